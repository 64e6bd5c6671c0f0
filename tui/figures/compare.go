package figures

import (
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/parse/gazetteer"
	"baogao/tui/keys"
	"baogao/tui/mode"
)

// shows says which tenses of figures Compare has in sight.
type shows int

const (
	showDone shows = iota
	showPlan
	showAll
	showNumber
)

func (s shows) has(t model.Tense) bool {
	return s == showAll || (s == showDone) == (t == model.Done)
}

// median as a base of comparison is the middle of all columns.
const median = -1

// Compare is the mode that shows regions side by side: indicators down,
// regions across. Its columns are the reports marked in the session.
type Compare struct {
	sheet
	asked      []string // the reports that were to be compared when they were loaded
	ids        []string // those that could be loaded, a column each
	reports    []*model.Report
	comparison *model.Comparison
	problems   []string // reports that could not be loaded, in words
	loading    bool
	start      tea.Cmd // see Start

	year   int // 0: each report's own years
	shows  shows
	order  order
	common bool // only rows that two or more columns have a figure in
	column int  // the column that h and l move
	left   int  // the first column in sight
	base   int  // what the column is compared with: another column, or median
	layout layout
	tight  bool // no lines between columns
	snug   bool // no blanks after the lines

	tenseRows []*model.Row // see inTense
	names     []string     // see nameColumns
	facts     map[*model.Row]*facts
}

// NewCompare returns the mode with the session's marked reports as columns.
// Where only one is marked, the one being read stands beside it.
func NewCompare(s *mode.Session) *Compare {
	c := &Compare{sheet: sheet{session: s}}
	c.content = c
	c.comparison = &model.Comparison{}
	c.start = c.load()
	return c
}

// compare makes the rows.
func (c *Compare) compare(columns []*model.Figures) {
	c.comparison = model.Compare(columns, c.year)
	c.tenseRows, c.facts = nil, make(map[*model.Row]*facts)
	c.nameColumns()
	c.changed()
}

// Contexts implements mode.Mode.
func (c *Compare) Contexts() []keys.Context { return c.contexts(keys.Compare) }

// Idle implements mode.Idler: where there is nothing to compare, regions can
// be chosen.
func (c *Compare) Idle(action keys.Action) bool {
	if len(c.reports) < 2 && !c.loading {
		return action != keys.Choose && (keys.KeyOf(keys.Compare, action) != "" || keys.KeyOf(keys.Sheet, action) != "")
	}
	return c.sheet.Idle(action)
}

// Do implements mode.Mode.
func (c *Compare) Do(action keys.Action, count int) tea.Cmd {
	if cmd, ok := c.do(action, count); ok {
		return cmd
	}
	n := len(c.reports)
	switch action {
	case keys.Left:
		c.goColumn(c.column - max(count, 1))
	case keys.Right:
		c.goColumn(c.column + max(count, 1))
	case keys.Tense:
		c.goTense()
	case keys.Sort:
		c.order = (c.order + 1) % orderNumber
		c.build()
	case keys.EarlierYear:
		c.goYear(-1)
	case keys.LaterYear:
		c.goYear(1)
	case keys.Base:
		if n > 2 {
			c.base = c.otherBase()
			c.build()
		}
	case keys.OrderColumns:
		c.orderColumns()
	case keys.Common:
		c.common = !c.common
		c.build()
	case keys.OpenRank:
		return c.openRank()
	case keys.OpenCourse:
		if row, ok := c.table.row(); ok {
			c.session.Push(NewCourse(c.session, c.Subject(), c.comparison.Rows[row].Indicator))
		}
	case keys.Drop:
		if c.column < n {
			c.session.Mark(c.ids[c.column])
			return c.load()
		}
	case keys.Choose:
		return c.choose()
	}
	return nil
}

// choose asks which reports to compare. Where they are no two in the end, it
// leaves the comparison.
func (c *Compare) choose() tea.Cmd {
	c.session.Push(NewChoose(c.session, func() tea.Cmd {
		if len(c.wanted()) < 2 {
			c.session.Pop()
			c.session.Say("对比要有两个或更多地区")
			return nil
		}
		return c.load()
	}))
	return nil
}

// openRank ranks the whole library by the row under the cursor, in the year of
// the column under it.
func (c *Compare) openRank() tea.Cmd {
	row, ok := c.table.row()
	if !ok {
		return nil
	}
	r := c.comparison.Rows[row]
	m := NewRank(c.session, r.RowKey, c.yearOf(c.column, r.Tense))
	c.session.Push(m)
	return m.Start()
}

// Subject is the report of the column under the cursor.
func (c *Compare) Subject() string {
	if c.column < len(c.ids) {
		return c.ids[c.column]
	}
	return ""
}

// otherBase is the base after the Base key: this column, or where it is this
// column already, the median.
func (c *Compare) otherBase() int {
	if c.base == c.column {
		return median
	}
	return c.column
}

