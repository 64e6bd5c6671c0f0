package cell

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// Columns the cursor moved in xterm 379 and xterm -cjk_width after each text.
var drawn = []struct {
	text         string
	narrow, wide int
}{
	{"abc", 3, 3}, {"报告", 4, 4}, {"，。、；：！？（）《》", 22, 22}, {"％", 2, 2}, {"　", 2, 2},
	{"“", 1, 2}, {"”", 1, 2}, {"‘’", 2, 4}, {"——", 2, 4}, {"……", 2, 4}, {"·", 1, 2}, {"•", 1, 2}, {"‰", 1, 2},
	{"①", 1, 2}, {"⑳", 1, 2}, {"㉑", 2, 2}, {"㉈", 2, 2}, {"⑴", 1, 2}, {"Ⅱ", 1, 2}, {"ⅲ", 1, 2}, {"（12）", 6, 6},
	{"℃", 1, 2}, {"№", 1, 2}, {"°", 1, 2}, {"±", 1, 2}, {"×", 1, 2}, {"÷", 1, 2}, {"∶", 1, 2}, {"≥", 1, 2}, {"→", 1, 2}, {"⇥", 1, 1},
	{"│", 1, 2}, {"─", 1, 2}, {"█", 1, 2}, {"▏", 1, 2}, {"▋", 1, 2}, {"▌", 1, 2}, {"▐", 1, 1}, {"●", 1, 2}, {"○", 1, 2},
	{"▾", 1, 1}, {"▸", 1, 1}, {"▲", 1, 2}, {"▼", 1, 2}, {"▶", 1, 2}, {"✓", 1, 1}, {"★", 1, 2}, {"・", 2, 2}, {"〇", 2, 2},
	{"α", 1, 2}, {"я", 1, 2}, {"é", 1, 2}, {"ā", 1, 2}, {"ñ", 1, 1}, {"e\u0301", 1, 1}, {"か\u3099", 2, 2},
	{"𠀀", 2, 2}, {"\uE000", 1, 2}, {"\uFFFD", 1, 2}, {"각", 2, 2}, {"ｶ", 1, 1}, {"㎡", 2, 2}, {"㏄", 2, 2},
	{"🇨🇳", 2, 2}, {"😀", 2, 2},
	// What only newer terminals join: their width, not xterm's.
	{"👨‍👩‍👧", 2, 2}, {"👍🏽", 2, 2},
}

func TestWidthIsWhatTerminalsDraw(t *testing.T) {
	for _, d := range drawn {
		if got := Narrow.Width(d.text); got != d.narrow {
			t.Errorf("%q (%U) is %d cells narrow, want %d", d.text, []rune(d.text), got, d.narrow)
		}
		if got := Wide.Width(d.text); got != d.wide {
			t.Errorf("%q (%U) is %d cells wide, want %d", d.text, []rune(d.text), got, d.wide)
		}
	}
}

func TestReportsMeasureAsTheirEastAsianWidth(t *testing.T) {
	for _, p := range corpus(t) {
		for _, c := range []Condition{Narrow, Wide} {
			if got, want := c.Width(p), propertyWidth(c, p); got != want {
				t.Fatalf("%d cells, by the property %d: %s", got, want, p)
			}
		}
	}
}

func TestControlAndFormatCharactersHaveNoWidthAndAreNotDrawn(t *testing.T) {
	g := NewGrid(Narrow, 4, 1)
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) || unicode.Is(unicode.Prepended_Concatenation_Mark, r) {
			continue
		}
		s := string(r)
		if n := Narrow.Width(s) + Wide.Width(s); n != 0 {
			t.Errorf("%U has a width", r)
		}
		if c := Clean("a" + s + "b"); strings.ContainsRune(c, r) && !unicode.Is(unicode.Join_Control, r) && r < 0xE0000 {
			t.Errorf("%U is in %q", r, c)
		}
		g.Clear()
		g.Canvas().Text(0, 0, s+"b", "")
		if got := g.Rows()[0]; got != "b   " && got != "\u200cb   " && got != "\u200db   " {
			t.Errorf("%U draws %q", r, got)
		}
	}
}

func TestBytesThatAreNotTextReachNoCell(t *testing.T) {
	g := NewGrid(Wide, 20, 1)
	g.Canvas().Text(0, 0, "a\x9b31mb\xff\xc3中\xe4\xb8", "")
	if got, want := g.Rows()[0], "a\uFFFD31mb\uFFFD\uFFFD中\uFFFD\uFFFD"; strings.TrimRight(got, " ") != want {
		t.Errorf("drawn %q, want %q", got, want)
	}
	long := "e" + strings.Repeat("\u0301", 10000)
	g.Canvas().Text(0, 0, long, "")
	if n := len(g.At(0, 0).Text); n > maxCluster {
		t.Errorf("a cell of %d bytes", n)
	}
	if got := Clean("a\x9b\x1b[31m\tb\u202e\x00"); got != "a\uFFFD[31m b" {
		t.Errorf("Clean: %q", got)
	}
}

