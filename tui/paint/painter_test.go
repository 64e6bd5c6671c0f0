package paint

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/hinshun/vt10x"

	"baogao/tui/cell"
	"baogao/tui/paint/emulator"
)

// What random screens are made of.
var (
	pieces = []string{"荆门市", "2024年", "增长6.7%，", "“四上”", "——", "……", "①", "│", "─", "█▋", "地区", "a", " ", "    ", "                 ", "（一）", "％"}
	styles = []cell.Style{"", "", "", "1", "31", "1;31", "7", "38;5;12", "48;5;3", "38;2;1;2;3;48;2;4;5;6", "4", "2;44"}
)

// scribble changes a screen in one of the ways that programs do.
func scribble(r *rand.Rand, g *cell.Grid, pieces []string) {
	c := g.Canvas()
	text := func(n int) (b strings.Builder) {
		for range n {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		return b
	}
	w, h := g.Size()
	switch r.IntN(9) {
	case 0: // a new screen
		g.Clear()
		for y := range h {
			b := text(r.IntN(12))
			c.Text(0, y, b.String(), styles[r.IntN(len(styles))])
		}
	case 1: // scrolled rows, something new where they came from
		by := 1 + r.IntN(h)
		top := r.IntN(h)
		for y := top; y < h-1; y++ {
			if y+by < h {
				copy(g.Row(y), g.Row(y+by))
			} else {
				c.Sub(0, y, w, 1).Fill("")
				b := text(6)
				c.Text(0, y, b.String(), "")
			}
		}
	case 2: // scrolled the other way
		by := 1 + r.IntN(3)
		for y := h - 1; y >= by; y-- {
			copy(g.Row(y), g.Row(y-by))
		}
	case 4: // a pane at the right scrolled
		left := r.IntN(w)
		by := 1 + r.IntN(3)
		for y := range h {
			if y+by < h && left+2 < w && g.At(left+1, y).Width > 0 && g.At(left+1, y+by).Width > 0 {
				copy(g.Row(y)[left+1:], g.Row(y + by)[left+1:])
			}
			c.Text(left, y, "│", "38;5;8")
		}
	case 5: // two panes beside a third scrolled, by as many rows or not
		line := c.Condition().Width("│")
		first, second := r.IntN(w), r.IntN(w)
		by := [2]int{1 + r.IntN(3), 1 + r.IntN(3)}
		for i, x := range []int{min(first, second), max(first, second)} {
			c.Sub(x, 0, line, h).Fill("")
			end := w
			if i == 0 {
				end = max(first, second)
			}
			for y := range h - by[i] {
				if h > by[i] && x+line < end && whole(g, x+line, end, y) && whole(g, x+line, end, y+by[i]) {
					copy(g.Row(y)[x+line:end], g.Row(y + by[i])[x+line:end])
				}
			}
			for y := range h {
				c.Text(x, y, "│", "38;5;8")
			}
		}
	case 3: // a pane cleared
		c.Sub(r.IntN(w), r.IntN(h), r.IntN(w)+1, r.IntN(h)+1).Fill(styles[r.IntN(len(styles))])
	default: // words here and there
		for range 1 + r.IntN(4) {
			b := text(1 + r.IntN(4))
			c.Text(r.IntN(w), r.IntN(h), b.String(), styles[r.IntN(len(styles))])
		}
	}
}

// whole reports whether no character of a row is cut at the edges of a pane.
func whole(g *cell.Grid, left, right, y int) bool {
	w, _ := g.Size()
	return g.At(left, y).Width > 0 && (right == w || g.At(right, y).Width > 0)
}

func TestTheTerminalAlwaysShowsTheGrid(t *testing.T) {
	for seed := range uint64(60) {
		for _, c := range []cell.Condition{cell.Narrow, cell.Wide} {
			r := rand.New(rand.NewPCG(seed, 1))
			w, h := 1+r.IntN(60), 1+r.IntN(20)
			p := &Painter{Synchronized: seed%2 == 0, Margins: seed%3 == 0}
			e := emulator.New(t, c, w, h)
			grid, free := cell.NewGrid(c, w, h), cell.NewGrid(c, w, h)
			for step := range 60 {
				switch r.IntN(20) {
				case 0:
					w, h = 1+r.IntN(60), 1+r.IntN(20)
					grid, free = cell.NewGrid(c, w, h), cell.NewGrid(c, w, h)
					e.Resize(w, h)
					p.Forget()
				case 1:
					e.Resize(w, h)
					p.Forget()
				}
				scribble(r, grid, pieces)
				next := free
				if next == nil {
					next = cell.NewGrid(c, w, h)
				}
				next.Clear()
				for y := range h {
					copy(next.Row(y), grid.Row(y))
				}
				if r.IntN(3) == 0 {
					next.Canvas().Text(r.IntN(w), r.IntN(h), " ", cell.Caret)
				}
				var frame []byte
				frame, free = p.Paint(next)
				if _, fh := sizeOf(free); fh != h {
					free = nil
				}
				_, _ = e.Write(frame)
				if d := e.Differs(next, nil); d != "" {
					t.Fatalf("seed %d, step %d, wide %v, %d×%d: %s\nafter %q", seed, step, c.IsWide(), w, h, d, frame)
				}
				cx, cy, visible := e.Cursor()
				if x, y, shown := next.Caret(); visible != shown || shown && (cx != x || cy != y) {
					t.Fatalf("seed %d, step %d: cursor at %d %d shown %v, want %d %d %v", seed, step, cx, cy, visible, x, y, shown)
				}
				if e.InFrame() {
					t.Fatal("the frame is not ended")
				}
				again, _ := p.Paint(next)
				if len(again) > 0 {
					t.Fatalf("an unchanged screen is painted: %q", again)
				}
			}
		}
	}
}

func sizeOf(g *cell.Grid) (w, h int) {
	if g == nil {
		return 0, 0
	}
	return g.Size()
}

// Terminals that draw these wider or narrower than we measure them must still
// show everything else in its place.
func TestWidthsThatTerminalsDisagreeOnDisturbNothingElse(t *testing.T) {
	odd := append([]string{"👨‍👩‍👧", "👍🏽", "❤️", "🩵", "☰", "é", "ā", "\uE000", "🇨🇳"}, pieces...)
	for _, drawn := range []struct {
		name string
		of   func(r rune) int
	}{
		{"wider", func(r rune) int {
			if strings.ContainsRune("🩵☰\uE000🇨🇳🏽👍👨👩👧❤", r) {
				return 2
			}
			return -1
		}},
		{"narrower", func(r rune) int {
			if strings.ContainsRune("🩵☰ā\uE000🇨🇳🏽👍👨👩👧❤", r) {
				return 1
			}
			return -1
		}},
	} {
		for seed := range uint64(40) {
			for _, c := range []cell.Condition{cell.Narrow, cell.Wide} {
				r := rand.New(rand.NewPCG(seed, 2))
				w, h := 10+r.IntN(50), 1+r.IntN(8)
				p, e := &Painter{}, emulator.New(t, c, w, h)
				e.WidthOf = drawn.of
				grid := cell.NewGrid(c, w, h)
				for step := range 30 {
					scribble(r, grid, odd)
					next := cell.NewGrid(c, w, h)
					for y := range h {
						copy(next.Row(y), grid.Row(y))
					}
					frame, _ := p.Paint(next)
					_, _ = e.Write(frame)
					if d := e.Differs(next, c.Disputed); d != "" {
						t.Fatalf("%s, seed %d, step %d, wide %v: %s\nafter %q", drawn.name, seed, step, c.IsWide(), d, frame)
					}
				}
			}
		}
	}
}

// A second opinion from an emulator that is not ours. It knows no wide
// characters.
func TestAnotherEmulatorShowsTheGridToo(t *testing.T) {
	narrow := []string{"abc", " ", "6.7%", "│", "            ", "z", "─────", "x y"}
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 3))
		w, h := 2+r.IntN(60), 2+r.IntN(20)
		term := vt10x.New(vt10x.WithSize(w, h))
		_, _ = term.Write([]byte("\x1b[?7l"))
		p, grid := &Painter{}, cell.NewGrid(cell.Narrow, w, h)
		for step := range 40 {
			scribble(r, grid, narrow)
			next := cell.NewGrid(cell.Narrow, w, h)
			for y := range h {
				copy(next.Row(y), grid.Row(y))
			}
			frame, _ := p.Paint(next)
			_, _ = term.Write(frame)
			for y, want := range next.Rows() {
				var got strings.Builder
				for x := range w {
					got.WriteRune(term.Cell(x, y).Char)
				}
				if got.String() != want {
					t.Fatalf("seed %d, step %d, row %d: <%s>, want <%s>\nafter %q", seed, step, y, got.String(), want, frame)
				}
			}
		}
	}
}

// One frame of 160×45: drawn, compared, written.
func BenchmarkPaint(b *testing.B) {
	for _, x := range []struct {
		name string
		draw func(g *cell.Grid, i int)
	}{
		{"nothing", func(g *cell.Grid, i int) { reading(g, 10) }},
		{"cursor", func(g *cell.Grid, i int) { reading(g, 10); g.Canvas().Text(0, i%40, "▸", "1") }},
		{"line", func(g *cell.Grid, i int) { reading(g, i%50) }},
		{"page", func(g *cell.Grid, i int) { reading(g, 44*(i%50)) }},
	} {
		b.Run(x.name, func(b *testing.B) {
			p := &Painter{}
			grid := cell.NewGrid(cell.Narrow, 160, 45)
			b.ReportAllocs()
			bytes, frames := 0, 0
			for i := 0; b.Loop(); i++ {
				x.draw(grid, i)
				frame, free := p.Paint(grid)
				bytes += len(frame)
				frames++
				if free == nil {
					free = cell.NewGrid(cell.Narrow, 160, 45)
				}
				grid = free
			}
			b.ReportMetric(float64(bytes)/float64(frames), "bytes/frame")
		})
	}
}
