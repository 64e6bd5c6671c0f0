package figures

import (
	"strconv"

	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/keys"
	"baogao/tui/list"
	"baogao/tui/theme"
)

// Draw implements mode.Mode.
func (c *Compare) Draw(canvas cell.Canvas) {
	switch {
	case c.loading:
		drawMessage(canvas, c.session.Theme, []string{"正在读取 " + strconv.Itoa(len(c.asked)) + " 份报告 …"}, nil)
		return
	case len(c.reports) < 2:
		c.drawTooFew(canvas)
		return
	}
	c.drawHeader(canvas)
	if len(c.table.items) == 0 {
		c.drawNone(canvas.Sub(2, c.headerSize()+1, canvas.Width-2, canvas.Height))
		return
	}
	c.drawDividers(c.body(canvas))
	c.drawTable(canvas)
	c.drawBeneath(canvas, c.column)
}

// drawTooFew says what to do where there are no two regions to compare.
func (c *Compare) drawTooFew(canvas cell.Canvas) {
	lines := []string{"对比要有两个或更多地区。"}
	if len(c.reports) == 1 {
		lines = []string{"只选中了" + c.reports[0].Meta.String() + "，对比还要至少一个地区。"}
	}
	lines = append(lines, "", "按 "+keys.KeyOf(keys.Compare, keys.Choose)+" 在这里选地区；",
		"或者返回，在地区栏按 "+keys.KeyOf(keys.Regions, keys.Mark)+" 选中，再按 "+keys.KeyOf(keys.Browse, keys.OpenCompare)+"。")
	drawMessage(canvas, c.session.Theme, lines, c.problems)
}

// drawNone says why the table is empty.
func (c *Compare) drawNone(canvas cell.Canvas) {
	switch {
	case c.filter.Text != "":
		drawMessage(canvas, c.session.Theme, []string{"没有含“" + c.filter.Text + "”的指标。"}, nil)
	case c.common:
		drawMessage(canvas, c.session.Theme, []string{"没有两个以上地区都有的" + c.showsWord() + "。按 " + keys.KeyOf(keys.Compare, keys.Common) + " 全看。"}, nil)
	case len(c.comparison.Rows) > 0:
		drawMessage(canvas, c.session.Theme, []string{"这几份报告里没有" + c.showsWord() + "。按 " + keys.KeyOf(keys.Compare, keys.Tense) + " 看其他。"}, nil)
	default:
		drawMessage(canvas, c.session.Theme, []string{"这几份报告里没有读出" + c.yearWord() + "的指标数字。"}, c.problems)
	}
}

func (c *Compare) yearWord() string {
	if c.year != 0 {
		return strconv.Itoa(c.year) + "年"
	}
	return "可以对比"
}

func (c *Compare) showsWord() string {
	return [...]string{"实绩", "目标", "数字"}[c.shows]
}

// drawMessage draws lines of text, and problems under them.
func drawMessage(c cell.Canvas, th *theme.Theme, lines, problems []string) {
	y := 1
	for _, l := range lines {
		y = c.Paragraph(2, y, l, th.Style(theme.Text))
	}
	for _, p := range problems {
		y = c.Paragraph(2, y, p, th.Style(theme.Warning))
	}
}

// period says which years are in sight: 2023年实绩.
func (c *Compare) period() string {
	done, plan := "", ""
	switch {
	case c.year != 0:
		done = strconv.Itoa(c.year) + "年"
		plan = done
	case c.sameYears() && c.comparison.Columns[0].Review != 0:
		done = strconv.Itoa(c.comparison.Columns[0].Review) + "年"
		plan = strconv.Itoa(c.comparison.Columns[0].Plan) + "年"
	}
	switch c.shows {
	case showDone:
		return done + "实绩"
	case showPlan:
		return plan + "目标"
	}
	return done + "实绩和" + plan + "目标"
}

