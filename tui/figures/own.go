package figures

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/keys"
	"baogao/tui/mode"
	"baogao/tui/theme"
)

// Own is the mode that shows one report's own figures: what was done, where
// that stands among others, and what is planned beside it.
type Own struct {
	sheet
	report  *model.Report
	figures *model.Figures
	rows    []ownRow
	problem string
	columns ownColumns
}

// ownRow is one measure of an indicator.
type ownRow struct {
	indicator         model.Indicator
	measure           model.Measure
	done, plan, later *model.Figure
}

// ownColumns is where the columns stand; those of width 0 have no room.
type ownColumns struct {
	label, done, note, plan, step, later, text span
}

// NewOwn returns the mode for a report.
func NewOwn(s *mode.Session, id string) *Own {
	o := &Own{sheet: sheet{session: s}}
	o.content = o
	r, err := s.Library.Report(id)
	if err != nil {
		o.problem = err.Error()
		return o
	}
	o.report, o.figures = r, model.FiguresOf(r)
	for _, row := range model.Compare([]*model.Figures{o.figures}, 0).Rows {
		if n := len(o.rows); n == 0 || o.rows[n-1].indicator.Name != row.Indicator || o.rows[n-1].measure != row.Measure {
			o.rows = append(o.rows, ownRow{indicator: row.Entry, measure: row.Measure})
		}
		last := &o.rows[len(o.rows)-1]
		switch row.Tense {
		case model.Done:
			last.done = row.Figures[0]
		case model.Plan:
			last.plan = row.Figures[0]
		case model.Later:
			last.later = row.Figures[0]
		}
	}
	o.changed()
	return o
}

// Contexts implements mode.Mode.
func (o *Own) Contexts() []keys.Context { return o.contexts(keys.Own) }

// Do implements mode.Mode.
func (o *Own) Do(action keys.Action, count int) tea.Cmd {
	cmd, ok := o.do(action, count)
	if row, is := o.table.row(); !ok && is && action == keys.OpenRank {
		m := NewRank(o.session, o.rows[row].key(), o.figures.Review)
		if o.rows[row].done == nil {
			m = NewRank(o.session, o.rows[row].key(), o.figures.Plan)
		}
		o.session.Push(m)
		return m.Start()
	}
	return cmd
}

// key is the row of comparisons that a row ranks regions by: what was done,
// or where that is not stated, what is planned.
func (r ownRow) key() model.RowKey {
	k := model.RowKey{Indicator: r.indicator.Name, Measure: r.measure}
	switch {
	case r.done != nil:
	case r.plan != nil:
		k.Tense = model.Plan
	default:
		k.Tense = model.Later
	}
	return k
}

// Subject is the report whose figures are shown.
func (o *Own) Subject() string {
	if o.report == nil {
		return ""
	}
	return o.report.ID
}

// index implements content.
func (o *Own) index() []indexed {
	rows := make([]indexed, len(o.rows))
	for i, r := range o.rows {
		rows[i] = indexedIndicator(r.indicator, r.measure.Word())
	}
	return rows
}

// list implements content.
func (o *Own) list(keep []bool) []item {
	var items []item
	group := ""
	for i, r := range o.rows {
		if !keep[i] {
			continue
		}
		if r.indicator.Group != group {
			group = r.indicator.Group
			items = append(items, item{header: group})
		}
		items = append(items, item{row: i})
	}
	return items
}

// statements implements content.
func (o *Own) statements(row int) ([]statement, string) {
	r := o.rows[row]
	var list []statement
	add := func(f *model.Figure, word string) {
		if f != nil {
			list = append(list, statement{report: o.report, figure: f, name: model.ParsePeriod(f.Period).Words() + word})
		}
	}
	add(r.done, model.Done.Word())
	add(r.plan, model.Plan.Word())
	add(r.later, model.Plan.Word())
	return list, r.indicator.Name + " " + r.measure.Word()
}

// rowSize implements content.
func (o *Own) rowSize() int {
	if o.width < stackedUnder {
		return 2
	}
	return 1
}

// headerSize implements content.
func (o *Own) headerSize() int { return 2 }

