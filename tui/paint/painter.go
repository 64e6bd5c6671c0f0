package paint

import (
	"strconv"

	"baogao/tui/cell"
)

// Painter knows what a terminal shows and writes what makes it show another
// grid: the runs of cells that changed, by the cheapest ways to get there. It
// expects automatic wrapping to be off (DECAWM), so that the last column is
// one like any other. Its zero value, with Condition set, knows nothing yet
// and paints everything.
type Painter struct {
	// Synchronized says that the terminal holds a frame back until it is
	// whole (private mode 2026).
	Synchronized bool
	// Margins says that the terminal can scroll part of its width (left and
	// right margins, private mode 69).
	Margins bool

	screen *cell.Grid // what the terminal shows, nil where that is not known
	out    []byte
	style  cell.Style // in force
	x, y   int        // the cursor; unknown where negative
	shown  bool       // the cursor is visible
	styles map[transition]string
}

type transition struct{ from, to cell.Style }

// Forget makes the next Paint paint everything, on a cleared screen: after a
// resize, or when another program has written on the terminal.
func (p *Painter) Forget() { p.screen = nil }

// Paint returns what makes the terminal show next; nothing where it does
// already. The bytes are good until the next call. Paint keeps next and
// returns the grid that it kept before, if any, to be drawn on again.
func (p *Painter) Paint(next *cell.Grid) (frame []byte, free *cell.Grid) {
	const begin, end = "\x1b[?2026h", "\x1b[?2026l"
	p.out = p.out[:0]
	if p.Synchronized {
		p.out = append(p.out, begin...)
	}
	empty := len(p.out)
	x, y, show := next.Caret()
	if p.shown && (!show || p.screen == nil || !sameCells(p.screen, next)) {
		p.out = append(p.out, "\x1b[?25l"...)
		p.shown = false
	}
	width, height := next.Size()
	if !p.knows(next) {
		p.clear(next)
	} else {
		p.scroll(next)
	}
	for y := range height {
		p.row(y, width, p.screen.Row(y), next.Row(y), next.Condition)
	}
	if show {
		p.moveTo(x, y)
		if !p.shown {
			p.out = append(p.out, "\x1b[?25h"...)
			p.shown = true
		}
	}
	free, p.screen = p.screen, next
	if len(p.out) == empty {
		return nil, free
	}
	if p.Synchronized {
		p.out = append(p.out, end...)
	}
	return p.out, free
}

// knows reports whether the painter knows what is on a screen of next's size.
func (p *Painter) knows(next *cell.Grid) bool {
	if p.screen == nil || p.screen.Condition != next.Condition {
		return false
	}
	w, h := p.screen.Size()
	nw, nh := next.Size()
	return w == nw && h == nh
}

// clear starts from an empty screen of next's size.
func (p *Painter) clear(next *cell.Grid) {
	width, height := next.Size()
	p.screen = cell.NewGrid(next.Condition, width, height)
	p.out = append(p.out, "\x1b[m\x1b[H\x1b[2J"...)
	p.style, p.x, p.y = "", 0, 0
}

func sameCells(a, b *cell.Grid) bool {
	_, h := a.Size()
	if _, bh := b.Size(); h != bh {
		return false
	}
	for y := range h {
		ra, rb := a.Row(y), b.Row(y)
		if len(ra) != len(rb) {
			return false
		}
		for x := range ra {
			if ra[x] != rb[x] {
				return false
			}
		}
	}
	return true
}

// blank is a cell without text in the default style: what erasing leaves.
var blank = cell.Cell{Width: 1}

// Where erasing costs less than writing blanks, in cells.
const (
	minEraseToEnd = 3  // EL is three bytes
	minErase      = 12 // ECH and the move over it are ten or so
)

// row paints a row of which old is on the screen.
func (p *Painter) row(y, width int, old, next []cell.Cell, c cell.Condition) {
	x, last := 0, width-1
	for x < width && old[x] == next[x] {
		x++
	}
	if x == width {
		return
	}
	for old[last] == next[last] {
		last--
	}
	// From tail on the row is blank: one EL does where enough of it is not.
	tail := width
	for tail > x && next[tail-1] == blank {
		tail--
	}
	if last-tail+1 < minEraseToEnd {
		tail = width
	}
	for x <= last && x < tail {
		if old[x] == next[x] {
			x++
			continue
		}
		if n := blankRun(old, next, x, min(last+1, tail)); n >= minErase {
			p.moveTo(x, y)
			p.setStyle("")
			p.csi(n, 'X')
			x += n
			continue
		}
		p.reach(x, y, next, c)
		if next[x].Text != "" && c.Disputed(next[x].Text) {
			// What the terminal makes of it may reach further than it should,
			// or less far: blank it first, and write the rest of the row again.
			p.disputed(x, y, next[x])
			last = width - 1
			old = nothing(width)
		} else {
			p.write(next[x], width)
		}
		x += max(1, int(next[x].Width)) // Half a character, which no Canvas draws, must not stop us.
	}
	if tail <= last {
		p.moveTo(tail, y)
		p.setStyle("")
		p.out = append(p.out, "\x1b[K"...)
	}
}