func TestTruncateAndPad(t *testing.T) {
	for _, x := range []struct {
		c     Condition
		text  string
		width int
		want  string
	}{
		{Narrow, "“荆门”市", 8, "“荆门”市"},
		{Wide, "“荆门”市", 8, "“荆门…"},
		{Wide, "“荆门”市", 10, "“荆门”市"},
		{Narrow, "荆门市2024年", 7, "荆门市…"},
		{Narrow, "荆门市2024年", 8, "荆门市2…"},
		{Narrow, "荆门市", 1, "…"},
		{Wide, "荆门市", 1, ""},
		{Narrow, "荆门市", 0, ""},
		{Narrow, "abc", 3, "abc"},
		{Narrow, "abcd", 3, "ab…"},
	} {
		got := x.c.Truncate(x.text, x.width, "…")
		if got != x.want {
			t.Errorf("%q to %d: %q, want %q", x.text, x.width, got, x.want)
		}
		line := Line{{x.text[:3], "1"}, {x.text[3:], "2"}}
		cut := x.c.TruncateLine(line, x.width, "…")
		if cut.Text() != x.want {
			t.Errorf("line %q to %d: %q, want %q", x.text, x.width, cut.Text(), x.want)
		}
		if padded := x.c.PadLine(cut, x.width, "7"); x.c.LineWidth(padded) != x.width {
			t.Errorf("padded %q to %d of %d cells", padded.Text(), x.c.LineWidth(padded), x.width)
		}
	}
	if got := Wide.PadLeft("①", 4) + "|" + Wide.PadRight("①", 4) + "|"; got != "  ①|①  |" {
		t.Errorf("padded %q", got)
	}
}

func TestWideCharactersAreNotHalvedOnTheGrid(t *testing.T) {
	g := NewGrid(Narrow, 7, 1)
	c := g.Canvas()
	for _, step := range []struct {
		draw func()
		want string
	}{
		{func() { c.Text(0, 0, "荆门市a", "") }, "荆门市a"},
		{func() { c.Text(1, 0, "x", "") }, " x门市a"},
		{func() { c.Text(3, 0, "宜", "") }, " x 宜 a"}, // 3 and 4 are halves of 门 and 市
		{func() { c.Text(6, 0, "宜", "") }, " x 宜  "},
		{func() { c.Text(-1, 0, "宜昌", "") }, " 昌宜  "},
		{func() { c.Sub(4, 0, 2, 1).Fill("7") }, " 昌    "},
		{func() { c.Sub(2, 0, 3, 1).Text(0, 0, "荆门", "") }, "  荆   "},
	} {
		step.draw()
		if got := g.Rows()[0]; got != step.want {
			t.Errorf("drawn <%s>, want <%s>", got, step.want)
		}
		if n := Narrow.Width(g.Rows()[0]); n != 7 {
			t.Errorf("<%s> is %d cells", g.Rows()[0], n)
		}
	}
}

func FuzzTextStaysWithinItsCanvas(f *testing.F) {
	f.Add("“荆门”a👍🏽\x00é", 3, 5)
	f.Fuzz(func(t *testing.T, s string, x, width int) {
		x, width = x%12, max(0, width%12)
		for _, c := range []Condition{Narrow, Wide} {
			g := NewGrid(c, 12, 3)
			g.Canvas().Fill("9")
			g.Canvas().Sub(4, 1, width, 1).Text(x, 0, s, "1")
			inside := min(width, 8)
			for y := range 3 {
				for column, cell := range g.Row(y) {
					if cell.Style == "1" && (y != 1 || column < 4 || column >= 4+inside) {
						t.Fatalf("%q at %d of %d drew outside, row %d column %d", s, x, width, y, column)
					}
					if !utf8.ValidString(cell.Text) || cell.Width < 2 && cell.Width > 0 && c.Width(cell.Text) > 1 {
						t.Fatalf("cell %+v", cell)
					}
				}
			}
			if n := c.Width(s); n < 0 || n > 2*len(s) {
				t.Fatalf("%q is %d cells", s, n)
			}
			if cut := c.Truncate(s, width, "…"); c.Width(cut) > width {
				t.Fatalf("%q cut to %d: %q", s, width, cut)
			}
			clean := Clean(s)
			if Clean(clean) != clean || strings.ContainsAny(clean, "\x00\x1b\x7f\u009b\u202e") {
				t.Fatalf("%q cleaned to %q", s, clean)
			}
		}
	})
}

func BenchmarkWidth(b *testing.B) {
	for _, x := range []struct{ name, text string }{
		{"chinese", strings.Repeat("全市地区生产总值增长6.7%，高于全省0.4个百分点；“四上”企业", 20)},
		{"ascii", strings.Repeat("GDP growth 6.7 per cent ", 40)},
		{"emoji", strings.Repeat("👨‍👩‍👧é", 40)},
	} {
		b.Run(x.name, func(b *testing.B) {
			b.SetBytes(int64(len(x.text)))
			b.ReportAllocs()
			for b.Loop() {
				Wide.Width(x.text)
			}
		})
	}
}

func TestALineDownIsAsWideAsTheTerminalDrawsIt(t *testing.T) {
	for _, c := range []Condition{Narrow, Wide} {
		g := NewGrid(c, 1+c.Width(Rule)+1, 3)
		canvas := g.Canvas()
		for y := range 3 {
			canvas.Text(0, y, "a", "")
			canvas.Text(1+c.Width(Rule), y, "b", "")
		}
		canvas.Down(1, "")
		if got := strings.Join(g.Rows(), "|"); got != "a│b|a│b|a│b" {
			t.Errorf("wide %v: %s", c.IsWide(), got)
		}
	}
}

func TestAParagraphIsSetInAtBothSidesAndSaysWhereItEnds(t *testing.T) {
	g := NewGrid(Narrow, 14, 4)
	if end := g.Canvas().Paragraph(2, 1, "没有读出带数字的目标。", ""); end != 4 {
		t.Errorf("ends before row %d", end)
	}
	if got, want := strings.Join(g.Rows(), "|"), "              |  没有读出带  |  数字的目    |  标。        "; got != want {
		t.Errorf("drawn\n%s, want\n%s", got, want)
	}
}
