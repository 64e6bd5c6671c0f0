package parse

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// label is the number before a heading, in the order of GB/T 9704-2012 7.3.3:
// level 1 一、, level 2 （一）, level 3 1., level 4 （1）. Level 0 is 第一部分, which
// some reports number their parts with, above or in place of 一、.
type label struct {
	level  int
	text   string // as model.Section has it: 一, （一）, 1, （1）
	number int
	len    int // bytes of the line that it takes, with its stop and the blanks after it
}

// parseLabel reads the label that a line begins with. It knows half- and
// full-width brackets, digits and stops, and 第一部分. A number that begins a year, an amount (1.5亿元) or an enumeration (一、二季度) is no label.
func parseLabel(s string) (label, bool) {
	l, ok := labelAt(s)
	if ok && (l.level == 1 || l.level == 3) && enumerates(s[l.len:], l.level == 1) {
		return label{}, false
	}
	return l, ok
}

// labelAt reads a number and its stop, whatever comes after them.
func labelAt(s string) (label, bool) {
	if r := firstRune(s); isHan(r) && r != '第' && r != '十' && numeralOf(r) == 0 {
		return label{}, false // as nearly all lines are
	}
	open, n := "", 0
	switch {
	case strings.HasPrefix(s, "（"):
		open, n = "（", len("（")
	case strings.HasPrefix(s, "("):
		open, n = "(", 1
	case strings.HasPrefix(s, "〔"):
		open, n = "〔", len("〔")
	case strings.HasPrefix(s, "第"):
		return partLabel(s)
	case prefixOf(s, "㈠"[:2], "⑴"[:2], "⒈"[:2]) > 0:
		return oneRuneLabel(s)
	}
	n += blanks(s[n:])
	number, chinese, size := parseNumber(s[n:])
	if size == 0 || number == 0 || number > 99 {
		return label{}, false
	}
	text := s[n : n+size]
	if !chinese {
		text = halfDigits(text)
	}
	n += size
	bare := n
	n += blanks(s[n:])
	close := prefixOf(s[n:], "）", ")", "〕")
	if open != "" || close > 0 && !chinese {
		if close == 0 {
			return label{}, false
		}
		n += close
		n += prefixOf(s[n:], "、", "．", ".")
		l := label{level: 4, text: "（" + text + "）", number: number}
		if chinese {
			l.level = 2
		}
		l.len = n + blanks(s[n:])
		return l, !opensInside(s[l.len:])
	}
	stop := prefixOf(s[n:], "、", "．", ".", "﹑", "､", "。", "，", ",")
	switch {
	case stop == 0 && chinese && n > bare && isOneSentence(s): // 一 2023年工作回顾
	case stop == 0, !chinese && strings.ContainsAny(s[n:n+stop], "。，,"):
		return label{}, false
	}
	n += stop
	l := label{level: 3, text: text, number: number, len: n + blanks(s[n:])}
	if chinese {
		l.level = 1
	}
	return l, true
}

// isOneSentence reports whether a line is short and has no sentence after
// another in it.
func isOneSentence(s string) bool {
	if len(s) > 200 {
		return false
	}
	end, mark := sentenceEnd(s)
	return end+mark == len(s)
}

// enumerates reports whether what follows a number and its stop makes it part
// of an amount or of a list of numbers: 1.5亿元, 一、二季度, 一、二、三产业.
func enumerates(rest string, chinese bool) bool {
	if !chinese {
		return rest != "" && rest[0] >= '0' && rest[0] <= '9' && !strings.HasPrefix(rest, "20")
	}
	_, isChinese, n := parseNumber(rest)
	return n > 0 && isChinese && prefixOf(rest[n:], "、", "季", "产", "线", "类", "级", "等", "期", "次", "区", "轮") > 0
}

