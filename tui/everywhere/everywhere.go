// Package everywhere is the mode that searches all reports: the words in
// their context, grouped by report, with how often each says them.
package everywhere

import (
	"context"
	"strconv"
	"strings"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/model/search"
	"baogao/tui/cell"
	"baogao/tui/input"
	"baogao/tui/keys"
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
	session       *mode.Session
	width, height int
	line          input.Line
	typing        bool
	number        int // of the search that is awaited: late answers to older ones are dropped
	stop          context.CancelFunc
	searching     bool
	problem       string
	total         int // matches in all reports
	reports       int // reports that hold one
	most          int // matches of the report that holds most
	rows          []row
	cursor, top   int
}

// row is a line of the list: a report, or a match in it.
type row struct {
	result *search.Result
	report bool // the line names the report
	at     int  // offset of the match
	lit    model.Span
	where  string    // the section
	head   string    // what stands before the match
	line   cell.Line // the match and what stands after it
}

// answer is what a search has found.
type answer struct {
	of      *Everywhere
	number  int
	rows    []row
	total   int
	reports int
	most    int
	problem string
}

// Open returns the mode as it was left, or a new one that asks for words.
func Open(s *mode.Session) mode.Mode {
	if e, ok := s.Left(name).(*Everywhere); ok {
		return e
	}
	return &Everywhere{session: s, typing: true, stop: func() {}}
}

// SetSize implements mode.Mode.
func (e *Everywhere) SetSize(width, height int) {
	e.width, e.height = width, height
	e.move(e.cursor)
}

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
			e.rows, e.total, e.reports, e.most, e.problem = msg.rows, msg.total, msg.reports, msg.most, msg.problem
			e.cursor, e.top = 0, 0
			e.move(1)
		}
	case tea.MouseMsg:
		return e.mouse(msg)
	}
	return nil
}

func (e *Everywhere) mouse(m tea.MouseMsg) tea.Cmd {
	if m.Action != tea.MouseActionPress {
		return nil
	}
	switch i := e.top + m.Y - header; {
	case m.Button == tea.MouseButtonWheelDown:
		e.move(e.cursor + 3)
	case m.Button == tea.MouseButtonWheelUp:
		e.move(e.cursor - 3)
	case m.Button == tea.MouseButtonLeft && m.Y >= header && i < len(e.rows):
		if i == e.cursor {
			return e.open()
		}
		e.move(i)
	}
	return nil
}

// search begins a search beside the event loop and gives up the one before.
func (e *Everywhere) search() tea.Cmd {
	e.stop()
	e.number++
	text := strings.TrimSpace(e.line.Text)
	if text == "" {
		e.rows, e.total, e.reports, e.searching, e.problem = nil, 0, 0, false, ""
		return nil
	}
	query, err := search.Compile(text, search.Words)
	if err != nil {
		e.problem = "查找的内容太长"
		return nil
	}
	ctx, stop := context.WithCancel(context.Background())
	e.stop, e.searching = stop, true
	a := answer{of: e, number: e.number}
	library, th := e.session.Library, e.session.Theme
	return func() tea.Msg {
		defer stop()
		a.find(ctx, library, query, th)
		return a
	}
}

// find fills in the answer.
func (a *answer) find(ctx context.Context, library model.Library, query *search.Query, th *theme.Theme) {
	var results []search.Result
	err := search.Library(ctx, library, query, search.Options{Keep: mostMatches}, func(r search.Result) bool {
		a.total += r.Count
		a.reports++
		a.most = max(a.most, r.Count)
		results = append(results, r)
		return true
	})
	if err != nil && ctx.Err() == nil {
		a.problem = err.Error()
	}
	search.Rank(results)
	for i := range results[:min(len(results), mostReports)] {
		r, err := library.Report(results[i].Entry.ID)
		if err != nil || ctx.Err() != nil {
			continue
		}
		a.rows = append(a.rows, row{result: &results[i], report: true})
		for _, m := range results[i].Matches {
			where := ""
			if path := r.PathAt(m.Span.Start); len(path) > 0 {
				where = r.Address(path[len(path)-1])
			}
			head, line := excerpt(r.Text, m, th)
			a.rows = append(a.rows, row{result: &results[i], at: m.Span.Start, lit: m.Hits[0], where: where, head: head, line: line})
		}
	}
}

