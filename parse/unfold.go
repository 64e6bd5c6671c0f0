package parse

import (
	"strings"
)

// unfold breaks the lines of a page that has no line breaks to speak of: the
// most of its text stands in one line. It breaks after headings and sentences
// where blanks are left of the lost breaks, after a sentence before a heading's
// label, and after the address to the deputies.
func unfold(lines []line) []line {
	longest, all := 0, 0
	for _, l := range lines {
		longest = max(longest, len(l.text))
		all += len(l.text)
	}
	if longest < 300 || longest*5 < all*3 || len(lines) > 5 && longest < folded {
		for i, l := range lines {
			if len(l.text) > folded && strings.Contains(l.text, " ") {
				lines[i].text = strings.Join(atBlanks(l.text, false), "")
			}
		}
		return lines
	}
	var out []line
	for _, l := range lines {
		if len(l.text) < 300 {
			out = append(out, l)
			continue
		}
		for _, part := range atLabels(l.text) {
			for _, s := range atBlanks(strings.Trim(part, " "), true) {
				out = append(out, line{text: s})
			}
		}
	}
	return out
}

// atBlanks closes up the blanks of a text, from lines that were broken at a
// width. Where it may break the text, it does so at those that stand where a
// paragraph or heading ended.
func atBlanks(s string, mayBreak bool) []string {
	var parts []string
	var b strings.Builder
	for word := range strings.SplitSeq(s, " ") {
		if b.Len() > 0 {
			cur := b.String()
			if mayBreak && endsAt(cur, word) {
				parts = append(parts, cur)
				b.Reset()
			} else if last, first := lastRune(cur), firstRune(word); isAlnum(last) && isAlnum(first) || len(cur) < 90 && isSpeaker(cur) && isNameOnly(word) {
				b.WriteByte(' ')
			}
		}
		b.WriteString(word)
	}
	return append(parts, b.String())
}

// endsAt reports whether a paragraph or heading ends between two words.
func endsAt(before, word string) bool {
	short := len(before) < 300
	switch {
	case short && onlyLabel(before), len(before) < 90 && isSpeaker(before) && isNameOnly(word):
		return false
	case isTitle(word), namesPart(word), beginsSection(word), endsProse(before[max(0, len(before)-12):]):
		return true
	}
	return short && (isHeadingLine(before) || isSpeaker(before) || namesPart(before))
}

// atLabels breaks a text after the sentences that a heading's label follows,
// and around the address to the deputies.
func atLabels(s string) []string {
	var parts []string
	cut := func(i int) {
		if i > 0 && i < len(s) {
			parts = append(parts, s[:i])
			s = s[i:]
		}
	}
	if i := strings.Index(s[:min(len(s), 900)], "各位代表"); i >= 0 && prefixOf(s[i+len("各位代表"):], "：", ":") > 0 {
		cut(i)
		n := len("各位代表")
		cut(n + prefixOf(s[n:], "：", ":"))
	}
	cut(partTitle(s))
	for i := 0; i < len(s); {
		if i += nextBreak(s[i:]); beginsSection(s[i:]) || glossaryTitle(s[i:]) > 0 {
			cut(i)
			cut(max(partTitle(s), glossaryTitle(s)))
			i = 0
		}
	}
	return append(parts, s)
}

// nextBreak returns where the next sentence of a text begins, or what follows a
// colon: 主要做了以下工作：（一）….
func nextBreak(s string) int {
	end, mark := sentenceEnd(s)
	if colon := strings.Index(s[:end], "："); colon >= 0 {
		return colon + len("：")
	}
	return end + mark
}

// partTitle returns the length of the numbered title of one of a report's
// parts that a text begins with, where no mark parts the two:
// 一、2023年工作回顾刚刚过去的2023年，…. It is 0 where there is none.
func partTitle(s string) int {
	if l, ok := parseLabel(s[:min(len(s), 60)]); !ok || l.level > 1 {
		return 0
	}
	for i := 0; i < min(len(s), 150); i += runeLen(s[i]) {
		if opensInside(s[i:]) && !strings.HasPrefix(s[i:], "、") && !strings.HasPrefix(s[i:], "”") {
			return 0
		}
		k, ok := partWords.at(s, i)
		if !ok {
			continue
		}
		end := i + len(partWords.list[k])
		if r := s[end:]; r != "" && !opensInside(r) && prefixOf(r, "和", "及", "与", "的", "任务") == 0 {
			return end
		}
	}
	return 0
}

// glossaryTitle returns the length of the glossary's heading that a text
// begins with, where its first entry follows at once; 0 where there is none.
func glossaryTitle(s string) int {
	n := isAnnexLabel(s[:min(len(s), 60)])
	size := prefixOf(s[n:], "名词解释", "名词注释", "名词说明")
	if size == 0 {
		return 0
	}
	n += size
	n += prefixOf(s[n:], "：", ":")
	if !startsNumbered(s[n:]) && !startsEntry(s[n:]) {
		return 0
	}
	return n
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
