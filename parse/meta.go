package parse

import (
	"strings"
	"unicode/utf8"

	"baogao/model"
)

// meta finds out whose report it is, when, where and by whom it was
// delivered, and the years it looks back on and plans. before is what stands
// on the page above the report's text, the report's own lines and the page's;
// name is the source's, the last hint of all.
//
// Every field is decided by evidence: each place that may tell it has a
// weight, stated where it is read, and the best supported answer is taken.
func meta(r *model.Report, before []line, name string) {
	h := readHead(before)
	m := findMeeting(h)
	day := findDelivery(h, m)
	s := findSpeaker(h, m)
	r.Meta.Date = day.String()
	r.Meta.Meeting = m.name
	r.Meta.Speaker, r.Meta.Office = s.name, s.office
	titles := findTitles(h)
	if len(titles) > 0 {
		r.Meta.Title = titles[len(titles)-1].printed
	}

	years := yearEvidence{}
	years.fromSections(r)
	years.fromDelivery(day)
	years.fromTitles(titles)
	years.fromText(r.Text)
	years.fromPage(h, name)
	r.Meta.ReviewYear, r.Meta.PlanYear = years.decide()

	claims := regionClaims(h, m, titles, s, r.Text)
	r.Meta.Region = decideRegion(claims, r.Text, h, name, r.Meta.PlanYear)
	if r.Meta.Region.Name == "" {
		r.Flags = append(r.Flags, model.FlagNoRegion)
	}
	if r.Meta.PlanYear == 0 {
		r.Flags = append(r.Flags, model.FlagNoYear)
	}
}

// head is the lines above a report's text, the nearest last, without blanks
// inside and with full-width digits and brackets made half-width ones, so
// that 县  长  吴  浩 and （２０２４年） read like 县长吴浩 and (2024年).
type head []string

// headLines is how far above the text its head can reach: a page's menus
// stand between the two at times.
const headLines = 120

func readHead(before []line) head {
	var h head
	for _, l := range before[max(0, len(before)-headLines):] {
		for _, s := range headParts(l.text) {
			if s = fold(s); endsName(h, s) || endsTitle(h, s) {
				h[len(h)-1] += s
			} else if len(s) < 600 {
				h = append(h, s)
			}
		}
	}
	return h
}

// endsName reports whether a line is the rest of a name that the page broke in
// the line before: 陕西省省长赵⏎刚.
func endsName(h head, s string) bool {
	if len(h) == 0 || len(s) > 2*len("刚") || !allHan(s) {
		return false
	}
	before := h[len(h)-1]
	at, office := lastOffice(before)
	if at < 0 {
		return false
	}
	begun := before[at+len(office):]
	return begun != "" && allHan(begun) && utf8.RuneCountInString(begun+s) <= 3
}

// endsTitle reports whether a line goes on with a title that the page broke:
// 云南省省长王予波在…会议上⏎的政府工作报告.
func endsTitle(h head, s string) bool {
	return len(h) > 0 && strings.HasSuffix(s, "报告") && (strings.HasPrefix(s, "的") || strings.Contains(h[len(h)-1], "会议上的"))
}

// headParts parts a line that holds the whole head, as pages do that have
// lost their line breaks, at its blanks; what is one character wide is part of
// a name or a title that was set with blanks (县 长 吴 浩).
func headParts(s string) []string {
	if parts := gluedHead(s); parts != nil {
		return parts
	}
	if len(s) < 150 || !strings.Contains(s, " ") || isProse(s) && !strings.Contains(s, "大会") {
		return []string{s}
	}
	var parts []string
	short := false // the last part is made of single characters
	for _, word := range strings.Fields(s) {
		single := utf8.RuneCountInString(word) == 1
		if single && short {
			parts[len(parts)-1] += word
		} else {
			parts = append(parts, word)
		}
		short = single
	}
	return parts
}

// gluedHead parts a line in which the title, the day and the speaker stand
// without a blank: 荆门市政府工作报告陈家伟2024年1月10日. It is nil for any other.
func gluedHead(s string) []string {
	const title = "工作报告"
	end := strings.LastIndex(s, title) + len(title)
	if end < len(title) || len(s) > 300 || isMeeting(s) {
		return nil
	}
	rest := s[end:]
	days := findDates(rest)
	if len(days) != 1 || days[0].strokes || !allHan(rest[:days[0].start]) || !allHan(rest[days[0].end:]) {
		return nil
	}
	parts := []string{s[:end]}
	for _, part := range []string{rest[:days[0].start], rest[days[0].start:days[0].end], rest[days[0].end:]} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

var folder = strings.NewReplacer(" ", "", "（", "(", "）", ")", "【", "(", "】", ")", "〔", "(", "〕", ")", "[", "(", "]", ")", "：", ":", "，", ",",
	"０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9",
	"•", "·", "・", "·", "‧", "·", "∙", "·", "．", "·")

func fold(s string) string { return folder.Replace(s) }

// title is a line with the report's title.
type title struct {
	printed string // 2024年兴山县政府工作报告, without what the page added
	region  string // 兴山县, "" where the title names none
	years   []int
	line    int
}

// findTitles reads the title lines of a head, in order.
func findTitles(h head) []title {
	var list []title
	for i, s := range h {
		if !isTitle(s) {
			continue
		}
		// [湖北] 2024年兴山县政府工作报告VIP免费: tags before and after are the page's.
		for strings.HasPrefix(s, "(") {
			_, rest, ok := strings.Cut(s, ")")
			if !ok || !strings.Contains(rest, "工作报告") {
				break
			}
			s = rest
		}
		s = strings.TrimLeft(s, "·-—#*:|")
		end := strings.LastIndex(s, "工作报告") + len("工作报告")
		printed, rest := s[:end], s[end:]
		t := title{printed: printed, line: i}
		for _, y := range findYears(printed) {
			t.years = append(t.years, y.year)
		}
		if strings.HasPrefix(rest, "(") && len(findDates(rest)) == 0 { // 政府工作报告(2024年)
			for _, y := range findYears(rest) {
				t.years = append(t.years, y.year)
			}
		}
		t.region = titleRegion(printed)
		list = append(list, t)
	}
	return list
}

// titleRegion is the region that a title names, as it names it.
func titleRegion(s string) string {
	s = strings.TrimSuffix(s, "工作报告")
	for _, w := range []string{"政府", "人民", "行署", "行政公署"} {
		s = strings.TrimSuffix(s, w)
	}
	for years := findYears(s); len(years) > 0; years = findYears(s) {
		y := years[0]
		s = s[:y.start] + strings.TrimPrefix(s[y.end:], "度")
	}
	for _, w := range []string{"人民政府", "政府"} {
		s = strings.TrimSuffix(s, w)
	}
	if !allHan(s) || utf8.RuneCountInString(s) < 2 {
		return ""
	}
	return s
}

func allHan(s string) bool {
	for _, r := range s {
		if !isHan(r) {
			return false
		}
	}
	return true
}
