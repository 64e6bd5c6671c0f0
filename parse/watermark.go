package parse

import (
	"strings"
	"unicode/utf8"
)

// Some sites print the same few letters at the end of each paragraph, so that
// what is copied tells where it comes from: 政府工作报告vfO.
const (
	longestWatermark = 4 // letters
	leastWatermarks  = 5 // paragraphs that end with it
)

// withoutWatermark takes a site's letters from the ends of the paragraphs. The
// line after one begins a paragraph.
func withoutWatermark(lines []line) []line {
	lines = atWatermarks(lines)
	var counts map[string]int
	var tail string
	for _, l := range lines {
		if s := latinTail(l.text); s != "" {
			if counts == nil {
				counts = map[string]int{}
			}
			if counts[s]++; counts[s] > counts[tail] {
				tail = s
			}
		}
	}
	if counts[tail] < leastWatermarks {
		return lines
	}
	kept := lines[:0]
	ended := false // the line before ends a paragraph
	for _, l := range lines {
		l.begins = ended
		if n := len(kept); n > 0 && !ended && endsSplit(kept[n-1].text, l.text, tail) { // …基地。vf⏎O
			kept[n-1].text = strings.TrimSuffix(kept[n-1].text+l.text, tail)
			ended = true
			continue
		}
		if l.text, ended = strings.CutSuffix(l.text, tail); l.text == "" {
			continue
		}
		if ended && isTitle(l.text) {
			l.text = squeeze(l.text) // 政 府 工 作 报 告vfO
		}
		kept = append(kept, l)
	}
	return kept
}

// atWatermarks breaks the lines of a page that lost its line breaks after the
// letters that stand for one each: 请予审议。BNC 一、2020年工作回顾BNC 刚刚过去的2020年….
// Letters that no sentence ends before are the text's own (GDP).
func atWatermarks(lines []line) []line {
	all, after := map[string]int{}, map[string]int{} // after a sentence, too
	tail := ""
	for _, l := range lines {
		if len(l.text) < maybeFolded {
			continue
		}
		for word := range strings.SplitSeq(l.text, " ") {
			w := latinTail(word)
			if w == "" {
				continue
			}
			all[w]++
			if endsProse(strings.TrimSuffix(word, w)) {
				if after[w]++; after[w] > after[tail] {
					tail = w
				}
			}
		}
	}
	if all[tail] < leastWatermarks || after[tail]*2 < leastWatermarks {
		return lines
	}
	var out []line
	for _, l := range lines {
		if len(l.text) < maybeFolded {
			out = append(out, l)
			continue
		}
		for s := range strings.SplitAfterSeq(l.text, tail+" ") {
			if s = strings.Join(atBlanks(strings.TrimSpace(s), false), ""); s != "" {
				out = append(out, line{text: s})
			}
		}
	}
	return out
}

// endsSplit reports whether a line is the rest of the watermark that the line
// before breaks off in.
func endsSplit(before, s, tail string) bool {
	return len(s) < len(tail) && strings.HasSuffix(tail, s) && strings.HasSuffix(before, tail[:len(tail)-len(s)])
}

// latinTail returns the two to four letters that a line of Chinese ends with.
func latinTail(s string) string {
	n := 0
	for n < len(s) && n <= longestWatermark && isAlnum(rune(s[len(s)-1-n])) && s[len(s)-1-n] > '9' {
		n++
	}
	if n < 2 || n > longestWatermark || n == len(s) || s[len(s)-1-n] < utf8.RuneSelf {
		return ""
	}
	return s[len(s)-n:]
}
