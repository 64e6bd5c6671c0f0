package extract_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"baogao/model"
	"baogao/parse/extract/pdf/pdftest"
)

// How official documents are set: GB/T 9704, 5.2 and 6.1.
const (
	letter  = 16.0 // points
	leading = 28.0
	perLine = 28 // ideographs
	perPage = 22 // lines
	margin  = 80.0
)

// set breaks a paragraph into lines: no line begins with a mark that closes
// something, none ends within a number or with a mark that opens something.
func set(paragraph string) []string {
	var lines []string
	line, width := "　　", 2.0
	runes := []rune(paragraph)
	for i := 0; i < len(runes); {
		n := i + 1
		for n < len(runes) && clings(runes[n-1], runes[n]) {
			n++
		}
		unit := string(runes[i:n])
		if w := pdftest.WidthOf(unit); width+w > perLine && width > 2 {
			lines = append(lines, line)
			line, width = "", 0
		}
		line += unit
		width += pdftest.WidthOf(unit)
		i = n
	}
	return append(lines, line)
}

func clings(a, b rune) bool {
	latin := func(r rune) bool { return r < 0x80 && r != ' ' }
	return strings.ContainsRune("，、。；：！？）》」』】〕”’％", b) || strings.ContainsRune("（《「『【〔“‘", a) || latin(a) && latin(b)
}

// portable sets a report as official documents are: a head on each page but
// the first, a number on each, a centred title, paragraphs indented by two
// ideographs.
func portable(r *model.Report, encoding pdftest.Encoding) []byte {
	d := &pdftest.Document{Encoding: encoding}
	var p *pdftest.Page
	rows := perPage
	number := 0
	draw := func(x, size float64, s string) {
		if rows == perPage {
			p = d.AddPage()
			number++
			rows = 0
			p.Text(margin+200, 60, 14, fmt.Sprintf("— %d —", number))
			if number > 1 {
				p.Text(margin, 780, 10.5, "某市人民政府公报　2024年第2期")
			}
		}
		rows++
		p.Text(x, 740-leading*float64(rows), size, s)
	}
	for i, paragraph := range strings.Split(strings.TrimRight(r.Text, "\n"), "\n") {
		if i == 0 && pdftest.WidthOf(paragraph) < perLine {
			draw(margin+letter*(perLine-pdftest.WidthOf(paragraph))/2, letter, paragraph)
			continue
		}
		for _, line := range set(strings.TrimSpace(paragraph)) {
			draw(margin, letter, line)
		}
	}
	return d.Bytes()
}

func TestPDFReadsLikeThePlainText(t *testing.T) {
	// Not GBK: it lacks some characters of these texts, such as ㉑.
	encodings := []pdftest.Encoding{pdftest.Identity, pdftest.UTF16, pdftest.UCS2}
	i := 0
	for name, r := range sources(t) {
		compare(t, name, "pdf", r, portable(r, encodings[i%len(encodings)]))
		i++
	}
}

func TestPDFOfABrowserReadsLikeThePlainText(t *testing.T) {
	if testing.Short() {
		t.Skip("runs a browser")
	}
	browser := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			browser = path
		}
	}
	fonts, _ := exec.Command("fc-list", ":lang=zh-cn").Output()
	if browser == "" || len(fonts) == 0 {
		t.Skip("no Chromium with a Chinese font here")
	}
	// One report: a browser takes seconds to start.
	const name = "兴山县-2024.txt"
	r := sources(t)[name]
	dir := t.TempDir()
	source, target := filepath.Join(dir, "a.html"), filepath.Join(dir, "a.pdf")
	if err := os.WriteFile(source, printed(r), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--user-data-dir="+filepath.Join(dir, "profile"), "--print-to-pdf="+target, source)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Skipf("%s does not print: %v\n%s", browser, err, out)
	}
	data, err := os.ReadFile(target)
	if err != nil {
		t.Fatal(err)
	}
	compare(t, name, "pdf", r, data)
}

// printed is a page to be printed, with heads and numbers as a document has
// them.
func printed(r *model.Report) []byte {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><html lang="zh"><meta charset="utf-8"><title></title><style>
@page { size: A4; margin: 3cm 2.6cm; @top-center { content: "某市人民政府公报" } @bottom-center { content: "— " counter(page) " —" } }
body { font: 16pt/28pt "Noto Serif CJK SC", serif; text-align: justify } p { margin: 0; text-indent: 2em }
p:first-child { text-align: center; text-indent: 0; font-size: 22pt; line-height: 36pt }</style><body>`)
	for line := range strings.Lines(r.Text) {
		b.WriteString("<p>" + strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(strings.TrimSpace(line)) + "</p>\n")
	}
	return []byte(b.String())
}
