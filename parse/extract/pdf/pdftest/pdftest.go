// Package pdftest writes small PDF files for tests.
package pdftest

import (
	"bytes"
	"fmt"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Objects writes a file whose objects are given as they stand in it: the first
// is 1 0 obj, which must be the catalogue. trailer is added to the trailer's
// dictionary.
func Objects(trailer string, objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	at := make([]int, len(objects))
	for i, o := range objects {
		at[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, trailer, table)
	return b.Bytes()
}

// Stream is a stream as it stands in a file; entries are added to its
// dictionary.
func Stream(entries string, data []byte) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", entries, len(data), data)
}

// Encoding is how a document's font writes Chinese.
type Encoding string

// The encodings that programs use: glyph numbers with a map to Unicode, and
// predefined ones that say it themselves.
const (
	Identity Encoding = "Identity-H"
	GBK      Encoding = "GBK-EUC-H"
	UCS2     Encoding = "UniGB-UCS2-H"
	UTF16    Encoding = "UniGB-UTF16-H"
)

// A Document is a file of A4 pages with text in one font, ideographs one wide
// and ASCII half of that.
type Document struct {
	Encoding Encoding // Identity where it is empty
	pages    []*Page
	glyphs   map[rune]int
	runes    []rune // by glyph number, from 1
}

// Width and Height of a Document's pages in points.
const (
	Width  = 595.0
	Height = 842.0
)

// Page is a page of a Document.
type Page struct {
	doc     *Document
	content bytes.Buffer
}

// AddPage adds an empty page.
func (d *Document) AddPage() *Page {
	p := &Page{doc: d}
	d.pages = append(d.pages, p)
	return p
}

// Text writes a line of text at a place, x from the left and y from the
// bottom, in letters of a size, in points.
func (p *Page) Text(x, y, size float64, s string) {
	fmt.Fprintf(&p.content, "BT /F1 %g Tf 1 0 0 1 %g %g Tm <%x> Tj ET\n", size, x, y, p.doc.encode(s))
}

// WidthOf is how wide a text in letters of size 1 is.
func WidthOf(s string) float64 {
	n := 0.0
	for _, r := range s {
		if r < 0x80 {
			n += 0.5
		} else {
			n++
		}
	}
	return n
}

func (d *Document) encode(s string) []byte {
	var out []byte
	switch d.Encoding {
	case GBK:
		out, _ = simplifiedchinese.GBK.NewEncoder().Bytes([]byte(s))
	case UCS2, UTF16:
		for _, u := range utf16.Encode([]rune(s)) {
			out = append(out, byte(u>>8), byte(u))
		}
	default:
		for _, r := range s {
			n := d.glyph(r)
			out = append(out, byte(n>>8), byte(n))
		}
	}
	return out
}

func (d *Document) glyph(r rune) int {
	if d.glyphs == nil {
		d.glyphs = map[rune]int{}
	}
	n, ok := d.glyphs[r]
	if !ok {
		d.runes = append(d.runes, r)
		n = len(d.runes)
		d.glyphs[r] = n
	}
	return n
}

// Bytes is the file.
func (d *Document) Bytes() []byte {
	encoding := d.Encoding
	if encoding == "" {
		encoding = Identity
	}
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R>>", "", // the pages come when they are known
		"<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/" + string(encoding) + "/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
		"<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/W[" + d.halves() + "]>>",
		Stream("", []byte(d.toUnicode())),
	}
	if encoding != Identity {
		objects[2] = "<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/" + string(encoding) + "/DescendantFonts[4 0 R]>>"
		objects[3] = "<</Type/Font/Subtype/CIDFontType0/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/W[1 95 500 814 907 500]>>"
	}
	kids := ""
	for _, p := range d.pages {
		n := len(objects) + 1
		kids += fmt.Sprintf("%d 0 R ", n)
		objects = append(objects, fmt.Sprintf("<</Type/Page/Parent 2 0 R/Contents %d 0 R>>", n+1), Stream("", p.content.Bytes()))
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]/MediaBox[0 0 %g %g]/Resources<</Font<</F1 3 0 R>>>>>>", len(d.pages), kids, Width, Height)
	return Objects("", objects...)
}

// halves are the widths of the glyphs that are half as wide as the others.
func (d *Document) halves() string {
	s := ""
	for i, r := range d.runes {
		if r < 0x80 {
			s += fmt.Sprintf("%d[500]", i+1)
		}
	}
	return s
}

// toUnicode is the map of glyph numbers to what they mean.
func (d *Document) toUnicode() string {
	var b bytes.Buffer
	b.WriteString("begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n")
	for i, r := range d.runes {
		if i%100 == 0 {
			if i > 0 {
				b.WriteString("endbfchar\n")
			}
			fmt.Fprintf(&b, "%d beginbfchar\n", min(100, len(d.runes)-i))
		}
		fmt.Fprintf(&b, "<%04X> <", i+1)
		for _, u := range utf16.Encode([]rune{r}) {
			fmt.Fprintf(&b, "%04X", u)
		}
		b.WriteString(">\n")
	}
	b.WriteString("endbfchar endcmap")
	return b.String()
}
