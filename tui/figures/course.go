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

// goal draws a cell of a target's bar, behind what was done. It tells itself
// apart without colour and is one cell wide everywhere.
const goal = "-"

// Course is the mode that shows one indicator of a region through the years:
// what was done, what was planned, and how it changed.
type Course struct {
	sheet
	id        string
	region    string
	indicator model.Indicator
	reports   map[*model.Figures]*model.Report
	stations  []model.Station
	lengths   []float64 // of the actual figures' bars, among all of the same measure
	goals     []float64 // of the targets' bars
	problems  []string
	columns   courseColumns
}

// courseColumns is where the columns stand; those of width 0 have no room.
type courseColumns struct {
	label, actual, bar, step, target, note, text span
}

// NewCourse returns the mode for an indicator and the region of a report.
func NewCourse(s *mode.Session, id, indicator string) *Course {
	c := &Course{sheet: sheet{session: s}, id: id, indicator: model.IndicatorNamed(indicator)}
	c.content = c
	var list []*model.Figures
	list, c.reports, c.problems = reportsOfRegion(s.Library, id)
	for _, r := range c.reports {
		c.region = r.Meta.Region.Name
	}
	c.stations = model.Course(list, indicator)
	c.lengths, c.goals = make([]float64, len(c.stations)), make([]float64, len(c.stations))
	for from := 0; from < len(c.stations); {
		to := from
		var actual, targets []*model.Figure
		for ; to < len(c.stations) && c.stations[to].Measure == c.stations[from].Measure; to++ {
			actual, targets = append(actual, c.stations[to].Actual), append(targets, c.stations[to].Target)
		}
		lengths := scale(append(actual, targets...))
		copy(c.lengths[from:], lengths[:to-from])
		copy(c.goals[from:], lengths[to-from:])
		from = to
	}
	c.changed()
	return c
}

// Contexts implements mode.Mode.
func (c *Course) Contexts() []keys.Context { return c.contexts(keys.Course) }

// Do implements mode.Mode.
func (c *Course) Do(action keys.Action, count int) tea.Cmd {
	cmd, _ := c.do(action, count)
	return cmd
}

// Subject is the report from which the screen was opened.
func (c *Course) Subject() string { return c.id }

// index implements content.
func (c *Course) index() []indexed {
	rows := make([]indexed, len(c.stations))
	for i, s := range c.stations {
		rows[i] = indexed{strconv.Itoa(s.Year), []string{s.Measure.Word()}}
	}
	return rows
}

// list implements content.
func (c *Course) list(keep []bool) []item {
	var items []item
	measure := model.Measure("")
	for i, s := range c.stations {
		if !keep[i] {
			continue
		}
		if s.Measure != measure {
			measure = s.Measure
			items = append(items, item{header: c.indicator.Name + " " + measure.Word()})
		}
		items = append(items, item{row: i})
	}
	return items
}

// statements implements content.
func (c *Course) statements(row int) ([]statement, string) {
	s := c.stations[row]
	target := statement{silent: "手头的报告没有这一年的目标", name: "目标"}
	if s.Target != nil {
		target = statement{report: c.reports[s.Made], figure: s.Target, name: strconv.Itoa(s.Made.Plan) + "年报告"}
	}
	actual := statement{silent: "手头的报告没有这一年的结果", name: "实绩"}
	if s.Actual != nil {
		actual = statement{report: c.reports[s.Reported], figure: s.Actual, name: strconv.Itoa(s.Reported.Plan) + "年报告"}
	}
	return []statement{target, actual}, c.indicator.Name + " " + strconv.Itoa(s.Year) + "年"
}

// before is the actual figure of the year before a station's; nil where none
// is stated.
func (c *Course) before(row int) *model.Figure {
	if row == 0 || c.stations[row-1].Measure != c.stations[row].Measure || c.stations[row-1].Year != c.stations[row].Year-1 {
		return nil
	}
	return c.stations[row-1].Actual
}

// stepText is how far a year's actual figure is from that of the year before.
func (c *Course) stepText(row int) string {
	if before := c.before(row); before != nil && c.stations[row].Actual != nil {
		return c.stations[row].Actual.Subtract(before, true).String()
	}
	return ""
}

// note is what has to be known of a year's figures.
func (c *Course) note(s model.Station) string {
	if s.Actual == nil {
		return ""
	}
	return note(s.Actual, s.Year)
}

