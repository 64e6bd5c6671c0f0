package parse

import (
	"strings"
	"unicode/utf8"
)

// strip leaves out the lines that the page put around the report.
func strip(lines []line) []line {
	first := 0
	for i, l := range lines {
		if strings.HasPrefix(l.text, "各位代表") {
			first = i
			break
		}
	}
	last := first
	for i := first; i < len(lines); i++ {
		if isProse(lines[i].text) {
			last = i
		}
	}
	var out []line
	seen := map[string]bool{}
	for _, l := range lines[max(0, first-12):first] {
		if seen[l.text] {
			continue
		}
		for _, word := range []string{"政府工作报告", "人民代表大会", "省长", "市长", "区长", "县长", "主席", "州长"} {
			if strings.Contains(strings.ReplaceAll(l.text, " ", ""), word) {
				out = append(out, l)
				seen[l.text] = true
				break
			}
		}
	}
	return append(out, lines[first:min(len(lines), last+1)]...)
}

// isProse reports whether a line has a sentence in it.
func isProse(s string) bool {
	return strings.Contains(s, "。") || strings.ContainsAny(s, "，；！？") && utf8.RuneCountInString(s) > 24
}

// join puts lines together that a page broke inside a sentence or a label.
func join(lines []line) string {
	var b strings.Builder
	for i, l := range lines {
		if i > 0 && !continues(lines[i-1].text, l.text) {
			b.WriteByte('\n')
		}
		b.WriteString(l.text)
	}
	return b.String()
}

func continues(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	switch last {
	case '（', '(':
		return true
	}
	if last < utf8.RuneSelf && last > ' ' && after[0] >= '0' && after[0] <= '9' && !strings.ContainsRune(".:;!?)", last) {
		return true
	}
	return false
}
