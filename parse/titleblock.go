package parse

import (
	"strings"
	"unicode/utf8"
)

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
	low := max(0, len(lines)-6)
	if title >= 0 {
		keep[title] = true
		low = title + 1
		if title > 0 && strings.HasSuffix(lines[title-1].text, "人民政府") && len(lines[title-1].text) < 90 {
			keep[title-1] = true // 甲乙县人民政府⏎工作报告
		}
	}
	for i := low; i < len(lines); i++ {
		s := lines[i].text
		before := i > 0 && keep[i-1]
		switch {
		case isCaption(s):
		case isMeeting(s), before && isMeetingRest(lines[i-1].text, s), isSpeaker(s), isBareDate(s), isDraft(s):
			keep[i] = true
		case isNameOnly(s) && i > low && (before || title >= 0 && i == len(lines)-1):
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
	if !strings.Contains(s, "工作报告") || hasMark(s, "。；？>") || runes(s, 60) > 45 {
		return false
	}
	if before, _, _ := strings.Cut(s, "工作报告"); hasMark(before, "：:") {
		return false // 名称：政府工作报告
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
	if len(s) < 120 && !hasMark(s, "。；") && (strings.Contains(s, "日在") || dashes(s) > 0 && containsAny(s, "在", "日") && strings.Contains(s, "年")) {
		return true // ——2026年1月26日在广东省第十四届⏎人民代表大会第五次会议上
	}
	return len(s) < 240 && containsAny(s, "代表大会", "人大") && containsAny(s, "会议", "届") && !hasMark(s, "。；>") &&
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
	return runes(s, 40) <= 30 && containsAny(s, offices...) && !hasMark(s, "。；，！？>") && !isPageTalk(s) &&
		!containsAny(s, "信箱", "热线", "之窗", "专栏", "简介", "活动", "讲话", "致辞", "调研", "主持", "出席", "会见", "领导")
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
	if n := utf8.RuneCountInString(s); n < 2 || n > 4 || isPageTalk(s) || containsAny(s, "目录", "目次", "提纲", "全文") || isGlossaryHeading(s) {
		return false
	}
	for _, r := range s {
		if !isHan(r) {
			return false
		}
	}
	return true
}
