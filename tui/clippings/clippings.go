// Package clippings is the mode that lists what was copied: to go back to
// where it is from, to copy it again, to write all of it into a file.
package clippings

import (
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/tui/export"
	"baogao/tui/keys"
	"baogao/tui/list"
	"baogao/tui/mode"
	"baogao/tui/shelf"
)

// Clippings is the mode.
type Clippings struct {
	session       *mode.Session
	width, height int
	shelf         shelf.Shelf[mode.Clipping]
	shown         int // the row whose whole text is under the list
	rest          list.Rest
}

// New returns the mode.
func New(s *mode.Session) *Clippings {
	return &Clippings{session: s, shelf: shelf.New(s, shelf.Kind[mode.Clipping]{
		Name:   "摘录",
		None:   "还没有摘录。按 " + keys.KeyOf(keys.Browse, keys.Copy) + " 复制的段落、句子和指标都收在这里，连同出处，可以一起写成文件。",
		Keys:   keys.Clippings,
		Read:   s.Store.Clippings,
		Add:    s.Store.AddClipping,
		Remove: s.Store.RemoveClipping,
		Names:  func(c mode.Clipping) (string, []string) { return c.Title, []string{c.What, c.Text} },
		Same:   func(a, b mode.Clipping) bool { return a.Text == b.Text },
		Row: func(c mode.Clipping, width int) shelf.Row {
			return shelf.Row{Title: c.Title, Detail: c.What, Beside: day(c.Taken, s.Now()), Line: oneLine(head(c.Text, width))}
		},
	})}
}

// changed arranges what the shelf lists now.
func (c *Clippings) changed() {
	c.arrange()
	c.settle()
}

// SetSize implements mode.Mode.
func (c *Clippings) SetSize(width, height int) {
	c.width, c.height = width, height
	c.arrange()
}

// arrange gives the list the room that the whole text under it leaves.
func (c *Clippings) arrange() { c.shelf.SetHeight(c.height - c.under()) }

// under is how many rows the whole text of the clipping under the cursor has
// at the foot, the line above it included.
func (c *Clippings) under() int {
	if c.height < 16 || len(c.shelf.Rows) == 0 {
		return 0
	}
	return c.height * 2 / 5
}

// settle shows the whole text of the clipping under the cursor at once.
func (c *Clippings) settle() {
	c.rest.Skip()
	c.shown = c.shelf.List.Cursor()
}

// Contexts implements mode.Mode.
func (c *Clippings) Contexts() []keys.Context { return c.shelf.Contexts() }

// Idle implements mode.Idler.
func (c *Clippings) Idle(action keys.Action) bool { return c.shelf.Idle(action) }

// Typing implements mode.Typist.
func (c *Clippings) Typing() bool { return c.shelf.Filter.Typing }

// Do implements mode.Mode.
func (c *Clippings) Do(action keys.Action, count int) tea.Cmd {
	if changed, ok := c.shelf.Do(action); ok {
		if changed {
			c.changed()
		}
		return nil
	}
	clipping, ok := c.shelf.Here()
	switch {
	case !ok:
	case action == keys.Open:
		return c.open(clipping)
	case action == keys.Copy:
		return c.session.CopyAgain(clipping)
	case c.shelf.List.Do(action, count):
		return c.rest.Moved()
	}
	return nil
}

// open goes to where a clipping is from.
func (c *Clippings) open(clipping mode.Clipping) tea.Cmd {
	if !c.session.Finds(clipping.Report, clipping.Title) {
		return nil
	}
	return c.session.GoTo(mode.Place{Report: clipping.Report, Anchor: &clipping.At})
}

// Export implements mode.Exporter: the clippings in sight, the oldest first,
// as they were taken.
func (c *Clippings) Export() (mode.Document, bool) {
	if len(c.shelf.Rows) == 0 {
		c.session.Say("没有可写的摘录")
		return mode.Document{}, false
	}
	var texts export.Quotations
	for _, r := range slices.Backward(c.shelf.Rows) {
		texts = append(texts, r.Text)
	}
	return mode.Document{Name: "摘录 " + c.session.Now().Format("2006-01-02"), Formats: []mode.Format{
		{Ending: "md", Write: texts.Markdown}, {Ending: "txt", Write: texts.Plain},
	}}, true
}

// Update implements mode.Mode.
func (c *Clippings) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case list.Rested:
		if c.rest.Is(msg) {
			c.settle()
		}
	case tea.KeyMsg:
		if c.shelf.Type(msg) {
			c.changed()
		}
	case tea.MouseMsg:
		switch c.shelf.Mouse(msg) {
		case list.Again:
			return c.Do(keys.Open, 0)
		case list.Moved, list.Scrolled:
			return c.rest.Moved()
		}
	}
	return nil
}

// Status implements mode.Mode.
func (c *Clippings) Status() mode.Status { return c.shelf.Status() }

// oneLine is a text in one line.
func oneLine(text string) string { return strings.ReplaceAll(text, "\n", " ") }

// day is when a clipping was taken, in few cells.
func day(taken, now time.Time) string {
	taken = taken.In(now.Location())
	if taken.Format("2006-01-02") == now.Format("2006-01-02") {
		return taken.Format("15:04")
	}
	return taken.Format("2006-01-02")
}
