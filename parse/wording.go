package parse

import (
	"strings"
	"unicode/utf8"
)

// The marks that end a sentence. A half-width full stop does not: in Chinese
// it stands in numbers and labels.
const sentenceEnds = "。！？!?"

// isEnd reports whether r ends a sentence.
func isEnd(r rune) bool { return r == '。' || r == '！' || r == '？' || r == '!' || r == '?' }

// sentenceEnd returns where the first sentence of s ends and how long the
// mark is that ends it; the end is len(s) and the mark 0 long where none does.
func sentenceEnd(s string) (end, mark int) {
	for i := 0; i < len(s); {
		j := strings.IndexAny(s[i:], sentenceEnds)
		if j < 0 {
			break
		}
		_, n := utf8.DecodeRuneInString(s[i+j:])
		return i + j, n
	}
	return len(s), 0
}

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

func lastRune(s string) rune { r, _ := utf8.DecodeLastRuneInString(s); return r }

// runes counts the runes of s, but not beyond limit.
func runes(s string, limit int) int {
	if len(s) > 4*limit {
		return limit
	}
	return min(utf8.RuneCountInString(s), limit)
}

// containsAny reports whether one of the words is in s.
func containsAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// isProse reports whether a line is running text: long, with a mark that ends
// or parts a sentence.
func isProse(s string) bool {
	if len(s) > 600 {
		s = s[:600]
	}
	switch n := runes(s, 200); {
	case n < 15:
		return false
	case strings.ContainsAny(s, "。！；;"):
		return true
	default:
		return n >= 30 && strings.ContainsAny(s, "，,：:")
	}
}
