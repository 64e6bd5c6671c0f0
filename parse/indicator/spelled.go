package indicator

import "strings"

// perHundred begins a percentage in words.
const perHundred = "百分之"

// readSpelled reads a number in words or in digits, with or without a
// fraction: 三, 十二点五, 6.5. end is at where there is none.
func readSpelled(text string, at int) (value float64, end int) {
	if value, whole, end := readDigits(text, at); whole > 0 {
		return value, end
	}
	value, end = readHan(text, at)
	if end == at {
		return 0, at
	}
	return spelledFraction(text, value, end)
}

// spelledFraction reads the 点五 of 六点五, whose whole value ends at the byte.
func spelledFraction(text string, whole float64, at int) (value float64, end int) {
	if !strings.HasPrefix(text[at:], "点") {
		return whole, at
	}
	mantissa, places := int(whole), 0
	next := at + len("点")
	for places < maxPlaces {
		digit := hanDigit(ideographAt(text, next))
		if strings.HasPrefix(text[next:], "〇") { // no ideograph to Unicode
			digit = 0
		}
		if digit < 0 {
			break
		}
		mantissa, places, next = mantissa*10+digit, places+1, next+len("五")
	}
	if places == 0 { // “提高三点”
		return whole, at
	}
	return decimal(mantissa, places), next
}

// maxPlaces is more than any report writes out in words.
const maxPlaces = 4

// spelledPercent reads a percentage in words, or a range of them: 百分之六点五,
// 百分之六至百分之七, 百分之六至七; 0 where there is none.
func (s *scanner) spelledPercent(at, end int) int {
	text := s.text[:end]
	if !strings.HasPrefix(text[at:], perHundred) {
		return 0
	}
	value, after := readSpelled(text, at+len(perHundred))
	if after == at+len(perHundred) {
		return 0
	}
	n := number{value: value, unit: "%", dim: percent}
	after = skipMore(text, after, &n)
	if sign := rangeSign(text, after); sign > 0 {
		from := after + sign
		from += len(text[from:]) - len(strings.TrimPrefix(text[from:], perHundred))
		if upper, stop := readSpelled(text, from); stop > from {
			n.upper, n.ranged, after = upper, true, stop
		}
	}
	s.number(n, at, after)
	return after
}
