package extract

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"baogao/parse/extract/pdf"
)

// A setLine is a line as it is set on a page of a PDF file. Lengths are in
// points; y grows upwards.
type setLine struct {
	text        string
	left, right float64 // of what is seen of it
	y           float64
	size        float64 // of its letters, the biggest
	height      float64 // of the page
	first       float64 // width of what could not be parted from its first character
	wide        int     // gaps in it that part the cells of a table
}

// A drawn glyph is one with its place in the order of drawing.
type drawn struct {
	pdf.Glyph
	order int
}

// linesOf puts the glyphs of each page together to lines, the highest first,
// in columns one column after the other.
func linesOf(pages []pdf.Page) [][]setLine {
	rows := make([][][]drawn, len(pages))
	for i, p := range pages {
		rows[i] = rowsOf(p)
	}
	columns, ok := commonGutter(rows)
	out := make([][]setLine, len(pages))
	for i, lines := range rows {
		if ok {
			lines = columns.inColumns(lines)
		}
		for _, line := range lines {
			if l, ok := setLineOf(line); ok {
				l.height = pages[i].Height
				out[i] = append(out[i], l)
			}
		}
	}
	return out
}

// rowsOf puts the glyphs of a page that stand beside one another together.
func rowsOf(p pdf.Page) [][]drawn {
	glyphs := make([]drawn, len(p.Glyphs))
	for i, g := range p.Glyphs {
		glyphs[i] = drawn{g, i}
	}
	slices.SortStableFunc(glyphs, func(a, b drawn) int { return cmp.Compare(b.Y, a.Y) })
	var rows [][]drawn
	for from := 0; from < len(glyphs); {
		to, size := from+1, glyphs[from].Size
		// What is raised or lowered, a mark or a power, is less than half a
		// letter off.
		for to < len(glyphs) && glyphs[from].Y-glyphs[to].Y < 0.5*max(size, glyphs[to].Size) {
			size = max(size, glyphs[to].Size)
			to++
		}
		rows = append(rows, inOrder(glyphs[from:to]))
		from = to
	}
	return rows
}

// inOrder puts the glyphs of a line into the order of reading. What is drawn
// in one go is in it already, though punctuation that is moved together may
// begin to the left of what it follows; only stretches are ordered by their
// place.
func inOrder(line []drawn) []drawn {
	slices.SortFunc(line, func(a, b drawn) int { return a.order - b.order })
	var stretches [][]drawn
	from := 0
	for i := range line {
		if i > 0 {
			step := line[i].X - line[i-1].X
			if step < -0.7*line[i].Size || step > line[i-1].Width+line[i].Size {
				stretches = append(stretches, line[from:i])
				from = i
			}
		}
	}
	stretches = append(stretches, line[from:])
	slices.SortStableFunc(stretches, func(a, b []drawn) int { return cmp.Compare(a[0].X, b[0].X) })
	return slices.Concat(stretches...)
}

// setLineOf writes the glyphs of a line, which are in order; false where
// nothing is seen of it.
func setLineOf(glyphs []drawn) (setLine, bool) {
	var l setLine
	var b strings.Builder
	var last drawn
	seen := map[spot]float64{}
	blank := false
	unit := true
	for _, g := range glyphs {
		if strings.TrimSpace(g.Text) == "" {
			blank = blank || g.Text != ""
			continue
		}
		if again(seen, g) {
			continue
		}
		if b.Len() == 0 {
			l.left, l.y, l.size = g.X, g.Y, g.Size
		} else {
			gap := g.X - (last.X + last.Width)
			n := blanks(gap/max(g.Size, last.Size), blank, last.Text, g.Text)
			if n >= cellGap {
				n = cellGap
				l.wide++
			}
			b.WriteString(strings.Repeat(" ", n))
			unit = unit && n == 0 && clings(last.Text, g.Text)
		}
		if g.Size > l.size {
			l.y, l.size = g.Y, g.Size
		}
		if unit {
			l.first = g.X + g.Width - l.left
		}
		l.right = g.X + g.Width
		b.WriteString(written.Replace(g.Text))
		last, blank = g, false
	}
	l.text = b.String()
	return l, l.text != "" && l.size > 0
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