// oneRuneLabel reads a label that is one character with its number: ㈠ for
// （一）, ⒈ for 1., ⑴ for （1）.
func oneRuneLabel(s string) (label, bool) {
	r, n := utf8.DecodeRuneInString(s)
	var l label
	switch {
	case r >= '㈠' && r <= '㈩':
		l.level, l.number = 2, int(r-'㈠')+1
		l.text = "（" + strings.Split("一二三四五六七八九十", "")[r-'㈠'] + "）"
	case r >= '⒈' && r <= '⒛':
		l.level, l.number = 3, int(r-'⒈')+1
		l.text = strconv.Itoa(l.number)
	case r >= '⑴' && r <= '⒇':
		l.level, l.number = 4, int(r-'⑴')+1
		l.text = "（" + strconv.Itoa(l.number) + "）"
	default:
		return label{}, false
	}
	n += prefixOf(s[n:], "、", "．", ".")
	l.len = n + blanks(s[n:])
	return l, true
}

// partLabel reads 第一部分.
func partLabel(s string) (label, bool) {
	n := len("第")
	number, chinese, size := parseNumber(s[n:])
	if size == 0 || !chinese || number > 20 {
		return label{}, false
	}
	text := s[n : n+size]
	n += size
	if !strings.HasPrefix(s[n:], "部分") {
		return label{}, false
	}
	n += len("部分")
	n += blanks(s[n:])
	n += prefixOf(s[n:], "、", "：", ":", "，", ",", "．", ".")
	n += blanks(s[n:])
	if strings.HasPrefix(s[n:], "是") || strings.HasPrefix(s[n:], "内容") {
		return label{}, false
	}
	return label{level: 0, text: text, number: number, len: n}, true
}

// parseNumber reads a cardinal below a hundred that s begins with, in Chinese
// numerals or in digits of either width; size is 0 where there is none.
func parseNumber(s string) (value int, chinese bool, size int) {
	tens := 0
	for size < len(s) {
		r, n := utf8.DecodeRuneInString(s[size:])
		digit, isDigit := digitOf(r)
		switch {
		case isDigit && (size == 0 || !chinese):
			value = min(value*10+digit, 1000)
		case isDigit:
			return value + tens, chinese, size
		case r == '十' && (size == 0 || chinese && tens == 0):
			chinese = true
			tens, value = 10*max(value, 1), 0
		case numeralOf(r) > 0 && (size == 0 || chinese && value == 0):
			chinese = true
			value = numeralOf(r)
		default:
			return value + tens, chinese, size
		}
		size += n
	}
	return value + tens, chinese, size
}

// numeralOf is the value of the Chinese numerals 一 to 九, 0 for other runes.
func numeralOf(r rune) int {
	switch r {
	case '一':
		return 1
	case '二':
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
	return 0
}

func digitOf(r rune) (int, bool) {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0'), true
	case r >= '０' && r <= '９':
		return int(r - '０'), true
	}
	return 0, false
}

func halfDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if d, ok := digitOf(r); ok {
			return rune('0' + d)
		}
		return r
	}, s)
}

// blanks counts the blanks that s begins with.
func blanks(s string) int { return len(s) - len(strings.TrimLeft(s, " ")) }

// prefixOf returns the length of the first of the prefixes that s has.
func prefixOf(s string, prefixes ...string) int {
	for _, p := range prefixes {
		if len(s) >= len(p) && s[0] == p[0] && strings.HasPrefix(s, p) { // the first byte spares most a call
			return len(p)
		}
	}
	return 0
}

// isAnnexLabel returns the length of the label that an annex begins with
// (附件, 附件1, 附件一：, 附：), 0 where there is none.
func isAnnexLabel(s string) int {
	n := prefixOf(s, "附件", "附录", "附表", "附")
	if n == 0 {
		return 0
	}
	bare := n == len("附")
	n += blanks(s[n:])
	number, _, size := parseNumber(s[n:])
	if number > 99 || strings.HasPrefix(s[n+size:], "年") {
		size = 0 // 附件 2026年自治区民生实事
	}
	n += size
	n += blanks(s[n:])
	stop := prefixOf(s[n:], "：", ":", "、", ".", "．")
	if bare && stop == 0 || size == 0 && stop == 0 && n < len(s) && s[n-1] != ' ' {
		return 0
	}
	return n + stop + blanks(s[n+stop:])
}
