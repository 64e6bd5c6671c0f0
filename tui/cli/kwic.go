package cli

import (
	"slices"

	"baogao/model"
	"baogao/model/search"
	"baogao/tui/cell"
	"baogao/tui/theme"
)

// pieces are the stretches of the text that show a match with n characters
// about each of its hits: one, or several where the hits are far apart.
func (f found) pieces(n int) []model.Span {
	var pieces []model.Span
	for _, h := range f.Match.Hits {
		p := search.Around(f.Report.Text, h, n, n)
		if last := len(pieces) - 1; last >= 0 && p.Start <= pieces[last].End {
			pieces[last].End = max(pieces[last].End, p.End)
			continue
		}
		pieces = append(pieces, p)
	}
	return pieces
}

// excerpt is a match in its context: what stands before its first hit, and
// the rest with the hits lit.
func (c *Call) excerpt(f found, n int) (before string, rest cell.Line) {
	text := f.Report.Text
	pieces := f.pieces(n)
	first := f.Match.Hits[0].Start
	before = text[pieces[0].Start:first]
	if cutBefore(text, pieces[0].Start) {
		before = "…" + before
	}
	for i, p := range pieces {
		if i == 0 {
			p.Start = first
		} else {
			rest = append(rest, c.run(" … ", theme.Dim))
		}
		rest = slices.Concat(rest, c.lit(text, p, f.Match.Hits, theme.Hit))
	}
	if end := pieces[len(pieces)-1].End; end < len(text) && text[end] != '\n' {
		rest = append(rest, c.run("…", theme.Text))
	}
	for i := range rest {
		rest[i].Text = oneParagraph(rest[i].Text)
	}
	return before, rest
}

// cutBefore reports whether a paragraph goes on before an offset.
func cutBefore(text string, offset int) bool { return offset > 0 && text[offset-1] != '\n' }

// putHitLine prints a match as a line of a pipe: report, section, place and
// context, with tabs between them.
func (c *Call) putHitLine(f found, n int) {
	before, rest := c.excerpt(f, n)
	c.printf("%s\t%s\t%d:%d\t", f.name, f.Section, f.Line, f.Column)
	c.put(slices.Concat(cell.Line{{Text: before}}, rest))
}

// putHit prints a match on the terminal, as a line of a concordance: the hits
// stand under each other.
func (c *Call) putHit(f found, n int) {
	cond, width := c.condition(), c.width()
	head := c.hitHead(f, width)
	room := max(width-cond.LineWidth(head), leastContext)
	hits := len(f.Match.Hits)
	if n <= 0 {
		n = room // one hit: as much as fits behind it
		if hits > 1 {
			n = max(2, room/(4*hits)) // so that all of them fit
		}
	}
	before, rest := c.excerpt(f, n)
	left := room * 2 / 5 / hits
	head = append(head, c.run(cond.PadLeft(cond.Tail(before, left), left), theme.Text))
	c.put(cond.TruncateLine(slices.Concat(head, rest), width, "…"))
}

// leastContext is the number of cells under which a line of a concordance
// leaves out where the hit stands.
const leastContext = 30

// hitHead is what stands before a hit and its context: its section and place,
// as far as there is room for them.
func (c *Call) hitHead(f found, width int) cell.Line {
	cond := c.condition()
	const addressCells, placeCells = 8, 8
	head := cell.Line{c.run("  ", theme.Text)}
	if width >= addressCells+leastContext {
		head = append(head, c.run(cond.PadRight(cond.Truncate(f.Section, addressCells-1, "…"), addressCells), theme.Accent))
	}
	if width >= addressCells+placeCells+leastContext {
		head = append(head, c.run(cond.PadRight(itoa(f.Line)+":"+itoa(f.Column), placeCells), theme.Dim))
	}
	return head
}
