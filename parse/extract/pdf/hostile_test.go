package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"baogao/parse/extract/pdf/pdftest"
)

// bounded reads a file and fails the test where that takes more memory in all
// than any file may, or much longer: minutes, of what is measured in seconds,
// so that no busy machine fails.
func bounded(t *testing.T, data []byte) ([]Page, error) {
	t.Helper()
	return boundedTo(t, maxWork, data)
}

// boundedTo is bounded for a file that may cost less than others.
func boundedTo(t *testing.T, work int, data []byte) ([]Page, error) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	pages, err := readWithin(data, work)
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	if took > 5*time.Minute {
		t.Errorf("took %v", took)
	}
	if mb := (after.TotalAlloc - before.TotalAlloc) >> 20; mb > 4096 {
		t.Errorf("allocated %d MB in all", mb)
	}
	return pages, err
}

func TestLoopsEnd(t *testing.T) {
	catalog := "<</Type/Catalog/Pages 2 0 R>>"
	page := "<</Type/Page/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>"
	files := map[string][]byte{
		"pages in themselves":             pdftest.Objects("", catalog, "<</Type/Pages/Kids[2 0 R 2 0 R]>>"),
		"pages in their pages":            pdftest.Objects("", catalog, "<</Type/Pages/Kids[3 0 R 3 0 R]>>", "<</Type/Pages/Kids[2 0 R 2 0 R]>>"),
		"an object that is its own value": pdftest.Objects("", catalog, "2 0 R"),
		"two that are each other's":       pdftest.Objects("", catalog, "3 0 R", "2 0 R"),
		"a length in itself":              pdftest.Objects("", catalog, "<</Type/Pages/Kids[3 0 R]>>", page, "<</Length 4 0 R>>stream\nq Q\nendstream", ""),
		"a stream in itself":              bytes.Replace(pdftest.Objects("", catalog), []byte("xref"), []byte("2 0 obj <</Type/ObjStm/N 1/First 4/Length 2 0 R>>stream\n2 0 2 0 R\nendstream endobj\nxrex"), 1),
		"a form that draws itself":        pdftest.Objects("", catalog, "<</Type/Pages/Kids[3 0 R]>>", page, pdftest.Stream("", []byte("/X Do")), pdftest.Stream("/Subtype/Form", []byte("/X Do /X Do"))),
		"a table before itself":           bytes.Replace(pdftest.Objects("/Prev 9", catalog), []byte("%PDF-1.7\n"), []byte("%PDF-1.7\nxref 0 0 trailer<</Prev 9>>\n"), 1),
	}
	for name, data := range files {
		t.Run(name, func(t *testing.T) { bounded(t, data) })
	}
}

func TestFormsThatDrawFormsAreBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("spends all that a file may cost, several times")
	}
	// Each of 15 forms draws the next ten times: 10^15 in all.
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]>>",
		"<</Type/Page/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>", pdftest.Stream("", []byte("/X Do"))}
	for i := range 15 {
		objects = append(objects, pdftest.Stream(fmt.Sprintf("/Subtype/Form/Resources<</XObject<</X %d 0 R>>>>", 6+i), []byte(strings.Repeat("/X Do ", 10))))
	}
	if _, err := bounded(t, pdftest.Objects("", objects...)); !errors.Is(err, ErrTooBig) {
		t.Errorf("got %v, want %v", err, ErrTooBig)
	}
}

func TestBombsAreBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("spends all that a file may cost, several times")
	}
	bomb := deflated(bytes.Repeat([]byte(" "), 2*maxStream))
	files := map[string][]byte{
		"content":        drawing("", ""),
		"many contents":  nil,
		"nested arrays":  drawing("BT "+strings.Repeat("[", 1_000_000), ""),
		"nested dicts":   drawing("", strings.Repeat("/A<<", 1_000_000)),
		"many operands":  drawing(strings.Repeat("1 ", 3_000_000), ""),
		"many states":    drawing(strings.Repeat("q ", 1_000_000), ""),
		"open string":    drawing("("+strings.Repeat("(", 5_000_000), ""),
		"wide ranges":    drawing("BT /F2 9 Tf <0001> Tj ET", "", "<<>>"),
		"no end of keys": append([]byte("%PDF-1.4\n1 0 obj<<"), bytes.Repeat([]byte("/A 1"), 1_000_000)...),
		"many objects":   append([]byte("%PDF-1.4\n"), bytes.Repeat([]byte("1 0 obj "), 1_000_000)...),
		"many trailers":  append([]byte("%PDF-1.4\n"), bytes.Repeat([]byte("trailer<<"), 1_000_000)...),
	}
	one := pdftest.Stream("/Filter/FlateDecode", bomb)
	files["content"] = bytes.Replace(files["content"], []byte("<</Length 0>>\nstream\n\nendstream"), []byte(one), 1)
	files["many contents"] = bytes.Replace(files["content"], []byte("/Contents 4 0 R"), []byte("/Contents["+strings.Repeat("4 0 R ", 1000)+"]"), 1)
	files["wide ranges"] = bytes.Replace(files["wide ranges"], []byte("/F1<<"), []byte("/F2<</Subtype/Type0/Encoding/Identity-H/DescendantFonts[<</W["+strings.Repeat("0 65535 500 ", 100_000)+"]>>]>>/F1<<"), 1)
	for name, data := range files {
		t.Run(name, func(t *testing.T) { bounded(t, data) })
	}
}

