package figures

import (
	"strconv"

	"baogao/model"
	"baogao/parse/gazetteer"
	"baogao/tui/cell"
	"baogao/tui/list"
)

// layout is where Compare's columns stand, in cells from the left.
type layout struct {
	stacked bool // two lines a row: the indicator, and the values under it
	label   int  // width of the indicators' column
	columns []columnLayout
	diff    span // the difference; width 0 where there is no room
	lead    span // who is ahead
	bars    span // both bars of two regions
	lost    int  // how much less the notes say than in full
}

// Widths in cells.
const (
	leastLabel  = 20
	widestLabel = 36
	widestNote  = 16
	leastBar    = 8
	widestBar   = 18
)

// rowSize implements content: rows take two lines where the indicator, two
// values and their difference do not fit side by side, not even without lines
// between the columns.
func (c *Compare) rowSize() int {
	if len(c.reports) < 2 {
		return 1
	}
	cond := c.session.Condition
	diff, _ := c.differenceWidths(cond)
	need, gaps := leastLabel+c.measure(cond, c.column).bare()+diff+1, 2
	if len(c.reports) == 2 {
		need += c.measure(cond, 1-c.column).bare()
		gaps++
	}
	c.tight = need+gaps*(cond.Width(cell.Rule)+2) > c.width
	if need+gaps*tightGap > c.width {
		return 2
	}
	return 1
}

// headerSize implements content.
func (c *Compare) headerSize() int { return 2 }

// arrange implements content: it gives the columns their room, the most
// important first.
func (c *Compare) arrange() {
	if len(c.reports) < 2 || c.width == 0 {
		return
	}
	c.layout = layout{stacked: c.table.RowSize() == 2}
	cond := c.session.Condition
	if c.layout.stacked {
		c.arrangeStacked(cond)
		return
	}
	c.snug = false
	c.arrangeRows(cond)
	if c.layout.lost > 0 && cond.Width(cell.Rule) > 1 {
		c.snug = true
		c.arrangeRows(cond)
	}
}

// arrangeRows lays rows of one line out.
func (c *Compare) arrangeRows(cond cell.Condition) {
	c.layout = layout{}
	gap := c.gap()
	diff, lead := c.differenceWidths(cond)
	room := c.width - 1 - gap - diff // the last column stays blank
	values := gap + c.measure(cond, c.column).bare()
	if len(c.reports) == 2 {
		values += gap + c.measure(cond, 1-c.column).bare()
	}
	c.layout.label = min(c.labelWidth(cond), max(leastLabel, min(widestLabel, room-values)))
	room -= c.layout.label
	if len(c.reports) > 2 && room > 60 {
		room -= 2 + lead
	}
	c.arrangeColumns(cond, room)
	last := &c.layout.columns[len(c.layout.columns)-1]
	x := last.x + last.width()
	c.layout.diff = span{x + gap, diff}
	x += gap + diff
	rest := c.width - 1 - x
	if rest >= 2+lead {
		c.layout.lead = span{x + 2, lead}
		x += 2 + lead
		rest -= 2 + lead
	}
	if len(c.reports) == 2 && rest >= gap+2*leastBar+1 {
		c.layout.bars = span{x + gap, min(rest-gap, 2*widestBar+1)}
	}
}

// tightGap is the room between columns without lines.
const tightGap = 2

// gap is the room between columns: a line with a blank on each side, or where
// there is little room, blanks alone. A line of two cells can do without the
// blank after it.
func (c *Compare) gap() int {
	gap := c.session.Condition.Width(cell.Rule) + 2
	switch {
	case c.tight:
		gap = tightGap
	case c.snug:
		gap--
	}
	return gap
}

// arrangeColumns gives as many regions' columns as there is room for, from
// the first in sight on, so that the one under the cursor is among them.
// Notes and bars have to go before a column does.
func (c *Compare) arrangeColumns(cond cell.Condition, room int) {
	gap := c.gap()
	c.left = max(0, min(c.left, c.column))
	for {
		c.layout.columns = nil
		bare := 0
		for i := c.left; i < len(c.reports); i++ {
			l := c.measure(cond, i)
			if i > c.left && bare+gap+l.bare() > room {
				break
			}
			bare += gap + l.bare()
			c.layout.columns = append(c.layout.columns, l)
		}
		if shown := c.left + len(c.layout.columns); c.column < shown || c.left >= c.column {
			c.fitColumns(cond, room, gap)
			break
		}
		c.left++
	}
	for len(c.layout.columns) > 0 && c.left > 0 && c.left+len(c.layout.columns) == len(c.reports) && c.fitsBefore(cond, room) {
		c.left--
		c.arrangeColumns(cond, room)
		return
	}
	x := c.layout.label + gap
	if n := len(c.layout.columns); n > 2 {
		c.addBars(room, gap)
	}
	for i := range c.layout.columns {
		c.layout.columns[i].x = x
		x += c.layout.columns[i].width() + gap
	}
}

