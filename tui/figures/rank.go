package figures

import (
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/parse/gazetteer"
	"baogao/tui/cell"
	"baogao/tui/keys"
	"baogao/tui/list"
	"baogao/tui/mode"
	"baogao/tui/theme"
)

// Rank is the mode that puts all regions of the library in the order of one
// kind of number.
type Rank struct {
	sheet
	key      model.RowKey
	year     int           // whose figures are ranked; 0 for targets of later years
	entries  []model.Entry // the reports of that year
	row      *model.Row    // their figures, a column each
	clauses  []excerpt     // of these, where there is one
	read     int           // how many entries have been read
	ranking  model.Ranking
	lines    []rankLine
	lengths  []float64
	columns  rankColumns
	decimals decimals // of the values
}

// rankLine is a region in the order of the ranking.
type rankLine struct {
	entry int // index into entries
	place int // 0 for those without one
}

// rankColumns is where the columns stand; those of width 0 have no room.
type rankColumns struct {
	place, name, value, note, step, bar, text span
}

// NewRank returns the mode for a row of comparisons and a year.
func NewRank(s *mode.Session, key model.RowKey, year int) *Rank {
	r := &Rank{sheet: sheet{session: s}, key: key, year: year}
	r.content = r
	for _, e := range s.Library.Entries() {
		if y := e.Meta.ReviewYear; key.Tense == model.Done && year != 0 && y != 0 && y != year {
			continue
		}
		if y := e.Meta.PlanYear; key.Tense == model.Plan && year != 0 && y != 0 && y != year {
			continue
		}
		r.entries = append(r.entries, e)
	}
	r.row = model.NewRow(key, len(r.entries))
	r.clauses = make([]excerpt, len(r.entries))
	return r
}

// batch is how many reports are read between two messages.
const batch = 64

// ranked is sent when a batch of reports has been read.
type ranked struct {
	rank    *Rank
	from    int
	figures []*model.Figure
	clauses []excerpt
}

// Start implements mode.Starter.
func (r *Rank) Start() tea.Cmd { return r.next() }

// next reads the next batch. A report that cannot be loaded counts as one
// that is silent; the region list says what is wrong with it.
func (r *Rank) next() tea.Cmd {
	if r.read >= len(r.entries) {
		return nil
	}
	from, library := r.read, r.session.Library
	entries := r.entries[from:min(from+batch, len(r.entries))]
	key, year := r.key, r.year
	return func() tea.Msg {
		m := ranked{rank: r, from: from, figures: make([]*model.Figure, len(entries)), clauses: make([]excerpt, len(entries))}
		for i, e := range entries {
			if report, err := library.Report(e.ID); err == nil {
				if f := model.FiguresOf(report).Standing(key, ownYear(key, year)); f != nil {
					m.figures[i], m.clauses[i] = f, excerptOf(report, f)
				}
			}
		}
		return m
	}
}

// ownYear is the year by which a figure is sought: targets of later years are
// those of no one year.
func ownYear(key model.RowKey, year int) int {
	if key.Tense == model.Later {
		return 0
	}
	return year
}

// Update implements mode.Mode.
func (r *Rank) Update(msg tea.Msg) tea.Cmd {
	m, ok := msg.(ranked)
	if !ok {
		return r.sheet.Update(msg)
	}
	if m.rank != r || m.from != r.read {
		return nil
	}
	copy(r.row.Figures[m.from:], m.figures)
	copy(r.clauses[m.from:], m.clauses)
	r.read += len(m.figures)
	r.order()
	return r.next()
}

// order ranks what has been read so far.
func (r *Rank) order() {
	r.ranking = model.RankRow(r.row)
	r.lengths = scale(r.row.Figures)
	r.lines = r.lines[:0]
	for _, p := range r.ranking.Places {
		r.lines = append(r.lines, rankLine{p.Column, p.Place})
	}
	for _, a := range r.ranking.Apart {
		r.lines = append(r.lines, rankLine{entry: a.Column})
	}
	for _, i := range r.ranking.Silent {
		if i < r.read {
			r.lines = append(r.lines, rankLine{entry: i})
		}
	}
	r.changed()
}

