package parse

import (
	"strings"
	"unicode/utf8"

	"baogao/model"
)

// longestLead is the most runes that a topic sentence has.
const longestLead = 30

// lead is a paragraph's first sentence that may be a lead.
type lead struct {
	para   int
	span   model.Span
	marked bool // an ordinal or a dash says that the paragraph is one of a list
	alone  bool // the paragraph has no more text: the next one goes on
}

// leads finds the paragraphs' topic sentences, section by section.
func leads(r *model.Report, paragraphs []paragraph) {
	paragraphs = withoutFootnotes(paragraphs)
	for i := 0; i < len(paragraphs); {
		h := paragraphs[i].heading
		end := i + 1
		for end < len(paragraphs) && paragraphs[end].heading == nil {
			end++
		}
		if h != nil && !paragraphs[min(i+1, len(paragraphs)-1)].entry {
			for _, l := range rowOf(r.Text, paragraphs[:end], i+1, h.RunIn) {
				r.Leads = append(r.Leads, model.Lead{Span: l.span})
			}
		}
		i = end
	}
}

// rowOf returns the leads of the paragraphs of one section, from the index on
// to the end. A sentence that an ordinal or a dash sets off is a lead by that
// alone. Any other must have company beside it: leads come in rows, one to
// each paragraph, and a single short sentence is a turn of phrase. runIn says
// that text stands beside the section's heading, too.
func rowOf(text string, paragraphs []paragraph, from int, runIn bool) []lead {
	var all, kept []lead
	for i := from; i < len(paragraphs); i++ {
		if n := len(all); n > 0 && all[n-1].alone && all[n-1].para == i-1 {
			continue // the text of the lead above it
		}
		if l, ok := leadOf(text, paragraphs, i); ok {
			all = append(all, l)
		}
	}
	sayings := 0
	for _, l := range all {
		if isProverb(l.span.In(text)) {
			sayings++
		}
	}
	for k, l := range all {
		before := k > 0 && all[k-1].para >= l.para-2
		after := k+1 < len(all) && all[k+1].para <= l.para+2 && !all[k+1].marked
		switch {
		case l.marked:
		case l.para == from && (opensSection(text, paragraphs[l.para]) || !after && len(paragraphs)-from > 1):
			continue
		case before, after:
		case runIn && len(paragraphs)-from == 1:
		default:
			continue
		}
		if !l.marked && sayings == 1 && isProverb(l.span.In(text)) {
			continue // several are the row's style
		}
		kept = append(kept, l)
	}
	return kept
}

// opensSection reports whether a paragraph leads up to those that follow it:
// it goes on with what “we” shall do, or with what is asked of the government.
func opensSection(text string, p paragraph) bool {
	s := p.In(text)
	end, mark := sentenceEnd(s)
	return prefixOf(s[end+mark:], "我们", "对此", "为此") > 0 || containsAny(s[:end], "提出", "要求") && strings.Contains(s[:end], "新")
}

