package figures

import (
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/keys"
	"baogao/tui/list"
	"baogao/tui/mode"
	"baogao/tui/theme"
)

// Outcome is the mode that sets the targets of one region's reports beside
// what later reports say was done (兑现).
type Outcome struct {
	sheet
	id       string
	region   string
	reports  map[*model.Figures]*model.Report
	promises []model.Promise
	verdict  model.Verdict // the only one in sight; "" for all
	problems []string
	columns  outcomeColumns
}

// outcomeColumns is where the columns stand; those of width 0 have no room.
type outcomeColumns struct {
	label, target, actual, difference, verdict, note, text span
}

// NewOutcome returns the mode for the region of a report: all the library has
// of it.
func NewOutcome(s *mode.Session, id string) *Outcome {
	o := &Outcome{sheet: sheet{session: s}, id: id}
	o.content = o
	var list []*model.Figures
	list, o.reports, o.problems = reportsOfRegion(s.Library, id)
	for _, r := range o.reports {
		o.region = r.Meta.Region.Name
	}
	o.promises = model.Outcomes(list)
	o.changed()
	return o
}

// reportsOfRegion loads all the library has of the region that a report is of:
// their figures, the reports that these are of, and what could not be loaded.
func reportsOfRegion(library model.Library, id string) (list []*model.Figures, reports map[*model.Figures]*model.Report, problems []string) {
	reports = make(map[*model.Figures]*model.Report)
	for _, e := range model.EntriesOfRegion(library, id) {
		r, err := library.Report(e.ID)
		if err != nil {
			problems = append(problems, err.Error())
			continue
		}
		f := model.FiguresOf(r)
		reports[f] = r
		list = append(list, f)
	}
	return list, reports, problems
}

// Contexts implements mode.Mode.
func (o *Outcome) Contexts() []keys.Context { return o.contexts(keys.Outcome) }

// Do implements mode.Mode.
func (o *Outcome) Do(action keys.Action, count int) tea.Cmd {
	cmd, ok := o.do(action, count)
	if ok {
		return cmd
	}
	switch action {
	case keys.Tense:
		o.verdict = nextVerdict(o.verdict, o.counts(0))
		o.build()
	case keys.OpenCourse:
		if row, ok := o.table.row(); ok {
			o.session.Push(NewCourse(o.session, o.id, o.promises[row].Target.Indicator))
		}
	}
	return nil
}

// Subject is the report that was being read when the screen was opened.
func (o *Outcome) Subject() string { return o.id }

// verdicts in the order in which they are counted and filtered by.
func verdicts() []model.Verdict {
	return []model.Verdict{model.Met, model.Missed, model.Unreported, model.Open, model.Pending}
}

// nextVerdict is the verdict after v of those there are, "" after the last.
func nextVerdict(v model.Verdict, counts map[model.Verdict]int) model.Verdict {
	found := v == ""
	for _, w := range verdicts() {
		if found && counts[w] > 0 {
			return w
		}
		found = found || w == v
	}
	return ""
}

// counts counts the verdicts of the targets of a report by its plan year, or
// of all of them for 0.
func (o *Outcome) counts(plan int) map[model.Verdict]int {
	n := make(map[model.Verdict]int)
	for _, p := range o.promises {
		if plan == 0 || p.Made.Plan == plan {
			n[p.Verdict]++
		}
	}
	return n
}

// summary says how many targets came to what: 完成 12  未完成 8.
func summary(counts map[model.Verdict]int) string {
	var parts []string
	for _, v := range verdicts() {
		if counts[v] > 0 {
			parts = append(parts, v.Word()+" "+strconv.Itoa(counts[v]))
		}
	}
	return strings.Join(parts, "  ")
}

// index implements content.
func (o *Outcome) index() []indexed {
	rows := make([]indexed, len(o.promises))
	for i, p := range o.promises {
		rows[i] = indexedIndicator(model.IndicatorNamed(p.Target.Indicator), p.Target.Measure.Word(), p.Verdict.Word(), p.Target.Period)
	}
	return rows
}

