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
	n += dashes(s[n:])
	end, mark := sentenceEnd(s)
	if end+mark < len(s) || end <= n || mark > 0 && !strings.HasPrefix(s[end:], "。") {
		return heading{}, false
	}
	title := strings.TrimRight(s[n:end], " ")
	if strings.HasPrefix(title, "各位代表") || n > 0 && isMeeting(s) ||
		strings.ContainsAny(title, "：:；;") || utf8.RuneCountInString(title) < 4 || announces(title) || mark == 0 && n == 0 && hasAmount(title) {
		return heading{}, false
	}
	return heading{title: model.Span{Start: n, End: n + len(title)}, full: mark > 0, dash: dashes(s) > 0}, true
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
	var out []ranked
	level, from, next := 0, 0, 0 // of the last numbered heading; where it stands; the next one
	parts := !numbered           // unnumbered headings are the report's parts
	for _, h := range o.plain {
		for next < len(o.numbered) && o.numbered[next].para < h.para {
			level, from = o.level(o.numbered[next]), o.numbered[next].para
			next++
		}
		to := o.end
		if next < len(o.numbered) {
			to = min(to, o.numbered[next].para)
		}
		annex := isAnnexLabel(o.in(h.para)) > 0
		switch {
		case annex && h.para+1 == len(o.paragraphs):
		case annex:
			out = append(out, ranked{h, 1})
			level = 1
		case h.para >= o.end || !o.leadsIn(h):
		case h.full && !o.inSeries(h, from, to):
		case !h.full && o.countsAnew(next), parts && o.isPart(h, next):
			parts = true
			out = append(out, ranked{h, 1})
			level = 1
		default:
			out = append(out, ranked{h, min(level+1, 4)})
		}
	}
	return out
}

// countsAnew reports whether the numbers of level 1 begin anew with the next
// of them, as under each of the parts of a report that numbers what stands in
// its parts 一、二、三、 but not the parts.
func (o *outliner) countsAnew(next int) bool {
	for _, h := range o.numbered[next:] {
		if o.level(h) == 1 {
			return h.label.number == 1 && !o.annexed(h)
		}
	}
	return false
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

// isPart reports whether an unnumbered heading is one of the report's parts:
// the count of level 2 begins anew under it, or it names a part's matter.
func (o *outliner) isPart(h heading, next int) bool {
	if next < len(o.numbered) {
		n := o.numbered[next]
		between := false
		for _, p := range o.plain {
			between = between || p.para > h.para && p.para < n.para
		}
		if n.label.level == 2 && n.label.number == 1 && !between {
			return true
		}
	}
	return partWords.in(h.title.In(o.in(h.para)))
}

// inSeries reports whether the candidate, a sentence with its full stop, is
// one of several under the same numbered heading that head texts: they are
// built alike (这是经济实力持续提升的五年。 … 这是人民生活品质不断提高的五年。), they are
// three or more and short, or they and their texts take turns.
func (o *outliner) inSeries(h heading, from, to int) bool {
	title := h.title.In(o.in(h.para))
	if !o.heads(h) {
		return false
	}
	alike, brief, heads := 0, 0, 1
	for _, other := range o.plain {
		if other.para == h.para || other.para <= from || other.para >= to || !other.full || !o.heads(other) {
			continue
		}
		heads++
		t := other.title.In(o.in(other.para))
		if h.dash && other.dash || commonPrefix(title, t) >= 2 || commonSuffix(title, t) >= 2 {
			alike++
		}
		if isBrief(t) {
			brief++
		}
	}
	takeTurns := heads >= 2 && (to-from-1 == 2*heads || to-from-1 == 2*heads+1)
	return alike >= 1 || isBrief(title) && (brief >= 2 || takeTurns)
}

// heads reports whether a sentence with its full stop stands above a longer
// text and tells no figures itself.
func (o *outliner) heads(h heading) bool {
	title := h.title.In(o.in(h.para))
	return !hasDigit(title) && o.leadsIn(h) && len(o.in(h.para+1)) > len(title)*5/4
}

// isBrief reports whether a title is short, of one or two clauses.
func isBrief(title string) bool {
	return len(title) <= 75 && strings.Count(title, "，")+strings.Count(title, ",") <= 1
}

// commonPrefix counts the runes that two strings begin with in common.
func commonPrefix(a, b string) int {
	n := 0
	for a != "" && b != "" {
		r, size := utf8.DecodeRuneInString(a)
		q, _ := utf8.DecodeRuneInString(b)
		if r != q {
			break
		}
		a, b = a[size:], b[size:]
		n++
	}
	return n
}

// commonSuffix counts the runes that two strings end with in common.
func commonSuffix(a, b string) int {
	n := 0
	for a != "" && b != "" {
		r, size := utf8.DecodeLastRuneInString(a)
		q, _ := utf8.DecodeLastRuneInString(b)
		if r != q {
			break
		}
		a, b = a[:len(a)-size], b[:len(b)-size]
		n++
	}
	return n
}
