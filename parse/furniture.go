package parse

import (
	"strings"
	"unicode/utf8"
)

// stripped is a page taken apart, its lines in the page's order.
type stripped struct {
	report    []line // what the report's text is made of
	furniture []line // all that the page put around the report
	front     []line // what stands above the report's text, of either kind
}

// strip parts the lines of a page. It goes by what lines are: a report opens
// with an address to the deputies under a block of title, meeting and speaker,
// and it ends with the last stretch of sentences, glossary entries or annexes,
// whatever short lines and talk to the page's visitors come after.
func strip(page []line) stripped {
	marks := pageMarks(page)
	lines := withoutMarksOf(page, marks)
	from, open := opening(lines)
	to := ending(lines[:secondCopy(lines, from)], from, open)
	if from == to {
		from, to = 0, len(lines) // no report by any sign: all of it is shown
	}
	heads := titleBlock(lines[:from])
	s := stripped{report: make([]line, 0, to-from+len(heads)), front: lines[:from]}
	i := 0 // index in lines
	for k, l := range page {
		if marks[k] {
			s.furniture = append(s.furniture, l)
			continue
		}
		l = lines[i]
		if l.front = heads[i]; l.front || i >= from && i < to {
			s.report = append(s.report, l)
		} else {
			s.furniture = append(s.furniture, l)
		}
		i++
	}
	return s
}

// withoutMarksOf leaves out the lines that are a page's marks. The empty line
// after one belongs to it, not to the line that follows.
func withoutMarksOf(page []line, marks map[int]bool) []line {
	if len(marks) == 0 {
		return page
	}
	lines := make([]line, 0, len(page))
	for i, l := range page {
		if marks[i] {
			continue
		}
		if i > 0 && marks[i-1] && l.indent == 0 {
			l.apart, l.glued = false, true
		}
		lines = append(lines, l)
	}
	return lines
}

// opening returns the index of the line that the report's text begins with.
// found says that it is the customary address (各位代表：) or the sentence that
// submits the report (现在，我代表市人民政府，向大会报告工作，请予审议).
func opening(lines []line) (from int, found bool) {
	from = -1
	prose, labelled := 0, false
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
		if isProse(l.text) && !isPageTalk(l.text) && !isTitle(l.text) && !isMeeting(l.text) {
			prose += len(l.text) / len("一")
		}
		if from >= 0 && (prose > 300 || prose > 0 && labelled) || prose > 3000 {
			break
		}
	}
	if from >= 0 {
		return from, true
	}
	return bodyStart(lines), false
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

// isAddress reports whether a line is the address to the deputies alone:
// 各位代表： or 各位代表，同志们！ and the like.
func isAddress(s string) bool {
	if len(s) > 60 || !strings.ContainsAny(s, "：:！!，,") {
		return false
	}
	return strings.HasPrefix(s, "各位代表") && !isProse(s) || strings.HasPrefix(s, "主席团") && strings.Contains(s, "各位代表") ||
		(strings.HasPrefix(s, "各位") || strings.HasPrefix(s, "同志们")) && containsAny(s, "委员", "同志")
}

var submissions = newWords("审议", "审查")

