package parse

import (
	"slices"
	"strings"

	"baogao/model"
)

// A footnote explains a word at the foot of the page that uses it,
// ①“双减”：指…, in a report without a glossary at its end. Lists are numbered so,
// too, but no marks point to their items.
const (
	fewestFootnotes = 3
	fewestPages     = 2 // with footnotes
)

// noteBlock is the lines of one footnote, from the first to the one after the
// last.
type noteBlock struct{ from, to int }

// notesApart puts the footnotes of a page behind the paragraph that they stand
// in, where the page ends in its middle, and marks their lines.
func (w wrap) notesApart(lines []line) []line {
	blocks := w.footnoteLines(lines)
	if blocks == nil {
		return lines
	}
	out := make([]line, 0, len(lines))
	var body, pending []line
	var para strings.Builder // the paragraph that is being read
	flush := func() {
		out = append(out, pending...)
		pending = nil
	}
	for i, l := range lines {
		if len(blocks) > 0 && i >= blocks[0].from {
			l.note = true
			l.begins = i == blocks[0].from
			pending = append(pending, l)
			if i+1 == blocks[0].to {
				blocks = blocks[1:]
			}
			continue
		}
		body = append(body, l)
		k := len(body) - 1
		if k == 0 || !w.continues(para.String(), body, k) {
			para.Reset()
			l.begins = l.begins || len(pending) > 0
			flush()
		}
		para.WriteString(l.text)
		out = append(out, l)
	}
	flush()
	return out
}

// footnoteLines finds the footnotes of a text: lines that explain the word
// which a mark of the same number points from, in the text since the footnotes
// before. It returns none where they are few or stand all in one place, as in a
// glossary.
func (w wrap) footnoteLines(lines []line) []noteBlock {
	count := 0
	for _, l := range lines {
		if opensNote(l.text) {
			count++
		}
	}
	if count < fewestFootnotes {
		return nil
	}
	var blocks []noteBlock
	marked := map[int]bool{} // the numbers that point to notes
	last, pointed := 0, 0    // the number of the last note; notes that a mark points to
	pages, inNotes := 0, false
	for i := 0; i < len(lines); {
		s := lines[i].text
		if len(s) < 120 && isGlossaryHeading(s) {
			break
		}
		if number := noteNumber(s); number > 0 && (marked[number] || number > last && number <= last+3 && explainsNumbered(s)) {
			to := w.noteEnd(lines, i)
			blocks = append(blocks, noteBlock{i, to})
			if last = number; marked[number] {
				pointed++
			}
			if !inNotes {
				pages++
			}
			inNotes = true
			i = to
			continue
		}
		if inNotes {
			clear(marked)
		}
		inNotes = false
		for _, m := range allMarks(s) {
			marked[m.number] = true
		}
		i++
	}
	if len(blocks) < fewestFootnotes || pages < fewestPages || len(blocks)*2 < count || pointed*2 < len(blocks) {
		return nil
	}
	return blocks
}

// noteNumber is the number of the footnote that a line may begin, 0 for none.
func noteNumber(s string) int {
	if !opensNote(s) {
		return 0
	}
	number, size := entryNumber(s)
	if !startsEntry(s[size:]) {
		return 0
	}
	return markNumber(number)
}

// explainsNumbered reports whether a line is a numbered entry that says what its
// name stands for, which items of lists do not.
func explainsNumbered(s string) bool {
	_, size := entryNumber(s)
	if size == 0 {
		return false
	}
	end, sep := nameEnd(s[size:])
	return end > 0 && prefixOf(s[size+end+sep:], "指", "是指", "即") > 0
}

// opensNote reports whether a line begins with a number as footnotes do.
func opensNote(s string) bool {
	return isCircled(firstRune(s)) || prefixOf(s, "[", "〔", "【", "注") > 0
}

// noteEnd returns the index after the last line of the footnote that begins at
// a line.
func (w wrap) noteEnd(lines []line, from int) int {
	i := from + 1
	for w.width > 0 && i < len(lines) && w.isFull(lines[i-1]) && !endsProse(lines[i-1].text) {
		if l := lines[i]; l.glued || l.apart || w.marks() && w.begins(l) || opensNote(l.text) {
			break
		}
		i++
	}
	return i
}

// footnotes makes the footnotes the entries of a report without a glossary.
func (o *outliner) footnotes() {
	for i := range o.paragraphs {
		o.paragraphs[i].entry = o.paragraphs[i].note
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
