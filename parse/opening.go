package parse

import (
	"strings"
)

// opening returns the index of the line that the report's text begins with.
// found says that it is the customary address (各位代表：) or the sentence that
// submits the report (现在，我代表市人民政府，向大会报告工作，请予审议).
func opening(lines []line) (from int, found bool) {
	from = -1
	prose, labelled := 0, false // runes of running text, a heading's label since the last opening
	for i, l := range lines {
		if isAddress(l.text) || isSubmission(l.text) {
			// A page's description repeats the opening before the title. Two
			// openings with no text between them are one: the last counts.
			if from < 0 || prose == 0 && i > from+1 {
				from = i
			}
			prose, labelled = 0, false
			continue
		}
		if _, ok := parseLabel(l.text); ok {
			labelled = true
		}
		if isProse(l.text) && hasStop(l.text) && !isPageTalk(l.text) && !isNotice(l.text) {
			prose += len(l.text) / len("一")
			if labelled {
				break // the report goes on: an address further down opens nothing
			}
		}
		if from >= 0 && prose > 300 || prose > 3000 {
			break
		}
	}
	if from >= 0 {
		return from, true
	}
	return bodyStart(lines), false
}

// isNotice reports whether a line sends the report out:
// 《政府工作报告》已经…审议通过，现印发给你们，请认真贯彻执行。
func isNotice(s string) bool {
	return len(s) < 600 && strings.Contains(s, "印发") && strings.Contains(s, "报告")
}

// isAddress reports whether a line is the address to the deputies alone:
// 各位代表： or 各位代表，同志们！ and the like.
func isAddress(s string) bool {
	if len(s) > 60 || !hasMark(s, "：:！!，,") {
		return false
	}
	s = strings.TrimPrefix(s, "尊敬的")
	return strings.HasPrefix(s, "各位代表") && !isProse(s) || strings.HasPrefix(s, "主席团") && strings.Contains(s, "各位代表") ||
		(strings.HasPrefix(s, "各位") || strings.HasPrefix(s, "同志们")) && containsAny(s, "委员", "同志")
}

// isSubmission reports whether a line submits the report to the congress.
func isSubmission(s string) bool {
	if len(s) > 1000 {
		return false
	}
	return containsAny(s, "审议", "审查") && containsAny(s, "代表", "受") && containsAny(s, "请予审议", "请予审查", "请审议", "一并审议", "一并审查") && containsAny(s, "报告", "审议")
}

// secondCopy returns the index of the line where the page prints the report
// once more, as some do for a printer: where the sentence that submits it
// stands again, or the address above that. It is len(lines) where it does not.
func secondCopy(lines []line, from int) int {
	first := -1
	for i := from; i < len(lines); i++ {
		if len(lines[i].text) > 300 || !isSubmission(lines[i].text) {
			continue
		}
		if first < 0 {
			first = i
		} else if lines[i].text == lines[first].text {
			for i > from && isAddress(lines[i-1].text) {
				i--
			}
			return i
		}
	}
	return len(lines)
}

// bodyStart finds where running text begins on a page whose report has no
// opening: at the headings right above its first long stretch of prose.
func bodyStart(lines []line) int {
	sum, lowest, start := 0, 0, 0
	for i, l := range lines {
		if sum < lowest {
			lowest, start = sum, i
		}
		sum += frontWeight(l.text)
		if sum > lowest+40 {
			break
		}
	}
	for start > 0 {
		s := lines[start-1].text
		_, numbered := parseLabel(s)
		if isProse(s) || !numbered && !namesPart(s) {
			break
		}
		start--
		if l, _ := parseLabel(lines[start].text); l.level <= 1 && l.number == 1 {
			break
		}
	}
	return start
}

// namesPart reports whether a line is a title without a label that names one
// of a report's parts: 2025年工作回顾.
func namesPart(s string) bool {
	return len(s) < 150 && partWords.in(s) && !endsProse(s) && !isPageTalk(s) && !isTitle(s)
}

var partWords = newWords("回顾", "主要工作", "工作总结", "工作安排", "工作建议", "工作计划", "工作部署", "工作打算", "工作展望", "工作思路", "重点工作",
	"主要目标", "预期目标", "奋斗目标", "发展目标", "总体要求", "目标任务", "主要任务", "工作任务", "重点任务", "自身建设")

// endsAsPart reports whether a title ends with a word for a part's matter.
func endsAsPart(s string) bool {
	for _, w := range partWords.list {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

func frontWeight(s string) int {
	if isPageTalk(s) || len(s) < 300 && isCaption(s) {
		return -8
	}
	if isProse(s) {
		return 3 + min(len(s), 600)/60
	}
	if n := runes(s, 20); n >= 12 && hasMark(s, "，。") {
		return 1
	}
	return -2
}
