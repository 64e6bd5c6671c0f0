package input

import (
	"baogao/tui/cell"
	"baogao/tui/keys"
	"baogao/tui/theme"
)

// Filter is a line that narrows a list down while it is typed, and stays until
// it is cleared.
type Filter struct {
	Line
	Typing bool
}

// Do carries out the actions of a filter. It reports whether it was one, and
// whether the list is another then.
func (f *Filter) Do(action keys.Action) (changed, ok bool) {
	switch action {
	case keys.Filter:
		f.Typing = true
	case keys.KeepFilter:
		f.Typing = false
	case keys.ClearFilter:
		changed = f.Text != ""
		*f = Filter{}
	default:
		return false, false
	}
	return changed, true
}

// Contexts are the places whose keys hold in a list with a filter: own are
// those of the list, the most particular first.
func (f *Filter) Contexts(own ...keys.Context) []keys.Context {
	switch {
	case f.Typing:
		return []keys.Context{keys.Filtering}
	case f.Text != "":
		return append([]keys.Context{keys.Filtered}, own...)
	}
	return own
}

// Shown is the filter as the status line shows it.
func (f *Filter) Shown(th *theme.Theme) cell.Line { return f.Prompt(th, "筛选") }
