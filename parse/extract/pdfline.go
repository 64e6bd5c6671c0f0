package extract

import (
	"cmp"
	"slices"

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
