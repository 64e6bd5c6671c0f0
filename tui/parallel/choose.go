package parallel

import (
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/model/pairing"
	"baogao/tui/figures"
	"baogao/tui/mode"
)

// chosen returns the two reports that the reader means: the marked ones, with
// the one being read at the left where it is among them; with one marked, that
// and the one being read; otherwise this and another year of its region, the
// one before where there is one. The second is "" where that cannot be told.
func chosen(s *mode.Session) [2]string {
	here := s.Reader().Place().Report
	marks := s.Marks()
	if i := slices.Index(marks, here); i > 0 {
		marks = slices.Insert(slices.Delete(marks, i, i+1), 0, here)
	}
	switch {
	case len(marks) >= 2:
		return [2]string{marks[0], marks[1]}
	case len(marks) == 1 && marks[0] != here:
		return [2]string{here, marks[0]}
	}
	years := yearsOf(s.Library, here)
	i := slices.IndexFunc(years, func(e model.Entry) bool { return e.ID == here })
	switch {
	case len(years) < 2 || i < 0:
		return [2]string{here}
	case i > 0:
		return [2]string{here, years[i-1].ID}
	}
	return [2]string{here, years[i+1].ID}
}

// yearsOf returns the reports of a report's region, the oldest first.
func yearsOf(library model.Library, id string) []model.Entry {
	years := model.EntriesOfRegion(library, id)
	slices.SortStableFunc(years, func(a, b model.Entry) int { return a.Meta.PlanYear - b.Meta.PlanYear })
	return years
}

// otherYear puts another year of its region at the right: n years on, or back
// for a negative n, leaving out the report at the left.
func (p *Parallel) otherYear(n int) tea.Cmd {
	years := yearsOf(p.session.Library, p.ids[pairing.Right])
	years = slices.DeleteFunc(years, func(e model.Entry) bool { return e.ID == p.ids[pairing.Left] })
	i := slices.IndexFunc(years, func(e model.Entry) bool { return e.ID == p.ids[pairing.Right] })
	if i < 0 {
		return nil
	}
	to := max(0, min(i+n, len(years)-1))
	if to == i {
		which := "早"
		if n > 0 {
			which = "晚"
		}
		p.session.Say(strings.TrimSpace(years[i].Meta.Region.Name + " 没有更" + which + "的报告，现有 " + strconv.Itoa(len(years)) + " 份可选"))
		return nil
	}
	at := mode.Place{Report: p.ids[pairing.Left], Offset: p.columns[pairing.Left].At}
	return p.show([2]string{p.ids[pairing.Left], years[to].ID}, at)
}

// show shows two other reports.
func (p *Parallel) show(ids [2]string, at mode.Place) tea.Cmd {
	p.ids, p.start = ids, at
	return p.load()
}

// choose asks which reports to show, by marking them. Where they are no two in
// the end, and none are shown, it leaves.
func (p *Parallel) choose() tea.Cmd {
	p.session.Push(figures.NewChoose(p.session, func() tea.Cmd {
		ids := chosen(p.session)
		if ids[pairing.Right] == "" {
			if p.pairs == nil {
				p.session.Pop()
				p.session.Say("对读要有两份报告")
			}
			return nil
		}
		if p.holds(ids) && p.pairs != nil {
			return nil
		}
		return p.show(ids, p.session.Reader().Place())
	}))
	return nil
}