// Contexts implements mode.Mode.
func (r *Rank) Contexts() []keys.Context { return r.contexts(keys.Rank) }

// Do implements mode.Mode.
func (r *Rank) Do(action keys.Action, count int) tea.Cmd {
	cmd, ok := r.do(action, count)
	id := r.Subject()
	if ok || id == "" {
		return cmd
	}
	switch action {
	case keys.Mark:
		r.session.Mark(id)
		r.table.Step(1)
		return r.rest.Moved()
	case keys.OpenCourse:
		r.session.Push(NewCourse(r.session, id, r.key.Indicator))
	}
	return nil
}

// Subject is the report under the cursor.
func (r *Rank) Subject() string {
	if i, ok := r.table.row(); ok {
		return r.entries[r.lines[i].entry].ID
	}
	return ""
}

// index implements content.
func (r *Rank) index() []indexed {
	rows := make([]indexed, len(r.lines))
	for i, l := range r.lines {
		rows[i] = indexedRegion(r.entries[l.entry].Meta)
	}
	return rows
}

// list implements content.
func (r *Rank) list(keep []bool) []item {
	var items []item
	part := 0
	for i, l := range r.lines {
		if !keep[i] {
			continue
		}
		switch {
		case l.place == 0 && r.row.Figures[l.entry] != nil && part < 1:
			part = 1
			items = append(items, item{header: "不能一起排的"})
		case r.row.Figures[l.entry] == nil && part < 2:
			part = 2
			items = append(items, item{header: "没有这个数的"})
		}
		items = append(items, item{row: i})
	}
	return items
}

// statements implements content.
func (r *Rank) statements(row int) ([]statement, string) {
	e := r.entries[r.lines[row].entry]
	st := statement{figure: r.row.Figures[r.lines[row].entry], title: e.Meta.String(), silent: "没有这个数"}
	st.name = nameOver(gazetteer.Short(e.Meta.Region.Name), st.figure)
	if report, err := r.session.Library.Report(e.ID); err == nil {
		st.report = report
	} else {
		st.figure, st.silent = nil, err.Error()
	}
	return []statement{st}, r.name()
}

// name says what regions are ranked by.
func (r *Rank) name() string { return r.key.Indicator + " " + r.key.Measure.Word() }

// rowSize implements content.
func (r *Rank) rowSize() int { return 1 }

// headerSize implements content.
func (r *Rank) headerSize() int { return 2 }

// widestStep is the room for a difference from the median in cells.
const widestStep = 16

// arrange implements content.
func (r *Rank) arrange() {
	cond := r.session.Condition
	name, notes := 8, 0
	r.decimals = decimals{}
	for _, l := range r.lines {
		name = max(name, cond.Width(r.entries[l.entry].Meta.Region.Name))
		if f := r.row.Figures[l.entry]; f != nil {
			r.decimals.add(cond, r.ranking.Value(f))
			notes = max(notes, cond.Width(r.noteOf(l)))
		}
	}
	value := max(8, r.decimals.width())
	r.columns = rankColumns{}
	line := row{room: r.width - 1}
	line.place(&r.columns.place, len(strconv.Itoa(len(r.entries)))+1, cond.Width(list.Bar)+1)
	line.place(&r.columns.name, min(name, max(8, line.room-line.x-2-value)), 2)
	line.place(&r.columns.value, value, 2)
	if bar := min(24, line.room-line.x-2); bar >= leastBar {
		line.place(&r.columns.bar, bar, 2)
	}
	if r.ranking.Median.Speaks() {
		line.place(&r.columns.step, widestStep, 2)
	}
	line.place(&r.columns.note, min(notes, 24), 2)
	if rest := line.room - line.x - 2; rest >= leastInline {
		line.place(&r.columns.text, rest, 2)
	}
}

// noteOf is what has to be known of a region's figure; for one that is not
// ranked, why.
func (r *Rank) noteOf(l rankLine) string {
	for _, a := range r.ranking.Apart {
		if a.Column == l.entry {
			return a.Reasons[0].Word() + " " + note(a.Figure, r.year)
		}
	}
	return note(r.row.Figures[l.entry], r.year)
}

