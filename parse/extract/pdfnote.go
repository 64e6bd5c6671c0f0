package extract

import (
	"regexp"
	"slices"
	"strings"
)

// noteBegin is how a note at the foot of a page begins: with its mark.
var noteBegin = regexp.MustCompile(`^([①-⑳㉑-㊿]|[（(\[［]\d{1,3}[）)\]］]|\d{1,3}[.．、 ]|注\d?[:：]|\*)`)

// withoutNotes takes the notes at the feet of pages out of them, so that the
// text goes on from page to page: lines in smaller letters, the first with a
// mark, or going on with the note of the page before. Each note is returned as
// a paragraph.
func withoutNotes(pages [][]setLine) (body [][]setLine, notes []string) {
	var sizes []float64
	for _, lines := range pages {
		for _, l := range lines {
			sizes = append(sizes, l.size)
		}
	}
	size := middle(sizes)
	open := false // the page before ended in a note
	for _, lines := range pages {
		n := len(lines)
		for n > 0 && lines[n-1].size < 0.88*size {
			n--
		}
		first := slices.IndexFunc(lines[n:], func(l setLine) bool { return noteBegin.MatchString(l.text) })
		if n == 0 || first != 0 && !open {
			body, open = append(body, lines), false
			continue
		}
		for _, l := range lines[n:] {
			if noteBegin.MatchString(l.text) || len(notes) == 0 {
				notes = append(notes, l.text)
			} else {
				notes[len(notes)-1] = joined(notes[len(notes)-1], l.text)
			}
		}
		body, open = append(body, lines[:n]), n < len(lines)
	}
	return body, notes
}

// withNotes adds notes at the end of a text. In reports they are the 名词解释,
// so that they get that heading where the text has none.
func withNotes(paragraphs, notes []string) []string {
	if len(notes) == 0 {
		return paragraphs
	}
	if !slices.ContainsFunc(paragraphs, func(p string) bool { return strings.HasPrefix(squeezed(p), "名词解释") }) {
		paragraphs = append(paragraphs, "名词解释")
	}
	return append(paragraphs, notes...)
}
