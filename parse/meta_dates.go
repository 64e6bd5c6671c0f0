package parse

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// day is a date; the zero day is none.
type day struct{ year, month, day int }

// String is YYYY-MM-DD, "" for no day.
func (d day) String() string {
	if d == (day{}) {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}

// foundDate is a date in a line. Pages print the time of publication with
// strokes (2024-03-19), reports the day of delivery with characters.
type foundDate struct {
	day
	start, end int
	strokes    bool
}

// foundYear is a year in a line, with its 年.
type foundYear struct {
	year       int
	start, end int
}

const (
	firstYear = 1950 // reports before it are not to be expected
	lastYear  = 2100
)

// figureOf is the value of one figure of a year written out: 二〇二六.
func figureOf(r rune) int {
	switch r {
	case '〇', '○', '零', 'Ｏ', 'O', '◯':
		return 0
	}
	if r >= '0' && r <= '9' {
		return int(r - '0')
	}
	for i, c := range []rune("一二三四五六七八九") {
		if c == r {
			return i + 1
		}
	}
	return -1
}

// yearBefore reads the four figures that end at i.
func yearBefore(s string, i int) (year, start int) {
	scale := 1
	for n := 0; n < 4; n++ {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		d := figureOf(r)
		if d < 0 {
			return 0, i
		}
		year += d * scale
		scale *= 10
		i -= size
	}
	if year < firstYear || year > lastYear || figureOf(lastRune(s[:i])) >= 0 {
		return 0, i
	}
	return year, i
}

// findYears returns the years that a line names: 2024年, 二〇二四年.
func findYears(s string) []foundYear {
	var list []foundYear
	for i := 0; ; {
		j := indexOf(s[i:], "年")
		if j < 0 {
			return list
		}
		end := i + j + len("年")
		if year, start := yearBefore(s, i+j); year != 0 && !strings.HasPrefix(s[end:], "代") {
			list = append(list, foundYear{year, start, end})
		}
		i = end
	}
}

// findDates returns the days that a line names.
func findDates(s string) []foundDate {
	var list []foundDate
	for _, y := range findYears(s) {
		month, n := numberAt(s[y.end:])
		rest, ok := strings.CutPrefix(s[y.end+n:], "月")
		if n == 0 || !ok {
			continue
		}
		d, n := numberAt(rest)
		after, ok := strings.CutPrefix(rest[n:], "日")
		if !ok {
			after, ok = strings.CutPrefix(rest[n:], "号")
		}
		if n > 0 && ok && valid(y.year, month, d) {
			list = append(list, foundDate{day{y.year, month, d}, y.start, len(s) - len(after), false})
		}
	}
	return append(list, strokeDates(s)...)
}

// strokeDates finds 2024-03-19, 2024/3/19 and 2024.3.19.
func strokeDates(s string) []foundDate {
	var list []foundDate
	for i := 4; i < len(s); i++ {
		stroke := s[i]
		if stroke != '-' && stroke != '/' && stroke != '.' {
			continue
		}
		year, start := yearBefore(s, i)
		if year == 0 || s[start] > '9' {
			continue
		}
		month, n := numberAt(s[i+1:])
		j := i + 1 + n
		if n == 0 || n > 2 || j >= len(s) || s[j] != stroke {
			continue
		}
		d, n := numberAt(s[j+1:])
		if n > 2 { // 2026-02-0309:02:33, the blank before the clock gone
			n = 2
			d, _ = numberAt(s[j+1 : j+3])
		}
		if n > 0 && valid(year, month, d) {
			list = append(list, foundDate{day{year, month, d}, start, j + 1 + n, true})
		}
	}
	return list
}

// valid reports whether the calendar has the day.
func valid(year, month, d int) bool {
	t := time.Date(year, time.Month(month), d, 0, 0, 0, 0, time.UTC)
	return t.Year() == year && int(t.Month()) == month && t.Day() == d
}

// numberAt reads the number, in figures or in characters up to 九十九, that s
// begins with; n is its length in bytes, 0 for none.
func numberAt(s string) (value, n int) {
	for n < len(s) && n < 9 && s[n] >= '0' && s[n] <= '9' {
		value = value*10 + int(s[n]-'0')
		n++
	}
	if n > 0 {
		return value, n
	}
	for _, r := range s {
		d := figureOf(r)
		switch {
		case r == '十':
			value = max(value, 1) * 10
		case d < 0 || n > 0 && d == 0 && value == 0:
			return value, n
		case value%10 == 0:
			value += d
		default: // 二六, figure by figure
			value = value*10 + d
		}
		n += utf8.RuneLen(r)
		if value > 999 {
			break
		}
	}
	return value, n
}

// findDelivery finds the day that the report was delivered. What counts:
//
//	+60 goes on with 在 or 于 and the line or the next has the meeting
//	+40 stands on the meeting's line, or in brackets on the title's
//	+35 stands on a line of its own, +10 in brackets, +15 next to the meeting or the title
//	−25 is written with strokes; −60 stands with a clock or words of the page (来源, 发布)
//	−50 is the day on which the report was passed or printed (通过, 印发)
//
// Less than 30 is none.
func findDelivery(h head, m meeting) day {
	var best day
	most := 29
	for i, s := range h {
		for _, d := range findDates(s) {
			score := deliveryScore(h, m, i, d)
			if score >= most && (score > most || score > 29) {
				most, best = score, d.day
			}
		}
	}
	return best
}

func deliveryScore(h head, m meeting, i int, d foundDate) int {
	s := h[i]
	after, before := s[d.end:], s[:d.start]
	near := i > 0 && (isMeeting(h[i-1]) || isTitle(h[i-1])) || i+1 < len(h) && isMeeting(h[i+1]) ||
		m.name != "" && i >= m.line-1 && i <= m.lastLine+1
	onMeeting := m.name != "" && i >= m.line && i <= m.lastLine || isMeeting(s)
	score := 0
	if (strings.HasPrefix(after, "在") || strings.HasPrefix(after, "于")) && (onMeeting || near) {
		score += 60
	}
	if onMeeting {
		score += 40
	}
	if inBrackets := strings.HasSuffix(before, "("); inBrackets && strings.Contains(before, "工作报告") {
		score += 40
	} else if strings.Trim(before, "(—-－―─") == "" && strings.Trim(after, ")—-－―─") == "" {
		score += 35
		if inBrackets {
			score += 10
		}
	}
	if near {
		score += 15
	}
	if d.strokes {
		score -= 25
	}
	if hasClock(after) || isPageTalk(s) || containsAny(s, "时间", "日期", "更新", "成文", "公开", "索引", "信息") {
		score -= 60
	}
	if containsAny(after, "通过", "批准", "印发", "审议") {
		score -= 50
	}
	return score
}

// hasClock reports whether what comes after a date is a time of day: 13:58.
func hasClock(s string) bool {
	i := strings.IndexByte(s, ':')
	return i > 0 && i <= 3 && i+1 < len(s) && s[i-1] >= '0' && s[i-1] <= '9' && s[i+1] >= '0' && s[i+1] <= '9' ||
		strings.Contains(s, "时") && strings.Contains(s, "分")
}
