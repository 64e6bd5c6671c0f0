package extract_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baogao/model"
	"baogao/parse"
	"baogao/seeds"
)

// sources returns the reports that forms are made of: the embedded ones, and
// those of the corpus where it is there.
func sources(t testing.TB) map[string]*model.Report {
	t.Helper()
	reports := map[string]*model.Report{}
	add := func(name string, data []byte) {
		r, err := parse.Parse(name, data)
		if err != nil {
			t.Fatal(err)
		}
		reports[name] = r
	}
	for name, data := range seeds.All() {
		add(name, data)
	}
	corpus := os.Getenv("BAOGAO_CORPUS")
	if corpus == "" {
		corpus = filepath.Join("..", "..", "..", "shared", "corpus")
	}
	files, _ := filepath.Glob(filepath.Join(corpus, "*.txt"))
	if len(files) == 0 {
		t.Log("no corpus beside the checkout: only the embedded reports are compared")
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		add(filepath.Base(f), data)
	}
	return reports
}

// findings lists what was read of a report, a line each, so that two forms of
// it can be compared.
func findings(r *model.Report) []string {
	m := r.Meta
	out := []string{fmt.Sprintf("meta %s %s %s %s %d %d", m.Region.Name, m.Date, m.Speaker, m.Meeting, m.ReviewYear, m.PlanYear)}
	r.Walk(func(s *model.Section, _ []*model.Section) bool {
		out = append(out, fmt.Sprintf("section %d %s %s", s.Level, s.Label, s.Title.In(r.Text)))
		return true
	})
	for _, t := range r.Terms {
		out = append(out, "term "+t.Name.In(r.Text))
	}
	for _, o := range r.Observations {
		out = append(out, fmt.Sprintf("figure %s %s %v%s %s %s %s", o.Indicator, o.Measure, o.Value, o.Unit, o.Kind, o.Period, o.Quote.In(r.Text)))
	}
	return out
}

// compare fails the test where another form of a report reads otherwise, or
// lost any of its text.
func compare(t *testing.T, name, form string, want *model.Report, data []byte) {
	t.Helper()
	got, err := parse.Parse(strings.TrimSuffix(name, ".txt")+"."+form, data)
	if err != nil {
		t.Errorf("%s as %s: %v", name, form, err)
		return
	}
	if got.Meta.Source.Format != form {
		t.Errorf("%s as %s was taken for %s", name, form, got.Meta.Source.Format)
	}
	a, b := findings(want), findings(got)
	for _, line := range a {
		if !slices.Contains(b, line) {
			t.Errorf("%s as %s lost: %s", name, form, line)
		}
	}
	for _, line := range b {
		if !slices.Contains(a, line) {
			t.Errorf("%s as %s made up: %s", name, form, line)
		}
	}
	if lost := missing(want.Text, got.Text); lost != "" {
		t.Errorf("%s as %s lost text: %.120s", name, form, lost)
	}
}

// missing is the first paragraph of a text that another lacks, blanks aside.
func missing(text, other string) string {
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
	other = squeeze(other)
	for line := range strings.Lines(text) {
		if p := squeeze(line); !strings.Contains(other, p) {
			return p
		}
	}
	return ""
}

// page puts a report into a page as government sites have them.
func page(r *model.Report) []byte {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><html><head><meta charset="utf-8"><title>政府工作报告_某市人民政府</title>
<meta name="ArticleTitle" content="政府工作报告"><style>.x{color:red}</style><script>var 各位代表 = "各位代表：<p>";</script></head><body>
<div class="top"><a href="/">网站首页</a> | <a href="/zwgk">政务公开</a> | <a href="/hd">互动交流</a></div>
<nav><ul><li><a href="/1">机构职能</a></li><li><a href="/2">政府文件</a></li></ul></nav>
<div class="main"><div class="bar">您现在的位置：<a href="/">首页</a> &gt; <a href="/bg">政府工作报告</a></div>
<div class="info">发布时间：2024-02-01 09:00　来源：市政府办公室　【字体：<a href="javascript:big()">大</a> <a href="javascript:small()">小</a>】</div>
<div class="TRS_Editor" id="zoom">
`)
	for line := range strings.Lines(r.Text) {
		fmt.Fprintf(&b, "<p style=\"text-indent:2em\"><span>　　%s</span>\n</p>\n", html.EscapeString(strings.TrimSpace(line)))
	}
	b.WriteString(`</div><div class="share">分享到：<a href="/wx">微信</a> <a href="/wb">微博</a></div>
<ul class="related"><li><a href="/a">一图读懂政府工作报告</a></li><li><a href="/b">我市召开全体会议，传达学习会议精神。部署下一步工作。</a></li></ul></div>
<footer><p>版权所有：某市人民政府。未经许可，不得转载；网站标识码 4200000000。</p></footer></body></html>`)
	return []byte(b.String())
}

func TestPageReadsLikeThePlainText(t *testing.T) {
	for name, r := range sources(t) {
		compare(t, name, "html", r, page(r))
	}
}

func TestPieceOfAPageReadsLikeThePlainText(t *testing.T) {
	for name, r := range sources(t) {
		compare(t, name, "html", r, []byte(strings.ReplaceAll(html.EscapeString(r.Text), "\n", "<br>\r\n&nbsp;&nbsp;")))
	}
}

// word puts a report into a Word file with each paragraph in several runs.
func word(t *testing.T, r *model.Report) []byte {
	t.Helper()
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
	for line := range strings.Lines(r.Text) {
		line = strings.TrimSpace(line)
		b.WriteString(`<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs><w:ind w:firstLine="640"/></w:pPr>`)
		for len(line) > 0 {
			// Word parts a paragraph into runs wherever the writer paused.
			runes := []rune(line)
			n := min(len(runes), 7)
			fmt.Fprintf(&b, `<w:r><w:rPr><w:sz w:val="32"/></w:rPr><w:t xml:space="preserve">%s</w:t></w:r>`, html.EscapeString(string(runes[:n])))
			line = string(runes[n:])
		}
		b.WriteString(`</w:p>`)
	}
	b.WriteString(`<w:sectPr/></w:body></w:document>`)
	return docx(t, map[string]string{"word/document.xml": b.String()})
}

// docx makes a Word file of its parts.
func docx(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for name, content := range parts {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestWordFileReadsLikeThePlainText(t *testing.T) {
	for name, r := range sources(t) {
		compare(t, name, "docx", r, word(t, r))
	}
}

func TestMarkdownReadsLikeThePlainText(t *testing.T) {
	for name, r := range sources(t) {
		heading := map[int]int{}
		r.Walk(func(s *model.Section, _ []*model.Section) bool {
			if !s.RunIn {
				heading[s.Heading.Start] = s.Level
			}
			return true
		})
		var b strings.Builder
		at := 0
		for line := range strings.Lines(r.Text) {
			b.WriteString(strings.Repeat("#", heading[at]))
			if heading[at] > 0 {
				b.WriteString(" ")
			}
			b.WriteString(line + "\n")
			at += len(line)
		}
		compare(t, name, "md", r, []byte(b.String()))
	}
}
