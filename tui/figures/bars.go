package figures

import (
	"strings"

	"baogao/model"
	"baogao/tui/cell"
)

// eighths are the left eighths of a cell (Block Elements, U+2588–U+258F).
var eighths = [...]string{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"}

// reverse is the SGR parameter that turns a blank into a cell of the text's
// colour.
const reverse cell.Style = "7"

// drawBar draws a bar of fraction (0 to 1) of width cells. Where the terminal
// draws block elements two cells wide (they are ambiguous in UAX #11), whole
// cells are coloured instead of drawn.
func drawBar(c cell.Canvas, x, y, width int, fraction float64, style cell.Style) {
	n := int(max(0, min(fraction, 1))*float64(width)*8 + 0.5)
	if fraction > 0 {
		n = max(n, 1)
	}
	if c.Condition().Width("█") == 1 {
		c.Text(x, y, strings.Repeat("█", n/8)+eighths[n%8], style)
		return
	}
	if style != "" {
		style += ";"
	}
	c.Sub(x, y, (n+7)/8, 1).Fill(style + reverse)
}

// scale returns the length of each figure's bar as a part of the longest;
// negative for numbers below 0, 0 where there is no figure or its unit is of
// another kind than the first one's.
func scale(figures []*model.Figure) []float64 {
	lengths := make([]float64, len(figures))
	var unit model.Unit
	longest := 0.0
	for i, f := range figures {
		if f == nil {
			continue
		}
		q := f.Quantity()
		if unit.Name == "" {
			unit = q.Unit
		}
		if q, ok := q.In(unit); ok {
			lengths[i] = q.Value.Float64()
			longest = max(longest, lengths[i], -lengths[i])
		}
	}
	for i := range lengths {
		if longest > 0 {
			lengths[i] /= longest
		}
	}
	return lengths
}