// before is the number of characters shown before a match.
const before = 18

// excerpt is a match with what stands before and after it in its paragraph.
func excerpt(text string, m search.Match, th *theme.Theme) (head string, line cell.Line) {
	start := m.Span.Start
	for range before {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		if size == 0 || r == '\n' {
			break
		}
		start -= size
	}
	end := len(text)
	if n := strings.IndexByte(text[m.Span.End:], '\n'); n >= 0 {
		end = m.Span.End + n
	}
	end = min(end, m.Span.End+600) // no screen shows more; TruncateLine cuts at a character
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end--
	}
	plain := func(from, to int) cell.Run {
		return cell.Run{Text: strings.ReplaceAll(text[from:max(from, to)], "\n", " "), Style: th.Style(theme.Text)}
	}
	head = text[start:m.Span.Start]
	if start > 0 && text[start-1] != '\n' {
		head = "…" + head
	}
	at := m.Span.Start
	for _, h := range m.Hits {
		if h.Start < at || h.End > end {
			continue
		}
		line = append(line, plain(at, h.Start), cell.Run{Text: h.In(text), Style: th.Over(th.Style(theme.Text), theme.Hit)})
		at = h.End
	}
	return head, append(line, plain(at, end))
}

// Do implements mode.Mode.
func (e *Everywhere) Do(action keys.Action, count int) tea.Cmd {
	n, page := max(count, 1), max(1, e.height-header-1)
	switch action {
	case keys.Find:
		e.typing = true
	case keys.KeepFind:
		e.typing = false
	case keys.CancelFind:
		e.typing = false
		if len(e.rows) == 0 {
			e.session.Pop()
		}
	case keys.Open:
		return e.open()
	case keys.Down:
		e.move(e.cursor + n)
	case keys.Up:
		e.move(e.cursor - n)
	case keys.PageDown:
		e.move(e.cursor + n*page)
	case keys.PageUp:
		e.move(e.cursor - n*page)
	case keys.HalfDown:
		e.move(e.cursor + n*page/2)
	case keys.HalfUp:
		e.move(e.cursor - n*page/2)
	case keys.Top:
		e.move(0)
	case keys.Bottom:
		e.move(len(e.rows))
	case keys.NextPart:
		e.nextReport(1)
	case keys.PrevPart:
		e.nextReport(-1)
	}
	return nil
}

// nextReport goes to the next line that names a report, by 1 or -1.
func (e *Everywhere) nextReport(by int) {
	for i := e.cursor + by; i >= 0 && i < len(e.rows); i += by {
		if e.rows[i].report {
			e.move(i)
			return
		}
	}
}

// move puts the cursor on a row and keeps it in view.
func (e *Everywhere) move(to int) {
	e.cursor = max(0, min(to, len(e.rows)-1))
	room := max(1, e.height-header)
	e.top = max(0, min(max(min(e.top, e.cursor), e.cursor-room+1), len(e.rows)-room))
}

// open goes to the match under the cursor; from a report's line, to its first.
func (e *Everywhere) open() tea.Cmd {
	if e.cursor >= len(e.rows) {
		return nil
	}
	r := e.rows[e.cursor]
	if r.report && e.cursor+1 < len(e.rows) {
		r = e.rows[e.cursor+1]
	}
	e.session.Leave(name, e)
	return e.session.GoTo(mode.Place{Report: r.result.Entry.ID, Offset: r.at, Lit: r.lit, Find: strings.TrimSpace(e.line.Text)})
}

// Status implements mode.Mode.
func (e *Everywhere) Status() mode.Status {
	if !e.typing {
		return mode.Status{Path: []string{"全部查找", e.line.Text}, Far: strconv.Itoa(e.total)}
	}
	th := e.session.Theme
	return mode.Status{Line: e.session.Condition.TruncateLine(cell.Line{
		{Text: " 全部查找 ", Style: th.Style(theme.Dim)},
		{Text: e.line.Text, Style: th.Style(theme.Text)},
		{Text: " ", Style: "7"},
		{Text: "   Enter 留下   Esc 返回", Style: th.Style(theme.Dim)},
	}, e.width, "…")}
}