// isProverb reports whether a sentence is made of two equally long halves of
// four or five runes: 悠悠万事，民生为大. Such a one is a flourish.
func isProverb(s string) bool {
	i := indexMark(s, "，,")
	if i < 0 {
		return false
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	a, b := utf8.RuneCountInString(s[:i]), utf8.RuneCountInString(s[i+n:])
	return a == b && a >= 4 && a <= 5
}

// leadOf reads the first sentence of a paragraph as a lead.
func leadOf(text string, paragraphs []paragraph, i int) (lead, bool) {
	s := paragraphs[i].In(text)
	from := listMark(s)
	from += ordinal(s[from:])
	marked := from > 0
	if r, n := utf8.DecodeRuneInString(s[from:]); isCircled(r) {
		from += n // ①产业结构持续优化。…
	}
	head := s[:min(len(s), from+4*longestLead+63)]
	end, mark := sentenceEnd(head[from:])
	end += from
	if mark == 0 {
		return lead{}, false
	}
	if end+mark == len(s) && !(marked && i+1 < len(paragraphs) && isProse(paragraphs[i+1].In(text))) {
		return lead{}, false
	}
	sentence := s[from:end]
	if words := withoutMarks(sentence); runes(words, longestLead+1) > longestLead || runes(words, 4) < 4 || hasDigit(words) {
		return lead{}, false
	}
	if !marked && (!isTopic(sentence) || isTurn(s)) {
		return lead{}, false
	}
	at := paragraphs[i].Start
	return lead{para: i, span: model.Span{Start: at + from, End: at + end}, marked: marked, alone: end+mark == len(s)}, true
}

// dashes returns the length of the dash that a paragraph of a list begins
// with, in any of the ways to type one, and of the blanks after it.
func dashes(s string) int {
	n := 0
	for {
		size := prefixOf(s[n:], "—", "-", "－", "―", "–", "─")
		if size == 0 {
			break
		}
		n += size
	}
	return n + blanks(s[n:])
}

// bullet returns the length of the bullet that a paragraph of a list begins
// with, and of the blanks after it.
func bullet(s string) int {
	if s == "" || s[0] != "•"[0] && s[0] != "·"[0] {
		return 0
	}
	n := prefixOf(s, "•", "●", "■", "◆", "※", "★", "▲", "○", "◎", "◇", "□", "☆", "▪", "►", "▶", "➢", "⊙", "·")
	if n == 0 {
		return 0
	}
	return n + blanks(s[n:])
}

// listMark returns the length of the dash or bullet that a paragraph of a list
// begins with.
func listMark(s string) int { return max(dashes(s), bullet(s)) }

// isTopic reports whether a sentence may name a paragraph's topic. One that
// says what something is tells a fact instead, and one to the deputies opens
// a speech.
func isTopic(s string) bool {
	if strings.HasPrefix(s, "这是") {
		return true
	}
	if prefixOf(s, "各位代表", "同志们", "现在", "同时", "在总结", "在看到", "回顾", "面对") > 0 || hasColon(s) || announces(s) {
		return false
	}
	return !strings.Contains(s, "是") || !strings.Contains(strings.ReplaceAll(s, "实事求是", ""), "是")
}

// turns are the words that such paragraphs have at their start or end.
var turns = newWords("让我们", "清醒地", "清醒认识到", "清醒看到", "衷心感谢", "衷心的感谢", "崇高敬意", "崇高的敬意", "困难和问题")

// isTurn reports whether a paragraph is one of those that reports turn with:
// to the thanks, to the shortcomings, to the call at the end.
func isTurn(s string) bool {
	const edge = 300 // bytes
	return turns.in(s[:min(len(s), edge)]) || turns.in(s[max(0, len(s)-edge):])
}

// withoutMarks leaves out reference marks: （28）, ①.
func withoutMarks(s string) string {
	var out []byte
	last := 0
	for i := 0; i < len(s); i += runeLen(s[i]) {
		if n := referenceMark(s[i:]); n > 0 {
			out = append(out, s[last:i]...)
			last = i + n
		}
	}
	if last == 0 {
		return s
	}
	return string(append(out, s[last:]...))
}

// referenceMark returns the length of the reference mark that s begins with.
func referenceMark(s string) int {
	open := 0
	switch s[0] {
	case '(', '[':
		open = 1
	case 0xEF:
		open = prefixOf(s, "（")
	case 0xE3, 0xE2:
		if r, n := utf8.DecodeRuneInString(s); isCircled(r) {
			return n
		}
		open = prefixOf(s, "〔", "【")
	}
	if open == 0 {
		return 0
	}
	i := open
	for i < len(s) && i < open+3 && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	close := prefixOf(s[i:], "）", ")", "]", "〕", "】")
	if i == open || close == 0 {
		return 0
	}
	return i + close
}

// isCircled reports whether r is a number in a circle: ① to ㊿.
func isCircled(r rune) bool {
	return r >= '①' && r <= '⑳' || r >= '㉑' && r <= '㉟' || r >= '㊱' && r <= '㊿'
}
