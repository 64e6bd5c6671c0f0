package figures

import "baogao/tui/keys"

// item is a line of a table in sight: a row, or the name of a group of rows.
type item struct {
	header string // "" for a row
	row    int    // index into the rows of the screen
}

// table is the cursor of a table of items and which of them are in view. Rows
// are one or two screen lines high, headers one; the cursor is never on a
// header unless there is nothing else.
type table struct {
	items   []item
	cursor  int // index of an item
	top     int // index of the first item in view
	height  int // screen lines
	rowSize int // screen lines of a row
}

// setItems changes what is in the table and keeps the cursor on the row it
// was on, or, where that is gone, near the line it was on.
func (t *table) setItems(items []item) {
	row, ok := t.row()
	t.items = items
	if ok {
		for i, it := range items {
			if it.header == "" && it.row == row {
				t.move(i)
				return
			}
		}
	}
	t.move(t.cursor)
}

// row returns the row under the cursor and whether there is one.
func (t *table) row() (int, bool) {
	if t.cursor >= len(t.items) || t.items[t.cursor].header != "" {
		return 0, false
	}
	return t.items[t.cursor].row, true
}

// do carries out a move of the table of keys and reports whether it was one.
func (t *table) do(action keys.Action, count int) bool {
	times := max(count, 1)
	page := max(1, t.height/t.rowSize-1)
	switch action {
	case keys.Down:
		t.step(times)
	case keys.Up:
		t.step(-times)
	case keys.PageDown:
		t.step(times * page)
	case keys.PageUp:
		t.step(-times * page)
	case keys.HalfDown:
		t.step(times * max(1, page/2))
	case keys.HalfUp:
		t.step(-times * max(1, page/2))
	case keys.Top:
		t.step(-len(t.items))
	case keys.Bottom:
		t.step(len(t.items))
	case keys.NextSection:
		t.nextGroup(times)
	case keys.PrevSection:
		t.previousGroup(times)
	default:
		return false
	}
	return true
}

// step moves the cursor by n rows, as far as there are rows.
func (t *table) step(n int) {
	at := t.cursor
	for i := at; n > 0 && i+1 < len(t.items); {
		if i++; t.items[i].header == "" {
			at, n = i, n-1
		}
	}
	for i := at; n < 0 && i > 0; {
		if i--; t.items[i].header == "" {
			at, n = i, n+1
		}
	}
	t.move(at)
}

// nextGroup moves the cursor to the first row of the nth group below.
func (t *table) nextGroup(n int) {
	at := t.cursor
	for i := at + 1; i < len(t.items) && n > 0; i++ {
		if t.items[i].header != "" {
			at, n = i, n-1
		}
	}
	t.move(at)
}

// previousGroup moves the cursor to the first row of this group, or of the
// one before where it is there already.
func (t *table) previousGroup(n int) {
	at := t.cursor
	for ; n > 0; n-- {
		i := at - 1
		if i >= 0 && t.items[i].header != "" {
			i--
		}
		for i > 0 && t.items[i].header == "" {
			i--
		}
		at = min(max(i, 0)+1, max(0, len(t.items)-1))
		if i < 0 || t.items[i].header == "" {
			at = max(i, 0)
		}
	}
	t.move(at)
}

// move puts the cursor on item i, or the nearest row there is.
func (t *table) move(i int) {
	t.cursor = max(0, min(i, len(t.items)-1))
	for t.cursor+1 < len(t.items) && t.items[t.cursor].header != "" {
		t.cursor++
	}
	t.show()
}

func (t *table) size(i int) int {
	if t.items[i].header != "" {
		return 1
	}
	return max(1, t.rowSize)
}

// show scrolls so that the cursor is in view, with the name of its group
// where it is the first row of it.
func (t *table) show() {
	if len(t.items) == 0 {
		t.cursor, t.top = 0, 0
		return
	}
	first := t.cursor
	if first > 0 && t.items[first-1].header != "" {
		first--
	}
	t.top = max(0, min(t.top, first))
	used := 0
	for i := t.top; i <= t.cursor; i++ {
		used += t.size(i)
	}
	for used > t.height && t.top < t.cursor {
		used -= t.size(t.top)
		t.top++
	}
	t.fill()
}

// fill scrolls back where there are blank lines below the last item.
func (t *table) fill() {
	below := 0
	for i := t.top; i < len(t.items) && below <= t.height; i++ {
		below += t.size(i)
	}
	for t.top > 0 && below+t.size(t.top-1) <= t.height {
		t.top--
		below += t.size(t.top)
	}
}

// scroll moves the view by items and takes the cursor along where it would
// leave it.
func (t *table) scroll(by int) {
	t.top = max(0, min(t.top+by, len(t.items)-1))
	t.fill()
	last, used := t.top, 0
	for i := t.top; i < len(t.items); i++ {
		if used += t.size(i); used > t.height {
			break
		}
		last = i
	}
	t.cursor = max(t.top, min(t.cursor, last))
	for t.cursor < last && t.items[t.cursor].header != "" {
		t.cursor++
	}
}

// at returns the item on a screen line, counted from the table's first.
func (t *table) at(y int) (int, bool) {
	for i := t.top; i < len(t.items) && y >= 0; i++ {
		if y < t.size(i) {
			return i, true
		}
		y -= t.size(i)
	}
	return 0, false
}

// each calls draw for every item in view with its screen line.
func (t *table) each(draw func(i, y int)) {
	y := 0
	for i := t.top; i < len(t.items) && y < t.height; i++ {
		draw(i, y)
		y += t.size(i)
	}
}
