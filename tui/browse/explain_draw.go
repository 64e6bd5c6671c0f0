package browse

import (
	"baogao/model/glossary"
	"baogao/tui/cell"
	"baogao/tui/theme"
)

// foot is the number of rows of the panel at the foot of the body: what the
// explanation needs, as far as that leaves most of the body to the text.
func (b *Browse) foot() int {
	if b.explaining.what == nil {
		return 0
	}
	rows := len(b.explaining.what.Rows(b.body.textWidth()))
	return 1 + max(3, min(rows, b.height*3/10))
}

// scrollExplanation moves the explanation by rows.
func (b *Browse) scrollExplanation(by int) {
	rows := len(b.explaining.what.Rows(b.body.textWidth()))
	b.explaining.top = max(0, min(b.explaining.top+by, rows-(b.body.foot-1)))
}

// drawExplanation draws the panel: a line with the term's name and which it
// is, and under it the explanation.
func (b *Browse) drawExplanation(c cell.Canvas) {
	th, cond, r := b.session.Theme, b.session.Condition, b.body.report()
	c.Across(0, 0, th.Style(theme.Faint))
	margin := b.body.margin()
	rows := b.explaining.what.Rows(b.body.textWidth())
	top := max(0, min(b.explaining.top, len(rows)-(c.Height-1)))
	count := " " + b.explanationCount() + " "
	if top+c.Height-1 < len(rows) {
		count = " 下面还有 " + count
	}
	right := c.Width - margin - cond.Width(count)
	name := b.explaining.what.Name()
	if ref := r.References[b.explaining.at].Span.In(r.Text); glossary.IsMark(ref) {
		name += ref
	}
	c.Text(right, 0, count, th.Style(theme.Dim))
	c.Text(margin-1, 0, " "+cond.Truncate(name, right-margin-3, "…")+" ", th.Style(theme.Strong))
	for y := 1; y < c.Height && top+y-1 < len(rows); y++ {
		c.Draw(margin, y, rows[top+y-1])
	}
}
