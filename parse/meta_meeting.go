package parse

import (
	"strings"
	"unicode/utf8"

	"baogao/parse/gazetteer"
)

// meeting is the session of the people's congress that heard the report.
type meeting struct {
	name     string // 荆门市第十届人民代表大会第三次会议, as printed
	region   string // 荆门市; "市" where no more is said
	line     int    // of the head, the first one it stands on
	lastLine int
}

// findMeeting finds the meeting in a head. It may be broken over two lines
// and its parts shortened: 甘肃省十四届人民代表大会第四次会议, 市六届人大四次会议.
// Of several the one that is told like a place is taken (在…上), and of those
// the last.
func findMeeting(h head) meeting {
	all := strings.Join(h, "\n")
	var best meeting
	most := 0
	for i := 0; ; {
		j := strings.Index(all[i:], "届")
		if j < 0 {
			return best
		}
		i += j
		if m, score := meetingAt(all, i); score >= most && score > 0 {
			most, best = score, m
		}
		i += len("届")
	}
}

// meetingAt reads the meeting whose 届 stands at i.
func meetingAt(all string, i int) (m meeting, score int) {
	start := i
	for start > 0 {
		r, n := utf8.DecodeLastRuneInString(all[:start])
		if r != '\n' && r != '十' && r != '百' && figureOf(r) < 0 {
			break
		}
		start -= n
	}
	if strings.Trim(all[start:i], "\n") == "" {
		return m, 0
	}
	start = len(strings.TrimSuffix(all[:start], "第"))
	end, ok := eat(all, i+len("届"), "人民代表大会")
	if !ok {
		if end, ok = eat(all, i+len("届"), "人大"); !ok {
			return m, 0
		}
	}
	if prefixOf(all[end:], "常务", "常委", "代表", "主席", "政府") > 0 {
		return m, 0
	}
	score = 2
	if e, ok := eatSession(all, end); ok {
		end, score = e, score+4
	}
	stem := meetingRegion(all, start)
	begin := start - len(stem)
	m = meeting{
		name:     strings.ReplaceAll(all[begin:end], "\n", ""),
		region:   strings.ReplaceAll(stem, "\n", ""),
		line:     strings.Count(all[:begin], "\n"),
		lastLine: strings.Count(all[:end], "\n"),
	}
	if strings.HasSuffix(all[:begin], "在") || strings.HasSuffix(all[:begin], "日") {
		score += 2
	}
	if _, ok := eat(all, end, "上"); ok {
		score += 2
	}
	if m.region != "" {
		score++
	}
	if gazetteer.Find(m.region) != nil {
		score += 3
	}
	return m, score
}

// eat takes the word at i, over line ends.
func eat(s string, i int, word string) (end int, ok bool) {
	for _, r := range word {
		for i < len(s) && s[i] == '\n' {
			i++
		}
		if !strings.HasPrefix(s[i:], string(r)) {
			return i, false
		}
		i += utf8.RuneLen(r)
	}
	return i, true
}

// eatSession takes 第三次会议, 三次会议, 第一次全体会议.
func eatSession(s string, i int) (end int, ok bool) {
	end, _ = eat(s, i, "第")
	figures := 0
	for end < len(s) {
		r, n := utf8.DecodeRuneInString(s[end:])
		if r != '\n' && r != '十' && figureOf(r) < 0 {
			break
		}
		if r != '\n' {
			figures++
		}
		end += n
	}
	if end, ok = eat(s, end, "次"); !ok || figures == 0 {
		return i, false
	}
	if e, ok := eat(s, end, "全体"); ok {
		end = e
	}
	return eat(s, end, "会议")
}

// meetingRegion returns what stands before 第十届 of the region's name: back
// to 在, a date, a dash or another mark. It goes over a line end where the
// name stands whole on the line before (…在克孜勒苏柯尔克孜自治州⏎第…) or
// breaks off there (…在呼伦贝尔市海拉⏎尔区第…).
func meetingRegion(all string, start int) string {
	begin := start
	for begin > 0 && start-begin <= 90 {
		r, n := utf8.DecodeLastRuneInString(all[:begin])
		before := all[:begin-n]
		switch {
		case r == '\n' && begin == start && divisionKind(before) != "":
		case r == '\n':
			cut := strings.LastIndex(before, "在") + len("在")
			if cut < len("在") || !allHan(before[cut:]) || len(before)-cut > 60 || gazetteer.Find(all[begin:start]) != nil {
				return all[begin:start]
			}
			return all[cut:start]
		case r == '在', !isHan(r),
			r == '日' && (figureOf(lastRune(before)) >= 0 || strings.HasSuffix(before, "十")), // not 日照市
			r == '于' && strings.HasSuffix(before, "日"):
			return all[begin:start]
		}
		begin -= n
	}
	if start-begin > 90 { // no name is that long
		return ""
	}
	return all[begin:start]
}
