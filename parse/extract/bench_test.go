package extract_test

import (
	"testing"

	"baogao/parse/extract"
	"baogao/parse/extract/pdf/pdftest"
)

// BenchmarkPDF reads an embedded report as a PDF file; bytes are those of the
// report's text.
func BenchmarkPDF(b *testing.B) {
	r := sources(b)["荆门市-2024.txt"]
	data := portable(r, pdftest.Identity)
	b.SetBytes(int64(len(r.Text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := extract.From("a.pdf", data); err != nil {
			b.Fatal(err)
		}
	}
}
