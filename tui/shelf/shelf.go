// Package shelf is a list of things that the reader has kept, as bookmarks and
// clippings are: filtered as one types, taken away and brought back.
package shelf

import (
	"strconv"

	"baogao/model/match"
	"baogao/tui/cell"
	"baogao/tui/input"
	"baogao/tui/keys"
	"baogao/tui/list"
	"baogao/tui/mode"
	"baogao/tui/theme"
)

// Kind is what the things on a shelf have to do with each other and the Store.
type Kind[T any] struct {
	Name   string // 书签
	None   string // how there come to be some, where there are none
	Read   func() []T
	Add    func(T)
	Remove func(T)
	// Names is what a thing is found by.
	Names func(T) (name string, aliases []string)
	Same  func(a, b T) bool
}

// Shelf is the list.
type Shelf[T any] struct {
	List   list.List
	Filter input.Filter
	Rows   []T // that the filter leaves

	kind    Kind[T]
	all     []T
	removed []T // the last is the one to bring back first
}

// New returns the shelf of a kind of things.
func New[T any](kind Kind[T]) Shelf[T] {
	s := Shelf[T]{kind: kind}
	s.Refresh()
	return s
}

// Refresh lists the things that there are.
func (s *Shelf[T]) Refresh() {
	s.all = s.kind.Read()
	s.Build()
}

// Build lists what the filter leaves.
func (s *Shelf[T]) Build() {
	s.Rows = s.all
	if s.Filter.Text != "" {
		names, aliases := make([]string, len(s.all)), make([][]string, len(s.all))
		for i, thing := range s.all {
			names[i], aliases[i] = s.kind.Names(thing)
		}
		s.Rows = nil
		for i, keep := range match.NewIndexWithAliases(names, aliases).Filter(s.Filter.Text) {
			if keep {
				s.Rows = append(s.Rows, s.all[i])
			}
		}
	}
	s.List.SetRows(len(s.Rows), nil)
}

// Here is the thing under the cursor.
func (s *Shelf[T]) Here() (thing T, ok bool) {
	if len(s.Rows) == 0 {
		return thing, false
	}
	return s.Rows[s.List.Cursor()], true
}

// Remove takes away the thing under the cursor and reports whether there was
// one.
func (s *Shelf[T]) Remove() bool {
	thing, ok := s.Here()
	if ok {
		s.kind.Remove(thing)
		s.removed = append(s.removed, thing)
		s.Refresh()
	}
	return ok
}

// Undo brings back the thing that was taken away last, the cursor on it, and
// reports whether there was one.
func (s *Shelf[T]) Undo() bool {
	n := len(s.removed)
	if n == 0 {
		return false
	}
	thing := s.removed[n-1]
	s.removed = s.removed[:n-1]
	s.kind.Add(thing)
	s.Refresh()
	for i, r := range s.Rows {
		if s.kind.Same(r, thing) {
			s.List.Move(i)
		}
	}
	return true
}

// Status is what the status line says of the shelf.
func (s *Shelf[T]) Status(th *theme.Theme) mode.Status {
	return mode.FilterStatus(s.Filter, th, s.List.Far(), s.kind.Name)
}

// Header is the number of rows that Draw draws above the list.
const Header = 2

// Draw draws the name of the shelf and its things, each of them by draw on
// rows of its own, or why there are none.
func (s *Shelf[T]) Draw(c cell.Canvas, th *theme.Theme, draw func(c cell.Canvas, thing T, cursor bool)) {
	x := c.Text(1, 0, s.kind.Name, th.Style(theme.HeaderHere))
	c.Text(x+2, 0, strconv.Itoa(len(s.all)), th.Style(theme.Dim))
	c = c.Sub(0, Header, c.Width, c.Height-Header)
	if len(s.Rows) > 0 {
		s.List.Each(func(i, y int) { draw(c.Sub(0, y, c.Width, s.List.RowSize()), s.Rows[i], i == s.List.Cursor()) })
		return
	}
	why := s.kind.None
	if len(s.all) > 0 {
		why = "没有含“" + s.Filter.Text + "”的" + s.kind.Name + "。"
	}
	c.Paragraph(1, 0, why, th.Style(theme.Dim))
}

// Restored says how a thing that was taken away comes back.
func Restored(in keys.Context) string { return "去掉了，" + keys.KeyOf(in, keys.Undo) + " 恢复" }
