package indicator

import (
	"strings"
	"unicode/utf8"

	"baogao/parse/gazetteer"
)

// scanner cuts a paragraph into tokens. It keeps its slices from one
// paragraph to the next.
type scanner struct {
	cat     *catalogue
	text    string
	full    string // the report's own region: 荆门市
	short   string // 荆门
	brief   string // 恩施州, "" for none
	first   rune   // 荆
	tokens  []token
	numbers []number
	pending int // where unread words began, -1 for none
	hedge   hedge
}

// newScanner returns a scanner of the text of a region's report.
func newScanner(cat *catalogue, text, region string) *scanner {
	s := &scanner{cat: cat, text: text, full: region, short: gazetteer.Short(region)}
	for _, name := range gazetteer.ShortNames(region) {
		if name != s.short {
			s.brief = name
		}
	}
	if s.short != "" {
		s.first, _ = utf8.DecodeRuneInString(s.short)
	}
	return s
}

// scan reads text[start:end] up to and including its first full stop, and
// returns where the next sentence begins. A sentence of more than maxTokens
// ends at a comma, so that no input makes it grow without bound.
func (s *scanner) scan(start, end int) (next int) {
	s.tokens, s.numbers, s.pending, s.hedge = s.tokens[:0], s.numbers[:0], -1, certain
	at := start
	for at < end {
		c := s.text[at]
		if c < utf8.RuneSelf {
			var stop bool
			at, stop = s.ascii(at, end)
			if stop || len(s.tokens) > maxTokens && c == ',' {
				break
			}
			continue
		}
		if r := ideographAt(s.text[:end], at); r != 0 { // and so no sign
			if r != s.first && s.cat.words.passes(s.text, at+3, r) {
				s.unread(at)
				at += 3
			} else {
				at = s.word(r, at, 3, end)
			}
			continue
		}
		r, size := runeAt(s.text, at)
		if at+size > end { // a paragraph ends within no rune
			break
		}
		if done, after := s.sign(r, at, size, end); after > 0 {
			at = after
			if done || len(s.tokens) > maxTokens && r == '，' {
				break
			}
			continue
		}
		at = s.word(r, at, size, end)
	}
	s.put(tStop, 0, at, at)
	return at
}

const maxTokens = 1 << 13

// put adds a token, and before it what was unread.
func (s *scanner) put(k kind, value int32, start, end int) {
	s.flush(start)
	s.tokens = append(s.tokens, token{k, value, start, end})
}

func (s *scanner) flush(end int) {
	if s.pending >= 0 && s.pending < end {
		s.tokens = append(s.tokens, token{tText, 0, s.pending, end})
	}
	s.pending = -1
}

// unread notes that a byte belongs to no token.
func (s *scanner) unread(at int) {
	if s.pending < 0 {
		s.pending = at
	}
}

// ascii reads at a byte below 0x80.
func (s *scanner) ascii(at, end int) (next int, stop bool) {
	switch c := s.text[at]; {
	case '0' <= c && c <= '9':
		return s.numeral(at, end), false
	case c == ',':
		s.put(tComma, 0, at, at+1)
	case c == ';':
		s.put(tSemi, 0, at, at+1)
	case c == ':':
		s.put(tColon, 0, at, at+1)
	case c == '!' || c == '?':
		s.flush(at)
		return at + 1, true
	case c == '(':
		return s.aside(at, 1, end), false
	case c == ')':
		s.put(tClose, 0, at, at+1)
	case c == '-' && s.negative(at, 1):
		return s.minus(at, 1, end), false
	case c == '[' && markEnd(s.text[:end], at+1, "]") > 0:
		s.flush(at)
		return markEnd(s.text[:end], at+1, "]"), false
	case c == ' ' || c == '"' || c == '\'' || c == '*' || c == '#':
		s.flush(at)
	case 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z':
		return s.word(fold(rune(c)), at, 1, end), false
	default:
		s.unread(at)
	}
	return at + 1, false
}

