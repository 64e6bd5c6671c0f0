package parse

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"baogao/model"
)

// references finds the marks in the text that point to the glossary's entries.
// Reports mark a word with a number (① ⑳ （12） [3]), or not at all: then the
// explained name itself, with its quotation marks where it has them, points
// to its entry.
func references(r *model.Report) {
	body := len(r.Text)
	if len(r.Terms) > 0 && !inFootnotes(r) {
		body = r.Terms[0].Span.Start
	}
	marks := marksIn(r.Text[:body])
	if inFootnotes(r) {
		if r.References = toFootnotes(r, allMarks(r.Text)); len(r.References) > 0 {
			return
		}
	} else if len(marks) > 0 {
		entries := map[int]int{}
		for i, t := range r.Terms {
			if n := markNumber(t.Number); n > 0 {
				entries[n] = i
			} else if t.Number == "" {
				entries[i+1] = i // numbered by their order only
			}
		}
		for _, m := range marks {
			term, ok := entries[m.number]
			if !ok {
				term = -1
			}
			r.References = append(r.References, model.Reference{Span: m.span, Term: term})
		}
		return
	}
	r.References = namesIn(r.Text[:body], r)
}

// toFootnotes makes references of the marks that a footnote with the same number
// stands after, where each page counts its footnotes anew.
func toFootnotes(r *model.Report, marks []mark) []model.Reference {
	var refs []model.Reference
	next := 0 // the first footnote that stands after the mark
	for _, m := range marks {
		for next < len(r.Terms) && r.Terms[next].Span.Start < m.span.Start {
			next++
		}
		for i := next; i < len(r.Terms); i++ {
			if inside := r.Terms[i].Span.Covers(m.span); inside {
				break
			}
			if markNumber(r.Terms[i].Number) == m.number {
				refs = append(refs, model.Reference{Span: m.span, Term: i})
				break
			}
		}
	}
	return refs
}

// mark is a number in the text that may point to an entry.
type mark struct {
	span   model.Span
	number int
	kind   byte // first byte of its bracket or circle: marks of one kind count together
}

// marksIn returns the reference marks of a text. Numbers in brackets and
// circles count lists, too (主要有：①…；②…). A reference stands right after the
// word it belongs to, and the numbers count up once through the whole text.
func marksIn(text string) []mark {
	all := allMarks(text)
	var kept []mark
	for _, kind := range []byte{'o', '('} {
		var row []mark
		for _, m := range all {
			if m.kind == kind {
				row = append(row, m)
			}
		}
		if countsUp(row) {
			kept = append(kept, row...)
		}
	}
	slices.SortFunc(kept, func(a, b mark) int { return a.span.Start - b.span.Start })
	return kept
}

// allMarks returns the numbers in brackets and circles that stand right after a
// word.
func allMarks(text string) []mark {
	var all []mark
	for i := 0; i+2 < len(text); {
		if isIdeograph(text[i]) {
			i += 3
			continue
		}
		c, d := text[i], text[i+1]
		size := runeLen(c)
		switch {
		case c == 0xE2 && (d == 0x91 || d == 0x92), c == 0xE3 && (d == 0x89 || d == 0x8A): // ①–⑳, ㉑–㊿
		case (c == '(' || c == '[') && d >= '0' && d <= '9':
		case c == 0xEF && d == 0xBC && text[i+2] == 0x88: // （
		case c == 0xE3 && d == 0x80 && (text[i+2] == 0x94 || text[i+2] == 0x90): // 〔【
		default:
			i += size
			continue
		}
		n := referenceMark(text[i:])
		if n == 0 {
			i += size
			continue
		}
		if m := (mark{model.Span{Start: i, End: i + n}, markNumber(text[i : i+n]), kindOf(text[i:])}); m.number > 0 && followsWord(text[:i]) {
			all = append(all, m)
		}
		i += n
	}
	return all
}

func kindOf(s string) byte {
	if isCircled(firstRune(s)) {
		return 'o'
	}
	return '('
}

// followsWord reports whether a text ends in a word or in what closes one.
func followsWord(s string) bool {
	r := lastRune(s)
	return isHan(r) || isAlnum(r) || strings.ContainsRune("”》）)’+", r)
}

