package parallel

import (
	"baogao/model"
	"baogao/model/pairing"
	"baogao/tui/cell"
	"baogao/tui/list"
	"baogao/tui/theme"
)

// outlineHeader is the number of rows above the outline.
const outlineHeader = 2

// outline is the sections of the report that has the keys, each with the
// address of its counterpart in the other.
type outline struct {
	list list.List
	of   pairing.Side
	rows []outlineRow
	made *pairing.Pairs // that the rows were made of
	// addresses are those of the other report's sections.
	addresses map[*model.Section]string
}

type outlineRow struct {
	section *model.Section
	depth   int
}

// follow puts the cursor on the section that is being read.
func (o *outline) follow(p *Parallel) {
	if o.made != p.pairs || o.of != p.side {
		o.made, o.of, o.rows = p.pairs, p.side, nil
		p.report().Walk(func(s *model.Section, ancestors []*model.Section) bool {
			o.rows = append(o.rows, outlineRow{s, len(ancestors)})
			return true
		})
		o.addresses = p.pairs.Report(p.side.Other()).Addresses()
		o.list.SetRows(len(o.rows), nil)
	}
	reading := p.section(p.side)
	for i, r := range o.rows {
		if r.section == reading {
			o.list.Move(i)
			return
		}
	}
	o.list.Move(0)
}

// What stands where a section has no counterpart, and after the address of
// one that speaks about it, too.
const (
	none   = "无对应"
	inside = "内"
)

func (o *outline) draw(c cell.Canvas, p *Parallel) {
	th, cond := p.session.Theme, p.session.Condition
	r := p.report()
	name := p.pairs.Report(p.side.Other()).Meta.Region.Name
	right := c.Width - 1 - cond.Width(name)
	c.Text(cond.Width(list.Bar)+1, 0, cond.Truncate(r.Meta.String(), max(0, right-4), "…"), th.Style(theme.HeaderHere))
	c.Text(right, 0, name, th.Style(theme.Header))
	c = c.Sub(0, outlineHeader, c.Width, c.Height-outlineHeader)
	o.list.Each(func(i, y int) {
		s := o.rows[i].section
		row := c.Sub(0, y, c.Width, 1)
		text, dim := list.Ground(row, th, i == o.list.Cursor(), false)
		at := none
		if partner := p.pairs.Partner(p.side, s); partner != nil {
			at = o.addresses[partner]
		} else if around := p.pairs.Within(p.side, s); around != nil {
			at = o.addresses[around] + inside
		}
		row.Text(row.Width-1-cond.Width(at), 0, at, dim)
		x := cond.Width(list.Bar) + 1 + 2*o.rows[i].depth
		row.Text(x, 0, cond.Truncate(r.HeadingOf(s), row.Width-x-2-max(cond.Width(at), cond.Width("二.10")), "…"), text)
	})
}
