package parse

import (
	"strings"
	"unicode/utf8"

	"baogao/model"
)

// glossary reads the entries of the 名词解释 from the paragraphs that the
// outline found to be them.
func glossary(r *model.Report, paragraphs []paragraph) {
	numbered := false
	for _, p := range paragraphs {
		if !p.entry {
			continue
		}
		r.Meta.Glossary = true
		s := p.In(r.Text)
		number, from := entryNumber(s)
		numbered = numbered || from > 0
		if from == 0 && (numbered || !startsEntry(s) || awaits(r)) {
			extend(r, p)
			continue
		}
		for from < len(s) {
			end := nextEntry(s, from, markNumber(number))
			r.Terms = append(r.Terms, entry(r.Text, model.Span{Start: p.Start, End: p.Start + end}, number, from))
			p.Start += end
			s = s[end:]
			number, from = entryNumber(s)
		}
	}
}

// awaits reports whether the last entry is a name that waits for its
// definition on the next line.
func awaits(r *model.Report) bool {
	n := len(r.Terms)
	return n > 0 && r.Terms[n-1].Definition.Len() == 0
}

// extend adds a paragraph to the last entry: its definition, where the name
// stands on a line of its own, or more of it.
func extend(r *model.Report, p paragraph) {
	if len(r.Terms) == 0 {
		return
	}
	t := &r.Terms[len(r.Terms)-1]
	if t.Definition.Len() == 0 {
		t.Definition.Start = p.Start
	}
	t.Span.End, t.Definition.End = p.End, p.End
}

// nextEntry returns where the next entry begins in a paragraph that holds
// several, as where a page lost its lines: after a sentence, with the next
// number. It is len(s) where there is none.
func nextEntry(s string, from, number int) int {
	if number == 0 {
		return len(s)
	}
	for i := from; i < len(s); {
		j := strings.Index(s[i:], "。")
		if j < 0 {
			break
		}
		i += j + len("。")
		next, size := entryNumber(s[i:])
		if size > 0 && markNumber(next) == number+1 && startsEntry(s[i+size:]) {
			return i
		}
	}
	return len(s)
}

// entryNumber reads the number that an entry begins with: 3. or 3、, ③, （三）,
// [3], 注3：, or 3 with a blank or a quotation mark after it.
func entryNumber(s string) (number string, size int) {
	if r, n := utf8.DecodeRuneInString(s); isCircled(r) {
		n += prefixOf(s[n:], "、", ".", "．")
		return string(r), n + blanks(s[n:])
	}
	if n := prefixOf(s, "[", "〔", "【"); n > 0 {
		if m := referenceMark(s); m > 0 {
			return strings.Trim(s[n:m], "]〕】"), m + blanks(s[m:])
		}
	}
	if l, ok := labelAt(s); ok && !(l.level == 3 && enumerates(s[l.len:], false)) {
		return l.text, l.len
	}
	n := prefixOf(s, "注释", "注解", "注")
	value, chinese, digits := parseNumber(s[n:])
	if value == 0 || value > 99 || chinese {
		return "", 0
	}
	stop := n + digits + blanks(s[n+digits:])
	rest := s[stop:]
	switch sep := prefixOf(rest, "：", ":", "、", ".", "．"); {
	case n > 0 && sep > 0:
		stop += sep
	case n == 0 && (stop > digits || strings.HasPrefix(rest, "“")):
	default:
		return "", 0
	}
	return halfDigits(s[n : n+digits]), stop + blanks(s[stop:])
}

// startsNumbered reports whether a paragraph begins a numbered entry.
func startsNumbered(s string) bool {
	_, size := entryNumber(s)
	return size > 0 && startsEntry(s[size:])
}

// startsEntry reports whether a paragraph without a number begins an entry.
func startsEntry(s string) bool {
	end, _ := nameEnd(s)
	return end > 0
}

// entry reads one entry: “八个一年”：指工业经济大发展的一年、…
func entry(text string, p model.Span, number string, from int) model.Term {
	s := p.In(text)
	end, sep := nameEnd(s[from:])
	if end <= 0 {
		end, sep = len(s)-from, 0
	}
	end += from
	name := model.Span{Start: p.Start + from, End: p.Start + end}
	for name.Len() > 0 && text[name.End-1] == ' ' {
		name.End--
	}
	t := model.Term{Name: unquote(text, name), Number: number, Span: p}
	at := end + sep
	at += blanks(s[at:])
	t.Definition = model.Span{Start: p.Start + at, End: p.End}
	return t
}

// nameEnd returns where an entry's name ends and how long what parts it from
// the definition is; -1 where no name can be told.
func nameEnd(s string) (end, sep int) {
	depth := 0
	for i, r := range s {
		if i > 180 {
			break
		}
		switch r {
		case '“', '（', '《', '(':
			depth++
		case '”', '）', '》', ')':
			depth--
		case '：', ':', '∶':
			if depth <= 0 && i > 0 {
				return i, utf8.RuneLen(r)
			}
		case '。', '；':
			if depth <= 0 {
				return verbEnd(s[:i])
			}
		}
	}
	return verbEnd(s[:min(len(s), 180)])
}

// verbEnd finds the name of an entry that is a sentence: “双高计划”是指….
func verbEnd(s string) (end, sep int) {
	for _, verb := range []string{"，是指", ",是指", "是指", "，指的是", "指的是", "，指", ",指", "，即", ",即", "，是", ",是", "——", "是"} {
		if i := strings.Index(s, verb); i > 0 {
			return i, prefixOf(verb, "，", ",", "——")
		}
	}
	return -1, 0
}

// unquote takes the quotation marks from a name that they stand around as a
// whole: “八个一年” but not “油转特”“油转化”.
func unquote(text string, name model.Span) model.Span {
	s := name.In(text)
	for _, q := range [...]struct{ open, close string }{{"“", "”"}, {`"`, `"`}, {"「", "」"}} {
		inner, ok := strings.CutPrefix(s, q.open)
		if ok && strings.Index(inner, q.close) == len(inner)-len(q.close) && len(inner) > len(q.close) {
			return model.Span{Start: name.Start + len(q.open), End: name.End - len(q.close)}
		}
	}
	return name
}
