package browse

import (
	"cmp"

	"baogao/tui/cell"
)

// pane is one of the three panes, from left to right.
type pane int

const (
	regions pane = iota
	outline
	body
	paneNumber
)

// The widths in cells below which a pane has to go.
const (
	threePanes = 100
	twoPanes   = 60
)

// layout is where each pane stands; one of width 0 is not shown.
type layout struct {
	rule  int // width of the line between panes
	panes [paneNumber]struct{ x, width int }
}

// The widths in cells under which no pane is dragged.
const (
	leastList = 16
	leastBody = 30
)

// arrange gives the panes their room: three where there is room for three;
// under 100 columns the text and the list beside it that was used last; under
// 60, or zoomed, the one that has the keys. want is how wide the regions would
// be, least how wide their names alone need them; dragged is how wide the
// lists have been dragged, 0 for not.
func arrange(c cell.Condition, width, want, least int, dragged [body]int, here, beside pane, zoomed bool) layout {
	l := layout{rule: c.Width(cell.Rule)}
	if zoomed || width < twoPanes {
		l.panes[here].width = width
		return l
	}
	var widths [paneNumber]int
	if width >= threePanes {
		widths[regions] = min(max(want, 20), max(min(least, 26), 20+(width-threePanes)/8))
		widths[outline] = min(30+(width-threePanes)*2/5, 52) // most titles are whole from 160 columns on
	} else if beside == regions {
		widths[regions] = min(max(want, 20), width*2/5)
	} else {
		widths[outline] = min(max(width*36/100, 24), 34)
	}
	if dragged != [body]int{} {
		widths = l.drag(widths, dragged, width-leastBody)
	}
	x := 0
	for p := regions; p < body; p++ {
		if widths[p] > 0 {
			l.panes[p].x, l.panes[p].width = x, widths[p]
			x += widths[p] + l.rule
		}
	}
	l.panes[body].x, l.panes[body].width = x, width-x
	return l
}

// drag makes the lists that are shown as wide as they have been dragged, as
// far as they all have room in so many cells.
func (l layout) drag(widths [paneNumber]int, dragged [body]int, room int) [paneNumber]int {
	for p := range dragged {
		if widths[p] > 0 {
			room -= leastList + l.rule
		}
	}
	for p, w := range dragged {
		if widths[p] > 0 {
			more := max(0, min(cmp.Or(w, widths[p])-leastList, room))
			widths[p] = leastList + more
			room -= more
		}
	}
	return widths
}

// border returns the list whose right border is in column x.
func (l layout) border(x int) (pane, bool) {
	for p, room := range l.panes[:body] {
		if end := room.x + room.width; room.width > 0 && x >= end && x < end+l.rule && end < l.panes[body].x {
			return pane(p), true
		}
	}
	return 0, false
}

// at returns the pane in column x.
func (l layout) at(x int) (pane, bool) {
	for p, room := range l.panes {
		if x >= room.x && x < room.x+room.width {
			return pane(p), true
		}
	}
	return 0, false
}
