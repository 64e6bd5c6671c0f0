package search

import (
	"context"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"baogao/model"
)

// queries are what the benchmarks look for: a word that stands everywhere, a
// rare one, one whose every character has several forms, two words, and an
// expression.
var queries = []struct {
	name, text string
	mode       Mode
}{
	{"common", "发展", Words},
	{"rare", "低空经济", Words},
	{"figure", "6.5%", Words},
	{"latin", "gdp", Words},
	{"two", "就业 新增", Words},
	{"none", "量子计算机", Words},
	{"regexp", `增长\d+(\.\d+)?%`, Regexp},
}

// BenchmarkKeystroke is a search through every report of the corpus, as each
// key of `/` and of the list over all reports sets off.
func BenchmarkKeystroke(b *testing.B) {
	all := texts(b)
	size := 0
	for _, text := range all {
		size += len(text)
	}
	for _, query := range queries {
		b.Run(query.name, func(b *testing.B) {
			b.SetBytes(int64(size))
			var spans []model.Span
			for b.Loop() {
				q := compile(b, query.text, query.mode)
				for _, text := range all {
					spans = q.Find(context.Background(), spans[:0], text)
				}
			}
		})
	}
}

// BenchmarkRipgrep is the reference beside BenchmarkKeystroke: one run of
// ripgrep over the same files, its start included.
func BenchmarkRipgrep(b *testing.B) {
	rg, err := exec.LookPath("rg")
	if err != nil {
		b.Skip("no ripgrep")
	}
	var files []string
	for name := range texts(b) {
		if filepath.Dir(name) != "." {
			files = append(files, name)
		}
	}
	if len(files) == 0 {
		b.Skip("no corpus")
	}
	for _, query := range queries {
		if strings.Contains(query.text, " ") {
			continue
		}
		args := []string{"-i", "--count-matches", "-F", query.text}
		if query.mode == Regexp {
			args = []string{"-i", "--count-matches", query.text}
		}
		b.Run(query.name, func(b *testing.B) {
			for b.Loop() {
				_ = exec.Command(rg, append(args, files...)...).Run()
			}
		})
	}
}

// tenThousand is a library of 10,000 copies of the corpus' reports, each with
// a text of its own in memory.
func tenThousand(b *testing.B) (*model.Memory, int) {
	all := texts(b)
	names := make([]string, 0, len(all))
	for name := range all {
		names = append(names, name)
	}
	slices.Sort(names)
	size := 0
	lib := library(10_000, func(i int) string {
		text := strings.Clone(all[names[i%len(names)]])
		size += len(text)
		return text
	})
	return lib, size
}

// BenchmarkTenThousandFirstScreen is the time to the first 45 results of a
// search over 10,000 reports.
func BenchmarkTenThousandFirstScreen(b *testing.B) {
	lib, _ := tenThousand(b)
	for _, query := range queries {
		b.Run(query.name, func(b *testing.B) {
			q := compile(b, query.text, query.mode)
			for b.Loop() {
				rows := 0
				if err := Library(context.Background(), lib, q, Options{Keep: 45}, func(r Result) bool {
					rows += len(r.Matches)
					return rows < 45
				}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkTenThousandAll is a search over 10,000 reports to its end, ranked.
func BenchmarkTenThousandAll(b *testing.B) {
	lib, size := tenThousand(b)
	for _, query := range queries {
		b.Run(query.name, func(b *testing.B) {
			b.SetBytes(int64(size))
			q := compile(b, query.text, query.mode)
			for b.Loop() {
				var results []Result
				if err := Library(context.Background(), lib, q, Options{Keep: 3}, func(r Result) bool {
					results = append(results, r)
					return true
				}); err != nil {
					b.Fatal(err)
				}
				Rank(results)
			}
			b.ReportMetric(float64(runtime.GOMAXPROCS(0)), "cores")
		})
	}
}
