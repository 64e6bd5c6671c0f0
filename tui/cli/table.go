package cli

import (
	"baogao/tui/cell"
	"baogao/tui/theme"
)

// column is a column of a table on the terminal.
type column struct {
	title string
	right bool // figures stand on the right
	spare int  // columns with a higher number are left out first on a narrow terminal, those of one number together; 0: never
	joins bool // stands close to the column before it
}

// table is rows of text under columns, drawn so that every row ends in the
// same cell. A row may have fewer cells than there are columns.
type table struct {
	columns []column
	rows    [][]cell.Run
}

func (t *table) add(row ...cell.Run) { t.rows = append(t.rows, row) }

// gap is the number of cells between two columns; a column that joins the one
// before it stands at half of that.
const gap = 2

func (col column) gap() int {
	if col.joins {
		return gap / 2
	}
	return gap
}

// widths returns the width of each column as its cells want it.
func (t *table) widths(c cell.Condition) []int {
	widths := make([]int, len(t.columns))
	for i, col := range t.columns {
		widths[i] = c.Width(col.title)
	}
	for _, row := range t.rows {
		if len(row) == 1 {
			continue // a caption runs over the columns
		}
		for i, run := range row {
			widths[i] = max(widths[i], c.Width(run.Text))
		}
	}
	for i, col := range t.columns {
		if col.title == "" && widths[i] == 0 {
			widths[i] = -1 // nothing to show
		}
	}
	return widths
}

// draw returns the table's lines, the header in the given style; at most
// width cells wide where width is positive: columns that can be spared are
// left out, and then the widest is cut short.
func (t *table) draw(c cell.Condition, width int, header cell.Style) []cell.Line {
	widths := t.widths(c)
	t.fit(widths, width)
	total := t.total(widths)
	titles := make([]cell.Run, len(t.columns))
	for i, col := range t.columns {
		titles[i] = cell.Run{Text: col.title, Style: header}
	}
	lines := []cell.Line{t.line(c, widths, titles)}
	for _, row := range t.rows {
		if len(row) == 1 {
			caption := c.TruncateLine(cell.Line{row[0]}, total, "…")
			lines = append(lines, c.PadLine(caption, total, ""))
			continue
		}
		lines = append(lines, t.line(c, widths, row))
	}
	return lines
}

// total is the width of a line in cells.
func (t *table) total(widths []int) int {
	total := 0
	for i, w := range widths {
		if w < 0 {
			continue
		}
		if total > 0 {
			total += t.columns[i].gap()
		}
		total += w
	}
	return total
}

// fits reports whether the table can be drawn in width cells without cutting
// anything: what can be spared left out.
func (t *table) fits(c cell.Condition, width int) bool {
	widths := t.widths(c)
	for i, col := range t.columns {
		if col.spare > 0 {
			widths[i] = -1
		}
	}
	return t.total(widths) <= width
}

func (t *table) line(c cell.Condition, widths []int, row []cell.Run) cell.Line {
	var l cell.Line
	for i, col := range t.columns {
		if widths[i] < 0 {
			continue
		}
		if len(l) > 0 {
			l = append(l, cell.Run{Text: cell.Blanks(col.gap())})
		}
		var run cell.Run
		if i < len(row) {
			run = row[i]
		}
		run.Text = c.Truncate(run.Text, widths[i], "…")
		blanks := cell.Run{Text: cell.Blanks(widths[i] - c.Width(run.Text))}
		if col.right {
			l = append(l, blanks, run)
		} else {
			l = append(l, run, blanks)
		}
	}
	return l
}

// leastColumn is the width under which no column is cut, in cells.
const leastColumn = 4

// fit makes the widths fit into a line; -1 leaves a column out.
func (t *table) fit(widths []int, width int) {
	if width <= 0 {
		return
	}
	for {
		total, spare, widest := t.total(widths), -1, 0
		for i, w := range widths {
			if w < 0 {
				continue
			}
			if s := t.columns[i].spare; s > 0 && (spare < 0 || s > t.columns[spare].spare) {
				spare = i
			}
			if w > widths[widest] {
				widest = i
			}
		}
		switch {
		case total <= width:
			return
		case spare >= 0:
			// Columns of one number go together: if one report's rank were
			// shown and another's left out, the other would seem to state none.
			for i, col := range t.columns {
				if col.spare == t.columns[spare].spare {
					widths[i] = -1
				}
			}
		case widths[widest] <= leastColumn:
			return
		default:
			widths[widest] = max(leastColumn, widths[widest]-(total-width))
		}
	}
}

// putTable prints a table.
func (c *Call) putTable(t *table) {
	c.page()
	for _, l := range t.draw(c.condition(), c.width(), c.style(theme.Header)) {
		c.put(l)
	}
}
