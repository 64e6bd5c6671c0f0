// Package cell is the one place in the program that measures text on the
// screen. All widths are in cells. How wide an East Asian Ambiguous character
// (UAX #11: “ ” — … · ① ％ │ ─) is drawn differs between terminals, so every
// measurement is a method of a Condition, never of a global: one server
// process draws for narrow and wide terminals at once.
package cell

import (
	"strings"

	"github.com/mattn/go-runewidth"
	"github.com/rivo/uniseg"
)

// Condition says how wide a terminal draws ambiguous characters. The zero
// value is Narrow.
type Condition struct{ wide bool }

// The two conditions there are.
var (
	Narrow = Condition{}
	Wide   = Condition{wide: true}
)

// IsWide reports whether ambiguous characters take two cells.
func (c Condition) IsWide() bool { return c.wide }

func (c Condition) table() *runewidth.Condition {
	return &runewidth.Condition{EastAsianWidth: c.wide, StrictEmojiNeutral: !c.wide}
}

// Style is how a run of text is drawn: the parameters of one SGR sequence
// (ECMA-48), as in "1;38;5;12"; "" is the terminal's default.
type Style string

// Run is text in one style. Text holds no control characters.
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

// Width returns the width of s in cells.
func (c Condition) Width(s string) int { return c.table().StringWidth(s) }

// LineWidth returns the width of l in cells.
func (c Condition) LineWidth(l Line) int {
	n := 0
	for _, r := range l {
		n += c.Width(r.Text)
	}
	return n
}

// Truncate returns s cut to at most width cells; where something was cut, the
// end is tail (which counts).
func (c Condition) Truncate(s string, width int, tail string) string {
	return c.table().Truncate(s, width, tail)
}

// PadRight returns s followed by blanks up to width cells; a longer s comes
// back as it is.
func (c Condition) PadRight(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-c.Width(s)))
}

// PadLeft returns s after blanks up to width cells.
func (c Condition) PadLeft(s string, width int) string {
	return strings.Repeat(" ", max(0, width-c.Width(s))) + s
}

// clusters calls yield for each grapheme cluster of s with its width in cells.
func (c Condition) clusters(s string, yield func(cluster string, width int) bool) {
	state := -1
	for len(s) > 0 {
		var cluster string
		cluster, s, _, state = uniseg.FirstGraphemeClusterInString(s, state)
		if !yield(cluster, c.Width(cluster)) {
			return
		}
	}
}