// Status implements mode.Mode.
func (r *Rank) Status() mode.Status {
	return r.status("排名", r.name())
}

// Draw implements mode.Mode.
func (r *Rank) Draw(c cell.Canvas) {
	r.drawHeader(c)
	empty := "没有含“" + r.filter.Text + "”的地区。"
	if r.read == 0 {
		empty = "正在读取 " + strconv.Itoa(len(r.entries)) + " 份报告 …"
	}
	r.drawRows(c, empty, 0)
}

func (r *Rank) drawHeader(c cell.Canvas) {
	th := r.session.Theme
	header := th.Style(theme.Header)
	period := r.key.Tense.Word()
	if r.year != 0 {
		period = strconv.Itoa(r.year) + "年" + period
	}
	title := r.name() + "  " + period
	c.Across(0, 1, th.Style(theme.Faint))
	x := c.Text(1, 0, c.Condition().Truncate(title, c.Width-2, "…"), th.Style(theme.HeaderHere))
	said := strconv.Itoa(len(r.ranking.Places)) + " 个地区"
	if r.read < len(r.entries) {
		said = "已读 " + fraction(r.read, len(r.entries))
	} else if r.ranking.Median.Speaks() {
		said += "  中位数 " + r.ranking.Median.String()
	}
	if x+2+c.Condition().Width(said) < c.Width {
		x = c.Text(x+2, 0, said, header)
	}
	if s := r.columns.step; s.width > 0 && x+1 < s.x+s.width-c.Condition().Width("与中位数差") {
		drawRight(c, 0, s.x+s.width, x+1, "与中位数差", header)
		x = s.x + s.width
	}
	if s := r.columns.text; s.width > 0 && x < s.x {
		c.Text(s.x, 0, "原文", header)
	}
}

// drawRow implements content.
func (r *Rank) drawRow(c cell.Canvas, i int) {
	l, cursor := r.lines[r.table.items[i].row], i == r.table.Cursor()
	th, cond := r.session.Theme, r.session.Condition
	e, f := r.entries[l.entry], r.row.Figures[l.entry]
	label := c.Sub(0, 0, r.columns.name.x+r.columns.name.width, 1)
	text, dim := list.Ground(label, th, cursor, true)
	if l.place > 0 {
		s := r.columns.place
		drawRight(label, 0, s.x+s.width, s.x, strconv.Itoa(l.place), dim)
	}
	name := th.Over(text, theme.Text)
	if r.session.Marked(e.ID) {
		name = th.Over(text, theme.Mark)
	}
	label.Text(r.columns.name.x, 0, cond.Truncate(e.Meta.Region.Name, r.columns.name.width, "…"), name)
	if f == nil {
		return
	}
	r.decimals.draw(c, r.columns.value, r.ranking.Value(f), th.Style(theme.Text))
	r.drawBar(c, l)
	if s := r.columns.step; s.width > 0 && l.place > 0 {
		if d := r.ranking.Median.Difference(f); d.Comparable() {
			drawRight(c, 0, s.x+s.width, s.x, d.String(), th.Style(theme.Dim))
		}
	}
	r.columns.note.left(c, r.noteOf(l), th.Style(theme.Dim))
	if s, said := r.columns.text, r.clauses[l.entry]; s.width > 0 {
		c.Draw(s.x, 0, inline(cond, th, said.text, said.figure, s.width))
	}
}

func (r *Rank) drawBar(c cell.Canvas, l rankLine) {
	s := r.columns.bar
	if s.width == 0 || l.place == 0 {
		return
	}
	th := r.session.Theme
	style := th.Style(theme.Faint)
	length := r.lengths[l.entry]
	switch {
	case length < 0:
		length, style = -length, th.Style(theme.Warning)
	case slices.Contains(r.session.Marks(), r.entries[l.entry].ID):
		style = th.Style(theme.Accent)
	}
	drawBar(c, s.x, 0, s.width, length, style)
}
