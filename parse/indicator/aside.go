package indicator

import (
	"strings"
	"unicode/utf8"
)

// hedge says whether a bracket of the sentence calls its numbers estimates.
type hedge uint8

const (
	certain   hedge = iota
	estimated       // （预计）
	onward          // （预计数，下同）: and those of the sentences after it
)

// aside passes a bracket with what is in it: a reference mark （2）, a gloss
// 规上工业增加值（不含烟草）. One that is unclosed, or states rates of its own,
// is passed alone.
func (s *scanner) aside(at, size, end int) int {
	const longest = 90 // bytes: thirty characters
	stop := min(end, at+size+longest)
	for i := at + size; i < stop; i++ {
		shut := 0
		switch {
		case s.text[i] == ')':
			shut = 1
		case strings.HasPrefix(s.text[i:end], "）"):
			shut = len("）")
		default:
			continue
		}
		inside := s.text[at+size : i]
		if tells(inside) && !s.compared() {
			break
		}
		s.flush(at)
		s.hedge = max(s.hedge, s.hedgeOf(inside))
		return i + shut
	}
	s.put(tOpen, 0, at, at+size)
	return at + size
}

// tells reports whether a bracket tells of the number before it, and is to be
// read: “增长0.6%（可比口径增长13%以上）”, “增长6%（高于全市0.5个百分点，居全市第2位）”.
func tells(aside string) bool {
	return strings.ContainsAny(aside, "%％") || strings.Contains(aside, "百分点") || strings.Contains(aside, "第") && strings.ContainsAny(aside, "居列排")
}

// compared reports whether what the number was compared with stands before a
// bracket, which then has the number of that: “高于全国（5.9%）0.6个百分点”, “较去年
// 同期（-1.1%）提高9.2个百分点”.
func (s *scanner) compared() bool {
	if s.pending >= 0 || len(s.tokens) == 0 {
		return false
	}
	switch s.tokens[len(s.tokens)-1].kind {
	case tPlace, tYearOn, tThan:
		return true
	}
	return false
}

// hedgeOf reads what stands in a bracket: 预计, 预计数，下同, or 下同 behind 预计.
func (s *scanner) hedgeOf(aside string) hedge {
	said := strings.Contains(aside, "预计")
	if strings.HasSuffix(aside, "下同") && (said || len(s.tokens) > 0 && s.tokens[len(s.tokens)-1].kind == tEstimate) {
		return onward
	}
	if said {
		return estimated
	}
	return certain
}

// basisEnd returns where a phrase that says by what reckoning a number holds
// ends: “根据省统计局的修订结果”, “按照国家统一核算”; 0 where there is none.
func basisEnd(text string, at int) int {
	if strings.HasPrefix(text[at:], "按") && !strings.HasPrefix(text[at:], "按照") {
		return phraseEnd(text, at, "汇率计算", "汇率折算") // “按现行平均汇率计算为6554美元”
	}
	if !strings.HasPrefix(text[at:], "根据") && !strings.HasPrefix(text[at:], "依据") && !strings.HasPrefix(text[at:], "按照") {
		return 0
	}
	return phraseEnd(text, at, "结果", "核算结果", "统计数据", "核算", "测算", "数据", "快报", "反馈", "口径", "价格", "汇率计算", "汇率折算")
}

// exceptEnd returns where a phrase that says what a number leaves out ends:
// “扣除政策性减收和一次性收入因素”; 0 where there is none.
func exceptEnd(text string, at int) int {
	if !strings.HasPrefix(text[at:], "扣除") && !strings.HasPrefix(text[at:], "剔除") && !strings.HasPrefix(text[at:], "不考虑") {
		return 0
	}
	return phraseEnd(text, at, "因素影响", "因素", "影响")
}

// phraseEnd returns where the first of words that stands in the clause at the
// byte ends, of those at one place the longest, which is listed first; 0 where
// there is none within thirty characters.
func phraseEnd(text string, at int, words ...string) int {
	const longest = 90 // bytes
	for stop := min(len(text), at+longest); at < stop; {
		r, size := runeAt(text, at)
		if r < utf8.RuneSelf && (r < '0' || r > '9') || strings.ContainsRune("，。；：（", r) {
			return 0
		}
		for _, word := range words {
			if strings.HasPrefix(text[at:], word) {
				return at + len(word)
			}
		}
		at += size
	}
	return 0
}

// markEnd returns where a reference mark that opened before the byte ends:
// [2], 〔12〕; 0 where there is none.
func markEnd(text string, at int, shut string) int {
	_, whole, next := readDigits(text, at)
	if whole == 0 || whole > 3 || !strings.HasPrefix(text[next:], shut) {
		return 0
	}
	return next + len(shut)
}
