package search

import (
	"unicode/utf8"

	"baogao/model"
)

// Around returns the span grown by up to before characters to the left and
// after to the right, within its paragraphs: a match in its context.
func Around(text string, s model.Span, before, after int) model.Span {
	for range before {
		r, size := utf8.DecodeLastRuneInString(text[:s.Start])
		if size == 0 || r == '\n' {
			break
		}
		s.Start -= size
	}
	for range after {
		r, size := utf8.DecodeRuneInString(text[s.End:])
		if size == 0 || r == '\n' {
			break
		}
		s.End += size
	}
	return s
}
