// Package shelf is a list of things that the reader has kept, as bookmarks and
// clippings are: filtered as one types, taken away and brought back.
package shelf

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

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
	Name   string       // 书签
	None   string       // how there come to be some, where there are none
	Keys   keys.Context // whose keys take a thing away and bring it back
	Read   func() []T
	Add    func(T)
	Remove func(T)
	// Names is what a thing is found by.
	Names func(T) (name string, aliases []string)
	Same  func(a, b T) bool
	// Row is how a thing is shown in a number of cells.
	Row func(thing T, width int) Row
}

// Row is how a thing is shown on the two rows that it has.
type Row struct {
	Title  string // what it is, which the cursor lights up
	Detail string // more of that
	Beside string // stands at the right
	Line   string // what it says
}

// rowSize is the rows of a thing.
const rowSize = 2

// Shelf is the list.
type Shelf[T any] struct {
	List   list.List
	Filter input.Filter
	Rows   []T // that the filter leaves

	session *mode.Session
	kind    Kind[T]
	all     []T
	removed []T // the last is the one to bring back first
}

// New returns the shelf of a kind of things.
func New[T any](session *mode.Session, kind Kind[T]) Shelf[T] {
	s := Shelf[T]{session: session, kind: kind}
	s.Refresh()
	return s
}

// SetHeight gives the shelf its room in rows, its name included.
func (s *Shelf[T]) SetHeight(height int) { s.List.SetSize(height-header, rowSize) }

// Contexts are the places whose keys hold.
func (s *Shelf[T]) Contexts() []keys.Context { return s.Filter.Contexts(s.kind.Keys, keys.Moving) }

// Idle reports whether a key has nothing to work on.
func (s *Shelf[T]) Idle(action keys.Action) bool {
	switch action {
	case keys.Undo:
		return len(s.removed) == 0
	case keys.Filter:
		return len(s.all) == 0
	}
	return len(s.Rows) == 0 && keys.OnRows(action)
}

// Refresh lists the things that there are.
func (s *Shelf[T]) Refresh() {
	s.all = s.kind.Read()
	s.build()
}

// build lists what the filter leaves.
func (s *Shelf[T]) build() {
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

// Do carries out the actions that change what is listed, and reports whether
// it was one, and whether the list is another then.
func (s *Shelf[T]) Do(action keys.Action) (changed, ok bool) {
	if changed, ok = s.Filter.Do(action); ok {
		if changed {
			s.build()
		}
		return changed, true
	}
	switch action {
	case keys.Remove:
		changed = s.remove()
	case keys.Undo:
		if changed = s.undo(); !changed {
			s.session.Say("没有可恢复的" + s.kind.Name)
		}
	default:
		return false, false
	}
	return changed, true
}

// Type takes a key of the filter and reports whether the list is another then.
func (s *Shelf[T]) Type(k tea.KeyMsg) (changed bool) {
	if changed = s.Filter.Key(k); changed {
		s.build()
	}
	return changed
}

// Mouse does what the mouse asks for.
func (s *Shelf[T]) Mouse(m tea.MouseMsg) list.Press { return s.List.Mouse(m, header) }

// remove takes away the thing under the cursor and reports whether there was
// one.
func (s *Shelf[T]) remove() bool {
	thing, ok := s.Here()
	if ok {
		s.kind.Remove(thing)
		s.removed = append(s.removed, thing)
		s.Refresh()
		s.session.Confirm("去掉了，" + keys.KeyOf(s.kind.Keys, keys.Undo) + " 恢复")
	}
	return ok
}

// undo brings back the thing that was taken away last, the cursor on it, and
// reports whether there was one.
func (s *Shelf[T]) undo() bool {
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
func (s *Shelf[T]) Status() mode.Status {
	return mode.FilterStatus(s.Filter, s.session.Theme, s.List.Far(), s.kind.Name)
}

// header is the number of rows above the list.
const header = 2

// Draw draws the name of the shelf and its things, or why there are none.
func (s *Shelf[T]) Draw(c cell.Canvas) {
	th := s.session.Theme
	x := c.Text(1, 0, s.kind.Name, th.Style(theme.HeaderHere))
	c.Text(x+2, 0, strconv.Itoa(len(s.all)), th.Style(theme.Dim))
	c = c.Sub(0, header, c.Width, c.Height-header)
	if len(s.Rows) > 0 {
		s.List.Each(func(i, y int) {
			s.drawRow(c.Sub(0, y, c.Width, rowSize), s.kind.Row(s.Rows[i], c.Width), i == s.List.Cursor())
		})
		return
	}
	why := s.kind.None
	if len(s.all) > 0 {
		why = "没有含“" + s.Filter.Text + "”的" + s.kind.Name + "。"
	}
	c.Paragraph(1, 0, why, th.Style(theme.Dim))
}

// drawRow draws what a thing is and what it says.
func (s *Shelf[T]) drawRow(c cell.Canvas, r Row, cursor bool) {
	th, cond := s.session.Theme, c.Condition()
	x, right := cond.Width(list.Bar)+1, c.Width-1
	if r.Beside != "" {
		right -= cond.Width(r.Beside)
		c.Text(right, 0, r.Beside, th.Style(theme.Dim))
		right -= 2
	}
	title := cond.Truncate(r.Title, right-x, "…")
	// Only the title is lit up: a move of the cursor changes few cells.
	text, _ := list.Ground(c.Sub(0, 0, x+cond.Width(title)+1, 1), th, cursor, true)
	end := c.Text(x, 0, title, theme.Join(th.Style(theme.Strong), text))
	c.Text(end+2, 0, cond.Truncate(r.Detail, max(0, right-end-2), "…"), th.Style(theme.Dim))
	c.Text(x+2, 1, cond.Truncate(r.Line, max(0, c.Width-x-3), "…"), th.Style(theme.Text))
}
