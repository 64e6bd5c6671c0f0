package search

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"baogao/model"
	"baogao/seeds"
)

func compile(t testing.TB, query string, mode Mode) *Query {
	t.Helper()
	q, err := Compile(query, mode)
	if err != nil {
		t.Fatalf("%q: %v", query, err)
	}
	return q
}

// found returns the texts of the hits.
func found(t testing.TB, query string, mode Mode, text string) []string {
	t.Helper()
	out := []string{}
	for _, s := range compile(t, query, mode).Find(context.Background(), nil, text) {
		out = append(out, s.In(text))
	}
	return out
}

func TestFormsThatReadAlikeMatchEachOther(t *testing.T) {
	const text = "ＧＤＰ增长８.２％，gdp增长8．2%，Gdp（生产总值）增长8.2个百分点。"
	for query, want := range map[string][]string{
		"GDP":    {"ＧＤＰ", "gdp", "Gdp"},
		"ｇｄｐ":    {"ＧＤＰ", "gdp", "Gdp"},
		"8.2%":   {"８.２％", "8．2%"},
		"(生产总值)": {"（生产总值）"},
		"，gdp":   {"，gdp", "，Gdp"},
		",gdp":   {"，gdp", "，Gdp"},
		"8.3":    {},
	} {
		if got := found(t, query, Literal, text); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", query, got, want)
		}
	}
}

func TestHitsOfAWordDoNotOverlap(t *testing.T) {
	if got := found(t, "高高", Literal, "高高高高高"); len(got) != 2 {
		t.Errorf("got %q", got)
	}
	if got := found(t, "aA", Literal, "aaaaa"); len(got) != 2 {
		t.Errorf("got %q", got)
	}
}

func TestRegularExpressionsWidenAndStayInAParagraph(t *testing.T) {
	const text = "增长６.５％、7.1%\nA区\n“十四五”规划"
	for query, want := range map[string][]string{
		`\d+\.\d+%`:   {"６.５％", "7.1%"},
		`[0-9]\.[^1]`: {"６.５"},
		`[^％、]+%`:     {"增长６.５％", "7.1%"},
		`^a区$`:        {"A区"},
		`长.*规`:        {},
		`长[^、]*\s*A`:  {},
		`十[三四]五|A`:    {"A", "十四五"},
		`x*`:          {},
		`(?i)a`:       {"A"},
	} {
		if got := found(t, query, Regexp, text); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", query, got, want)
		}
	}
}

func TestWhatIsNoQueryIsRefused(t *testing.T) {
	for _, test := range []struct {
		query string
		mode  Mode
		want  error
	}{
		{"", Literal, ErrEmpty}, {" \u3000\t", Words, ErrEmpty}, {`""`, Words, ErrEmpty}, {"", Regexp, ErrEmpty},
		{strings.Repeat("长", maxQuery+1), Literal, ErrLong},
	} {
		if _, err := Compile(test.query, test.mode); !errors.Is(err, test.want) {
			t.Errorf("%q: got %v, want %v", test.query, err, test.want)
		}
	}
	if _, err := Compile("(", Regexp); err == nil {
		t.Error("an open bracket is no regular expression")
	}
}

func TestWordsAreSplitAtBlanksOutsideQuotes(t *testing.T) {
	for query, want := range map[string][]string{
		"低空 经济":      {"低空", "经济"},
		"低空\u3000经济": {"低空", "经济"},
		`"a b" c`:    {"A B", "C"},
		`5" 屏`:       {`5`, "屏"},
		"经济 经济":      {"经济"},
		"GDP ＧＤＰ":    {"GDP"},
	} {
		if got := compile(t, query, Words).Words(); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", query, got, want)
		}
	}
}

func TestSeveralWordsMatchNearEachOtherFirst(t *testing.T) {
	const text = "经济工作要抓好，各方面都要努力，千方百计加快发展步伐，并且低空也要有所作为，一步一个脚印，坚持久久为功、善作善成，扎扎实实干。\n" +
		"发展低空经济。\n" +
		"经济。"
	matches, count := compile(t, "低空 经济", Words).Matches(context.Background(), text, 0)
	if count != 2 || len(matches) != 2 {
		t.Fatalf("got %d matches: %v", count, matches)
	}
	if got := matches[0].Span.In(text); got != "低空经济" || matches[0].Gap != 0 {
		t.Errorf("nearest is %q with gap %d", got, matches[0].Gap)
	}
	if got := matches[1].Span.In(text); !strings.HasPrefix(got, "经济工作") || !strings.HasSuffix(got, "低空") {
		t.Errorf("second is %q", got)
	}
	if got := matches[1].Gap; got != 27 {
		t.Errorf("the gap is %d runes, want 27", got)
	}
}