// nothing is a row that no row equals.
func nothing(width int) []cell.Cell { return make([]cell.Cell, width) }

// blankRun returns how many cells from x on can be erased at one go: all are
// to be blank, and the last is not yet.
func blankRun(old, next []cell.Cell, x, end int) int {
	n := 0
	for i := x; i < end && next[i] == blank; i++ {
		if old[i] != blank {
			n = i - x + 1
		}
	}
	return n
}

// write writes a cell where the cursor is.
func (p *Painter) write(c cell.Cell, width int) {
	p.setStyle(c.Style)
	if c.Text == "" {
		p.out = append(p.out, ' ')
	} else {
		p.out = append(p.out, c.Text...)
	}
	p.x += max(1, int(c.Width))
	if p.x >= width { // The cursor stays on the last column.
		p.x = -1
	}
}

// disputed writes a cluster on whose width terminals do not agree.
func (p *Painter) disputed(x, y int, c cell.Cell) {
	p.setStyle(c.Style)
	for range c.Width {
		p.out = append(p.out, ' ')
	}
	p.x = -1
	p.moveTo(x, y)
	p.out = append(p.out, c.Text...)
	p.x = -1
}

// reach brings the cursor to x, y of a row that is being painted: by writing
// once more what stands between where that takes fewer bytes than moving.
func (p *Painter) reach(x, y int, next []cell.Cell, c cell.Condition) {
	if p.y != y || p.x < 0 || p.x >= x || next[p.x].Width == 0 {
		p.moveTo(x, y)
		return
	}
	cost := 0
	for i := p.x; i < x; i++ {
		if next[i].Style != p.style || c.Disputed(next[i].Text) {
			cost = 99
			break
		}
		cost += max(len(next[i].Text), int(min(next[i].Width, 1)))
	}
	if cost > 3+digits(x-p.x) {
		p.moveTo(x, y)
		return
	}
	for i := p.x; i < x; i++ {
		if next[i].Width > 0 {
			p.write(next[i], len(next))
		}
	}
}

// moveTo brings the cursor to x, y.
func (p *Painter) moveTo(x, y int) {
	switch {
	case p.y == y && p.x == x:
	case x == 0 && p.y == y:
		p.out = append(p.out, '\r')
	case p.y == y && p.x >= 0 && p.x < x:
		p.csi(x-p.x, 'C')
	case p.y == y && p.x >= 0 && p.x-x < 10:
		p.csi(p.x-x, 'D')
	case p.y == y:
		p.csi(x+1, 'G')
	case p.x == x && p.y >= 0 && p.y < y && x > 0:
		p.csi(y-p.y, 'B')
	case p.y >= 0 && p.y < y && y-p.y <= digits(y+1):
		// A line feed is a byte. What it does to the column, which a tty or a
		// terminal may be set to return to 0, does not matter before a column.
		for ; p.y < y; p.y++ {
			p.out = append(p.out, '\n')
		}
		if x == 0 {
			p.out = append(p.out, '\r')
		} else {
			p.csi(x+1, 'G')
		}
	case x == 0:
		p.csi(y+1, 'H')
	default:
		p.csi2(y+1, x+1, 'H')
	}
	p.x, p.y = x, y
}

// csi appends a control sequence with one parameter, which is left out where
// it is 1.
func (p *Painter) csi(n int, final byte) {
	p.out = append(p.out, "\x1b["...)
	if n != 1 {
		p.out = strconv.AppendInt(p.out, int64(n), 10)
	}
	p.out = append(p.out, final)
}

// csi2 appends a control sequence with two parameters.
func (p *Painter) csi2(m, n int, final byte) {
	p.out = append(p.out, "\x1b["...)
	p.out = strconv.AppendInt(p.out, int64(m), 10)
	p.out = append(p.out, ';')
	p.out = strconv.AppendInt(p.out, int64(n), 10)
	p.out = append(p.out, final)
}

func (p *Painter) setStyle(s cell.Style) {
	if s == p.style {
		return
	}
	key := transition{p.style, s}
	sequence, ok := p.styles[key]
	if !ok {
		if p.styles == nil {
			p.styles = make(map[transition]string)
		}
		sequence = cell.Transition(p.style, s)
		p.styles[key] = sequence
	}
	p.out = append(p.out, sequence...)
	p.style = s
}

func digits(n int) int {
	d := 1
	for ; n >= 10; n /= 10 {
		d++
	}
	return d
}
