package paint

import (
	"fmt"
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
	case 3: // a pane cleared
		c.Sub(r.IntN(w), r.IntN(h), r.IntN(w)+1, r.IntN(h)+1).Fill(styles[r.IntN(len(styles))])
	default: // words here and there
		for range 1 + r.IntN(4) {
			b := text(1 + r.IntN(4))
			c.Text(r.IntN(w), r.IntN(h), b.String(), styles[r.IntN(len(styles))])
		}
	}
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

// reading is a screen of full-width text with a status line, as when the body
// is zoomed. Every line is another one.
func reading(g *cell.Grid, from int) {
	g.Clear()
	w, h := g.Size()
	words := []string{"全市地区生产总值增长", "6.7%，", "高于全省", "0.4个百分点；", "“四上”企业", "达到", "2946家", "稳中有进", "——", "《纲要》"}
	for y := range h - 1 {
		r := rand.New(rand.NewPCG(uint64(from+y), 4))
		for x := 2; x < w-22; {
			x = g.Canvas().Text(x, y, words[r.IntN(len(words))], styles[r.IntN(4)])
		}
	}
	g.Canvas().Text(0, h-1, fmt.Sprintf("荆门市 2024 › 一、2023年工作回顾   %d%%", from), "7")
}

func TestAScrolledLineCostsAboutALine(t *testing.T) {
	p := &Painter{}
	paint := func(from int) int {
		g := cell.NewGrid(cell.Narrow, 160, 45)
		reading(g, from)
		frame, _ := p.Paint(g)
		return len(frame)
	}
	paint(10)
	if n := paint(11); n > 450 {
		t.Errorf("a line down costs %d bytes", n)
	}
	if n := paint(10); n > 450 {
		t.Errorf("a line up costs %d bytes", n)
	}
	if n := paint(13); n > 1300 {
		t.Errorf("three lines down cost %d bytes", n)
	}
}

// panes is reading, with another pane beside it.
func panes(g *cell.Grid, from, cursor int) {
	w, h := g.Size()
	reading(g, 0)
	g.Canvas().Fill("")
	left := 58 + g.Condition.Width("│")
	body := cell.NewGrid(g.Condition, w-left, h)
	reading(body, from)
	for y := range h - 1 {
		x := g.Canvas().Text(1, y, fmt.Sprintf("（%d）全力以赴稳增长，经济运行呈现新气象", y), styles[y%3])
		g.Canvas().Text(x, y, strings.Repeat(" ", max(0, 58-x)), "")
		g.Canvas().Text(58, y, "│", "38;5;8")
		copy(g.Row(y)[left:], body.Row(y))
	}
	g.Canvas().Text(0, cursor, "▌", "1")
}

func TestAPaneScrolledByATerminalWithMarginsCostsAboutALine(t *testing.T) {
	for _, c := range []cell.Condition{cell.Narrow, cell.Wide} {
		p, e := &Painter{Margins: true}, emulator.New(t, c, 160, 45)
		paint := func(from, cursor int) int {
			g := cell.NewGrid(c, 160, 45)
			panes(g, from, cursor)
			frame, _ := p.Paint(g)
			_, _ = e.Write(frame)
			if d := e.Differs(g, nil); d != "" {
				t.Fatalf("%d: %s", from, d)
			}
			return len(frame)
		}
		paint(10, 5)
		for _, from := range []int{11, 10, 11} {
			if n := paint(from, from%3); n > 500 {
				t.Errorf("a line costs %d bytes", n)
			}
		}
		if n := paint(14, 0); n > 1300 {
			t.Errorf("three lines cost %d bytes", n)
		}
	}
}

// A row without the line between the panes may have a wide character where the
// pane's edge is: terminals differ in what scrolling half of it leaves.
func TestNoCharacterIsCutByScrollingAPane(t *testing.T) {
	for _, c := range []cell.Condition{cell.Narrow, cell.Wide} {
		p, e := &Painter{Margins: true}, emulator.New(t, c, 40, 20)
		for from := range 4 {
			g := cell.NewGrid(c, 40, 20)
			for y := range 20 {
				if y == 9 { // of the whole width
					g.Canvas().Text(2-c.Width("│"), y, "下面是各地区自己的原文句子和出处", "")
					continue
				}
				g.Canvas().Text(11, y, "│", "")
				g.Canvas().Text(11+c.Width("│"), y, strings.Repeat(string(rune('甲'+y+from)), 13), "")
			}
			frame, _ := p.Paint(g)
			_, _ = e.Write(frame)
			if d := e.Differs(g, nil); d != "" {
				t.Fatal(d)
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
