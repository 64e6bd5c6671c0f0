package everywhere

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/model/search"
	"baogao/tui/cell"
	"baogao/tui/mode"
	"baogao/tui/theme"
)

// row is a line of the list: a report, or a match in it.
type row struct {
	result *search.Result
	match  *search.Match // nil: the line names the report
	shown  *shown        // nil until it has been in view
}

// same reports whether two rows are of one report or match.
func (r row) same(o row) bool {
	if r.result.Entry.ID != o.result.Entry.ID || (r.match == nil) != (o.match == nil) {
		return false
	}
	return r.match == nil || r.match.Span == o.match.Span
}

// shown is how a match is shown.
type shown struct {
	where string    // the address of its section
	head  string    // what stands before it
	line  cell.Line // itself and what stands after it
}

// rowsOf lists results: each report and its matches.
func rowsOf(results []search.Result) []row {
	var rows []row
	for i := range results[:min(len(results), mostReports)] {
		r := &results[i]
		rows = append(rows, row{result: r})
		for j := range r.Matches {
			rows = append(rows, row{result: r, match: &r.Matches[j]})
		}
	}
	return rows
}

// show works out how a match is shown, for which its report is loaded: of all
// that were found, only those that come into view are.
func (r row) show(library model.Library, th *theme.Theme) *shown {
	report, err := library.Report(r.result.Entry.ID)
	if err != nil {
		return &shown{head: err.Error()}
	}
	s := &shown{}
	if path := report.PathAt(r.match.Span.Start); len(path) > 0 {
		s.where = report.Address(path[len(path)-1])
	}
	s.head, s.line = excerpt(report.Text, *r.match, th)
	return s
}

// unveiled is how rows are shown that have come into view.
type unveiled struct {
	of    *Everywhere
	rows  []row // the list that they are of
	shown map[int]*shown
	crash string
}

// unveil works out beside the event loop how the rows are shown that have come
// into view.
func (e *Everywhere) unveil() tea.Cmd {
	wanted := map[int]row{} // copies: the list goes on to change
	e.list.Each(func(i, _ int) {
		if e.rows[i].match != nil && e.rows[i].shown == nil {
			wanted[i] = e.rows[i]
		}
	})
	if len(wanted) == 0 {
		return nil
	}
	library, th, rows := e.session.Library, e.session.Theme, e.rows
	u := unveiled{of: e, rows: rows, shown: map[int]*shown{}}
	now, later := mode.Soon(func() tea.Msg {
		for i, r := range wanted {
			u.shown[i] = r.show(library, th)
		}
		return u
	}, func(what any) tea.Msg {
		return unveiled{of: e, rows: rows, crash: fmt.Sprintf("读报告时程序出错：%v", what)}
	})
	if later == nil {
		e.take(now.(unveiled))
	}
	return later
}

// take shows rows that were worked out, unless others are listed by now.
func (e *Everywhere) take(u unveiled) {
	if u.of != e {
		return
	}
	if u.crash != "" {
		e.problem = u.crash
	}
	if len(u.rows) != len(e.rows) || len(e.rows) == 0 || &u.rows[0] != &e.rows[0] {
		return
	}
	for i, s := range u.shown {
		e.rows[i].shown = s
	}
}

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
