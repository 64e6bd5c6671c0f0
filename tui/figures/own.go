package figures

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/keys"
	"baogao/tui/list"
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
	at, has := o.table.row()
	if ok || !has {
		return cmd
	}
	row := o.rows[at]
	switch action {
	case keys.OpenRank:
		year := o.figures.Review
		if row.done == nil {
			year = o.figures.Plan
		}
		m := NewRank(o.session, row.key(), year)
		o.session.Push(m)
		return m.Start()
	case keys.OpenCourse:
		o.session.Push(NewCourse(o.session, o.report.ID, row.indicator.Name))
	}
	return nil
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

// rowSize implements content: rows take two lines where the name of the
// indicator would have too little room beside the figures.
func (o *Own) rowSize() int {
	w := o.widths()
	if leastLabel+w.done+w.plan+2*o.gap()+1 > o.width {
		return 2
	}
	return 1
}

// ownWidths is how much room the columns ask for in cells.
type ownWidths struct {
	label, done, note, plan, step, later int
}

func (o *Own) widths() ownWidths {
	cond := o.session.Condition
	w := ownWidths{label: 12, done: 10, plan: 10, step: 10}
	for _, r := range o.rows {
		w.label = max(w.label, cond.Width(list.Bar)+1+cond.Width(r.indicator.Name)+2+cond.Width(r.measure.Word()))
		w.done = max(w.done, min(18, cond.Width(figureText(r.done))))
		w.note = max(w.note, min(20, cond.Width(o.noteText(r))))
		w.plan = max(w.plan, min(18, cond.Width(figureText(r.plan))))
		w.step = max(w.step, min(18, cond.Width(o.stepText(r))))
		w.later = max(w.later, min(22, cond.Width(o.laterText(r))))
	}
	w.label = min(w.label, widestLabel)
	return w
}

// headerSize implements content.
func (o *Own) headerSize() int { return 2 }

// arrange implements content.
func (o *Own) arrange() {
	indent := o.session.Condition.Width(list.Bar) + 1
	o.columns = ownColumns{}
	room := o.width - 1
	if o.table.RowSize() == 2 {
		half := (room - indent) / 2
		o.columns.label.width = room
		o.columns.done, o.columns.plan = span{indent, half - 1}, span{indent + half, half}
		return
	}
	w, gap := o.widths(), o.gap()
	r := row{room: room}
	r.place(&o.columns.label, min(w.label, room-2*gap-w.done-w.plan), 0)
	r.place(&o.columns.done, w.done, gap)
	if r.x+1+w.note+gap+w.plan <= room {
		r.place(&o.columns.note, w.note, 1)
	}
	r.place(&o.columns.plan, w.plan, gap)
	r.place(&o.columns.step, w.step, gap)
	if w.later > 0 {
		r.place(&o.columns.later, max(w.later, 8), gap)
	}
	if rest := room - r.x - gap; rest >= leastInline {
		r.place(&o.columns.text, rest, gap)
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
	path := []string{"指标"}
	if o.report != nil {
		path = []string{o.report.Meta.String(), "指标"}
	}
	return o.status(path...)
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
	if len(o.table.items) > 0 {
		o.drawDividers(o.body(c))
	}
	o.drawRows(c, "没有含“"+o.filter.Text+"”的指标。", 0)
}

func (o *Own) drawDividers(body cell.Canvas) {
	gap := o.gap()
	if o.table.RowSize() == 2 || gap == tightGap {
		return
	}
	for _, s := range [...]span{o.columns.done, o.columns.plan, o.columns.step, o.columns.later, o.columns.text} {
		if s.width > 0 {
			body.Down(s.x-gap+1, o.session.Theme.Style(theme.Faint))
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
	c.Across(0, 1, th.Style(theme.Faint))
	if o.table.RowSize() == 2 {
		x := c.Text(1, 0, o.report.Meta.Region.Name, here)
		c.Text(x+2, 0, c.Condition().Truncate(done+"  "+plan, c.Width-x-3, "…"), header)
		return
	}
	c.Text(1, 0, o.report.Meta.Region.Name, here)
	o.columns.done.right(c, done, header)
	o.columns.plan.right(c, plan, header)
	o.columns.step.right(c, "目标−实绩", header)
	if s := o.columns.note; s.width > 0 {
		words := "位次 对比"
		if c.Condition().Width(words) > s.width {
			words = "位次"
		}
		c.Text(s.x, 0, c.Condition().Truncate(words, s.width, ""), header)
	}
	o.columns.later.left(c, "远期目标", header)
	o.columns.text.left(c, "原文", header)
}

// drawRow implements content.
func (o *Own) drawRow(c cell.Canvas, i int) {
	th, cond := o.session.Theme, o.session.Condition
	r, cursor := o.rows[o.table.items[i].row], i == o.table.Cursor()
	text, dim := th.Style(theme.Text), th.Style(theme.Dim)
	if o.table.RowSize() == 2 {
		label := r.indicator.Name + " " + r.measure.Word()
		o.drawLabel(c.Sub(0, 0, min(c.Width, cond.Width(list.Bar)+1+cond.Width(label)+1), 1), label, "", cursor)
		drawPart(c, o.columns.done, 1, "实绩 ", r.done, th)
		drawPart(c, o.columns.plan, 1, "目标 ", r.plan, th)
		return
	}
	label := r.indicator.Name
	if !cursor && i > o.table.Top() && o.table.items[i-1].header == "" && o.rows[o.table.items[i-1].row].indicator.Name == label {
		label = ""
	}
	o.drawLabel(c.Sub(0, 0, o.columns.label.width, 1), label, r.measure.Word(), cursor)
	o.columns.done.right(c, figureText(r.done), text)
	o.columns.plan.right(c, figureText(r.plan), text)
	o.columns.step.right(c, o.stepText(r), dim)
	o.columns.note.left(c, o.noteText(r), dim)
	o.columns.later.left(c, o.laterText(r), text)
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
