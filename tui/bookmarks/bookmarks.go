// Package bookmarks is the mode that lists the paragraphs that the reader has
// marked to find them again.
package bookmarks

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

// The rows above the list, and those of a bookmark: where it is, what it says.
const (
	header  = 2
	rowSize = 2
)

// Bookmarks is the mode.
type Bookmarks struct {
	session *mode.Session
	width   int
	filter  input.Filter
	all     []mode.Spot
	rows    []mode.Spot // that the filter leaves
	list    list.List   // of the rows
	removed []mode.Spot // the last is the one to bring back first
}

// New returns the mode.
func New(s *mode.Session) *Bookmarks {
	b := &Bookmarks{session: s}
	b.read()
	return b
}

// read lists the bookmarks that there are.
func (b *Bookmarks) read() {
	b.all = b.session.Store.Bookmarks()
	b.build()
}

// build lists what the filter leaves.
func (b *Bookmarks) build() {
	b.rows = b.all
	if b.filter.Text != "" {
		names, aliases := make([]string, len(b.all)), make([][]string, len(b.all))
		for i, s := range b.all {
			names[i], aliases[i] = s.Title, []string{s.Section, s.Line}
		}
		b.rows = nil
		for i, keep := range match.NewIndexWithAliases(names, aliases).Filter(b.filter.Text) {
			if keep {
				b.rows = append(b.rows, b.all[i])
			}
		}
	}
	b.list.SetRows(len(b.rows), nil)
}

// SetSize implements mode.Mode.
func (b *Bookmarks) SetSize(width, height int) {
	b.width = width
	b.list.SetSize(height-header, rowSize)
}

// Contexts implements mode.Mode.
func (b *Bookmarks) Contexts() []keys.Context {
	return b.filter.Contexts(keys.Bookmarks, keys.Moving)
}

// Typing implements mode.Typist.
func (b *Bookmarks) Typing() bool { return b.filter.Typing }

// Do implements mode.Mode.
func (b *Bookmarks) Do(action keys.Action, count int) tea.Cmd {
	if changed, ok := b.filter.Do(action); ok {
		if changed {
			b.build()
		}
		return nil
	}
	switch action {
	case keys.Open:
		return b.open()
	case keys.RemoveBookmark:
		return b.remove()
	case keys.Undo:
		return b.undo()
	}
	b.list.Do(action, count)
	return nil
}

// open goes to the bookmark under the cursor.
func (b *Bookmarks) open() tea.Cmd {
	if len(b.rows) == 0 {
		return nil
	}
	s := b.rows[b.list.Cursor()]
	if !b.session.Holds(s.Report) {
		b.session.Say("这次打开的报告里没有 " + s.Title)
		return nil
	}
	return b.session.GoTo(s.Place())
}

// remove takes away the bookmark under the cursor.
func (b *Bookmarks) remove() tea.Cmd {
	if len(b.rows) == 0 {
		return nil
	}
	s := b.rows[b.list.Cursor()]
	b.session.Store.RemoveBookmark(s)
	b.removed = append(b.removed, s)
	b.session.Say("去掉了，" + keys.KeyOf(keys.Bookmarks, keys.Undo) + " 恢复")
	b.read()
	return changed
}

// undo brings back the bookmark that was taken away last.
func (b *Bookmarks) undo() tea.Cmd {
	if len(b.removed) == 0 {
		b.session.Say("没有可恢复的书签")
		return nil
	}
	s := b.removed[len(b.removed)-1]
	b.removed = b.removed[:len(b.removed)-1]
	b.session.Store.AddBookmark(s)
	b.read()
	for i, r := range b.rows {
		if r.Same(s) {
			b.list.Move(i)
		}
	}
	return changed
}

// changed tells the other modes.
func changed() tea.Msg { return mode.BookmarksChanged{} }

// Update implements mode.Mode.
func (b *Bookmarks) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		if b.filter.Key(msg) {
			b.build()
		}
	case tea.MouseMsg:
		if b.list.Mouse(msg, header) == list.Again {
			return b.open()
		}
	}
	return nil
}

// Status implements mode.Mode.
func (b *Bookmarks) Status() mode.Status {
	if b.filter.Typing {
		return mode.Status{Line: b.filter.Shown(b.session.Theme)}
	}
	path := []string{"书签"}
	if b.filter.Text != "" {
		path = append(path, "筛选 "+b.filter.Text)
	}
	far := ""
	if len(b.rows) > 0 {
		far = strconv.Itoa(b.list.Cursor()+1) + "/" + strconv.Itoa(len(b.rows))
	}
	return mode.Status{Path: path, Far: far}
}

// Draw implements mode.Mode.
func (b *Bookmarks) Draw(c cell.Canvas) {
	th := b.session.Theme
	x := c.Text(1, 0, "书签", th.Style(theme.HeaderHere))
	c.Text(x+2, 0, strconv.Itoa(len(b.all)), th.Style(theme.Dim))
	room := c.Sub(0, header, c.Width, c.Height-header)
	if len(b.rows) == 0 {
		b.drawEmpty(room)
		return
	}
	b.list.Each(func(i, y int) {
		b.drawRow(room.Sub(0, y, c.Width, rowSize), b.rows[i], i == b.list.Cursor())
	})
}

// drawEmpty says why there is nothing.
func (b *Bookmarks) drawEmpty(c cell.Canvas) {
	why := "还没有书签。读到要紧的一段，按 " + keys.KeyOf(keys.Browse, keys.Bookmark) + " 加上，这里就能找到。"
	if len(b.all) > 0 {
		why = "没有含“" + b.filter.Text + "”的书签。"
	}
	for y, row := range c.Condition().Wrap(cell.Line{{Text: why, Style: b.session.Theme.Style(theme.Dim)}}, cell.Wrap{Width: c.Width - 2}) {
		c.Draw(1, y, row.Line)
	}
}

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