func TestWordsThatShareNoParagraphMatchOnce(t *testing.T) {
	const text = "甲。\n乙。\n甲。\n丙甲。"
	matches, count := compile(t, "甲 乙", Words).Matches(context.Background(), text, 0)
	if count != 1 || matches[0].Gap != Apart {
		t.Fatalf("got %d: %v", count, matches)
	}
	if _, count := compile(t, "甲 丁", Words).Matches(context.Background(), text, 0); count != 0 {
		t.Errorf("丁 is nowhere, got %d", count)
	}
}

// folded is an independent, slow reading of a text: a rune a place, with the
// byte offset of each and of the end.
func folded(s string) (runes []rune, offsets []int) {
	for i, r := range s {
		if '！' <= r && r <= '～' {
			r -= '！' - '!'
		}
		if r == '　' {
			r = ' '
		}
		runes = append(runes, unicode.ToLower(unicode.ToUpper(r)))
		offsets = append(offsets, i)
	}
	return runes, append(offsets, len(s))
}

// naive finds a word by comparing at every place.
func naive(text, word string) []model.Span {
	runes, offsets := folded(text)
	want, _ := folded(word)
	var spans []model.Span
	for i := 0; i+len(want) <= len(runes); i++ {
		if slices.Equal(runes[i:i+len(want)], want) {
			spans = append(spans, model.Span{Start: offsets[i], End: offsets[i+len(want)]})
			i += len(want) - 1
		}
	}
	return spans
}

// texts are the reports' sources: those of the corpus where it is at hand,
// otherwise the embedded ones.
func texts(t testing.TB) map[string]string {
	t.Helper()
	out := map[string]string{}
	dir := os.Getenv("BAOGAO_CORPUS")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "corpus")
	}
	for _, pattern := range []string{"*.txt", "unlabelled/*.txt"} {
		paths, _ := filepath.Glob(filepath.Join(dir, pattern))
		for _, p := range paths {
			if data, err := os.ReadFile(p); err == nil {
				out[p] = string(data)
			}
		}
	}
	for name, data := range seeds.All() {
		out[name] = string(data)
	}
	return out
}

func TestHitsAreThoseOfASimpleComparisonAtEveryPlace(t *testing.T) {
	total := 0
	for name, text := range texts(t) {
		for _, word := range []string{"经济", "低空经济", "GDP", "增长8", "%", "，", "(一)", "2024年", "“", "的", "全面", "一体化", "6.5%", "、", "AI"} {
			got := compile(t, word, Literal).Find(context.Background(), nil, text)
			if want := naive(text, word); !slices.Equal(got, want) {
				t.Errorf("%s: %q: got %d hits, want %d", name, word, len(got), len(want))
			}
			total += len(got)
		}
	}
	if total < 1000 {
		t.Errorf("only %d hits in all: nothing was compared", total)
	}
}

func TestMatchesOfSeveralWordsAreThoseOfASimpleReading(t *testing.T) {
	total := 0
	for name, text := range texts(t) {
		for _, words := range [][]string{{"经济", "发展"}, {"就业", "新增"}, {"农村", "居民", "收入"}} {
			_, got := compile(t, strings.Join(words, " "), Words).Matches(context.Background(), text, 0)
			want := 0
			for _, paragraph := range strings.Split(text, "\n") {
				for from := 0; ; want++ {
					end := 0 // where every word has stood since from
					for _, w := range words {
						first := -1
						for _, s := range naive(paragraph, w) {
							if s.Start >= from {
								first = s.End
								break
							}
						}
						if first < 0 {
							end = -1
							break
						}
						end = max(end, first)
					}
					if end < 0 {
						break
					}
					from = end
				}
			}
			if want == 0 && !slices.ContainsFunc(words, func(w string) bool { return len(naive(text, w)) == 0 }) {
				want = 1 // the one match over paragraphs
			}
			if got != want {
				t.Errorf("%s: %q: got %d matches, want %d", name, words, got, want)
			}
			total += got
		}
	}
	if total < 100 {
		t.Errorf("only %d matches in all: nothing was compared", total)
	}
}

