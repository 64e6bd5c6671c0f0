package parse

import (
	"strings"
	"unicode/utf8"
)

// series is what the unnumbered sentences under one numbered heading that may
// be headings have in common.
type series struct {
	to    int            // index of the paragraph that ends it
	heads int            // sentences that stand above a longer text
	brief int            // those of them that are short
	dash  int            // those with a dash before them
	alike map[string]int // how many begin, or end, with the same two runes
	turns bool           // sentences and their texts take turns, and there is nothing else
}

// seriesOf looks at the candidates that stand between two paragraphs.
func (o *outliner) seriesOf(candidates []heading, from, to int) series {
	s := series{to: max(to, from+1), alike: map[string]int{}}
	for _, h := range candidates {
		if h.para >= to {
			break
		}
		if !h.full || !o.heads(h) {
			continue
		}
		s.heads++
		title := o.titleOf(h)
		begin, end := edges(title)
		s.alike[begin]++
		s.alike[end]++
		if isBrief(title) {
			s.brief++
		}
		if h.dash {
			s.dash++
		}
	}
	between := to - from - 1
	s.turns = s.heads >= 2 && (between == 2*s.heads || between == 2*s.heads+1)
	return s
}

// has reports whether a sentence is one of several headings: they are built
// alike (这是经济实力持续提升的五年。 … 这是人民生活品质不断提高的五年。), they are three or
// more and short, or they and their texts take turns.
func (s series) has(h heading, title string) bool {
	begin, end := edges(title)
	if s.alike[begin] > 1 || s.alike[end] > 1 || h.dash && s.dash > 1 {
		return true
	}
	return isBrief(title) && (s.brief > 2 || s.turns)
}

// edges returns the first two runes of a title, and the last two as a key
// that no first two are.
func edges(title string) (begin, end string) {
	_, a := utf8.DecodeRuneInString(title)
	_, b := utf8.DecodeRuneInString(title[a:])
	_, y := utf8.DecodeLastRuneInString(title)
	_, x := utf8.DecodeLastRuneInString(title[:len(title)-y])
	return title[:a+b], "…" + title[len(title)-x-y:]
}

// isBrief reports whether a title is short, of one or two clauses.
func isBrief(title string) bool {
	return len(title) <= 75 && strings.Count(title, "，")+strings.Count(title, ",") <= 1
}