// sign reads a punctuation mark or a full-width digit; next is 0 where the
// rune is neither.
func (s *scanner) sign(r rune, at, size, end int) (stop bool, next int) {
	switch r {
	case '，':
		s.put(tComma, 0, at, at+size)
	case '、':
		s.put(tPause, 0, at, at+size)
	case '；':
		s.put(tSemi, 0, at, at+size)
	case '：':
		s.put(tColon, 0, at, at+size)
	case '≤', '≦':
		s.put(tBound, atMost, at, at+size)
	case '≥', '≧':
		s.put(tBound, atLeast, at, at+size)
	case '。', '！', '？':
		s.flush(at)
		return true, at + size
	case '［', '〔':
		next := max(markEnd(s.text[:end], at+size, "］"), markEnd(s.text[:end], at+size, "〕"))
		if next > 0 {
			s.flush(at)
		}
		return false, next
	case '（':
		return false, s.aside(at, size, end)
	case '）':
		s.put(tClose, 0, at, at+size)
	case '－', '−':
		if s.negative(at, size) {
			return false, s.minus(at, size, end)
		}
		s.put(tComma, 0, at, at+size)
	case '—', '─':
		s.put(tComma, 0, at, at+size)
	case '“', '”', '‘', '’', '「', '」', '『', '』', '\u3000', '\u00a0', '\u200b', '·', '•', '●', '■', '◆', '★', '▲', '※', '◎', '○':
		s.flush(at)
	default:
		switch {
		case 0xFF10 <= r && r <= 0xFF19:
			return false, s.numeral(at, end)
		case 0x2460 <= r && r <= 0x24FF, 0x3251 <= r && r <= 0x32BF, 0x2776 <= r && r <= 0x2793:
			// a reference mark: ①
		default:
			return false, 0
		}
	}
	return false, at + size
}

// word reads at a letter or a Han character.
func (s *scanner) word(r rune, at, size, end int) int {
	text := s.text[:end]
	if r == s.first && strings.HasPrefix(text[at:], s.short) {
		if next := s.region(at); next > 0 {
			return next
		}
	}
	if s.pending >= 0 && s.endsPlace(r, at, size) {
		s.unread(at)
		return at + size
	}
	var l lexeme
	word, stop := s.cat.words.match(text, at, fold(r), size)
	if word != nil && word.plain.kind == tOther && s.comparing(stop) {
		word, stop = s.cat.words.match(text[:stop-len("比")], at, fold(r), size)
	}
	if word != nil {
		if l = word.plain; word.count.known && s.beforeNumber(stop) {
			l = word.count
		}
	}
	if r == '第' || r == '首' {
		if next := s.ordinal(text, at, stop); next > 0 {
			return next
		}
	}
	if (r == '根' || r == '依' || r == '按') && stop <= at+size {
		if next := basisEnd(text, at); next > 0 {
			return s.put1(tFill, 0, at, next)
		}
	}
	if l.known {
		if l.kind == tText {
			s.unread(at)
		} else {
			s.put(l.kind, l.value, at, stop)
		}
		return stop
	}
	switch r {
	case '扣', '剔', '不':
		if next := exceptEnd(text, at); next > 0 {
			return s.put1(tScope, 0, at, next)
		}
	}
	if r == '每' && strings.HasPrefix(text[at:], perVolume) {
		if next := s.density(at, end); next > 0 {
			return next
		}
	}
	if hanDigit(r) >= 0 || magnitude(r) > 0 {
		return s.hanNumeral(at, size, end)
	}
	s.unread(at)
	return at + size
}

// ordinal reads 第十四个五年规划, 第4位, 首位; 0 where there is neither, or the word
// that ends at stop is longer.
func (s *scanner) ordinal(text string, at, stop int) int {
	if n, e := planNumber(text, at); e > 0 {
		return s.put1(tTime, int32(plan+n), at, e)
	}
	if e := rankEnd(text, at); e > stop || e > 0 && e == stop && (s.standing() || !strings.HasPrefix(text[e:], "、第")) {
		return s.put1(tRank, 0, at, e)
	}
	return 0
}