func TestEveryFormHasAProbe(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if n := len(variants(r)); n > len(scanner{}.at) {
			t.Fatalf("%q has %d variants", r, n)
		}
	}
}

func library(n int, text func(i int) string) *model.Memory {
	reports := make([]*model.Report, n)
	for i := range reports {
		name := fmt.Sprintf("区%05d", i)
		reports[i] = &model.Report{ID: name + "-2024", Text: text(i)}
		reports[i].Meta.Region.Name, reports[i].Meta.PlanYear = name, 2024
	}
	return model.NewMemory(reports)
}

func TestALibraryIsSearchedInItsOrder(t *testing.T) {
	lib := library(1000, func(i int) string { return strings.Repeat("甲", i%7) })
	next := 0
	err := Library(context.Background(), lib, compile(t, "甲", Words), Options{Keep: 2}, func(r Result) bool {
		for next%7 == 0 {
			next++
		}
		if want := fmt.Sprintf("区%05d-2024", next); r.Entry.ID != want || r.Count != next%7 || len(r.Matches) != min(2, r.Count) {
			t.Fatalf("got %s with %d (%d kept), want %s with %d", r.Entry.ID, r.Count, len(r.Matches), want, next%7)
		}
		next++
		return true
	})
	if err != nil || next != 1000 {
		t.Errorf("stopped at %d: %v", next, err)
	}
}

func TestASearchEndsWhenItIsCancelledOrNotWantedAnyMore(t *testing.T) {
	lib := library(1000, func(int) string { return "甲" })
	ctx, cancel := context.WithCancel(context.Background())
	seen := 0
	err := Library(ctx, lib, compile(t, "甲", Words), Options{}, func(Result) bool { seen++; cancel(); return true })
	if !errors.Is(err, context.Canceled) || seen > 100 {
		t.Errorf("%d results after cancelling: %v", seen, err)
	}
	seen = 0
	if err := Library(context.Background(), lib, compile(t, "甲", Words), Options{}, func(Result) bool { seen++; return false }); err != nil || seen != 1 {
		t.Errorf("%d results after false: %v", seen, err)
	}
}

func TestResultsAreRankedByNearnessThenCount(t *testing.T) {
	near, far := Match{Gap: 0}, Match{Gap: 30}
	entry := func(name string) model.Entry {
		return model.Entry{Meta: model.Meta{Region: model.Region{Code: name}}}
	}
	results := []Result{
		{entry("1"), []Match{far}, 9}, {entry("2"), []Match{near}, 1}, {entry("3"), []Match{near}, 5}, {entry("4"), []Match{near}, 5},
	}
	Rank(results)
	got := ""
	for _, r := range results {
		got += r.Entry.Meta.Region.Code
	}
	if got != "3421" {
		t.Errorf("got order %s, want 3421", got)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("经济GDP", "全市经济ｇｄｐ增长")
	f.Add("a b", "b\na a b")
	f.Add(`\d+[^%]`, "８％ 7a")
	f.Fuzz(func(t *testing.T, query, text string) {
		for _, mode := range []Mode{Words, Literal, Regexp} {
			q, err := Compile(query, mode)
			if err != nil {
				continue
			}
			last := model.Span{}
			for _, s := range q.Find(context.Background(), nil, text) {
				if s.Start < last.Start || s.End > len(text) || s.Len() <= 0 {
					t.Fatalf("%v after %v in %d bytes", s, last, len(text))
				}
				last = s
			}
			if matches, count := q.Matches(context.Background(), text, 0); len(matches) != count {
				t.Fatalf("%d matches, count %d", len(matches), count)
			}
			if mode == Literal && utf8.ValidString(query) && utf8.ValidString(text) && !strings.ContainsFunc(query+text, func(r rune) bool { return r > unicode.MaxASCII && unicode.IsLetter(r) && len(variants(r)) > 1 }) {
				if got, want := q.Find(context.Background(), nil, text), naive(text, query); !slices.Equal(got, want) {
					t.Fatalf("%q in %q: got %v, want %v", query, text, got, want)
				}
			}
		}
	})
}
