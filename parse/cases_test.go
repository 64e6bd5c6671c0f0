package parse

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"baogao/model"
)

// The cases of parsing are plain text files in testdata, which anybody can
// extend without writing Go:
//
//	## 1. What the case shows
//	the source, as it is found
//	-- expected --
//	the rows that a reader finds in it
//
// A \uXXXX in a source stands for that character. Each file shows one stage
// and lists its rows only; rowsOf says how they are written.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases in testdata", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		stage := strings.TrimSuffix(filepath.Base(file), ".txt")
		for _, c := range casesOf(t, string(data)) {
			t.Run(stage+"/"+c.name, func(t *testing.T) {
				if got := strings.Join(rowsOf(t, stage, c.source), "\n"); got != c.want {
					t.Errorf("got\n%s\nwant\n%s", got, c.want)
				}
			})
		}
	}
}

type parseCase struct{ name, source, want string }

func casesOf(t testing.TB, data string) []parseCase {
	t.Helper()
	escape := regexp.MustCompile(`\\u[0-9A-F]{4}`)
	var cases []parseCase
	for i, part := range strings.Split("\n"+data, "\n## ")[1:] {
		name, rest, _ := strings.Cut(part, "\n")
		source, want, ok := strings.Cut(rest, "\n-- expected --\n")
		if !ok || !strings.HasPrefix(name, strconv.Itoa(i+1)+". ") {
			t.Fatalf("case %q is not numbered %d or has no expected rows", name, i+1)
		}
		source = escape.ReplaceAllStringFunc(source, func(s string) string {
			n, _ := strconv.ParseUint(s[2:], 16, 32)
			return string(rune(n))
		})
		cases = append(cases, parseCase{name, source, strings.Trim(want, "\n")})
	}
	return cases
}

// rowsOf parses a source and writes what the stage found:
//
//	text      T| a line of the clean text, F| a line of furniture
//	outline   1 一 | title; > for | where the heading runs in
//	leads     a lead
//	glossary  number | name | definition, and mark → the name it points to
//	flags     a flag
func rowsOf(t *testing.T, stage, source string) []string {
	t.Helper()
	r, err := Parse("case.txt", []byte(source))
	if err != nil {
		return []string{err.Error()}
	}
	checkReport(t, r)
	var rows []string
	add := func(format string, args ...any) { rows = append(rows, fmt.Sprintf(format, args...)) }
	switch stage {
	case "text":
		for _, s := range strings.Split(r.Text, "\n") {
			add("T| %s", s)
		}
		for _, l := range strip(splitLines(source)).furniture {
			add("F| %s", l.text)
		}
	case "outline":
		r.Walk(func(s *model.Section, _ []*model.Section) bool {
			mark := "|"
			if s.RunIn {
				mark = ">"
			}
			add("%s", strings.Join(strings.Fields(fmt.Sprintf("%d %s %s %s", s.Level, s.Label, mark, s.Title.In(r.Text))), " "))
			return true
		})
	case "leads":
		for _, l := range r.Leads {
			add("%s", l.Span.In(r.Text))
		}
	case "glossary":
		for _, e := range r.Terms {
			add("%s", strings.TrimLeft(fmt.Sprintf("%s | %s | %s", e.Number, e.Name.In(r.Text), strings.ReplaceAll(e.Definition.In(r.Text), "\n", "⏎")), " "))
		}
		for _, ref := range r.References {
			name := "?"
			if ref.Term >= 0 {
				name = r.Terms[ref.Term].Name.In(r.Text)
			}
			add("%s → %s", ref.Span.In(r.Text), name)
		}
	case "flags":
		for _, f := range r.Flags {
			switch f {
			case model.FlagNoRegion, model.FlagNoYear: // not of these stages
			default:
				add("%s", f)
			}
		}
	default:
		t.Fatalf("no stage is called %s", stage)
	}
	return rows
}

// checkReport checks what holds for every report: the text is clean, and all
// spans lie in it, in order and nested.
func checkReport(t *testing.T, r *model.Report) {
	t.Helper()
	if strings.ContainsAny(r.Text, "\x00\x1b\r\t\u3000\u00a0\u200b\ufeff") {
		t.Errorf("the text has control characters or blanks other than the space")
	}
	for _, s := range strings.Split(r.Text, "\n") {
		if s == "" || strings.TrimSpace(s) != s || strings.Contains(s, "  ") {
			t.Fatalf("a line is blank, or has blanks at its ends or two together: %q", s)
		}
	}
	whole := model.Span{End: len(r.Text)}
	last := 0
	r.Walk(func(s *model.Section, up []*model.Section) bool {
		around := whole
		if len(up) > 0 {
			around = up[len(up)-1].Span
			if s.Level <= up[len(up)-1].Level {
				t.Errorf("section %q is not below %q", s.Title.In(r.Text), up[len(up)-1].Title.In(r.Text))
			}
		}
		if !around.Covers(s.Span) || !s.Span.Covers(s.Heading) || !s.Heading.Covers(s.Title) || s.Title.Len() <= 0 || s.Heading.Start < last {
			t.Fatalf("section at %v, heading %v, title %v: not nested in %v or out of order", s.Span, s.Heading, s.Title, around)
		}
		last = s.Heading.End
		if path := r.PathAt(s.Title.Start); len(path) == 0 || path[len(path)-1] != s {
			t.Errorf("PathAt does not find section %q", s.Title.In(r.Text))
		}
		return true
	})
	ordered := func(what string, spans []model.Span) {
		end := 0
		for _, s := range spans {
			if s.Start < end || s.Len() <= 0 || !whole.Covers(s) {
				t.Fatalf("%s at %v is empty, out of order or outside the text", what, s)
			}
			end = s.End
		}
	}
	var leads, entries, refs []model.Span
	for _, l := range r.Leads {
		leads = append(leads, l.Span)
	}
	for _, e := range r.Terms {
		entries = append(entries, e.Span)
		if !e.Span.Covers(e.Name) || !e.Span.Covers(e.Definition) || e.Definition.Start < e.Name.End {
			t.Fatalf("entry %v, name %v, definition %v", e.Span, e.Name, e.Definition)
		}
	}
	for _, ref := range r.References {
		refs = append(refs, ref.Span)
		if ref.Term < -1 || ref.Term >= len(r.Terms) {
			t.Fatalf("reference to term %d of %d", ref.Term, len(r.Terms))
		}
	}
	ordered("lead", leads)
	ordered("entry", entries)
	ordered("reference", refs)
}
