package figures

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
)

// wanted are the reports that are to be compared now: the session's marks,
// and where there is only one, the report being read.
func (c *Compare) wanted() []string {
	ids := c.session.Marks()
	if here := c.session.Reader().Place().Report; len(ids) == 1 && here != "" && here != ids[0] {
		ids = append(ids, here)
	}
	return ids
}

// atOnce is how many reports are loaded before the screen is drawn; more are
// loaded beside the event loop.
const atOnce = 8

// loaded is sent when the reports of a comparison have been loaded.
type loaded struct {
	compare  *Compare
	asked    []string
	ids      []string
	reports  []*model.Report
	columns  []*model.Figures
	problems []string
}

// load fills the columns with the reports that are wanted.
func (c *Compare) load() tea.Cmd {
	c.asked = c.wanted()
	library, asked := c.session.Library, c.asked
	if len(asked) <= atOnce {
		c.take(loadReports(c, library, asked))
		return nil
	}
	c.loading = true
	return func() tea.Msg { return loadReports(c, library, asked) }
}

// loadReports loads reports and chooses their figures. It may run beside the
// event loop: of the Compare it only notes which one asked.
func loadReports(c *Compare, library model.Library, asked []string) loaded {
	l := loaded{compare: c, asked: asked}
	for _, id := range asked {
		r, err := library.Report(id)
		if err != nil {
			l.problems = append(l.problems, err.Error())
			continue
		}
		l.ids = append(l.ids, id)
		l.reports = append(l.reports, r)
		l.columns = append(l.columns, model.FiguresOf(r))
	}
	return l
}

// take shows reports that have been loaded, unless others are wanted by now.
func (c *Compare) take(l loaded) {
	if !slices.Equal(l.asked, c.asked) {
		return
	}
	c.loading = false
	c.ids, c.reports, c.problems = l.ids, l.reports, l.problems
	c.base = 0
	if len(c.reports) > 2 {
		c.base = median
	}
	c.left = 0
	c.column = min(1, max(0, len(c.reports)-1))
	c.compare(l.columns)
}

// Start implements mode.Starter. Where there are no two reports to compare, it
// asks for them.
func (c *Compare) Start() tea.Cmd {
	if len(c.asked) < 2 && len(c.session.Library.Entries()) > 1 {
		return c.choose()
	}
	cmd := c.start
	c.start = nil
	return cmd
}

// Update implements mode.Mode.
func (c *Compare) Update(msg tea.Msg) tea.Cmd {
	if l, ok := msg.(loaded); ok {
		if l.compare == c {
			c.take(l)
		}
		return nil
	}
	if m, ok := msg.(tea.MouseMsg); ok && m.Action == tea.MouseActionPress && m.Button == tea.MouseButtonLeft {
		if i, ok := c.columnAt(m.X); ok {
			c.goColumn(i)
		}
	}
	return c.sheet.Update(msg)
}
