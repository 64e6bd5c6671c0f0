package parse

import (
	"strings"
	"unicode/utf8"
)

// openers are words that a sentence under a heading begins with. In the middle
// of a clause they are rare, unlike 持续 or 不断 (经济持续向好).
var openers = newWords("坚持", "积极", "大力", "深入", "加快", "加强", "强化", "推进", "推动", "着力", "扎实", "聚焦", "围绕", "实施", "完善", "优化", "提升",
	"巩固", "扩大", "深化", "统筹", "坚决", "构筑", "构建", "打造", "打好", "抓好", "抓实", "狠抓", "突出", "切实", "严格", "认真", "紧扣", "紧盯", "紧紧", "支持", "培育", "做强", "做优",
	"做大", "落实", "健全", "防范", "促进", "鼓励", "开展", "加大", "增强", "牢固", "始终", "继续", "努力", "全力",
	"面对", "根据", "按照", "我们", "新形势", "新常态", "协同推进", "贯彻", "防控", "精准", "有力", "依法", "高起点", "高标准")

// times are openers that a comma may follow.
var times = newWords("全年", "一年来", "五年来", "今年", "去年", "过去", "刚刚", "当前", "各位代表")

// tied are characters that an opener belongs to rather than begins anew after.
const tied = "为和与及的、把不在对更再等新互中“（《，,"

// modifiers stand before an opener and belong to it: 深入实施, 要坚持.
var modifiers = []string{"协同", "一体", "努力", "积极", "大力", "着力", "扎实", "切实", "深入", "持续", "全面", "不断", "进一步", "稳步", "有效", "以", "要", "将", "并"}

func isTied(before string) bool { return strings.ContainsRune(tied, lastRune(before)) }

// opensText reports whether the text at an offset reads like the first words
// of a sentence.
func opensText(s string, at int) bool {
	if at >= len(s) || isTied(s[:at]) {
		return false
	}
	if _, ok := times.at(s, at); ok {
		return true
	}
	if k, ok := openers.at(s, at); ok {
		rest := s[at+len(openers.list[k]):]
		return rest != "" && !opensInside(rest)
	}
	years := findYears(s[at:min(len(s), at+10)])
	return len(years) > 0 && years[0].start == 0 && !isAlnum(lastRune(s[:at]))
}

// The clauses of a title are about equally long: 着力扩大有效需求，推动经济稳中向好.
// What they cost says how far a title would be from that, in runes.
const (
	leastTitle  = 8  // a title of one clause seldom has fewer runes
	leastClause = 5  // a last clause of fewer runes is none
	usualClause = 13 // a title of one clause has that many runes at most
	splitCost   = 2  // to end a title where no mark stands
	mostGlued   = 45 // runes of a title and the sentence after it that are looked at
)

// clauseCost is what a title costs whose k-th clause, of n runes, is its last
// one and follows a clause of so many.
func clauseCost(k, n, before int) int {
	switch k {
	case 0:
		return max(0, n-usualClause, 3*(leastTitle-n))
	case 1:
		return abs(n - before)
	case 2:
		return 2 + abs(n-before)
	}
	return 20
}

func abs(n int) int { return max(n, -n) }

// gluedTitle returns where the title ends that begins at an offset of s, where
// the first sentence of the text under it follows without a mark, as on pages
// that lost their line breaks: （一）着力扩大有效需求，推动经济稳中向好扩大有效投资。 It
// is 0 where the whole sentence may be the title.
func gluedTitle(s string, from int) int {
	best, least := 0, 1000
	clause, start, before := 0, from, 0 // the number of the clause, where it begins, the runes of the one before
	n, all := 0, 0                      // runes of the clause and of the title
	for i := from; i < len(s) && all < mostGlued && clause < 3; {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == ' ' {
			return 0 // a blank is left of the break
		}
		if isEnd(r) {
			if cost := clauseCost(clause, n, before); cost <= least {
				best = 0
			}
			return best
		}
		if r == '，' || r == ',' || r == '；' || r == '：' {
			clause, start, before, n = clause+1, i+size, n, 0
			i += size
			continue
		}
		again := repeats(s, from, i)
		if n >= leastClause && (again || opensText(s, i)) {
			end := start + len(withoutModifiers(s[start:i]))
			length := utf8.RuneCountInString(s[start:end])
			cost := splitCost + clauseCost(clause, length, before)
			if again {
				cost -= 2 * splitCost
			}
			if length >= leastClause && cost < least && !isTied(s[:end]) {
				best, least = end, cost
			}
		}
		n, all, i = n+1, all+1, i+size
	}
	return best
}

// repeats reports whether a text says the first words of its title again, as the
// first sentence under one does: 2019年工作回顾2019年，….
func repeats(s string, title, at int) bool {
	const words = 12 // bytes
	title += prefixOf(s[title:], "把", "以")
	return at >= title+words && at+words <= len(s) && s[at:at+words] == s[title:title+words]
}

// withoutModifiers leaves out what belongs to the word after a clause.
func withoutModifiers(clause string) string {
	for _, w := range modifiers {
		clause = strings.TrimSuffix(clause, w)
	}
	return clause
}

// closesTitle reports whether a numbered title is complete where the page broke
// its line, though it fills the line: its clauses are balanced, and what
// follows opens a sentence.
func closesTitle(title, rest string) bool {
	if !opensText(title+rest, len(title)) {
		return false
	}
	clauses := strings.FieldsFunc(title, func(r rune) bool { return r == '，' || r == ',' })
	k := len(clauses) - 1
	if k < 0 || k > 2 {
		return false
	}
	n, before := utf8.RuneCountInString(clauses[k]), 0
	if k > 0 {
		before = utf8.RuneCountInString(clauses[k-1])
	}
	return n >= leastClause && clauseCost(k, n, before) <= 2
}
