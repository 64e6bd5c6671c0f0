// Package figures has the screens of numbers: regions side by side (Compare),
// one report's own figures (Own), what came of a region's targets (Outcome),
// an indicator through the years (Course) and over all regions (Rank), the
// sentences behind a figure (Source), and the choice of regions (Choose).
package figures

import (
	tea "github.com/charmbracelet/bubbletea"

	"baogao/model/match"
	"baogao/tui/cell"
	"baogao/tui/input"
	"baogao/tui/keys"
	"baogao/tui/list"
	"baogao/tui/mode"
)

// sheet is what the screens of figures share: a table under a filter, and
// beneath it the sentences behind the row under the cursor.
type sheet struct {
	session       *mode.Session
	content       content
	width, height int // cells
	table         table
	filter        input.Filter
	found         *match.Index // of the rows; nil until it is needed
	beneath       beneath
	rest          list.Rest // the sentences beneath follow it
}

// content is what a screen puts into its sheet.
type content interface {
	// index says what each row can be found by.
	index() []indexed
	// list returns the items of the rows that keep says are to be seen.
	list(keep []bool) []item
	// statements returns what stands behind a row, and the row's name.
	statements(row int) ([]statement, string)
	// arrange is called when what is shown, or the room for it, has changed.
	arrange()
	// rowSize is how many screen lines a row takes in the room there is.
	rowSize() int
	// headerSize is how many screen lines stand above the table.
	headerSize() int
	// drawRow draws the row that item i of the table is.
	drawRow(c cell.Canvas, i int)
}

// SetSize implements mode.Mode.
func (s *sheet) SetSize(width, height int) {
	s.width, s.height = width, height
	s.lay()
}

// lay gives the table and what is beneath it their room.
func (s *sheet) lay() {
	if s.width == 0 {
		return
	}
	body := max(0, s.height-s.content.headerSize())
	under := s.beneath.want(s.width, s.height)
	if len(s.table.items) == 0 {
		under = 0
	}
	s.beneath.height = under
	s.table.SetSize(body-under, s.content.rowSize())
	s.content.arrange()
}

// changed fills the table with other rows.
func (s *sheet) changed() {
	s.found = nil
	s.build()
}

// build fills the table anew with the same rows.
func (s *sheet) build() {
	rows := s.content.index()
	keep := make([]bool, len(rows))
	if s.filter.Text == "" {
		for i := range keep {
			keep[i] = true
		}
	} else {
		if s.found == nil {
			s.found = indexOf(rows)
		}
		keep = s.found.Filter(s.filter.Text)
	}
	s.table.setItems(s.content.list(keep))
	s.lay()
	s.settle()
}

// settle shows the sentences of the row under the cursor at once.
func (s *sheet) settle() {
	s.rest.Skip()
	s.beneath.statements, s.beneath.name = nil, ""
	if row, ok := s.table.row(); ok {
		s.beneath.statements, s.beneath.name = s.content.statements(row)
	}
}

// do carries out the actions that all sheets have and reports whether it was
// one of them.
func (s *sheet) do(action keys.Action, count int) (tea.Cmd, bool) {
	if changed, ok := s.filter.Do(action); ok {
		if changed {
			s.build()
		}
		return nil, true
	}
	switch action {
	case keys.Zoom:
		s.beneath.toggle(s.width, s.height)
		s.lay()
	case keys.Open:
		s.openSource()
	case keys.Bookmark:
		return s.bookmark(), true
	default:
		if !s.table.do(action, count) {
			return nil, false
		}
		return s.rest.Moved(), true
	}
	return nil, true
}

// bookmark puts a bookmark on the paragraph of the first figure of the row
// under the cursor, or takes it away.
func (s *sheet) bookmark() tea.Cmd {
	if row, ok := s.table.row(); ok {
		list, _ := s.content.statements(row)
		for _, st := range list {
			if st.figure != nil {
				return s.session.ToggleBookmark(st.report, st.figure.Quote.Start)
			}
		}
		s.session.Say("这一行没有原文")
	}
	return nil
}

// openSource opens the sentences behind the row under the cursor.
func (s *sheet) openSource() {
	if row, ok := s.table.row(); ok {
		list, name := s.content.statements(row)
		s.session.Push(newSource(s.session, list, name))
	}
}

// Typing implements mode.Typist.
func (s *sheet) Typing() bool { return s.filter.Typing }

// Update implements mode.Mode.
func (s *sheet) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case list.Rested:
		if s.rest.Is(msg) {
			s.settle()
		}
	case tea.KeyMsg:
		if s.filter.Typing && s.filter.Key(msg) {
			s.build()
		}
	case tea.MouseMsg:
		return s.mouse(msg)
	}
	return nil
}

func (s *sheet) mouse(m tea.MouseMsg) tea.Cmd {
	switch s.table.Mouse(m, s.content.headerSize()) {
	case list.Scrolled, list.Moved:
		return s.rest.Moved()
	case list.Again:
		s.openSource()
	}
	return nil
}

// contexts are the places whose keys hold in a sheet, the screen's own first.
func (s *sheet) contexts(own keys.Context) []keys.Context {
	return s.filter.Contexts(own, keys.Sheet, keys.Moving)
}

// Idle implements mode.Idler.
func (s *sheet) Idle(action keys.Action) bool { return len(s.table.items) == 0 && keys.OnRows(action) }

// status is the status of the screen with a path.
func (s *sheet) status(path ...string) mode.Status {
	return mode.FilterStatus(s.filter, s.session.Theme, s.table.Far(), path...)
}

// drawBeneath draws the sentences at the foot of the sheet.
func (s *sheet) drawBeneath(c cell.Canvas, here int) {
	if s.beneath.height > 0 {
		s.beneath.draw(c.Sub(0, c.Height-s.beneath.height, c.Width, s.beneath.height), s.session.Theme, here)
	}
}

// linesUnder is the width in cells under which columns are parted by blanks
// alone.
const linesUnder = 80

// gap is the room between the columns of a sheet in cells.
func (s *sheet) gap() int {
	if s.width < linesUnder {
		return tightGap
	}
	return s.session.Condition.Width(cell.Rule) + 2
}

// span is the room of a column in cells.
type span struct{ x, width int }

// left draws text from the column's left end, and right to its right end, in
// the first line of a canvas and cut to the column's width; nothing where the
// column has no room.
func (s span) left(c cell.Canvas, text string, style cell.Style) {
	if s.width > 0 {
		c.Text(s.x, 0, c.Condition().Truncate(text, s.width, "…"), style)
	}
}

func (s span) right(c cell.Canvas, text string, style cell.Style) {
	if s.width > 0 {
		drawRight(c, 0, s.x+s.width, s.x, text, style)
	}
}

// row gives columns their room from the left.
type row struct{ x, room int }

// place puts a column after a gap where there is room for it.
func (r *row) place(s *span, width, gap int) {
	if width > 0 && r.x+gap+width <= r.room {
		*s = span{r.x + gap, width}
		r.x += gap + width
	}
}

// drawLabel draws the label of a row, width cells wide, its beside at the
// right end; the row under the cursor is marked by its label alone, so that
// moving it costs little.
func (s *sheet) drawLabel(c cell.Canvas, label, beside string, cursor bool) {
	th, cond := s.session.Theme, s.session.Condition
	text, dim := list.Ground(c, th, cursor, true)
	right := c.Width - cond.Width(beside)
	if beside != "" {
		right--
	}
	x := cond.Width(list.Bar) + 1
	c.Text(x, 0, cond.Truncate(label, right-x, "…"), text)
	c.Text(c.Width-cond.Width(beside), 0, beside, dim)
}
