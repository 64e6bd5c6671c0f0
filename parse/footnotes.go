package parse

import (
	"slices"

	"baogao/model"
)

// fewestFootnotes is how many notes a text has at least, where its glossary
// stands in footnotes.
const fewestFootnotes = 3

// footnotes marks the paragraphs that explain a word at the foot of the page
// that uses it, ①“双减”：指…, in a report without a glossary at its end. They are
// numbered through the whole text, and marks in it point to them; lists have
// no such marks.
func (o *outliner) footnotes() {
	var notes []int
	last := 0
	for i := range o.paragraphs {
		s := o.in(i)
		if !isCircled(firstRune(s)) && prefixOf(s, "[", "〔", "【", "注") == 0 {
			continue
		}
		number, size := entryNumber(s)
		if n := markNumber(number); n > last && n <= last+3 && startsEntry(s[size:]) {
			notes, last = append(notes, i), n
		}
	}
	if len(notes) < fewestFootnotes || len(marksIn(o.text))*2 < len(notes) {
		return
	}
	for _, i := range notes {
		o.paragraphs[i].entry, o.paragraphs[i].note = true, true
	}
}

// inFootnotes reports whether the terms are explained all through the text
// rather than at its end.
func inFootnotes(r *model.Report) bool {
	if len(r.Terms) == 0 {
		return false
	}
	explained := 0
	for _, t := range r.Terms {
		explained += t.Span.Len()
	}
	return explained*2 < len(r.Text)-r.Terms[0].Span.Start
}

// withoutFootnotes leaves out the paragraphs that are footnotes.
func withoutFootnotes(paragraphs []paragraph) []paragraph {
	isNote := func(p paragraph) bool { return p.note }
	if !slices.ContainsFunc(paragraphs, isNote) {
		return paragraphs
	}
	return slices.DeleteFunc(slices.Clone(paragraphs), isNote)
}