// countsUp reports whether marks number something through a whole text: they
// begin with 1 and nearly each is one more than the highest before it.
func countsUp(row []mark) bool {
	if len(row) < 2 || row[0].number > 3 {
		return false
	}
	highest, next, ones := 0, 0, 0
	for _, m := range row {
		if m.number == 1 {
			ones++
		}
		if m.number > highest {
			if m.number <= highest+3 {
				next++
			}
			highest = m.number
		}
	}
	return next*10 >= len(row)*7 && ones*3 <= len(row)+2
}

// markNumber reads the number of a mark: ⑳ and （20） are 20.
func markNumber(s string) int {
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case r >= '①' && r <= '⑳':
		return int(r-'①') + 1
	case r >= '㉑' && r <= '㉟':
		return int(r-'㉑') + 21
	case r >= '㊱' && r <= '㊿':
		return int(r-'㊱') + 36
	}
	n, err := strconv.Atoi(strings.Trim(s, "（）()[]〔〕【】"))
	if err != nil {
		value, chinese, size := parseNumber(strings.Trim(s, "（）()"))
		if chinese && size > 0 {
			return value
		}
		return 0
	}
	return n
}

// namesIn returns where the body names the explained terms.
func namesIn(text string, r *model.Report) []model.Reference {
	index := newNameIndex(r)
	if len(index.names) == 0 {
		return nil
	}
	var refs []model.Reference
	quoted := make([]bool, len(r.Terms)) // found with its quotation marks
	bare := make([]bool, 0)
	for i := 0; i+2 < len(text); {
		if !index.begins(text, i) {
			i += runeLen(text[i])
			continue
		}
		n, ok := index.match(text, i)
		if !ok {
			i += runeLen(text[i])
			continue
		}
		refs = append(refs, model.Reference{Span: model.Span{Start: i, End: i + len(n.text)}, Term: n.term})
		bare = append(bare, n.bare)
		if !n.bare {
			quoted[n.term] = true
		}
		i += len(n.text)
	}
	kept := refs[:0]
	for i, ref := range refs {
		if !bare[i] || !quoted[ref.Term] {
			kept = append(kept, ref)
		}
	}
	return kept
}

// nameIndex finds the longest explained name that a text has at an offset.
type nameIndex struct {
	*words
	names []name // of the words, longest first
}

type name struct {
	text string
	term int
	bare bool // not the name as the glossary has it: without the quotation marks around it, or only its quoted part
}

// mostNames bounds the entries whose names are looked for. The longest
// glossaries explain some hundred and fifty.
const mostNames = 500

func newNameIndex(r *model.Report) nameIndex {
	var names []name
	for i, t := range r.Terms[:min(len(r.Terms), mostNames)] {
		s := t.Name.In(r.Text)
		if utf8.RuneCountInString(s) < 2 || len(s) < 3 {
			continue
		}
		wrapped := strings.HasSuffix(r.Text[:t.Name.Start], "“")
		if wrapped {
			names = append(names, name{"“" + s + "”", i, false})
		}
		if !wrapped || utf8.RuneCountInString(s) > 2 {
			names = append(names, name{s, i, wrapped})
		}
		for _, part := range quotedParts(s) {
			names = append(names, name{part, i, true})
		}
	}
	slices.SortStableFunc(names, func(a, b name) int { return len(b.text) - len(a.text) })
	list := make([]string, len(names))
	for i, n := range names {
		list[i] = n.text
	}
	return nameIndex{newWords(list...), names}
}

// quotedParts returns the parts of a name that stand in quotation marks, with
// these: a text may say “四上” where the glossary explains “四上”企业, and
// “八项本领”、“七种能力” where it explains “八项本领”“七种能力”.
func quotedParts(s string) []string {
	var parts []string
	for {
		start := strings.Index(s, "“")
		end := strings.Index(s, "”")
		if start < 0 || end < start {
			return parts
		}
		end += len("”")
		if end-start < len(s) || len(parts) > 0 {
			parts = append(parts, s[start:end])
		}
		s = s[end:]
	}
}

// match returns the name at an offset.
func (x nameIndex) match(text string, i int) (name, bool) {
	k, ok := x.at(text, i)
	if !ok || cutsWord(text, i, i+len(x.names[k].text)) {
		return name{}, false
	}
	return x.names[k], true
}

// cutsWord reports whether a stretch of text begins or ends inside a Latin
// word or a number.
func cutsWord(text string, start, end int) bool {
	inside := func(at int) bool {
		return at > 0 && at < len(text) && isAlnum(rune(text[at-1])) && isAlnum(rune(text[at]))
	}
	return inside(start) || inside(end)
}
