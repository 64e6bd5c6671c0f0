package everywhere

import (
	"context"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/model/search"
	"baogao/tui/input"
	"baogao/tui/theme"
)

// The bounds of what is shown: the matches of a report and the reports.
const (
	mostMatches = 50
	mostReports = 500
)

// found is what a search has found.
type found struct {
	rows    []row
	total   int // matches in all reports
	reports int // reports that hold one
	most    int // matches of the report that holds most
	problem string
}

// answer is what the search with a number has found: all, or before that what
// there is so far.
type answer struct {
	of      *Everywhere
	number  int
	spelled *search.Spelled // what was typed, where that is pinyin; else nil
	found
	share int           // per cent of the reports looked at
	more  <-chan answer // brings the next answer; nil after the last
	crash string
}

// search begins a search for what is typed beside the event loop and gives up
// the one before.
func (e *Everywhere) search() tea.Cmd {
	e.spelled, e.meant = nil, input.Meanings{}
	return e.searchMeant()
}

// searchMeant is search for what is typed in the meaning that is taken.
func (e *Everywhere) searchMeant() tea.Cmd {
	e.stop()
	e.number++
	e.share, e.listed = 0, false
	text := e.wanted()
	if text == "" {
		e.searching = false
		e.show(found{})
		return nil
	}
	if _, err := search.Compile(text, e.mode()); err != nil {
		e.searching = false
		e.show(found{problem: "表达式还不完整"})
		if !e.expression {
			e.problem = "查找的内容太长"
		}
		return nil
	}
	ctx, stop := e.session.Work()
	e.stop, e.searching = stop, true
	// One answer on the way and the last one always have room, so that a
	// search that nobody waits for any more ends.
	answers := make(chan answer, 2)
	s := searching{library: e.session.Library, theme: e.session.Theme, text: text, mode: e.mode(), spelled: e.spelled, began: time.Now(),
		answer: answer{of: e, number: e.number, more: answers}, answers: answers}
	go func() {
		defer stop()
		s.run(ctx)
	}()
	return await(answers)
}

// await waits for an answer.
func await(answers <-chan answer) tea.Cmd {
	return func() tea.Msg {
		a := <-answers
		if a.crash != "" {
			panic(a.crash) // in the event loop's care: this process may serve others
		}
		return a
	}
}

// answered takes what a search has found.
func (e *Everywhere) answered(a answer) tea.Cmd {
	if a.of != e || a.number != e.number {
		return nil
	}
	if a.spelled != nil && e.spelled == nil {
		e.spelled, e.meant = a.spelled, input.NewMeanings(a.spelled.Meanings, a.spelled.Whole)
		if !e.typing {
			e.settle()
		}
	}
	e.searching, e.share = a.more != nil, a.share
	if e.listed && a.more != nil && a.rows == nil { // how far it is, beside what is listed
		a.rows = e.rows
		e.found = a.found
		return await(a.more)
	}
	at := 1
	if was := e.list.Cursor(); e.listed && was > 1 {
		// Who has begun to walk through what there was stays there.
		at = max(1, slices.IndexFunc(a.rows, e.rows[was].same))
	}
	e.listed = len(a.rows) > 0
	e.show(a.found)
	e.list.Move(at)
	if a.more == nil {
		return e.unveil()
	}
	return tea.Batch(await(a.more), e.unveil())
}

// show fills the list.
func (e *Everywhere) show(f found) {
	e.found = f
	e.list.SetRows(len(e.rows), nil)
}

// mode is how what is typed is read.
func (e *Everywhere) mode() search.Mode {
	if e.expression {
		return search.Regexp
	}
	return search.Words
}

// wanted is what is searched for: what is typed, or what it means as pinyin.
func (e *Everywhere) wanted() string {
	if e.spelled != nil {
		return e.spelled.Text(e.meant.At())
	}
	return strings.TrimSpace(e.line.Text)
}

// settle puts what is meant by pinyin in its place: that is what is gone on
// with, and kept to be asked again.
func (e *Everywhere) settle() {
	if e.spelled != nil {
		e.line.Text = e.wanted()
		e.spelled, e.meant = nil, input.Meanings{}
	}
}

// searching is a search on its way.
type searching struct {
	library model.Library
	theme   *theme.Theme
	text    string
	mode    search.Mode
	spelled *search.Spelled // the pinyin that text is a meaning of; nil while that is not known
	began   time.Time
	told    time.Time // when the last answer before the last was sent
	listed  int       // rows that the answers so far have brought
	results []search.Result
	answer
	answers chan answer
}

// A search that takes longer than this shows what it has, until that is a
// screen, and how far it is from time to time.
const (
	patience = 30 * time.Millisecond
	pulse    = 150 * time.Millisecond
)

// run searches and sends answers; of a search that is given up, what it has.
func (s *searching) run(ctx context.Context) {
	defer func() {
		if r := recover(); r != nil {
			s.answers <- answer{crash: fmt.Sprintf("%v\n%s", r, debug.Stack())}
		}
	}()
	if s.mode == search.Words && s.spelled == nil {
		spelled, err := search.Spell(ctx, s.library, s.text, search.Options{})
		if spelled != nil && err == nil {
			s.answer.spelled, s.text = spelled, spelled.Text(0)
		}
	}
	query, err := search.Compile(s.text, s.mode)
	if err == nil {
		looked := func(looked, of int) { s.tell(ctx, looked, of) }
		err = search.Library(ctx, s.library, query, search.Options{Keep: mostMatches, Looked: looked}, func(r search.Result) bool {
			s.total += r.Count
			s.reports++
			s.most = max(s.most, r.Count)
			s.results = append(s.results, r)
			return true
		})
	}
	if err != nil && ctx.Err() == nil {
		s.problem = err.Error()
	}
	last := s.answer
	last.more = nil
	search.Rank(s.results)
	last.rows = rowsOf(s.results)
	s.ready(ctx, last.rows)
	s.answers <- last
}

// tell sends what there is, if it is time to.
func (s *searching) tell(ctx context.Context, looked, of int) {
	now := time.Now()
	if now.Sub(s.began) < patience || now.Sub(s.told) < pulse || len(s.answers) > 0 || looked == of {
		return
	}
	s.told = now
	a := s.answer
	a.share = looked * 100 / of
	if len(s.results) > 0 && s.listed < prepared {
		some := slices.Clone(s.results)
		search.Rank(some)
		a.rows = rowsOf(some)
		s.ready(ctx, a.rows)
		s.listed = len(a.rows)
	}
	s.answers <- a
}

// prepared is the number of rows that are worked out beside the event loop: a
// tall screen of them.
const prepared = 60

// ready works out the first rows.
func (s *searching) ready(ctx context.Context, rows []row) {
	for i := 0; i < min(len(rows), prepared) && ctx.Err() == nil; i++ {
		if rows[i].match != nil {
			rows[i].shown = rows[i].show(s.library, s.theme)
		}
	}
}
