package browse

import (
	"baogao/model"
	"baogao/model/glossary"
	"baogao/tui/cell"
	"baogao/tui/theme"
)

// foot is the number of rows of the panel at the foot of the body: what the
// explanation needs, as far as that leaves most of the body to the text.
func (b *Browse) foot() int {
	if !b.explaining.open {
		return 0
	}
	rows := len(b.explanation(b.body.textWidth()))
	return 1 + max(3, min(rows, b.height*3/10))
}

// explanation is what the panel says under its name, in rows of a width.
func (b *Browse) explanation(width int) []cell.Line {
	th, cond, r := b.session.Theme, b.session.Condition, b.body.report()
	var rows []cell.Line
	add := func(l cell.Line) {
		for _, row := range cond.Wrap(l, cell.Wrap{Width: max(8, width)}) {
			rows = append(rows, row.Line)
		}
	}
	e := &b.explaining
	if ref := r.References[e.at]; ref.Term >= 0 {
		add(cell.Line{{Text: r.Terms[ref.Term].Definition.In(r.Text), Style: th.Style(theme.Text)}})
	} else {
		add(cell.Line{{Text: silence(r), Style: th.Style(theme.Warning)}})
	}
	name := b.explainedName()
	for _, o := range e.others {
		whose := o.Report.Meta.String() + " 的解释"
		if o.Name() != name {
			whose += "（" + o.Name() + "）"
		}
		add(cell.Line{{Text: whose + "：", Style: th.Style(theme.Accent)}, {Text: o.Definition(), Style: th.Style(theme.Text)}})
	}
	switch {
	case e.searching:
		add(cell.Line{{Text: "正在别的报告里找 …", Style: th.Style(theme.Dim)}})
	case e.asked && len(e.others) == 0:
		add(cell.Line{{Text: "别的报告也没有解释。", Style: th.Style(theme.Dim)}})
	}
	return rows
}

// silence says why a report does not explain a term.
func silence(r *model.Report) string {
	switch {
	case r.Has(model.FlagTruncated):
		return "原文没有名词解释：来源在报告结束之前就断了。"
	case len(r.Terms) == 0:
		return "原文没有名词解释。"
	}
	return "原文的名词解释里没有这一条。"
}

// scrollExplanation moves the explanation by rows.
func (b *Browse) scrollExplanation(by int) {
	rows := len(b.explanation(b.body.textWidth()))
	b.explaining.top = max(0, min(b.explaining.top+by, rows-(b.body.foot-1)))
}

// drawExplanation draws the panel: a line with the term's name and which it
// is, and under it the explanation.
func (b *Browse) drawExplanation(c cell.Canvas) {
	th, cond, r := b.session.Theme, b.session.Condition, b.body.report()
	const dash = "─"
	for x, step := 0, cond.Width(dash); x+step <= c.Width; x += step {
		c.Text(x, 0, dash, th.Style(theme.Faint))
	}
	margin := b.body.margin()
	rows := b.explanation(b.body.textWidth())
	top := max(0, min(b.explaining.top, len(rows)-(c.Height-1)))
	count := " " + b.explanationCount() + " "
	if top+c.Height-1 < len(rows) {
		count = " 下面还有 " + count
	}
	right := c.Width - margin - cond.Width(count)
	name := b.explainedName()
	if ref := r.References[b.explaining.at].Span.In(r.Text); glossary.IsMark(ref) {
		name += ref
	}
	c.Text(right, 0, count, th.Style(theme.Dim))
	c.Text(margin-1, 0, " "+cond.Truncate(name, right-margin-3, "…")+" ", th.Style(theme.Strong))
	for y := 1; y < c.Height && top+y-1 < len(rows); y++ {
		c.Draw(margin, y, rows[top+y-1])
	}
}
