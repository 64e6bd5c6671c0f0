package paint

import (
	"strconv"

	"baogao/tui/cell"
)

// A line scrolled by the terminal itself costs nothing; a line painted costs
// about two bytes a cell.
const (
	scrollBytes  = 24 // what the sequences of a scroll take
	bytesPerCell = 2
)

// scroll lets the terminal scroll whole rows where that leaves less to paint.
func (p *Painter) scroll(next *cell.Grid) {
	by := p.likelyShift(next)
	if by == 0 {
		return
	}
	top, bottom := p.worthScrolling(next, by)
	if top == bottom || p.gain(next, top, bottom, by) <= scrollBytes {
		return
	}
	// Rows top to bottom (excluded) of next are on the screen by rows further
	// down; the region covers both places. Blank lines come in in the default
	// style.
	p.setStyle("")
	from, to := top+min(by, 0), bottom+max(by, 0)
	p.out = append(p.out, "\x1b["...)
	p.out = strconv.AppendInt(p.out, int64(from+1), 10)
	p.out = append(p.out, ';')
	p.out = strconv.AppendInt(p.out, int64(to), 10)
	p.out = append(p.out, 'r') // DECSTBM takes the cursor home.
	p.x, p.y = 0, 0
	p.moveTo(0, from)
	// IL and DL, not SU and SD: they are in every terminal since the VT102.
	if by > 0 {
		p.csi(by, 'M')
		for y := from; y < to; y++ {
			p.shiftRow(y, y+by, to, true)
		}
	} else {
		p.csi(-by, 'L')
		for y := to - 1; y >= from; y-- {
			p.shiftRow(y, y+by, from, false)
		}
	}
	p.out = append(p.out, "\x1b[r"...)
	p.x, p.y = 0, 0
}

// shiftRow makes row y of the known screen what row source was, or blank
// where source is past the limit.
func (p *Painter) shiftRow(y, source, limit int, up bool) {
	row := p.screen.Row(y)
	if up && source < limit || !up && source >= limit {
		copy(row, p.screen.Row(source))
		return
	}
	for x := range row {
		row[x] = blank
	}
}

// likelyShift returns by how many rows most rows of next are on the screen
// further down (further up where negative), 0 where most stay or none is there.
func (p *Painter) likelyShift(next *cell.Grid) int {
	_, height := next.Size()
	changed := 0
	for y := range height {
		if differing(p.screen.Row(y), next.Row(y)) > 0 {
			changed++
		}
	}
	if changed < 4 {
		return 0
	}
	places := make(map[uint64]int, height) // row of the screen by its content
	for y := range height {
		h := rowHash(p.screen.Row(y))
		if _, twice := places[h]; twice || h == 0 {
			places[h] = -1 // Blank rows and repeated ones say nothing.
			continue
		}
		places[h] = y
	}
	votes := make([]int, 2*height)
	best := 0
	for y := range height {
		if at, ok := places[rowHash(next.Row(y))]; ok && at >= 0 {
			by := at - y
			votes[by+height]++
			if votes[by+height] > votes[best+height] {
				best = by
			}
		}
	}
	if votes[best+height] < 2 {
		return 0
	}
	return best
}

// worthScrolling returns the rows of next, bottom excluded, for which having
// the terminal scroll by rows saves most.
func (p *Painter) worthScrolling(next *cell.Grid, by int) (top, bottom int) {
	_, height := next.Size()
	best, sum, start := 0, 0, 0
	for y := max(0, -by); y < height && y+by < height; y++ {
		if sum <= 0 {
			sum, start = 0, y
		}
		row := next.Row(y)
		sum += differing(p.screen.Row(y), row) - differing(p.screen.Row(y+by), row)
		if sum > best {
			best, top, bottom = sum, start, y+1
		}
	}
	return top, bottom
}

// gain returns about how many bytes scrolling saves, the rows that come in
// blank counted.
func (p *Painter) gain(next *cell.Grid, top, bottom, by int) int {
	cells := 0
	for y := top; y < bottom; y++ {
		row := next.Row(y)
		cells += differing(p.screen.Row(y), row) - differing(p.screen.Row(y+by), row)
	}
	for y := min(top, top+by); y < max(bottom, bottom+by); y++ {
		if y >= top && y < bottom {
			continue
		}
		row := next.Row(y)
		cells += differing(p.screen.Row(y), row)
		for x := range row {
			if row[x] != blank {
				cells--
			}
		}
	}
	return cells * bytesPerCell
}

func differing(a, b []cell.Cell) int {
	n := 0
	for x := range a {
		if a[x] != b[x] {
			n++
		}
	}
	return n
}

// rowHash is a hash of a row's text, 0 for a blank row.
func rowHash(row []cell.Cell) uint64 {
	const prime = 1099511628211 // FNV-1a
	h := uint64(14695981039346656037)
	empty := true
	for x := range row {
		text := row[x].Text
		empty = empty && text == ""
		h = (h ^ uint64(len(text))) * prime
		for i := 0; i < len(text); i++ {
			h = (h ^ uint64(text[i])) * prime
		}
	}
	if empty {
		return 0
	}
	return h
}