// list implements content.
func (o *Outcome) list(keep []bool) []item {
	var items []item
	plan := -1
	for i, p := range o.promises {
		if o.verdict != "" && p.Verdict != o.verdict || !keep[i] {
			continue
		}
		if p.Made.Plan != plan {
			plan = p.Made.Plan
			items = append(items, item{header: strconv.Itoa(plan) + "年报告的目标  " + summary(o.counts(plan))})
		}
		items = append(items, item{row: i})
	}
	return items
}

// statements implements content.
func (o *Outcome) statements(row int) ([]statement, string) {
	p := o.promises[row]
	list := []statement{{report: o.reports[p.Made], figure: p.Target, name: strconv.Itoa(p.Made.Plan) + "年报告"}}
	answer := statement{silent: "还没有回顾这一年的报告"}
	if p.Reported != nil {
		answer = statement{report: o.reports[p.Reported], figure: p.Actual, name: strconv.Itoa(p.Reported.Plan) + "年报告", silent: "没有报告这项结果"}
	}
	return append(list, answer), p.Target.Indicator + " " + p.Target.Measure.Word()
}

// rowSize implements content: rows take two lines where the name of the
// indicator would have too little room beside the figures.
func (o *Outcome) rowSize() int {
	w := o.widths()
	if leastLabel+w.target+w.actual+w.verdict+2*o.gap()+2+1 > o.width {
		return 2
	}
	return 1
}

// outcomeWidths is how much room the columns ask for in cells.
type outcomeWidths struct {
	label, target, actual, difference, verdict, note int
}

func (o *Outcome) widths() outcomeWidths {
	cond := o.session.Condition
	w := outcomeWidths{label: 12, target: 8, actual: 8, difference: 10, verdict: 6}
	for _, p := range o.promises {
		w.label = max(w.label, cond.Width(list.Bar)+1+cond.Width(p.Target.Indicator)+2+cond.Width(p.Target.Measure.Word()))
		w.target = max(w.target, min(18, cond.Width(p.Target.String())))
		w.actual = max(w.actual, min(18, cond.Width(figureText(p.Actual))))
		w.difference = max(w.difference, min(18, cond.Width(differenceText(p))))
		w.verdict = max(w.verdict, cond.Width(p.Verdict.Word()))
		w.note = max(w.note, min(30, cond.Width(o.note(p))))
	}
	w.label = min(w.label, widestLabel)
	return w
}

// headerSize implements content.
func (o *Outcome) headerSize() int { return 2 }

// arrange implements content.
func (o *Outcome) arrange() {
	o.columns = outcomeColumns{}
	room := o.width - 1
	if o.table.RowSize() == 2 {
		o.columns.label.width = room
		return
	}
	w, gap := o.widths(), o.gap()
	r := row{room: room}
	r.place(&o.columns.label, min(w.label, room-2*gap-w.target-w.actual-2-w.verdict), 0)
	r.place(&o.columns.target, w.target, gap)
	r.place(&o.columns.actual, w.actual, gap)
	if r.x+gap+w.difference+2+w.verdict <= room {
		r.place(&o.columns.difference, w.difference, gap)
	}
	r.place(&o.columns.verdict, w.verdict, 2)
	r.place(&o.columns.note, w.note, 2)
	if rest := room - r.x - gap; rest >= leastInline {
		r.place(&o.columns.text, rest, gap)
	}
}

func differenceText(p model.Promise) string {
	if p.Actual == nil {
		return ""
	}
	return p.Difference.String()
}

// note says what is uncommon about a promise: its period where that is not
// the year of its report, its scope, and a later report that answers it.
func (o *Outcome) note(p model.Promise) string {
	var parts []string
	if p.Target.Period != strconv.Itoa(p.Made.Plan) {
		parts = append(parts, model.ParsePeriod(p.Target.Period).Words())
	}
	if p.Target.Scope != "" {
		parts = append(parts, p.Target.Scope)
	}
	if p.Actual != nil {
		if p.Actual.Scope != p.Target.Scope && p.Actual.Scope != "" {
			parts = append(parts, "实绩为"+p.Actual.Scope)
		}
		if p.Actual.Kind == model.Estimate {
			parts = append(parts, "预计")
		}
		if p.Reported.Review > p.Target.Year {
			parts = append(parts, strconv.Itoa(p.Reported.Plan)+"年报告补报")
		}
	}
	return strings.Join(parts, " ")
}