// isSubmission reports whether a line submits the report to the congress.
func isSubmission(s string) bool {
	if len(s) > 1000 {
		return false
	}
	return submissions.in(s) && containsAny(s, "代表", "受") && containsAny(s, "请予审议", "请予审查", "请审议", "请予一并审议") && containsAny(s, "报告", "审议")
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

var partWords = newWords("回顾", "工作安排", "工作建议", "重点工作", "主要目标", "总体要求", "目标任务", "自身建设", "主要任务", "工作任务", "发展目标")

func frontWeight(s string) int {
	if isPageTalk(s) || len(s) < 300 && isCaption(s) {
		return -8
	}
	if isProse(s) {
		return 3 + min(len(s), 600)/60
	}
	if n := runes(s, 20); n >= 12 && strings.ContainsAny(s, "，。") {
		return 1
	}
	return -2
}

// ending returns the index after the report's last line. Every line weighs
// for or against the report going on, and the report ends where the sum from
// its end on is least.
func ending(lines []line, from int, opened bool) int {
	closing := closingLine(lines, from)
	sum, lowest, end := 0, 0, len(lines)
	for i := len(lines) - 1; i >= from; i-- {
		w := backWeight(lines, i, from, opened)
		if i > closing && closing > 0 && w > 0 && !isThanks(lines[i].text) && !isBroken(lines[i-1].text) && !isAnnexed(lines, i, closing) {
			w = -2
		}
		sum += w
		if sum < lowest {
			lowest, end = sum, i
		}
		if sum > lowest+60 {
			break
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
		return 8
	case opened && i > from+3 && (isSubmission(s) || isTitle(s)):
		return -20 // the page says its title and description again
	case isPageTalk(s):
		if i+1 < len(lines) && isProse(lines[i+1].text) && !isPageTalk(lines[i+1].text) && !strings.ContainsAny(s, "：:【[|>") {
			return -3 // perhaps a heading: 关闭落后产能
		}
		return -8
	case isThanks(s):
		return 2
	case isProse(s):
		return 3 + min(len(s), 600)/60
	case isEntry(s), numbered:
		return 3
	case isEnd(lastRune(s)) && i > from && isBroken(lines[i-1].text):
		return 2
	case isEnd(lastRune(s)) && runes(s, 20) > 2, runes(s, 20) >= 12 && strings.ContainsAny(s, "，。、"):
		return 1
	case isFragment(lines, i):
		return 0
	}
	return -3
}

// isBroken reports whether a line of running text was broken before its
// sentence ended.
func isBroken(s string) bool {
	return runes(s, 20) >= 20 && !endsProse(s) && strings.ContainsAny(s, "，、。") && !isPageTalk(s)
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
	i := strings.IndexAny(s, "：:")
	return i > 0 && i < 150 && len(s) > i+15 && !isPageTalk(s)
}

// titleBlock tells which of the lines above the opening are the report's own:
// its title, the meeting and date, the speaker. What stands between them
// (source, time of publication, type size) is the page's.
func titleBlock(lines []line) map[int]bool {
	keep := map[int]bool{}
	title := -1
	for i := len(lines) - 1; i >= 0; i-- {
		if isTitle(lines[i].text) {
			title = i
			break
		}
	}
	low := title
	if title < 0 {
		low = max(0, len(lines)-6)
	} else {
		keep[title] = true
		if title > 0 && strings.HasSuffix(lines[title-1].text, "人民政府") && len(lines[title-1].text) < 90 {
			keep[title-1] = true // 甲乙县人民政府⏎工作报告
		}
	}
	for i := low + 1; i < len(lines); i++ {
		s := lines[i].text
		before := i > 0 && keep[i-1]
		switch {
		case isCaption(s):
		case isMeeting(s), before && isMeetingRest(lines[i-1].text, s), isSpeaker(s), isBareDate(s), isDraft(s):
			keep[i] = true
		case isNameOnly(s) && (before || i == len(lines)-1) && i > low+1:
			keep[i] = true
		}
	}
	return keep
}

func squeeze(s string) string { return strings.ReplaceAll(s, " ", "") }

// isTitle reports whether a line is a report's title.
func isTitle(s string) bool {
	if len(s) > 180 || isCaption(s) {
		return false
	}
	s = squeeze(s)
	if !strings.Contains(s, "工作报告") || strings.ContainsAny(s, "。；？>") || runes(s, 60) > 45 {
		return false
	}
	return !containsAny(s, "决议", "决定", "解读", "热议", "审议", "听取", "学习", "关于", "起草", "摘要", "图解", "来源", "现在")
}

// isCaption reports whether a line describes a picture or the event.
func isCaption(s string) bool {
	return containsAny(s, "记者", "摄影", "摄", "作政府工作报告", "作工作报告", "作《政府工作报告》")
}

// isMeeting reports whether a line names the meeting.
func isMeeting(s string) bool {
	s = squeeze(s)
	if dashes(s) > 0 && len(s) < 120 && strings.Contains(s, "年") && containsAny(s, "在", "日") && !strings.ContainsAny(s, "。；") {
		return true // ——2026年1月26日在广东省第十四届⏎人民代表大会第五次会议上
	}
	return len(s) < 240 && containsAny(s, "代表大会", "人大") && containsAny(s, "会议", "届") && !strings.ContainsAny(s, "。；>") &&
		(dashes(s) > 0 || containsAny(s, "年", "在", "会议上", "次会议"))
}

// isMeetingRest reports whether s goes on with the meeting's name, broken in
// the line before.
func isMeetingRest(before, s string) bool {
	return len(s) < 120 && containsAny(s, "会议", "大会") && (dashes(before) > 0 || containsAny(before, "在", "届"))
}

// offices are the heads of governments who deliver reports.
var offices = []string{"省长", "市长", "区长", "县长", "州长", "盟长", "旗长", "镇长", "乡长", "主席", "主任", "专员", "报告人"}

// isSpeaker reports whether a line says who delivers the report.
func isSpeaker(s string) bool {
	s = squeeze(s)
	return runes(s, 40) <= 30 && containsAny(s, offices...) && !strings.ContainsAny(s, "。；，！？>") && !isPageTalk(s)
}

// isBareDate reports whether a line is a day and nothing else, without a
// clock: （2024年1月10日）.
func isBareDate(s string) bool {
	s = strings.Trim(squeeze(s), "（）()—-")
	if runes(s, 20) > 12 || !strings.Contains(s, "年") || !strings.HasSuffix(s, "日") {
		return false
	}
	return strings.Trim(s, "0123456789年月日〇○零一二三四五六七八九十") == ""
}

// isDraft reports whether a line says which draft of the report it is:
// （审议稿）.
func isDraft(s string) bool {
	return len(s) < 60 && prefixOf(s, "（", "(") > 0 && (strings.Contains(s, "稿") || strings.Contains(s, "草案"))
}

// isNameOnly reports whether a line may be a person's name.
func isNameOnly(s string) bool {
	s = squeeze(s)
	if n := utf8.RuneCountInString(s); n < 2 || n > 4 || isPageTalk(s) {
		return false
	}
	for _, r := range s {
		if !isHan(r) {
			return false
		}
	}
	return true
}
