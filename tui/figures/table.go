package figures

import (
	"baogao/tui/keys"
	"baogao/tui/list"
)

// item is a line of a table in sight: a row, or the name of a group of rows.
type item struct {
	header string // "" for a row
	row    int    // index into the rows of the screen
}

// table is a list of items, of which the names of groups are its headings.
type table struct {
	list.List
	items []item
}

// setItems changes what is in the table and keeps the cursor on the row it
// was on, or, where that is gone, near the line it was on.
func (t *table) setItems(items []item) {
	row, ok := t.row()
	t.items = items
	t.SetRows(len(items), func(i int) bool { return items[i].header != "" })
	if ok {
		for i, it := range items {
			if it.header == "" && it.row == row {
				t.Move(i)
				return
			}
		}
	}
}

// row returns the row under the cursor and whether there is one.
func (t *table) row() (int, bool) {
	i := t.Cursor()
	if i >= len(t.items) || t.items[i].header != "" {
		return 0, false
	}
	return t.items[i].row, true
}

// do carries out a move of the table of keys and reports whether it was one.
func (t *table) do(action keys.Action, count int) bool {
	switch action {
	case keys.NextSection:
		t.NextGroup(max(count, 1))
	case keys.PrevSection:
		t.PreviousGroup(max(count, 1))
	default:
		return t.Do(action, count)
	}
	return true
}
