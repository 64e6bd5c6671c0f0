package indicator

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baogao/model"
)

// corpus returns the reports' texts, joined; the benchmark is skipped where
// they are not at hand.
func corpus(b *testing.B) string {
	dir := os.Getenv("BAOGAO_CORPUS")
	if dir == "" {
		dir = "../../../shared/corpus"
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*.txt"))
	var text strings.Builder
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		text.Write(data)
		text.WriteByte('\n')
	}
	if text.Len() == 0 {
		b.Skip("no corpus")
	}
	return text.String()
}

func benchmark(b *testing.B, text string) {
	r := &model.Report{Text: text}
	r.Meta.Region.Name, r.Meta.ReviewYear, r.Meta.PlanYear = "荆门市", 2023, 2024
	Extract(r)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Extract(r)
	}
}

func BenchmarkExtract(b *testing.B) { benchmark(b, corpus(b)) }

// The next two show that the cost grows with the text and not faster: one
// line of 1 MB and of 10 MB, with a comma every hundred bytes.
func BenchmarkLongLine1MB(b *testing.B)  { benchmark(b, longLine(1<<20)) }
func BenchmarkLongLine10MB(b *testing.B) { benchmark(b, longLine(10<<20)) }

func longLine(size int) string {
	clause := "规上工业增加值、固定资产投资分别增长8.2%、8.1%，全年新增市场主体3万户、增长5%、其他，"
	return strings.Repeat(clause, size/len(clause))
}

// BenchmarkTables is what the first report of a run waits for.
func BenchmarkTables(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		newCatalogue()
	}
}
