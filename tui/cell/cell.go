// Package cell is the one place in the program that measures text on the
// screen. All widths are in cells. How wide an East Asian Ambiguous character
// (UAX #11: “ ” — … · ① │ ─) is drawn differs between terminals, so every
// measurement is a method of a Condition, never of a global: one server
// process draws for narrow and wide terminals at once.
//
// It is also the last line of defence against control characters: they have
// no width here, and what has no width is drawn nowhere.
package cell

import (
	"strings"
	"unicode/utf8"
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

// Width returns the width of s in cells: the sum of its grapheme clusters'
// widths (UAX #29). Control and format characters count 0.
func (c Condition) Width(s string) int {
	n := 0
	for len(s) > 0 {
		size, width := c.first(s)
		n += width
		s = s[size:]
	}
	return n
}

// Fit returns the bytes of the longest beginning of s that is at most width
// cells wide, and that beginning's width.
func (c Condition) Fit(s string, width int) (size, used int) {
	for size < len(s) {
		n, w := c.first(s[size:])
		if used+w > width {
			break
		}
		size += n
		used += w
	}
	return size, used
}

// Truncate returns s cut to at most width cells; where something was cut, the
// end is tail (which counts, and is left out where it does not fit itself).
func (c Condition) Truncate(s string, width int, tail string) string {
	if len(s) <= width && isPrintableASCII(s) {
		return s
	}
	if c.fits(s, width) {
		return s
	}
	room := width - c.Width(tail)
	if room < 0 {
		room, tail = width, ""
	}
	size, _ := c.Fit(s, room)
	return s[:size] + tail
}

// Tail returns the end of s that fits into width cells, after … where
// something was cut.
func (c Condition) Tail(s string, width int) string {
	if c.fits(s, width) {
		return s
	}
	room := width - c.Width("…")
	if room < 0 {
		return ""
	}
	for c.Width(s) > room {
		_, size := utf8.DecodeRuneInString(s)
		s = s[size:]
	}
	return "…" + s
}

// PadRight returns s followed by blanks up to width cells; a longer s comes
// back as it is.
func (c Condition) PadRight(s string, width int) string {
	return s + Blanks(width-c.Width(s))
}

// PadLeft returns s after blanks up to width cells.
func (c Condition) PadLeft(s string, width int) string {
	return Blanks(width-c.Width(s)) + s
}

// fits reports whether s is at most width cells wide, looking no further than
// needed.
func (c Condition) fits(s string, width int) bool {
	size, _ := c.Fit(s, width)
	return size == len(s)
}

const blanks = "                                                                                "

// Blanks returns n blanks, none for a negative n.
func Blanks(n int) string {
	switch {
	case n <= 0:
		return ""
	case n <= len(blanks):
		return blanks[:n]
	}
	return strings.Repeat(" ", n)
}

func isPrintableASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// Clean returns s without what has no place on a screen: control characters
// (tab and newline become a blank), format characters that turn the writing
// direction around or hide, and bytes that are not UTF-8 (U+FFFD for each).
// A clean s comes back as it is, without allocation.
func Clean(s string) string {
	if isPrintableASCII(s) {
		return s
	}
	var b strings.Builder
	kept := 0 // s[:kept] is in b or needs no change
	for i := 0; i < len(s); {
		size, width := Narrow.first(s[i:])
		cluster := s[i : i+size]
		if width > 0 && utf8.ValidString(cluster) {
			i += size
			continue
		}
		b.WriteString(s[kept:i])
		switch {
		case width > 0:
			b.WriteString(strings.ToValidUTF8(cluster, "\uFFFD"))
		case cluster == "\t" || cluster == "\n" || cluster == "\r\n":
			b.WriteByte(' ')
		}
		i += size
		kept = i
	}
	if kept == 0 {
		return s
	}
	b.WriteString(s[kept:])
	return b.String()
}
