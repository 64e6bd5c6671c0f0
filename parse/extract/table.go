package extract

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxCell is how many runes a cell of figures or names has at most. A table
// with longer cells is there for the page's layout.
const maxCell = 120

// dataTable is the rows of a table of data, each a line; nil for a table that
// lays out a page.
func dataTable(table *html.Node) []string {
	var rows [][]string
	ok := true
	line := func(n *html.Node) (text string) { // of a cell or the caption
		if ok = !holds(n, atom.Table); ok {
			text, ok = inline(n, false)
		}
		return text
	}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil && ok; c = c.NextSibling {
			switch c.DataAtom {
			case atom.Tr:
				rows = append(rows, nil)
				walk(c)
			case atom.Td, atom.Th:
				cell := line(c)
				if ok = ok && len(rows) > 0 && utf8.RuneCountInString(cell) <= maxCell; ok {
					rows[len(rows)-1] = append(rows[len(rows)-1], cell)
				}
			case atom.Thead, atom.Tbody, atom.Tfoot:
				walk(c)
			case atom.Caption:
				rows = append(rows, []string{line(c)}, nil)
			}
		}
	}
	walk(table)
	if !ok || !isGrid(rows) {
		return nil
	}
	var lines []string
	for _, row := range rows {
		if line := rowLine(row); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// isGrid reports whether most rows have several cells with something in them,
// and there are at least two such rows.
func isGrid(rows [][]string) bool {
	wide, all := 0, 0
	for _, row := range rows {
		filled := 0
		for _, cell := range row {
			if strings.TrimSpace(cell) != "" {
				filled++
			}
		}
		if filled > 0 {
			all++
		}
		if filled > 1 {
			wide++
		}
	}
	return wide >= 2 && wide*2 > all
}

// rowLine writes a row so that it can be read as text and is taken for no
// heading or paragraph: | 指标 | 2023年 |.
func rowLine(row []string) string {
	filled := false
	for i, cell := range row {
		row[i] = strings.Join(strings.Fields(cell), " ")
		filled = filled || row[i] != ""
	}
	switch {
	case !filled:
		return ""
	case len(row) == 1:
		return row[0]
	}
	return "| " + strings.Join(row, " | ") + " |"
}

// holds reports whether an element stands anywhere in n.
func holds(n *html.Node, tag atom.Atom) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == tag || holds(c, tag) {
			return true
		}
	}
	return false
}
