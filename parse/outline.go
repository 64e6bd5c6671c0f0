package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"baogao/model"
)

// heading is a paragraph that may begin with a heading.
type heading struct {
	para  int // index of the paragraph
	label label
	title model.Span // in the paragraph
	runIn bool
	full  bool // a sentence's mark closes the title
	dash  bool // a dash stands before the title
}

// outline finds the headings among the paragraphs and makes the tree of
// sections. It reads numbered headings first, as their numbers bear each
// other out, and then asks which unnumbered lines stand where headings do. gap
// says that the numbers leave one out or repeat one.
func outline(r *model.Report, paragraphs []paragraph) (gap bool) {
	o := outliner{text: r.Text, paragraphs: paragraphs}
	o.findGlossary()
	o.end = o.closing()
	o.candidates()
	o.number()
	flat := o.sections()
	for _, s := range flat {
		o.paragraphs[s.para].heading = s.Section
	}
	r.Sections = nest(flat, len(r.Text))
	return o.gap
}

type outliner struct {
	text       string
	paragraphs []paragraph
	glossary   int  // index of the paragraph that heads the glossary or is its first entry, or of none
	titled     bool // a heading stands above the glossary
	end        int  // index of the paragraph that ends the report proper, or of the glossary where none does
	numbered   []heading
	plain      []heading // unnumbered
	gap        bool      // the numbers leave one out or repeat one
	parts      bool      // 第一部分 stands above 一、
}

func (o *outliner) in(i int) string { return o.paragraphs[i].In(o.text) }

// findGlossary finds where the glossary begins and marks the paragraphs of
// its entries. Glossaries stand at the end: the last heading of one is it, and
// it ends where an annex begins. Where there is no heading, numbered entries
// right after the report's closing paragraph are one.
func (o *outliner) findGlossary() {
	o.glossary = len(o.paragraphs)
	for i := len(o.paragraphs) - 1; i > 0; i-- {
		s := o.in(i)
		if len(s) < 120 && isGlossaryHeading(s[isAnnexLabel(s):]) && (len(s) > 12 || i+1 < len(o.paragraphs) && startsGlossary(o.in(i+1))) {
			if o.opensAfter(i) {
				break // a line of the table of contents
			}
			o.glossary, o.titled = i, true
			break
		}
	}
	first := o.glossary + 1
	if !o.titled {
		first = o.untitledGlossary()
		o.glossary = first
	}
	if first >= len(o.paragraphs) {
		o.footnotes()
	}
	for i := first; i < len(o.paragraphs); i++ {
		if s := o.in(i); len(s) < 120 && isAnnexLabel(s) > 0 {
			break
		}
		o.paragraphs[i].entry = true
	}
}

// opensAfter reports whether the report opens within the next lines.
func (o *outliner) opensAfter(i int) bool {
	for k := i + 1; k < min(i+4, len(o.paragraphs)); k++ {
		if s := o.in(k); isAddress(s) || isSubmission(s) {
			return true
		}
	}
	return false
}

// startsGlossary reports whether a paragraph is an entry, so that a short line
// such as 注释 above it is its heading.
func startsGlossary(s string) bool {
	_, size := entryNumber(s)
	return size > 0 || startsEntry(s)
}

// untitledGlossary returns the index of the first of the entries that follow
// the closing paragraph: at least two, counting from 1.
func (o *outliner) untitledGlossary() int {
	first := o.closing() + 1
	for i := first; i < len(o.paragraphs); i++ {
		number, size := entryNumber(o.in(i))
		if size == 0 || markNumber(number) != i-first+1 || !startsEntry(o.in(i)[size:]) {
			break
		}
		if i > first {
			return first
		}
	}
	return len(o.paragraphs)
}

