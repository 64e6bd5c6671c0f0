package indicator

import (
	"strings"
	"unicode/utf8"
)

// number is a stated quantity: 6.4％, 5.67万亿元, 4.5%—5%, 千亿 (1000亿元).
type number struct {
	value, upper float64 // upper is the end of a range
	ranged       bool
	unit         string // as written, ％ as %; money without its 元 gets it
	dim          dimension
	more         bool // 3000多亿元, 5200余万元
	bare         bool // no unit that we know: 38个 of something
}

// unit is a base unit as it is written, and the name it goes by.
type unit struct {
	text, name string
	dim        dimension
}

// units are the base units, longest first where one begins another.
var units = []unit{
	{"个百分点", "个百分点", percent}, {"百分点", "个百分点", percent}, {"%", "%", percent}, {"％", "%", percent}, {"﹪", "%", percent},
	{"美元", "美元", money}, {"元", "元", money}, {"人次", "人次", trips}, {"人（次）", "人次", trips}, {"人(次)", "人次", trips}, {"人", "人", people}, {"名", "名", people},
	{"家", "家", count}, {"户", "户", count}, {"个", "个", count}, {"亩", "亩", area}, {"公顷", "公顷", area},
	{"吨", "吨", weight}, {"公斤", "公斤", weight}, {"千克", "千克", weight}, {"斤", "斤", weight}, {"倍", "倍", ratio}, {"番", "番", ratio},
	{"微克/立方米", "微克/立方米", density}, {"微克／立方米", "微克/立方米", density}, {"微克每立方米", "微克每立方米", density},
	{"μg/m3", "μg/m3", density}, {"μg/m³", "μg/m³", density}, {"ug/m3", "ug/m3", density}, {"微克", "微克", density},
}

// unitsBy are the units by unitKey, so that one or two are compared and not
// all, most numbers having none.
var unitsBy = func() (by [256][]unit) {
	for _, u := range units {
		key := unitKey(u.text)
		by[key] = append(by[key], u)
	}
	return by
}()

// unitKey is the last byte of the ideograph that a text begins with, which
// tells more than the first one, or another text's first byte.
func unitKey(text string) byte {
	if len(text) > 2 && isIdeograph(text[0]) {
		return text[2]
	}
	return text[0]
}

// hanDigits and magnitudes are the number words. 两 and 〇 are digits too.
func hanDigit(r rune) int {
	switch r {
	case '〇', '零':
		return 0
	case '一':
		return 1
	case '二', '两':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	}
	return -1
}

func magnitude(r rune) float64 {
	switch r {
	case '十':
		return 10
	case '百':
		return 100
	case '千':
		return 1000
	case '万':
		return 1e4
	case '亿':
		return 1e8
	}
	return 0
}

// digitAt returns the digit at text[at:], plain or full-width, and its size.
func digitAt(text string, at int) (digit, size int) {
	if at >= len(text) {
		return 0, 0
	}
	c := text[at]
	if '0' <= c && c <= '9' {
		return int(c - '0'), 1
	}
	if c == 0xEF && at+2 < len(text) && text[at+1] == 0xBC && 0x90 <= text[at+2] && text[at+2] <= 0x99 {
		return int(text[at+2] - 0x90), 3 // U+FF10 to U+FF19
	}
	return 0, 0
}

// pow10 are exact in a float64.
var pow10 = [...]float64{1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12}

// readDigits reads 1234.5, １２３, 1,234.5; whole is how many digits stand
// before the point.
func readDigits(text string, at int) (value float64, whole, end int) {
	mantissa, places := 0, -1
	start := at
	for at < len(text) {
		d, size := digitAt(text, at)
		switch {
		case size > 0:
			if mantissa > 1e14 {
				return 0, 0, start
			}
			mantissa = mantissa*10 + d
			if places >= 0 {
				places++
			} else {
				whole++
			}
			at += size
		case places < 0 && pointAt(text, at) > 0:
			at += pointAt(text, at)
			places = 0
		case places < 0 && text[at] == ',' && whole <= 3 && threeDigits(text, at+1):
			at++
		default:
			return decimal(mantissa, places), whole, at
		}
	}
	return decimal(mantissa, places), whole, at
}

