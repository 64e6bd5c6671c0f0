package parse

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"baogao/model"
)

// TestMetaOfPages runs the cases of testdata/meta.txt.
func TestMetaOfPages(t *testing.T) {
	data, err := os.ReadFile("testdata/meta.txt")
	if err != nil {
		t.Fatal(err)
	}
	cases := strings.Split(string(data), "\n=== ")[1:]
	if len(cases) < 30 {
		t.Fatalf("%d cases read, want 30 and more", len(cases))
	}
	for _, c := range cases {
		name, rest, _ := strings.Cut(c, "\n")
		page, fields, ok := strings.Cut(rest, "\n---\n")
		if !ok {
			t.Fatalf("%s: no ---", name)
		}
		file := "page.txt"
		if after, ok := strings.CutPrefix(page, "file: "); ok {
			file, page, _ = strings.Cut(after, "\n")
		}
		r, err := Parse(file, []byte(page))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for line := range strings.Lines(strings.TrimSpace(fields)) {
			key, want, _ := strings.Cut(strings.TrimSpace(line), ":")
			if got, known := metaField(r.Meta, key); !known {
				t.Fatalf("%s: no field %s", name, key)
			} else if want = strings.TrimSpace(want); got != want {
				t.Errorf("%s: %s is %q, want %q", name, key, got, want)
			}
		}
	}
}

func metaField(m model.Meta, key string) (value string, known bool) {
	value, known = map[string]string{
		"region": m.Region.Name, "level": string(m.Region.Level), "parent": m.Region.Parent, "code": m.Region.Code,
		"date": m.Date, "speaker": m.Speaker, "office": m.Office, "meeting": m.Meeting, "title": m.Title,
		"review": strconv.Itoa(m.ReviewYear), "plan": strconv.Itoa(m.PlanYear),
	}[key]
	return value, known
}

// FuzzMeta reads heads of any bytes: nothing panics, and what is read is well
// formed and stood in the head.
func FuzzMeta(f *testing.F) {
	data, err := os.ReadFile("testdata/meta.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, c := range strings.Split(string(data), "\n=== ")[1:] {
		page, _, _ := strings.Cut(c, "\n---\n")
		f.Add([]byte(page))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if !utf8.Valid(data) {
			return
		}
		lines := splitLines(string(data))
		r := &model.Report{Text: string(data)}
		meta(r, lines, "x.txt")
		m := r.Meta
		if _, err := time.Parse(time.DateOnly, m.Date); m.Date != "" && err != nil {
			t.Errorf("date %q", m.Date)
		}
		all := ""
		for _, l := range lines {
			all += fold(l.text)
		}
		for _, s := range []string{m.Meeting, m.Speaker, m.Office, m.Title} {
			if !strings.Contains(all, s) {
				t.Errorf("%q does not stand in the head", s)
			}
		}
		if m.PlanYear != 0 && (m.ReviewYear > m.PlanYear || m.ReviewYear < firstYear) {
			t.Errorf("reviews %d, plans %d", m.ReviewYear, m.PlanYear)
		}
	})
}

// BenchmarkMeta measures the stage on a report whose head tells everything
// and on one without a head, where the text has to be weighed.
func BenchmarkMeta(b *testing.B) {
	dir := os.Getenv("BAOGAO_CORPUS")
	if dir == "" {
		dir = filepath.Join("..", "..", "shared", "corpus")
	}
	for _, name := range []string{"荆门市2024.txt", "荆州市2024.txt", "四川省.txt"} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			b.Skip("no corpus: ", err)
		}
		r, err := Parse("page.txt", data)
		if err != nil {
			b.Fatal(err)
		}
		page := splitLines(string(data))
		from, _ := opening(page)
		run := func(before []line) func(b *testing.B) {
			return func(b *testing.B) {
				b.SetBytes(int64(len(r.Text)))
				for b.Loop() {
					meta(r, before, "page.txt")
				}
			}
		}
		b.Run(name, run(page[:from]))
		b.Run(name+" headless", run(nil))
	}
}
