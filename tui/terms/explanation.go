// Package terms shows what the 名词解释 of a report says: of one term, and as
// the mode that lists them all.
package terms

import (
	"context"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/model/glossary"
	"baogao/tui/cell"
	"baogao/tui/mode"
	"baogao/tui/theme"
)

// Explanation is what is to be said of one term: what its own report says, or
// that it says nothing, and what others say.
type Explanation struct {
	session *mode.Session
	report  *model.Report
	name    string
	term    int // index into the report's terms, -1 where it has no entry

	others    []glossary.Explanation
	asked     bool // other reports were asked, or are
	searching bool
	stop      context.CancelFunc
}

// Explain returns the explanation of a term of a report, by its index.
func Explain(s *mode.Session, r *model.Report, term int) *Explanation {
	return &Explanation{session: s, report: r, term: term, name: r.Terms[term].Name.In(r.Text)}
}

// ExplainMark returns the explanation of the term that a reference of a report
// points to, which may have none.
func ExplainMark(s *mode.Session, r *model.Report, ref model.Reference) *Explanation {
	if ref.Term >= 0 {
		return Explain(s, r, ref.Term)
	}
	return &Explanation{session: s, report: r, term: -1, name: glossary.Word(r, ref).In(r.Text)}
}

// Name is the term's name, or the words in the place of it.
func (e *Explanation) Name() string { return e.name }

// Given reports whether the report itself explains the term.
func (e *Explanation) Given() bool { return e.term >= 0 }

// pause is how long one stays at a term before other reports are asked about
// it, so that walking through terms costs nothing.
const pause = 120 * time.Millisecond

// mostOthers is the number of explanations of other reports that are shown.
const mostOthers = 3

// answer is what other reports say.
type answer struct {
	to    *Explanation
	found []glossary.Explanation
}

// Ask looks beside the event loop for other reports that explain the term.
func (e *Explanation) Ask() tea.Cmd {
	if e.asked {
		return nil
	}
	ctx, stop := e.session.Work()
	e.asked, e.searching, e.stop = true, true, stop
	library, r, name := e.session.Library, e.report, e.name
	return func() tea.Msg {
		defer stop()
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(pause):
		}
		// Where the library cannot say, none is known; its own screens tell
		// what is wrong with it.
		found, _ := glossary.Elsewhere(ctx, library, r, name, mostOthers)
		return answer{e, found}
	}
}

// Take takes what other reports say and reports whether msg was that. What
// comes for a term that is no longer shown is not.
func (e *Explanation) Take(msg tea.Msg) bool {
	a, ok := msg.(answer)
	if !ok || a.to != e {
		return false
	}
	e.searching, e.others = false, a.found
	return true
}

// Close gives up what is being looked for.
func (e *Explanation) Close() {
	if e.stop != nil {
		e.stop()
	}
}

// Clipping is what is said of the term, to be copied: by its own report, and
// as far as they were asked by others.
func (e *Explanation) Clipping() (c mode.Clipping, ok bool) {
	said := e.others
	if e.Given() {
		said = append([]glossary.Explanation{{Report: e.report, Term: e.report.Terms[e.term]}}, said...)
	}
	if len(said) == 0 {
		e.session.Say("没有可复制的解释")
		return c, false
	}
	var quotations []string
	for _, x := range said {
		quotations = append(quotations, x.Report.Quotation(model.Span{Start: x.Term.Name.Start, End: x.Term.Definition.End}))
	}
	c = mode.Clip(said[0].Report, said[0].Term.Span, 1, "条")
	c.Text, c.What = strings.Join(quotations, "\n"), "名词解释 "+e.name
	return c, true
}

// Rows is the explanation in rows of a width in cells.
func (e *Explanation) Rows(width int) []cell.Line {
	th := e.session.Theme
	var rows []cell.Line
	add := func(l ...cell.Run) {
		for _, row := range e.session.Condition.Wrap(l, cell.Wrap{Width: max(8, width)}) {
			rows = append(rows, row.Line)
		}
	}
	if e.Given() {
		add(cell.Run{Text: e.report.Terms[e.term].Definition.In(e.report.Text), Style: th.Style(theme.Text)})
	} else {
		add(cell.Run{Text: silence(e.report), Style: th.Style(theme.Warning)})
	}
	for _, o := range e.others {
		whose := o.Report.Meta.String() + " 的解释"
		if o.Name() != e.name {
			whose += "（" + o.Name() + "）"
		}
		add(cell.Run{Text: whose + "：", Style: th.Style(theme.Accent)}, cell.Run{Text: o.Definition(), Style: th.Style(theme.Text)})
	}
	switch {
	case e.searching:
		add(cell.Run{Text: "正在别的报告里找 …", Style: th.Style(theme.Dim)})
	case e.asked && len(e.others) == 0:
		add(cell.Run{Text: "别的报告也没有解释。", Style: th.Style(theme.Dim)})
	}
	return rows
}

// silence says why a report does not explain a term.
func silence(r *model.Report) string {
	switch {
	case r.Has(model.FlagTruncated):
		return "原文没有名词解释：来源在报告结束之前就断了。"
	case len(r.Terms) == 0:
		return "原文没有名词解释。"
	}
	return "原文的名词解释里没有这一条。"
}