// fitsBefore reports whether one more column has room before the first.
func (c *Compare) fitsBefore(cond cell.Condition, room int) bool {
	used := c.gap() + c.measure(cond, c.left-1).bare()
	for _, l := range c.layout.columns {
		used += c.gap() + l.bare()
	}
	return used <= room
}

// addBars gives the columns bars where there is room left for all of them.
func (c *Compare) addBars(room, gap int) {
	for _, l := range c.layout.columns {
		room -= gap + l.width()
	}
	bar := min(widestBar, room/len(c.layout.columns)-1)
	if bar < leastBar {
		return
	}
	for i := range c.layout.columns {
		c.layout.columns[i].bar = bar
	}
}

// inTense are the rows in sight, the filter apart: columns keep their widths
// while it is typed.
func (c *Compare) inTense() []*model.Row {
	if c.tenseRows == nil {
		for _, r := range c.comparison.Rows {
			if c.shows.has(r.Tense) {
				c.tenseRows = append(c.tenseRows, r)
			}
		}
	}
	return c.tenseRows
}

// columnName is the name of a column, with the year of what is in sight where
// that is not the same for all: 曾都 2021年.
func (c *Compare) columnName(i int) string {
	if c.year != 0 || c.sameYears() {
		return c.names[i]
	}
	f := c.comparison.Columns[i]
	year := f.Review
	if c.shows == showPlan {
		year = f.Plan
	}
	if year == 0 {
		return c.names[i]
	}
	return gazetteer.Short(f.Meta.Region.Name) + " " + strconv.Itoa(year) + "年"
}

// sameYears reports whether all columns look back on the same year.
func (c *Compare) sameYears() bool {
	for _, f := range c.comparison.Columns {
		if f.Review != c.comparison.Columns[0].Review {
			return false
		}
	}
	return true
}

func (c *Compare) labelWidth(cond cell.Condition) int {
	w := 12
	for _, r := range c.inTense() {
		w = max(w, cond.Width(list.Bar)+1+cond.Width(r.Indicator)+2+cond.Width(c.beside(r)))
	}
	return w
}

func (c *Compare) differenceWidths(cond cell.Condition) (diff, lead int) {
	diff = cond.Width(c.differenceName())
	for _, r := range c.inTense() {
		diff = max(diff, cond.Width(c.difference(r).String()))
	}
	lead = cond.Width(c.leadName())
	if len(c.reports) == 2 {
		for _, n := range c.names {
			lead = max(lead, min(12, cond.Width(n)))
		}
	} else {
		lead = max(lead, len(fraction(len(c.reports), len(c.reports))))
	}
	return min(diff, 20), lead
}

// differenceName heads the differences: 荆州−荆门.
func (c *Compare) differenceName() string {
	names := c.names
	switch {
	case len(names) == 2:
		return names[1] + "−" + names[0]
	case c.base == median:
		return names[c.column] + "−中位数"
	}
	return names[c.column] + "−" + names[c.base]
}

// arrangeStacked lays two-line rows out: as many values under the indicator
// as there is room for.
func (c *Compare) arrangeStacked(cond cell.Condition) {
	const least = 17
	n := max(1, min(len(c.reports), (c.width-1)/least))
	c.left = max(0, min(c.left, c.column, len(c.reports)-n))
	if c.column >= c.left+n {
		c.left = c.column - n + 1
	}
	each := (c.width - 1 - cond.Width(list.Bar) - 1) / n
	for i := range n {
		c.layout.columns = append(c.layout.columns, columnLayout{index: c.left + i, x: cond.Width(list.Bar) + 1 + i*each, value: each - 1})
	}
}

// columnAt returns the region whose column is at x.
func (c *Compare) columnAt(x int) (index int, ok bool) {
	for _, l := range c.layout.columns {
		if x >= l.x-c.gap()/2 && x < l.x+l.width()+c.gap()/2 {
			return l.index, true
		}
	}
	return 0, false
}

// leader is the index of the column that is ahead in a row of two regions; -1
// for neither.
func leader(d model.Difference) int {
	switch d.Ahead {
	case 1:
		return 1
	case -1:
		return 0
	}
	return -1
}
