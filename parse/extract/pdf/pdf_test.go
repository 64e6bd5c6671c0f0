package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baogao/parse/extract/pdf/pdftest"
)

// read is all text of a file, pages apart.
func read(t *testing.T, data []byte) string {
	t.Helper()
	pages, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for i, p := range pages {
		if i > 0 {
			b.WriteString("\f")
		}
		for _, g := range p.Glyphs {
			b.WriteString(g.Text)
		}
	}
	return b.String()
}

// drawing is a file of one page with a content, a Latin font F1 and what is
// added to its resources; objects follow as 5 0 obj and so on.
func drawing(content, resources string, objects ...string) []byte {
	return pdftest.Objects("", append([]string{
		"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>>>" + resources + ">>>>",
		pdftest.Stream("", []byte(content)),
	}, objects...)...)
}

func TestTextOfEveryEncodingIsRead(t *testing.T) {
	const s = "地区生产总值增长6.7%，“十四五”规划①——荆门"
	for _, e := range []pdftest.Encoding{pdftest.Identity, pdftest.GBK, pdftest.UCS2, pdftest.UTF16} {
		d := &pdftest.Document{Encoding: e}
		d.AddPage().Text(80, 700, 16, s)
		d.AddPage().Text(80, 700, 16, "第二页")
		if got := read(t, d.Bytes()); got != s+"\f第二页" {
			t.Errorf("%s: read %q", e, got)
		}
	}
}

