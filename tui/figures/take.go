package figures

import (
	"slices"
	"strings"

	"baogao/model"
	"baogao/tui/mode"
)

// Take implements mode.Taker: the row under the cursor in a line, and the
// sentences behind it with their citations.
func (s *sheet) Take() (mode.Clipping, bool) { return s.clip("") }

// clip is Take with something to be said after the figures.
func (s *sheet) clip(after string) (mode.Clipping, bool) {
	row, ok := s.table.row()
	if !ok {
		return mode.Clipping{}, false
	}
	list, name := s.content.statements(row)
	var c mode.Clipping
	var figures, titles, quotations []string
	for _, st := range list {
		r := st.report
		if st.figure == nil {
			if r != nil { // One asks what both say.
				figures = append(figures, r.Meta.Region.Name+st.silent)
			}
			continue
		}
		if c.Report == "" {
			c.Report, c.At = r.ID, mode.AnchorAt(r.Text, st.figure.Quote.Start, s.session.Now())
		}
		figures = append(figures, inWords(r, st.figure))
		titles = append(titles, r.Meta.String())
		quotations = append(quotations, r.Quotation(clause(r.Text, st.figure.Quote)))
	}
	if len(quotations) == 0 {
		s.session.Say("这一行没有可复制的数字")
		return mode.Clipping{}, false
	}
	// A report may state both of a row's figures, and in one sentence.
	titles, quotations = slices.Compact(titles), slices.Compact(quotations)
	c.What, c.Title = name, strings.Join(titles, "、")
	c.Text = name + "：" + strings.Join(figures, "，") + after + "。\n" + strings.Join(quotations, "\n")
	return c, true
}

// inWords is a figure with whose it is and of when: 荆门市2023年6.8%,
// 荆门市2024年目标7%.
func inWords(r *model.Report, f *model.Figure) string {
	kind := ""
	if f.Kind != model.Actual {
		kind = f.Kind.Word()
	}
	return r.Meta.Region.Name + f.Scope + model.ParsePeriod(f.Period).Words() + kind + strings.ReplaceAll(f.String(), " ", "")
}

// Take implements mode.Taker: the figures of two regions with how far they
// are apart.
func (c *Compare) Take() (mode.Clipping, bool) {
	row, ok := c.table.row()
	if !ok || len(c.reports) != 2 {
		return c.clip("")
	}
	d := c.difference(c.comparison.Rows[row])
	if !d.Comparable() {
		return c.clip("")
	}
	return c.clip("；" + c.names[1] + "−" + c.names[0] + "为" + strings.ReplaceAll(d.String(), " ", ""))
}

// Take implements mode.Taker: the sentence of the figure under the cursor.
func (m *Source) Take() (mode.Clipping, bool) {
	column := m.columns[m.here]
	if len(column.figures) == 0 {
		m.session.Say(column.name + "：" + column.silent)
		return mode.Clipping{}, false
	}
	return mode.Clip(column.report, clause(column.report.Text, column.figures[column.cursor].Quote), 1, "句"), true
}
