// Package list is the cursor of a list of rows, and which of them are in view:
// moves, pages, the wheel and clicks of the mouse. What the rows say and how
// they look is their owner's.
//
// To use it: keep a List, tell it with SetSize and SetRows what there is, give
// it the actions of keys.Moving and what the mouse does, and draw in Each.
package list

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/tui/cell"
	"baogao/tui/keys"
	"baogao/tui/theme"
)

// List is the cursor of a list and what is in view. Rows are RowSize screen
// lines high, headings one; the cursor is never on a heading unless there is
// nothing else. The zero value is an empty list.
type List struct {
	// Margin is how many rows around the cursor are kept in view, where there
	// is room for them.
	Margin int
	// Stay leaves the cursor where it is when the wheel scrolls it out of
	// view, for lists that do something with the row under it.
	Stay bool

	rows    int
	heading func(i int) bool // nil where there are none
	cursor  int
	top     int // the first row in view
	height  int // screen lines
	rowSize int // screen lines of a row; 0 is 1
}

// SetSize gives the list its room in screen lines and says how many of them a
// row takes.
func (l *List) SetSize(height, rowSize int) {
	l.height, l.rowSize = height, rowSize
	l.show()
}

// SetRows says how many rows there are and which of them are headings, nil
// for none. The cursor stays on its line, as far as there are rows.
func (l *List) SetRows(n int, heading func(i int) bool) {
	l.rows, l.heading = n, heading
	l.Move(l.cursor)
}

// Len is the number of rows, headings included.
func (l *List) Len() int { return l.rows }

// Cursor is the row under the cursor; 0 in an empty list.
func (l *List) Cursor() int { return l.cursor }

// Far says which row the cursor is on, and of how many, headings left out:
// 3/15; "" where there are none.
func (l *List) Far() string {
	at, n := 0, 0
	for i := range l.rows {
		if l.isHeading(i) {
			continue
		}
		if n++; i <= l.cursor {
			at = n
		}
	}
	if n == 0 {
		return ""
	}
	return strconv.Itoa(at) + "/" + strconv.Itoa(n)
}

// Top is the first row in view.
func (l *List) Top() int { return l.top }

// Height is the room of the list in screen lines.
func (l *List) Height() int { return l.height }

// RowSize is how many screen lines a row takes that is no heading.
func (l *List) RowSize() int { return max(1, l.rowSize) }

// Do carries out a move of the table of keys and reports whether it was one.
func (l *List) Do(action keys.Action, count int) bool {
	page := max(1, l.height/l.RowSize()-1)
	n, ok := keys.Rows(action, count, page, page/2, l.rows)
	if ok {
		l.Step(n)
	}
	return ok
}

// Step moves the cursor by n rows, as far as there are rows.
func (l *List) Step(n int) {
	at := l.cursor
	for i := at; n > 0 && i+1 < l.rows; {
		if i++; !l.isHeading(i) {
			at, n = i, n-1
		}
	}
	for i := at; n < 0 && i > 0; {
		if i--; !l.isHeading(i) {
			at, n = i, n+1
		}
	}
	l.Move(at)
}

// Move puts the cursor on row i, or the nearest row there is below it.
func (l *List) Move(i int) {
	l.cursor = max(0, min(i, l.rows-1))
	for l.cursor+1 < l.rows && l.isHeading(l.cursor) {
		l.cursor++
	}
	for l.cursor > 0 && l.isHeading(l.cursor) {
		l.cursor--
	}
	l.show()
}

// NextGroup moves the cursor to the first row under the nth heading below.
func (l *List) NextGroup(n int) {
	at := l.cursor
	for i := at + 1; i < l.rows && n > 0; i++ {
		if l.isHeading(i) {
			at, n = i, n-1
		}
	}
	l.Move(at)
}

// PreviousGroup moves the cursor to the first row under its heading, n times;
// where it is there already, to that of the heading before.
func (l *List) PreviousGroup(n int) {
	at := l.cursor
	for ; n > 0 && at > 0; n-- {
		i := at - 1
		if i >= 0 && l.isHeading(i) {
			i--
		}
		for i > 0 && !l.isHeading(i) {
			i--
		}
		if at = max(i, 0); l.isHeading(at) && at+1 < l.rows {
			at++
		}
	}
	l.Move(at)
}

