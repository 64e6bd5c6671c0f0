package extract

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// bounded runs read and fails the test where it asks for more memory than any
// file may have, or takes much longer than any may take: minutes, of what is
// measured in seconds, so that no busy machine fails.
func bounded(t *testing.T, read func()) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	read()
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	if took > 5*time.Minute {
		t.Errorf("took %v", took)
	}
	if mb := (after.TotalAlloc - before.TotalAlloc) >> 20; mb > 2048 {
		t.Errorf("allocated %d MB in all", mb)
	}
}

func TestPageNestedDeepIsReadWhole(t *testing.T) {
	const depth = 100_000
	for _, tag := range []string{"div", "font", "b", "table><tr><td", "ul><li", "a href=x"} {
		page := []byte("<html><body>" + strings.Repeat("<"+tag+">", depth) + "<p>现在，我代表市人民政府向大会报告工作。</p>")
		bounded(t, func() {
			d, err := From("a.html", page)
			if err != nil || !strings.Contains(string(d.Text), "现在，我代表市人民政府向大会报告工作。") {
				t.Errorf("<%s>: got %.60q, %v", tag, d.Text, err)
			}
		})
	}
}

func TestBigPagesAreBounded(t *testing.T) {
	pages := map[string]string{
		"paragraphs":      strings.Repeat("<p>各位代表：", 300_000),
		"attributes":      "<p " + strings.Repeat("a=b ", 1_000_000) + ">好",
		"entities":        "<p>" + strings.Repeat("&amp;", 1_000_000),
		"cells":           "<table><tr>" + strings.Repeat("<td>好</td>", 300_000),
		"items":           "<ol>" + strings.Repeat("<li>好</li>", 190_000/2) + "</ol>",
		"open quote":      `<p class="` + strings.Repeat("好", 5_000_000),
		"open comment":    "<p>好</p><!--" + strings.Repeat("-", 10_000_000),
		"nested tables":   strings.Repeat("<table><tr><td>", 160) + strings.Repeat("好", 100_000),
		"nested captions": strings.Repeat("<table><caption>", 200) + "好",
		"nested marks":    strings.Repeat("<sup><b>", 240) + strings.Repeat("<i>好</i>", 50_000),
		"nested titles":   strings.Repeat("<h1><div>", 240) + strings.Repeat("<p>好</p>", 50_000),
		"a cell of lines": "<table><tr><td>1</td><td>" + strings.Repeat("<p>好</p>", 95_000),
		"misnested links": strings.Repeat("<a><b><i><u>", 20_000),
	}
	for name, page := range pages {
		t.Run(name, func(t *testing.T) {
			bounded(t, func() {
				if _, err := From("a.html", []byte("<html><body>"+page)); err != nil {
					t.Error(err)
				}
			})
		})
	}
}

func TestWordBombIsOneLine(t *testing.T) {
	tests := map[string]struct{ document, want string }{
		"big":      {"<w:document>" + "<w:p><w:r><w:t>" + strings.Repeat("好", maxPart/3), "Word 文件展开后超过 48 MB，不像一份报告；请另存为文本"},
		"entities": {`<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:document>`, "Word 文件里声明了外部实体，可能有害，没有读；请确认来源，再另存为 .docx"},
		"laughs":   {`<!DOCTYPE a [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;">]><w:document/>`, "Word 文件里声明了外部实体，可能有害，没有读；请确认来源，再另存为 .docx"},
		"broken":   {"<w:document><w:p><w:r <w:t>好", "Word 文件损坏，读不了；请用 Word 或 WPS 打开后另存"},
	}
	for name, test := range tests {
		data := packWord(t, test.document)
		bounded(t, func() {
			_, err := From("a.docx", data)
			if err == nil || err.Error() != test.want {
				t.Errorf("%s: got %v, want %s", name, err, test.want)
			}
		})
	}
}

func TestWordFileNestedDeepIsBounded(t *testing.T) {
	for _, tag := range []string{"p", "tbl", "r", "ins", "x"} {
		data := packWord(t, `<w:document>`+strings.Repeat("<w:"+tag+">", 100_000)+"<w:p><w:r><w:t>好</w:t></w:r></w:p>"+strings.Repeat("</w:"+tag+">", 100_000)+"</w:document>")
		bounded(t, func() {
			d, err := From("a.docx", data)
			if err != nil || lines(string(d.Text)) != "好" {
				t.Errorf("<%s>: got %.60q, %v", tag, d.Text, err)
			}
		})
	}
}

