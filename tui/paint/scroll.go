package paint

import "baogao/tui/cell"

// A line scrolled by the terminal itself costs nothing; a line painted costs
// about two bytes a cell.
const (
	scrollBytes  = 24 // what the sequences of a scroll take
	marginBytes  = 24 // and those of margins
	againBytes   = 24 // to paint a row of other panes again, beside its cells
	bytesPerCell = 2
)

// mostScrolls is how many parts of the screen may scroll from one frame to the
// next: two columns by as many rows each as its own text has moved.
const mostScrolls = 2

// scroll lets the terminal scroll where that leaves less to paint: whole
// rows, or, if it has left and right margins, panes that have moved alike.
func (p *Painter) scroll(next *cell.Grid) {
	for range mostScrolls {
		if p.fewRowsDiffer(next) {
			return
		}
		best := p.plan(next)
		if best.gain <= 0 {
			return
		}
		p.carryOut(best)
	}
}

// scrolling is a way to scroll: of the columns left to right (excluded), the
// rows top to bottom (excluded) of the next grid are on the screen by rows
// further down.
type scrolling struct {
	left, right     int
	top, bottom, by int
	gain            int // bytes saved, about
}

// plan returns how to scroll; its gain is 0 or less where that is no use.
// Without margins whole rows can still go the way of one pane, the others
// being painted again.
func (p *Painter) plan(next *cell.Grid) scrolling {
	width, _ := next.Size()
	best := p.weigh(next, scrolling{right: width, by: p.likelyShift(next, pane{0, width})})
	panes := p.panes(next)
	if len(panes) < 2 {
		return best
	}
	shifts := make([]int, len(panes))
	for i, pane := range panes {
		shifts[i] = p.likelyShift(next, pane)
	}
	for i, by := range shifts {
		s := scrolling{right: width, by: by}
		if p.Margins {
			last := i
			for last+1 < len(panes) && shifts[last+1] == by {
				last++
			}
			s.left, s.right = panes[i].left, panes[last].right
			s = p.weigh(next, s)
		} else {
			s = p.weigh(next, s)
			from, to := s.rows()
			s.gain -= againBytes * (to - from)
		}
		if s.gain > best.gain {
			best = s
		}
	}
	return best
}

// weigh finds the rows for which a scrolling by so many saves most, and what
// it saves.
func (p *Painter) weigh(next *cell.Grid, s scrolling) scrolling {
	if s.by == 0 {
		return s
	}
	s.top, s.bottom = p.worthScrolling(next, s)
	if s.top == s.bottom || p.cuts(s) {
		return s
	}
	s.gain = p.gain(next, s) - scrollBytes
	if width, _ := next.Size(); s.right-s.left < width {
		s.gain -= marginBytes
	}
	return s
}

