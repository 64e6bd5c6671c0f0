package indicator

import "strings"

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
	if among := divisionsEnd(text, stop); among > 0 && whole <= 2 {
		return s.put1(tPlace, placeOther, at, among)
	}
	if torn := s.torn(stop, end); torn > 0 {
		s.unread(at)
		return torn
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
	if several := s.severalOf(after); n.unit == "个" && several > 0 { // “连跨2个万亿元台阶”
		return s.put1(tFill, 0, at, several)
	}
	s.number(n, at, after)
	return after
}

// torn returns where the rest of a number ends whose first digits end at the
// byte and that a blank tears in two, so that it is none: “收入2 35.6亿元”; 0
// where it is whole.
func (s *scanner) torn(at, end int) int {
	if at >= end || s.text[at] != ' ' {
		return 0
	}
	_, whole, stop := readDigits(s.text[:end], at+1)
	if whole == 0 {
		return 0
	}
	_, stop = readUnit(s.text[:end], stop)
	return stop
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
	if at >= len(text) {
		return 0
	}
	r, size := runeAt(text, at)
	switch r {
	case '—', '-', '～', '~', '–', '－', '至', '到', '─', '﹣', '―':
		if strings.HasPrefix(text[at+size:], text[at:at+size]) { // ——
			size *= 2
		}
		return size
	}
	return 0
}

// ratioSign passes the rest of a ratio, 6:47.6:46.4, whose first number ends
// at the byte.
func ratioSign(text string, at int) (end int, ok bool) {
	for {
		at = skipBlank(text, at)
		if at >= len(text) {
			return at, ok
		}
		r, size := runeAt(text, at)
		switch r {
		case ':', '∶', '：', '／', '/', '×':
		default:
			return at, ok
		}
		next := skipBlank(text, at+size)
		if _, n := digitAt(text, next); n == 0 {
			return at, ok
		}
		_, _, at = readDigits(text, next)
		ok = true
	}
}

func (s *scanner) put1(k kind, value int32, start, end int) int {
	s.put(k, value, start, end)
	return end
}

// hanNumeral reads at a number word. Only what can be a quantity or a time is
// one: 千亿元, 百万人次, 一番, 五年, “十四五”, 百分之六, 三个百分点.
func (s *scanner) hanNumeral(at, size, end int) int {
	text := s.text[:end]
	if next := s.spelledPercent(at, end); next > 0 {
		return next
	}
	if n, stop := fiveYearPlan(text, at); stop > 0 {
		return s.put1(tTime, int32(plan+n), at, stop)
	}
	if year, stop := hanYear(text, at); stop > 0 {
		return s.put1(tYear, int32(year), at, stop)
	}
	value, stop := readHan(text, at)
	if stop == at && strings.HasSuffix(text[:at], "新的") { // “跨越新的亿元大关”
		s.unread(at)
		return at + size
	}
	if stop > at && value <= 60 && strings.HasPrefix(text[stop:], "年") {
		if next := s.span(at, stop, int(value)); next > 0 {
			return next
		}
	}
	if stop > at {
		if strings.HasPrefix(text[stop:], "个") {
			if several := s.severalOf(stop + len("个")); several > 0 {
				return s.put1(tFill, 0, at, several)
			}
		}
		if mark := stepsEnd(text, stop); mark > 0 { // “连跨5万亿元、6万亿元两个台阶”
			return s.put1(tMark, 0, at, mark)
		}
		if among := divisionsEnd(text, stop); among > 0 {
			return s.put1(tPlace, placeOther, at, among)
		}
	}
	if stop > at {
		value, stop = spelledFraction(text, value, stop)
	}
	n, after := readUnit(text, stop)
	n.value = value
	large := strings.Contains(text[stop:after], "亿") || strings.Contains(text[stop:after], "万")
	switch {
	case n.dim == ratio, n.dim == percent && n.unit != "%" && stop > at, n.dim != none && n.dim != percent && large:
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

// divisionsEnd returns where the rest of 六区两县 or 6县市 ends, whose first
// number ends at the byte, and which a rank follows: “位居六区两县第1位”; 0 where
// it is none.
func divisionsEnd(text string, at int) int {
	for {
		at += len(text[at:]) - len(strings.TrimPrefix(text[at:], "个"))
		named := strings.TrimLeft(text[at:], "县市区旗州盟（）()")
		if len(named) == len(text[at:]) {
			return 0
		}
		named = strings.TrimPrefix(named, "、区）") // 8个县（市、区）
		at = len(text) - len(named)
		if strings.HasPrefix(named, "第") || strings.HasPrefix(named, "首位") {
			return at
		}
		_, whole, next := readDigits(text, at)
		if whole == 0 {
			if _, next = readHan(text, at); next == at {
				return 0
			}
		}
		at = next
	}
}

// negative reports whether the sign at the byte makes the number after it less
// than nothing, and is no dash: “增长-0.5%”, “分别增长4%、-6.6%”.
func (s *scanner) negative(at, size int) bool {
	if _, n := digitAt(s.text, at+size); n == 0 || s.pending >= 0 || len(s.tokens) == 0 {
		return false
	}
	last := s.tokens[len(s.tokens)-1]
	if last.end != at {
		return false
	}
	switch last.kind {
	case tRise, tPace, tReach, tList, tBound:
		return true
	case tPause, tAnd:
		return len(s.tokens) > 1 && s.tokens[len(s.tokens)-2].kind == tNumber
	}
	return false
}

// minus reads a negative number.
func (s *scanner) minus(at, size, end int) int {
	before := len(s.numbers)
	next := s.numeral(at+size, end)
	if len(s.numbers) == before+1 && len(s.tokens) > 0 && s.tokens[len(s.tokens)-1].kind == tNumber {
		s.numbers[before].value = -s.numbers[before].value
		s.tokens[len(s.tokens)-1].start = at
	}
	return next
}
