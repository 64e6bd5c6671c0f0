package browse

import "baogao/tui/keys"

// list is the cursor of a pane that is a list of rows, and which of them are
// in view.
type list struct {
	cursor int // index of a row
	top    int // index of the first row in view
	height int // rows in view
}

// do carries out a move of the table of keys in a list of n rows.
func (l *list) do(action keys.Action, count, n int) {
	times := max(count, 1)
	switch action {
	case keys.Down:
		l.move(l.cursor+times, n)
	case keys.Up:
		l.move(l.cursor-times, n)
	case keys.PageDown:
		l.move(l.cursor+times*max(1, l.height-2), n)
	case keys.PageUp:
		l.move(l.cursor-times*max(1, l.height-2), n)
	case keys.HalfDown:
		l.move(l.cursor+times*max(1, l.height/2), n)
	case keys.HalfUp:
		l.move(l.cursor-times*max(1, l.height/2), n)
	case keys.Top:
		l.move(0, n)
	case keys.Bottom:
		l.move(n-1, n)
	}
}

// move puts the cursor on row i of n, or as near as there are rows.
func (l *list) move(i, n int) {
	l.cursor = max(0, min(i, n-1))
	l.show(n)
}

// show scrolls so that the cursor is in view, with a row or two around it.
func (l *list) show(n int) {
	margin := max(0, min(2, (l.height-1)/2))
	l.top = min(l.top, l.cursor-margin)
	l.top = max(l.top, l.cursor+margin-l.height+1)
	l.scroll(0, n)
}

// scroll moves the view by rows and leaves the cursor.
func (l *list) scroll(by, n int) { l.top = max(0, min(l.top+by, n-l.height)) }
