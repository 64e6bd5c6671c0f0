package parse

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"baogao/model"
	"baogao/seeds"
)

// The five embedded reports hold what a reader finds in them; testdata/seeds
// has it, read from the sources.
func TestEmbeddedReportsReadAsAReaderDoes(t *testing.T) {
	for _, name := range []string{"荆门市-2024", "曾都区-2022", "兴山县-2024", "荆州市-2024", "潜江市-2024"} {
		t.Run(name, func(t *testing.T) {
			want, err := os.ReadFile("testdata/seeds/" + name + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			source, err := seeds.FS.ReadFile(name + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, stage := range []string{"outline", "leads", "terms", "flags"} {
				got = append(got, "== "+stage)
				if stage != "terms" {
					got = append(got, rowsOf(t, stage, string(source))...)
					continue
				}
				for _, row := range rowsOf(t, "glossary", string(source)) {
					if parts := strings.Split(row, " | "); len(parts) == 3 {
						got = append(got, parts[1])
					}
				}
			}
			diff(t, got, strings.Split(strings.TrimRight(string(want), "\n"), "\n"))
		})
	}
}

func diff(t *testing.T, got, want []string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		switch {
		case i >= len(got):
			t.Fatalf("row %d %q is missing", i+1, want[i])
		case i >= len(want):
			t.Fatalf("row %d %q is extra", i+1, got[i])
		case got[i] != want[i]:
			t.Fatalf("row %d is %q, want %q", i+1, got[i], want[i])
		}
	}
}

// 荆州 marks fifty-one words and 潜江 twenty, and neither source has the
// glossary they point to.
func TestMarksWithoutAGlossaryAreAllFound(t *testing.T) {
	for name, marks := range map[string][]string{
		"荆州市-2024": bracketed(51),
		"潜江市-2024": strings.Split("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", ""),
	} {
		r := embedded(t, name)
		var got []string
		for _, ref := range r.References {
			got = append(got, ref.Span.In(r.Text))
			if ref.Term != -1 {
				t.Errorf("%s: mark %s points to term %d", name, ref.Span.In(r.Text), ref.Term)
			}
		}
		diff(t, got, marks)
	}
}

func bracketed(n int) []string {
	var marks []string
	for i := range n {
		marks = append(marks, fmt.Sprintf("（%d）", i+1))
	}
	return marks
}

// In 荆门, 曾都 and 兴山 the names themselves point to their entries: where a
// report says “双集中”, its reader can ask what that is.
func TestNamesInTheTextPointToTheirEntries(t *testing.T) {
	for name, silent := range map[string][]string{
		"荆门市-2024": nil,
		"曾都区-2022": {"“四上”企业"},      // explained, but not named in the text
		"兴山县-2024": {"专精特新“小巨人”企业"}, // likewise
	} {
		r := embedded(t, name)
		named := map[int]bool{}
		for _, ref := range r.References {
			if ref.Span.End > r.Terms[0].Span.Start {
				t.Errorf("%s: a reference stands in the glossary", name)
			}
			named[ref.Term] = true
		}
		var got []string
		for i, term := range r.Terms {
			if !named[i] {
				got = append(got, term.Name.In(r.Text))
			}
		}
		diff(t, got, silent)
	}
}

func embedded(t *testing.T, name string) *model.Report {
	t.Helper()
	data, err := seeds.FS.ReadFile(name + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	r, err := Parse(name+".txt", data)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
