package parse

import (
	"strings"
	"unicode/utf8"

	"baogao/model"
)

// plainTitle reports whether a paragraph without a label may be a heading: it
// is one short sentence, or none.
func plainTitle(s string) (heading, bool) {
	if len(s) > 180 || ordinal(s) > 0 {
		return heading{}, false
	}
	n := isAnnexLabel(s)
	n += listMark(s[n:])
	end, mark := sentenceEnd(s)
	if end+mark < len(s) || end <= n || mark > 0 && !strings.HasPrefix(s[end:], "。") {
		return heading{}, false
	}
	title := strings.TrimRight(s[n:end], " —–-－─")
	if strings.HasPrefix(title, "各位代表") || n > 0 && isMeeting(s) || isSubmission(s) || strings.HasSuffix(title, "，") || strings.HasSuffix(title, ",") ||
		hasMark(title, "：:；;") || utf8.RuneCountInString(title) < 4 || announces(title) || mark == 0 && n == 0 && (hasFigure(title) || tellsYear(title)) {
		return heading{}, false
	}
	return heading{title: model.Span{Start: n, End: n + len(title)}, full: mark > 0, dash: listMark(s) > 0}, true
}

// tellsYear reports whether a line says of a year what it is: 2019年是….
func tellsYear(title string) bool {
	years := findYears(title[:min(len(title), 24)])
	return len(years) > 0 && strings.HasPrefix(title[years[0].end:], "是")
}

// hasFigure reports whether a line has figures that a title has not: an amount
// (46.1亿元, 12%), a day, a long number. A title may speak of a “1+6”产业链 or of
// 10件民生实事.
func hasFigure(s string) bool {
	if !hasDigit(s) {
		return false
	}
	digits := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			if digits == 4 && strings.HasPrefix(s[i:], " 年") {
				digits = 0
			}
			if digits > 0 && prefixOf(s[i:], "%", "％", ".", "亿", "万", "元", "月", "日", "人", "户", "吨", "亩", "公里", "平方", ":", "-", "/", " ") > 0 {
				return true
			}
			digits = 0
			continue
		}
		if digits++; digits > 4 {
			return true
		}
	}
	return digits > 0 // a list's or a table's number at the end
}

// announces reports whether a sentence only announces what comes:
// 重点抓好以下14个方面的工作.
func announces(s string) bool {
	return containsAny(s, "以下", "如下", "下列", "下面") ||
		containsAny(s, "方面工作", "方面的工作", "项工作", "项重点工作") && containsAny(s, "抓好", "做好", "重点", "主要", "做了", "突出")
}

type ranked struct {
	heading
	level int
}

// rank keeps the unnumbered candidates that stand where headings do and gives
// each a level: one below the numbered heading that it stands under, and the
// first where the report numbers none of that level.
func (o *outliner) rank() []ranked {
	numbered := false // level 1 is
	for _, h := range o.numbered {
		numbered = numbered || o.level(h) == 1
	}
	anew := o.countsAnew()
	var out []ranked
	var row series
	level, from, next := 0, 0, 0 // of the last numbered heading; where it stands; the next one
	parts := !numbered           // unnumbered headings are the report's parts
	for i, h := range o.plain {
		for next < len(o.numbered) && o.numbered[next].para < h.para {
			level, from = o.level(o.numbered[next]), o.numbered[next].para
			next++
		}
		if row.to <= h.para {
			to := o.end
			if next < len(o.numbered) {
				to = min(to, o.numbered[next].para)
			}
			row = o.seriesOf(o.plain[i:], from, to)
		}
		annex := isAnnexLabel(o.in(h.para)) > 0
		switch {
		case annex && h.para+1 == len(o.paragraphs):
		case annex:
			out = append(out, ranked{h, 1})
			level = 1
		case h.para >= o.end || !o.leadsIn(h):
		case h.full && !(o.heads(h) && (row.has(h, o.titleOf(h)) || o.sumsUp(h))):
		case !h.full && anew[next], parts && o.isPart(i, next):
			parts = true
			out = append(out, ranked{h, 1})
			level = 1
		default:
			out = append(out, ranked{h, min(level+1, 4)})
		}
	}
	return out
}

func (o *outliner) titleOf(h heading) string { return h.title.In(o.in(h.para)) }

// countsAnew tells for each numbered heading, and for the end, whether the
// numbers of level 1 begin anew with the next of that level from it on, as
// under each of the parts of a report that numbers what stands in its parts
// 一、二、三、 but not the parts.
func (o *outliner) countsAnew() []bool {
	anew := make([]bool, len(o.numbered)+1)
	for i := len(o.numbered) - 1; i >= 0; i-- {
		h := o.numbered[i]
		if o.level(h) == 1 {
			anew[i] = h.label.number == 1 && !o.annexed(h)
		} else {
			anew[i] = anew[i+1]
		}
	}
	return anew
}

// closing returns the index of the paragraph that ends the report proper, the
// last call to the deputies, or of the glossary where there is none. In the
// middle of a report that is cut off such a call ends nothing.
func (o *outliner) closing() int {
	last := min(o.glossary, len(o.paragraphs)) - 1
	for i := last; i > 0; i-- {
		if !isCall(o.in(i)) {
			continue
		}
		rest := o.paragraphs[last].End - o.paragraphs[i].End
		if rest*8 > len(o.text) && !isAnnexHeading(o.in(i+1)) && !startsNumbered(o.in(i+1)) {
			break
		}
		return i
	}
	return o.glossary
}

// leadsIn reports whether text or a lower heading follows the candidate.
func (o *outliner) leadsIn(h heading) bool {
	next := h.para + 1
	if next >= len(o.paragraphs) {
		return false
	}
	s := o.in(next)
	if _, ok := parseLabel(s); ok {
		return true
	}
	return isProse(s) && !strings.HasPrefix(s, "各位代表：")
}

// isPart reports whether the i-th unnumbered heading is one of the report's
// parts: the count of level 2 begins anew under it, or it names a part's
// matter. next is the index of the numbered heading after it.
func (o *outliner) isPart(i, next int) bool {
	h := o.plain[i]
	if next < len(o.numbered) {
		n := o.numbered[next]
		between := i+1 < len(o.plain) && o.plain[i+1].para < n.para
		if n.label.level == 2 && n.label.number == 1 && !between {
			return true
		}
	}
	return partWords.in(o.titleOf(h))
}

// spans is how a sentence begins that sums up what was done in the time that
// the report looks back on.
var spans = []string{"一年来", "这一年", "过去一年", "五年来", "这五年", "过去五年", "四年来", "三年来"}

// sumsUp reports whether a sentence sums up what is done, and the paragraph
// under it begins with a topic sentence of its own: 一年来，我们全力以赴稳增长。 above
// 经济总量持续增长。….
func (o *outliner) sumsUp(h heading) bool {
	title := o.titleOf(h)
	n := prefixOf(title, spans...)
	if n == 0 || runes(title, 50) > 40 || !strings.HasPrefix(strings.TrimLeft(title[n:], "，,"), "我们") || isTurn(o.in(h.para)) {
		return false
	}
	if _, numbered := parseLabel(o.in(h.para + 1)); numbered {
		return false
	}
	_, ok := leadOf(o.text, o.paragraphs, h.para+1)
	return ok
}

// heads reports whether a sentence with its full stop stands above a longer
// text and tells no figures itself.
func (o *outliner) heads(h heading) bool {
	title := o.titleOf(h)
	return !hasDigit(title) && o.leadsIn(h) && len(o.in(h.para+1)) > len(title)*5/4
}
