// Package search finds words in reports: as they are typed in one text, and
// over a whole library. Half- and full-width forms, digits and letter case
// match each other; hits are byte spans of the text as it is.
package search

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"baogao/model"
)

// Mode says how a query is read.
type Mode int

// The modes of a query.
const (
	Words   Mode = iota // words between blanks, "…" holding blanks together; all must occur
	Literal             // the text as it stands
	Regexp              // a regular expression in the syntax of RE2; . and classes stay within a paragraph
)

// maxQuery is the longest query in runes. The cost of a search is the length
// of the text times that of the query at worst.
const maxQuery = 200

// What Compile finds wrong with a query. The other errors are those of
// regexp/syntax.
var (
	ErrEmpty = errors.New("empty query")
	ErrLong  = fmt.Errorf("query longer than %d characters", maxQuery)
)

// Query is what is looked for. It is safe for concurrent use.
type Query struct {
	text     string
	mode     Mode
	literals []*literal
	re       *regexp.Regexp
}

// Compile reads a query.
func Compile(text string, mode Mode) (*Query, error) {
	q := &Query{text: text, mode: mode}
	if utf8.RuneCountInString(text) > maxQuery {
		return nil, ErrLong
	}
	switch mode {
	case Regexp:
		if text == "" {
			return nil, ErrEmpty
		}
		var err error
		q.re, err = compileRegexp(text)
		return q, err
	case Literal:
		if text != "" {
			q.literals = []*literal{newLiteral(text)}
		}
	default:
		for _, w := range splitWords(text) {
			if !slices.ContainsFunc(q.literals, func(l *literal) bool { return l.folded == Fold(w) }) {
				q.literals = append(q.literals, newLiteral(w))
			}
		}
	}
	if len(q.literals) == 0 {
		return nil, ErrEmpty
	}
	return q, nil
}

// splitWords splits a query at blanks; between ASCII quotes they are part of
// the word.
func splitWords(s string) []string {
	var words []string
	for i, part := range strings.Split(s, `"`) {
		if i%2 == 1 && strings.Count(s, `"`) > i {
			if part = strings.TrimSpace(part); part != "" {
				words = append(words, part)
			}
			continue
		}
		words = append(words, strings.FieldsFunc(part, unicode.IsSpace)...)
	}
	return words
}

// Words returns the words that all must occur, folded; none for a regular
// expression.
func (q *Query) Words() []string {
	var words []string
	for _, l := range q.literals {
		words = append(words, l.folded)
	}
	return words
}

// String returns the query as it was typed.
func (q *Query) String() string { return q.text }

// Find appends to spans every hit of any of the words in text, in order, and
// returns them: what is to be lit. Hits of one word do not overlap; hits of
// several words can. It stops early when ctx ends.
func (q *Query) Find(ctx context.Context, spans []model.Span, text string) []model.Span {
	from := len(spans)
	for word := range max(1, len(q.literals)) {
		q.each(ctx, word, text, func(s model.Span) bool {
			spans = append(spans, s)
			return true
		})
	}
	if len(q.literals) > 1 {
		slices.SortFunc(spans[from:], compareSpans)
	}
	return spans
}

// checkEvery is the number of hits between two looks at the context.
const checkEvery = 1024

// each calls yield with the hits of one word in order, until it returns false
// or ctx ends.
func (q *Query) each(ctx context.Context, word int, text string, yield func(model.Span) bool) {
	hits := 0
	stop := func() bool {
		hits++
		return hits%checkEvery == 0 && ctx.Err() != nil
	}
	if q.re != nil {
		eachRegexp(q.re, text, func(s model.Span) bool { return yield(s) && !stop() })
		return
	}
	s := scanner{literal: q.literals[word], text: text}
	for at := 0; ; {
		span, ok := s.next(at)
		if !ok || !yield(span) || stop() {
			return
		}
		at = span.End
	}
}

func compareSpans(a, b model.Span) int {
	if a.Start != b.Start {
		return a.Start - b.Start
	}
	return a.End - b.End
}