// arrange implements content.
func (o *Own) arrange() {
	cond := o.session.Condition
	widest := func(least, most int, of func(ownRow) string) int {
		w := least
		for _, r := range o.rows {
			w = max(w, cond.Width(of(r)))
		}
		return min(w, most)
	}
	valueOf := func(f func(ownRow) *model.Figure) func(ownRow) string {
		return func(r ownRow) string { return figureText(f(r)) }
	}
	label := cond.Width(marker) + 1 + widest(12, widestLabel, func(r ownRow) string { return r.indicator.Name + "  " + r.measure.Word() })
	done := widest(10, 18, valueOf(func(r ownRow) *model.Figure { return r.done }))
	plan := widest(10, 18, valueOf(func(r ownRow) *model.Figure { return r.plan }))
	later := widest(0, 22, o.laterText)
	notes := widest(0, 20, o.noteText)
	step := widest(8, 18, o.stepText)
	o.columns = ownColumns{}
	x := 0
	room := o.width - 1
	place := func(s *span, width, gap int) {
		if width > 0 && x+gap+width <= room {
			*s = span{x + gap, width}
			x += gap + width
		}
	}
	if o.rowSize() == 2 {
		half := (room - cond.Width(marker) - 1) / 2
		o.columns.label.width = room
		o.columns.done, o.columns.plan = span{cond.Width(marker) + 1, half - 1}, span{cond.Width(marker) + 1 + half, half}
		return
	}
	place(&o.columns.label, min(label, room-3-done-3-plan), 0)
	gap := cond.Width(divider) + 2
	place(&o.columns.done, done, gap)
	if room-x-1-notes >= gap+plan {
		place(&o.columns.note, notes, 1)
	}
	place(&o.columns.plan, plan, gap)
	place(&o.columns.step, step, gap)
	if later > 0 {
		place(&o.columns.later, max(later, 8), gap)
	}
	if rest := room - x - gap; rest >= leastInline {
		place(&o.columns.text, rest, gap)
	}
}

func figureText(f *model.Figure) string {
	if f == nil {
		return ""
	}
	return f.String()
}

// laterText is a target of a later year with its year: 77%  2026年.
func (o *Own) laterText(r ownRow) string {
	if r.later == nil {
		return ""
	}
	return r.later.String() + "  " + shortPeriod(model.ParsePeriod(r.later.Period), 0)
}

func (o *Own) noteText(r ownRow) string {
	if r.done == nil {
		return ""
	}
	return note(r.done, o.figures.Review)
}

// stepText is how far the target is from what was done.
func (o *Own) stepText(r ownRow) string {
	if r.done == nil || r.plan == nil {
		return ""
	}
	return r.plan.Subtract(r.done, true).String()
}

// Status implements mode.Mode.
func (o *Own) Status() mode.Status {
	if o.filter.typing {
		return mode.Status{Line: o.filter.line(o.session.Theme)}
	}
	path := []string{"指标"}
	if o.report != nil {
		path = []string{o.report.Meta.String(), "指标"}
	}
	if o.filter.text != "" {
		path = append(path, "筛选 "+o.filter.text)
	}
	return mode.Status{Path: path, Far: o.far()}
}

// Draw implements mode.Mode.
func (o *Own) Draw(c cell.Canvas) {
	th := o.session.Theme
	switch {
	case o.problem != "":
		drawMessage(c, th, []string{"这份报告打不开。"}, []string{o.problem})
		return
	case len(o.rows) == 0:
		drawMessage(c, th, []string{o.report.Meta.String() + "的报告里没有读出指标数字。"}, nil)
		return
	}
	o.drawHeader(c)
	if len(o.table.items) == 0 {
		drawMessage(c.Sub(0, o.headerSize(), c.Width, c.Height), th, []string{"没有含“" + o.filter.text + "”的指标。"}, nil)
		return
	}
	body := c.Sub(0, o.headerSize(), c.Width, o.table.height)
	o.drawDividers(body)
	o.table.each(func(i, y int) {
		it := o.table.items[i]
		if it.header != "" {
			body.Text(1, y, it.header, th.Style(theme.Accent))
			return
		}
		o.drawRow(body.Sub(0, y, body.Width, o.table.rowSize), i)
	})
	o.drawBeneath(c, 0)
}

