package parse

import (
	"strings"
)

// unfold breaks the lines of a page that has no line breaks to speak of: it
// stands in a few lines, though it is long. They break after the address to
// the deputies, and after a sentence before a heading's label.
func unfold(lines []line) []line {
	long := 0
	for _, l := range lines {
		long = max(long, len(l.text))
		if len(lines) > 5 && long < 30000 {
			return lines
		}
	}
	if long < 300 {
		return lines
	}
	var out []line
	for _, l := range lines {
		s := l.text
		start := 0
		for i := 0; i < len(s); {
			j := strings.IndexByte(s[i:], "。"[0])
			if j < 0 {
				break
			}
			i += j
			if !strings.HasPrefix(s[i:], "。") {
				i++
				continue
			}
			i += len("。")
			if beginsSection(s[i:]) {
				out = append(out, line{text: s[start:i]})
				start = i
			}
		}
		out = append(out, line{text: s[start:]})
	}
	return breakAddress(out)
}

// beginsSection reports whether a text begins with a label of level 1 or 2, or
// addresses the deputies.
func beginsSection(s string) bool {
	if strings.HasPrefix(s, "各位代表") {
		return true
	}
	l, ok := parseLabel(s[:min(len(s), 60)])
	return ok && l.level <= 2
}

// breakAddress breaks the first line after 各位代表：.
func breakAddress(lines []line) []line {
	for i, l := range lines {
		at := strings.Index(l.text[:min(len(l.text), 600)], "各位代表：")
		if at < 0 {
			continue
		}
		out := append([]line{}, lines[:i]...)
		if at > 0 {
			out = append(out, line{text: strings.TrimRight(l.text[:at], " ")})
		}
		at += len("各位代表：")
		out = append(out, line{text: "各位代表："})
		if rest := strings.TrimLeft(l.text[at:], " "); rest != "" {
			out = append(out, line{text: rest})
		}
		return append(out, lines[i+1:]...)
	}
	return lines
}
