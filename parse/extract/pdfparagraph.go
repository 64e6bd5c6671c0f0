package extract

import (
	"math"
	"slices"
	"strings"
)

// A measure is how pages are set: what the lines of a text have in common.
type measure struct {
	left, right float64 // of the lines that fill the page's width
	size        float64 // of most of the text
	leading     float64 // from one line to the next, mostly
}

// paragraphsOf puts the lines of all pages together to paragraphs.
func paragraphsOf(pages [][]setLine) []string {
	// The margins of left and right pages may differ.
	measures := [2]measure{measureOf(pages, 0), measureOf(pages, 1)}
	var out []string
	var before setLine
	for n, lines := range pages {
		m := measures[n%2]
		before = moved(before, measures[(n+1)%2], m)
		for i, l := range lines {
			switch {
			case isRow(lines, i):
				out = append(out, rowLine(strings.Split(l.text, strings.Repeat(" ", cellGap))))
			case len(out) > 0 && m.goesOn(before, l):
				out[len(out)-1] = joined(out[len(out)-1], l.text)
			default:
				out = append(out, l.text)
			}
			before = l
		}
	}
	return out
}

// moved is the last line of one page as if it stood above the next.
func moved(l setLine, from, to measure) setLine {
	l.y = math.Inf(-1)
	l.left += to.left - from.left
	l.right += to.right - from.right
	return l
}

// isRow reports whether a line is a row of a table: it has gaps as wide as
// those between cells, and so has a neighbour.
func isRow(lines []setLine, i int) bool {
	return lines[i].wide > 0 && (i > 0 && lines[i-1].wide > 0 || i+1 < len(lines) && lines[i+1].wide > 0)
}

// joined puts two lines together, with a blank between words of letters.
func joined(a, b string) string {
	if isLatin(a) && isLatin(firstOf(b)) {
		return a + " " + b
	}
	return a + b
}

func firstOf(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}

// measureOf measures every other page, from the first or from the second on.
func measureOf(pages [][]setLine, parity int) measure {
	var lines []setLine
	var leadings []float64
	for n, page := range pages {
		if n%2 != parity && len(pages) > 3 {
			continue
		}
		for i, l := range page {
			lines = append(lines, l)
			if i > 0 {
				leadings = append(leadings, page[i-1].y-l.y)
			}
		}
	}
	var sizes, lefts, rights []float64
	for _, l := range lines {
		for range max(1, len(l.text)/3) {
			sizes = append(sizes, l.size)
		}
	}
	m := measure{size: middle(sizes), leading: middle(leadings)}
	for _, l := range lines {
		if near(l.size, m.size, 0.1*m.size) && l.wide == 0 {
			lefts, rights = append(lefts, l.left), append(rights, l.right)
		}
	}
	m.left, m.right = outermost(lefts, m.size/2, false), outermost(rights, m.size/2, true)
	return m
}

func near(a, b, within float64) bool { return a-b < within && b-a < within }

func middle(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	slices.Sort(values)
	return values[len(values)/2]
}

// outermost is the least or greatest value that is no exception: with it, a
// twentieth of all lie within a width.
func outermost(values []float64, width float64, greatest bool) float64 {
	slices.Sort(values)
	if greatest {
		slices.Reverse(values)
	}
	for i, v := range values {
		n := 1
		for i+n < len(values) && near(values[i+n], v, width) {
			n++
		}
		if n*20 >= len(values) {
			return v
		}
	}
	return 0
}

// goesOn reports whether a line goes on with the paragraph of the line before
// it: that one had no room for its first word, and it begins at the margin.
func (m measure) goesOn(before, l setLine) bool {
	down := before.y - l.y // below 0 at the beginning of a column or a page
	switch {
	case !near(before.size, l.size, 0.12*m.size):
		return false // a heading in bigger letters
	case before.right+l.first+m.size < m.right:
		return false // there was room
	case l.left > m.left+1.2*m.size:
		return false // an indent, or centred
	case down > 1.4*m.leading && down > 1.8*m.size:
		return false
	}
	return true
}
