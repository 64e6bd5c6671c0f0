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

// leads finds the paragraphs' topic sentences. A sentence that an ordinal or
// a dash sets off is one by that alone; any other must have company: leads
// come in rows, one to each paragraph of a section, and a single short
// sentence is a turn of phrase.
func leads(r *model.Report, paragraphs []paragraph) {
	var row []lead
	parent, bodies := -1, 0
	settle := func() {
		for _, l := range row {
			if l.marked || len(row) > 1 && bodies > 1 || parent >= 0 && paragraphs[parent].heading.RunIn {
				r.Leads = append(r.Leads, model.Lead{Span: l.span})
			}
		}
		row = row[:0]
	}
	alone := -2 // the last paragraph that is a lead and nothing else
	for i, p := range paragraphs {
		if p.heading != nil {
			settle()
			parent, bodies = i, 0
			continue
		}
		if parent < 0 || p.entry {
			continue
		}
		bodies++
		if l, ok := leadOf(r.Text, paragraphs, i); ok && alone != i-1 {
			row = append(row, l)
			if l.alone {
				alone = i
			}
		}
	}
	settle()
}

// leadOf reads the first sentence of a paragraph as a lead.
func leadOf(text string, paragraphs []paragraph, i int) (lead, bool) {
	s := paragraphs[i].In(text)
	from := prefixOf(s, "——", "--", "－－", "—")
	for strings.HasPrefix(s[from:], "-") || strings.HasPrefix(s[from:], "—") {
		from += prefixOf(s[from:], "-", "—")
	}
	from += blanks(s[from:])
	from += ordinal(s[from:])
	marked := from > 0
	head := s[:min(len(s), from+400)]
	end, mark := sentenceEnd(head[from:])
	end += from
	if mark == 0 {
		return lead{}, false
	}
	if end+mark == len(s) && !(marked && i+1 < len(paragraphs) && isProse(paragraphs[i+1].In(text))) {
		return lead{}, false
	}
	sentence := s[from:end]
	if n := utf8.RuneCountInString(withoutMarks(sentence)); n > longestLead || n < 4 || hasDigit(withoutMarks(sentence)) {
		return lead{}, false
	}
	if !marked && (!isTopic(sentence) || isTurn(s)) {
		return lead{}, false
	}
	at := paragraphs[i].Start
	return lead{para: i, span: model.Span{Start: at + from, End: at + end}, marked: marked, alone: end+mark == len(s)}, true
}

// isTopic reports whether a sentence may name a paragraph's topic. One that
// says what something is tells a fact instead, and one to the deputies opens
// a speech.
func isTopic(s string) bool {
	if strings.HasPrefix(s, "这是") {
		return true
	}
	if prefixOf(s, "各位代表", "同志们", "现在", "同时", "在总结", "在看到", "回顾", "面对") > 0 || strings.ContainsAny(s, "：；:;") {
		return false
	}
	return !strings.Contains(strings.ReplaceAll(s, "实事求是", ""), "是")
}

// isTurn reports whether a paragraph is one of those that reports turn with:
// to the thanks, to the shortcomings, to the call at the end.
func isTurn(s string) bool {
	return containsAny(s, "让我们", "清醒地", "清醒认识", "清醒看", "衷心感谢", "衷心的感谢", "崇高敬意", "崇高的敬意", "困难和问题")
}

// withoutMarks leaves out reference marks: （28）, ①.
func withoutMarks(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		if n := referenceMark(s[i:]); n > 0 {
			i += n
			continue
		}
		b.WriteByte(s[i])
		i++
	}
	return b.String()
}

// referenceMark returns the length of the reference mark that s begins with.
func referenceMark(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	if isCircled(r) {
		return n
	}
	open := prefixOf(s, "（", "(", "[", "〔", "【")
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
