package indicator

import (
	"strings"
	"unicode/utf8"
)

// runeAt decodes the rune at a byte; the Han characters, three bytes, first.
func runeAt(text string, at int) (r rune, size int) {
	if c := text[at]; c&0xF0 == 0xE0 && at+2 < len(text) && text[at+1]&0xC0 == 0x80 && text[at+2]&0xC0 == 0x80 {
		return rune(c&0x0F)<<12 | rune(text[at+1]&0x3F)<<6 | rune(text[at+2]&0x3F), 3
	}
	return utf8.DecodeRuneInString(text[at:])
}

// isIdeograph reports whether a byte begins one of the common ideographs, which
// are three bytes long.
func isIdeograph(first byte) bool { return first >= 0xE4 && first <= 0xE9 }

// ideographAt decodes the common ideograph at a byte, 0 where there is none.
// The compiler puts it in line, as it does not runeAt.
func ideographAt(text string, at int) rune {
	if at+2 >= len(text) || !isIdeograph(text[at]) || text[at+1]&0xC0 != 0x80 || text[at+2]&0xC0 != 0x80 {
		return 0
	}
	return rune(text[at]&0x0F)<<12 | rune(text[at+1]&0x3F)<<6 | rune(text[at+2]&0x3F)
}

// ahead looks over the sentence at a byte without reading it: whether it can
// state a number at all, by a digit or by 亿, 倍, 番 or 百分. A draft (草案) is to be
// read, too, for the years that it plans. next is where the first of these
// stands; where there is none, where the sentence ends.
func ahead(text string, at, end int) (next int, numbers bool) {
	text = text[:end]
	for at < len(text) {
		c := text[at]
		if isIdeograph(c) && at+2 < len(text) { // nearly all, so they come first
			switch text[at+2] { // tells most apart
			case "亿"[2], "倍"[2], "番"[2], "草"[2], "百"[2]:
				if saysNumber(text[at:]) {
					return at, true
				}
			}
			at += 3
			continue
		}
		if c < utf8.RuneSelf {
			switch {
			case '0' <= c && c <= '9':
				return at, true
			case c == '!' || c == '?':
				return at + 1, false
			}
			at++
			continue
		}
		if at+2 >= len(text) || c < 0xE0 {
			at++
			continue
		}
		switch three := uint32(c)<<16 | uint32(text[at+1])<<8 | uint32(text[at+2]); {
		case three == 0xE38082, three == 0xEFBC81, three == 0xEFBC9F: // 。！？
			return at + 3, false
		case three >= 0xEFBC90 && three <= 0xEFBC99: // ０ to ９
			return at, true
		}
		at += 3
	}
	return len(text), false
}

// saysNumber reports whether a text begins with one of the words that ahead
// looks for.
func saysNumber(text string) bool {
	switch text[:3] {
	case "亿", "倍", "番":
		return true
	}
	return strings.HasPrefix(text, "草案") || strings.HasPrefix(text, "百分")
}
