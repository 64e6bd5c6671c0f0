// Package everywhere is the mode that searches all reports: the words in
// their context, grouped by report, with how often each says them.
package everywhere

import (
	"context"
	"strconv"
	"strings"

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

// The bounds of what is shown: the matches of a report and the reports.
const (
	mostMatches = 50
	mostReports = 500
)

// name is what the mode is kept under when one goes to a hit.
const name = "everywhere"

// Everywhere is the mode.
type Everywhere struct {
	session    *mode.Session
	line       input.Line
	typing     bool
	expression bool          // what is typed is a regular expression
	asked      []mode.Query  // before
	history    input.History // of their texts
	number     int           // of the search that is awaited: late answers to older ones are dropped
	stop       context.CancelFunc
	searching  bool
	list       list.List // of the rows
	found
}

// found is what a search has found.
type found struct {
	rows    []row
	total   int // matches in all reports
	reports int // reports that hold one
	most    int // matches of the report that holds most
	problem string
}

// row is a line of the list: a report, or a match in it.
type row struct {
	result *search.Result
	match  *search.Match // nil: the line names the report
	shown  *shown        // nil until it has been in view
}

// shown is how a match is shown.
type shown struct {
	where string    // the address of its section
	head  string    // what stands before it
	line  cell.Line // itself and what stands after it
}

// show works out how a match is shown, for which its report is loaded: of all
// that were found, only those that come into view are.
func (r *row) show(library model.Library, th *theme.Theme) {
	if r.match == nil || r.shown != nil {
		return
	}
	r.shown = &shown{}
	report, err := library.Report(r.result.Entry.ID)
	if err != nil {
		r.shown.head = err.Error()
		return
	}
	if path := report.PathAt(r.match.Span.Start); len(path) > 0 {
		r.shown.where = report.Address(path[len(path)-1])
	}
	r.shown.head, r.shown.line = excerpt(report.Text, *r.match, th)
}

// answer is what the search with a number has found.
type answer struct {
	of     *Everywhere
	number int
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
	if text := strings.TrimSpace(e.line.Text); text != "" && len(e.rows) > 0 {
		e.session.Store.AddQuery(mode.Query{Text: text, Expression: e.expression, Asked: e.session.Now()})
	}
}

// SetSize implements mode.Mode.
func (e *Everywhere) SetSize(_, height int) { e.list.SetSize(height-header, 1) }

// Contexts implements mode.Mode.
func (e *Everywhere) Contexts() []keys.Context {
	if e.typing {
		return []keys.Context{keys.Finding}
	}
	return []keys.Context{keys.Everyone, keys.Moving}
}

// Typing implements mode.Typist.
func (e *Everywhere) Typing() bool { return e.typing }

// Update implements mode.Mode.
func (e *Everywhere) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		if e.line.Key(msg) {
			return e.search()
		}
	case answer:
		if msg.of == e && msg.number == e.number {
			e.searching = false
			e.show(msg.found)
			e.list.Move(1)
		}
	case tea.MouseMsg:
		if e.list.Mouse(msg, header) == list.Again {
			return e.open()
		}
	}
	return nil
}

// show fills the list.
func (e *Everywhere) show(f found) {
	e.found = f
	e.list.SetRows(len(e.rows), nil)
}

// search begins a search beside the event loop and gives up the one before.
func (e *Everywhere) search() tea.Cmd {
	e.stop()
	e.number++
	text := strings.TrimSpace(e.line.Text)
	if text == "" {
		e.searching = false
		e.show(found{})
		return nil
	}
	query, err := search.Compile(text, e.mode())
	if err != nil {
		e.searching = false
		e.show(found{problem: "表达式还不完整"})
		if !e.expression {
			e.problem = "查找的内容太长"
		}
		return nil
	}
	ctx, stop := context.WithCancel(context.Background())
	e.stop, e.searching = stop, true
	a := answer{of: e, number: e.number}
	library, th := e.session.Library, e.session.Theme
	return func() tea.Msg {
		defer stop()
		a.fill(ctx, library, query, th)
		return a
	}
}

// fill fills in what is found; of a search that is given up, what it has.
func (f *found) fill(ctx context.Context, library model.Library, query *search.Query, th *theme.Theme) {
	var results []search.Result
	err := search.Library(ctx, library, query, search.Options{Keep: mostMatches}, func(r search.Result) bool {
		f.total += r.Count
		f.reports++
		f.most = max(f.most, r.Count)
		results = append(results, r)
		return true
	})
	if err != nil && ctx.Err() == nil {
		f.problem = err.Error()
	}
	search.Rank(results)
	for i := range results[:min(len(results), mostReports)] {
		r := &results[i]
		f.rows = append(f.rows, row{result: r})
		for j := range r.Matches {
			f.rows = append(f.rows, row{result: r, match: &r.Matches[j]})
		}
	}
	for i := 0; i < min(len(f.rows), ready) && ctx.Err() == nil; i++ {
		f.rows[i].show(library, th)
	}
}

// ready is the number of rows that are worked out beside the event loop: a
// tall screen of them.
const ready = 60

// The numbers of characters shown about a match: no screen has room for more.
const (
	before = 18
	after  = 200
)

// excerpt is a match with what stands before and after it in its paragraph.
func excerpt(text string, m search.Match, th *theme.Theme) (head string, line cell.Line) {
	about := search.Around(text, m.Hits[0], before, after)
	plain := func(from, to int) cell.Run {
		return cell.Run{Text: strings.ReplaceAll(text[from:max(from, to)], "\n", " "), Style: th.Style(theme.Text)}
	}
	head = text[about.Start:m.Span.Start]
	if about.Start > 0 && text[about.Start-1] != '\n' {
		head = "…" + head
	}
	at := m.Span.Start
	for _, h := range m.Hits {
		if h.Start < at || h.End > about.End {
			continue
		}
		line = append(line, plain(at, h.Start), cell.Run{Text: h.In(text), Style: th.Over(th.Style(theme.Text), theme.Hit)})
		at = h.End
	}
	return head, append(line, plain(at, about.End))
}

// Do implements mode.Mode.
func (e *Everywhere) Do(action keys.Action, count int) tea.Cmd {
	switch action {
	case keys.Find:
		e.ask()
	case keys.KeepFind:
		e.typing = false
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
	return nil
}

// mode is how what is typed is read.
func (e *Everywhere) mode() search.Mode {
	if e.expression {
		return search.Regexp
	}
	return search.Words
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
		Find: strings.TrimSpace(e.line.Text), Expression: e.expression})
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
	return mode.Status{Line: append(e.line.Prompt(th, name), cell.Run{Text: e.history.Hint(e.line), Style: th.Style(theme.Dim)})}
}
