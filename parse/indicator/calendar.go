package indicator

import (
	"strings"
	"unicode/utf8"
)

// calendar reads years, spans of years and months; 0 where the digits that
// end at stop are none.
func (s *scanner) calendar(at, stop, whole, value int) int {
	text := s.text
	year := whole == 4 && value >= 1900 && value <= 2100
	after := skipBlank(text, stop)
	if year && strings.HasPrefix(text[after:], "年") {
		if upper, end := s.lastYear(after + len("年")); upper > value {
			return s.put1(tSpan, int32(value*10000+upper), at, end) // “2021年至2023年”
		}
		return s.put1(tYear, int32(value), at, after+len("年"))
	}
	if sign := rangeSign(text, after); sign > 0 {
		if upper, n, end := readDigits(text, after+sign); n > 0 && upper == float64(int(upper)) {
			end = skipBlank(text, end)
			switch {
			case year && n == 4 && strings.HasPrefix(text[end:], "年"):
				return s.put1(tSpan, int32(value*10000+int(upper)), at, end+len("年"))
			case whole <= 2 && n <= 2 && strings.HasPrefix(text[end:], "月"):
				return s.put1(tTime, months(value, int(upper)), at, end+len("月"))
			}
		}
	}
	if whole > 2 {
		return 0
	}
	switch {
	case strings.HasPrefix(text[stop:], "年"):
		return s.span(at, stop, value)
	case strings.HasPrefix(text[stop:], "个月") && strings.HasSuffix(text[:at], "前"):
		return s.put1(tTime, months(1, value), at, stop+len("个月"))
	case strings.HasPrefix(text[stop:], "个月"):
		return s.put1(tFill, 0, at, stop+len("个月"))
	case strings.HasPrefix(text[stop:], "月"):
		return s.put1(tFill, 0, at, stop+len("月"))
	case strings.HasPrefix(text[stop:], "日"):
		return s.put1(tFill, 0, at, stop+len("日"))
	}
	return 0
}

// lastYear reads the rest of a span of years behind its first: 至2023年.
func (s *scanner) lastYear(at int) (year, end int) {
	sign := rangeSign(s.text, at)
	if sign == 0 {
		return 0, at
	}
	upper, n, end := readDigits(s.text, at+sign)
	if n != 4 || upper > 2100 || !strings.HasPrefix(s.text[end:], "年") {
		return 0, at
	}
	return int(upper), end + len("年")
}

// months names the part of a year from January to a month.
func months(from, to int) int32 {
	if from == 1 {
		switch to {
		case 3:
			return quarter1
		case 6:
			return half1
		case 9:
			return quarters3
		}
	}
	return wholeYear
}

// span reads 五年 whose number ends at stop. 三年行动 and the like name a plan
// and are not read.
func (s *scanner) span(at, stop, years int) int {
	end := stop + len("年")
	if years > 60 {
		return 0
	}
	for _, word := range []string{"行动", "计划", "规划", "攻坚", "任务", "期", "级", "制", "以上", "纲要", "大变样", "方案"} {
		if strings.HasPrefix(s.text[end:], word) {
			s.unread(at)
			return end + len(word)
		}
	}
	return s.put1(tSpan, int32(years), at, end)
}

// fiveYearPlan reads 十四五 (4). 十五 (0) and 九五 (-1) are plans between
// quotation marks only: “十五”末.
func fiveYearPlan(text string, at int) (n, end int) {
	const ten, five = "十", "五"
	r, size := utf8.DecodeRuneInString(text[at:])
	end = at + size
	ordinal := hanDigit(r)
	if strings.HasPrefix(text[at:], ten) {
		r, size = utf8.DecodeRuneInString(text[end:])
		if d := hanDigit(r); d > 0 && strings.HasPrefix(text[end+size:], five) {
			return d, end + size + len(five)
		}
		ordinal = 10
	}
	if ordinal < 6 || !strings.HasPrefix(text[end:], five) || !quoted(text, at, end+len(five)) {
		return 0, 0
	}
	return ordinal - 10, end + len(five)
}

// quoted reports whether text[start:end] stands between quotation marks.
func quoted(text string, start, end int) bool {
	for _, marks := range [][2]string{{"“", "”"}, {"‘", "’"}, {"\"", "\""}} {
		if strings.HasSuffix(text[:start], marks[0]) && strings.HasPrefix(text[end:], marks[1]) {
			return true
		}
	}
	return false
}

// planNumber reads 第十五个五年规划 (十五五).
func planNumber(text string, at int) (n, end int) {
	const head, tail = "第十", "个五年规划"
	if !strings.HasPrefix(text[at:], head) {
		return 0, 0
	}
	r, size := utf8.DecodeRuneInString(text[at+len(head):])
	end = at + len(head) + size
	if d := hanDigit(r); d > 0 && strings.HasPrefix(text[end:], tail) {
		return d, end + len(tail)
	}
	return 0, 0
}

// hanYear reads 二〇三五年.
func hanYear(text string, at int) (year, end int) {
	for i := 0; i < 4; i++ {
		r, size := utf8.DecodeRuneInString(text[at:])
		d := hanDigit(r)
		if d < 0 {
			return 0, 0
		}
		year = year*10 + d
		at += size
	}
	if year < 1900 || year > 2100 || !strings.HasPrefix(text[at:], "年") {
		return 0, 0
	}
	return year, at + len("年")
}