// Little that is read again and again, and much that comes to nothing, costs
// as well.
func TestWhatIsReadAgainIsBounded(t *testing.T) {
	const work = maxWork / 8 // reading ends as surely, and sooner
	withFont := func(content, font string, objects ...string) []byte {
		return bytes.Replace(drawing(content, "", objects...), []byte("/F1<<"), []byte("/F2 "+font+"/F1<<"), 1)
	}
	again := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	const composite = "<</Subtype/Type0/Encoding/Identity-H/ToUnicode 5 0 R>>"
	empty := append([]byte("\x78\x9c"), bytes.Repeat([]byte("\x00\x00\x00\xff\xff"), 200_000)...) // blocks of no bytes
	nodes := []string{"<</Type/Catalog/Pages 2 0 R>>", "<</Kids 3 0 R>>", "[" + again(5000, "%d 0 R ") + strings.Repeat("4 0 R ", 1_000_000) + "]"}
	for range 5000 {
		nodes = append(nodes, "<</Kids 3 0 R>>")
	}
	fonts := bytes.Replace(drawing(again(5000, "/G%d 9 Tf "), "", "["+again(500_000, "%d[1] ")+"]"), []byte("/F1<<"),
		[]byte(again(5000, "/G%d<</Subtype/Type0/DescendantFonts[<</W 5 0 R>>]>>")+"/F1<<"), 1)
	for name, data := range map[string][]byte{
		"streams of nothing": bytes.Replace(drawing("", "", pdftest.Stream("/Filter/FlateDecode", empty)),
			[]byte("/Contents 4 0 R"), []byte("/Contents["+strings.Repeat("5 0 R ", 500_000)+"]"), 1),
		"nodes of the same pages": pdftest.Objects("", nodes...),
		"widths of many fonts":    fonts,
		"codes of other lengths": withFont("BT /F2 9 Tf <"+strings.Repeat("FFFF", 1_000_000)+"> Tj ET", composite,
			pdftest.Stream("", []byte(again(200_000, "<%06x> <ffffff> <0041> ")+"endbfrange"))),
		"names of codes": withFont(strings.Repeat("/F2 9 Tf ", 1_000_000), "<</Subtype/Type1/Encoding<</Differences 5 0 R>>>>",
			"["+strings.Repeat("/A ", 1_000_000)+"]"),
		"a glyph that means a book": withFont("BT /F2 9 Tf <"+strings.Repeat("0001", 1_000_000)+"> Tj ET", composite,
			pdftest.Stream("", []byte("<0001> <"+strings.Repeat("5e02", 100_000)+"> endbfchar"))),
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := boundedTo(t, work, data); name != "codes of other lengths" && !errors.Is(err, ErrTooBig) {
				t.Errorf("got %v, want %v", err, ErrTooBig)
			}
		})
	}
}

func TestRowsAreNoLongerThanTheirData(t *testing.T) {
	const huge = "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 65535/Colors 65535/BitsPerComponent 8>>"
	content := append([]byte{0}, "BT /F1 10 Tf (hello) Tj ET"...)
	file := bytes.Replace(drawing("", "", pdftest.Stream(huge, deflated(content))), []byte("/Contents 4 0 R"), []byte("/Contents 5 0 R"), 1)
	if got := read(t, file); got != "hello" {
		t.Errorf("read %q", got)
	}
	bounded(t, file)
}

func TestNoPDFIsAnError(t *testing.T) {
	for _, s := range []string{"", "%PDF-", "%PDF-1.4\n%%EOF", "%PDF-1.4\nstartxref\n0\n%%EOF", "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj", "各位代表"} {
		if _, err := Read([]byte(s)); !errors.Is(err, ErrDamaged) {
			t.Errorf("%q: got %v, want %v", s, err, ErrDamaged)
		}
	}
}

func FuzzRead(f *testing.F) {
	d := &pdftest.Document{}
	d.AddPage().Text(80, 700, 16, "各位代表")
	f.Add(d.Bytes())
	f.Add(drawing("BT /F1 10 Tf [(a) -100 (b)] TJ ET /X Do", "/XObject<</X 5 0 R>>", pdftest.Stream("/Subtype/Form", []byte("q 1 0 0 1 2 2 cm Q"))))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := Read(data); err != nil && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrEncrypted) && !errors.Is(err, ErrTooBig) {
			t.Error(err)
		}
	})
}
