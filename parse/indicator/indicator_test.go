package indicator

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"baogao/model"
)

// testCase is a case of testdata: a text, and the observations in it.
type testCase struct {
	name   string
	report *model.Report
	want   []string
}

// readCases reads a file of cases. A case is
//
//	=== what it shows
//	@ region review-year            荆门市 2023
//	# a heading of level 1          (## of level 2)
//	the text, a paragraph a line
//	---
//	indicator measure value unit bound kind period [scope:…] [rank:…] [vs:全省+0.4] [| quote]
//
// The expected lines are read against the text by hand. Lines that begin
// with // are comments.
func readCases(t testing.TB, path string) []testCase {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var cases []testCase
	for i, block := range strings.Split("\n"+string(data), "\n=== ")[1:] {
		head, rest, _ := strings.Cut(block, "\n")
		text, want, ok := strings.Cut(rest, "\n---")
		if !ok {
			t.Fatalf("%s: case %d (%s) has no ---", path, i+1, head)
		}
		c := testCase{name: fmt.Sprintf("%s %d %s", filepath.Base(path), i+1, head), report: buildReport(t, text)}
		for _, line := range strings.Split(want, "\n") {
			if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "//") {
				c.want = append(c.want, line)
			}
		}
		cases = append(cases, c)
	}
	return cases
}

func buildReport(t testing.TB, text string) *model.Report {
	r := &model.Report{}
	r.Meta.Region = model.Region{Name: "荆门市", Level: model.Prefecture}
	r.Meta.ReviewYear = 2023
	var open []*model.Section
	for _, line := range strings.Split(text, "\n") {
		switch {
		case strings.HasPrefix(line, "//"):
			continue
		case strings.HasPrefix(line, "@ "):
			f := strings.Fields(line)
			year, err := strconv.Atoi(f[2])
			if err != nil {
				t.Fatal(err)
			}
			r.Meta.Region.Name, r.Meta.ReviewYear = f[1], year
			if len(f) > 3 {
				r.Meta.Date = f[3]
			}
			continue
		}
		if r.Text != "" {
			r.Text += "\n"
		}
		title := strings.TrimLeft(line, "#")
		level := len(line) - len(title)
		title = strings.TrimSpace(title)
		start := len(r.Text)
		r.Text += title
		if level > 0 {
			s := &model.Section{Level: level, Title: model.Span{Start: start, End: len(r.Text)}, Span: model.Span{Start: start}}
			for len(open) > 0 && open[len(open)-1].Level >= level {
				open[len(open)-1].Span.End = start
				open = open[:len(open)-1]
			}
			if len(open) == 0 {
				r.Sections = append(r.Sections, s)
			} else {
				up := open[len(open)-1]
				up.Children = append(up.Children, s)
			}
			open = append(open, s)
		}
	}
	for _, s := range open {
		s.Span.End = len(r.Text)
	}
	r.Meta.PlanYear = r.Meta.ReviewYear + 1
	return r
}

// row writes an observation as the cases do.
func row(o model.Observation, text string, quote bool) string {
	s := fmt.Sprintf("%s %s %s %s %s %s %s", o.Indicator, o.Measure, strconv.FormatFloat(o.Value, 'f', -1, 64), o.Unit, o.Bound, o.Kind, o.Period)
	if o.Scope != "" {
		s += " scope:" + o.Scope
	}
	if o.Rank != "" {
		s += " rank:" + o.Rank
	}
	for _, d := range o.VS {
		s += fmt.Sprintf(" vs:%s%+g", d.Reference, d.Points)
	}
	if quote {
		s += " | " + o.Quote.In(text)
	}
	return s
}

func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		for _, c := range readCases(t, file) {
			t.Run(c.name, func(t *testing.T) {
				got := Extract(c.report)
				var have []string
				for i, o := range got {
					have = append(have, row(o, c.report.Text, i < len(c.want) && strings.Contains(c.want[i], " | ")))
				}
				if !slices.Equal(have, c.want) {
					t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(have, "\n\t"), strings.Join(c.want, "\n\t"))
				}
				check(t, c.report, got)
			})
		}
	}
}

// check holds what is true of every observation of every text.
func check(t testing.TB, r *model.Report, list []model.Observation) {
	for _, o := range list {
		switch {
		case o.Quote.Start < 0 || o.Quote.End > len(r.Text) || o.Quote.Start >= o.Quote.End:
			t.Errorf("%+v: quote outside the text of %d bytes", o, len(r.Text))
		case !o.Quote.Covers(o.Number) || o.Number.Len() <= 0:
			t.Errorf("%+v: number outside its quote", o)
		case strings.Contains(o.Quote.In(r.Text), "\n"):
			t.Errorf("quote %q runs over the end of its paragraph", o.Quote.In(r.Text))
		case o.Unit == "" || o.Indicator == "":
			t.Errorf("%+v: no unit or indicator", o)
		}
	}
}

// A word that two rows of the tables claim has only the first one's meaning;
// the second row would be a lie.
func TestEachWordHasOneMeaning(t *testing.T) {
	type meaning struct{ class, word string }
	seen := map[string]meaning{}
	claim := func(class, pattern string) {
		expand(nil, pattern, func(b []byte) {
			word := string(b)
			m, taken := seen[word]
			if taken && m.word == word && pattern == word {
				t.Errorf("%s is %s and %s", word, m.class, class)
			}
			if !taken {
				seen[word] = meaning{class, pattern}
			}
		})
	}
	rows(wordTable, func(f []string) {
		for _, pattern := range strings.Fields(f[2]) {
			claim(f[0]+" "+f[1], pattern)
		}
	})
	if len(seen) < 1000 {
		t.Errorf("only %d words were read", len(seen))
	}
}

func FuzzExtract(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txt")
	for _, file := range files {
		for _, c := range readCases(f, file) {
			f.Add(c.report.Text, c.report.Meta.Region.Name, c.report.Meta.ReviewYear)
		}
	}
	f.Add("GDP增长6%—7%，“四上”企业”净增\uFFFD5家", "", 0)
	f.Add("\xe5\xb1增长8.2%8.1%（第十五个五年规划", "\uFFFD", -7)
	f.Fuzz(func(t *testing.T, text, region string, year int) {
		r := &model.Report{Text: text}
		r.Meta.Region.Name = region
		r.Meta.ReviewYear = year
		check(t, r, Extract(r))
	})
}
