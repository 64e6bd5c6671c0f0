// Package emulator is a terminal for tests: it understands what the painter
// writes and fails the test on anything else. It is written from ECMA-48 and
// xterm's ctlseqs, and measures with the East Asian Width property, not with
// ours.
package emulator

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"baogao/tui/cell"
)

// Terminal is what a terminal shows.
type Terminal struct {
	// WidthOf is how wide this terminal draws what terminals disagree on; nil,
	// or less than 0 cells: as the property has it.
	WidthOf func(r rune) int

	t             testing.TB
	wide          bool
	width, height int
	cells         []cell.Cell
	x, y          int
	top, bottom   int // of the scroll region, bottom excluded
	left, right   int // its margins, right excluded
	margins       bool
	style         string
	last          *cell.Cell // where marks go
	cursor        bool
	inFrame       bool
	canonical     map[cell.Style]cell.Style
}

// New returns a terminal of width × height cells.
func New(t testing.TB, c cell.Condition, width, height int) *Terminal {
	e := &Terminal{t: t, wide: c.IsWide(), canonical: make(map[cell.Style]cell.Style)}
	e.Resize(width, height)
	return e
}

// Size returns width and height in cells.
func (e *Terminal) Size() (width, height int) { return e.width, e.height }

// Cursor returns where the cursor is, and whether it is seen.
func (e *Terminal) Cursor() (x, y int, shown bool) { return e.x, e.y, e.cursor }

// InFrame reports whether a frame has begun (mode 2026) and not ended.
func (e *Terminal) InFrame() bool { return e.inFrame }

// Resize leaves on the screen what nobody can know.
func (e *Terminal) Resize(width, height int) {
	e.width, e.height, e.top, e.bottom, e.left, e.right = width, height, 0, height, 0, width
	e.x, e.y = min(e.x, width-1), min(e.y, height-1)
	e.cells = make([]cell.Cell, width*height)
	for i := range e.cells {
		e.cells[i] = cell.Cell{Text: "#", Style: "35", Width: 1}
	}
}

func (e *Terminal) runeWidth(r rune) int {
	if e.WidthOf != nil {
		if w := e.WidthOf(r); w >= 0 {
			return w
		}
	}
	switch kind := width.LookupRune(r).Kind(); {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case kind == width.EastAsianWide, kind == width.EastAsianFullwidth, kind == width.EastAsianAmbiguous && e.wide:
		return 2
	}
	return 1
}

// Write implements io.Writer.
func (e *Terminal) Write(b []byte) (int, error) {
	s := string(b)
	for s != "" {
		switch {
		case strings.HasPrefix(s, "\x1b["):
			end := strings.IndexFunc(s[2:], func(r rune) bool { return r >= 0x40 })
			e.csi(s[2:2+end], s[2+end])
			s = s[3+end:]
		case strings.HasPrefix(s, "\x1b]"): // A question, to its ST.
			s = s[strings.Index(s, "\x1b\\")+2:]
		case s[0] == '\r':
			e.x, s = 0, s[1:]
		case s[0] == '\n': // A tty may make of it a carriage return, too.
			if e.x, e.y = 0, e.y+1; e.y >= e.bottom {
				e.t.Fatalf("a line feed in the last row")
			}
			s = s[1:]
		case s[0] < 0x20 || s[0] == 0x7F:
			e.t.Fatalf("control character %q", s[0])
		default:
			r, n := utf8.DecodeRuneInString(s)
			if r == utf8.RuneError && n == 1 || r >= 0x80 && r < 0xA0 {
				e.t.Fatalf("byte %x", s[0])
			}
			e.print(r)
			s = s[n:]
		}
	}
	return len(b), nil
}

func (e *Terminal) at(x, y int) *cell.Cell { return &e.cells[y*e.width+x] }

// set puts a cell down and blanks the other halves of wide characters it
// breaks.
func (e *Terminal) set(x, y int, c cell.Cell) {
	if e.at(x, y).Width == 0 && x > 0 {
		*e.at(x-1, y) = cell.Cell{Width: 1}
	}
	if e.at(x, y).Width == 2 && x+1 < e.width {
		*e.at(x+1, y) = cell.Cell{Width: 1}
	}
	*e.at(x, y) = c
}

func (e *Terminal) print(r rune) {
	w := e.runeWidth(r)
	if w == 0 {
		if e.last != nil {
			e.last.Text += string(r)
		}
		return
	}
	e.last = nil
	if e.x+w > e.width { // No wrapping: the last column is overwritten.
		if w == 2 {
			return
		}
		e.x = e.width - 1
	}
	c := cell.Cell{Text: string(r), Style: cell.Style(e.style), Width: int8(w)}
	if r == ' ' {
		c.Text = ""
	}
	e.set(e.x, e.y, c)
	if w == 2 {
		e.set(e.x+1, e.y, cell.Cell{Style: c.Style})
		*e.at(e.x, e.y) = c
	}
	e.last = e.at(e.x, e.y)
	e.x += w
	if e.x == e.width {
		e.x = e.width - 1
	}
}

