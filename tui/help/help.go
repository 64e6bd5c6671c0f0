// Package help is the mode that shows what the keys do, from the table of
// keys: those of the place it was called from first, then all others.
package help

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/tui/cell"
	"baogao/tui/keys"
	"baogao/tui/list"
	"baogao/tui/mode"
	"baogao/tui/theme"
)

// Help is the mode.
type Help struct {
	session       *mode.Session
	here          []keys.Context // that hold in the place it was called from
	width, height int
	columns       [][]row
	column        int // width of a column
	keysWidth     int // of the widest list of keys in a column
	top           int // the first row in view
}

// row is a row of a column: the name of a place, keys with what they do, or
// more of what they do.
type row struct {
	place, keys, words string
	other              bool // the place is not where help was called from
}

// New returns the help for a place where the contexts hold.
func New(s *mode.Session, here []keys.Context) *Help { return &Help{session: s, here: here} }

// wide is the least width of a column beside others, in cells.
const wide = 49

// SetSize implements mode.Mode.
func (h *Help) SetSize(width, height int) {
	h.width, h.height = width, height
	n := max(1, min(3, (width-1)/wide))
	h.column = (width - 1) / n
	h.lay(n)
	h.scroll(0)
}

// lay lays the table out in n columns, a place never in two of them.
func (h *Help) lay(n int) {
	groups, total := h.groups()
	h.columns = make([][]row, 1, n)
	for _, g := range groups {
		last := len(h.columns) - 1
		if len(h.columns[last]) > 0 {
			// The next column begins where this one has its share.
			if last < n-1 && len(h.columns[last])+len(g)/2 > total/n {
				h.columns = append(h.columns, nil)
				last++
			} else {
				h.columns[last] = append(h.columns[last], row{})
			}
		}
		h.columns[last] = append(h.columns[last], g...)
	}
}

// entry is a line of the help: keys, or what the mouse does, and what that is
// for.
type entry struct{ with, words string }

// entries is the help for a place.
func entries(c keys.Context) []entry {
	var list []entry
	if c == keys.Mouse {
		for _, g := range keys.Gestures() {
			list = append(list, entry{g.With, g.Help})
		}
	}
	for _, b := range keys.Of(c) {
		list = append(list, entry{b.Label(), b.Help})
	}
	return list
}

// groups returns the rows of each place, and how many there are.
func (h *Help) groups() (groups [][]row, total int) {
	cond := h.session.Condition
	order := append(slices.Clone(h.here), keys.Everywhere, keys.Mouse)
	near := len(order)
	for _, c := range keys.Contexts() {
		if !slices.Contains(order, c) {
			order = append(order, c)
		}
	}
	h.keysWidth = 0
	for _, c := range order {
		for _, e := range entries(c) {
			h.keysWidth = max(h.keysWidth, cond.Width(e.with))
		}
	}
	h.keysWidth = min(h.keysWidth, h.column/3)
	for i, c := range order {
		list := entries(c)
		if len(list) == 0 {
			continue
		}
		g := []row{{place: string(c), other: i >= near}}
		for _, e := range list {
			g = append(g, h.wrap(e)...)
		}
		groups = append(groups, g)
		total += len(g) + 1
	}
	return groups, total
}

// wrap lays a line of the help out in the columns for keys and for words.
func (h *Help) wrap(e entry) []row {
	cond := h.session.Condition
	names := cond.Wrap(cell.Plain(e.with), cell.Wrap{Width: max(1, h.keysWidth)})
	around := 5
	if h.column < h.width-1 {
		around = 7 // the next column stands apart
	}
	words := cond.Wrap(cell.Plain(e.words), cell.Wrap{Width: max(8, h.column-h.keysWidth-around)})
	rows := make([]row, max(len(names), len(words)))
	for i := range rows {
		if i < len(names) {
			rows[i].keys = names[i].Line.Text()
		}
		if i < len(words) {
			rows[i].words = words[i].Line.Text()
		}
	}
	return rows
}

// rows is the number of rows of the longest column.
func (h *Help) rows() int {
	n := 0
	for _, c := range h.columns {
		n = max(n, len(c))
	}
	return n
}

func (h *Help) scroll(by int) { h.top = max(0, min(h.top+by, h.rows()-h.height)) }

// Contexts implements mode.Mode.
func (h *Help) Contexts() []keys.Context { return []keys.Context{keys.Help, keys.Moving} }

// Do implements mode.Mode.
func (h *Help) Do(action keys.Action, count int) tea.Cmd {
	if action == keys.CloseHelp {
		h.session.Pop()
	} else if n, ok := keys.Rows(action, count, h.height-3, h.height/2, h.rows()); ok {
		h.scroll(n)
	}
	return nil
}

// Update implements mode.Mode.
func (h *Help) Update(msg tea.Msg) tea.Cmd {
	if m, ok := msg.(tea.MouseMsg); ok {
		h.scroll(list.Turned(m))
	}
	return nil
}

// Draw implements mode.Mode.
func (h *Help) Draw(c cell.Canvas) {
	for i, column := range h.columns {
		h.drawColumn(c.Sub(1+i*h.column, 0, h.column, c.Height), column)
	}
}

func (h *Help) drawColumn(c cell.Canvas, rows []row) {
	th := h.session.Theme
	for y := 0; y < c.Height && h.top+y < len(rows); y++ {
		r := rows[h.top+y]
		place := theme.Heading1
		if r.other {
			place = theme.Heading2
		}
		c.Text(0, y, r.place, th.Style(place))
		c.Text(2, y, r.keys, th.Style(theme.Accent))
		c.Text(2+h.keysWidth+2, y, r.words, th.Style(theme.Text))
	}
}

// Status implements mode.Mode.
func (h *Help) Status() mode.Status { return mode.Status{Path: []string{"帮助"}, Far: h.far()} }

// far says that there is more below.
func (h *Help) far() string {
	if h.top+h.height < h.rows() {
		return "下面还有"
	}
	return ""
}
