package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// spaced returns a line with the gaps that part words as one blank each and
// without the others. Chinese has no blanks between words; on the web they
// come from a page's layout (“政 府 工 作 报 告”, “县  长   吴  浩”), from
// programs that set numbers apart (“增长 6.4 %”), and from lines that were
// broken. base is the offset of text in gap.at.
func spaced(text []byte, gaps []gap, base int) []byte {
	if len(gaps) == 0 {
		return text
	}
	out := make([]byte, 0, len(text)+len(gaps))
	letters := spreadGap(text, gaps, base)
	mixed := 0
	for _, g := range gaps {
		if a, b := around(text, g.at-base); isMixed(a, b) {
			mixed++
		}
	}
	last := 0
	for i, g := range gaps {
		at := g.at - base
		out = append(out, text[last:at]...)
		last = at
		a, b := around(text, at)
		switch {
		case i == 0 && isNumeral(text[:at]) && (!isFullMark(b) || b == '“' || b == '《') && !alone(text, gaps, i, base):
			out = append(out, ' ') // 一 2023年工作回顾
		case len(text) > maybeFolded && !alone(text, gaps, i, base):
			out = append(out, ' ') // a line break may be lost here: unfold closes it where none is
		case isFullMark(a) || isFullMark(b):
		case isMark(a) && isHan(b) || isHan(a) && isMark(b), b == '%' || a == '%' && isHan(b):
		case isMixed(a, b) && mixed >= 3:
		case g.width <= letters && alone(text, gaps, i, base):
		default:
			out = append(out, ' ')
		}
	}
	return append(out, text[last:]...)
}

// The least length, in bytes, of a line that may be a page's whole text, and
// of one that may be a piece of it.
const (
	folded      = 6000
	maybeFolded = 600
)

// spreadGap is the width of the gaps between the letters of spread-out words:
// the narrowest between two letters that stand alone, 0 where there are
// none or the line is too long to be a title.
func spreadGap(text []byte, gaps []gap, base int) int {
	narrowest, singles := 0, 0
	for i, g := range gaps {
		if alone(text, gaps, i, base) {
			singles++
			if narrowest == 0 || g.width < narrowest {
				narrowest = g.width
			}
		}
	}
	if n := utf8.RuneCount(text); n > 40 && singles*3 < n {
		return 0
	}
	return narrowest
}

// alone reports whether the words on both sides of the gap are one letter.
func alone(text []byte, gaps []gap, i, base int) bool {
	start, end := 0, len(text)
	if i > 0 {
		start = gaps[i-1].at - base
	}
	if i+1 < len(gaps) {
		end = gaps[i+1].at - base
	}
	at := gaps[i].at - base
	return isOneLetter(text[start:at]) && isOneLetter(text[at:end])
}

// isNumeral reports whether s is a Chinese number: perhaps a label.
func isNumeral(s []byte) bool {
	if len(s) > 9 {
		return false
	}
	_, chinese, size := parseNumber(string(s))
	return chinese && size == len(s)
}

func isOneLetter(s []byte) bool {
	r, n := utf8.DecodeRune(s)
	return n == len(s) && (isHan(r) || isAlnum(r) || isFullMark(r) || strings.ContainsRune(",.;:!?()%+-—", r))
}

// around returns the runes before and after the offset.
func around(text []byte, at int) (before, after rune) {
	before, _ = utf8.DecodeLastRune(text[:at])
	after, _ = utf8.DecodeRune(text[at:])
	return before, after
}

func isHan(r rune) bool {
	return r >= 0x4E00 && r < 0xA000 || r == '〇' || r >= 0x3400 && r < 0x4DC0 || r >= 0x20000 && r < 0x32000
}

// isFullMark reports whether r is a punctuation mark that fills an
// ideograph's cell and brings its own room.
func isFullMark(r rune) bool {
	return r >= 0x3001 && r <= 0x3003 || r >= 0x3008 && r <= 0x301F || r >= 0xFF00 && r <= 0xFF65 && !unicode.IsLetter(r) && !unicode.IsDigit(r) ||
		r == '“' || r == '”' || r == '‘' || r == '’'
}

// isMark reports whether r is a half-width punctuation mark of running text.
func isMark(r rune) bool { return r < utf8.RuneSelf && strings.ContainsRune(",.;:!?()", r) }

// isMixed reports whether one of the runes is an ideograph and the other a
// Latin letter or a digit.
func isMixed(a, b rune) bool {
	return isHan(a) && isAlnum(b) || isAlnum(a) && isHan(b)
}

func isAlnum(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}
