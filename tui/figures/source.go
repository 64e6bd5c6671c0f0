package figures

import (
	"cmp"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/keys"
	"baogao/tui/list"
	"baogao/tui/mode"
	"baogao/tui/theme"
)

// Source is the mode that shows the sentences behind figures, a column for
// each statement: the figure that stands for it in its paragraph, and under
// it the others that the report states of the same.
type Source struct {
	session       *mode.Session
	name          string // of the row: 地区生产总值 增速
	columns       []sourceColumn
	here          int // the column that has the keys
	width, height int
}

// sourceColumn is the column of one statement.
type sourceColumn struct {
	statement
	figures []*model.Figure // the one that stands for it, then the others
	cursor  int             // index into figures
}

func newSource(s *mode.Session, list []statement, name string) *Source {
	m := &Source{session: s, name: name}
	for _, st := range list {
		c := sourceColumn{statement: st}
		if st.figure != nil {
			c.figures = append([]*model.Figure{st.figure}, st.figure.Others...)
		}
		m.columns = append(m.columns, c)
	}
	for m.here < len(m.columns)-1 && len(m.columns[m.here].figures) == 0 {
		m.here++
	}
	return m
}

// SetSize implements mode.Mode.
func (m *Source) SetSize(width, height int) { m.width, m.height = width, height }

// Contexts implements mode.Mode.
func (m *Source) Contexts() []keys.Context { return []keys.Context{keys.Sources, keys.Moving} }

// Do implements mode.Mode.
func (m *Source) Do(action keys.Action, count int) tea.Cmd {
	n := max(count, 1)
	switch action {
	case keys.Left:
		m.here = max(0, m.here-n)
	case keys.Right, keys.NextPane:
		m.here = min(len(m.columns)-1, m.here+n)
	case keys.Down:
		m.move(n)
	case keys.Up:
		m.move(-n)
	case keys.Top, keys.PageUp, keys.HalfUp:
		m.move(-len(m.columns[m.here].figures))
	case keys.Bottom, keys.PageDown, keys.HalfDown:
		m.move(len(m.columns[m.here].figures))
	case keys.Open:
		return m.open()
	case keys.Bookmark:
		if c := m.columns[m.here]; len(c.figures) > 0 {
			return m.session.ToggleBookmark(c.report, c.figures[c.cursor].Quote.Start)
		}
	}
	return nil
}

func (m *Source) move(by int) {
	c := &m.columns[m.here]
	c.cursor = max(0, min(c.cursor+by, len(c.figures)-1))
}

// open goes to the figure in the report's text.
func (m *Source) open() tea.Cmd {
	c := m.columns[m.here]
	if len(c.figures) == 0 {
		m.session.Say(c.name + "：" + c.silent)
		return nil
	}
	f := c.figures[c.cursor]
	return m.session.GoTo(mode.Place{Report: c.report.ID, Offset: f.Quote.Start, Lit: f.Number})
}

// Update implements mode.Mode.
func (m *Source) Update(msg tea.Msg) tea.Cmd {
	mouse, ok := msg.(tea.MouseMsg)
	if !ok || mouse.Action != tea.MouseActionPress {
		return nil
	}
	switch mouse.Button {
	case tea.MouseButtonWheelDown:
		m.move(1)
	case tea.MouseButtonWheelUp:
		m.move(-1)
	case tea.MouseButtonLeft:
		first, n := m.shown()
		if i := first + mouse.X*n/max(1, m.width); i == m.here {
			return m.open()
		} else if i < len(m.columns) {
			m.here = i
		}
	}
	return nil
}

// Status implements mode.Mode.
func (m *Source) Status() mode.Status { return mode.Status{Path: []string{"原文", m.name}} }

// shown are the columns in sight: the first and how many.
func (m *Source) shown() (first, n int) {
	n = min(len(m.columns), max(1, m.width/leastSentence))
	return max(0, min(m.here-n/2, len(m.columns)-n)), n
}

// Draw implements mode.Mode.
func (m *Source) Draw(c cell.Canvas) {
	th, cond := m.session.Theme, m.session.Condition
	drawRule(c, th, "原文 "+m.name)
	first, n := m.shown()
	gap := cond.Width(cell.Rule) + 2
	width := (c.Width - 1 - gap*(n-1)) / n
	for i := range n {
		x := i * (width + gap)
		if i > 0 {
			c.Sub(0, 1, c.Width, c.Height-1).Down(x-gap+1, th.Style(theme.Faint))
		}
		m.drawColumn(c.Sub(x, 1, width, c.Height-1), first+i, n < len(m.columns))
	}
}