// standing reports whether the word before was a place, 居 or another
// rank, so that an
// ordinal is a rank: “分别列全市第一、第三、第二” against “第三、第二产业”.
func (s *scanner) standing() bool {
	n := len(s.tokens)
	if s.pending >= 0 || n < 2 {
		return false
	}
	switch s.tokens[n-1].kind {
	case tPlace, tMiddle:
		return true
	case tPause:
		return s.tokens[n-2].kind == tRank
	}
	return false
}

// beforeNumber reports whether a number, or a bound before one, stands at the
// byte.
func (s *scanner) beforeNumber(at int) bool {
	at = skipBlank(s.text, at)
	if _, n := digitAt(s.text, at); n > 0 {
		return true
	}
	if at >= len(s.text) {
		return false
	}
	r, size := utf8.DecodeRuneInString(s.text[at:])
	switch r {
	case '超', '近', '约', '逾', '了':
		return true
	case '“': // “是‘十五’末的1.9倍”
		_, plan := fiveYearPlan(s.text, at+size)
		return plan > 0
	case '每':
		return strings.HasPrefix(s.text[at:], perVolume)
	case '-', '－', '−':
		_, n := digitAt(s.text, at+size)
		return n > 0
	}
	return hanDigit(r) >= 0 || magnitude(r) > 0
}

// endsPlace reports whether a letter that is a word by itself ends the name of a
// place that began unread: 宜都, 泰和, 仙居.
func (s *scanner) endsPlace(r rune, at, size int) bool {
	switch r {
	case '都':
		return true
	case '和', '居', '列':
		return at-s.pending == size && len(gazetteer.Lookup(s.text[s.pending:at+size])) > 0
	}
	return false
}

// comparing reports whether the 比 that a word ends with at the byte is none of
// it, but compares with a time: “城乡居民人均收入比2010年翻一番”.
func (s *scanner) comparing(at int) bool {
	if !strings.HasSuffix(s.text[:at], "比") {
		return false
	}
	rest := s.text[at:]
	_, whole, end := readDigits(rest, 0)
	return whole == 4 && strings.HasPrefix(rest[end:], "年") || strings.HasPrefix(rest, "“") || strings.HasPrefix(rest, "上年") || strings.HasPrefix(rest, "去年")
}

// region reads the name of the report's own region; 0 where the words name
// another: 荆州区 in a report of 荆州市.
func (s *scanner) region(at int) int {
	for _, name := range []string{s.full, s.brief} {
		if name != "" && strings.HasPrefix(s.text[at:], name) {
			return s.put1(tRegion, 0, at, at+len(name))
		}
	}
	end := at + len(s.short)
	r, _ := utf8.DecodeRuneInString(s.text[end:])
	switch r {
	case '市', '县', '区', '州', '镇', '乡', '旗':
		return 0
	}
	s.put(tRegion, 0, at, end)
	return end
}

// rankEnd returns where 第4位, 第一, 首位 ends; 0 for none.
func rankEnd(text string, at int) int {
	if strings.HasPrefix(text[at:], "首位") {
		return at + len("首位")
	}
	if !strings.HasPrefix(text[at:], "第") {
		return 0
	}
	at += len("第")
	end := at
	for end < len(text) {
		if _, n := digitAt(text, end); n > 0 {
			end += n
			continue
		}
		r, size := utf8.DecodeRuneInString(text[end:])
		if hanDigit(r) < 0 && r != '十' {
			break
		}
		end += size
	}
	if end == at {
		return 0
	}
	for _, word := range []string{"方阵", "梯队", "季度", "产业", "个"} { // “居全市第一方阵”, “在全省第二个跨越200亿元”
		if strings.HasPrefix(text[end:], word) {
			return 0
		}
	}
	for _, word := range []string{"位", "名"} {
		if strings.HasPrefix(text[end:], word) {
			return end + len(word)
		}
	}
	return end
}