func TestNumbersOfAWordFileAreShort(t *testing.T) {
	book := strings.Repeat("第%1章", 20_000)
	data := packWordNumbered(t, `<w:document>`+strings.Repeat(`<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>好</w:t></w:r></w:p>`, 50_000)+`</w:document>`,
		`<w:numbering><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="`+book+`"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`)
	bounded(t, func() {
		d, err := From("a.docx", data)
		if err != nil || strings.Count(string(d.Text), "好") != 50_000 || len(d.Text) > 10<<20 {
			t.Errorf("got %d bytes, %v", len(d.Text), err)
		}
	})
}

func TestUnreadableFormsSayWhatToDo(t *testing.T) {
	ole := append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 4096)...)
	tests := map[string]struct{ data, want string }{
		"word 97":  {string(ole), "旧版 Word（.doc、.wps）不能读；请在 Word 或 WPS 里另存为 .docx"},
		"rtf":      {`{\rtf1\ansi}`, "RTF 不能读；请在 Word 或 WPS 里另存为 .docx"},
		"rar":      {"Rar!\x1A\x07\x01\x00abc", "这种压缩包不能读；请先解压，或改用 .zip"},
		"7z":       {"7z\xBC\xAF\x27\x1C\x00\x04", "这种压缩包不能读；请先解压，或改用 .zip"},
		"png":      {"\x89PNG\r\n\x1A\n\x00\x00\x00\rIHDR", "这是图片，没有文字；请先用文字识别（OCR）转成文本"},
		"half zip": {"PK\x03\x04\x14\x00", "文件损坏，打不开；请重新下载"},
	}
	for name, test := range tests {
		if _, err := From("a", []byte(test.data)); err == nil || err.Error() != test.want {
			t.Errorf("%s: got %v, want %s", name, err, test.want)
		}
	}
}

func TestEncodingOfAPage(t *testing.T) {
	const body = "<p>各位代表：现在，我代表市人民政府向大会报告工作。</p>"
	page := func(charset string) string {
		return fmt.Sprintf(`<html><head><meta http-equiv="Content-Type" content="text/html; charset=%s"></head><body>%s</body></html>`, charset, body)
	}
	gbk := func(s string) string {
		out, err := simplifiedchinese.GBK.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(page("unicode"))
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]struct {
		data, encoding string
		guessed        bool
	}{
		"declared GB 2312":              {gbk(page("gb2312")), "gb18030", false},
		"GBK declared as UTF-8":         {gbk(page("utf-8")), "gb18030", true},
		"GBK declared as nothing":       {gbk("<html><body>" + body), "gb18030", true},
		"UTF-8 declared as GB 2312":     {page("gb2312"), "utf-8", false},
		"UTF-8 with a mark":             {"\xef\xbb\xbf" + page("gb2312"), "utf-8", false},
		"UTF-16 with a mark":            {utf16, "utf-16le", false},
		"UTF-8 with one byte of it bad": {page("utf-8") + "\xe5", "utf-8", false},
	}
	for name, test := range tests {
		d, err := From("a.html", []byte(test.data))
		if err != nil || d.Encoding != test.encoding || d.Guessed != test.guessed || !strings.Contains(string(d.Text), "各位代表：现在，我代表市人民政府向大会报告工作。") {
			t.Errorf("%s: read as %s, guessed %v: %.80q, %v", name, d.Encoding, d.Guessed, d.Text, err)
		}
	}
}

func TestPageInOneFileIsRead(t *testing.T) {
	const head = "From: <Saved by Blink>\r\nSubject: =?utf-8?Q?x?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--b\"\r\n\r\n\r\n"
	page := head + "----b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
		"<html><meta charset=3D\"utf-8\"><p>=E5=90=84=E4=BD=8D=E4=BB=A3=E8=A1=A8=EF=BC=\r\n=9A</p>\r\n----b\r\nContent-Type: image/png\r\n\r\nx\r\n----b--\r\n"
	d, err := From("a.mht", []byte(page))
	if err != nil || lines(string(d.Text)) != "各位代表：" || d.Format != "mht" {
		t.Errorf("got %q, %v", d.Text, err)
	}
	nested := []byte(strings.Repeat(head+"----b\r\n", 50))
	bounded(t, func() {
		if _, err := From("a.mht", nested); err == nil {
			t.Error("parts in one another without end were read")
		}
	})
}

func FuzzFrom(f *testing.F) {
	for _, seed := range []string{"<p>好</p><table><tr><td>1<td>2<tr><td>3<td>4</table>", "# 一\n# 二\n# 三\n**好**", "%PDF-1.4\n", "MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>好"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := From("a", data)
		if err == nil {
			d.Plain(bytes.ToValidUTF8(d.Text, nil))
		} else if strings.ContainsAny(err.Error(), "\n\r\x1b") {
			t.Errorf("an error of more than one line: %q", err)
		}
	})
}
