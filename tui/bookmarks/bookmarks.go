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
)

// Bookmarks is the mode.
type Bookmarks struct {
	session *mode.Session
	shelf   shelf.Shelf[mode.Spot]
}

// New returns the mode.
func New(s *mode.Session) *Bookmarks {
	return &Bookmarks{s, shelf.New(s, shelf.Kind[mode.Spot]{
		Name:   "书签",
		None:   "还没有书签。读到要紧的一段，按 " + keys.KeyOf(keys.Browse, keys.Bookmark) + " 加上，这里就能找到。",
		Keys:   keys.Bookmarks,
		Read:   s.Store.Bookmarks,
		Add:    s.Store.AddBookmark,
		Remove: s.Store.RemoveBookmark,
		Names:  func(b mode.Spot) (string, []string) { return b.Title, []string{b.Section, b.Line} },
		Same:   mode.Spot.Same,
		Row:    func(b mode.Spot, _ int) shelf.Row { return shelf.Row{Title: b.Title, Detail: b.Section, Line: b.Line} },
	})}
}

// SetSize implements mode.Mode.
func (b *Bookmarks) SetSize(_, height int) { b.shelf.SetHeight(height) }

// Contexts implements mode.Mode.
func (b *Bookmarks) Contexts() []keys.Context { return b.shelf.Contexts() }

// Idle implements mode.Idler.
func (b *Bookmarks) Idle(action keys.Action) bool { return b.shelf.Idle(action) }

// Typing implements mode.Typist.
func (b *Bookmarks) Typing() bool { return b.shelf.Filter.Typing }

// Do implements mode.Mode.
func (b *Bookmarks) Do(action keys.Action, count int) tea.Cmd {
	changed, ok := b.shelf.Do(action)
	switch {
	case changed:
		return mode.ChangeBookmarks
	case ok:
	case action == keys.Open:
		return b.open()
	default:
		b.shelf.List.Do(action, count)
	}
	return nil
}

// open goes to the bookmark under the cursor.
func (b *Bookmarks) open() tea.Cmd {
	s, ok := b.shelf.Here()
	if !ok || !b.session.Finds(s.Report, s.Title) {
		return nil
	}
	return b.session.GoTo(s.Place())
}

// Take implements mode.Taker: the paragraph of the bookmark under the cursor.
func (b *Bookmarks) Take() (c mode.Clipping, ok bool) {
	s, ok := b.shelf.Here()
	if !ok || !b.session.Finds(s.Report, s.Title) {
		return c, false
	}
	r, err := b.session.Library.Report(s.Report)
	if err != nil {
		b.session.Say(err.Error())
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
		b.shelf.Type(msg)
	case tea.MouseMsg:
		if b.shelf.Mouse(msg) == list.Again {
			return b.open()
		}
	}
	return nil
}

// Status implements mode.Mode.
func (b *Bookmarks) Status() mode.Status { return b.shelf.Status() }

// Draw implements mode.Mode.
func (b *Bookmarks) Draw(c cell.Canvas) { b.shelf.Draw(c) }
