package jump

import (
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/model/match"
	"baogao/tui/mode"
)

// target is something to jump to.
type target struct {
	kind    string // what it is, in a word
	before  string // stands before the name and is not searched: （一）
	name    string
	aliases []string
	detail  string // what tells it from others of its name
	place   mode.Place
}

// source is targets of one kind, ready to be searched.
type source struct {
	index  *match.Index
	number int
	target func(i int) target
	behind int // how much better a target must match to come before those of other kinds; see match's costs
}

// The order of what matches equally well. What other reports hold comes after
// all else but what matches only loosely or not from the start.
const (
	behindFigures   = 15
	behindTerms     = 25
	behindSections  = 30
	behindBookmarks = 60
	behindOthers    = 1500
)

// sourceOf returns a source of targets.
func sourceOf(targets []target, behind int) source {
	names, aliases := make([]string, len(targets)), make([][]string, len(targets))
	for i, t := range targets {
		names[i], aliases[i] = t.name, t.aliases
	}
	return source{match.NewIndexWithAliases(names, aliases), len(targets), func(i int) target { return targets[i] }, behind}
}

// reports are the reports of the library: 荆门市 2024. Each is found by its year
// alone, too, and a region's newest by the region.
func reports(entries []model.Entry) source {
	names, aliases := make([]string, len(entries)), make([][]string, len(entries))
	for i, e := range entries {
		names[i] = e.Meta.String()
		aliases[i] = []string{strconv.Itoa(e.Meta.PlanYear)}
		if i == 0 || !entries[i-1].Meta.SameRegion(e.Meta) {
			aliases[i] = append(aliases[i], e.Meta.Region.Name)
		}
	}
	return source{match.NewIndexWithAliases(names, aliases), len(entries), func(i int) target {
		e := entries[i]
		return target{kind: "地区", name: names[i], aliases: aliases[i], detail: e.Meta.Region.Parent, place: mode.Place{Report: e.ID, Left: true}}
	}, 0}
}

// figuresOf are what a report says about each indicator: the way to what was
// done, or else to what is planned.
func figuresOf(r *model.Report) []target {
	var targets []target
	for _, row := range model.Compare([]*model.Figures{model.FiguresOf(r)}, 0).Rows {
		f := row.Figures[0]
		said := row.Measure.Word() + " " + f.String()
		if row.Tense != model.Done {
			said = row.Measure.Word() + " " + model.Plan.Word() + " " + f.String()
		}
		if n := len(targets); n > 0 && row.Tense != model.Done && targets[n-1].name == row.Indicator && strings.HasPrefix(targets[n-1].detail, row.Measure.Word()+" ") {
			targets[n-1].detail += "  " + model.Plan.Word() + " " + f.String()
			continue
		}
		targets = append(targets, target{kind: "指标", name: row.Indicator, aliases: row.Entry.Aliases, detail: said,
			place: mode.Place{Report: r.ID, Offset: f.Quote.Start, Lit: f.Number}})
	}
	return targets
}

// termsOf are the entries of a report's 名词解释.
func termsOf(r *model.Report) []target {
	targets := make([]target, len(r.Terms))
	for i, t := range r.Terms {
		targets[i] = target{kind: "名词", name: t.Name.In(r.Text), place: mode.Place{Report: r.ID, Offset: t.Span.Start, Lit: t.Name}}
	}
	return targets
}

// sectionsOf are the sections of a report, told apart by those that they stand
// in.
func sectionsOf(r *model.Report) []target {
	var targets []target
	r.Walk(func(s *model.Section, ancestors []*model.Section) bool {
		title := s.Title.In(r.Text)
		t := target{kind: "章节", before: strings.TrimSuffix(r.HeadingOf(s), title), name: title,
			place: mode.Place{Report: r.ID, Offset: s.Span.Start}}
		if n := len(ancestors); n > 0 {
			t.detail = r.HeadingOf(ancestors[n-1])
		}
		targets = append(targets, t)
		return true
	})
	return targets
}

// bookmarks are the reader's.
func bookmarks(spots []mode.Spot) source {
	targets := make([]target, len(spots))
	for i, s := range spots {
		targets[i] = spotTarget("书签", s)
	}
	return sourceOf(targets, behindBookmarks)
}

// spotTarget is the way to a place that was kept.
func spotTarget(kind string, s mode.Spot) target {
	t := target{kind: kind, name: s.Title, aliases: []string{s.Section, s.Line}, detail: s.Section, place: s.Place()}
	if kind == "书签" || t.detail == "" {
		t.detail = s.Line
	}
	return t
}

// The most places that are shown before anything is typed.
const (
	mostVisits    = 9
	mostBookmarks = 30
)

// lately are where the reader was, a section once, and the bookmarks.
func lately(s *mode.Session) []target {
	var targets []target
	seen := map[[2]string]bool{}
	if here, ok := s.Reader().Spot(); ok {
		seen[[2]string{here.Report, here.Section}] = true
	}
	for _, v := range s.Store.Visits() {
		key := [2]string{v.Report, v.Section}
		if !seen[key] && len(targets) < mostVisits && s.Holds(v.Report) {
			seen[key] = true
			targets = append(targets, spotTarget("去过", v))
		}
	}
	for i, b := range s.Store.Bookmarks() {
		if i < mostBookmarks {
			targets = append(targets, spotTarget("书签", b))
		}
	}
	return targets
}

// gathered is what other reports hold.
type gathered struct {
	of     *Jump
	source source
}

// The most other reports that are looked through: those marked, those of the
// same region, and in a small library all.
const (
	mostOthers   = 30
	smallLibrary = 30
)

// gather loads other reports beside the event loop and lists what they hold.
func (j *Jump) gather() tea.Cmd {
	ids := j.session.Marks()
	entries := j.session.Library.Entries()
	if len(entries) > smallLibrary {
		entries = model.EntriesOfRegion(j.session.Library, j.report)
	}
	for _, e := range entries {
		if !j.session.Marked(e.ID) {
			ids = append(ids, e.ID)
		}
	}
	library, here := j.session.Library, j.report
	return func() tea.Msg {
		var targets []target
		for _, id := range ids[:min(len(ids), mostOthers)] {
			if r, err := library.Report(id); err == nil && id != here {
				for _, t := range slices.Concat(figuresOf(r), termsOf(r), sectionsOf(r)) {
					t.detail = strings.TrimSpace(r.Meta.String() + "  " + t.detail)
					targets = append(targets, t)
				}
			}
		}
		return gathered{j, sourceOf(targets, behindOthers)}
	}
}
