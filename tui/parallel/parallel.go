// Package parallel is the mode that shows two reports side by side (对读), at
// sections that are about the same, scrolling together.
package parallel

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/model/pairing"
	"baogao/tui/keys"
	"baogao/tui/list"
	"baogao/tui/mode"
	"baogao/tui/page"
)

// left is what the mode is kept under when one goes into a report.
const left = "parallel"

// Parallel is the mode.
type Parallel struct {
	session       *mode.Session
	width, height int

	ids     [2]string  // of the two reports
	start   mode.Place // where to begin
	waiting bool       // for the reports, or to be told which
	problem string     // shown instead of the texts

	pairs   *pairing.Pairs // nil until both reports are there
	found   *pairing.Pairs // the same without what was paired by hand
	columns [2]page.View
	side    pairing.Side // the column that has the keys
	apart   bool         // each column scrolls by itself
	outline outline
}

// Open returns the mode for the reports that the reader means, as it was left
// where they are still the same; where that cannot be told, it asks for them
// first.
func Open(s *mode.Session) mode.Mode {
	here := s.Reader().Place()
	ids := chosen(s)
	if p, ok := s.Left(left).(*Parallel); ok && p.pairs != nil && p.holds(ids) {
		p.come(here)
		return p
	}
	p := &Parallel{session: s, ids: ids, start: here, waiting: true}
	p.outline.list = list.List{Margin: 2, Stay: true}
	return p
}

// holds reports whether the mode shows two reports, whichever is where.
func (p *Parallel) holds(ids [2]string) bool {
	return p.ids == ids || p.ids == [2]string{ids[1], ids[0]}
}

// Start implements mode.Starter.
func (p *Parallel) Start() tea.Cmd {
	switch {
	case p.pairs != nil:
		return nil
	case p.ids[pairing.Right] == "":
		return p.choose()
	}
	return p.load()
}

// loaded is two reports with what was found to be about the same in them.
type loaded struct {
	to    *Parallel
	ids   [2]string
	pairs *pairing.Pairs
	why   string // there are none
}

// load gets the two reports from the library and pairs their sections.
func (p *Parallel) load() tea.Cmd {
	library, ids := p.session.Library, p.ids
	p.waiting = true
	now, later := mode.Soon(func() tea.Msg {
		var reports [2]*model.Report
		for i, id := range ids {
			r, err := library.Report(id)
			if err != nil {
				return loaded{to: p, ids: ids, why: err.Error()}
			}
			reports[i] = r
		}
		return loaded{to: p, ids: ids, pairs: pairing.Find(reports[0], reports[1])}
	}, func(what any) tea.Msg {
		return loaded{to: p, ids: ids, why: fmt.Sprintf("对照 %s 和 %s 时程序出错：%v", ids[0], ids[1], what)}
	})
	if later == nil {
		p.take(now.(loaded))
	}
	return later
}

// take shows what was loaded, unless other reports have been asked for
// meanwhile. What cannot be read leaves the texts that are there.
func (p *Parallel) take(l loaded) {
	if l.ids != p.ids {
		return
	}
	p.waiting = false
	before, side := p.pairs, p.side
	switch {
	case l.pairs == nil && before == nil:
		p.problem = l.why
		return
	case l.pairs == nil:
		p.ids = [2]string{before.Report(pairing.Left).ID, before.Report(pairing.Right).ID}
		p.session.Say(l.why)
		return
	}
	p.found = l.pairs
	for side := range p.columns {
		r := l.pairs.Report(pairing.Side(side))
		p.columns[side].Page = page.New(r, nil, p.session.Theme, p.session.Condition)
		p.columns[side].GoTo(0)
	}
	p.rejoin()
	p.arrange()
	p.come(p.start)
	if before != nil {
		p.turn(side)
	}
}

// come goes to a place in one of the reports, and beside it in the other.
func (p *Parallel) come(at mode.Place) {
	for side, id := range p.ids {
		if id == at.Report {
			p.side = pairing.Side(side)
			p.columns[side].GoTo(at.Offset)
			p.follow()
			return
		}
	}
	p.follow()
}

// active is the column that has the keys.
func (p *Parallel) active() *page.View { return &p.columns[p.side] }

// report is the report of the column that has the keys.
func (p *Parallel) report() *model.Report { return p.pairs.Report(p.side) }

// section is the innermost section that is being read on a side, nil before
// the first.
func (p *Parallel) section(s pairing.Side) *model.Section {
	path := p.pairs.Report(s).PathAt(p.columns[s].At)
	if len(path) == 0 {
		return nil
	}
	return path[len(path)-1]
}

