package parse

import (
	"strings"
	"unicode/utf8"
)

// unfold breaks the lines of a page that has no line breaks to speak of: the
// most of its text stands in lines longer than paragraphs are. It breaks after
// headings and sentences where blanks are left of the lost breaks, after a
// sentence before a heading's label, and after the address to the deputies.
func unfold(lines []line) []line {
	if !isFolded(lines) {
		for i, l := range lines {
			if len(l.text) > maybeFolded && strings.Contains(l.text, " ") {
				title := blankAfterTitle(l.text)
				lines[i].text = l.text[:title] + strings.Join(atBlanks(l.text[title:], false), "")
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

// blankAfterTitle returns the length of a numbered title and the blank after it,
// which may be all that is left of the line break between the title and its text;
// 0 where there is none.
func blankAfterTitle(s string) int {
	l, ok := parseLabel(s[:min(len(s), 60)])
	if !ok || l.level > 2 {
		return 0
	}
	blank := strings.IndexByte(s[l.len:], ' ')
	if blank <= 0 || runes(s[l.len:l.len+blank], longestTitle) > mostGlued || hasStop(s[:l.len+blank]) {
		return 0
	}
	return l.len + blank + 1
}

// isFolded reports whether the most of a text stands in lines that are longer
// than any paragraph, or in one of a few.
func isFolded(lines []line) bool {
	longest, long, all := 0, 0, 0
	for _, l := range lines {
		longest = max(longest, len(l.text))
		all += len(l.text)
		if len(l.text) >= folded {
			long += len(l.text)
		}
	}
	if len(lines) <= 5 && longest >= 300 {
		long = max(long, longest)
	}
	return long > 0 && long*5 >= all*3
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
			} else if last, first := lastRune(cur), firstRune(word); isAlnum(last) && isAlnum(first) || len(cur) < 90 && (isSpeaker(cur) && isNameOnly(word) || isAnnexLabel(cur) == len(cur)) {
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
	cut(headTitle(s))
	for i := 0; i < len(s); {
		i += nextBreak(s[i:])
		for i < len(s) && (beginsSection(s[i:]) || glossaryTitle(s[i:]) > 0 || partTitle(s[i:]) > 0) {
			cut(i)
			title := headTitle(s)
			cut(title)
			if i = 0; title == 0 {
				break
			}
		}
	}
	return append(parts, s)
}

// headTitle returns the length of the heading that a text begins with, where it
// has no mark that says where it ends; 0 where there is none.
func headTitle(s string) int {
	if n := max(partTitle(s), glossaryTitle(s)); n > 0 {
		return n
	}
	if l, ok := parseLabel(s[:min(len(s), 60)]); ok && (l.level == 1 || l.level == 2) {
		return gluedTitle(s, l.len)
	}
	return 0
}

// nextBreak returns where the next sentence of a text begins, or what follows a
// colon: 主要做了以下工作：（一）….
func nextBreak(s string) int {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case isIdeograph(c):
			i += 2
		case c == ':', c == '!', c == '?':
			return i + 1
		case c == 0xE3 || c == 0xEF:
			if r := firstRune(s[i:]); isEnd(r) || r == '：' {
				return i + utf8.RuneLen(r)
			}
		}
	}
	return len(s)
}

// partTitle returns the length of the title of one of a report's parts that a
// text begins with, where no mark parts the two: 一、2023年工作回顾刚刚过去的2023年，….
// Without a number it begins with the time that it is about. It is 0 where
// there is none.
func partTitle(s string) int {
	l, numbered := parseLabel(s[:min(len(s), 60)])
	if numbered && l.level > 1 || !numbered && !beginsWithTime(s) {
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
		if r := s[end:]; r != "" && !opensInside(r) && prefixOf(r, "和", "及", "与", "的", "任务", "情况", "成效", "成绩", "经验", "部署", "是", "为", "要", "已", "将") == 0 && (numbered || opensText(s, end) || repeats(s, 0, end)) {
			return end
		}
	}
	return 0
}

// beginsWithTime reports whether a text begins with a year, a span of years or a
// five-year plan: 2019年, 过去五年, “十四五”时期.
func beginsWithTime(s string) bool {
	if years := findYears(s[:min(len(s), 24)]); len(years) > 0 && years[0].start == 0 {
		return true
	}
	n := prefixOf(s, "“")
	return prefixOf(s[n:], spans...) > 0 || prefixOf(s[n:], fiveYearPlans[:]...) > 0
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

// beginsSection reports whether a text begins with a label of level 1 or 2 or a
// dash, or addresses the deputies.
func beginsSection(s string) bool {
	if prefixOf(s, "各位代表", "——") > 0 {
		return true
	}
	l, ok := parseLabel(s[:min(len(s), 60)])
	return ok && l.level <= 2
}