func TestGlyphsStandWhereTheyAreDrawn(t *testing.T) {
	d := &pdftest.Document{}
	d.AddPage().Text(80, 700, 16, "市A长")
	pages, err := Read(d.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprint(pages[0].Glyphs)
	if want := "[{80 700 16 16 市} {96 700 8 16 A} {104 700 16 16 长}]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestOperatorsMoveText(t *testing.T) {
	tests := map[string]struct{ content, want string }{
		"lines":        {"BT /F1 10 Tf 12 TL 50 700 Td (a) Tj T* (b) Tj (c) ' 0 -20 TD (d) Tj T* (e) Tj ET", "a50,700 b50,688 c50,676 d50,656 e50,636"},
		"spacing":      {"BT /F1 10 Tf 50 700 Td 2 Tc 3 Tw (a b) Tj ET", "a50,700 57,700 b67,700"},
		"moved back":   {"BT /F1 10 Tf 50 700 Td [(a) -1000 (b)] TJ ET", "a50,700 b65,700"},
		"stretched":    {"BT /F1 10 Tf 200 Tz 50 700 Td (ab) Tj ET", "a50,700 b60,700"},
		"scaled":       {"q 2 0 0 2 10 10 cm BT /F1 5 Tf 20 345 Td (a) Tj ET Q BT /F1 10 Tf 9 9 Td (b) Tj ET", "a50,700 b9,9"},
		"escapes":      {`BT /F1 10 Tf (\(\141\\\)) Tj ET`, `(0,0 a5,0 \10,0 )15,0`},
		"across":       {"BT /F1 10 Tf 0.7 0.7 -0.7 0.7 50 700 Tm (draft) Tj 1 0 0 1 50 600 Tm (a) Tj ET", "a50,600"},
		"image inside": {"BI /W 1 /H 1 ID x(\x00) Tj y EI BT /F1 10 Tf (a) Tj ET", "a0,0"},
	}
	for name, test := range tests {
		pages, err := Read(drawing(test.content, ""))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, g := range pages[0].Glyphs {
			got = append(got, fmt.Sprintf("%s%.4g,%.4g", strings.TrimSpace(g.Text), g.X, g.Y))
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%s: got %s, want %s", name, s, test.want)
		}
	}
}

func TestPageIsTurnedAsItIsShown(t *testing.T) {
	file := bytes.Replace(drawing("BT /F1 10 Tf 0 1 -1 0 100 50 Tm (ab) Tj ET", ""), []byte("/MediaBox[0 0 595 842]"), []byte("/Rotate 90/MediaBox[0 0 595 842]"), 1)
	pages, err := Read(file)
	if err != nil {
		t.Fatal(err)
	}
	p := pages[0]
	if got := fmt.Sprintf("%.0f×%.0f %.0f,%.0f", p.Width, p.Height, p.Glyphs[0].X, p.Glyphs[0].Y); got != "842×595 50,495" || len(p.Glyphs) != 2 {
		t.Errorf("got %s", got)
	}
}

func TestFormsAreDrawnAndMarkedHeadsAreNot(t *testing.T) {
	form := pdftest.Stream("/Type/XObject/Subtype/Form/Matrix[1 0 0 1 5 5]", []byte("BT /F1 10 Tf (form) Tj ET"))
	content := "/Artifact <</Type/Pagination>> BDC BT /F1 10 Tf (3) Tj ET EMC /P <</MCID 0>> BDC BT /F1 10 Tf (text ) Tj ET EMC /X Do"
	if got := read(t, drawing(content, "/XObject<</X 5 0 R>>", form)); got != "text form" {
		t.Errorf("read %q", got)
	}
}

// deflated packs data as most streams are packed.
func deflated(data []byte) []byte {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write(data)
	w.Close()
	return b.Bytes()
}

func TestPackedStreamsAreRead(t *testing.T) {
	content := []byte("BT /F1 10 Tf (hello) Tj ET")
	encoded := make([]byte, ascii85.MaxEncodedLen(len(content)))
	encoded = encoded[:ascii85.Encode(encoded, content)]
	up := []byte{2}
	up = append(up, content[:13]...)
	up = append(up, 2)
	for i := range content[13:26] {
		up = append(up, content[13+i]-content[i])
	}
	streams := map[string]string{
		"flate":     pdftest.Stream("/Filter/FlateDecode", deflated(content)),
		"predicted": pdftest.Stream("/Filter[/FlateDecode]/DecodeParms[<</Predictor 12/Columns 13>>]", deflated(up)),
		"ascii85":   pdftest.Stream("/Filter/A85", append(encoded, "~>"...)),
		"hex":       pdftest.Stream("/Filter/ASCIIHexDecode", []byte(fmt.Sprintf("%x>", content))),
		"runs":      pdftest.Stream("/Filter/RL", append(append([]byte{byte(len(content) - 1)}, content...), 128)),
		"two":       pdftest.Stream("/Filter[/AHx/Fl]", []byte(fmt.Sprintf("%x>", deflated(content)))),
		"no length": "<<>>\nstream\r\n" + string(content) + "\nendstream",
	}
	for name, s := range streams {
		file := drawing("", "")
		file = bytes.Replace(file, []byte("<</Length 0>>\nstream\n\nendstream"), []byte(s), 1)
		if got := read(t, file); got != "hello" {
			t.Errorf("%s: read %q", name, got)
		}
	}
}

func TestLZWIsUnpacked(t *testing.T) {
	// The example of PDF 32000-1, 7.4.4.2.
	got := unpackLZW([]byte{0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01}, true)
	if want := []byte{45, 45, 45, 45, 45, 65, 45, 45, 45, 66}; !bytes.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestMapsOfCharactersAreRead(t *testing.T) {
	f := &file{work: work{maxWork}}
	m := f.readCMap([]byte(`/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <80> <8140> <FEFE> endcodespacerange
2 beginbfchar <20> <0020> <8140> <4E00> endbfchar
2 beginbfrange <8141> <8143> <4E01> <9040> <9041> [<5E02> <00660066>] endbfrange
1 beginbfchar <9042> <D842DFB7> endbfchar endcmap`))
	var got []string
	for s := text("\x20\x81\x40\x81\x43\x90\x40\x90\x41\x90\x42"); len(s) > 0; {
		c := m.next(s)
		to, _ := m.find(c)
		got = append(got, to.text)
		s = s[c.bytes:]
	}
	if want := " |一|七|市|ff|𠮷"; strings.Join(got, "|") != want {
		t.Errorf("got %s, want %s", strings.Join(got, "|"), want)
	}
}

func TestGlyphNumbersOfTheChineseCollectionAreKnown(t *testing.T) {
	// From Adobe-GB1's GB-EUC-H: A1A1 is 96, A3A1 is 262, B0A1 is 940, D7F9 is
	// 4694, D8A1 is 4695, F7FE is 7702.
	for cid, want := range map[int]string{1: " ", 34: "A", 96: "　", 98: "。", 262: "！", 940: "啊", 941: "阿", 4694: "座", 4695: "亍", 7702: "齄", 814: "!", 907: "~", 7716: " ", 30000: ""} {
		if got := gb1Text(cid); got != want {
			t.Errorf("glyph %d is %q, want %q", cid, got, want)
		}
	}
}

func TestFileWithoutItsTablesIsRead(t *testing.T) {
	d := &pdftest.Document{}
	d.AddPage().Text(80, 700, 16, "各位代表")
	whole := d.Bytes()
	table := bytes.LastIndex(whole, []byte("xref\n0"))
	tests := map[string][]byte{
		"cut off":      whole[:table],
		"wrong start":  bytes.Replace(whole, []byte("startxref\n"), []byte("startxref\n1"), 1),
		"shifted":      bytes.Replace(whole, []byte("1 0 obj"), []byte("\n\n\n1 0 obj"), 1),
		"after a page": append([]byte("<html>\n"), whole...),
	}
	for name, data := range tests {
		if got := read(t, data); got != "各位代表" {
			t.Errorf("%s: read %q", name, got)
		}
	}
}

func TestPagesOfAFileCutOffBeforeItsCatalogueAreRead(t *testing.T) {
	font := "<</Type/Font/Subtype/Type1/Encoding/WinAnsiEncoding>>"
	page := func(contents, font string) string {
		return "<</Type/Page/MediaBox[0 0 595 842]/Contents " + contents + "/Resources<</Font<</F1 " + font + ">>>>>>"
	}
	whole := pdftest.Objects("", page("2 0 R", "5 0 R"), pdftest.Stream("", []byte("BT /F1 9 Tf (one) Tj ET")), page("4 0 R", "6 0 R"), pdftest.Stream("", []byte("BT /F1 9 Tf (two) Tj ET")), font)
	cut := whole[:bytes.LastIndex(whole, []byte("xref\n0"))]
	pages, err := Read(cut)
	if err != nil || len(pages) != 2 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	if g := pages[0].Glyphs; len(g) != 3 || g[0].Text != "o" {
		t.Errorf("the first page has %v", g)
	}
	for _, g := range pages[1].Glyphs {
		if g.Text != "" {
			t.Errorf("a font that is cut off says that a glyph is %q", g.Text)
		}
	}
}

func TestFontsSayWhatTheirCodesMeanAndHowWideTheyAre(t *testing.T) {
	const gb1 = "/DescendantFonts[<</CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)>>/DW 1000/W[1 95 400 940[800 900]]>>]"
	tests := map[string]struct{ font, text, want string }{
		"differences":           {"<</Subtype/TrueType/FirstChar 65/Widths[700 600]/Encoding<</Differences[65/percent/uni5E02]>>>>", "(AB)", "%7 市6 "},
		"missing width":         {"<</Subtype/TrueType/FirstChar 65/Widths[700]/FontDescriptor<</MissingWidth 250>>>>", "(AZ)", "A7 Z2.5 "},
		"one that readers have": {"<</Subtype/Type1/BaseFont/Courier>>", "(A)", "A5 "},
		"type 3":                {"<</Subtype/Type3/FontMatrix[0.01 0 0 0.01 0 0]/FirstChar 65/Widths[70]>>", "(A)", "A7 "},
		"numbers of glyphs":     {"<</Subtype/Type0/Encoding/Identity-H" + gb1 + ">>", "<0022 03AC 03AD 0062>", "A4 啊8 阿9 。10 "},
		"GBK, letters between":  {"<</Subtype/Type0/Encoding/GBK-EUC-H" + gb1 + ">>", "<41 B0A1>", "A4 啊10 "},
		"GB 18030":              {"<</Subtype/Type0/Encoding/GBK2K-H" + gb1 + ">>", "<8130D330 B0A1>", "ђ10 啊10 "},
	}
	for name, test := range tests {
		file := bytes.Replace(drawing("BT /F2 10 Tf "+test.text+" Tj ET", ""), []byte("/Font<<"), []byte("/Font<</F2 "+test.font), 1)
		pages, err := Read(file)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, g := range pages[0].Glyphs {
			got += fmt.Sprintf("%s%.4g ", g.Text, g.Width)
		}
		if got != test.want {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
}

// The files in testdata were made by qpdf 11 from one that pdftest wrote, with
// the page 各位代表: objects and table in streams (qpdf
// --object-streams=generate), and encrypted with an empty password for reading
// (qpdf --encrypt "" owner 40, 128, 128 --use-aes=y, 256), or one that is not
// empty.
func TestFilesOfOtherShapesAreRead(t *testing.T) {
	for _, name := range []string{"packed", "rc4-40", "rc4-128", "aes-128", "aes-256"} {
		data, err := os.ReadFile(filepath.Join("testdata", name+".pdf"))
		if err != nil {
			t.Fatal(err)
		}
		if got := read(t, data); got != "各位代表" {
			t.Errorf("%s: read %q", name, got)
		}
		// Without its table, a file is looked through for its objects.
		if at := bytes.LastIndex(data, []byte("startxref")); name == "packed" || name == "aes-256" {
			if got := read(t, data[:at]); got != "各位代表" {
				t.Errorf("%s without its table: read %q", name, got)
			}
		}
	}
	data, err := os.ReadFile(filepath.Join("testdata", "password.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Read(data); !errors.Is(err, ErrEncrypted) {
		t.Errorf("a file with a password: %v", err)
	}
}
