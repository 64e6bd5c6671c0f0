package figures

import (
	"baogao/tui/cell"
	"baogao/tui/theme"
)

// body is the table's room on the screen's canvas.
func (s *sheet) body(c cell.Canvas) cell.Canvas {
	return c.Sub(0, s.content.headerSize(), c.Width, s.table.Height())
}

// drawTable draws the headings of the groups and the rows of the table.
func (s *sheet) drawTable(c cell.Canvas) {
	body, heading := s.body(c), s.session.Theme.Style(theme.Accent)
	s.table.Each(func(i, y int) {
		if text := s.table.items[i].header; text != "" {
			body.Text(1, y, body.Condition().Truncate(text, body.Width-2, "…"), heading)
			return
		}
		s.content.drawRow(body.Sub(0, y, body.Width, s.table.RowSize()), i)
	})
}

// drawRows draws the table under the header, and at the foot the sentences,
// with statement here in sight; of an empty table it says why it is.
func (s *sheet) drawRows(c cell.Canvas, empty string, here int) {
	if len(s.table.items) == 0 {
		drawMessage(c.Sub(0, s.content.headerSize(), c.Width, c.Height), s.session.Theme, []string{empty}, nil)
		return
	}
	s.drawTable(c)
	s.drawBeneath(c, here)
}
