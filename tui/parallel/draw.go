package parallel

import (
	"baogao/model"
	"baogao/model/pairing"
	"baogao/tui/cell"
	"baogao/tui/theme"
)

// The widths in cells from which on there is room for two columns, and for the
// outline beside them.
const (
	twoColumns  = 80
	withOutline = 132
)

// Beyond these widths in cells room goes to the other columns, and to the
// margins: lines of some 24 characters are read side by side with ease, and a
// page of them is fewer bytes.
const (
	widestOutline = 52
	roomy         = 52
)

// header is the number of rows above a text: whose it is, and its section.
const header = 2

// layout is where the columns stand, in cells.
type layout struct {
	outline int    // width of the outline at the left, 0 for none
	two     bool   // both texts are in sight, else that which has the keys
	x       [2]int // of the texts
	width   [2]int
	margin  int // blank cells at each side of a text
}

func (p *Parallel) layout() layout {
	line := p.session.Condition.Width(cell.Rule)
	if p.width < twoColumns {
		return layout{width: [2]int{p.width, p.width}, margin: 1}
	}
	l := layout{two: true, margin: 1}
	if p.width >= withOutline {
		l.outline, l.margin = min(max(p.width/4, p.width-108), widestOutline), 2
	}
	first := l.outline
	if first > 0 {
		first += line
	}
	half := (p.width - first - line) / 2
	if half >= roomy {
		l.margin = 3
	}
	l.x = [2]int{first, p.width - half}
	l.width = [2]int{p.width - half - line - first, half}
	return l
}

// SetSize implements mode.Mode.
func (p *Parallel) SetSize(width, height int) {
	p.width, p.height = width, height
	p.arrange()
}

// arrange gives the columns their room.
func (p *Parallel) arrange() {
	if p.pairs == nil {
		return
	}
	l := p.layout()
	for side := range p.columns {
		view := &p.columns[side]
		view.Height = p.height - header
		view.Fit(max(8, l.width[side]-2*l.margin), p.height)
	}
	p.outline.list.SetSize(p.height-outlineHeader, 1)
	p.outline.follow(p)
}

// Draw implements mode.Mode.
func (p *Parallel) Draw(c cell.Canvas) {
	th, cond := p.session.Theme, p.session.Condition
	if p.pairs == nil {
		why := p.problem
		if why == "" {
			why = "正在读两份报告 …"
		}
		c.Text(1, 0, "对读", th.Style(theme.HeaderHere))
		c.Paragraph(1, header, why, th.Style(theme.Dim))
		return
	}
	l := p.layout()
	for side := range p.columns {
		s := pairing.Side(side)
		if !l.two && s != p.side {
			continue
		}
		if x := l.x[side]; x > 0 {
			c.Down(x-cond.Width(cell.Rule), th.Style(theme.Faint))
		}
		room := c.Sub(l.x[side], 0, l.width[side], c.Height)
		p.drawHeader(room.Sub(l.margin, 0, room.Width-2*l.margin, header), s, l.two)
		p.columns[side].Page.Draw(room.Sub(l.margin, header, room.Width-2*l.margin, room.Height-header), p.columns[side].Top)
	}
	if l.outline > 0 {
		p.outline.draw(c.Sub(0, 0, l.outline, c.Height), p)
	}
}

// drawHeader draws whose text it is and, once its heading is out of view, the
// section that is being read; or that there is none like the one in the other
// column, and where this one has stayed.
func (p *Parallel) drawHeader(c cell.Canvas, s pairing.Side, both bool) {
	th, cond := p.session.Theme, p.session.Condition
	style := th.Style(theme.Header)
	if s == p.side {
		style = th.Style(theme.HeaderHere)
	}
	far, note, section := p.columns[s].Far(), "", ""
	own := p.section(s)
	if own != nil && !p.columns[s].Shows(own.Heading.Start) {
		section = p.pairs.Report(s).HeadingOf(own)
	}
	switch {
	case !both:
		far = "另一份 " + p.pairs.Report(s.Other()).Meta.String()
		if p.unanswered() {
			note = p.silence(s.Other()) + "  "
		}
	case s != p.side && p.unanswered():
		note, section = p.silence(s), ""
		if own != nil {
			section = "，停在 " + p.pairs.Report(s).HeadingOf(own)
		}
	}
	x := c.Text(0, 0, p.pairs.Report(s).Meta.String(), style)
	if p.pairs.Report(s).Has(model.FlagTruncated) {
		x = c.Text(x+2, 0, "原文不全", th.Style(theme.Warning))
	}
	c.Text(max(x+1, c.Width-cond.Width(far)), 0, far, th.Style(theme.Dim))
	x = c.Text(0, 1, note, th.Style(theme.Warning))
	c.Text(x, 1, cond.Truncate(section, max(0, c.Width-x), "…"), th.Style(theme.Dim))
}

// unanswered reports whether what is being read has nothing like it on the
// other side.
func (p *Parallel) unanswered() bool {
	_, ok := p.pairs.Opposite(p.side, p.active().At)
	return !ok
}

// silence says that a side has nothing like what is being read on the other:
// 荆州市 2024 无对应.
func (p *Parallel) silence(s pairing.Side) string {
	r, other := p.pairs.Report(s).Meta, p.pairs.Report(s.Other()).Meta
	if r.Region.Name == other.Region.Name || r.Region.Name == "" {
		return r.String() + " 无对应"
	}
	return r.Region.Name + "无对应"
}
