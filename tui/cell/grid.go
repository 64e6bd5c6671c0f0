package cell

import (
	"strings"
	"unicode/utf8"
)

// Cell is one cell of a Grid. A character two cells wide stands in its first
// cell; the cell after it has Width 0.
type Cell struct {
	Text  string // a grapheme cluster; "" is a blank
	Style Style
	Width int8 // 1 or 2; 0 in the second cell of a wide character
}

// Grid is a screen of cells, drawn on through a Canvas.
type Grid struct {
	Condition     Condition
	width, height int
	cells         []Cell
	caret         struct {
		x, y int
		set  bool
	}
}

// NewGrid returns a blank grid of width × height cells.
func NewGrid(c Condition, width, height int) *Grid {
	g := &Grid{Condition: c, width: width, height: height, cells: make([]Cell, width*height)}
	g.Clear()
	return g
}

// Size returns width and height in cells.
func (g *Grid) Size() (width, height int) { return g.width, g.height }

// Clear blanks every cell.
func (g *Grid) Clear() {
	g.caret.set = false
	fill(g.cells, Cell{Width: 1})
}

// fill sets every cell to c, copying ever larger pieces.
func fill(cells []Cell, c Cell) {
	if len(cells) == 0 {
		return
	}
	cells[0] = c
	for n := 1; n < len(cells); n *= 2 {
		copy(cells[n:], cells[:n])
	}
}

// Caret returns where the terminal's cursor is to be seen, if anywhere: where
// something was last drawn in the style Caret.
func (g *Grid) Caret() (x, y int, ok bool) { return g.caret.x, g.caret.y, g.caret.set }

// Row returns the cells of row y, the grid's own. Whoever changes them keeps
// wide characters whole.
func (g *Grid) Row(y int) []Cell { return g.cells[y*g.width : (y+1)*g.width] }

// At returns the cell in column x of row y.
func (g *Grid) At(x, y int) Cell { return g.cells[y*g.width+x] }

// Canvas returns the whole grid as a canvas.
func (g *Grid) Canvas() Canvas { return Canvas{g, 0, 0, g.width, g.height} }

// Rows returns the text of each row, blanks at the end included, for tests.
func (g *Grid) Rows() []string {
	rows := make([]string, g.height)
	for y := range rows {
		var b strings.Builder
		for x := range g.width {
			switch c := g.At(x, y); {
			case c.Width == 0:
			case c.Text == "":
				b.WriteByte(' ')
			default:
				b.WriteString(c.Text)
			}
		}
		rows[y] = b.String()
	}
	return rows
}

func (g *Grid) put(x, y int, c Cell) {
	i := y*g.width + x
	// Overwriting half of a wide character blanks its other half.
	if g.cells[i].Width == 0 && x > 0 {
		g.cells[i-1] = Cell{Style: g.cells[i-1].Style, Width: 1}
	}
	if end := x + int(c.Width); end < g.width && g.cells[y*g.width+end].Width == 0 {
		g.cells[y*g.width+end] = Cell{Style: g.cells[y*g.width+end].Style, Width: 1}
	}
	g.cells[i] = c
	if c.Width == 2 {
		g.cells[i+1] = Cell{Style: c.Style}
	}
}

// Canvas is a rectangle of a Grid that a pane draws itself into. Whatever
// lies outside is clipped; a wide character that would be cut in half by the
// right edge is drawn as a blank.
type Canvas struct {
	grid          *Grid
	x, y          int
	Width, Height int // cells
}

// Condition is the grid's width condition.
func (c Canvas) Condition() Condition { return c.grid.Condition }

// Sub returns the part of c that begins at column x, row y.
func (c Canvas) Sub(x, y, width, height int) Canvas {
	x, y = min(max(x, 0), c.Width), min(max(y, 0), c.Height)
	return Canvas{c.grid, c.x + x, c.y + y, min(max(width, 0), c.Width-x), min(max(height, 0), c.Height-y)}
}

// Draw draws l from column x of row y and returns the column after it.
func (c Canvas) Draw(x, y int, l Line) int {
	for _, r := range l {
		x = c.Text(x, y, r.Text, r.Style)
	}
	return x
}

// Across draws a line from column x of row y to the right edge, of as many
// whole characters as there is room for.
func (c Canvas) Across(x, y int, style Style) {
	const line = "─"
	for width := c.Condition().Width(line); x+width <= c.Width; x += width {
		c.Text(x, y, line, style)
	}
}

// Rule is what Down draws. It is as wide as the terminal draws ambiguous
// characters.
const Rule = "│"

// Down draws a line between panes or columns in column x, over all rows.
func (c Canvas) Down(x int, style Style) {
	for y := range c.Height {
		c.Text(x, y, Rule, style)
	}
}

// Paragraph draws a text from column x of row y on, broken into lines that end
// as far from the right edge as they begin from the left, and returns the row
// after it.
func (c Canvas) Paragraph(x, y int, s string, style Style) int {
	for _, row := range c.Condition().Wrap(Line{{Text: s, Style: style}}, Wrap{Width: max(leastLine, c.Width-2*x)}) {
		c.Draw(x, y, row.Line)
		y++
	}
	return y
}

// leastLine is the width in cells that text is broken for where there is less
// room: no window that anything is drawn in is so narrow.
const leastLine = 8

// Text draws s from column x of row y and returns the column after it. What
// has no width (control and format characters) is not drawn.
func (c Canvas) Text(x, y int, s string, style Style) int {
	if y < 0 || y >= c.Height || c.Width == 0 {
		return x
	}
	if style == Caret {
		style = ""
		if x >= 0 && x < c.Width {
			c.grid.caret.x, c.grid.caret.y, c.grid.caret.set = c.x+x, c.y+y, true
		}
	}
	condition := c.Condition()
	for len(s) > 0 && x < c.Width {
		size, width := condition.first(s)
		cluster := s[:size]
		s = s[size:]
		switch {
		case width == 0:
			continue
		case x < 0 && x+width > 0, x+width > c.Width: // Half outside: its visible half is blank.
			c.grid.put(c.x+max(x, 0), c.y+y, Cell{Style: style, Width: 1})
		case x < 0:
		case cluster == " ":
			c.grid.put(c.x+x, c.y+y, Cell{Style: style, Width: 1})
		default:
			c.grid.put(c.x+x, c.y+y, Cell{Text: drawable(cluster), Style: style, Width: int8(width)})
		}
		x += width
	}
	return x
}

// maxCluster bounds the bytes of one cell: a terminal keeps a handful of
// marks on a base, the web knows text with thousands.
const maxCluster = 64

// drawable returns cluster as valid UTF-8 of bounded size. (A raw byte could
// be an 8-bit control to a terminal: 0x9B is CSI.)
func drawable(cluster string) string {
	if len(cluster) <= utf8.UTFMax && utf8.ValidString(cluster) {
		return cluster
	}
	if len(cluster) > maxCluster {
		end := maxCluster
		for !utf8.RuneStart(cluster[end]) {
			end--
		}
		cluster = cluster[:end]
	}
	return strings.ToValidUTF8(cluster, "\uFFFD")
}

// Fill blanks the canvas in a style.
func (c Canvas) Fill(style Style) {
	if c.Width == 0 {
		return
	}
	for y := range c.Height {
		// The edges may cut wide characters in half; put sees to their other
		// halves.
		c.grid.put(c.x, c.y+y, Cell{Style: style, Width: 1})
		c.grid.put(c.x+c.Width-1, c.y+y, Cell{Style: style, Width: 1})
		fill(c.grid.Row(c.y + y)[c.x:c.x+c.Width], Cell{Style: style, Width: 1})
	}
}
