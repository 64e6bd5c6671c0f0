package extract

import (
	"math"
	"slices"
)

// A gutter is the gap between the two columns of a page: gazettes and
// newspapers are set in them.
type gutter struct{ left, right float64 }

// commonGutter is the gap between the columns of a text set in two: most of
// its pages that have many lines have it.
func commonGutter(pages [][][]drawn) (gutter, bool) {
	var found gutter
	full, have := 0, 0
	for _, lines := range pages {
		if len(lines) < 2*leastLines {
			continue
		}
		full++
		if g, ok := gutterOf(lines); ok {
			found = g
			have++
		}
	}
	return found, have*2 > full
}

// leastLines is how many lines of a page must have a gap for it to be one
// between columns.
const leastLines = 8

// gutterOf finds the gap between two columns among the lines of a page, taken
// across both. Two columns of a table are none: their cells do not fill them.
func gutterOf(lines [][]drawn) (gutter, bool) {
	var gaps []gutter
	left, right := math.Inf(1), math.Inf(-1)
	for _, line := range lines {
		left, right = min(left, line[0].X), max(right, line[len(line)-1].X)
		for i := 1; i < len(line); i++ {
			before := line[i-1].X + line[i-1].Width
			if line[i].X-before > 0.8*line[i].Size {
				gaps = append(gaps, gutter{before, line[i].X})
			}
		}
	}
	// It is where most gaps are, near the middle.
	var best gutter
	most := 0
	for _, g := range gaps {
		mid := (g.left + g.right) / 2
		if mid < left+0.3*(right-left) || mid > left+0.7*(right-left) || g.right-g.left > 0.2*(right-left) {
			continue
		}
		common, n := g, 0
		for _, o := range gaps {
			if o.left < mid && o.right > mid {
				common = gutter{max(common.left, o.left), min(common.right, o.right)}
				n++
			}
		}
		if n > most {
			best, most = common, n
		}
		if most*10 > len(lines)*6 {
			break // no other has as many
		}
	}
	return best, most >= leastLines && most*10 > len(lines)*4 && best.fills(lines)
}

// fills reports whether the text left of a gutter mostly comes up to it.
func (g gutter) fills(lines [][]drawn) bool {
	all, full := 0, 0
	for _, line := range lines {
		i := g.split(line)
		if i <= 0 || i == len(line) {
			continue
		}
		all++
		if end := line[i-1]; end.X+end.Width > g.left-2*end.Size {
			full++
		}
	}
	return full*2 > all
}

// split is where in a line its right column begins; -1 for a line across both.
func (g gutter) split(line []drawn) int {
	mid := (g.left + g.right) / 2
	i := slices.IndexFunc(line, func(d drawn) bool { return d.X+d.Width > mid })
	switch {
	case i < 0:
		return len(line)
	case line[i].X < mid:
		return -1
	}
	return i
}

// inColumns gives the lines of a page in the order of reading: above and
// below a line across both columns, the left column before the right one,
// which is moved to where the left one stands, so that all lines have the same
// margins.
func (g gutter) inColumns(lines [][]drawn) [][]drawn {
	var out, rights, moved [][]drawn // rights are those since the last line across both
	for _, line := range lines {
		i := g.split(line)
		if i < 0 {
			out = append(append(out, rights...), line)
			rights = nil
			continue
		}
		if i > 0 {
			out = append(out, line[:i])
		}
		if i < len(line) {
			rights = append(rights, line[i:])
			moved = append(moved, line[i:])
		}
	}
	shift := leftOf(moved) - leftOf(lines)
	for _, line := range moved {
		for i := range line {
			line[i].X -= shift
		}
	}
	return append(out, rights...)
}

// leftOf is the left margin of lines.
func leftOf(lines [][]drawn) float64 {
	var lefts []float64
	for _, line := range lines {
		lefts = append(lefts, line[0].X)
	}
	return outermost(lefts, 2, false)
}
