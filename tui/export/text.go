package export

import (
	"io"
	"regexp"
	"strings"

	"baogao/model"
)

// Text is a stretch of a report's text that ends with its citation: a section,
// or all of it.
type Text struct {
	Report *model.Report
	Span   model.Span
}

// Plain writes the text as it is, a paragraph a line.
func (t Text) Plain(w io.Writer) error {
	text := strings.TrimSpace(t.Span.In(t.Report.Text))
	_, err := io.WriteString(w, model.Printable(text+"\n\n（"+t.Report.Citation(t.Span)+"）\n"))
	return err
}

// Markdown writes the text with its headings (CommonMark): those of level 1
// have two #, since one is the report's title.
func (t Text) Markdown(w io.Writer) error {
	r := t.Report
	headings := map[int]*model.Section{} // by where they begin
	r.Walk(func(s *model.Section, _ []*model.Section) bool {
		headings[s.Heading.Start] = s
		return true
	})
	var b strings.Builder
	for at := t.Span.Start; at < t.Span.End; {
		p := model.ParagraphAt(r.Text, at)
		p.Start, p.End = max(p.Start, t.Span.Start), min(p.End, t.Span.End)
		at = p.End + 1
		text := p.In(r.Text)
		s := headings[p.Start]
		switch {
		case strings.TrimSpace(text) == "":
			continue
		case s != nil && s.Heading.End <= p.End && (s.Level <= 2 || !s.RunIn):
			b.WriteString(strings.Repeat("#", min(s.Level+1, 6)) + " " + escapeText(s.Heading.In(r.Text)) + "\n\n")
			text = r.Text[model.AfterHeading(r.Text, s.Heading.End, p.End):p.End]
		case text == r.Meta.Title && p.Start == 0:
			b.WriteString("# ")
		}
		if text != "" {
			b.WriteString(escapeText(text) + "\n\n")
		}
	}
	b.WriteString("（" + escapeText(r.Citation(t.Span)) + "）\n")
	_, err := io.WriteString(w, model.Printable(b.String()))
	return err
}

// markup is what CommonMark would take for emphasis, code, links or HTML.
var markup = strings.NewReplacer("\\", "\\\\", "*", "\\*", "_", "\\_", "`", "\\`", "<", "&lt;", "[", "\\[", "~", "\\~")

// opening is what at a line's beginning it would take for a heading, a list or
// a quote.
var opening = regexp.MustCompile(`^(\d*)([-+#.)]+\s|>)`)

// escapeText keeps a paragraph from being taken for Markdown's own marks.
func escapeText(s string) string {
	return opening.ReplaceAllString(markup.Replace(s), `${1}\${2}`)
}

// Quotations are stretches of reports with their citations, as they were
// copied.
type Quotations []string

// Plain writes the quotations with a blank line between them.
func (q Quotations) Plain(w io.Writer) error {
	_, err := io.WriteString(w, model.Printable(strings.Join(q, "\n\n")+"\n"))
	return err
}

// Markdown writes each quotation as a block quote.
func (q Quotations) Markdown(w io.Writer) error {
	var b strings.Builder
	b.WriteString("# 政府工作报告摘录\n")
	for _, text := range q {
		b.WriteByte('\n')
		for i, line := range strings.Split(text, "\n") {
			if i > 0 {
				b.WriteString(">\n")
			}
			b.WriteString("> " + escapeText(line) + "\n")
		}
	}
	_, err := io.WriteString(w, model.Printable(b.String()))
	return err
}