// cuts reports whether an edge runs through a wide character, where terminals
// do as they like: not every row has the line between the panes.
func (p *Painter) cuts(s scrolling) bool {
	from, to := s.rows()
	for y := from; y < to; y++ {
		row := p.screen.Row(y)
		if row[s.left].Width == 0 || s.right < len(row) && row[s.right].Width == 0 {
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
	p.scrollRegion(s)
	p.doubt(s, from-1)
	p.doubt(s, to)
	if s.by > 0 {
		for y := from; y < to; y++ {
			p.shiftRow(s, y, y+s.by < to)
		}
		return
	}
	for y := to - 1; y >= from; y-- {
		p.shiftRow(s, y, y+s.by >= from)
	}
}

// doubt forgets the wide characters of a row beside what scrolled that margins
// run through: xterm blanks them, though the row is outside (seen in 379).
func (p *Painter) doubt(s scrolling, y int) {
	width, height := p.screen.Size()
	if y < 0 || y >= height {
		return
	}
	row := p.screen.Row(y)
	for _, x := range [...]int{s.left, s.right} {
		if x < width && row[x].Width == 0 {
			row[x-1], row[x] = cell.Cell{}, cell.Cell{}
		}
	}
}

// scrollRegion writes what scrolls. Blank lines come in in the default style.
func (p *Painter) scrollRegion(s scrolling) {
	from, to := s.rows()
	width, _ := p.screen.Size()
	margins := s.right-s.left < width
	p.setStyle("")
	if margins {
		p.out = append(p.out, "\x1b[?69h"...) // DECLRMM, DECSLRM
		p.csi2(s.left+1, s.right, 's')
	}
	p.csi2(from+1, to, 'r')
	p.x, p.y = 0, 0 // DECSTBM takes the cursor home.
	p.moveTo(s.left, from)
	// IL and DL, not SU and SD: they are in every terminal since the VT102.
	if s.by > 0 {
		p.csi(s.by, 'M')
	} else {
		p.csi(-s.by, 'L')
	}
	if margins {
		p.out = append(p.out, "\x1b[?69l"...) // takes the margins away
	}
	p.out = append(p.out, "\x1b[r"...)
	p.x, p.y = 0, 0
}

// shiftRow makes row y of the known screen what the row was that came there,
// or blank where none did.
func (p *Painter) shiftRow(s scrolling, y int, came bool) {
	row := p.screen.Row(y)[s.left:s.right]
	if came {
		copy(row, p.screen.Row(y + s.by)[s.left:s.right])
		return
	}
	for x := range row {
		row[x] = blank
	}
}

// pane is a part of the screen's width: the columns left to right (excluded).
type pane struct{ left, right int }

// panes returns what lies between the lines that both the screen and next
// have over most of their height.
func (p *Painter) panes(next *cell.Grid) []pane {
	const line = "│"
	width, height := next.Size()
	rows := make([]int, width)
	for y := range height {
		old, row := p.screen.Row(y), next.Row(y)
		for x := range row {
			if row[x].Text == line && old[x] == row[x] {
				rows[x]++
			}
		}
	}
	var panes []pane
	left := 0
	for x, n := range rows {
		if n <= height/2 {
			continue
		}
		if x > left {
			panes = append(panes, pane{left, x})
		}
		left = x + int(next.Condition.Width(line))
	}
	if left < width {
		panes = append(panes, pane{left, width})
	}
	return panes
}

// likelyShift returns by how many rows most rows of next within a pane are on
// the screen further down (further up where negative), 0 where most stay or
// none is there.
func (p *Painter) likelyShift(next *cell.Grid, in pane) int {
	_, height := next.Size()
	places := make(map[uint64]int, height) // row of the screen by its content
	for y := range height {
		h := rowHash(p.screen.Row(y)[in.left:in.right])
		if _, twice := places[h]; twice || h == 0 {
			places[h] = -1 // Blank rows and repeated ones say nothing.
			continue
		}
		places[h] = y
	}
	votes := make([]int, 2*height)
	best := 0
	for y := range height {
		if at, ok := places[rowHash(next.Row(y)[in.left:in.right])]; ok && at >= 0 {
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
// terminal has scrolled; negative where there are more.
func (p *Painter) saved(next *cell.Grid, s scrolling, y int) int {
	row := next.Row(y)[s.left:s.right]
	return differing(p.screen.Row(y)[s.left:s.right], row) - differing(p.screen.Row(y + s.by)[s.left:s.right], row)
}

// worthScrolling returns the rows of next, bottom excluded, for which having
// the terminal scroll saves most.
func (p *Painter) worthScrolling(next *cell.Grid, s scrolling) (top, bottom int) {
	_, height := next.Size()
	best, sum, start := 0, 0, 0
	for y := max(0, -s.by); y < height && y+s.by < height; y++ {
		if sum <= 0 {
			sum, start = 0, y
		}
		sum += p.saved(next, s, y)
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
			cells += p.saved(next, s, y)
			continue
		}
		row := next.Row(y)[s.left:s.right]
		cells += differing(p.screen.Row(y)[s.left:s.right], row)
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
