package parse

import (
	"cmp"
	"slices"
)

// lineCut is a place in a line.
type lineCut struct{ line, at int }

// unglue breaks a line before a heading of level 1 or 2 that lost its line
// break: where the numbers at the starts of lines leave one out, and a line in
// between has it after a sentence.
func unglue(lines []line) []line {
	var cuts []lineCut
	var last, from [3]int // for each level the number before, and its line
	for i := range lines {
		l, ok := parseLabel(lines[i].text[:min(len(lines[i].text), 60)])
		if !ok || l.level < 1 || l.level > 2 {
			continue
		}
		if last[l.level] > 0 && l.number == last[l.level]+2 {
			if c, ok := gluedHeading(lines, from[l.level], i, l); ok {
				cuts = append(cuts, c)
			}
		}
		last[l.level], from[l.level] = l.number, i
		if l.level == 1 {
			last[2] = 0
		}
	}
	if len(cuts) == 0 {
		return lines
	}
	slices.SortFunc(cuts, func(a, b lineCut) int { return cmp.Or(a.line-b.line, a.at-b.at) })
	return cutLines(lines, cuts)
}

// gluedHeading finds, among the lines from one heading to the next, the
// heading that stands between them by its number, after a sentence.
func gluedHeading(lines []line, from, to int, next label) (lineCut, bool) {
	for k := from; k < to; k++ {
		s := lines[k].text
		for i := 0; i < len(s); {
			end, mark := sentenceEnd(s[i:])
			i += end + mark
			l, ok := parseLabel(s[i:min(len(s), i+60)])
			if ok && mark > 0 && l.level == next.level && l.number == next.number-1 {
				return lineCut{k, i}, true
			}
		}
	}
	return lineCut{}, false
}

// cutLines breaks lines at the cuts, which are in order.
func cutLines(lines []line, cuts []lineCut) []line {
	out := make([]line, 0, len(lines)+len(cuts))
	for i, l := range lines {
		from := 0
		for ; len(cuts) > 0 && cuts[0].line == i; cuts = cuts[1:] {
			part := l
			part.text = l.text[from:cuts[0].at]
			out = append(out, part)
			from = cuts[0].at
			l.apart, l.glued, l.begins = false, false, false
		}
		l.text = l.text[from:]
		out = append(out, l)
	}
	return out
}
