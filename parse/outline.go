package parse

import (
	"strings"
	"unicode/utf8"

	"baogao/model"
)

// label is the number before a heading.
type label struct {
	level int
	text  string // as model.Section has it
	len   int    // bytes of the paragraph that it takes, with its stop
}

const numerals = "一二三四五六七八九十百零〇"

// parseLabel reads the label that a paragraph begins with.
func parseLabel(s string) (label, bool) {
	open := 0
	if strings.HasPrefix(s, "（") {
		open = len("（")
	} else if strings.HasPrefix(s, "(") {
		open = 1
	}
	i := open
	digits := false
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r >= '0' && r <= '9' && (i == open || digits) {
			digits = true
		} else if digits || !strings.ContainsRune(numerals, r) {
			break
		}
		i += n
	}
	number := s[open:i]
	if number == "" || len(number) > 12 {
		return label{}, false
	}
	if open > 0 {
		switch {
		case strings.HasPrefix(s[i:], "）"):
			i += len("）")
		case strings.HasPrefix(s[i:], ")"):
			i++
		default:
			return label{}, false
		}
		level := 2
		if digits {
			level = 4
		}
		return label{level, "（" + number + "）", i}, true
	}
	for _, stop := range []string{"、", "．", ".", " 、"} {
		if strings.HasPrefix(s[i:], stop) {
			level := 1
			if digits {
				level = 3
				if after := s[i+len(stop):]; after == "" || after[0] >= '0' && after[0] <= '9' {
					return label{}, false
				}
			}
			return label{level, number, i + len(stop)}, true
		}
	}
	return label{}, false
}

// outline finds the headings and hangs the sections together.
func outline(r *model.Report) {
	var flat []*model.Section
	glossary := false
	for start := 0; start < len(r.Text); {
		end := start + strings.IndexByte(r.Text[start:], '\n')
		if end < start {
			end = len(r.Text)
		}
		s := r.Text[start:end]
		if l, ok := parseLabel(s); ok && !glossary {
			if title, runIn, ok := titleOf(s, l.len); ok {
				flat = append(flat, &model.Section{Level: l.level, Label: l.text, RunIn: runIn,
					Title:   model.Span{Start: start + title.Start, End: start + title.End},
					Heading: model.Span{Start: start, End: start + title.End}})
			}
		} else if strings.HasPrefix(s, "名词解释") && len(s) < 20 {
			glossary = true
			span := model.Span{Start: start, End: start + len("名词解释")}
			flat = append(flat, &model.Section{Level: 1, Title: span, Heading: span})
		}
		start = end + 1
	}
	r.Sections = nest(flat, len(r.Text))
}

// titleOf finds the title after a label.
func titleOf(s string, from int) (span model.Span, runIn, ok bool) {
	for from < len(s) && s[from] == ' ' {
		from++
	}
	end := len(s)
	if i := strings.IndexAny(s[from:], "。："); i >= 0 {
		end = from + i
		_, n := utf8.DecodeRuneInString(s[end:])
		runIn = end+n < len(s)
	}
	if end == from || utf8.RuneCountInString(s[from:end]) > 80 {
		return span, false, false
	}
	return model.Span{Start: from, End: end}, runIn, true
}

// nest makes a tree of headings in document order and gives each its span.
func nest(flat []*model.Section, end int) []*model.Section {
	var top []*model.Section
	var open []*model.Section
	for i, s := range flat {
		for len(open) > 0 && open[len(open)-1].Level >= s.Level {
			open = open[:len(open)-1]
		}
		if len(open) == 0 {
			top = append(top, s)
		} else {
			up := open[len(open)-1]
			up.Children = append(up.Children, s)
		}
		open = append(open, s)
		s.Span = model.Span{Start: s.Heading.Start, End: end}
		for _, t := range flat[i+1:] {
			if t.Level <= s.Level {
				s.Span.End = t.Heading.Start
				break
			}
		}
	}
	return top
}
