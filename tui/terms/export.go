package terms

import (
	"baogao/tui/export"
	"baogao/tui/mode"
)

// Export implements mode.Exporter: the explanations in the list.
func (t *Terms) Export() (mode.Document, bool) {
	var texts export.Quotations
	for _, i := range t.shown {
		if entry := t.all[i].entry; entry >= 0 {
			texts = append(texts, t.report.Quotation(t.report.Terms[entry].Span))
		}
	}
	if len(texts) == 0 {
		t.session.Say("列出的名词没有可写的解释")
		return mode.Document{}, false
	}
	d := mode.Document{Name: t.report.Meta.String() + " 名词解释", Command: []string{"terms", mode.Argument(t.report.Meta)}}
	if t.filter.Text != "" {
		d.Name += " " + t.filter.Text
		d.Command = append(d.Command, t.filter.Text)
	}
	d.Formats = []mode.Format{{Ending: "md", Write: texts.Markdown}, {Ending: "txt", Write: texts.Plain}}
	return d, true
}
