package search

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"baogao/model"
)

// Match is a place that answers the query: an occurrence of its one word or
// expression, or, where it has several words, a stretch of a paragraph that
// holds them all.
type Match struct {
	Span model.Span   // from the first hit to the end of the last
	Hits []model.Span // in order; what is to be lit
	Gap  int          // runes between the hits: 0 for one word; Apart where they share no paragraph
}

// Apart is the Gap of the one match of a report that holds all words, but
// never in one paragraph.
const Apart = 1 << 30

// The nearness of matches, nearest first: beside each other, in a clause, in
// a paragraph, and apart.
func nearness(gap int) int {
	switch {
	case gap <= 8:
		return 0
	case gap <= 40:
		return 1
	case gap < Apart:
		return 2
	}
	return 3
}

// Matches returns the matches in text, nearest first and then in order, and
// how many there are; at most keep of them are returned where keep is
// positive. It stops early when ctx ends.
//
// Matches of several words do not overlap: reading from the left, one is
// complete as soon as every word has stood in the paragraph since the last
// match, and begins with the first of each word's latest hits.
func (q *Query) Matches(ctx context.Context, text string, keep int) (matches []Match, count int) {
	if len(q.literals) <= 1 {
		return q.single(ctx, text, keep)
	}
	if !q.holds(text) {
		return nil, 0
	}
	hits := q.hits(ctx, text)
	matches = q.windows(text, hits)
	if len(matches) == 0 && ctx.Err() == nil {
		matches = []Match{q.apart(hits)}
	}
	slices.SortStableFunc(matches, func(a, b Match) int { return cmp.Compare(nearness(a.Gap), nearness(b.Gap)) })
	count = len(matches)
	if keep > 0 && count > keep {
		matches = matches[:keep]
	}
	return matches, count
}

func (q *Query) single(ctx context.Context, text string, keep int) (matches []Match, count int) {
	var hits []model.Span
	q.each(ctx, 0, text, func(s model.Span) bool {
		if count++; keep <= 0 || count <= keep {
			hits = append(hits, s)
		}
		return true
	})
	if len(hits) > 0 {
		matches = make([]Match, len(hits))
	}
	for i, h := range hits {
		matches[i] = Match{Span: h, Hits: hits[i : i+1 : i+1]}
	}
	return matches, count
}

// holds reports whether every word occurs in text.
func (q *Query) holds(text string) bool {
	for _, l := range q.literals {
		s := scanner{literal: l, text: text}
		if _, ok := s.next(0); !ok {
			return false
		}
	}
	return true
}

// hit is an occurrence of one of several words.
type hit struct {
	model.Span
	word int
}

func (q *Query) hits(ctx context.Context, text string) []hit {
	var hits []hit
	for w := range q.literals {
		q.each(ctx, w, text, func(s model.Span) bool {
			hits = append(hits, hit{s, w})
			return true
		})
	}
	slices.SortFunc(hits, func(a, b hit) int { return cmp.Or(compareSpans(a.Span, b.Span), a.word-b.word) })
	return hits
}

// windows returns the matches that lie within a paragraph.
func (q *Query) windows(text string, hits []hit) []Match {
	var matches []Match
	w := newWindow(len(q.literals))
	paragraphEnd := 0
	for _, h := range hits {
		if h.Start >= paragraphEnd {
			w.reset()
			paragraphEnd = len(text)
			if n := strings.IndexByte(text[h.Start:], '\n'); n >= 0 {
				paragraphEnd = h.Start + n
			}
		}
		if w.add(h) {
			m := w.match()
			m.Gap = gapOf(text, m)
			matches = append(matches, m)
			w.reset()
		}
	}
	return matches
}

// apart returns the tightest stretch of the text that holds all words.
func (q *Query) apart(hits []hit) Match {
	var best Match
	w := newWindow(len(q.literals))
	for _, h := range hits {
		if !w.add(h) {
			continue
		}
		if m := w.match(); best.Hits == nil || m.Span.Len() < best.Span.Len() {
			best = m
		}
	}
	best.Gap = Apart
	return best
}

// window keeps the latest hit of each word.
type window struct {
	latest []model.Span // of each word; empty span: none yet
	seen   int
}

func newWindow(words int) *window { return &window{latest: make([]model.Span, words)} }

func (w *window) reset() {
	clear(w.latest)
	w.seen = 0
}

// add takes the next hit and reports whether every word has one now.
func (w *window) add(h hit) bool {
	if w.latest[h.word].Len() == 0 {
		w.seen++
	}
	w.latest[h.word] = h.Span
	return w.seen == len(w.latest)
}

func (w *window) match() Match {
	hits := slices.SortedFunc(slices.Values(w.latest), compareSpans)
	m := Match{Span: hits[0], Hits: hits}
	for _, h := range hits {
		m.Span.End = max(m.Span.End, h.End)
	}
	return m
}

// gapOf counts the runes of a match that belong to no hit.
func gapOf(text string, m Match) int {
	gap, at := 0, m.Span.Start
	for _, h := range m.Hits {
		if h.Start > at {
			gap += utf8.RuneCountInString(text[at:h.Start])
		}
		at = max(at, h.End)
	}
	return gap
}
