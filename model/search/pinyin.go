package search

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"baogao/model"
	"baogao/model/match"
)

// Meaning is what a word typed in Latin letters can mean: a word of the
// reports that it is the pinyin of, or the letters themselves.
type Meaning struct {
	Text  string
	Count int  // how often it was seen
	Typed bool // it is the letters as they were typed
}

// mostMeanings is how many meanings are offered: more than anybody walks
// through.
const mostMeanings = 12

// Meanings returns what typed letters can mean in a text, the likeliest first:
// the letters themselves where they stand there as a word of their own (GDP);
// the words that they spell in the plainest way, the most frequent first; and
// the letters where they are only a part of others (rc in RCEP). There are none
// where typed is the pinyin of nothing there. It stops early when ctx ends.
func Meanings(ctx context.Context, text, typed string) []Meaning {
	p, ok := match.ParsePinyin(typed)
	if !ok {
		return nil
	}
	s := newSpotted()
	s.read(ctx, p, text)
	l := lettersIn(ctx, newLiteral(typed), text)
	return s.meanings(typed, l)
}

// TooShort reports whether typed is letters of which no two characters are
// read: jing, which says too little to be searched for.
func TooShort(typed string) bool {
	for _, r := range typed {
		if !isLatin(r) {
			return false
		}
	}
	_, ok := match.ParsePinyin(typed)
	return typed != "" && !ok
}

// sampled is how many reports of a library are read for what letters can mean,
// spread over all of them. The words that are looked for most are in many of
// these, but for the names of regions, which the list of reports knows; only for
// letters that nothing there answers are the others read.
const sampled = 160

// asTyped is how many reports of a larger library are read in which the letters
// stand as they are typed, to see whether they do so as a word.
const asTyped = 16

// LibraryMeanings is Meanings for the reports of a library that o takes.
// Whole is whether the counts are of all of them: of many, only some are read.
func LibraryMeanings(ctx context.Context, lib model.Library, typed string, o Options) (list []Meaning, whole bool, err error) {
	p, ok := match.ParsePinyin(typed)
	if !ok {
		return nil, true, nil
	}
	q, err := Compile(typed, Literal)
	if err != nil {
		return nil, false, err
	}
	holding, err := q.candidates(ctx, lib, o)
	if err != nil {
		return nil, false, err
	}
	var seen letters
	reports, enough := 0, asTyped
	if len(holding) <= sampled {
		enough = sampled
	}
	err = inOrder(ctx, holding, func(ctx context.Context, part []*model.Entry) (found []letters) {
		eachText(ctx, lib, part, func(text string) { found = append(found, lettersIn(ctx, q.literals[0], text)) })
		return found
	}, nil, func(l letters) bool {
		if l.count > 0 {
			reports++
		}
		seen.add(l)
		return reports < enough
	})
	if err != nil {
		return nil, false, err
	}
	s, whole, err := spot(ctx, lib, p, o, seen.count == 0)
	return s.meanings(typed, seen), whole, err
}

// spot reads reports of a library for words that are spelled so: some of them
// and the names of all regions; and on, if these have none and the words are
// wanted, the other reports until one has.
func spot(ctx context.Context, lib model.Library, p *match.Pinyin, o Options, on bool) (all *spotted, whole bool, err error) {
	entries := o.entries(lib)
	some := entries
	if whole = len(entries) <= sampled; !whole {
		some = nil
		for i := range sampled {
			some = append(some, entries[i*len(entries)/sampled])
		}
	}
	all = newSpotted()
	look := func(ctx context.Context, part []*model.Entry) []*spotted {
		s := newSpotted()
		eachText(ctx, lib, part, func(text string) { s.read(ctx, p, text) })
		return []*spotted{s}
	}
	err = inOrder(ctx, some, look, nil, func(s *spotted) bool {
		all.add(s)
		return true
	})
	if !whole {
		all.read(ctx, p, names(entries))
	}
	if err == nil && on && len(all.counts) == 0 && !whole {
		err = inOrder(ctx, entries, look, nil, func(s *spotted) bool {
			all.add(s)
			return len(all.counts) == 0
		})
	}
	return all, whole, err
}

// names is the names of the regions that reports are of, a line each.
func names(entries []*model.Entry) string {
	var text strings.Builder
	last := ""
	for _, e := range entries { // the years of a region follow each other
		if name := e.Meta.Region.Name; name != last {
			text.WriteString(name + "\n")
			last = name
		}
	}
	return text.String()
}

// eachText visits the texts of reports, as far as they can be loaded: those
// that cannot, the search itself reports.
func eachText(ctx context.Context, lib model.Library, entries []*model.Entry, visit func(text string)) {
	for _, e := range entries {
		if ctx.Err() != nil {
			return
		}
		if text, err := textOf(lib, e.ID); err == nil {
			visit(text)
		}
	}
}

// spotted is the words that were found for letters, with how often: only those
// that are spelled in the plainest way that any is.
type spotted struct {
	way    match.Spelling
	counts map[string]int
}

func newSpotted() *spotted { return &spotted{match.Loose, map[string]int{}} }