// isGlossaryHeading reports whether a line heads the glossary, under one of
// the names it goes by: 名词解释, 名词注释, 有关名词说明, 《政府工作报告》有关用语的说明.
func isGlossaryHeading(s string) bool {
	s = strings.Trim(squeeze(s), "（）()【】[]：:—-*")
	if runes(s, 40) > 30 || hasMark(s, "。，；") {
		return false
	}
	switch s {
	case "注释", "注", "名词", "注解", "备注":
		return true
	}
	return containsAny(s, "名词", "用语", "术语", "词语", "缩略语", "有关内容") && containsAny(s, "解释", "注释", "说明", "注解", "释义", "解读")
}

// candidates sorts out the paragraphs that may begin with headings.
func (o *outliner) candidates() {
	for i, p := range o.paragraphs {
		if p.front || p.entry || o.titled && i == o.glossary {
			continue
		}
		s := p.In(o.text)
		if l, ok := parseLabel(s); ok {
			if h, ok := titleOf(s, l.len); ok {
				h.para, h.label = i, l
				o.numbered = append(o.numbered, h)
			}
			continue
		}
		if h, ok := plainTitle(s); ok {
			h.para = i
			o.plain = append(o.plain, h)
		}
	}
}

// titleOf finds the title that follows a label: the whole of a paragraph that
// is one sentence, the first sentence of another, or what stands before its
// colon.
func titleOf(s string, from int) (h heading, ok bool) {
	end, mark := sentenceEnd(s[from:])
	end += from
	h.full = mark > 0
	if end+mark < len(s) {
		h.runIn = true
	}
	if colon := colonIn(s[from:min(end, from+400)]); colon > 0 {
		colon += from
		_, size := utf8.DecodeRuneInString(s[colon:])
		if rest := len(s) - colon - size; rest == 0 || (h.runIn || rest > 60) && colon-from <= 120 {
			end, mark, h.runIn = colon, size, rest > 0
		}
	}
	title := strings.TrimRight(s[from:end], " ；;，,")
	h.title = model.Span{Start: from, End: from + len(title)}
	return h, title != "" && utf8.RuneCountInString(title) <= 100
}

// nest makes a tree of headings in document order and gives each section its
// span: it ends where the next one of its level or above begins.
func nest(flat []section, end int) []*model.Section {
	var top, open []*model.Section
	closeTo := func(level, at int) {
		for len(open) > 0 && open[len(open)-1].Level >= level {
			open[len(open)-1].Span.End = at
			open = open[:len(open)-1]
		}
	}
	for _, s := range flat {
		closeTo(s.Level, s.Heading.Start)
		s.Span = model.Span{Start: s.Heading.Start}
		if len(open) == 0 {
			top = append(top, s.Section)
		} else {
			up := open[len(open)-1]
			up.Children = append(up.Children, s.Section)
		}
		open = append(open, s.Section)
	}
	closeTo(0, end)
	return top
}

type section struct {
	*model.Section
	para int
}

// sections puts numbered and unnumbered headings together in document order.
func (o *outliner) sections() []section {
	var flat []section
	add := func(h heading, level int, name string) {
		at := o.paragraphs[h.para].Start
		flat = append(flat, section{&model.Section{
			Level: level, Label: name, RunIn: h.runIn,
			Title:   model.Span{Start: at + h.title.Start, End: at + h.title.End},
			Heading: model.Span{Start: at, End: at + h.title.End},
		}, h.para})
	}
	for _, h := range o.numbered {
		add(h, o.level(h), h.label.text)
	}
	for _, h := range o.rank() {
		add(h.heading, h.level, "")
	}
	if o.titled {
		s := o.in(o.glossary)
		n := isAnnexLabel(s)
		title := strings.TrimRight(s[n:], "：: ")
		add(heading{para: o.glossary, title: model.Span{Start: n, End: n + len(title)}}, 1, "")
	}
	slices.SortFunc(flat, func(a, b section) int { return a.para - b.para })
	return flat
}

// level is the level of a numbered heading's section: its label's, or one
// below where 第一部分 stands above 一、.
func (o *outliner) level(h heading) int {
	switch {
	case h.label.level == 0:
		return 1
	case o.parts:
		return min(h.label.level+1, 4)
	}
	return h.label.level
}
