package terms

import (
	"sort"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/model/glossary"
	"baogao/model/match"
	"baogao/tui/input"
	"baogao/tui/keys"
	"baogao/tui/list"
	"baogao/tui/mode"
)

// left is what the mode is kept under when one goes into the text.
const left = "terms"

// Terms is the mode that lists all terms of a report, with the explanation of
// the one under the cursor.
type Terms struct {
	session       *mode.Session
	report        *model.Report
	problem       string // shown instead
	width, height int

	all                    []term
	numberWidth, nameWidth int          // of the longest of all in cells
	index                  *match.Index // of all
	shown                  []int        // of all, those that the filter leaves
	list                   list.List
	filter                 input.Filter

	what *Explanation // of the term under the cursor, nil for none
	top  int          // first row of it in view
}

// term is a row of the list: an entry of the 名词解释, or a mark in the text
// that has none.
type term struct {
	name, number string
	entry        int          // index into the report's terms, -1 for none
	mentions     []model.Span // in the text
}

// Open returns the mode for a report, as it was left, or on the term that the
// reader comes to next.
func Open(s *mode.Session, id string) mode.Mode {
	if t, ok := s.Left(left).(*Terms); ok && t.report != nil && t.report.ID == id {
		return t
	}
	t := &Terms{session: s}
	r, err := s.Library.Report(id)
	if err != nil {
		t.problem = err.Error()
		return t
	}
	t.report, t.all = r, termsOf(r)
	names := make([]string, len(t.all))
	t.numberWidth = len("12")
	for i, x := range t.all {
		names[i] = x.name
		t.nameWidth = max(t.nameWidth, s.Condition.Width(x.name))
		t.numberWidth = max(t.numberWidth, s.Condition.Width(x.number))
	}
	t.index = match.NewIndex(names)
	t.build()
	if here := s.Reader().Place(); here.Report == id {
		t.list.Move(t.next(here.Offset))
		t.settle()
	}
	return t
}

// termsOf lists the terms of a report, and after them the marks that have no
// entry.
func termsOf(r *model.Report) []term {
	var all []term
	for i, t := range r.Terms {
		all = append(all, term{name: t.Name.In(r.Text), number: strings.TrimRight(t.Number, ".、"), entry: i})
	}
	for _, ref := range r.References {
		if ref.Term >= 0 {
			all[ref.Term].mentions = append(all[ref.Term].mentions, ref.Span)
			continue
		}
		all = append(all, term{name: glossary.Word(r, ref).In(r.Text), number: ref.Span.In(r.Text), entry: -1, mentions: []model.Span{ref.Span}})
	}
	return all
}

// next is the term that is mentioned first from an offset on, 0 where none is.
func (t *Terms) next(offset int) int {
	refs := t.report.References
	i := sort.Search(len(refs), func(i int) bool { return refs[i].Span.Start >= offset })
	if i == len(refs) {
		return 0
	}
	for at, x := range t.all {
		for _, m := range x.mentions {
			if m == refs[i].Span {
				return at
			}
		}
	}
	return 0
}

// build lists the terms that the filter leaves.
func (t *Terms) build() {
	t.shown = t.shown[:0]
	for i, keep := range t.index.Filter(t.filter.Text) {
		if keep {
			t.shown = append(t.shown, i)
		}
	}
	t.list.SetRows(len(t.shown), nil)
	t.settle()
}

// here is the term under the cursor, nil for none.
func (t *Terms) here() *term {
	if len(t.shown) == 0 {
		return nil
	}
	return &t.all[t.shown[t.list.Cursor()]]
}

// settle shows the explanation of the term under the cursor.
func (t *Terms) settle() {
	if t.what != nil {
		t.what.Close()
	}
	t.what, t.top = nil, 0
	switch x := t.here(); {
	case x == nil:
	case x.entry >= 0:
		t.what = Explain(t.session, t.report, x.entry)
	default:
		t.what = &Explanation{session: t.session, report: t.report, term: -1, name: x.name}
	}
}

// follow shows the explanation of the term that the cursor has come to, and
// asks other reports for one that this report does not give.
func (t *Terms) follow() tea.Cmd {
	t.settle()
	if t.what != nil && !t.what.Given() {
		return t.what.Ask()
	}
	return nil
}

// Start implements mode.Starter.
func (t *Terms) Start() tea.Cmd {
	if t.what != nil && !t.what.Given() {
		return t.what.Ask()
	}
	return nil
}

// Subject is the ID of the report.
func (t *Terms) Subject() string {
	if t.report == nil {
		return ""
	}
	return t.report.ID
}

// Contexts implements mode.Mode.
func (t *Terms) Contexts() []keys.Context { return t.filter.Contexts(keys.Terms, keys.Moving) }

// Idle implements mode.Idler.
func (t *Terms) Idle(action keys.Action) bool { return len(t.shown) == 0 && keys.OnRows(action) }

// Typing implements mode.Typist.
func (t *Terms) Typing() bool { return t.filter.Typing }

// Do implements mode.Mode.
func (t *Terms) Do(action keys.Action, count int) tea.Cmd {
	if t.report == nil {
		return nil
	}
	at := t.here()
	if changed, ok := t.filter.Do(action); ok {
		if !changed {
			return nil
		}
		t.build() // the filter is gone: the cursor stays on its term
		for i := range t.all {
			if at == &t.all[i] {
				t.list.Move(i)
			}
		}
		return t.follow()
	}
	switch action {
	case keys.Open:
		return t.open()
	case keys.Others:
		if t.what != nil {
			return t.what.Ask()
		}
	case keys.ScrollDown:
		t.scroll(max(count, 1))
	case keys.ScrollUp:
		t.scroll(-max(count, 1))
	default:
		if t.list.Do(action, count) {
			return t.follow()
		}
	}
	return nil
}

// open goes to where the text first mentions the term, or else to its entry.
func (t *Terms) open() tea.Cmd {
	x := t.here()
	if x == nil {
		return nil
	}
	t.session.Leave(left, t)
	lit := model.Span{}
	switch {
	case len(x.mentions) > 0:
		lit = x.mentions[0]
	case x.entry >= 0:
		lit = t.report.Terms[x.entry].Name
	}
	return t.session.GoTo(mode.Place{Report: t.report.ID, Offset: lit.Start, Lit: lit})
}

// Take implements mode.Taker: the explanation in sight.
func (t *Terms) Take() (c mode.Clipping, ok bool) {
	if t.what == nil {
		return c, false
	}
	return t.what.Clipping()
}

// Update implements mode.Mode.
func (t *Terms) Update(msg tea.Msg) tea.Cmd {
	if t.what != nil && t.what.Take(msg) {
		return nil
	}
	switch msg := msg.(type) {
	case tea.KeyMsg:
		if t.filter.Key(msg) {
			t.build()
			return t.follow()
		}
	case tea.MouseMsg:
		return t.mouse(msg)
	}
	return nil
}

// mouse walks the list, and scrolls what the pointer is over.
func (t *Terms) mouse(m tea.MouseMsg) tea.Cmd {
	if l := t.layout(); m.X >= l.x && m.Y >= l.y {
		t.scroll(list.Turned(m))
		return nil
	}
	switch t.list.Mouse(m, header) {
	case list.Again:
		return t.open()
	case list.Moved, list.Scrolled:
		return t.follow()
	}
	return nil
}

// Status implements mode.Mode.
func (t *Terms) Status() mode.Status {
	path := []string{"名词解释"}
	if t.report != nil {
		path = []string{t.report.Meta.String(), "名词解释"}
	}
	return mode.FilterStatus(t.filter, t.session.Theme, t.list.Far(), path...)
}
