package page

import (
	"iter"

	"baogao/model"
	"baogao/tui/cell"
)

// Rows yields the rows that show a stretch of the report's text, from the top:
// the cells left blank before each, and its text. A blank row, as stands
// between paragraphs, has no text; none is yielded before the first.
func (p *Page) Rows(span model.Span) iter.Seq2[int, cell.Line] {
	return func(yield func(int, cell.Line) bool) {
		first := true
		for i, b := range p.blocks {
			if b.note != "" || b.span.Start < span.Start || b.span.Start >= span.End {
				continue
			}
			for range b.above {
				if !first && !yield(0, nil) {
					return
				}
			}
			first = false
			for _, row := range p.layout(i) {
				if !yield(p.left(i, row), row.Line) {
					return
				}
			}
		}
	}
}
