package extract

import (
	"bytes"
	"path"
	"regexp"
	"strings"
	"sync"
)

// isMarkdown reports whether data are Markdown: the name says so, or several
// lines are headings of its kind (## 一、…, **（一）…**), which plain reports do
// not have. Its marks are ASCII, so that any encoding but UTF-16 will do.
func isMarkdown(name string, data []byte) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown":
		return true
	}
	headings := 0
	for line := range bytes.Lines(data[:min(len(data), 64<<10)]) {
		rest := bytes.TrimLeft(line, "#")
		if n := len(line) - len(rest); n >= 1 && n <= 6 && bytes.HasPrefix(rest, []byte(" ")) || beginsBold(line) {
			headings++
		}
	}
	return headings >= 2
}

// beginsBold reports whether a line begins with a number in bold type, as
// headings do. Stars alone stand for words that are left out: **镇镇长***.
func beginsBold(line []byte) bool {
	bold, ok := bytes.CutPrefix(bytes.TrimLeft(line, " \t"), []byte("**"))
	if !ok || !bytes.Contains(bold, []byte("**")) {
		return false
	}
	title := string(bold[:min(len(bold), 40)])
	rest := strings.TrimLeft(title, "（(第一二三四五六七八九十0123456789")
	for _, end := range []string{"、", "）", ")", "．", ".", "部分"} {
		if rest != title && strings.HasPrefix(rest, end) {
			return true
		}
	}
	return false
}

// markdownMarks finds the marks of Markdown. Reports have no other use for
// them, but a lone * or _ stays.
type markdownMarks struct {
	image, link, strong, weak, note, escape, rule, table, tag, brk *regexp.Regexp
}

// markdown is made when the first Markdown comes, for the sake of the
// program's start.
var markdown = sync.OnceValue(func() markdownMarks {
	return markdownMarks{
		image:  regexp.MustCompile(`!\[([^\]\n]*)\]\([^()\n]*\)`),
		link:   regexp.MustCompile(`\[([^\[\]\n]+)\]\([^()\n]*\)`),
		strong: regexp.MustCompile(`\*\*([^*\n]+)\*\*|__([^_\n]+)__`),
		weak:   regexp.MustCompile(`\*([^*\n]+)\*|~~([^~\n]+)~~|` + "`([^`\n]+)`"),
		note:   regexp.MustCompile(`\[\^([^\]\s]+)\]`),
		escape: regexp.MustCompile("\\\\([\\\\`*_{}\\[\\]()#+\\-.!|<>~])"),
		rule:   regexp.MustCompile(`^\s*([-*_])(\s*[-*_]){2,}\s*$`),
		table:  regexp.MustCompile(`^\s*\|?[\s:|-]*-{3,}[\s:|-]*$`),
		tag:    regexp.MustCompile(`(?i)</?(p|div|span|font|b|i|u|strong|em|center|sup|sub|a|h[1-6])(\s[^<>]*)?>|<!--.*?-->`),
		brk:    regexp.MustCompile(`(?i)<br\s*/?>`),
	}
})

// plainMarkdown leaves the marks out of a text and keeps all words of it. It
// goes line by line: what a Markdown parser makes of reports (paragraphs that
// begin with blanks become code, "1." a list counted anew) is not what their
// writers meant.
func plainMarkdown(text []byte) []byte {
	var out strings.Builder
	marks := markdown()
	lines := strings.Split(string(text), "\n")
	for i := frontMatter(lines); i < len(lines); i++ {
		line := strings.TrimRight(lines[i], " \t\r")
		body := strings.TrimLeft(line, " \t")
		switch {
		case strings.HasPrefix(body, "```"), strings.HasPrefix(body, "~~~"):
			continue
		case marks.table.MatchString(line), marks.rule.MatchString(line):
			out.WriteByte('\n')
			continue
		}
		for strings.HasPrefix(body, "> ") || body == ">" {
			body = strings.TrimLeft(body[1:], " \t")
		}
		heading := strings.TrimLeft(body, "#")
		if n := len(body) - len(heading); n >= 1 && n <= 6 && (strings.HasPrefix(heading, " ") || strings.HasPrefix(heading, "　")) {
			// A heading stands apart, whatever the lines around it look like.
			out.WriteString("\n" + plainInline(strings.TrimSpace(strings.TrimRight(heading, "#"))) + "\n\n")
			continue
		}
		for _, bullet := range []string{"- ", "* ", "+ "} {
			body = strings.TrimPrefix(body, bullet)
		}
		indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
		out.WriteString(indent + plainInline(body) + "\n")
	}
	return []byte(out.String())
}

// plainInline leaves out the marks within a line.
func plainInline(s string) string {
	if !strings.ContainsAny(s, "*_[`\\<~") {
		return s
	}
	m := markdown()
	s = m.brk.ReplaceAllString(s, "\n")
	s = m.tag.ReplaceAllString(s, "")
	s = m.image.ReplaceAllString(s, "$1")
	s = m.link.ReplaceAllString(s, "$1")
	s = m.note.ReplaceAllString(s, "[$1]")
	s = m.strong.ReplaceAllString(s, "$1$2")
	s = m.weak.ReplaceAllString(s, "$1$2$3")
	return m.escape.ReplaceAllString(s, "$1")
}

// frontMatter is the index of the line after a block of settings (--- … ---)
// that a text begins with, 0 where it has none.
func frontMatter(lines []string) int {
	if strings.TrimRight(strings.TrimPrefix(lines[0], "\uFEFF"), " \r") != "---" {
		return 0
	}
	for i, line := range lines[1:min(len(lines), 60)] {
		if l := strings.TrimRight(line, " \r"); l == "---" || l == "..." {
			return i + 2
		}
	}
	return 0
}
