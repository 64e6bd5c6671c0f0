package figures

import (
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/input"
	"baogao/tui/keys"
	"baogao/tui/list"
	"baogao/tui/mode"
	"baogao/tui/theme"
)

// Choose is the mode in which regions are marked for comparison by typing
// parts of their names.
type Choose struct {
	session *mode.Session
	done    func() tea.Cmd // called when the choice is made
	filter  input.Filter
	entries []model.Entry // that the filter leaves
	list    list.List     // of the entries
	width   int
}

// NewChoose returns the mode. done is called when the choice is made.
func NewChoose(s *mode.Session, done func() tea.Cmd) *Choose {
	c := &Choose{session: s, done: done, filter: input.Filter{Typing: true}}
	c.build()
	if len(c.entries) > 1 && c.entries[0].ID == s.Reader().Place().Report {
		c.list.Move(1)
	}
	return c
}

// build fills the list anew.
func (c *Choose) build() {
	c.entries = c.session.Finder().Filter(c.filter.Text)
	c.list.SetRows(len(c.entries), nil)
	c.list.Move(0)
}

// chooseHeader is the number of screen lines above the list.
const chooseHeader = 3

// SetSize implements mode.Mode.
func (c *Choose) SetSize(width, height int) {
	c.width = width
	c.list.SetSize(max(1, height-chooseHeader), 1)
}

// Contexts implements mode.Mode.
func (c *Choose) Contexts() []keys.Context { return []keys.Context{keys.Choosing} }

// Typing implements mode.Typist.
func (c *Choose) Typing() bool { return true }

// Do implements mode.Mode.
func (c *Choose) Do(action keys.Action, count int) tea.Cmd {
	switch action {
	case keys.Mark:
		if c.list.Cursor() < len(c.entries) {
			c.session.Mark(c.entries[c.list.Cursor()].ID)
			c.list.Step(1)
		}
	case keys.Chosen:
		if len(c.session.Marks()) == 0 {
			if len(c.entries) == 0 { // What was typed can be corrected.
				c.session.Say(c.none())
				return nil
			}
			c.session.Mark(c.entries[c.list.Cursor()].ID)
		}
		c.session.Pop()
		return c.done()
	case keys.LeaveChoice:
		c.session.Pop()
		return c.done()
	default:
		c.list.Do(action, count)
	}
	return nil
}

// Update implements mode.Mode.
func (c *Choose) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		if c.filter.Key(msg) {
			c.build()
		}
	case tea.MouseMsg:
		switch c.list.Mouse(msg, chooseHeader) {
		case list.Moved, list.Again:
			c.session.Mark(c.entries[c.list.Cursor()].ID)
		}
	}
	return nil
}

// Status implements mode.Mode.
func (c *Choose) Status() mode.Status {
	return mode.Status{Path: []string{"选地区"}, Far: "已选 " + strconv.Itoa(len(c.session.Marks()))}
}

// none says that the filter leaves no region.
func (c *Choose) none() string { return "没有含“" + c.filter.Text + "”的地区" }

// Draw implements mode.Mode.
func (c *Choose) Draw(canvas cell.Canvas) {
	th, cond := c.session.Theme, c.session.Condition
	x := canvas.Text(1, 0, "选地区", th.Style(theme.HeaderHere))
	canvas.Draw(x+2, 0, cond.TruncateLine(c.filter.Shown(th), canvas.Width-x-3, "…"))
	canvas.Across(0, 1, th.Style(theme.Faint))
	names := make([]string, 0, 4)
	for _, id := range c.session.Marks() {
		if e, ok := model.EntryNamed(c.session.Library, id); ok {
			names = append(names, e.Meta.String())
		}
	}
	chosen := "已选：" + strings.Join(names, "、")
	if len(names) == 0 {
		chosen = keys.KeyOf(keys.Choosing, keys.Mark) + " 选几个；或者 " + keys.KeyOf(keys.Choosing, keys.Chosen) + " 选一个，与正在读的并列"
	}
	canvas.Text(1, 2, cond.Truncate(chosen, canvas.Width-2, "…"), th.Style(theme.Dim))
	body := canvas.Sub(0, chooseHeader, canvas.Width, c.list.Height())
	if len(c.entries) == 0 {
		body.Text(1, 0, cond.Truncate(c.none(), body.Width-2, "…"), th.Style(theme.Dim))
		return
	}
	c.list.Each(func(i, y int) {
		e := c.entries[i]
		row := body.Sub(0, y, min(body.Width, 60), 1)
		text, dim := list.Ground(row, th, i == c.list.Cursor(), true)
		x := cond.Width(list.Bar) + 1
		if c.session.Marked(e.ID) {
			row.Text(x, 0, "●", th.Over(text, theme.Mark))
		}
		x += cond.Width("●") + 1
		x = row.Text(x, 0, e.Meta.String(), text)
		if e.Meta.Region.Parent != "" {
			row.Text(x+2, 0, e.Meta.Region.Parent, dim)
		}
	})
}