// drawHeader draws the names of the columns and a line under them.
func (c *Compare) drawHeader(canvas cell.Canvas) {
	th, cond := c.session.Theme, c.session.Condition
	header, here := th.Style(theme.Header), th.Style(theme.HeaderHere)
	x := canvas.Text(1, 0, c.period(), here)
	if c.layout.stacked || x+2+cond.Width(c.position()) <= c.layout.label {
		x = canvas.Text(x+2, 0, c.position(), header)
	}
	if c.layout.stacked {
		drawRight(canvas, 0, canvas.Width-1, x+1, c.differenceName(), header)
		canvas.Across(0, 1, th.Style(theme.Faint))
		return
	}
	for _, l := range c.layout.columns {
		style := header
		if l.index == c.column && len(c.reports) > 2 || len(c.reports) == 2 {
			style = here
		}
		name := c.columnName(l.index)
		drawRight(canvas, 0, l.x+max(l.value, min(l.width(), cond.Width(name))), l.x, name, style)
	}
	if w := c.layout.diff; w.width > 0 {
		drawRight(canvas, 0, w.x+w.width, w.x, c.differenceName(), header)
	}
	if w := c.layout.lead; w.width > 0 {
		canvas.Text(w.x, 0, c.leadName(), header)
	}
	if w := c.layout.bars; w.width > 0 {
		names := c.names
		half := (w.width - 1) / 2
		canvas.Text(w.x, 0, cond.Truncate(names[0], half, ""), header)
		canvas.Text(w.x+half+1, 0, cond.Truncate(names[1], half, ""), header)
	}
	canvas.Across(0, 1, th.Style(theme.Faint))
}

// position says which columns are in sight where not all are: 2-4/9.
func (c *Compare) position() string {
	first, n := c.left+1, len(c.layout.columns)
	if n == len(c.reports) {
		return ""
	}
	return strconv.Itoa(first) + "-" + strconv.Itoa(first+n-1) + "/" + strconv.Itoa(len(c.reports))
}

// drawRight draws text so that it ends before column end, cut to begin no
// further left than least.
func drawRight(canvas cell.Canvas, y, end, least int, text string, style cell.Style) {
	cond := canvas.Condition()
	text = cond.Truncate(text, end-least, "…")
	canvas.Text(end-cond.Width(text), y, text, style)
}

// drawDividers draws the lines between the columns.
func (c *Compare) drawDividers(body cell.Canvas) {
	if c.layout.stacked || c.tight {
		return
	}
	faint := c.session.Theme.Style(theme.Faint)
	gap := c.gap()
	for _, l := range c.layout.columns {
		body.Down(l.x-gap+1, faint)
	}
	for _, w := range [...]span{c.layout.diff, c.layout.bars} {
		if w.width > 0 {
			body.Down(w.x-gap+1, faint)
		}
	}
}

// drawRow implements content.
func (c *Compare) drawRow(canvas cell.Canvas, i int) {
	cursor := i == c.table.Cursor()
	r := c.comparison.Rows[c.table.items[i].row]
	label := r.Indicator
	if i > c.table.Top() && c.table.items[i-1].header == "" && c.comparison.Rows[c.table.items[i-1].row].Indicator == label {
		label = "" // said in the row above
	}
	if cursor {
		label = r.Indicator
	}
	d := c.difference(r)
	if c.layout.stacked {
		c.drawStacked(canvas, r, d, cursor)
		return
	}
	c.drawLabel(canvas.Sub(0, 0, c.layout.label, 1), label, c.beside(r), cursor)
	for _, l := range c.layout.columns {
		c.drawValue(canvas, l, r, c.best(r, d, l.index))
	}
	c.drawDifference(canvas, r, d)
}

// best tells whether a column is to stand out in a row: of two the one ahead,
// of many those in the first place.
func (c *Compare) best(r *model.Row, d model.Difference, column int) bool {
	if len(c.reports) == 2 {
		return leader(d) == column
	}
	of := c.factsOf(r)
	return of.ranked > 1 && r.Entry.Better != model.NoneIsBetter && of.places[column] == 1
}

// drawValue draws a figure, its note, and where there is room its bar.
func (c *Compare) drawValue(canvas cell.Canvas, l columnLayout, r *model.Row, best bool) {
	th, cond := c.session.Theme, c.session.Condition
	f := r.Figures[l.index]
	if f == nil {
		text, role := c.missing(r, l.index)
		drawRight(canvas, 0, l.x+l.value, l.x, text, th.Style(role))
		return
	}
	style := th.Style(theme.Text)
	if best {
		style = th.Style(theme.Strong)
	}
	drawRight(canvas, 0, l.x+l.value, l.x, f.String(), style)
	if l.note > 0 {
		canvas.Text(l.x+l.value+1, 0, noteWithin(cond, f, c.yearOf(l.index, r.Tense), l.note), th.Style(theme.Dim))
	}
	if of := c.factsOf(r); l.bar > 0 && of.ranked > 1 && of.places[l.index] > 0 {
		x := l.x + l.value + 1
		if l.note > 0 {
			x += l.note + 1
		}
		c.drawFraction(canvas, x, l.bar, of.lengths[l.index], best)
	}
}

