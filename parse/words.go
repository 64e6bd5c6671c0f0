package parse

import (
	"strings"
)

// words is a set of words to look for in a text, all at once. The standard
// library looks for one word by its first byte, which half of all Chinese
// characters share; here a table of the first three bytes says for nearly
// every offset that no word begins there.
type words struct {
	heads [1 << 12]int16 // by head: the index of the first word with it, + 1
	next  []int16        // by word: the next one with the same head, + 1
	list  []string
}

// newWords makes a set of words, each of three bytes or more.
func newWords(list ...string) *words {
	w := &words{next: make([]int16, len(list)), list: list}
	for i := len(list) - 1; i >= 0; i-- { // so that those with one head are in the order of the list
		h := wordHead(list[i][0], list[i][1], list[i][2])
		w.next[i], w.heads[h] = w.heads[h], int16(i+1)
	}
	return w
}

func wordHead(a, b, c byte) int { return (int(a)<<9 ^ int(b)<<6 ^ int(c)) & (1<<12 - 1) }

// begins reports whether a word may begin at offset i of s, which has three
// bytes or more from there: mostly none does, and at need not be called.
func (w *words) begins(s string, i int) bool { return w.heads[wordHead(s[i], s[i+1], s[i+2])] != 0 }

// at returns the index of the first word in the list that s has at offset i.
func (w *words) at(s string, i int) (word int, ok bool) {
	if len(s)-i < 3 {
		return 0, false
	}
	for k := w.heads[wordHead(s[i], s[i+1], s[i+2])]; k != 0; k = w.next[k-1] {
		if strings.HasPrefix(s[i:], w.list[k-1]) {
			return int(k - 1), true
		}
	}
	return 0, false
}

// in reports whether one of the words is in s.
func (w *words) in(s string) bool {
	for i := 0; i+2 < len(s); i += runeLen(s[i]) {
		if !w.begins(s, i) {
			continue
		}
		if _, ok := w.at(s, i); ok {
			return true
		}
	}
	return false
}

// count counts the different words in s, but not beyond limit.
func (w *words) count(s string, limit int) int {
	var seen []int
	for i := 0; i+2 < len(s); i += runeLen(s[i]) {
		if !w.begins(s, i) {
			continue
		}
		if k, ok := w.at(s, i); ok && !contains(seen, k) {
			if seen = append(seen, k); len(seen) == limit {
				break
			}
		}
	}
	return len(seen)
}

// runeLen is the length of the rune that begins with the byte, for the three
// bytes of an ideograph; other runes are walked byte by byte.
func runeLen(first byte) int {
	if first >= 0xE0 && first < 0xF0 {
		return 3
	}
	return 1
}

func contains(list []int, n int) bool {
	for _, m := range list {
		if m == n {
			return true
		}
	}
	return false
}
