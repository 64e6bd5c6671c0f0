package export

import (
	"io"
	"strings"

	"baogao/model"
)

// Markdown writes a table with pipes (GitHub Flavored Markdown). right says
// which columns are aligned on the right.
func Markdown(w io.Writer, header []string, right []bool, rows [][]string) error {
	var b strings.Builder
	line := func(cells []string) {
		b.WriteByte('|')
		for _, c := range cells {
			b.WriteByte(' ')
			b.WriteString(escapeCell(c))
			b.WriteString(" |")
		}
		b.WriteByte('\n')
	}
	line(header)
	b.WriteByte('|')
	for _, r := range right {
		if r {
			b.WriteString(" ---: |")
		} else {
			b.WriteString(" --- |")
		}
	}
	b.WriteByte('\n')
	for _, row := range rows {
		line(row)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// cellMarks are what a table would take for the end of a cell or of a row.
var cellMarks = strings.NewReplacer("|", "\\|", "\n", " ")

// escapeCell keeps a cell's text from being taken for the table's own marks or
// for Markdown's, and from reaching a terminal as a command.
func escapeCell(s string) string {
	return cellMarks.Replace(markup.Replace(model.Printable(s)))
}
