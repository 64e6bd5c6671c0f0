package cell

import "strings"

// Style is how a run of text is drawn: the parameters of one SGR sequence
// (ECMA-48), as in "1;38;5;12"; "" is the terminal's default.
type Style string

// Caret is the style of the cell, usually a blank, that the terminal's own
// cursor stands on while text is typed: input methods open their window there.
// Drawn on a grid it puts the cursor there and nothing else; anywhere else it
// is reverse video (SGR 7).
const Caret Style = "07"

// Run is text in one style. Control characters in it are not drawn.
type Run struct {
	Text  string
	Style Style
}

// Line is a row of styled text.
type Line []Run

// Plain returns a line of one run in the default style.
func Plain(s string) Line { return Line{{Text: s}} }

// Text returns the line without styles.
func (l Line) Text() string {
	if len(l) == 1 {
		return l[0].Text
	}
	var b strings.Builder
	for _, r := range l {
		b.WriteString(r.Text)
	}
	return b.String()
}

// LineWidth returns the width of l in cells.
func (c Condition) LineWidth(l Line) int {
	n := 0
	for _, r := range l {
		n += c.Width(r.Text)
	}
	return n
}

// TruncateLine returns l cut to at most width cells; where something was cut,
// the end is tail in the style of what was cut. l itself is not changed.
func (c Condition) TruncateLine(l Line, width int, tail string) Line {
	total := 0
	for _, r := range l {
		if total += c.Width(r.Text); total > width {
			return c.cutLine(l, width, tail)
		}
	}
	return l
}

func (c Condition) cutLine(l Line, width int, tail string) Line {
	room := width - c.Width(tail)
	if room < 0 {
		room, tail = width, ""
	}
	cut := make(Line, 0, len(l)+1)
	for _, r := range l {
		size, used := c.Fit(r.Text, room)
		if size == len(r.Text) {
			cut = append(cut, r)
			room -= used
			continue
		}
		if size > 0 || tail != "" {
			cut = append(cut, Run{r.Text[:size] + tail, r.Style})
		}
		break
	}
	return cut
}

// PadLine returns l followed by blanks of the given style up to width cells.
func (c Condition) PadLine(l Line, width int, style Style) Line {
	missing := width - c.LineWidth(l)
	if missing <= 0 {
		return l
	}
	return append(l[:len(l):len(l)], Run{Blanks(missing), style})
}