// rowSize implements content.
func (c *Course) rowSize() int { return 1 }

// headerSize implements content.
func (c *Course) headerSize() int { return 2 }

// arrange implements content.
func (c *Course) arrange() {
	cond := c.session.Condition
	actual, target, step, notes := 8, 8, 8, 0
	for i, s := range c.stations {
		actual = max(actual, min(18, cond.Width(figureText(s.Actual))))
		target = max(target, min(18, cond.Width(figureText(s.Target))))
		step = max(step, min(18, cond.Width(c.stepText(i))))
		notes = max(notes, min(24, cond.Width(c.note(s))))
	}
	c.columns = courseColumns{}
	gap := c.gap()
	r := row{room: c.width - 1}
	r.place(&c.columns.label, cond.Width(list.Bar)+1+cond.Width("2024年")+1, 0)
	r.place(&c.columns.actual, actual, gap)
	if r.x+gap+target <= r.room {
		// The target is kept before the bar, the bar before the rest.
		if bar := min(24, r.room-r.x-gap-target-1); bar >= leastBar {
			r.place(&c.columns.bar, bar, 1)
		}
		r.place(&c.columns.target, target, gap)
	}
	r.place(&c.columns.step, step, gap)
	r.place(&c.columns.note, notes, 2)
	if rest := r.room - r.x - gap; rest >= leastInline {
		r.place(&c.columns.text, rest, gap)
	}
}

// Status implements mode.Mode.
func (c *Course) Status() mode.Status {
	return c.status(c.region, "历年", c.indicator.Name)
}

// Draw implements mode.Mode.
func (c *Course) Draw(canvas cell.Canvas) {
	if len(c.stations) == 0 {
		drawMessage(canvas, c.session.Theme, []string{c.region + "的报告里没有" + c.indicator.Name + "的年度数字。"}, c.problems)
		return
	}
	c.drawHeader(canvas)
	c.drawRows(canvas, "没有含“"+c.filter.Text+"”的年份。", 1)
}

func (c *Course) drawHeader(canvas cell.Canvas) {
	th := c.session.Theme
	header := th.Style(theme.Header)
	canvas.Across(0, 1, th.Style(theme.Faint))
	canvas.Text(1, 0, canvas.Condition().Truncate(c.region, c.columns.actual.x+c.columns.actual.width-8, "…"), th.Style(theme.HeaderHere))
	c.columns.actual.right(canvas, "实绩", header)
	c.columns.target.right(canvas, "目标", header)
	c.columns.step.right(canvas, "比上年", header)
	c.columns.bar.left(canvas, "虚线是目标", header) // a row of goal
	c.columns.text.left(canvas, "原文", header)
}

// drawRow implements content.
func (c *Course) drawRow(canvas cell.Canvas, i int) {
	th, cond := c.session.Theme, c.session.Condition
	row, cursor := c.table.items[i].row, i == c.table.Cursor()
	s := c.stations[row]
	c.drawLabel(canvas.Sub(0, 0, c.columns.label.width, 1), strconv.Itoa(s.Year)+"年", "", cursor)
	if s.Actual == nil {
		c.columns.actual.right(canvas, "—", th.Style(theme.Faint))
	} else {
		c.columns.actual.right(canvas, s.Actual.String(), th.Style(theme.Text))
	}
	c.columns.target.right(canvas, figureText(s.Target), th.Style(theme.Text))
	c.columns.step.right(canvas, c.stepText(row), th.Style(theme.Dim))
	if at := c.columns.bar; at.width > 0 {
		// What was promised beyond what was done goes on behind it.
		canvas.Text(at.x, 0, strings.Repeat(goal, int(max(0, c.goals[row])*float64(at.width)+0.5)), th.Style(theme.Faint))
		style, length := th.Style(theme.Accent), c.lengths[row]
		if length < 0 {
			style, length = th.Style(theme.Warning), -length
		}
		drawBar(canvas, at.x, 0, at.width, length, style)
	}
	c.columns.note.left(canvas, c.note(s), th.Style(theme.Dim))
	if at := c.columns.text; at.width > 0 {
		f, r := s.Target, c.reports[s.Made]
		if s.Actual != nil {
			f, r = s.Actual, c.reports[s.Reported]
		}
		canvas.Draw(at.x, 0, inline(cond, th, r.Text, f, at.width))
	}
}
