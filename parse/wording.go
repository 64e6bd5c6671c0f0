package parse

import (
	"strings"
	"unicode/utf8"
)

// isEnd reports whether r ends a sentence. A half-width full stop does not: in
// Chinese it stands in numbers and labels.
func isEnd(r rune) bool { return r == '。' || r == '！' || r == '？' || r == '!' || r == '?' }

// sentenceEnd returns where the first sentence of s ends and how long the
// mark is that ends it; the end is len(s) and the mark 0 long where none does.
// It looks at bytes, as the standard library's search for one of several
// characters decodes each.
func sentenceEnd(s string) (end, mark int) {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case isIdeograph(c):
			i += 2
		case c == '!' || c == '?':
			return i, 1
		case (c == 0xE3 || c == 0xEF) && isEnd(firstRune(s[i:])):
			return i, 3
		}
	}
	return len(s), 0
}

// hasStop reports whether s has a mark that ends or parts sentences.
func hasStop(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case isIdeograph(c):
			i += 2
		case c == ';':
			return true
		case c == 0xE3 || c == 0xEF:
			if r := firstRune(s[i:]); r == '。' || r == '！' || r == '；' {
				return true
			}
		}
	}
	return false
}

// indexOf returns where a word that begins with an ideograph stands in s for
// the first time, -1 where it does not. It looks for the last byte of the
// ideograph: the first one, which the standard library looks for, begins a
// quarter of all Chinese characters.
func indexOf(s, word string) int {
	const (
		tail  = 2  // bytes before the last
		short = 64 // what the standard library searches for all bytes at once
	)
	if len(s) <= short {
		return strings.Index(s, word)
	}
	for at := tail; at < len(s); at++ {
		n := strings.IndexByte(s[at:], word[tail])
		if n < 0 {
			break
		}
		if at += n; strings.HasPrefix(s[at-tail:], word) {
			return at - tail
		}
	}
	return -1
}

// colonIn returns where the first colon stands in s, -1 for none.
func colonIn(s string) int {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case isIdeograph(c):
			i += 2
		case c == ':', c == 0xEF && strings.HasPrefix(s[i:], "："):
			return i
		}
	}
	return -1
}

// hasColon reports whether s has a colon or a semicolon.
func hasColon(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case isIdeograph(c):
			i += 2
		case c == ':', c == ';', c == 0xEF && (strings.HasPrefix(s[i:], "：") || strings.HasPrefix(s[i:], "；")):
			return true
		}
	}
	return false
}

// isIdeograph reports whether a byte begins one of the common ideographs, which
// are three bytes long: most of a report can be stepped over so.
func isIdeograph(first byte) bool { return first >= 0xE4 && first <= 0xE9 }

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

func lastRune(s string) rune { r, _ := utf8.DecodeLastRuneInString(s); return r }

// runes counts the runes of s, but not beyond limit.
func runes(s string, limit int) int {
	n := 0
	for i := 0; i < len(s) && n < limit; n++ {
		i += runeSize(s[i])
	}
	return n
}

// runeSize is the length of the rune that begins with the byte.
func runeSize(first byte) int {
	switch {
	case isIdeograph(first):
		return 3
	case first < 0xC0:
		return 1
	case first < 0xE0:
		return 2
	case first < 0xF0:
		return 3
	}
	return 4
}

// containsAny reports whether one of the words is in s.
func containsAny(s string, words ...string) bool {
	for _, w := range words {
		at := 0
		if isIdeograph(w[0]) {
			at = indexOf(s, w)
		} else {
			at = strings.Index(s, w)
		}
		if at >= 0 {
			return true
		}
	}
	return false
}

// indexMark returns where the first of the marks stands in s, none of them an
// ideograph, -1 where there is none. It steps over the ideographs, which
// strings.IndexAny decodes and looks for among the marks.
func indexMark(s, marks string) int {
	for i, end := 0, 0; i < len(s); i = end {
		end = i + runeSize(s[i])
		if isIdeograph(s[i]) || !utf8.RuneStart(s[i]) || end > len(s) { // a part of a rune is no mark
			continue
		}
		if strings.Contains(marks, s[i:end]) {
			return i
		}
	}
	return -1
}

// hasMark reports whether one of the marks, none of them an ideograph, is in s.
func hasMark(s, marks string) bool { return indexMark(s, marks) >= 0 }

// isProse reports whether a line is running text: long, with a mark that ends
// or parts a sentence.
func isProse(s string) bool {
	s = s[:min(len(s), 600)]
	if len(s) < 180 {
		if n := utf8.RuneCountInString(s); n < 30 {
			return n >= 15 && hasStop(s)
		}
	}
	return hasStop(s) || strings.Contains(s, "，") || strings.ContainsAny(s, ",:") || strings.Contains(s, "：")
}
