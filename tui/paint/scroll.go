package paint

import "baogao/tui/cell"

// A line scrolled by the terminal itself costs nothing; a line painted costs
// about two bytes a cell.
const (
	scrollBytes  = 24 // what the sequences of a scroll take
	marginBytes  = 24 // and those of margins
	bytesPerCell = 2
)

// scroll lets the terminal scroll where that leaves less to paint: whole
// rows, or, if it has left and right margins, the pane at the right edge.
func (p *Painter) scroll(next *cell.Grid) {
	if p.fewRowsDiffer(next) {
		return
	}
	best := p.plan(next, 0)
	if p.Margins {
		if left := p.rightPane(next); left > 0 {
			if pane := p.plan(next, left); pane.gain > best.gain {
				best = pane
			}
		}
	}
	if best.gain > 0 {
		p.carryOut(best)
	}
}

// scrolling is a way to scroll: of the columns from left on, the rows top to
// bottom (excluded) of the next grid are on the screen by rows further down.
type scrolling struct {
	left, top, bottom, by int
	gain                  int // bytes saved, about
}

// plan returns how to scroll the columns from left on; its gain is 0 or less
// where that is no use.
func (p *Painter) plan(next *cell.Grid, left int) scrolling {
	s := scrolling{left: left, by: p.likelyShift(next, left)}
	if s.by == 0 {
		return s
	}
	s.top, s.bottom = p.worthScrolling(next, left, s.by)
	if s.top == s.bottom || p.cuts(s) {
		return s
	}
	s.gain = p.gain(next, s) - scrollBytes
	if left > 0 {
		s.gain -= marginBytes
	}
	return s
}

// cuts reports whether the left edge runs through a wide character, where
// terminals do as they like: not every row has the line between the panes.
func (p *Painter) cuts(s scrolling) bool {
	from, to := s.rows()
	for y := from; y < to; y++ {
		if p.screen.Row(y)[s.left].Width == 0 {
			return true
		}
	}
	return false
}

// rows are those that the terminal scrolls, to excluded.
func (s scrolling) rows() (from, to int) { return s.top + min(s.by, 0), s.bottom + max(s.by, 0) }

// fewRowsDiffer reports whether so few rows differ that nothing has scrolled.
func (p *Painter) fewRowsDiffer(next *cell.Grid) bool {
	_, height := next.Size()
	differ := 0
	for y := range height {
		if differing(p.screen.Row(y), next.Row(y)) > 0 {
			differ++
		}
	}
	return differ < 4
}

// carryOut has the terminal scroll, and the known screen with it.
func (p *Painter) carryOut(s scrolling) {
	from, to := s.rows()
	p.scrollRegion(s.left, from, to, s.by)
	if s.by > 0 {
		for y := from; y < to; y++ {
			p.shiftRow(s.left, y, y+s.by, y+s.by < to)
		}
		return
	}
	for y := to - 1; y >= from; y-- {
		p.shiftRow(s.left, y, y+s.by, y+s.by >= from)
	}
}

// scrollRegion writes what scrolls rows from to to (excluded), from column
// left on, up by rows (down where negative). Blank lines come in in the
// default style.
func (p *Painter) scrollRegion(left, from, to, by int) {
	p.setStyle("")
	if left > 0 {
		width, _ := p.screen.Size()
		p.out = append(p.out, "\x1b[?69h"...) // DECLRMM, DECSLRM
		p.csi2(left+1, width, 's')
	}
	p.csi2(from+1, to, 'r')
	p.x, p.y = 0, 0 // DECSTBM takes the cursor home.
	p.moveTo(left, from)
	// IL and DL, not SU and SD: they are in every terminal since the VT102.
	if by > 0 {
		p.csi(by, 'M')
	} else {
		p.csi(-by, 'L')
	}
	if left > 0 {
		p.out = append(p.out, "\x1b[?69l"...) // takes the margins away
	}
	p.out = append(p.out, "\x1b[r"...)
	p.x, p.y = 0, 0
}

// shiftRow makes row y of the known screen what row source was, or blank
// where nothing came from there.
func (p *Painter) shiftRow(left, y, source int, came bool) {
	row := p.screen.Row(y)[left:]
	if came {
		copy(row, p.screen.Row(source)[left:])
		return
	}
	for x := range row {
		row[x] = blank
	}
}

// rightPane returns the column after the last line between panes that both
// the screen and next have, 0 where there is none.
func (p *Painter) rightPane(next *cell.Grid) int {
	const line = "│"
	width, height := next.Size()
	for x := width - 1; x > 0; x-- {
		rows := 0
		for y := range height {
			if next.Row(y)[x].Text == line && p.screen.Row(y)[x] == next.Row(y)[x] {
				rows++
			}
		}
		if rows > height/2 {
			return x + int(next.Condition.Width(line))
		}
	}
	return 0
}

// likelyShift returns by how many rows most rows of next, from column left
// on, are on the screen further down (further up where negative), 0 where most
// stay or none is there.
func (p *Painter) likelyShift(next *cell.Grid, left int) int {
	_, height := next.Size()
	places := make(map[uint64]int, height) // row of the screen by its content
	for y := range height {
		h := rowHash(p.screen.Row(y)[left:])
		if _, twice := places[h]; twice || h == 0 {
			places[h] = -1 // Blank rows and repeated ones say nothing.
			continue
		}
		places[h] = y
	}
	votes := make([]int, 2*height)
	best := 0
	for y := range height {
		if at, ok := places[rowHash(next.Row(y)[left:])]; ok && at >= 0 {
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

// saved returns how many cells of row y of next need no painting when the
// terminal has scrolled by rows; negative where there are more.
func (p *Painter) saved(next *cell.Grid, left, y, by int) int {
	row := next.Row(y)[left:]
	return differing(p.screen.Row(y)[left:], row) - differing(p.screen.Row(y + by)[left:], row)
}

// worthScrolling returns the rows of next, bottom excluded, for which having
// the terminal scroll by rows saves most.
func (p *Painter) worthScrolling(next *cell.Grid, left, by int) (top, bottom int) {
	_, height := next.Size()
	best, sum, start := 0, 0, 0
	for y := max(0, -by); y < height && y+by < height; y++ {
		if sum <= 0 {
			sum, start = 0, y
		}
		sum += p.saved(next, left, y, by)
		if sum > best {
			best, top, bottom = sum, start, y+1
		}
	}
	return top, bottom
}

// gain returns about how many bytes scrolling saves, the rows that come in
// blank counted.
func (p *Painter) gain(next *cell.Grid, s scrolling) int {
	cells := 0
	from, to := s.rows()
	for y := from; y < to; y++ {
		if y >= s.top && y < s.bottom {
			cells += p.saved(next, s.left, y, s.by)
			continue
		}
		row := next.Row(y)[s.left:]
		cells += differing(p.screen.Row(y)[s.left:], row)
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
