package indicator

import (
	"strings"
	"unicode/utf8"
)

// numeral reads at a digit: a year, a span of years, a month, a number with
// its unit, or a range of them.
func (s *scanner) numeral(at, end int) int {
	text := s.text[:end]
	value, whole, stop := readDigits(text, at)
	if stop == at { // too long for a number
		s.unread(at)
		_, n := digitAt(text, at)
		return at + n
	}
	if next := s.calendar(at, stop, whole, int(value)); next > 0 {
		return next
	}
	n, after := readUnit(text, stop)
	n.value = value
	if over, ok := ratioSign(text, after); ok { // 2.5∶1, 1—11月 and the like are no amounts
		s.unread(at)
		return over
	}
	if sign := rangeSign(text, after); sign > 0 {
		if next := s.rangeOf(n, at, after, sign); next > 0 {
			return next
		}
	}
	if n.dim == none && strings.HasPrefix(text[after:], "个") && s.severalOf(after+len("个")) > 0 {
		return s.put1(tFill, 0, at, s.severalOf(after+len("个")))
	}
	s.number(n, at, after)
	return after
}

const perVolume = "每立方米"

// density reads 每立方米19微克.
func (s *scanner) density(at, end int) int {
	text := s.text[:end]
	value, whole, stop := readDigits(text, at+len(perVolume))
	n, after := readUnit(text, stop)
	if whole == 0 || n.unit != "微克" {
		return 0
	}
	n.value, n.unit = value, "微克/立方米"
	s.number(n, at, after)
	return after
}

func (s *scanner) number(n number, at, end int) {
	s.put(tNumber, int32(len(s.numbers)), at, end)
	s.numbers = append(s.numbers, n)
}

// rangeOf reads the other end of a range: 4.5%—5%, 5-6%, 7%至8%.
func (s *scanner) rangeOf(n number, at, after, sign int) (next int) {
	text := s.text
	_, size := digitAt(text, after+sign)
	if size == 0 {
		return 0
	}
	upper, _, stop := readDigits(text, after+sign)
	m, end := readUnit(text, stop)
	if m.dim == none || n.dim != none && n.unit != m.unit {
		return 0
	}
	m.value, m.upper, m.ranged = n.value, upper, true
	s.number(m, at, end)
	return end
}

// rangeSign returns the size of a sign or word that makes a range.
func rangeSign(text string, at int) int {
	for _, sign := range []string{"—", "-", "～", "~", "–", "－", "至", "到", "─", "﹣", "―"} {
		if strings.HasPrefix(text[at:], sign) {
			size := len(sign)
			if strings.HasPrefix(text[at+size:], sign) { // ——
				size *= 2
			}
			return size
		}
	}
	return 0
}

// ratioSign passes the rest of a ratio, 6:47.6:46.4, whose first number ends
// at the byte.
func ratioSign(text string, at int) (end int, ok bool) {
	for {
		at = skipBlank(text, at)
		size := 0
		for _, sign := range []string{":", "∶", "：", "／", "/", "×"} {
			if strings.HasPrefix(text[at:], sign) {
				size = len(sign)
			}
		}
		next := skipBlank(text, at+size)
		if _, n := digitAt(text, next); size == 0 || n == 0 {
			return at, ok
		}
		_, _, at = readDigits(text, next)
		ok = true
	}
}

// calendar reads years, spans of years and months; 0 where the digits that
// end at stop are none.
func (s *scanner) calendar(at, stop, whole, value int) int {
	text := s.text
	year := whole == 4 && value >= 1900 && value <= 2100
	after := skipBlank(text, stop)
	if year && strings.HasPrefix(text[after:], "年") {
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
	case strings.HasPrefix(text[stop:], "个月"):
		return s.put1(tFill, 0, at, stop+len("个月"))
	case strings.HasPrefix(text[stop:], "月"):
		return s.put1(tFill, 0, at, stop+len("月"))
	case strings.HasPrefix(text[stop:], "日"):
		return s.put1(tFill, 0, at, stop+len("日"))
	}
	return 0
}

func (s *scanner) put1(k kind, value int32, start, end int) int {
	s.put(k, value, start, end)
	return end
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

// hanNumeral reads at a number word. Only what can be a quantity or a time is
// one: 千亿元, 百万人次, 一番, 五年, “十四五”.
func (s *scanner) hanNumeral(at, size, end int) int {
	text := s.text[:end]
	if n, stop := fiveYearPlan(text, at); stop > 0 {
		return s.put1(tTime, int32(plan+n), at, stop)
	}
	if year, stop := hanYear(text, at); stop > 0 {
		return s.put1(tYear, int32(year), at, stop)
	}
	value, stop := readHan(text, at)
	if stop > at && value <= 60 && strings.HasPrefix(text[stop:], "年") {
		if next := s.span(at, stop, int(value)); next > 0 {
			return next
		}
	}
	if several := s.severalOf(stop + len("个")); stop > at && strings.HasPrefix(text[stop:], "个") && several > 0 {
		return s.put1(tFill, 0, at, several)
	}
	if mark := stepsEnd(text, stop); stop > at && mark > 0 { // “连跨5万亿元、6万亿元两个台阶”
		return s.put1(tMark, 0, at, mark)
	}
	n, after := readUnit(text, stop)
	n.value = value
	large := strings.Contains(text[stop:after], "亿") || strings.Contains(text[stop:after], "万")
	switch {
	case n.dim == ratio, n.dim != none && n.dim != percent && large:
		s.number(n, at, after)
		return after
	}
	s.unread(at)
	if stop > at {
		return stop
	}
	return at + size
}

// severalOf returns where the amount of 两个万亿元 ends, which counts the
// steps taken and is no amount itself; 0 where there is none.
func (s *scanner) severalOf(at int) int {
	if at > len(s.text) {
		return 0
	}
	_, stop := readHan(s.text, at)
	n, end := readUnit(s.text, stop)
	if n.dim == money && strings.Contains(s.text[stop:end], "亿") {
		return end
	}
	return 0
}

// stepsEnd returns where the rest of 两个台阶, whose number ends at the byte,
// ends; 0 where it is none.
func stepsEnd(text string, at int) int {
	for _, word := range []string{"个台阶", "个新台阶", "个大关", "个关口", "大台阶", "级台阶"} {
		if strings.HasPrefix(text[at:], word) {
			return at + len(word)
		}
	}
	return 0
}

// fiveYearPlan reads 十四五.
func fiveYearPlan(text string, at int) (n, end int) {
	const ten, five = "十", "五"
	if !strings.HasPrefix(text[at:], ten) {
		return 0, 0
	}
	r, size := utf8.DecodeRuneInString(text[at+len(ten):])
	d := hanDigit(r)
	end = at + len(ten) + size
	if d <= 0 || !strings.HasPrefix(text[end:], five) {
		return 0, 0
	}
	return d, end + len(five)
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