func (l *List) isHeading(i int) bool { return l.heading != nil && l.heading(i) }

func (l *List) size(i int) int {
	if l.isHeading(i) {
		return 1
	}
	return l.RowSize()
}

// show scrolls so that the cursor is in view, with its margin or, where it is
// the first row of a group, with the heading.
func (l *List) show() {
	if l.rows == 0 {
		l.cursor, l.top = 0, 0
		return
	}
	margin := max(0, min(l.Margin, (l.height/l.RowSize()-1)/2))
	first := max(0, l.cursor-margin)
	if first > 0 && l.isHeading(first-1) {
		first--
	}
	l.top = min(l.top, first)
	l.top = max(l.top, l.above(min(l.cursor+margin, l.rows-1)))
	l.fill()
}

// above is the first row in view where row i is the last one.
func (l *List) above(i int) int {
	for used := l.size(i); i > 0; i-- {
		if used += l.size(i - 1); used > l.height {
			break
		}
	}
	return i
}

// fill scrolls back where there are blank lines below the last row.
func (l *List) fill() { l.top = max(0, min(l.top, l.above(l.rows-1))) }

// Scroll moves the view by rows.
func (l *List) Scroll(by int) {
	if l.rows == 0 {
		return
	}
	l.top += by
	l.fill()
	if l.Stay {
		return
	}
	last := l.top
	l.Each(func(i, y int) {
		if y+l.size(i) <= l.height {
			last = i
		}
	})
	l.cursor = max(l.top, min(l.cursor, last))
	for l.cursor < last && l.isHeading(l.cursor) {
		l.cursor++
	}
}

// At returns the row on a screen line, counted from the list's first.
func (l *List) At(y int) (row int, ok bool) {
	l.Each(func(i, at int) {
		if at <= y && y < at+l.size(i) {
			row, ok = i, true
		}
	})
	return row, ok && y < l.height
}

// Each calls draw for every row in view with its screen line.
func (l *List) Each(draw func(i, y int)) {
	y := 0
	for i := l.top; i < l.rows && y < l.height; i++ {
		draw(i, y)
		y += l.size(i)
	}
}

// Press is what the mouse has done to a list.
type Press int

// What the mouse can do.
const (
	Nothing  Press = iota
	Scrolled       // by the wheel
	Moved          // the cursor to another row
	Again          // pressed the row that the cursor was on
)

// Turned is how many rows down a turn of the mouse's wheel scrolls, negative
// up, and 0 for all else that the mouse does.
func Turned(m tea.MouseMsg) int {
	const rows = 3
	switch {
	case m.Action != tea.MouseActionPress:
	case m.Button == tea.MouseButtonWheelDown:
		return rows
	case m.Button == tea.MouseButtonWheelUp:
		return -rows
	}
	return 0
}

// Mouse does what the mouse asks for in a list whose first screen line is line
// first of the mode.
func (l *List) Mouse(m tea.MouseMsg, first int) Press {
	if n := Turned(m); n != 0 {
		l.Scroll(n)
		return Scrolled
	}
	if m.Action != tea.MouseActionPress || m.Button != tea.MouseButtonLeft {
		return Nothing
	}
	i, ok := l.At(m.Y - first)
	switch {
	case !ok || l.isHeading(i):
		return Nothing
	case i == l.cursor:
		return Again
	}
	l.Move(i)
	return Moved
}

// Bar stands before the row under the cursor.
const Bar = "▌"

// Ground draws what is under a row: for the one under the cursor the bar and,
// in a list that has the keys, the cursor's colour over the canvas. Draw it on
// the row's label alone, and moving the cursor costs few bytes. It returns the
// styles of the row's text and of what is beside the point.
func Ground(c cell.Canvas, th *theme.Theme, cursor, keys bool) (text, dim cell.Style) {
	if !cursor {
		return th.Style(theme.Text), th.Style(theme.Dim)
	}
	if !keys {
		c.Text(0, 0, Bar, th.Style(theme.Accent))
		return th.Style(theme.Rest), th.Style(theme.Dim)
	}
	text = th.Style(theme.Cursor)
	c.Fill(text)
	c.Text(0, 0, Bar, th.Over(text, theme.Accent))
	return text, text // with 16 colours the ground is as grey as dim text
}
