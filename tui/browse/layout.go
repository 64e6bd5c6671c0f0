package browse

import "baogao/tui/cell"

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

// arrange gives the panes their room: three where there is room for three;
// under 100 columns the text and the list beside it that was used last; under
// 60, or zoomed, the one that has the keys. want is how wide the regions would
// be, least how wide their names alone need them.
func arrange(c cell.Condition, width, want, least int, here, beside pane, zoomed bool) layout {
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

// at returns the pane in column x.
func (l layout) at(x int) (pane, bool) {
	for p, room := range l.panes {
		if x >= room.x && x < room.x+room.width {
			return pane(p), true
		}
	}
	return 0, false
}
