package model

import (
	"strings"
)

const (
	sentenceEnds  = "。！？\n"
	closingQuotes = "”’」』）"
)

// Sentence is the sentence that a span of the report's text stands in: from
// after the 。！？ or line end before it to the next one, with the quotation
// mark that closes there.
func (r *Report) Sentence(s Span) Span {
	if i := strings.LastIndexAny(r.Text[:s.Start], sentenceEnds); i >= 0 {
		before := strings.TrimLeft(r.Text[i:s.Start], sentenceEnds)
		s.Start -= len(strings.TrimLeft(before, closingQuotes))
	} else {
		s.Start = 0
	}
	rest := r.Text[s.End:]
	if last := lastRune(r.Text[:s.End]); last == "" || !strings.Contains(sentenceEnds, last) {
		i := strings.IndexAny(rest, sentenceEnds)
		if i < 0 {
			s.End = len(r.Text)
			return s
		}
		if rest[i] != '\n' {
			i += len("。")
		}
		s.End, rest = s.End+i, rest[i:]
	}
	s.End += len(rest) - len(strings.TrimLeft(rest, closingQuotes))
	return s
}

// lastRune returns the last character of s.
func lastRune(s string) string {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i]&0xc0 != 0x80 {
			return s[i:]
		}
	}
	return ""
}
