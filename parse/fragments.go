package parse

import (
	"strings"
	"unicode/utf8"
)

// mend joins the lines of a page that breaks them wherever its typeface
// changes, as viewers of documents do: 增长⏎5%⏎；⏎1—10⏎月份. There a paragraph ends
// only where a sentence does, and a heading at the end of its line.
func mend(lines []line) []line {
	if !isFragmented(lines) {
		return lines
	}
	var out []line
	var text strings.Builder // of the last line of out
	ended := true            // the line before ends a paragraph
	for _, l := range lines {
		if len(out) == 0 || !opensInside(l.text) && (ended || beginsParagraph(l.text)) {
			if n := len(out); n > 0 {
				out[n-1].text = text.String()
			}
			out = append(out, l)
			text.Reset()
		}
		text.WriteString(l.text)
		ended = endsFragments(l.text)
	}
	out[len(out)-1].text = text.String()
	return out
}

// endsFragments reports whether a paragraph or a heading ends with a piece.
func endsFragments(s string) bool {
	if r := lastRune(s); isEnd(r) || r == '：' || r == ':' {
		return true
	}
	l, ok := parseLabel(s)
	return ok && l.level <= 2 && utf8.RuneCountInString(s[l.len:]) >= 4
}

// isFragmented reports whether lines are pieces of sentences: nearly all are
// short, and many begin with a mark that no line begins with.
func isFragmented(lines []line) bool {
	long, inside := 0, 0
	for _, l := range lines {
		if len(l.text) > 3*60 {
			long++
		}
		if opensInside(l.text) {
			inside++
		}
	}
	return len(lines) >= 30 && long*10 < len(lines) && inside*10 > len(lines)
}
