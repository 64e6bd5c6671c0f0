package browse

import (
	"baogao/model"
	"baogao/tui/export"
	"baogao/tui/mode"
)

// Export implements mode.Exporter: the section under the cursor of the
// outline, elsewhere the whole report.
func (b *Browse) Export() (mode.Document, bool) {
	r := b.body.report()
	if r == nil {
		b.session.Say("没有打开报告，没有可写的正文")
		return mode.Document{}, false
	}
	d := mode.Document{Name: r.Meta.String() + " 政府工作报告", Command: []string{"show", mode.Argument(r.Meta)}}
	text := export.Text{Report: r, Span: model.Span{End: len(r.Text)}}
	if s := b.outline.pointed(); b.here == outline && s != nil {
		text.Span = s.Span
		d.Name = r.Meta.String() + " " + r.HeadingOf(s)
		d.Command = append(d.Command, r.Address(s))
	}
	d.Formats = []mode.Format{{Ending: "md", Write: text.Markdown}, {Ending: "txt", Write: text.Plain}}
	return d, true
}
