// Package bookmarks is the mode that lists the paragraphs that the reader has
// marked to find them again.
package bookmarks

import (
	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/keys"
	"baogao/tui/list"
	"baogao/tui/mode"
	"baogao/tui/shelf"
	"baogao/tui/theme"
)

// rowSize is the rows of a bookmark: where it is, what it says.
const rowSize = 2

// Bookmarks is the mode.
type Bookmarks struct {
	session *mode.Session
	shelf   shelf.Shelf[mode.Spot]
}

// New returns the mode.
func New(s *mode.Session) *Bookmarks {
	return &Bookmarks{s, shelf.New(shelf.Kind[mode.Spot]{
		Name:   "书签",
		None:   "还没有书签。读到要紧的一段，按 " + keys.KeyOf(keys.Browse, keys.Bookmark) + " 加上，这里就能找到。",
		Read:   s.Store.Bookmarks,
		Add:    s.Store.AddBookmark,
		Remove: s.Store.RemoveBookmark,
		Names:  func(b mode.Spot) (string, []string) { return b.Title, []string{b.Section, b.Line} },
		Same:   mode.Spot.Same,
	})}
}

// SetSize implements mode.Mode.
func (b *Bookmarks) SetSize(width, height int) { b.shelf.List.SetSize(height-shelf.Header, rowSize) }

// Contexts implements mode.Mode.
func (b *Bookmarks) Contexts() []keys.Context {
	return b.shelf.Filter.Contexts(keys.Bookmarks, keys.Moving)
}

// Typing implements mode.Typist.
func (b *Bookmarks) Typing() bool { return b.shelf.Filter.Typing }

// Do implements mode.Mode.
func (b *Bookmarks) Do(action keys.Action, count int) tea.Cmd {
	if changed, ok := b.shelf.Filter.Do(action); ok {
		if changed {
			b.shelf.Build()
		}
		return nil
	}
	switch action {
	case keys.Open:
		return b.open()
	case keys.RemoveBookmark:
		if b.shelf.Remove() {
			b.session.Say(shelf.Restored(keys.Bookmarks))
			return mode.ChangeBookmarks
		}
	case keys.Undo:
		if b.shelf.Undo() {
			return mode.ChangeBookmarks
		}
		b.session.Say("没有可恢复的书签")
	}
	b.shelf.List.Do(action, count)
	return nil
}

// open goes to the bookmark under the cursor.
func (b *Bookmarks) open() tea.Cmd {
	s, ok := b.shelf.Here()
	switch {
	case !ok:
		return nil
	case !b.session.Holds(s.Report):
		b.session.Say("这次打开的报告里没有 " + s.Title)
		return nil
	}
	return b.session.GoTo(s.Place())
}

// Take implements mode.Taker: the paragraph of the bookmark under the cursor.
func (b *Bookmarks) Take() (c mode.Clipping, ok bool) {
	s, ok := b.shelf.Here()
	if !ok {
		return c, false
	}
	r, err := b.session.Library.Report(s.Report)
	if err != nil {
		b.session.Say("这次打开的报告里没有 " + s.Title)
		return c, false
	}
	return mode.Clip(r, model.ParagraphAt(r.Text, s.At.In(r.Text)), 1, "段"), true
}

// Update implements mode.Mode.
func (b *Bookmarks) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case mode.BookmarksChanged:
		b.shelf.Refresh()
	case tea.KeyMsg:
		if b.shelf.Filter.Key(msg) {
			b.shelf.Build()
		}
	case tea.MouseMsg:
		if b.shelf.List.Mouse(msg, shelf.Header) == list.Again {
			return b.open()
		}
	}
	return nil
}

// Status implements mode.Mode.
func (b *Bookmarks) Status() mode.Status { return b.shelf.Status(b.session.Theme) }

// Draw implements mode.Mode.
func (b *Bookmarks) Draw(c cell.Canvas) { b.shelf.Draw(c, b.session.Theme, b.drawRow) }

// drawRow draws where a bookmark is and what it says there.
func (b *Bookmarks) drawRow(c cell.Canvas, s mode.Spot, cursor bool) {
	th, cond := b.session.Theme, c.Condition()
	x := cond.Width(list.Bar) + 1
	// Only the title is lit up: a move of the cursor changes few cells.
	text, _ := list.Ground(c.Sub(0, 0, min(c.Width, x+cond.Width(s.Title)+1), 1), th, cursor, true)
	end := c.Text(x, 0, s.Title, theme.Join(th.Style(theme.Strong), text))
	c.Text(end+2, 0, cond.Truncate(s.Section, max(0, c.Width-end-3), "…"), th.Style(theme.Dim))
	c.Text(x+2, 1, cond.Truncate(s.Line, max(0, c.Width-x-3), "…"), th.Style(theme.Text))
}
