package everywhere

import (
	"strconv"

	"baogao/model/search"
	"baogao/tui/cell"
	"baogao/tui/input"
	"baogao/tui/list"
	"baogao/tui/theme"
)

// header is the number of rows above the list.
const header = 2

// The widths of the columns of the list, in cells.
const (
	nameWidth  = 16
	barWidth   = 20
	whereWidth = 9
)

// Draw implements mode.Mode.
func (e *Everywhere) Draw(c cell.Canvas) {
	th, cond := e.session.Theme, e.session.Condition
	x := c.Text(1, 0, "全部查找", th.Style(theme.HeaderHere))
	c.Draw(x+2, 0, cond.TruncateLine(cell.Line{{Text: e.summary(), Style: th.Style(theme.Dim)}}, max(0, c.Width-x-3), "…"))
	room := c.Sub(0, header, c.Width, c.Height-header)
	if len(e.rows) == 0 {
		room.Text(1, 0, cond.Truncate(e.silence(), max(0, room.Width-2), "…"), th.Style(theme.Dim))
		return
	}
	e.list.Each(func(i, y int) {
		e.drawRow(room.Sub(0, y, room.Width, 1), &e.rows[i], i == e.list.Cursor())
	})
}

// summary says how much was found.
func (e *Everywhere) summary() string {
	switch {
	case e.problem != "":
		return e.problem
	case e.searching && e.share == 0:
		return "正在查找 …"
	case e.total == 0 && !e.searching:
		return ""
	}
	s := strconv.Itoa(e.reports) + " 份报告 " + strconv.Itoa(e.total) + " 处"
	if e.searching {
		return "正在查找 " + strconv.Itoa(e.share) + "%  " + s
	}
	if e.reports > mostReports {
		s += "，列出前 " + strconv.Itoa(mostReports) + " 份"
	}
	return s
}

// silence says why the list is empty.
func (e *Everywhere) silence() string {
	switch {
	case e.searching:
		return ""
	case e.line.Text == "":
		return "输入要查的词，" + input.HowToType + "；几个词用空格分开，要都有。"
	case !e.expression && search.TooShort(e.line.Text):
		return "没有报告含“" + e.line.Text + "”；" + input.TooShort + "。"
	}
	return "没有报告含“" + e.line.Text + "”。"
}

// drawRow draws a report's line or a match.
func (e *Everywhere) drawRow(c cell.Canvas, r *row, here bool) {
	th, cond := e.session.Theme, e.session.Condition
	label, dim := th.Style(theme.Strong), th.Style(theme.Dim)
	if r.match != nil {
		label = dim
	}
	margin := cond.Width(list.Bar) + 1
	if here {
		// Only the label is lit up: a move of the cursor changes few cells.
		width := margin + nameWidth
		if r.match != nil {
			width = margin + 2 + whereWidth
		}
		label, dim = list.Ground(c.Sub(0, 0, width, 1), th, true, true)
	}
	if r.match != nil {
		if r.shown == nil { // on its way
			c.Text(margin+2, 0, "…", label)
			return
		}
		c.Text(margin+2, 0, cond.PadRight(r.shown.where, whereWidth), label)
		x := margin + 2 + whereWidth + 1
		room := max(0, c.Width-x-1)
		// What was looked for stands in one column, as in a concordance.
		width := min(room/2, 2*before+cond.Width("…"))
		head := cond.PadLeft(cond.Tail(r.shown.head, width), width)
		line := append(cell.Line{{Text: head, Style: th.Style(theme.Text)}}, r.shown.line...)
		c.Draw(x, 0, cond.TruncateLine(line, room, "…"))
		return
	}
	x := c.Text(margin, 0, cond.PadRight(r.result.Entry.Meta.String(), nameWidth), label)
	count := cond.PadLeft(strconv.Itoa(r.result.Count), 4) + " 处"
	if r.result.Count > len(r.result.Matches) {
		count += "（列出 " + strconv.Itoa(len(r.result.Matches)) + "）"
	}
	x = c.Text(x+1, 0, count+"  ", dim)
	if c.Width >= 60 && e.most > 0 {
		size := max(1, r.result.Count*barWidth/e.most)
		c.Sub(x, 0, size, 1).Fill(th.Solid(theme.Faint))
	}
}
