// Package help is the mode that shows what the keys do, from the table of
// keys: those of the place it was called from first, then all others.
package help

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/tui/cell"
	"baogao/tui/keys"
	"baogao/tui/mode"
	"baogao/tui/theme"
)

// Help is the mode.
type Help struct {
	session       *mode.Session
	width, height int
	lines         []line
	keysWidth     int // of the widest list of keys, in cells
	top           int
}

// line is a row of the page: the name of a place, or a binding.
type line struct {
	place   keys.Context
	binding keys.Binding
}

// New returns the help for a place where the contexts hold.
func New(s *mode.Session, here []keys.Context) *Help {
	h := &Help{session: s}
	order := slices.Clone(here)
	for _, c := range keys.Contexts() {
		if !slices.Contains(order, c) {
			order = append(order, c)
		}
	}
	for i, c := range order {
		if i > 0 {
			h.lines = append(h.lines, line{})
		}
		h.lines = append(h.lines, line{place: c})
		for _, b := range keys.Of(c) {
			h.lines = append(h.lines, line{binding: b})
			h.keysWidth = max(h.keysWidth, s.Condition.Width(b.Label()))
		}
	}
	return h
}

// SetSize implements mode.Mode.
func (h *Help) SetSize(width, height int) {
	h.width, h.height = width, height
	h.scroll(0)
}

func (h *Help) scroll(by int) { h.top = max(0, min(h.top+by, len(h.lines)-(h.height-2))) }

// Contexts implements mode.Mode.
func (h *Help) Contexts() []keys.Context { return []keys.Context{keys.Help, keys.Moving} }

// Do implements mode.Mode.
func (h *Help) Do(action keys.Action, count int) tea.Cmd {
	n := max(count, 1)
	switch action {
	case keys.CloseHelp:
		h.session.Pop()
	case keys.Down:
		h.scroll(n)
	case keys.Up:
		h.scroll(-n)
	case keys.PageDown:
		h.scroll(n * max(1, h.height-3))
	case keys.PageUp:
		h.scroll(-n * max(1, h.height-3))
	case keys.HalfDown:
		h.scroll(n * max(1, h.height/2))
	case keys.HalfUp:
		h.scroll(-n * max(1, h.height/2))
	case keys.Top:
		h.scroll(-len(h.lines))
	case keys.Bottom:
		h.scroll(len(h.lines))
	}
	return nil
}

// Update implements mode.Mode.
func (h *Help) Update(msg tea.Msg) tea.Cmd {
	if m, ok := msg.(tea.MouseMsg); ok {
		switch m.Button {
		case tea.MouseButtonWheelDown:
			h.scroll(3)
		case tea.MouseButtonWheelUp:
			h.scroll(-3)
		}
	}
	return nil
}

// Draw implements mode.Mode.
func (h *Help) Draw(c cell.Canvas) {
	th, cond := h.session.Theme, h.session.Condition
	c.Text(1, 0, "帮助", th.Style(theme.HeaderHere))
	c = c.Sub(1, 2, c.Width-2, c.Height-2)
	left := min(h.keysWidth, c.Width/2)
	for y := 0; y < c.Height && h.top+y < len(h.lines); y++ {
		switch l := h.lines[h.top+y]; {
		case l.place != "":
			c.Text(0, y, string(l.place), th.Style(theme.Heading2))
		case l.binding.Action != "":
			c.Text(2, y, cond.Truncate(l.binding.Label(), left, "…"), th.Style(theme.Accent))
			c.Text(2+left+2, y, cond.Truncate(l.binding.Help, c.Width-left-4, "…"), th.Style(theme.Text))
		}
	}
}

// Status implements mode.Mode.
func (h *Help) Status() mode.Status { return mode.Status{Path: []string{"帮助"}} }
