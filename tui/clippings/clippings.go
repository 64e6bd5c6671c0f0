// Package clippings is the mode that lists what was copied: to go back to
// where it is from, to copy it again, to write all of it into a file.
package clippings

import (
	"slices"
	"strconv"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model/match"
	"baogao/tui/export"
	"baogao/tui/input"
	"baogao/tui/keys"
	"baogao/tui/list"
	"baogao/tui/mode"
)

// The rows above the list, and those of a clipping: what it is, what it says.
const (
	header  = 2
	rowSize = 2
)

// pause is how long the cursor must rest before the whole text under the list
// follows it: while it moves, only the cursor is drawn again.
const pause = 120 * time.Millisecond

// Clippings is the mode.
type Clippings struct {
	session       *mode.Session
	width, height int
	filter        input.Filter
	all           []mode.Clipping
	rows          []mode.Clipping // that the filter leaves
	list          list.List       // of the rows
	shown         int             // the row whose whole text is under the list
	moves         int             // of the cursor, counted
	removed       []mode.Clipping // the last is the one to bring back first
}

// New returns the mode.
func New(s *mode.Session) *Clippings {
	c := &Clippings{session: s}
	c.read()
	return c
}

// read lists the clippings that there are.
func (c *Clippings) read() {
	c.all = c.session.Store.Clippings()
	c.build()
}

// build lists what the filter leaves.
func (c *Clippings) build() {
	c.rows = c.all
	if c.filter.Text != "" {
		names, aliases := make([]string, len(c.all)), make([][]string, len(c.all))
		for i, clipping := range c.all {
			names[i], aliases[i] = clipping.Title, []string{clipping.What, clipping.Text}
		}
		c.rows = nil
		for i, keep := range match.NewIndexWithAliases(names, aliases).Filter(c.filter.Text) {
			if keep {
				c.rows = append(c.rows, c.all[i])
			}
		}
	}
	c.list.SetRows(len(c.rows), nil)
	c.arrange()
	c.settle()
}

// SetSize implements mode.Mode.
func (c *Clippings) SetSize(width, height int) {
	c.width, c.height = width, height
	c.arrange()
}

// arrange gives the list the room that the whole text under it leaves.
func (c *Clippings) arrange() { c.list.SetSize(c.height-header-c.under(), rowSize) }

// under is how many rows the whole text of the clipping under the cursor has
// at the foot, the line above it included.
func (c *Clippings) under() int {
	if c.height < 16 || len(c.rows) == 0 {
		return 0
	}
	return c.height * 2 / 5
}

// settle shows the whole text of the clipping under the cursor at once.
func (c *Clippings) settle() {
	c.moves++
	c.shown = c.list.Cursor()
}

// rested is sent when the cursor has rested.
type rested struct {
	of    *Clippings
	moves int
}

// follow has the whole text follow the cursor once it rests.
func (c *Clippings) follow() tea.Cmd {
	c.moves++
	moves := c.moves
	return tea.Tick(pause, func(time.Time) tea.Msg { return rested{c, moves} })
}

// Contexts implements mode.Mode.
func (c *Clippings) Contexts() []keys.Context {
	return c.filter.Contexts(keys.Clippings, keys.Moving)
}

// Typing implements mode.Typist.
func (c *Clippings) Typing() bool { return c.filter.Typing }

// here is the clipping under the cursor.
func (c *Clippings) here() (clipping mode.Clipping, ok bool) {
	if len(c.rows) == 0 {
		return clipping, false
	}
	return c.rows[c.list.Cursor()], true
}

// Do implements mode.Mode.
func (c *Clippings) Do(action keys.Action, count int) tea.Cmd {
	if changed, ok := c.filter.Do(action); ok {
		if changed {
			c.build()
		}
		return nil
	}
	clipping, ok := c.here()
	switch {
	case action == keys.Undo:
		c.undo()
	case !ok:
	case action == keys.Open:
		return c.open(clipping)
	case action == keys.Copy:
		return c.session.CopyAgain(clipping)
	case action == keys.RemoveClipping:
		c.session.Store.RemoveClipping(clipping)
		c.removed = append(c.removed, clipping)
		c.session.Say("去掉了，" + keys.KeyOf(keys.Clippings, keys.Undo) + " 恢复")
		c.read()
	case c.list.Do(action, count):
		return c.follow()
	}
	return nil
}

// open goes to where a clipping is from.
func (c *Clippings) open(clipping mode.Clipping) tea.Cmd {
	if !c.session.Holds(clipping.Report) {
		c.session.Say("这次打开的报告里没有 " + clipping.Title)
		return nil
	}
	return c.session.GoTo(mode.Place{Report: clipping.Report, Anchor: &clipping.At})
}

// undo brings back the clipping that was taken away last.
func (c *Clippings) undo() {
	if len(c.removed) == 0 {
		c.session.Say("没有可恢复的摘录")
		return
	}
	clipping := c.removed[len(c.removed)-1]
	c.removed = c.removed[:len(c.removed)-1]
	c.session.Store.AddClipping(clipping)
	c.read()
	for i, r := range c.rows {
		if r.Text == clipping.Text {
			c.list.Move(i)
		}
	}
	c.settle()
}

// Export implements mode.Exporter: the clippings in sight, the oldest first,
// as they were taken.
func (c *Clippings) Export() (mode.Document, bool) {
	if len(c.rows) == 0 {
		c.session.Say("没有摘录可写")
		return mode.Document{}, false
	}
	var texts export.Quotations
	for _, r := range slices.Backward(c.rows) {
		texts = append(texts, r.Text)
	}
	return mode.Document{Name: "摘录 " + c.session.Now().Format("2006-01-02"), Formats: []mode.Format{
		{Ending: "md", Write: texts.Markdown}, {Ending: "txt", Write: texts.Plain},
	}}, true
}

// Update implements mode.Mode.
func (c *Clippings) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case rested:
		if msg.of == c && msg.moves == c.moves {
			c.settle()
		}
	case tea.KeyMsg:
		if c.filter.Key(msg) {
			c.build()
		}
	case tea.MouseMsg:
		switch c.list.Mouse(msg, header) {
		case list.Again:
			return c.Do(keys.Open, 0)
		case list.Moved, list.Scrolled:
			return c.follow()
		}
	}
	return nil
}

// Status implements mode.Mode.
func (c *Clippings) Status() mode.Status {
	if c.filter.Typing {
		return mode.Status{Line: c.filter.Shown(c.session.Theme)}
	}
	status := mode.Status{Path: []string{"摘录"}}
	if c.filter.Text != "" {
		status.Path = append(status.Path, "筛选 "+c.filter.Text)
	}
	if len(c.rows) > 0 {
		status.Far = strconv.Itoa(c.list.Cursor()+1) + "/" + strconv.Itoa(len(c.rows))
	}
	return status
}

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
