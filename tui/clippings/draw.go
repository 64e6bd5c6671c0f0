package clippings

import (
	"strings"
	"unicode/utf8"

	"baogao/tui/cell"
	"baogao/tui/theme"
)

// Draw implements mode.Mode.
func (c *Clippings) Draw(canvas cell.Canvas) {
	under := c.under()
	c.shelf.Draw(canvas.Sub(0, 0, canvas.Width, canvas.Height-under))
	if under > 0 {
		c.drawWhole(canvas.Sub(0, canvas.Height-under, canvas.Width, under))
	}
}

// head is as much of a text as can be seen in a number of cells, and a little
// more: a clipping may be a whole part of a report.
func head(text string, cells int) string {
	return strings.ToValidUTF8(text[:min(len(text), cells*utf8.UTFMax)], "")
}

// drawWhole draws the whole text of a clipping under a line, as far as there
// is room.
func (c *Clippings) drawWhole(canvas cell.Canvas) {
	th, cond := c.session.Theme, canvas.Condition()
	canvas.Across(0, 0, th.Style(theme.Faint))
	if c.shown >= len(c.shelf.Rows) {
		return
	}
	text := head(c.shelf.Rows[c.shown].Text, canvas.Width*canvas.Height)
	rows := cond.Wrap(cell.Line{{Text: text, Style: th.Style(theme.Text)}}, cell.Wrap{Width: max(8, canvas.Width-2)})
	for y, row := range rows[:min(len(rows), canvas.Height-1)] {
		canvas.Draw(1, 1+y, row.Line)
	}
	if len(rows) > canvas.Height-1 {
		more := "…"
		canvas.Text(canvas.Width-1-cond.Width(more), canvas.Height-1, more, th.Style(theme.Dim))
	}
}
