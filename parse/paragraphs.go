package parse

import (
	"strings"
	"unicode/utf8"

	"baogao/model"
)

// paragraph is a line of the clean text.
type paragraph struct {
	model.Span
	heading *model.Section // nil where it begins with none
	entry   bool           // it is part of the glossary
	note    bool           // it is an entry at the foot of a page
	front   bool           // it is of the title block
}

// compose writes the clean text: the report's lines, each a paragraph, those
// that the page broke put together again.
func compose(lines []line) (text string, paragraphs []paragraph) {
	size := 0
	for _, l := range lines {
		size += len(l.text) + 1
	}
	var b strings.Builder
	b.Grow(size)
	w := measureWrap(lines)
	lines = w.notesApart(lines)
	start := 0  // of the paragraph that is being built
	var of line // its last line
	end := func() {
		paragraphs = append(paragraphs, paragraph{Span: model.Span{Start: start, End: b.Len()}, front: of.front, note: of.note})
	}
	for i, l := range lines {
		if i > 0 {
			if para := b.String()[start:]; !w.continues(para, lines, i) {
				end()
				b.WriteByte('\n')
				start = b.Len()
			} else if needsBlank(lastRune(para), firstRune(l.text)) || isAnnexLabel(para) == len(para) {
				b.WriteByte(' ')
			}
		}
		of = l
		b.WriteString(l.text)
	}
	if b.Len() > start {
		end()
	}
	return b.String(), paragraphs
}

// needsBlank reports whether two words of a Latin text would run together.
func needsBlank(a, b rune) bool {
	letter := func(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }
	return letter(a) && letter(b)
}

// wrap says how a page sets its paragraphs.
type wrap struct {
	apart    bool // paragraphs stand apart by empty lines
	indented bool // paragraphs begin with blanks, or with more than their other lines
	margin   int  // columns of blanks that all lines begin with
	width    int  // of its full lines, in columns, where it breaks lines by their width; 0 where it does not
	first    int  // the greatest length of a paragraph's full first line, where all indents were lost; 0 where that can't be told
	counted  bool // a digit fills an ideograph's room: the page's lines are equally many characters long, not equally wide
}

// begins reports whether a page marks the line as a paragraph's first. It
// means something only on pages that mark them: by indents, by empty lines.
func (w wrap) begins(l line) bool {
	if w.indented {
		return l.indent > w.margin
	}
	return l.apart
}

// marks reports whether the page marks the first lines of paragraphs.
func (w wrap) marks() bool { return w.indented || w.apart }

// measureWrap finds out how a page sets its paragraphs.
func measureWrap(lines []line) wrap {
	apart, indented := 0, 0
	margin := marginOf(lines)
	var wide, many lengths
	for _, l := range lines {
		if l.apart {
			apart++
		}
		if l.indent > margin {
			indented++
		}
		columns, characters := l.measure()
		wide.add(columns, l.text)
		many.add(2*characters, l.text)
	}
	w := wrap{apart: apart*10 > len(lines)*6, indented: indented*20 > len(lines), margin: margin}
	var full int
	w.width, full = wide.width()
	if n, alike := many.width(); alike > full {
		w.width, w.counted = n, true
	}
	if w.width > 0 { // where empty lines stand between all lines, they say nothing
		w.apart = apart*20 > len(lines) && apart*10 < len(lines)*7
		if !w.marks() {
			w.first = w.lostIndent(lines)
		}
	}
	return w
}

// endsProse reports whether a line ends as a paragraph does.
func endsProse(s string) bool {
	switch r := lastRune(s); r {
	case '。', '！', '？', '!', '?', '：', ':', '；', ';', '…':
		return true
	case '”', '）', ')', '』', '」', '’':
		_, n := utf8.DecodeLastRuneInString(s)
		return n < len(s) && strings.ContainsRune("。！？!?", lastRune(s[:len(s)-n]))
	}
	return false
}

// continues reports whether the i-th line goes on with the paragraph before it.
func (w wrap) continues(para string, lines []line, i int) bool {
	before, l := lines[i-1], lines[i]
	last, first := lastRune(para), firstRune(l.text)
	switch {
	case l.begins:
		return false
	case opensInside(l.text):
		return true
	case endsInside(last):
		return true
	case onlyLabel(para):
		return true
	case w.width == 0 && endsProse(para):
		return false
	case w.width > 0 && w.marks() && w.isFull(before):
		return !w.begins(l)
	case w.first > 0 && w.isFull(before):
		return !w.opensParagraph(para, l)
	case beginsParagraph(l.text):
		return false
	case len(para) < 240 && isMeetingRest(para, l.text) && isMeeting(para+l.text) && !strings.Contains(para, "会议上") && strings.Contains(para, "第"):
		return true
	case len(para) < 120 && !endsProse(para) && (strings.HasSuffix(para, "的") || prefixOf(l.text, "是：", "是:", "为：", "为:", "的") > 0):
		return true // …经济社会发展的⏎主要目标⏎是：
	case isAlnum(last) && last > '9' && first >= '0' && first <= '9' && !l.apart:
		return true // PM⏎2.5, but not a table's 8.2⏎9
	case endsProse(para):
		return false
	case w.width > 0 && w.endsTitle(para, lines[i:]):
		return false
	case w.width > 0:
		return w.isFull(before) && !l.apart
	case l.glued && hasMark(para, "，,"):
		if _, numbered := parseLabel(para); !numbered {
			return true
		}
	}
	return w.breaksSentence(para, l)
}