// missing is what stands in the place of a figure that a report does not
// state: 只有增速 where it states the growth instead of the level.
func (c *Compare) missing(r *model.Row, i int) (text string, role theme.Role) {
	if m, ok := c.comparison.Instead(r, i); ok {
		return "只有" + m.Word(), theme.Dim
	}
	return "—", theme.Faint
}

// drawFraction draws a bar; one below 0 in another colour.
func (c *Compare) drawFraction(canvas cell.Canvas, x, width int, fraction float64, best bool) {
	th := c.session.Theme
	style := th.Style(theme.Faint)
	switch {
	case fraction < 0:
		fraction, style = -fraction, th.Style(theme.Warning)
	case best:
		style = th.Style(theme.Accent)
	}
	drawBar(canvas, x, 0, width, fraction, style)
}

// drawDifference draws how far apart the figures are, who is ahead, and of
// two regions the bars.
func (c *Compare) drawDifference(canvas cell.Canvas, r *model.Row, d model.Difference) {
	th, cond := c.session.Theme, c.session.Condition
	if w := c.layout.diff; w.width > 0 {
		text, style := d.String(), th.Style(theme.Text)
		if !d.Comparable() {
			style = th.Style(theme.Dim)
			if d.Reasons[0] == model.ReasonMissing || d.Reasons[0] == model.ReasonMeasure {
				text = "" // the figures' own places say so
			}
		}
		drawRight(canvas, 0, w.x+w.width, w.x, text, style)
	}
	if len(c.reports) > 2 {
		canvas.Text(c.layout.lead.x, 0, cond.Truncate(c.place(r), c.layout.lead.width, ""), th.Style(theme.Dim))
		return
	}
	ahead := leader(d)
	if w := c.layout.lead; w.width > 0 && ahead >= 0 {
		style := th.Style(theme.Accent)
		if r.Tense != model.Done {
			style = th.Style(theme.Dim) // a target set higher is no lead yet
		}
		canvas.Text(w.x, 0, cond.Truncate(c.names[ahead], w.width, ""), style)
	}
	if w := c.layout.bars; w.width > 0 && d.Comparable() {
		half := (w.width - 1) / 2
		for i, fraction := range c.factsOf(r).lengths {
			c.drawFraction(canvas, w.x+i*(half+1), half, fraction, ahead == i)
		}
	}
}

// leadName heads who is ahead, or of many, the column's place.
func (c *Compare) leadName() string {
	if len(c.reports) > 2 {
		return "名次"
	}
	return "领先"
}

// place is the place of the column under the cursor among those of a row that
// can be ranked: 2/5.
func (c *Compare) place(r *model.Row) string {
	of := c.factsOf(r)
	if of.ranked < 2 || r.Entry.Better == model.NoneIsBetter || of.places[c.column] == 0 {
		return ""
	}
	return fraction(of.places[c.column], of.ranked)
}

// drawStacked draws a row of two lines: the indicator with the difference,
// and the values under it.
func (c *Compare) drawStacked(canvas cell.Canvas, r *model.Row, d model.Difference, cursor bool) {
	th, cond := c.session.Theme, c.session.Condition
	text := d.String()
	style := th.Style(theme.Text)
	if !d.Comparable() {
		style = th.Style(theme.Dim)
		if d.Reasons[0] == model.ReasonMissing || d.Reasons[0] == model.ReasonMeasure {
			text = "" // the figures' own places say so
		}
	}
	room := canvas.Width - 1 - cond.Width(text)
	label := r.Indicator + " " + c.beside(r)
	width := min(cond.Width(list.Bar)+1+cond.Width(label)+1, room-1)
	c.drawLabel(canvas.Sub(0, 0, width, 1), label, "", cursor)
	drawRight(canvas, 0, canvas.Width-1, width+1, text, style)
	for _, l := range c.layout.columns {
		end := l.x + l.value
		name := cond.Truncate(c.names[l.index], l.value/2, "…")
		x := canvas.Text(l.x, 1, name+" ", th.Style(theme.Dim))
		f := r.Figures[l.index]
		if f == nil {
			text, role := c.missing(r, l.index)
			canvas.Text(x, 1, cond.Truncate(text, end-x, "…"), th.Style(role))
			continue
		}
		role := theme.Text
		if c.best(r, d, l.index) {
			role = theme.Strong
		}
		x = canvas.Text(x, 1, cond.Truncate(f.String(), end-x, "…"), th.Style(role)) + 1
		canvas.Text(x, 1, noteWithin(cond, f, c.yearOf(l.index, r.Tense), max(0, end-x)), th.Style(theme.Dim))
	}
}
