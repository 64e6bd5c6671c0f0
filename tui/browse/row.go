package browse

import (
	"baogao/tui/cell"
	"baogao/tui/theme"
)

// bar stands before the row under the cursor.
const bar = "▌"

// foldMarker stands before a row with others under it.
func foldMarker(open bool) string {
	if open {
		return "▾"
	}
	return "▸"
}

// row draws the ground of a row of a list: the bar and, in the pane that has
// the keys, the colour under the cursor. It returns the styles of the row's
// text and of what is beside the point.
func row(c cell.Canvas, th *theme.Theme, cursor, here bool) (text, dim cell.Style) {
	if !cursor {
		return th.Style(theme.Text), th.Style(theme.Dim)
	}
	if !here {
		c.Text(0, 0, bar, th.Style(theme.Accent))
		return th.Style(theme.Rest), th.Style(theme.Dim)
	}
	text = th.Style(theme.Cursor)
	c.Fill(text)
	c.Text(0, 0, bar, th.Over(text, theme.Accent))
	return text, text // with 16 colours the ground is as grey as dim text
}
