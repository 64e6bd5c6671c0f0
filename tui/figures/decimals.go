package figures

import (
	"strings"

	"baogao/tui/cell"
)

// decimals is the room of figures of one indicator, one under the other with
// their decimal points in one column: the cells before the points and from
// there on.
type decimals struct{ before, after int }

// add makes room for a figure.
func (d *decimals) add(c cell.Condition, figure string) {
	whole := wholePart(figure)
	d.before = max(d.before, c.Width(whole))
	d.after = max(d.after, c.Width(figure[len(whole):]))
}

func (d decimals) width() int { return d.before + d.after }

// draw draws a figure into a column of that width or more, at its right end.
func (d decimals) draw(c cell.Canvas, in span, figure string, style cell.Style) {
	x := in.x + in.width - d.after - c.Condition().Width(wholePart(figure))
	in.x, in.width = max(in.x, x), in.x+in.width-max(in.x, x)
	in.left(c, figure, style)
}

// wholePart is a figure up to its decimal point, or where there is none, up to
// its unit: 约3 of 约3%.
func wholePart(figure string) string {
	const digits = "0123456789"
	first := strings.IndexAny(figure, digits)
	if first < 0 {
		return figure
	}
	return figure[:len(figure)-len(strings.TrimLeft(figure[first:], digits))]
}
