// Package glossary says what a report's reference marks stand for, and which
// other reports explain a term that one does not.
package glossary

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"baogao/model"
	"baogao/model/search"
)

// Explanation is an entry of another report's 名词解释.
type Explanation struct {
	Report *model.Report
	Term   model.Term
}

// Name is the term as its own report has it.
func (e Explanation) Name() string { return e.Term.Name.In(e.Report.Text) }

// Definition is what its report says of the term.
func (e Explanation) Definition() string { return e.Term.Definition.In(e.Report.Text) }

// IsMark reports whether a reference is a number, ① or （12）, and not the name
// of the term itself.
func IsMark(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool {
		return !unicode.IsNumber(r) && !strings.ContainsRune("（）()[]［］〔〕【】", r)
	}) < 0
}

// The most characters between a closing quotation mark and the reference mark
// of one word (“1＋3”非诉讼矛盾纠纷调解模式（19）), and of a word without quotation
// marks.
const (
	mostAfterQuote = 14
	mostUnquoted   = 8
)

// Word returns the words that a reference stands at: the name itself, or what
// a mark follows. That is the quoted word before the mark, with the few
// characters after it (“四上”企业（2）, “一主两副、七个组团”城市空间（5）), else
// the end of the clause (省瞪羚企业⑤).
func Word(r *model.Report, ref model.Reference) model.Span {
	if !IsMark(ref.Span.In(r.Text)) {
		return ref.Span
	}
	start, end := ref.Span.Start, ref.Span.Start
	quoted := false
	for n := 0; start > 0; n++ {
		c, size := utf8.DecodeLastRuneInString(r.Text[:start])
		switch {
		case c == '”':
			quoted = true
		case c == '“' && quoted:
			return model.Span{Start: start - size, End: end}
		case c == '\n', !quoted && (strings.ContainsRune("，。；：！？、（）,;:!?()", c) || n >= mostAfterQuote):
			return model.Span{Start: end - lastRunes(r.Text[start:end], mostUnquoted), End: end}
		}
		start -= size
	}
	return model.Span{Start: end - lastRunes(r.Text[start:end], mostUnquoted), End: end}
}

// lastRunes is the length in bytes of the last n characters of s.
func lastRunes(s string, n int) int {
	size := 0
	for ; n > 0 && size < len(s); n-- {
		_, last := utf8.DecodeLastRuneInString(s[:len(s)-size])
		size += last
	}
	return size
}

// plain is a name as it is compared: without quotation marks, in half-width
// forms.
func plain(s string) string {
	return search.Fold(strings.NewReplacer("“", "", "”", "", " ", "").Replace(s))
}

// quoted returns what stands between quotation marks in s, parted by blanks.
func quoted(s string) string {
	var parts []string
	for {
		_, rest, ok := strings.Cut(s, "“")
		if !ok {
			return strings.Join(parts, " ")
		}
		inside, after, ok := strings.Cut(rest, "”")
		if !ok {
			return strings.Join(parts, " ")
		}
		parts = append(parts, inside)
		s = after
	}
}

// Same reports whether a word in one report and a term's name in another mean
// the same: the word ends in the name (省瞪羚企业, 瞪羚企业), or the same is
// quoted in both (“情指行”, “情指行”一体化). Quotation marks themselves and
// full-width forms don't count.
func Same(word, name string) bool {
	w, n := plain(word), plain(name)
	if utf8.RuneCountInString(n) < 2 || w == "" {
		return false
	}
	if w == n || quoted(word) == "" && strings.HasSuffix(w, n) {
		return true
	}
	q, p := search.Fold(quoted(word)), search.Fold(quoted(name))
	if utf8.RuneCountInString(cmp.Or(q, p)) < 2 {
		return false
	}
	return q == p || q == n || p == w
}

// mostLooked bounds the reports that are loaded to see whether they explain a
// term.
const mostLooked = 200

// Elsewhere returns up to most explanations of a word in the other reports of
// a library, the nearest first: other years of the region, then of its
// province, then the rest, the newest first. It loads reports, and so does not
// belong in an event loop; of a library that knows where words stand, only
// those in which the word stands. It ends early, with what it has, when ctx
// does.
func Elsewhere(ctx context.Context, lib model.Library, r *model.Report, word string, most int) ([]Explanation, error) {
	return Find(ctx, lib, r, cmp.Or(quoted(word), word), most, func(other *model.Report) (model.Term, bool) {
		for _, t := range other.Terms {
			if t.Definition.Len() > 0 && Same(word, t.Name.In(other.Text)) {
				return t, true
			}
		}
		return model.Term{}, false
	})
}

// Find is Elsewhere where wanted picks the term of a report that is meant, if
// it has one. The words, parted by blanks, all stand in the report.
func Find(ctx context.Context, lib model.Library, r *model.Report, words string, most int, wanted func(*model.Report) (model.Term, bool)) ([]Explanation, error) {
	entries, err := explaining(ctx, lib, r, words)
	if err != nil {
		return nil, err
	}
	var found []Explanation
	for _, e := range entries[:min(len(entries), mostLooked)] {
		if ctx.Err() != nil || len(found) == most {
			break
		}
		other, err := lib.Report(e.ID)
		if err != nil {
			continue
		}
		if t, ok := wanted(other); ok {
			found = append(found, Explanation{other, t})
		}
	}
	return found, nil
}

// explaining returns the entries of the other reports that have a 名词解释 and
// may hold the words, the nearest to r first.
func explaining(ctx context.Context, lib model.Library, r *model.Report, words string) ([]model.Entry, error) {
	holds := func(string) bool { return true }
	if texts, ok := lib.(model.Texts); ok {
		q, err := search.Compile(words, search.Words)
		if err != nil {
			return nil, nil
		}
		if holds, err = texts.Candidates(ctx, q.Words()); err != nil {
			return nil, err
		}
	}
	var list []model.Entry
	for _, e := range lib.Entries() {
		if e.ID != r.ID && e.Terms > 0 && holds(e.ID) {
			list = append(list, e)
		}
	}
	province := r.Meta.Region.Province
	distance := func(e model.Entry) int {
		switch {
		case e.Meta.SameRegion(r.Meta):
			return 0
		case province != "" && e.Meta.Region.Province == province:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(list, func(a, b model.Entry) int {
		return cmp.Or(cmp.Compare(distance(a), distance(b)), cmp.Compare(b.Meta.PlanYear, a.Meta.PlanYear))
	})
	return list, nil
}