// follow brings what stands opposite to what is being read into view in the
// other column, which stays where it is when that has nothing of the kind.
func (p *Parallel) follow() {
	if at, ok := p.pairs.Opposite(p.side, p.active().At); ok {
		p.columns[p.side.Other()].GoTo(at)
	}
	p.outline.follow(p)
}

// moved is called when the active column has been scrolled.
func (p *Parallel) moved() {
	if p.apart {
		p.outline.follow(p)
		return
	}
	p.follow()
}

// step goes to the nth section after what is being read, or before it for a
// negative n; paired counts only sections that have a partner. Both columns
// go there, also when they are apart.
func (p *Parallel) step(n int, paired bool) {
	view := p.active()
	to := -1
	at := view.At
	for ; n != 0; n -= sign(n) {
		next := -1
		p.report().Walk(func(s *model.Section, _ []*model.Section) bool {
			if paired && p.pairs.Partner(p.side, s) == nil {
				return true
			}
			if n > 0 && s.Span.Start > at {
				next = s.Span.Start
				return false
			}
			if n < 0 && s.Span.Start < at {
				next = s.Span.Start
			}
			return true
		})
		if next < 0 {
			break
		}
		to, at = next, next
	}
	if to >= 0 {
		view.GoTo(to)
		p.follow()
	}
}

func sign(n int) int {
	if n < 0 {
		return -1
	}
	return 1
}

// Contexts implements mode.Mode.
func (p *Parallel) Contexts() []keys.Context { return []keys.Context{keys.Parallel, keys.Moving} }

// Subject is the ID of the report that has the keys.
func (p *Parallel) Subject() string { return p.ids[p.side] }

// Do implements mode.Mode.
func (p *Parallel) Do(action keys.Action, count int) tea.Cmd {
	if action == keys.Choose {
		return p.choose()
	}
	if p.pairs == nil || p.waiting {
		return nil
	}
	n := max(count, 1)
	switch action {
	case keys.Left:
		p.turn(pairing.Left)
	case keys.Right:
		p.turn(pairing.Right)
	case keys.NextPane:
		p.turn(p.side.Other())
	case keys.NextSection:
		p.step(n, true)
	case keys.PrevSection:
		p.step(-n, true)
	case keys.NextPart:
		p.step(n, false)
	case keys.PrevPart:
		p.step(-n, false)
	case keys.Together:
		p.apart = !p.apart
		p.moved()
	case keys.OpenPairs:
		p.session.Push(newTable(p))
	case keys.Join:
		p.joinHere()
	case keys.Bookmark:
		return p.session.ToggleBookmark(p.report(), p.active().At)
	case keys.EarlierYear:
		return p.otherYear(-n)
	case keys.LaterYear:
		return p.otherYear(n)
	case keys.Open:
		p.session.Leave(left, p)
		return p.session.GoTo(mode.Place{Report: p.ids[p.side], Offset: p.active().At})
	default:
		if p.active().Do(action, count) {
			p.moved()
		}
	}
	return nil
}

// turn gives the keys to a side.
func (p *Parallel) turn(s pairing.Side) {
	p.side = s
	p.outline.follow(p)
}

// Update implements mode.Mode.
func (p *Parallel) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case loaded:
		if msg.to == p {
			p.take(msg)
		}
	case tea.MouseMsg:
		p.mouse(msg)
	}
	return nil
}

// mouse scrolls the column under the pointer; a click gives it the keys, and
// one in the outline goes there.
func (p *Parallel) mouse(m tea.MouseMsg) {
	if p.pairs == nil || m.Action != tea.MouseActionPress {
		return
	}
	l := p.layout()
	if l.outline > 0 && m.X < l.outline {
		switch p.outline.list.Mouse(m, outlineHeader) {
		case list.Moved, list.Again:
			p.active().GoTo(p.outline.rows[p.outline.list.Cursor()].section.Span.Start)
			p.follow()
		}
		return
	}
	side := p.side
	if l.two && m.X >= l.x[pairing.Right] {
		side = pairing.Right
	} else if l.two {
		side = pairing.Left
	}
	p.turn(side)
	if n := list.Turned(m); n != 0 {
		p.active().Scroll(n)
		p.moved()
	}
}

// Status implements mode.Mode.
func (p *Parallel) Status() mode.Status {
	s := mode.Status{Path: []string{"对读"}}
	if p.pairs == nil {
		return s
	}
	s.Path = append(s.Path, p.report().Meta.String())
	s.Far = p.active().Far()
	if p.apart {
		s.Note = "各动各的"
	}
	return s
}