// Status implements mode.Mode.
func (o *Outcome) Status() mode.Status {
	path := []string{o.region, "兑现"}
	switch {
	case o.verdict != "":
		path = append(path, "只看"+o.verdict.Word())
	case o.filter.Text == "":
		path = append(path, summary(o.counts(0)))
	}
	return o.status(path...)
}

// Draw implements mode.Mode.
func (o *Outcome) Draw(c cell.Canvas) {
	if len(o.promises) == 0 {
		drawMessage(c, o.session.Theme, []string{o.region + "的报告里没有读出带数字的目标。"}, o.problems)
		return
	}
	o.drawHeader(c)
	o.drawRows(c, "没有含“"+o.filter.Text+"”的目标。", 0)
}

func (o *Outcome) drawHeader(c cell.Canvas) {
	th := o.session.Theme
	header, here := th.Style(theme.Header), th.Style(theme.HeaderHere)
	c.Across(0, 1, th.Style(theme.Faint))
	x := c.Text(1, 0, o.region, here)
	if o.table.RowSize() == 2 {
		c.Text(x+2, 0, c.Condition().Truncate(summary(o.counts(0)), c.Width-x-3, "…"), header)
		return
	}
	if len(o.reports) == 1 && x+30 < o.columns.target.x {
		c.Text(x+2, 0, "只有一份报告", header)
	}
	o.columns.target.right(c, "目标", header)
	o.columns.actual.right(c, "实绩", header)
	o.columns.difference.right(c, "实绩−目标", header)
	o.columns.verdict.left(c, "结果", header)
	o.columns.text.left(c, "原文", header)
}

// drawRow implements content.
func (o *Outcome) drawRow(c cell.Canvas, i int) {
	th, cond := o.session.Theme, o.session.Condition
	p, cursor := o.promises[o.table.items[i].row], i == o.table.Cursor()
	verdict := verdictStyle(th, p.Verdict)
	if o.table.RowSize() == 2 {
		label := p.Target.Indicator + " " + p.Target.Measure.Word()
		word := p.Verdict.Word()
		end := c.Width - 1 - cond.Width(word)
		o.drawLabel(c.Sub(0, 0, min(end-1, cond.Width(list.Bar)+1+cond.Width(label)+1), 1), label, "", cursor)
		c.Text(end, 0, word, verdict)
		x, half := cond.Width(list.Bar)+1, (c.Width-2-cond.Width(list.Bar))/2
		drawPart(c, span{x, half - 1}, 1, "目标 ", p.Target, th)
		drawPart(c, span{x + half, half}, 1, "实绩 ", p.Actual, th)
		return
	}
	label := p.Target.Indicator
	if !cursor && i > o.table.Top() && o.table.items[i-1].header == "" && o.promises[o.table.items[i-1].row].Target.Indicator == label {
		label = ""
	}
	o.drawLabel(c.Sub(0, 0, o.columns.label.width, 1), label, p.Target.Measure.Word(), cursor)
	o.columns.target.right(c, p.Target.String(), th.Style(theme.Text))
	if p.Actual != nil {
		o.columns.actual.right(c, p.Actual.String(), th.Style(theme.Text))
	}
	o.columns.difference.right(c, differenceText(p), th.Style(theme.Dim))
	o.columns.verdict.left(c, p.Verdict.Word(), verdict)
	o.columns.note.left(c, o.note(p), th.Style(theme.Dim))
	if s := o.columns.text; s.width > 0 {
		f, r := p.Target, o.reports[p.Made]
		if p.Actual != nil {
			f, r = p.Actual, o.reports[p.Reported]
		}
		c.Draw(s.x, 0, inline(cond, th, r.Text, f, s.width))
	}
}

func verdictStyle(th *theme.Theme, v model.Verdict) cell.Style {
	switch v {
	case model.Met:
		return th.Style(theme.Accent)
	case model.Missed:
		return th.Style(theme.Warning)
	}
	return th.Style(theme.Dim)
}
