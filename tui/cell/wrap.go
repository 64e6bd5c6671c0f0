package cell

// Wrap says how Condition.Wrap breaks a paragraph.
type Wrap struct {
	Width  int // cells of a line
	Indent int // cells before the first line
}

// Row is a line of a wrapped paragraph and the bytes of the paragraph's text
// that it shows.
type Row struct {
	Line       Line
	Start, End int // byte offsets into the paragraph's text
	Indent     int // cells left blank before the line
}

// Wrap breaks a paragraph into rows of at most w.Width cells.
func (c Condition) Wrap(paragraph Line, w Wrap) []Row {
	var rows []Row
	row := Row{Indent: w.Indent}
	used, offset := w.Indent, 0
	for _, run := range paragraph {
		c.clusters(run.Text, func(cluster string, width int) bool {
			if used+width > w.Width && len(row.Line) > 0 {
				row.End = offset
				rows = append(rows, row)
				row, used = Row{Start: offset}, 0
			}
			if n := len(row.Line); n > 0 && row.Line[n-1].Style == run.Style {
				row.Line[n-1].Text += cluster
			} else {
				row.Line = append(row.Line, Run{cluster, run.Style})
			}
			used += width
			offset += len(cluster)
			return true
		})
	}
	row.End = offset
	return append(rows, row)
}
