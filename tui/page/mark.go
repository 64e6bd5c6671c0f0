package page

import (
	"cmp"
	"slices"
	"sort"

	"baogao/model"
	"baogao/model/glossary"
	"baogao/tui/cell"
	"baogao/tui/theme"
)

// mark says that a stretch of the text has a role of its own. Marks may
// overlap: a lead with a figure in it.
type mark struct {
	span model.Span
	role theme.Role
	lit  bool // a hit: goes on top of all that is no hit
}

// marksOf returns the marks of a report, ordered by where they start; of those
// that start together, the longer first.
func marksOf(r *model.Report) []mark {
	var marks []mark
	add := func(s model.Span, role theme.Role) {
		if s.Len() > 0 {
			marks = append(marks, mark{span: s, role: role})
		}
	}
	r.Walk(func(s *model.Section, _ []*model.Section) bool {
		if s.Level > 2 && s.RunIn {
			add(s.Heading, theme.Heading1+theme.Role(min(s.Level, 4)-1))
		}
		return true
	})
	for _, l := range r.Leads {
		add(l.Span, theme.Lead)
	}
	for _, t := range r.Terms {
		add(t.Name, theme.Lead)
	}
	for _, ref := range r.References {
		if glossary.IsMark(ref.Span.In(r.Text)) {
			add(ref.Span, theme.Reference)
		} else {
			add(ref.Span, theme.Term)
		}
	}
	for _, o := range r.Observations {
		add(o.Number, theme.Figure)
	}
	slices.SortStableFunc(marks, func(a, b mark) int {
		return cmp.Or(cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(b.span.End, a.span.End))
	})
	return marks
}

// line returns the text of a block with its styles.
func (p *Page) line(b block) cell.Line {
	base := p.theme.Style(b.role())
	if b.note != "" {
		return cell.Line{{Text: b.note, Style: base}}
	}
	over := p.over(b.span)
	edges := []int{b.span.Start, b.span.End}
	for _, m := range over {
		edges = append(edges, max(m.span.Start, b.span.Start), min(m.span.End, b.span.End))
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)

	var line cell.Line
	var open []mark // those that cover the stretch, in the order they go on top of each other
	for i, start := range edges[:len(edges)-1] {
		open = slices.DeleteFunc(open, func(m mark) bool { return m.span.End <= start })
		for len(over) > 0 && over[0].span.Start <= start {
			open = append(open, over[0])
			over = over[1:]
		}
		style := base
		for _, m := range open {
			if !m.lit {
				style = p.theme.Over(style, m.role)
			}
		}
		for _, m := range open {
			if m.lit {
				style = p.theme.Over(style, m.role)
			}
		}
		line = append(line, cell.Run{Text: p.Report.Text[start:edges[i+1]], Style: style})
	}
	return line
}

// over returns the marks and hits that lie in a span.
func (p *Page) over(s model.Span) []mark {
	var list []mark
	for i := sort.Search(len(p.marks), func(i int) bool { return p.marks[i].span.Start >= s.Start }); i < len(p.marks) && p.marks[i].span.Start < s.End; i++ {
		list = append(list, p.marks[i])
	}
	hit := func(h model.Span, role theme.Role) {
		if h.Start < s.End && h.End > s.Start {
			list = append(list, mark{span: h, role: role, lit: true})
		}
	}
	hit(p.taken, theme.Taken)
	for i := sort.Search(len(p.hits), func(i int) bool { return p.hits[i].End > s.Start }); i < len(p.hits) && p.hits[i].Start < s.End; i++ {
		if p.hits[i] != p.here {
			hit(p.hits[i], theme.Hit)
		}
	}
	hit(p.here, theme.HitHere)
	slices.SortStableFunc(list, func(a, b mark) int { return cmp.Compare(a.span.Start, b.span.Start) })
	return list
}