func (e *Terminal) csi(parameters string, final byte) {
	if strings.HasPrefix(parameters, "?") {
		e.mode(parameters, final)
		return
	}
	if final == 'm' {
		e.sgr(parameters)
		return
	}
	var n [2]int
	for i, s := range strings.Split(parameters, ";") {
		if i > 1 {
			e.t.Fatalf("CSI %s %c", parameters, final)
		}
		n[i], _ = strconv.Atoi(s)
	}
	count := max(1, n[0])
	switch final {
	case 'H':
		e.y, e.x = min(count, e.height)-1, min(max(1, n[1]), e.width)-1
	case 'C':
		e.x = min(e.x+count, e.width-1)
	case 'D':
		e.x = max(0, e.x-count)
	case 'G':
		e.x = min(count, e.width) - 1
	case 'B':
		e.y = min(e.y+count, e.height-1)
	case 'J':
		if n[0] != 2 {
			e.t.Fatalf("ED %d", n[0])
		}
		e.erase(0, len(e.cells))
	case 'K':
		e.erase(e.y*e.width+e.x, (e.y+1)*e.width)
	case 'X':
		at := e.y*e.width + e.x
		e.erase(at, min(at+count, (e.y+1)*e.width))
	case 'r':
		e.top, e.bottom = count-1, n[1]
		if n[1] == 0 {
			e.bottom = e.height
		}
		e.x, e.y = 0, 0
	case 's':
		if !e.margins || n[0] >= n[1] || n[1] > e.width {
			e.t.Fatalf("DECSLRM %s", parameters)
		}
		e.left, e.right = n[0]-1, n[1]
		e.x, e.y = 0, 0
	case 'n', 'c': // Questions.
	case 'L', 'M':
		e.lines(count, final == 'L')
	default:
		e.t.Fatalf("CSI %s %c", parameters, final)
	}
}

func (e *Terminal) erase(from, to int) {
	for i := from; i < to; i++ {
		e.set(i%e.width, i/e.width, cell.Cell{Style: e.background(), Width: 1})
	}
}

// background is what erased cells get where the terminal erases in colour.
func (e *Terminal) background() cell.Style {
	var back cell.Style
	for _, p := range strings.Split(e.style, ";") {
		if n, _ := strconv.Atoi(p); n >= 40 && n < 48 || n >= 100 && n < 108 {
			back = cell.Style(p)
		}
	}
	return back
}

func (e *Terminal) lines(n int, insert bool) {
	if e.y < e.top || e.y >= e.bottom || e.x < e.left || e.x >= e.right {
		return
	}
	row := func(y int) []cell.Cell { return e.cells[y*e.width+e.left : y*e.width+e.right] }
	for range n {
		if insert {
			for y := e.bottom - 1; y > e.y; y-- {
				copy(row(y), row(y-1))
			}
			e.erase(e.y*e.width+e.left, e.y*e.width+e.right)
		} else {
			for y := e.y; y < e.bottom-1; y++ {
				copy(row(y), row(y+1))
			}
			e.erase((e.bottom-1)*e.width+e.left, (e.bottom-1)*e.width+e.right)
		}
	}
	if insert {
		e.cut(e.y - 1)
	} else {
		e.cut(e.bottom)
	}
	e.x = e.left
}

// cut blanks the wide characters that margins run through in a row beside the
// lines that were inserted or deleted, as xterm does.
func (e *Terminal) cut(y int) {
	if y < 0 || y >= e.height {
		return
	}
	for _, x := range [...]int{e.left, e.right} {
		if x > 0 && x < e.width && e.at(x, y).Width == 0 {
			e.erase(y*e.width+x, y*e.width+x+1)
		}
	}
}

func (e *Terminal) sgr(parameters string) {
	line := cell.ParseSGR("\x1b[" + e.style + "m\x1b[" + parameters + "mx")[0]
	e.style = string(line[len(line)-1].Style)
}

func (e *Terminal) mode(parameters string, final byte) {
	switch set := final == 'h'; parameters {
	case "?25":
		e.cursor = set
	case "?2026":
		if set == e.inFrame {
			e.t.Fatal("frames do not nest")
		}
		e.inFrame = set
	case "?69":
		e.margins, e.left, e.right = set, 0, e.width
	case "?1049", "?7", "?1002", "?1006", "?2004", "?2026$", "?69$":
		// What changes nothing on the screen, and a question.
	default:
		e.t.Fatalf("mode %s %c", parameters, final)
	}
}

// Differs returns the first cell in which the screen is not the grid, "" where
// there is none. What is disputed is not compared; nil: nothing is.
func (e *Terminal) Differs(g *cell.Grid, disputed func(string) bool) string {
	for y := range e.height {
		for x, want := range g.Row(y) {
			if disputed != nil && (disputed(want.Text) || x > 0 && want.Width == 0 && disputed(g.At(x-1, y).Text)) {
				continue
			}
			want.Style = e.canonicalOf(want.Style)
			got := *e.at(x, y)
			if want.Width == 0 {
				want.Style, got.Style = "", ""
			}
			if got != want {
				return fmt.Sprintf("column %d row %d shows %+v, not %+v", x, y, got, want)
			}
		}
	}
	return ""
}

// canonicalOf is how e holds a style that may be written in several ways.
func (e *Terminal) canonicalOf(s cell.Style) cell.Style {
	style, ok := e.canonical[s]
	if !ok {
		style = cell.ParseSGR("\x1b[" + string(s) + "mx")[0][0].Style
		e.canonical[s] = style
	}
	return style
}

// Row is a row as xterm prints it: U+FFFF stands in the second cell of a wide
// character.
func (e *Terminal) Row(y int) string {
	var b strings.Builder
	for x := range e.width {
		switch c := e.at(x, y); {
		case c.Width == 0:
			b.WriteRune('\uFFFF')
		case c.Text == "":
			b.WriteByte(' ')
		default:
			b.WriteString(c.Text)
		}
	}
	return b.String()
}
