package parse

import (
	"strings"
)

// ending returns the index after the report's last line. Every line weighs
// for or against the report going on, and the report ends where the sum from
// its end on is least.
func ending(lines []line, from int, opened bool) int {
	closing := closingLine(lines, from)
	cells := cellsIn(lines, from)
	sum, lowest, end := 0, 0, len(lines)
	for i := len(lines) - 1; i >= from; i-- {
		w := backWeight(lines, i, from, opened)
		if i > closing && closing > 0 && w > 0 && !isThanks(lines[i].text) && !isBroken(lines[i-1].text) && !isAnnexed(lines, i, closing) {
			w = -2
		}
		if cells[i] {
			w = max(w, 0)
		}
		sum += w
		if sum < lowest {
			lowest, end = sum, i
		}
		if sum > lowest+60 {
			break
		}
	}
	return sentenceRest(lines, end)
}

// The least cells of a table that stand each on a line of its own, and the most
// runes of one.
const (
	leastCells  = 6
	longestCell = 15
)

// cellsIn tells which lines are the cells of a table in the text: short ones, a
// fifth of them figures, with running text after them or the heading of an
// annex above.
func cellsIn(lines []line, from int) map[int]bool {
	var cells map[int]bool
	isCell := func(s string) bool {
		return len(s) <= 4*longestCell && runes(s, longestCell+1) <= longestCell && !hasStop(s) && !isPageTalk(s)
	}
	for i := from; i < len(lines); i++ {
		if !isFigure(lines[i].text) {
			continue
		}
		start, end, figures := i, i, 0
		annexed := false
		for start > from && isCell(lines[start-1].text) && !annexed {
			start--
			annexed = isAnnexHeading(lines[start].text)
		}
		for end < len(lines) && isCell(lines[end].text) {
			if isFigure(lines[end].text) {
				figures++
			}
			end++
		}
		continued := end < len(lines) && isProse(lines[end].text) && !isPageTalk(lines[end].text)
		if end-start >= leastCells && figures*5 >= end-start && (continued || annexed) {
			if cells == nil {
				cells = map[int]bool{}
			}
			for k := start; k < end; k++ {
				cells[k] = true
			}
		}
		i = max(i, end)
	}
	return cells
}

// isRow reports whether a line is a row of a table of a web page:
// | 地区生产总值 | 增长7% |.
func isRow(s string) bool { return strings.HasPrefix(s, "| ") && strings.HasSuffix(s, " |") }

// isFigure reports whether a line is a figure and nothing else: 8.2, 1,234, 10%.
func isFigure(s string) bool {
	return s != "" && len(s) <= longestCell && strings.Trim(s, "0123456789.,%-+/") == "" && strings.ContainsAny(s, "0123456789")
}

// sentenceRest returns the index after the rest of the sentence that is broken
// before the line: on pages of short lines, the last ones weigh little.
func sentenceRest(lines []line, end int) int {
	for i := end; i > 0 && i < len(lines) && i < end+6 && !isPageTalk(lines[i].text); i++ {
		if endsProse(lines[i-1].text) || lines[i].apart {
			break
		}
		if endsProse(lines[i].text) {
			return i + 1
		}
	}
	return end
}

func backWeight(lines []line, i, from int, opened bool) int {
	s := lines[i].text
	_, numbered := parseLabel(s)
	switch {
	case namesFile(s):
		return -8
	case isAnnexHeading(s):
		if i+1 < len(lines) && namesFile(lines[i+1].text) {
			return -8 // 附件：⏎1.政府工作报告.pdf
		}
		return 8
	case opened && i > from+3 && (isSubmission(s) || isTitle(s)):
		return -20 // the page says its title and description again
	case explainsNumbered(s):
		return 3 // though it may speak of what pages speak of: ③一网通办：指一次登录、全网办理
	case isPageTalk(s):
		if i+1 < len(lines) && isProse(lines[i+1].text) && !isPageTalk(lines[i+1].text) && !hasMark(s, "：:【[|>") {
			return -3 // perhaps a heading: 关闭落后产能
		}
		return -8
	case isRow(s):
		return 0 // what is above it decides whose table it is
	case isThanks(s):
		return 2
	case isProse(s):
		return 3 + min(len(s), 600)/60
	case isEntry(s), numbered:
		return 3
	case isEnd(lastRune(s)) && i > from && isBroken(lines[i-1].text):
		return 2
	case isEnd(lastRune(s)) && runes(s, 20) > 2, runes(s, 20) >= 12 && hasMark(s, "，。、"):
		return 1
	case isFragment(lines, i):
		return 0
	}
	return -3
}

// isBroken reports whether a line of running text was broken before its
// sentence ended.
func isBroken(s string) bool {
	return runes(s, 20) >= 20 && !endsProse(s) && hasMark(s, "，、。") && !isPageTalk(s)
}

// isThanks reports whether a line thanks the audience: 谢谢大家！
func isThanks(s string) bool { return strings.HasPrefix(s, "谢谢") && len(s) < 60 }

// isFragment reports whether a short line is a piece of a sentence that the
// page broke: marks or an open quotation before or after it show that.
func isFragment(lines []line, i int) bool {
	s := lines[i].text
	if opensInside(s) || i+1 < len(lines) && opensInside(lines[i+1].text) {
		return true
	}
	return i > 0 && (unclosed(lines[i-1].text) || strings.HasSuffix(lines[i-1].text, "的"))
}

// closingLine is the index of the last paragraph of exhortation that reports
// end with, 0 where there is none: 让我们更加紧密地团结在…为…而努力奋斗！
func closingLine(lines []line, from int) int {
	for i := len(lines) - 1; i > from; i-- {
		s := lines[i].text
		if len(s) > 90 && !isSubmission(s) && isCall(s) {
			return i
		}
	}
	return 0
}

// isAnnexed reports whether what stands between the closing paragraph and the
// line belongs to the report: an annex or a glossary begins there, or prose
// goes on for long, so that the closing was none.
func isAnnexed(lines []line, i, closing int) bool {
	prose := 0
	for j := closing + 1; j < len(lines) && j <= closing+400; j++ {
		s := lines[j].text
		if j <= i && (isAnnexHeading(s) || j <= closing+3 && isEntry(s)) {
			return true
		}
		if isProse(s) && !isPageTalk(s) {
			prose += len(s) / len("一")
		}
		if prose > 3000 {
			return true
		}
	}
	return false
}

// isAnnexHeading reports whether a line heads what is printed after a report:
// an annex (附件1) or a glossary (名词解释).
func isAnnexHeading(s string) bool {
	return len(s) < 120 && (isGlossaryHeading(s) || isAnnexLabel(s) > 0)
}

// isEntry reports whether a line looks like an entry of a glossary: a name,
// then a colon near its start, then words.
func isEntry(s string) bool {
	i := colonIn(s)
	return i > 0 && i < 150 && len(s) > i+15 && !isPageTalk(s)
}
