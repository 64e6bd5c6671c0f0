package extract

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A lineWriter writes the glyphs of a line as text.
type lineWriter struct {
	line  setLine
	text  strings.Builder
	main  drawn // a glyph of the line's own size and height
	last  drawn // that was written
	mark  string
	seen  map[spot]float64
	blank bool // one is written between last and the next
	unit  bool // no line would be broken before last
}

// setLineOf writes the glyphs of a line, which are in order; false where
// nothing is seen of it.
func setLineOf(glyphs []drawn) (setLine, bool) {
	w := lineWriter{seen: map[spot]float64{}, unit: true}
	for _, g := range glyphs {
		if g.Size > w.main.Size && strings.TrimSpace(g.Text) != "" {
			w.main = g
		}
	}
	w.line.y, w.line.size = w.main.Y, w.main.Size
	for _, g := range glyphs {
		switch {
		case strings.TrimSpace(g.Text) == "":
			w.blank = w.blank || g.Text != ""
		case !again(w.seen, g):
			w.add(g)
		}
	}
	w.endMark()
	w.line.text = w.text.String()
	return w.line, w.line.text != "" && w.line.size > 0
}

// add writes a glyph with the blanks before it.
func (w *lineWriter) add(g drawn) {
	if isDigits(g.Text) && g.Size < 0.8*w.main.Size && g.Y > w.main.Y+0.15*w.main.Size {
		w.mark += g.Text
		w.line.right = g.X + g.Width
		w.last.X, w.last.Width = g.X, g.Width
		return
	}
	w.endMark()
	if w.text.Len() == 0 {
		w.line.left = g.X
	} else {
		gap := g.X - (w.last.X + w.last.Width)
		n := blanks(gap/max(g.Size, w.last.Size), w.blank, w.last.Text, g.Text)
		if n >= cellGap {
			n = cellGap
			w.line.wide++
		}
		w.text.WriteString(strings.Repeat(" ", n))
		w.unit = w.unit && n == 0 && clings(w.last.Text, g.Text)
	}
	if w.unit {
		w.line.first = g.X + g.Width - w.line.left
	}
	w.line.right = g.X + g.Width
	w.text.WriteString(written.Replace(g.Text))
	w.last, w.blank = g, false
}

// endMark writes the raised number that has come.
func (w *lineWriter) endMark() {
	if w.mark == "" {
		return
	}
	r, _ := utf8.DecodeLastRuneInString(w.last.Text)
	if w.text.Len() == 0 {
		w.line.left, r = w.last.X, utf8.RuneError
	}
	mark := raised(w.mark, r)
	w.text.WriteString(mark)
	w.last.Text, w.mark = mark, ""
}

// A spot is a character and where it is drawn, in steps of a quarter of its
// size.
type spot struct {
	text string
	at   int
}

// again reports whether a glyph was drawn before in the same place, or next to
// it so that it looks bold.
func again(seen map[spot]float64, g drawn) bool {
	at := int(g.X * 4 / g.Size)
	for _, k := range []int{at - 1, at, at + 1} {
		if x, ok := seen[spot{g.Text, k}]; ok && near(x, g.X, 0.15*g.Size) {
			return true
		}
	}
	seen[spot{g.Text, at}] = g.X
	return false
}

// written replaces what fonts make of several characters: the dash of two
// ideographs' width that stands for ——, and ligatures; and the bar (U+2015)
// that has the dash's glyph in many Chinese fonts.
var written = strings.NewReplacer("\u2E3A", "——", "\u2015", "—", "ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl")

// cellGap is how many blanks, each half an ideograph wide, stand for a gap that
// parts the cells of a table, however wide it is.
const cellGap = 6

// blanks is how many blanks of half an ideograph stand for a gap between two
// characters. gap is in parts of the font's size. Without a blank that is
// written, a gap may be there to fill the line: at most a fifth of the size
// between letters, half of it beside ideographs, to which programs add a
// quarter between them and letters.
func blanks(gap float64, written bool, before, after string) int {
	n := int(math.Round(2 * min(gap, 50)))
	if written {
		return max(n, 1)
	}
	least := 0.55
	if isLatin(before) && isLatin(after) {
		least = 0.2
	}
	if gap < least {
		return 0
	}
	return max(n, 1)
}

func isLatin(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r < 0x2E80 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// clings reports whether programs break no line between two characters: within
// words and numbers, before marks that begin no line, beside quotation marks
// that do not say whether they open or close.
func clings(before, after string) bool {
	switch {
	case strings.ContainsAny(after, "，、。；：！？）》」』】〕％%,;:!?)."), strings.ContainsAny(before, "（《「『【〔("):
		return true
	case strings.ContainsAny(before+after, "“”‘’"): // UAX #14, LB19
		return true
	}
	return isLatin(after) && (isLatin(before) || strings.ContainsAny(before, ",.:;")) // LB28 to LB30
}
