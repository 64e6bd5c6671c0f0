// Package everywhere is the mode that searches all reports: the words in
// their context, grouped by report, with how often each says them.
package everywhere

import (
	"context"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/model/search"
	"baogao/tui/cell"
	"baogao/tui/input"
	"baogao/tui/keys"
	"baogao/tui/list"
	"baogao/tui/mode"
	"baogao/tui/theme"
)

// name is what the mode is kept under when one goes to a hit.
const name = "everywhere"

// Everywhere is the mode.
type Everywhere struct {
	session    *mode.Session
	line       input.Line
	typing     bool
	expression bool            // what is typed is a regular expression
	asked      []mode.Query    // before
	history    input.History   // of their texts
	spelled    *search.Spelled // what the line can mean as pinyin; nil for no pinyin
	meant      input.Meanings  // and which of it is taken
	number     int             // of the search that is awaited: late answers to older ones are dropped
	stop       context.CancelFunc
	searching  bool
	listed     bool      // rows of it are listed
	share      int       // per cent of the reports that have been looked at
	list       list.List // of the rows
	found
}

// Open returns the mode as it was left, or a new one that asks for words.
func Open(s *mode.Session) mode.Mode {
	if e, ok := s.Left(name).(*Everywhere); ok {
		return e
	}
	e := &Everywhere{session: s, stop: func() {}}
	e.ask()
	return e
}

// ask begins to ask for words.
func (e *Everywhere) ask() {
	e.typing = true
	e.asked = e.session.Store.Queries()
	e.history = mode.HistoryOf(e.asked)
}

// recall puts what was searched for before in the place of what is typed, n
// searches ago, or after for a negative n.
func (e *Everywhere) recall(n int) tea.Cmd {
	if !e.history.Walk(&e.line, n) {
		return nil
	}
	at := e.history.At()
	e.expression = at >= 0 && e.asked[at].Expression
	return e.search()
}

// keep keeps what was searched for, to be asked again.
func (e *Everywhere) keep() {
	if text := e.wanted(); text != "" && len(e.rows) > 0 {
		e.session.Store.AddQuery(mode.Query{Text: text, Expression: e.expression, Asked: e.session.Now()})
	}
}

// SetSize implements mode.Mode.
func (e *Everywhere) SetSize(_, height int) { e.list.SetSize(height-header, 1) }

// Contexts implements mode.Mode.
func (e *Everywhere) Contexts() []keys.Context {
	if e.typing {
		return e.meant.Contexts(keys.Finding)
	}
	return []keys.Context{keys.Everyone, keys.Moving}
}

// Idle implements mode.Idler.
func (e *Everywhere) Idle(action keys.Action) bool { return len(e.rows) == 0 && keys.OnRows(action) }

// Typing implements mode.Typist.
func (e *Everywhere) Typing() bool { return e.typing }

// Update implements mode.Mode.
func (e *Everywhere) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		if msg.Type == tea.KeySpace {
			e.settle() // the next word is another's pinyin
		}
		if e.line.Key(msg) {
			return e.search()
		}
		return nil
	case answer:
		return e.answered(msg)
	case unveiled:
		e.take(msg)
		return nil
	case tea.MouseMsg:
		if e.list.Mouse(msg, header) == list.Again {
			return e.open()
		}
	}
	return e.unveil() // the wheel turned, or the window has another size
}

// Do implements mode.Mode.
func (e *Everywhere) Do(action keys.Action, count int) tea.Cmd {
	if e.meant.Do(action) {
		return e.searchMeant()
	}
	switch action {
	case keys.Find:
		e.ask()
	case keys.KeepFind:
		e.typing = false
		e.settle()
		e.keep()
	case keys.Expression:
		e.expression = !e.expression
		return e.search()
	case keys.OlderQuery:
		return e.recall(1)
	case keys.NewerQuery:
		return e.recall(-1)
	case keys.CancelFind:
		e.typing = false
		e.settle()
		if len(e.rows) == 0 {
			e.session.Pop()
		}
	case keys.Open:
		return e.open()
	case keys.Bookmark:
		if r, ok := e.here(); ok {
			if report, err := e.session.Library.Report(r.result.Entry.ID); err == nil {
				return e.session.ToggleBookmark(report, r.match.Span.Start)
			}
		}
	case keys.NextPart:
		e.nextReport(1)
	case keys.PrevPart:
		e.nextReport(-1)
	default:
		if e.typing && e.history.Idle(e.line) && action == keys.Up {
			return e.recall(1)
		}
		if e.typing && e.history.Idle(e.line) && action == keys.Down {
			return e.recall(-1)
		}
		e.list.Do(action, count)
	}
	return e.unveil()
}

// nextReport goes to the next line that names a report, by 1 or -1.
func (e *Everywhere) nextReport(by int) {
	for i := e.list.Cursor() + by; i >= 0 && i < len(e.rows); i += by {
		if e.rows[i].match == nil {
			e.list.Move(i)
			return
		}
	}
}

// here is the line of the match under the cursor; of a report's line, of its
// first.
func (e *Everywhere) here() (r row, ok bool) {
	at := e.list.Cursor()
	if at >= len(e.rows) {
		return row{}, false
	}
	if e.rows[at].match == nil { // Every report has a match: the row below.
		at++
	}
	return e.rows[at], true
}

// open goes to the match under the cursor.
func (e *Everywhere) open() tea.Cmd {
	r, ok := e.here()
	if !ok {
		return nil
	}
	e.keep()
	e.session.Leave(name, e)
	return e.session.GoTo(mode.Place{Report: r.result.Entry.ID, Offset: r.match.Span.Start, Lit: r.match.Hits[0],
		Find: e.wanted(), Expression: e.expression})
}

// Take implements mode.Taker: the paragraph of the match under the cursor.
func (e *Everywhere) Take() (mode.Clipping, bool) {
	r, ok := e.here()
	if !ok {
		return mode.Clipping{}, false
	}
	report, err := e.session.Library.Report(r.result.Entry.ID)
	if err != nil {
		e.session.Say(err.Error())
		return mode.Clipping{}, false
	}
	return mode.Clip(report, model.ParagraphAt(report.Text, r.match.Span.Start), 1, "段"), true
}

// Status implements mode.Mode.
func (e *Everywhere) Status() mode.Status {
	if !e.typing {
		return mode.Status{Path: []string{"全部查找", e.line.Text}, Far: strconv.Itoa(e.total)}
	}
	th := e.session.Theme
	name := "全部查找"
	if e.expression {
		name = "全部查找 正则"
	}
	line := append(e.line.Prompt(th, name), cell.Run{Text: e.history.Hint(e.line), Style: th.Style(theme.Dim)})
	return mode.Status{Line: append(line, e.meant.Shown(th)...)}
}
