package parallel

import (
	"io"

	"baogao/model"
	"baogao/model/pairing"
	"baogao/tui/export"
	"baogao/tui/mode"
)

// pair is the section that is being read, and its counterpart in the other
// report where it has one.
func (p *Parallel) pair() (texts []export.Text, ok bool) {
	if p.pairs == nil {
		return nil, false
	}
	own := p.section(p.side)
	if own == nil {
		p.session.Say(beforeFirst)
		return nil, false
	}
	texts = append(texts, export.Text{Report: p.report(), Span: own.Span})
	if partner := p.pairs.Partner(p.side, own); partner != nil {
		texts = append(texts, export.Text{Report: p.pairs.Report(p.side.Other()), Span: partner.Span})
	}
	return texts, true
}

// Take implements mode.Taker: the section that is being read and its
// counterpart, each with its citation.
func (p *Parallel) Take() (mode.Clipping, bool) {
	texts, ok := p.pair()
	if !ok {
		return mode.Clipping{}, false
	}
	c := mode.Clip(texts[0].Report, texts[0].Span, 1, "节")
	if len(texts) > 1 {
		c.Text += "\n" + texts[1].Report.Quotation(texts[1].Span)
		c.What = "2 节：" + texts[0].Report.Meta.String() + " 和 " + texts[1].Report.Meta.String()
	}
	return c, true
}

// Export implements mode.Exporter: the section that is being read and its
// counterpart, one after the other.
func (p *Parallel) Export() (mode.Document, bool) {
	texts, ok := p.pair()
	if !ok {
		return mode.Document{}, false
	}
	each := func(write func(export.Text, io.Writer) error) func(io.Writer) error {
		return func(w io.Writer) error {
			for i, t := range texts {
				if i > 0 {
					if _, err := io.WriteString(w, "\n"); err != nil {
						return err
					}
				}
				if err := write(t, w); err != nil {
					return err
				}
			}
			return nil
		}
	}
	return mode.Document{Name: p.both() + " " + p.report().HeadingOf(p.section(p.side)), Formats: []mode.Format{
		{Ending: "md", Write: each(export.Text.Markdown)}, {Ending: "txt", Write: each(export.Text.Plain)},
	}}, true
}

// both names the two reports, for a file's name.
func (p *Parallel) both() string {
	return "对读 " + p.pairs.Report(pairing.Left).Meta.String() + " " + p.pairs.Report(pairing.Right).Meta.String()
}

// Export implements mode.Exporter: the table, a row for each pair and each
// section without a counterpart.
func (t *table) Export() (mode.Document, bool) {
	pairs := t.parallel.pairs
	header := []string{pairs.Report(pairing.Left).Meta.String(), pairs.Report(pairing.Right).Meta.String()}
	var rows [][]string
	for _, r := range t.rows {
		if r.sections != [2]*model.Section{} {
			rows = append(rows, []string{t.words(r, pairing.Left), t.words(r, pairing.Right)})
		}
	}
	return mode.Document{Name: t.parallel.both() + " 对应表", Formats: []mode.Format{
		{Ending: "md", Write: func(w io.Writer) error { return export.Markdown(w, header, []bool{false, false}, rows) }},
		{Ending: "csv", Write: func(w io.Writer) error { return export.WriteTable(w, append([][]string{header}, rows...)) }},
	}}, true
}

// words is what a row of the table says of a side.
func (t *table) words(r tableRow, s pairing.Side) string {
	pairs := t.parallel.pairs
	if section := r.sections[s]; section != nil {
		return model.Printable(pairs.Report(s).HeadingOf(section))
	}
	if around := pairs.Within(s.Other(), r.sections[s.Other()]); around != nil {
		return model.Printable(t.in(s, around))
	}
	return none
}
