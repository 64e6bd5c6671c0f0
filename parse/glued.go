package parse

import (
	"cmp"
	"slices"
	"strings"
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

// unglueTitles breaks lines after the titles of level 1 and 2 that lost the line
// break after them: （一）着力扩大有效需求，推动经济稳中向好扩大有效投资，…. A sentence
// that is longer than titles shows one, or that most of those that are numbered
// together read like a title and a sentence.
func unglueTitles(lines []line) []line {
	var cuts []lineCut
	var doubtful [3][]lineCut // of each level, since it was numbered from 1
	var glued, all [3]int
	settle := func(level int) {
		if n := len(doubtful[level]) + glued[level]; n > 2 && n*3 >= all[level]*2 {
			cuts = append(cuts, doubtful[level]...)
		}
		doubtful[level], glued[level], all[level] = nil, 0, 0
	}
	for i, l := range lines {
		label, ok := parseLabel(l.text[:min(len(l.text), 60)])
		if !ok || label.level > 2 {
			continue
		}
		if label.number == 1 {
			settle(label.level)
		}
		if !hasStop(l.text) {
			continue
		}
		all[label.level]++
		end, sure := gluedEnd(l.text, label)
		switch {
		case end == 0:
		case sure || isOverlong(l.text[label.len:]):
			cuts = append(cuts, lineCut{i, end})
			glued[label.level]++
		default:
			doubtful[label.level] = append(doubtful[label.level], lineCut{i, end})
		}
	}
	for level := range doubtful {
		settle(level)
	}
	if len(cuts) == 0 {
		return lines
	}
	slices.SortFunc(cuts, func(a, b lineCut) int { return a.line - b.line })
	return cutLines(lines, cuts)
}

// isOverlong reports whether the first sentence of a text is longer than a
// title, or made of more clauses.
func isOverlong(s string) bool {
	end, _ := sentenceEnd(s)
	s = s[:end]
	return runes(s, longestTitle) > mostGlued || strings.Count(s, "，")+strings.Count(s, ",") > 2
}

// gluedEnd returns where a line's title ends that has no mark after it, 0 where
// that cannot be told; sure says that it names one of the report's parts, and
// what follows opens a sentence.
func gluedEnd(s string, l label) (end int, sure bool) {
	if l.level < 2 {
		if end := partTitle(s); end > 0 {
			return end, opensText(s, end) || repeats(s, l.len, end) || len(findYears(s[:end])) > 0
		}
	}
	if end := blankAfterTitle(s); end > 0 {
		return end - 1, false
	}
	return gluedTitle(s, l.len), false
}

// cutLines breaks lines at the cuts, which are in order.
func cutLines(lines []line, cuts []lineCut) []line {
	out := make([]line, 0, len(lines)+len(cuts))
	for i, l := range lines {
		from := 0
		for ; len(cuts) > 0 && cuts[0].line == i; cuts = cuts[1:] {
			part := l
			part.text = strings.Trim(l.text[from:cuts[0].at], " ")
			out = append(out, part)
			from = cuts[0].at
			l.apart, l.glued, l.begins = false, false, false
		}
		l.text = strings.TrimLeft(l.text[from:], " ")
		out = append(out, l)
	}
	return out
}