// opensInside reports whether a line begins with a mark that none begins with
// (GB/T 15834-2011, 5.1): it goes on with what stands before it.
func opensInside(s string) bool {
	switch firstRune(s) {
	case '，', '、', '。', '；', '：', '！', '？', '）', '》', '」', '』', '】', '〕', '”', '’', '％', ',', ';', '!', '?', ')':
		return true
	}
	return false
}

// endsInside reports whether no paragraph ends with the mark.
func endsInside(last rune) bool {
	switch last {
	case '（', '《', '「', '『', '【', '〔', '“', '‘', '(', '，', '、':
		return true
	}
	return false
}

func (w wrap) isFull(l line) bool { return w.length(l) >= w.width-slack }

// length is the length of a line as the page counts it.
func (w wrap) length(l line) int {
	columns, characters := l.measure()
	if w.counted {
		return 2 * characters
	}
	return columns
}

// endsTitle reports whether a heading's title fills its lines by chance: were
// what comes after it more of the title, it would be longer than titles are.
func (w wrap) endsTitle(para string, after []line) bool {
	label, ok := parseLabel(para)
	if n := isAnnexLabel(para); n > 0 {
		return closesTitle(para[n:], after[0].text)
	}
	if !ok || label.level > 2 || hasStop(para) {
		return false
	}
	if endsAsPart(para) && prefixOf(after[0].text, "和", "及", "与", "得到", "取得", "不断", "进一步", "持续", "全面", "更加") == 0 ||
		closesTitle(para[label.len:], after[0].text) {
		return true
	}
	n := runes(para, longestTitle)
	for _, l := range after {
		end, mark := sentenceEnd(l.text)
		n += runes(l.text[:end], longestTitle)
		if n >= longestTitle {
			return true
		}
		if mark > 0 || !w.isFull(l) {
			return false
		}
	}
	return false
}

// longestTitle is more runes than a title has.
const longestTitle = 52

// breaksSentence reports whether a sentence of running text was broken before
// the line, as pages do around a link: 今年经济社会发展的⏎主要预期目标⏎是：….
func (w wrap) breaksSentence(para string, l line) bool {
	if w.marks() && w.begins(l) {
		return false
	}
	if unclosed(para) {
		return true
	}
	if _, numbered := parseLabel(para); !isProse(para) || numbered && !hasStop(para) {
		return false // a heading needs no full stop
	}
	// A paragraph that lost its full stop comes before another: that one has
	// a sentence of its own at its start.
	end, mark := sentenceEnd(l.text)
	return mark == 0 || end > 60 || hasMark(l.text[:end], "，,；;")
}

// unclosed reports whether the end of a text has an opening quotation mark or
// bracket that is not closed.
func unclosed(s string) bool {
	tail := s[max(0, len(s)-90):]
	return strings.LastIndex(tail, "“") > strings.LastIndex(tail, "”") || strings.LastIndex(tail, "（") > strings.LastIndex(tail, "）")
}

// onlyLabel reports whether a paragraph is a label that waits for its title.
func onlyLabel(s string) bool {
	if len(s) > 40 {
		return false
	}
	l, ok := parseLabel(s)
	return ok && l.len == len(s) || isAnnexLabel(s) == len(s) || strings.Trim(s, "（(") == "" ||
		(strings.HasPrefix(s, "（") || strings.HasPrefix(s, "(")) && strings.Trim(s, "（(一二三四五六七八九十0123456789") == ""
}

// beginsParagraph reports whether a line is marked as a paragraph's first: by
// a label, a dash, an ordinal, a bullet or the address to the deputies.
func beginsParagraph(s string) bool {
	if _, ok := parseLabel(s); ok {
		return true
	}
	return prefixOf(s, "——", "--", "－－", "各位代表") > 0 || bullet(s) > 0 || ordinal(s) > 0 || isAnnexLabel(s) > 0 && len(s) < 120 || isGlossaryHeading(s)
}

// ordinal returns the length of the ordinal that a paragraph of a list begins
// with, and of the words that belong to it: 一是, 二要, 第三，.
func ordinal(s string) int {
	n := prefixOf(s, "第")
	_, chinese, size := parseNumber(s[n:])
	if size == 0 || !chinese {
		return 0
	}
	n += size
	if n > size {
		stop := prefixOf(s[n:], "，", ",", "、", "是", "要")
		if stop == 0 {
			return 0
		}
		return n + stop
	}
	verb := prefixOf(s[n:], "是要", "是", "要")
	if verb == 0 {
		return 0
	}
	return n + verb
}
