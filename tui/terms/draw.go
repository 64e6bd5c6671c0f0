package terms

import (
	"strconv"

	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/list"
	"baogao/tui/page"
	"baogao/tui/theme"
)

// header is the number of rows above the list.
const header = 2

// beside is the width from which on the explanation stands beside the list,
// not under it.
const beside = 72

// place is where the explanation stands.
type place struct{ x, y, width, height int }

// layout is where the explanation stands: at the right, or under the list.
func (t *Terms) layout() place {
	if t.width >= beside {
		x := min(max(24, t.numberWidth+t.nameWidth+6), t.width*2/5)
		return place{x: x, y: header, width: t.width - x, height: t.height - header}
	}
	under := max(3, (t.height-header)/2)
	return place{y: t.height - under, width: t.width, height: under}
}

// SetSize implements mode.Mode.
func (t *Terms) SetSize(width, height int) {
	t.width, t.height = width, height
	l := t.layout()
	if l.x > 0 {
		t.list.SetSize(height-header, 1)
	} else {
		t.list.SetSize(l.y-1-header, 1) // a line parts the list from what is under it
	}
}

// textWidth is the width of the explanation's text in cells.
func textWidth(l place) int { return min(l.width-4, page.Measure) }

// scroll moves the explanation by rows.
func (t *Terms) scroll(by int) {
	l := t.layout()
	t.top = max(0, min(t.top+by, len(t.rows(textWidth(l)))-l.height))
}

// rows is what is said of the term under the cursor, in rows of a width.
func (t *Terms) rows(width int) []cell.Line {
	x := t.here()
	if x == nil || t.what == nil {
		return nil
	}
	th := t.session.Theme
	rows := []cell.Line{{{Text: t.session.Condition.Truncate(x.name, width, "…"), Style: th.Style(theme.Term)}}}
	rows = append(rows, t.what.Rows(width)...)
	if mentions := mentioned(t.report, x.mentions); x.entry >= 0 {
		rows = append(rows, nil)
		for _, row := range t.session.Condition.Wrap(cell.Line{{Text: mentions, Style: th.Style(theme.Dim)}}, cell.Wrap{Width: max(8, width)}) {
			rows = append(rows, row.Line)
		}
	}
	return rows
}

// mentioned says where the text mentions a term: the sections of the first
// level, and how often.
func mentioned(r *model.Report, mentions []model.Span) string {
	if len(mentions) == 0 {
		return "正文没有提到。"
	}
	s := "正文提到 " + strconv.Itoa(len(mentions)) + " 处："
	var last *model.Section
	for _, m := range mentions {
		path := r.PathAt(m.Start)
		if len(path) == 0 || path[len(path)-1] == last {
			continue
		}
		if last != nil {
			s += "；"
		}
		last = path[len(path)-1]
		s += r.HeadingOf(last)
	}
	return s
}

// Draw implements mode.Mode.
func (t *Terms) Draw(c cell.Canvas) {
	th, cond := t.session.Theme, t.session.Condition
	x := c.Text(1, 0, "名词解释", th.Style(theme.HeaderHere))
	if t.report != nil {
		c.Text(x+2, 0, cond.Truncate(t.report.Meta.String()+"  "+t.summary(), c.Width-x-3, "…"), th.Style(theme.Dim))
	}
	if why := t.silence(); why != "" {
		c.Paragraph(1, header, why, th.Style(theme.Dim))
		return
	}
	l := t.layout()
	names := c.Sub(0, header, l.width, t.list.Height())
	if l.x > 0 {
		names = c.Sub(0, header, l.x-1, t.list.Height())
		c.Sub(0, header, c.Width, c.Height-header).Down(l.x-1, th.Style(theme.Faint))
	} else {
		c.Across(0, l.y-1, th.Style(theme.Faint))
	}
	t.list.Each(func(i, y int) { t.drawRow(names.Sub(0, y, names.Width, 1), &t.all[t.shown[i]], i == t.list.Cursor()) })
	t.drawExplanation(c.Sub(l.x, l.y, l.width, l.height), l)
}

// summary says how many terms there are, and how many marks without one.
func (t *Terms) summary() string {
	entries := len(t.report.Terms)
	s := strconv.Itoa(entries) + " 条"
	if marks := len(t.all) - entries; marks > 0 {
		s += "，" + strconv.Itoa(marks) + " 处标注没有解释"
	}
	return s
}

// silence says why there is nothing to list.
func (t *Terms) silence() string {
	switch {
	case t.problem != "":
		return t.problem
	case len(t.all) == 0:
		return t.report.Meta.String() + " 没有名词解释。"
	case len(t.shown) == 0:
		return "没有含“" + t.filter.Text + "”的名词。"
	}
	return ""
}

// drawRow draws a term's row: its number and name, and that it has no entry.
func (t *Terms) drawRow(c cell.Canvas, x *term, here bool) {
	th, cond := t.session.Theme, t.session.Condition
	text, dim := list.Ground(c, th, here, true)
	at, numberWidth := cond.Width(list.Bar)+1, t.numberWidth
	c.Text(at, 0, cond.PadLeft(x.number, numberWidth), dim)
	right := c.Width - 1
	if x.entry < 0 && len(t.report.Terms) > 0 { // where none has one, the header says so
		const without = "无"
		right -= cond.Width(without) + 1
		c.Text(right+1, 0, without, th.Over(dim, theme.Warning))
	}
	at += numberWidth + 1
	c.Text(at, 0, cond.Truncate(x.name, right-at, "…"), text)
}

// drawExplanation draws what is said of the term under the cursor, and that
// there is more of it.
func (t *Terms) drawExplanation(c cell.Canvas, l place) {
	th, cond := t.session.Theme, t.session.Condition
	margin := 1
	if l.x > 0 {
		margin = cond.Width(cell.Rule)
	}
	rows := t.rows(textWidth(l))
	top := max(0, min(t.top, len(rows)-c.Height))
	for y := 0; y < c.Height && top+y < len(rows); y++ {
		c.Draw(margin, y, rows[top+y])
	}
	if top+c.Height < len(rows) {
		const more = " 下面还有"
		c.Text(c.Width-1-cond.Width(more), c.Height-1, more, th.Style(theme.Dim))
	}
}