func (m *Source) drawColumn(c cell.Canvas, i int, more bool) {
	th, cond := m.session.Theme, m.session.Condition
	column := m.columns[i]
	style := th.Style(theme.Header)
	if i == m.here {
		style = th.Style(theme.HeaderHere)
	}
	title := cmp.Or(column.title, column.name)
	if more {
		title += "  " + fraction(i+1, len(m.columns))
	}
	c.Text(1, 0, cond.Truncate(title, c.Width-1, "…"), style)
	c = c.Sub(0, 1, c.Width, c.Height-1)
	if len(column.figures) == 0 {
		c.Text(1, 1, cond.Truncate(column.silent, c.Width-1, "…"), th.Style(theme.Dim))
		return
	}
	rows, starts := m.rows(column, c.Width, c.Height, i == m.here)
	top := 0
	if end := starts[column.cursor+1]; end > c.Height {
		top = min(starts[column.cursor], end-c.Height)
	}
	for y := 0; y < c.Height && top+y < len(rows); y++ {
		c.Draw(0, y, rows[top+y])
	}
}

// rows lays the figures of a column out; starts is the row that each begins
// at, and the number of rows at the end.
func (m *Source) rows(column sourceColumn, width, height int, here bool) (rows []cell.Line, starts []int) {
	th, cond := m.session.Theme, m.session.Condition
	indentation := cond.Width(list.Bar) + 1
	indent := cell.Run{Text: strings.Repeat(" ", indentation)}
	for i, f := range column.figures {
		starts = append(starts, len(rows))
		if i == 1 {
			rows = append(rows, cell.Line{{Text: strings.Repeat(" ", indentation) + "这份报告里的其他说法", Style: th.Style(theme.Header)}}, nil)
		}
		mark, text := strings.Repeat(" ", indentation), th.Style(theme.Strong)
		if i == column.cursor {
			mark = list.Bar + " "
		}
		markStyle := th.Style(theme.Dim)
		if here {
			markStyle = th.Style(theme.Accent)
		}
		head := cell.Line{{Text: mark, Style: markStyle}, {Text: f.String(), Style: text}, {Text: "  " + describe(f), Style: th.Style(theme.Dim)}}
		rows = append(rows, cond.TruncateLine(head, width, "…"))
		if path := pathOf(column.report, f.Quote.Start); path != "" {
			rows = append(rows, cond.TruncateLine(cell.Line{indent, {Text: path, Style: th.Style(theme.Dim)}}, width, "…"))
		}
		for _, line := range m.passage(column.report.Text, f, width-indentation, max(4, height-5)) {
			rows = append(rows, append(cell.Line{indent}, line...))
		}
		rows = append(rows, nil)
	}
	return rows, append(starts, len(rows))
}

// passage is the paragraph of a figure, at most so many rows of it around the
// number.
func (m *Source) passage(text string, f *model.Figure, width, most int) []cell.Line {
	th := m.session.Theme
	p, s := model.ParagraphAt(text, f.Quote.Start), clause(text, f.Quote)
	s.Start, s.End = max(s.Start, p.Start), min(max(s.End, s.Start), p.End)
	line := cell.Line{{Text: text[p.Start:s.Start], Style: th.Style(theme.Dim)}}
	line = append(line, litLine(text, s, f.Observation, th)...)
	line = append(line, cell.Run{Text: text[s.End:p.End], Style: th.Style(theme.Dim)})
	rows := m.session.Condition.Wrap(line, cell.Wrap{Width: max(8, width)})
	first, at := 0, 0
	for i, r := range rows {
		if p.Start+r.Start <= f.Number.Start {
			at = i
		}
	}
	if at >= most {
		first = min(at-most/2, len(rows)-most)
	}
	lines := make([]cell.Line, 0, min(most, len(rows)))
	for i := first; i < len(rows) && i < first+most; i++ {
		lines = append(lines, rows[i].Line)
	}
	return lines
}

// describe says all about a figure beside its number: 2023年 增速 实绩 省+5.1.
func describe(f *model.Figure) string {
	parts := []string{model.ParsePeriod(f.Period).Words(), f.Measure.Word(), f.Kind.Word()}
	if f.Scope != "" {
		parts = append(parts, f.Scope)
	}
	if s := strings.Join(standing(f), " "); s != "" {
		parts = append(parts, s)
	}
	return strings.Join(parts, " ")
}
