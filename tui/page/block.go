package page

import (
	"strings"
	"unicode/utf8"

	"baogao/model"
	"baogao/tui/theme"
)

// kind is what a block is.
type kind uint8

const (
	text       kind = iota // a paragraph
	note                   // a line of ours before the text
	title                  // the report's title
	caption                // date, meeting and speaker under the title
	salutation             // 各位代表：
	heading
	entry // an entry of the 名词解释
)

// block is a stretch of the text that begins a row of its own: a paragraph,
// or the heading that a paragraph begins with.
type block struct {
	span  model.Span
	kind  kind
	level uint8  // of a heading
	above int    // blank rows above it
	note  string // the text of a note
}

// centred reports whether the block's rows stand in the middle.
func (b block) centred() bool { return b.kind == title || b.kind == caption }

// indent is the indent of the block's first row in cells: two characters, as
// Chinese paragraphs have it.
func (b block) indent() int {
	if b.kind == text || b.kind == entry {
		return 4
	}
	return 0
}

// role is what the block's text is where no mark says otherwise.
func (b block) role() theme.Role {
	switch b.kind {
	case title:
		return theme.Title
	case caption:
		return theme.Dim
	case note:
		return theme.Warning
	case heading:
		return theme.Heading1 + theme.Role(min(max(b.level, 1), 4)-1)
	}
	return theme.Text
}

// blocksOf cuts a report's text into blocks. There is at least one.
func blocksOf(r *model.Report, notes []string) []block {
	c := cutter{report: r}
	for _, n := range notes {
		c.add(block{kind: note, note: n})
	}
	r.Walk(func(s *model.Section, _ []*model.Section) bool {
		c.sections = append(c.sections, s)
		return true
	})
	for start := 0; start < len(r.Text); {
		end := len(r.Text)
		if i := strings.IndexByte(r.Text[start:], '\n'); i >= 0 {
			end = start + i
		}
		c.paragraph(model.Span{Start: start, End: end})
		start = end + 1
	}
	if len(c.blocks) == 0 {
		c.add(block{kind: note, note: "（没有正文）"})
	}
	return c.blocks
}

// cutter cuts paragraphs into blocks in the order of the text.
type cutter struct {
	report   *model.Report
	sections []*model.Section // those whose headings are still to come
	terms    int              // how many terms lie before the paragraph
	begun    bool             // the text proper has begun: what stands before is title and caption
	blocks   []block
}

// add appends a block and sets it off from the one before.
func (c *cutter) add(b block) {
	if len(c.blocks) > 0 {
		before := c.blocks[len(c.blocks)-1]
		switch {
		case before.kind == note && b.kind == note, before.kind == title && b.kind == title:
		case before.kind == caption && b.kind == caption:
		case before.kind == heading && b.kind != heading && before.level > 2:
		default:
			b.above = 1
		}
	}
	c.blocks = append(c.blocks, b)
}

// paragraph adds the blocks of one paragraph.
func (c *cutter) paragraph(p model.Span) {
	for len(c.sections) > 0 && c.sections[0].Heading.Start < p.End {
		s := c.sections[0]
		c.sections = c.sections[1:]
		if s.Heading.Start < p.Start || s.Heading.End > p.End || s.Level > 2 && s.RunIn {
			continue // the latter are lit within their paragraph
		}
		c.begun = true
		c.prose(model.Span{Start: p.Start, End: s.Heading.Start})
		c.add(block{span: s.Heading, kind: heading, level: uint8(s.Level)})
		p.Start = model.AfterHeading(c.report.Text, s.Heading.End, p.End)
	}
	c.prose(p)
}

// prose adds a block for what is no heading.
func (c *cutter) prose(p model.Span) {
	if p.Len() <= 0 {
		return
	}
	b := block{span: p}
	s := p.In(c.report.Text)
	for c.terms < len(c.report.Terms) && c.report.Terms[c.terms].Span.End <= p.Start {
		c.terms++
	}
	switch {
	case c.terms < len(c.report.Terms) && c.report.Terms[c.terms].Span.Start < p.End:
		b.kind = entry
	case isSalutation(s):
		b.kind = salutation
		c.begun = true
	case c.begun:
	case strings.Contains(s, "。"):
		c.begun = true
	case s == c.report.Meta.Title || strings.Contains(strings.ReplaceAll(s, " ", ""), "政府工作报告"):
		b.kind = title
	default:
		b.kind = caption
	}
	c.add(b)
}

// isSalutation reports whether a paragraph addresses the meeting and nothing
// else: “各位代表：”, “各位代表、同志们！”.
func isSalutation(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.HasPrefix(s, "各位") && strings.ContainsRune("：！:!", last) && utf8.RuneCountInString(s) <= 20
}
