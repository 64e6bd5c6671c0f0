// Package page lays out the text of one report: what its paragraphs are, how
// they are styled, and which rows of the screen they fill. Only what is looked
// at is ever laid out, so that nothing costs more in a longer report.
package page

import (
	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/theme"
)

// Page is a report laid out for one width. It is not safe for concurrent use.
type Page struct {
	Report *model.Report

	theme     *theme.Theme
	condition cell.Condition
	width     int  // cells
	tight     bool // no blank rows but around headings
	blocks    []block
	marks     []mark
	hits      []model.Span
	here      model.Span         // the hit one is at
	taken     model.Span         // what is about to be copied
	rows      map[int][]cell.Row // by index of the block
}

// keep is how many laid-out blocks a Page remembers before it starts anew.
const keep = 1000

// New returns the page of a report. notes are lines that are shown before the
// text and are no part of it.
func New(r *model.Report, notes []string, th *theme.Theme, c cell.Condition) *Page {
	return &Page{Report: r, theme: th, condition: c, width: 40, blocks: blocksOf(r, notes), marks: marksOf(r), rows: map[int][]cell.Row{}}
}

// Measure is the longest line of text that is comfortable to read, in cells.
const Measure = 84

// Fit sets the width of the text in cells and whether it is tight: without
// the blank rows between paragraphs, for windows of few rows; the indent of
// their first lines still tells them apart. It reports whether either has
// changed, and with it all positions.
func (p *Page) Fit(width int, tight bool) (changed bool) {
	if width == p.width && tight == p.tight {
		return false
	}
	if width != p.width {
		clear(p.rows)
	}
	p.width, p.tight = width, tight
	return true
}

// SetHits lights up stretches of the text, which must be in order and apart;
// here is the one that one is at, empty for none.
func (p *Page) SetHits(hits []model.Span, here model.Span) {
	p.hits, p.here = hits, here
	clear(p.rows)
}

// SetTaken lights up what is about to be copied, under the hits; empty for
// none.
func (p *Page) SetTaken(s model.Span) {
	p.taken = s
	clear(p.rows)
}

// Pos is a row of the page: a row of a block, counted with the blank rows
// above the block. Positions are only good for the width they were made at.
type Pos struct{ block, row int }

// Before reports whether p stands above q.
func (p Pos) Before(q Pos) bool { return p.block < q.block || p.block == q.block && p.row < q.row }

// At returns the row that shows the byte at an offset into the report's text.
func (p *Page) At(offset int) Pos {
	lo, hi := 0, len(p.blocks)-1
	for lo < hi { // the last block that starts at or before offset
		mid := (lo + hi + 1) / 2
		if p.blocks[mid].span.Start <= offset {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	if offset <= 0 {
		lo = 0 // the notes stand above the text
	}
	pos := Pos{block: lo}
	rows := p.layout(lo)
	b := p.blocks[lo]
	if offset <= b.span.Start || b.note != "" {
		return Pos{lo, p.above(lo)}
	}
	for i, row := range rows {
		if b.span.Start+row.Start <= offset {
			pos.row = p.above(lo) + i
		}
	}
	return pos
}

// Offset returns the offset into the text of the first byte shown at or below
// a row.
func (p *Page) Offset(at Pos) int {
	b := p.blocks[at.block]
	i := max(0, at.row-p.above(at.block))
	if b.note != "" || i == 0 {
		return b.span.Start
	}
	return b.span.Start + p.layout(at.block)[i].Start
}

// OffsetAt returns the offset into the text of what is drawn in column x of
// the row y rows below top, and whether there is any.
func (p *Page) OffsetAt(top Pos, x, y int) (offset int, ok bool) {
	at := p.Move(top, y)
	i := at.row - p.above(at.block)
	if b := p.blocks[at.block]; i < 0 || b.note != "" || y > 0 && at == p.Move(top, y-1) {
		return 0, false
	}
	row := p.layout(at.block)[i]
	text := row.Line.Text()
	size, _ := p.condition.Fit(text, x-p.left(at.block, row))
	if x < p.left(at.block, row) || size == len(text) {
		return 0, false
	}
	return p.blocks[at.block].span.Start + row.Start + size, true
}

// left is the column in which a row of a block begins.
func (p *Page) left(block int, row cell.Row) int {
	if p.blocks[block].centred() {
		return max(0, (p.width-p.condition.LineWidth(row.Line))/2)
	}
	return row.Indent
}

// Move returns the row n rows below at, or above it for a negative n, as far
// as there are rows.
func (p *Page) Move(at Pos, n int) Pos {
	for n > 0 {
		left := p.height(at.block) - 1 - at.row
		if n <= left {
			return Pos{at.block, at.row + n}
		}
		if at.block == len(p.blocks)-1 {
			return Pos{at.block, at.row + left}
		}
		n -= left + 1
		at = Pos{block: at.block + 1}
	}
	for n < 0 {
		if -n <= at.row {
			return Pos{at.block, at.row + n}
		}
		if at.block == 0 {
			return Pos{}
		}
		n += at.row + 1
		at = Pos{at.block - 1, p.height(at.block-1) - 1}
	}
	return at
}

// End returns the row at the top of a window of height rows whose last row is
// the last of the page.
func (p *Page) End(height int) Pos {
	last := len(p.blocks) - 1
	return p.Move(Pos{last, p.height(last) - 1}, 1-height)
}

// Blocks calls visit for every stretch of the text that begins rows of its own
// and has one among the height rows from top on: with the first of those,
// counted from top.
func (p *Page) Blocks(top Pos, height int, visit func(y int, s model.Span)) {
	last := -1
	for at, y := top, 0; y < height; y++ {
		if at.row >= p.above(at.block) && at.block != last && p.blocks[at.block].note == "" {
			last = at.block
			visit(y, p.blocks[at.block].span)
		}
		next := p.Move(at, 1)
		if next == at {
			return
		}
		at = next
	}
}

// Draw draws the rows from top downwards.
func (p *Page) Draw(c cell.Canvas, top Pos) {
	at := top
	for y := 0; y < c.Height; y++ {
		if i := at.row - p.above(at.block); i >= 0 {
			row := p.layout(at.block)[i]
			c.Draw(p.left(at.block, row), y, row.Line)
		}
		next := p.Move(at, 1)
		if next == at {
			return
		}
		at = next
	}
}

// height is the number of rows of a block, the blank ones above included.
func (p *Page) height(block int) int { return p.above(block) + len(p.layout(block)) }

// above is the number of blank rows above a block.
func (p *Page) above(block int) int {
	b := p.blocks[block]
	if p.tight && b.kind != heading && b.kind != title {
		return 0
	}
	return b.above
}

// layout returns the rows of a block.
func (p *Page) layout(block int) []cell.Row {
	if rows, ok := p.rows[block]; ok {
		return rows
	}
	if len(p.rows) >= keep {
		clear(p.rows)
	}
	b := p.blocks[block]
	rows := p.condition.Wrap(p.line(b), cell.Wrap{Width: max(p.width, 8), Indent: b.indent()})
	p.rows[block] = rows
	return rows
}
