package search

import (
	"strings"

	"baogao/model"
)

// literal is a text to be found, in any of the forms that read alike. The
// text that is searched stays as it is, so a hit's offsets need no mapping
// back and nothing is kept beside the text.
type literal struct {
	folded   string
	elements []element
	anchor   int     // the element whose occurrences are candidates
	probes   []probe // how to find them, one for each of its forms
}

// element is a stretch of a literal: one that has one form only, or a rune
// that has several.
type element struct{ forms []string }

// probe finds one form of the anchor by the byte of it that is rarest in
// Chinese text: strings.IndexByte runs at the speed of memory between two of
// these, while the lead bytes of Chinese characters (E4–E9) stand at every
// third place.
type probe struct {
	form string
	rare byte
	at   int // index of rare in form
}

// newLiteral prepares s, which is not empty.
func newLiteral(s string) *literal {
	l := &literal{folded: Fold(s)}
	single := false // the last element has one form
	for _, r := range s {
		forms := variants(r)
		if len(forms) == 1 && single {
			last := &l.elements[len(l.elements)-1]
			last.forms[0] += string(r)
			continue
		}
		single = len(forms) == 1
		e := element{}
		for _, f := range forms {
			e.forms = append(e.forms, string(f))
		}
		l.elements = append(l.elements, e)
	}
	least := 0
	for i, e := range l.elements {
		cost := 0
		for _, form := range e.forms {
			p := newProbe(form)
			cost += 1 + int(frequency[p.rare])
		}
		if i == 0 || cost < least {
			l.anchor, least = i, cost
		}
	}
	for _, form := range l.elements[l.anchor].forms {
		l.probes = append(l.probes, newProbe(form))
	}
	return l
}

func newProbe(form string) probe {
	p := probe{form: form, rare: form[0]}
	for i := range len(form) {
		if frequency[form[i]] < frequency[p.rare] {
			p.rare, p.at = form[i], i
		}
	}
	return p
}

// next returns the first occurrence of p in text from offset on; len(text)
// where there is none.
func (p *probe) next(text string, offset int) int {
	for i := offset + p.at; i < len(text); i++ {
		skip := strings.IndexByte(text[i:], p.rare)
		if skip < 0 {
			break
		}
		i += skip
		if strings.HasPrefix(text[i-p.at:], p.form) {
			return i - p.at
		}
	}
	return len(text)
}

// scanner walks through the occurrences of a literal in a text.
type scanner struct {
	*literal
	text  string
	at    [8]int // the next occurrence of each probe
	ready bool
}

// next returns the first occurrence that begins at from or later. from must
// not go back from one call to the next.
func (s *scanner) next(from int) (model.Span, bool) {
	if !s.ready {
		s.ready = true
		for i := range s.probes {
			s.at[i] = s.probes[i].next(s.text, from)
		}
	}
	for {
		first := 0
		for i := range s.probes {
			if s.at[i] < s.at[first] {
				first = i
			}
		}
		at := s.at[first]
		if at >= len(s.text) {
			return model.Span{}, false
		}
		if span, ok := s.around(at, s.probes[first].form); ok && span.Start >= from {
			return span, true
		}
		s.at[first] = s.probes[first].next(s.text, at+1)
	}
}

// around returns the occurrence of the whole literal whose anchor stands at
// offset at in a form.
func (s *scanner) around(at int, form string) (model.Span, bool) {
	span := model.Span{Start: at, End: at + len(form)}
	for i := s.anchor - 1; i >= 0; i-- {
		n := s.elements[i].suffixOf(s.text[:span.Start])
		if n == 0 {
			return span, false
		}
		span.Start -= n
	}
	for _, e := range s.elements[s.anchor+1:] {
		n := e.prefixOf(s.text[span.End:])
		if n == 0 {
			return span, false
		}
		span.End += n
	}
	return span, true
}

// prefixOf returns the length of the form that text begins with; 0 for none.
func (e *element) prefixOf(text string) int {
	for _, form := range e.forms {
		if strings.HasPrefix(text, form) {
			return len(form)
		}
	}
	return 0
}

// suffixOf returns the length of the form that text ends with; 0 for none.
func (e *element) suffixOf(text string) int {
	for _, form := range e.forms {
		if strings.HasSuffix(text, form) {
			return len(form)
		}
	}
	return 0
}

// frequency says how often a byte stands in 10,000 bytes of Chinese text, as
// counted over the reports of package seeds. It only decides which byte of a
// word is looked for first.
var frequency = [256]uint16{
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 46, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	41, 1, 0, 0, 0, 8, 0, 0, 5, 5, 0, 1, 101, 1, 13, 0,
	30, 28, 25, 17, 13, 16, 11, 10, 11, 8, 6, 6, 0, 0, 0, 0,
	0, 1, 0, 0, 1, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0,
	1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	330, 191, 130, 70, 68, 127, 79, 96, 112, 103, 135, 49, 166, 91, 117, 104,
	102, 91, 29, 61, 105, 102, 100, 48, 56, 38, 115, 156, 153, 109, 78, 103,
	62, 107, 65, 39, 73, 102, 33, 102, 130, 36, 34, 46, 40, 84, 148, 69,
	109, 86, 55, 48, 91, 39, 52, 66, 220, 124, 267, 172, 123, 119, 95, 146,
	0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 63, 160, 407, 1054, 575, 379, 293, 229, 0, 0, 0, 0, 0, 35,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
}
