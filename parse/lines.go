package parse

import (
	"unicode/utf8"
)

// line is a line of the decoded source, blanks trimmed from both ends and
// runs of blanks inside made one.
type line struct {
	text     string
	indented bool // blanks stood before it
	apart    bool // an empty line stood before it
}

// splitLines cleans the characters of a decoded source and splits it into
// its lines that are not blank.
func splitLines(text []byte) []line {
	out := make([]byte, 0, len(text)+1)
	var lines []line
	var indented, apart, blank bool
	start := 0
	flush := func() {
		if len(out) > start {
			lines = append(lines, line{text: string(out[start:]), indented: indented, apart: apart})
			apart = false
		} else {
			apart = true
		}
		start = len(out)
		indented, blank = false, false
	}
	for i := 0; i < len(text); {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRune(text[i:])
		}
		switch classify(r) {
		case breaking:
			if r != '\r' || i+1 >= len(text) || text[i+1] != '\n' {
				flush()
			}
		case blankRune:
			if len(out) == start {
				indented = true
			} else {
				blank = true
			}
		case visible:
			if blank {
				out = append(out, ' ')
				blank = false
			}
			out = append(out, text[i:i+n]...)
		}
		i += n
	}
	flush()
	return lines
}

type runeClass int

const (
	visible   runeClass = iota
	blankRune           // to be one blank
	breaking            // ends a line
	invisible           // to be dropped: control, zero width, direction
)

func classify(r rune) runeClass {
	switch {
	case r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029:
		return breaking
	case r == ' ' || r == '\t' || r == 0xA0 || r == 0x1680 || r >= 0x2000 && r <= 0x200A || r == 0x202F || r == 0x205F || r == 0x3000:
		return blankRune
	case r < ' ' || r >= 0x7F && r < 0xA0 || r == 0xAD || r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E ||
		r >= 0x2060 && r <= 0x206F || r == 0xFEFF || r == 0x180E:
		return invisible
	}
	return visible
}
