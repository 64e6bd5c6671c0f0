package paint

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"baogao/tui/cell"
	"baogao/tui/paint/emulator"
)

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

// sideBySide is two texts beside an outline.
func sideBySide(g *cell.Grid, left, right, at int) {
	g.Canvas().Fill("")
	_, h := g.Size()
	line := g.Condition.Width("│")
	text := func(x, width, from int) {
		body := cell.NewGrid(g.Condition, width, h)
		reading(body, from)
		for y := range h - 1 {
			copy(g.Row(y)[x:x+width], body.Row(y))
			g.Canvas().Text(x-line, y, "│", "38;5;8")
		}
	}
	for y := range h - 1 {
		g.Canvas().Text(2, y, fmt.Sprintf("（%d）千方百计扩内需促增长", y), styles[y%3])
	}
	g.Canvas().Text(0, at, "▌", "1")
	text(40, 58, left)
	text(100, 60, right)
}

func TestTwoPanesScrolledByATerminalWithMarginsCostAboutALine(t *testing.T) {
	for _, c := range []cell.Condition{cell.Narrow, cell.Wide} {
		p, e := &Painter{Margins: true}, emulator.New(t, c, 160, 45)
		paint := func(left, right, at int) string {
			g := cell.NewGrid(c, 160, 45)
			sideBySide(g, left, right, at)
			frame, _ := p.Paint(g)
			_, _ = e.Write(frame)
			if d := e.Differs(g, nil); d != "" {
				t.Fatalf("%d %d: %s", left, right, d)
			}
			return string(frame)
		}
		paint(10, 110, 3)
		for _, step := range []struct {
			what         string
			left, right  int
			bytes, times int
		}{
			{"both a line down", 11, 111, 500, 1},
			{"both a line up", 10, 110, 500, 1},
			{"one a line down, the other two", 11, 112, 700, 2},
			{"one up, the other down", 10, 113, 700, 2},
			{"the left one alone", 11, 113, 400, 1},
			{"the right one alone", 11, 114, 400, 1},
		} {
			frame := paint(step.left, step.right, 3)
			if n := len(frame); n > step.bytes {
				t.Errorf("wide %v, %s: %d bytes", c.IsWide(), step.what, n)
			}
			if n := strings.Count(frame, "\x1b[?69h"); n != step.times {
				t.Errorf("wide %v, %s: scrolled %d times", c.IsWide(), step.what, n)
			}
		}
	}
}

// xterm blanks the characters that margins run through in the row above lines
// that it inserts, and in the row below lines that it deletes.
func TestRowsBesideAScrolledPaneStayWhole(t *testing.T) {
	for _, c := range []cell.Condition{cell.Narrow, cell.Wide} {
		for offset := range 2 {
			p, e := &Painter{Margins: true}, emulator.New(t, c, 160, 45)
			paint := func(left, right int) string {
				g, body := cell.NewGrid(c, 160, 45), cell.NewGrid(c, 160, 44)
				sideBySide(body, left, right, 3)
				for y := range 43 {
					copy(g.Row(y+1), body.Row(y))
				}
				for _, y := range []int{0, 44} {
					g.Canvas().Text(offset, y, strings.Repeat("对", 79), "")
				}
				frame, _ := p.Paint(g)
				_, _ = e.Write(frame)
				if d := e.Differs(g, nil); d != "" {
					t.Fatalf("wide %v, %d %d: %s", c.IsWide(), left, right, d)
				}
				return string(frame)
			}
			paint(10, 110)
			for _, at := range [][2]int{{11, 110}, {10, 110}, {10, 111}, {10, 110}, {12, 113}, {11, 112}} {
				if !strings.Contains(paint(at[0], at[1]), "\x1b[?69h") {
					t.Errorf("wide %v, %v: not scrolled by margins", c.IsWide(), at)
				}
			}
		}
	}
}

// Without margins whole rows go the way of the texts and the outline is
// painted again, which is the lesser part.
func TestTwoPanesScrolledByATerminalWithoutMarginsCostLessThanTheirText(t *testing.T) {
	for _, c := range []cell.Condition{cell.Narrow, cell.Wide} {
		p, e := &Painter{}, emulator.New(t, c, 160, 45)
		paint := func(left, right int) int {
			g := cell.NewGrid(c, 160, 45)
			sideBySide(g, left, right, 3)
			frame, _ := p.Paint(g)
			_, _ = e.Write(frame)
			if d := e.Differs(g, nil); d != "" {
				t.Fatalf("%d %d: %s", left, right, d)
			}
			return len(frame)
		}
		all := paint(10, 110)
		if n := paint(11, 111); n > all/2 {
			t.Errorf("wide %v: a line down costs %d bytes of the screen's %d", c.IsWide(), n, all)
		}
		if n := paint(10, 110); n > all/2 {
			t.Errorf("wide %v: a line up costs %d bytes of the screen's %d", c.IsWide(), n, all)
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
