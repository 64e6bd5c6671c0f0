package cli

import (
	"strings"

	"baogao/tui/cell"
)

// column is a column of a table on the terminal.
type column struct {
	title string
	right bool // figures stand on the right
	spare int  // columns with a higher number are left out first on a narrow terminal; 0: never
}

// table is rows of text under columns, drawn so that every row ends in the
// same cell.
type table struct {
	columns []column
	rows    [][]string
}

func (t *table) add(row ...string) { t.rows = append(t.rows, row) }

// gap is the number of cells between two columns.
const gap = 2

// draw returns the table's lines, at most width cells wide where width is
// positive: columns that can be spared are left out, and then the widest is
// cut short.
func (t *table) draw(c cell.Condition, width int) []string {
	widths := make([]int, len(t.columns))
	for i, col := range t.columns {
		widths[i] = c.Width(col.title)
		for _, row := range t.rows {
			widths[i] = max(widths[i], c.Width(row[i]))
		}
	}
	t.fit(widths, width)
	var lines []string
	draw := func(text func(i int) string) {
		var b strings.Builder
		for i, col := range t.columns {
			if widths[i] == 0 {
				continue
			}
			if b.Len() > 0 {
				b.WriteString(strings.Repeat(" ", gap))
			}
			s := c.Truncate(text(i), widths[i], "…")
			if col.right {
				b.WriteString(c.PadLeft(s, widths[i]))
			} else {
				b.WriteString(c.PadRight(s, widths[i]))
			}
		}
		lines = append(lines, b.String())
	}
	draw(func(i int) string { return t.columns[i].title })
	for _, row := range t.rows {
		draw(func(i int) string { return row[i] })
	}
	return lines
}

// fit makes the widths fit into a line: 0 leaves a column out.
func (t *table) fit(widths []int, width int) {
	if width <= 0 {
		return
	}
	for {
		total, shown, spare, widest := -gap, 0, -1, 0
		for i, w := range widths {
			if w == 0 {
				continue
			}
			total += w + gap
			shown++
			if s := t.columns[i].spare; s > 0 && (spare < 0 || s > t.columns[spare].spare) {
				spare = i
			}
			if w > widths[widest] {
				widest = i
			}
		}
		switch {
		case total <= width || shown == 0:
			return
		case spare >= 0:
			widths[spare] = 0
		default:
			least := 4
			widths[widest] = max(least, widths[widest]-(total-width))
			if widths[widest] == least {
				return
			}
		}
	}
}
