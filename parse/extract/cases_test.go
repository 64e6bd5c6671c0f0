package extract

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// eachCase runs the numbered cases of a file in testdata: === number and
// title, source, a line of three dots, expected text.
func eachCase(t *testing.T, file string, read func(t *testing.T, source string) string) {
	data, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	cases := strings.Split(string(data), "\n=== ")[1:]
	if len(cases) == 0 {
		t.Fatal("no cases")
	}
	for _, c := range cases {
		title, rest, _ := strings.Cut(c, "\n")
		source, want, ok := strings.Cut(rest, "\n...\n")
		if !ok {
			t.Errorf("%s %s: no line of dots", file, title)
			continue
		}
		t.Run(title, func(t *testing.T) {
			got, want := lines(read(t, source)), lines(want)
			if got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

// lines is a text without its empty lines.
func lines(s string) string {
	var out []string
	for line := range strings.Lines(s) {
		if line = strings.TrimRight(line, " \r\n"); strings.TrimSpace(line) != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

func TestPages(t *testing.T) {
	eachCase(t, "html.txt", func(t *testing.T, source string) string {
		if !isHTML([]byte(source)) {
			t.Error("not taken for a page")
		}
		return string(fromHTML([]byte(source)).Text)
	})
}

func TestMarkdown(t *testing.T) {
	eachCase(t, "markdown.txt", func(t *testing.T, source string) string {
		d, err := From("a.md", []byte(source))
		if err != nil {
			t.Fatal(err)
		}
		return string(d.Plain(d.Text))
	})
}

// The parts of a Word file beside its body, as docx.txt describes them.
const (
	testNumbering = `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="●"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="9"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="9"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num></w:numbering>`
	testStyles = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:style w:type="paragraph" w:styleId="base"><w:name w:val="Base"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/><w:basedOn w:val="base"/></w:style>
<w:style w:type="paragraph" w:styleId="toc1"><w:name w:val="toc 1"/></w:style></w:styles>`
	testNotes = `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/><w:t> “三个一批”：开工一批、</w:t></w:r><w:r><w:t>投产一批、达效一批。</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="5"><w:p><w:r><w:t>“双碳”：碳达峰与碳中和。</w:t></w:r></w:p></w:footnote></w:footnotes>`
)

// packWord makes a Word file with the body.
func packWord(t *testing.T, document string) []byte {
	t.Helper()
	return packWordNumbered(t, document, testNumbering)
}

// packWordNumbered is packWord with other lists.
func packWordNumbered(t *testing.T, document, numbering string) []byte {
	t.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, part := range [][2]string{
		{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", document},
		{"word/numbering.xml", numbering}, {"word/styles.xml", testStyles}, {"word/footnotes.xml", testNotes},
	} {
		f, err := w.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(part[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestWordFiles(t *testing.T) {
	eachCase(t, "docx.txt", func(t *testing.T, source string) string {
		d, err := From("a", packWord(t, `<w:document xmlns:w="`+wordNamespace+`" xmlns:mc="x"><w:body>`+source+`</w:body></w:document>`))
		if err != nil {
			t.Fatal(err)
		}
		return string(d.Text)
	})
}

func TestWordFileWithAnotherPrefixIsRead(t *testing.T) {
	d, err := From("a", packWord(t, `<ns0:document xmlns:ns0="`+wordStrictNamespace+`" xmlns:w="y"><ns0:p><ns0:r><ns0:t>好</ns0:t><w:t>坏</w:t></ns0:r></ns0:p></ns0:document>`))
	if err != nil || lines(string(d.Text)) != "好" {
		t.Errorf("got %q, %v", d.Text, err)
	}
}

func TestChineseNumbers(t *testing.T) {
	for n, want := range map[int]string{1: "一", 10: "十", 11: "十一", 20: "二十", 35: "三十五", 100: "100"} {
		if got := chineseNumber(n); got != want {
			t.Errorf("%d: got %s, want %s", n, got, want)
		}
	}
}