// goColumn moves to a column and brings it into sight.
func (c *Compare) goColumn(i int) {
	c.column = max(0, min(i, len(c.reports)-1))
	c.arrange()
	if c.order == byDifference {
		c.build()
	}
}

// goTense shows the next tense, with the cursor on the same indicator.
func (c *Compare) goTense() {
	row, ok := c.table.row()
	c.shows = (c.shows + 1) % showNumber
	c.tenseRows = nil
	c.build()
	if !ok {
		return
	}
	old, best := c.comparison.Rows[row], -1
	for i, it := range c.table.items {
		if it.header != "" {
			continue
		}
		r := c.comparison.Rows[it.row]
		if r.Indicator == old.Indicator && (best < 0 || r.Measure == old.Measure) {
			best = i
			if r.Measure == old.Measure {
				break
			}
		}
	}
	if best >= 0 {
		c.table.Move(best)
		c.settle()
	}
}

// goYear goes by steps through the years that any column states figures for;
// before the first of them and after the last come the reports' own years.
func (c *Compare) goYear(by int) {
	years := []int{0}
	for _, f := range c.comparison.Columns {
		for _, g := range f.All() {
			if g.Year != 0 {
				years = append(years, g.Year)
			}
		}
	}
	slices.Sort(years)
	years = slices.Compact(years)
	at := slices.Index(years, c.year)
	if c.year == 0 && by < 0 {
		at = len(years)
	}
	c.year = years[(at+by+len(years))%len(years)]
	c.compare(c.comparison.Columns)
}

// orderColumns puts the columns in the order of the row under the cursor, the
// best first and those that state nothing last.
func (c *Compare) orderColumns() {
	row, ok := c.table.row()
	if !ok {
		return
	}
	ranking := model.RankRow(c.comparison.Rows[row])
	var at []int
	for _, p := range ranking.Places {
		at = append(at, p.Column)
	}
	for _, a := range ranking.Apart {
		at = append(at, a.Column)
	}
	at = append(at, ranking.Silent...)
	ids, reports, columns := make([]string, len(at)), make([]*model.Report, len(at)), make([]*model.Figures, len(at))
	for i, j := range at {
		ids[i], reports[i], columns[i] = c.ids[j], c.reports[j], c.comparison.Columns[j]
	}
	if c.base != median {
		c.base = slices.Index(at, c.base)
	}
	c.column = slices.Index(at, c.column)
	c.ids, c.reports = ids, reports
	c.compare(columns)
}

// difference is how far a row's column is from what it is compared with.
func (c *Compare) difference(r *model.Row) model.Difference {
	column, base := c.column, c.base
	if len(c.reports) == 2 {
		column, base = 1, 0
	}
	if base == median {
		return c.factsOf(r).median.Difference(r.Figures[column])
	}
	if column == base {
		return model.Difference{Reasons: []model.Reason{model.ReasonMissing}}
	}
	return c.comparison.Difference(r, column, base)
}

// yearOf is the year that a column's figures of a tense are of; 0 for targets
// of later years, which have no one year.
func (c *Compare) yearOf(column int, t model.Tense) int {
	switch {
	case t == model.Later:
		return 0
	case c.year != 0:
		return c.year
	case t == model.Plan:
		return c.comparison.Columns[column].Plan
	}
	return c.comparison.Columns[column].Review
}

// nameColumns names the columns: 荆门, with the year where a region has more
// than one.
func (c *Compare) nameColumns() {
	regions := make(map[string]int)
	for _, f := range c.comparison.Columns {
		regions[f.Meta.Region.Name]++
	}
	c.names = make([]string, len(c.comparison.Columns))
	for i, f := range c.comparison.Columns {
		c.names[i] = gazetteer.Short(f.Meta.Region.Name)
		if c.names[i] == "" {
			c.names[i] = f.ID
		}
		if regions[f.Meta.Region.Name] > 1 && f.Meta.PlanYear != 0 {
			c.names[i] += strconv.Itoa(f.Meta.PlanYear)
		}
	}
}

// statements implements content.
func (c *Compare) statements(row int) ([]statement, string) {
	r := c.comparison.Rows[row]
	list := make([]statement, len(c.reports))
	for i, name := range c.names {
		list[i] = statement{report: c.reports[i], figure: r.Figures[i], name: nameOver(name, r.Figures[i]), title: c.reports[i].Meta.String(), silent: "没有这个数"}
	}
	return list, r.Indicator + " " + c.beside(r)
}

// beside are the words that tell the rows of one indicator apart.
func (c *Compare) beside(r *model.Row) string {
	words := r.Measure.Word()
	if r.Tense == model.Later || r.Tense == model.Plan && c.shows == showAll {
		words += " " + r.Tense.Word()
	}
	return words
}

// Status implements mode.Mode.
func (c *Compare) Status() mode.Status {
	path := []string{"对比"}
	if c.common {
		path = append(path, "只看都有的")
	}
	if c.order != byCatalogue {
		path = append(path, "按"+c.order.word())
	}
	return c.status(path...)
}