func decimal(mantissa, places int) float64 {
	if places <= 0 {
		return float64(mantissa)
	}
	if places >= len(pow10) {
		places = len(pow10) - 1
	}
	return float64(mantissa) / pow10[places]
}

// pointAt returns the size of a decimal point with a digit after it.
func pointAt(text string, at int) int {
	size := 0
	switch {
	case text[at] == '.':
		size = 1
	case strings.HasPrefix(text[at:], " . "): // “增长6 . 2%”
		size = len(" . ")
	case strings.HasPrefix(text[at:], "．"):
		size = len("．")
	default:
		return 0
	}
	if _, n := digitAt(text, at+size); n == 0 {
		return 0
	}
	return size
}

// threeDigits reports whether exactly three digits stand at the byte: the
// comma before them parts thousands and not clauses.
func threeDigits(text string, at int) bool {
	for i := 0; i < 3; i++ {
		if at+i >= len(text) || text[at+i] < '0' || text[at+i] > '9' {
			return false
		}
	}
	_, n := digitAt(text, at+3)
	return n == 0
}

// readHan reads a number in words before a magnitude: 千 (1000), 两 (2),
// 二十三 (23). Where the word ends in 万 or 亿 these are left for the unit.
func readHan(text string, at int) (value float64, end int) {
	start := at
	total, digit := 0.0, -1.0
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if d := hanDigit(r); d >= 0 {
			digit = float64(d)
		} else if m := magnitude(r); m != 0 && m < 1e4 {
			if digit < 0 {
				digit = 1
			}
			total += digit * m
			digit = -1
		} else {
			break
		}
		at += size
	}
	if digit > 0 {
		total += digit
	}
	if at == start {
		return 1, at
	}
	return total, at
}

// readUnit reads the magnitude and the base unit after a number: 万亿元,
// 多亿元, 余家. end is at where there is no unit.
func readUnit(text string, at int) (n number, end int) {
	start := at
	at = skipBlank(text, at)
	at = skipMore(text, at, &n)
	mag, at := readMagnitude(text, at)
	if next := skipMore(text, at, &n); next > at {
		var rest string
		if rest, at = readMagnitude(text, next); rest != "" {
			mag += rest // “4万多亿元”
		}
	}
	at = skipBlank(text, at)
	if at < len(text) {
		for _, u := range unitsBy[unitKey(text[at:])] {
			if strings.HasPrefix(text[at:], u.text) {
				n.unit, n.dim = mag+u.name, u.dim
				at += len(u.text)
				if u.dim == ratio {
					at = skipMore(text, at, &n) // “翻了一番多”
				}
				return n, at
			}
		}
	}
	n.bare = true
	if strings.HasSuffix(mag, "亿") || strings.HasSuffix(mag, "万") {
		n.unit, n.dim = mag+"元", money
		return n, at
	}
	return n, start
}

// readMagnitude reads the 万亿 of 万亿元.
func readMagnitude(text string, at int) (magnitudes string, end int) {
	start := at
	for at < len(text) {
		r, size := runeAt(text, at)
		if magnitude(r) == 0 {
			break
		}
		at += size
	}
	return text[start:at], at
}

// skipMore passes 多 and 余, which say that the number is a little more.
func skipMore(text string, at int, n *number) int {
	if r := ideographAt(text, at); r == '多' || r == '余' {
		n.more = true
		return at + len("多")
	}
	return at
}

func skipBlank(text string, at int) int {
	for at < len(text) && !isIdeograph(text[at]) {
		switch {
		case text[at] == ' ':
			at++
		case strings.HasPrefix(text[at:], "\u3000"), strings.HasPrefix(text[at:], "\u200b"):
			at += 3
		case strings.HasPrefix(text[at:], "\u00a0"):
			at += 2
		default:
			return at
		}
	}
	return at
}
