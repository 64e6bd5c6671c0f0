// Package jump is the mode that goes anywhere by a piece of its name: a box
// over the screen that finds regions, sections, indicators, terms and
// bookmarks, typed in characters, pinyin or initials.
package jump

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model/match"
	"baogao/tui/input"
	"baogao/tui/keys"
	"baogao/tui/list"
	"baogao/tui/mode"
)

// Jump is the mode.
type Jump struct {
	session *mode.Session
	report  string // ID of the report whose sections, indicators and terms come first
	box     box
	line    input.Line
	sources []source
	lately  []target // shown while nothing is typed
	hits    []hit    // what is shown
	list    list.List
}

// New returns the mode. report is the ID of the report that one is about to
// jump in; "" for none.
func New(s *mode.Session, report string) *Jump {
	j := &Jump{session: s, report: report, lately: lately(s)}
	j.sources = []source{reports(s.Library.Entries())}
	if r, err := s.Library.Report(report); err == nil {
		j.sources = append(j.sources, sourceOf(figuresOf(r), behindFigures), sourceOf(termsOf(r), behindTerms), sourceOf(sectionsOf(r), behindSections))
	}
	j.sources = append(j.sources, bookmarks(s.Store.Bookmarks()))
	j.search()
	return j
}

// Overlay implements mode.Overlay.
func (j *Jump) Overlay() {}

// Start implements mode.Starter: what other reports hold is gathered beside
// the event loop.
func (j *Jump) Start() tea.Cmd { return j.gather() }

// SetSize implements mode.Mode.
func (j *Jump) SetSize(width, height int) {
	j.box = boxIn(j.session.Condition, width, height)
	j.list.SetSize(j.box.height-boxRows, 1)
}

// Contexts implements mode.Mode.
func (j *Jump) Contexts() []keys.Context { return []keys.Context{keys.Jumping} }

// Typing implements mode.Typist.
func (j *Jump) Typing() bool { return true }

// Do implements mode.Mode.
func (j *Jump) Do(action keys.Action, count int) tea.Cmd {
	if action == keys.Open {
		return j.open()
	}
	j.list.Do(action, count)
	return nil
}

// open goes to what the cursor is on.
func (j *Jump) open() tea.Cmd {
	if len(j.hits) == 0 {
		return nil
	}
	t := j.hits[j.list.Cursor()].target
	if !j.session.Finds(t.place.Report, t.name) {
		return nil
	}
	j.session.Pop() // Going back does not open the box again.
	return j.session.GoTo(t.place)
}

// Update implements mode.Mode.
func (j *Jump) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		if j.line.Key(msg) {
			j.search()
			j.list.Move(0)
		}
	case gathered:
		if msg.of == j {
			j.sources = append(j.sources, msg.source)
			j.search()
		}
	case tea.MouseMsg:
		if msg.X < j.box.x || msg.X >= j.box.x+j.box.width {
			return nil
		}
		if j.list.Mouse(msg, j.box.y+boxHeader) == list.Again {
			return j.open()
		}
	}
	return nil
}

// search finds what has been typed.
func (j *Jump) search() {
	j.hits = j.hits[:0]
	if query := strings.TrimSpace(j.line.Text); query != "" {
		j.hits = find(j.sources, query)
	} else {
		for _, t := range j.lately {
			j.hits = append(j.hits, hit{target: t, Match: match.Match{Alias: -1}})
		}
	}
	j.list.SetRows(len(j.hits), nil)
}

// Status implements mode.Mode.
func (j *Jump) Status() mode.Status { return mode.Status{Path: []string{"跳转"}} }