// read counts the words of a text. What overlaps a more frequent word is none:
// no 济积 in 经济积极.
func (s *spotted) read(ctx context.Context, p *match.Pinyin, text string) {
	spans, way := spansOf(ctx, p, text)
	counts := map[string]int{}
	for _, span := range spans {
		counts[span.In(text)]++
	}
	if len(spans) == 0 || !s.takes(way) {
		return
	}
	for i, span := range spans {
		word := span.In(text)
		beaten := false
		for j := i - 1; j >= 0 && spans[j].End > span.Start; j-- {
			beaten = beaten || counts[spans[j].In(text)] > counts[word]
		}
		for j := i + 1; j < len(spans) && spans[j].Start < span.End; j++ {
			beaten = beaten || counts[spans[j].In(text)] > counts[word]
		}
		if beaten {
			continue
		}
		if _, known := s.counts[word]; !known {
			word = strings.Clone(word) // not to hold the whole text
		}
		s.counts[word]++
	}
}

// spansOf returns what is spelled in the plainest way that anything in a text
// is, in the order of the ends.
func spansOf(ctx context.Context, p *match.Pinyin, text string) (spans []model.Span, way match.Spelling) {
	// A piece at a time, so that even in a huge text the search ends early.
	const piece = 1 << 20
	way = match.Loose
	for at := 0; at < len(text) && ctx.Err() == nil; {
		end := len(text)
		if end-at > piece {
			if n := strings.IndexByte(text[at+piece:], '\n'); n >= 0 {
				end = at + piece + n + 1
			}
		}
		p.Each(text[at:end], func(from, to int, w match.Spelling) bool {
			if w < way {
				spans, way = spans[:0], w
			}
			if w == way {
				spans = append(spans, model.Span{Start: at + from, End: at + to})
			}
			return true
		})
		at = end
	}
	return spans, way
}

// takes reports whether words that are spelled so are wanted; plainer ones
// than there were put an end to those.
func (s *spotted) takes(way match.Spelling) bool {
	if way < s.way {
		s.way = way
		clear(s.counts)
	}
	return way == s.way
}

// add adds what others have found.
func (s *spotted) add(o *spotted) {
	if len(o.counts) > 0 && s.takes(o.way) {
		for word, n := range o.counts {
			s.counts[word] += n
		}
	}
}

// meanings puts what was found in order.
func (s *spotted) meanings(typed string, l letters) []Meaning {
	if len(s.counts) == 0 {
		return nil
	}
	var list []Meaning
	for word, n := range s.counts {
		list = append(list, Meaning{Text: word, Count: n})
	}
	slices.SortFunc(list, func(a, b Meaning) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(len(b.Text), len(a.Text)), cmp.Compare(a.Text, b.Text))
	})
	list = list[:min(len(list), mostMeanings)]
	switch itself := (Meaning{typed, l.count, true}); {
	case l.alone:
		list = slices.Insert(list, 0, itself)
	case l.count > 0:
		list = append(list, itself)
	}
	return list
}

// letters is how typed letters stand in texts.
type letters struct {
	count int
	alone bool // somewhere without other letters beside them
}

func (l *letters) add(o letters) {
	l.count += o.count
	l.alone = l.alone || o.alone
}

func lettersIn(ctx context.Context, word *literal, text string) (l letters) {
	q := Query{literals: []*literal{word}}
	q.each(ctx, 0, text, func(s model.Span) bool {
		before, _ := utf8.DecodeLastRuneInString(text[:s.Start])
		after, _ := utf8.DecodeRuneInString(text[s.End:])
		l.add(letters{1, !isLatin(before) && !isLatin(after)})
		return true
	})
	return l
}

// isLatin reports whether r is a letter of such words as GDP.
func isLatin(r rune) bool { return narrow(r) < utf8.RuneSelf && unicode.IsLetter(narrow(r)) }

// Spelled is a query of words of which one was typed in Latin letters.
type Spelled struct {
	Meanings []Meaning // of that word; at least one
	Whole    bool      // their counts are of all reports

	words []string
	at    int // the word's index
}

// Spell returns what the letters in a query of Words can mean in the reports of
// a library that o takes. Of several words in letters the last one is asked
// about, and the likeliest meaning of each taken for the others. What stands
// between quotes is as it is meant. It returns nil where no letters stand for
// anything.
func Spell(ctx context.Context, lib model.Library, text string, o Options) (*Spelled, error) {
	if strings.Contains(text, `"`) {
		return nil, nil
	}
	var s *Spelled
	words := splitWords(text)
	for i, w := range words {
		list, whole, err := LibraryMeanings(ctx, lib, w, o)
		if err != nil {
			return nil, err
		}
		if len(list) == 0 {
			continue
		}
		if s != nil {
			words[s.at] = s.Meanings[0].Text
		}
		s = &Spelled{list, whole, words, i}
	}
	return s, nil
}

// Text is the query with a meaning, by its index, in the place of the letters.
func (s *Spelled) Text(meaning int) string {
	words := slices.Clone(s.words)
	words[s.at] = s.Meanings[meaning].Text
	return strings.Join(words, " ")
}