func (o *Own) drawDividers(body cell.Canvas) {
	if o.table.rowSize == 2 {
		return
	}
	gap := body.Condition().Width(divider) + 2
	for _, s := range [...]span{o.columns.done, o.columns.plan, o.columns.step, o.columns.later, o.columns.text} {
		for y := 0; s.width > 0 && y < body.Height; y++ {
			body.Text(s.x-gap+1, y, divider, o.session.Theme.Style(theme.Faint))
		}
	}
}

func (o *Own) drawHeader(c cell.Canvas) {
	th := o.session.Theme
	header, here := th.Style(theme.Header), th.Style(theme.HeaderHere)
	year := func(y int, word string) string {
		if y == 0 {
			return word
		}
		return strconv.Itoa(y) + "年" + word
	}
	done, plan := year(o.figures.Review, "实绩"), year(o.figures.Plan, "目标")
	drawLine(c.Sub(0, 1, c.Width, 1), th)
	if o.table.rowSize == 2 {
		x := c.Text(1, 0, o.report.Meta.Region.Name, here)
		c.Text(x+2, 0, c.Condition().Truncate(done+"  "+plan, c.Width-x-3, "…"), header)
		return
	}
	c.Text(1, 0, o.report.Meta.Region.Name, here)
	right := func(s span, text string) {
		if s.width > 0 {
			drawRight(c, 0, s.x+s.width, s.x, text, header)
		}
	}
	right(o.columns.done, done)
	right(o.columns.plan, plan)
	right(o.columns.step, "目标−实绩")
	if s := o.columns.note; s.width > 0 {
		words := "位次 对比"
		if c.Condition().Width(words) > s.width {
			words = "位次"
		}
		c.Text(s.x, 0, c.Condition().Truncate(words, s.width, ""), header)
	}
	if s := o.columns.later; s.width > 0 {
		c.Text(s.x, 0, "远期目标", header)
	}
	if s := o.columns.text; s.width > 0 {
		c.Text(s.x, 0, "原文", header)
	}
}

func (o *Own) drawRow(c cell.Canvas, i int) {
	th, cond := o.session.Theme, o.session.Condition
	r, cursor := o.rows[o.table.items[i].row], i == o.table.cursor
	text, dim := th.Style(theme.Text), th.Style(theme.Dim)
	if o.table.rowSize == 2 {
		label := r.indicator.Name + " " + r.measure.Word()
		o.drawLabel(c.Sub(0, 0, min(c.Width, cond.Width(marker)+1+cond.Width(label)+1), 1), label, "", cursor)
		drawPart(c, o.columns.done, 1, "实绩 ", r.done, th)
		drawPart(c, o.columns.plan, 1, "目标 ", r.plan, th)
		return
	}
	label := r.indicator.Name
	if !cursor && i > o.table.top && o.table.items[i-1].header == "" && o.rows[o.table.items[i-1].row].indicator.Name == label {
		label = ""
	}
	o.drawLabel(c.Sub(0, 0, o.columns.label.width, 1), label, r.measure.Word(), cursor)
	right := func(s span, text string, style cell.Style) {
		if s.width > 0 {
			drawRight(c, 0, s.x+s.width, s.x, text, style)
		}
	}
	right(o.columns.done, figureText(r.done), text)
	right(o.columns.plan, figureText(r.plan), text)
	right(o.columns.step, o.stepText(r), dim)
	if s := o.columns.note; s.width > 0 {
		c.Text(s.x, 0, cond.Truncate(o.noteText(r), s.width, "…"), dim)
	}
	if s := o.columns.later; s.width > 0 {
		c.Text(s.x, 0, cond.Truncate(o.laterText(r), s.width, "…"), text)
	}
	if s := o.columns.text; s.width > 0 {
		f := r.done
		if f == nil {
			f = r.plan
		}
		if f == nil {
			f = r.later
		}
		c.Draw(s.x, 0, inline(cond, th, o.report.Text, f, s.width))
	}
}

// drawPart draws a figure with a word before it in the second line of a row.
func drawPart(c cell.Canvas, s span, y int, word string, f *model.Figure, th *theme.Theme) {
	x := c.Text(s.x, y, word, th.Style(theme.Dim))
	value, style := "—", th.Style(theme.Faint)
	if f != nil {
		value, style = f.String(), th.Style(theme.Text)
	}
	c.Text(x, y, c.Condition().Truncate(value, s.x+s.width-x, "…"), style)
}
