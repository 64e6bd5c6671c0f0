package browse

import (
	"sort"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/model/glossary"
	"baogao/tui/keys"
	"baogao/tui/mode"
	"baogao/tui/terms"
)

// explaining is the explanation of one term, in a panel at the foot of the
// body, which is so much shorter meanwhile: the panel never hides the mark.
type explaining struct {
	what *terms.Explanation // nil: there is no panel
	at   int                // index into the report's references
	top  int                // first row of the explanation in view
	left bool               // the walk through the marks has left what was in view at first
}

// explain opens the panel on the term nearest to the eye.
func (b *Browse) explain() tea.Cmd {
	r := b.body.report()
	switch {
	case r == nil:
		return nil
	case len(r.References) > 0:
		return b.explainAt(b.nearest(r))
	case len(r.Terms) > 0:
		b.session.Say("正文没有提到名词解释里的名词，" + keys.KeyOf(keys.Browse, keys.OpenTerms) + " 看全部名词解释")
	default:
		b.session.Say(r.Meta.String() + " 没有名词解释")
	}
	return nil
}

// nearest returns the reference nearest to the eye: the first one in view, at
// or after the hit that a search is at, or else the one nearest to what is in
// view.
func (b *Browse) nearest(r *model.Report) int {
	view := b.body.Shown()
	eye := view.Start
	if f := &b.find; len(f.hits) > 0 && view.Contains(f.hits[f.here].Start) {
		eye = f.hits[f.here].Start
	}
	refs := r.References
	next := sort.Search(len(refs), func(i int) bool { return refs[i].Span.End > eye })
	switch {
	case next == len(refs):
		return next - 1
	case next == 0 || view.Contains(refs[next].Span.Start):
		return next
	case view.Contains(refs[next-1].Span.Start), eye-refs[next-1].Span.End < refs[next].Span.Start-view.End:
		return next - 1
	}
	return next
}

// explainAt opens the panel on a reference, and brings that into view.
func (b *Browse) explainAt(i int) tea.Cmd {
	r, e := b.body.report(), &b.explaining
	if e.what != nil {
		e.what.Close()
	}
	*e = explaining{at: i, left: e.left, what: terms.ExplainMark(b.session, r, r.References[i])}
	if b.here != body {
		b.focus(body)
	}
	b.showTerm()
	if !e.what.Given() {
		return e.what.Ask()
	}
	return nil
}

// showTerm gives the panel the room that it needs and lights up the term, in
// view.
func (b *Browse) showTerm() {
	r := b.body.report()
	ref := r.References[b.explaining.at]
	b.body.setFoot(b.foot())
	lit := model.Span{Start: glossary.Word(r, ref).Start, End: ref.Span.End}
	if e := &b.explaining; !e.left && !b.body.Shown().Contains(lit.Start) {
		b.leap(body)
		e.left = true
	}
	b.body.Page.SetHits(nil, lit)
	b.body.Reveal(lit, 0)
	b.outline.follow(b.body.At)
}

// closeExplanation takes the panel away.
func (b *Browse) closeExplanation() {
	if b.explaining.what == nil {
		return
	}
	b.explaining.what.Close()
	b.explaining = explaining{}
	b.body.setFoot(0)
	if f := &b.find; len(f.hits) > 0 && b.body.Page != nil {
		b.body.Page.SetHits(f.hits, f.hits[f.here])
	} else {
		b.body.light(model.Span{})
	}
}

// doExplain carries out an action of the panel and reports whether it was one.
// Any other closes it.
func (b *Browse) doExplain(action keys.Action, count int) (tea.Cmd, bool) {
	e, n := &b.explaining, max(count, 1)
	if action == keys.Explain {
		return b.explain(), true
	}
	if e.what == nil {
		return nil, false
	}
	switch action {
	case keys.NextTerm:
		return b.stepTerm(n), true
	case keys.PrevTerm:
		return b.stepTerm(-n), true
	case keys.PageDown:
		b.scrollExplanation(n * max(1, b.body.foot-2))
	case keys.PageUp:
		b.scrollExplanation(-n * max(1, b.body.foot-2))
	case keys.Copy:
		if c, ok := e.what.Clipping(); ok {
			return b.session.Copy(c), true
		}
	case keys.Others:
		return e.what.Ask(), true
	case keys.ToEntry:
		return b.toEntry(), true
	case keys.CloseExplanation:
		b.closeExplanation()
	default:
		b.closeExplanation()
		return nil, false
	}
	return nil, true
}

// clickBody explains the term that was clicked at; in the panel it does
// nothing, and elsewhere it closes that.
func (b *Browse) clickBody(x, y int) tea.Cmd {
	if b.body.Page == nil || y < 0 || y >= b.body.Height {
		return nil
	}
	if offset, ok := b.body.Page.OffsetAt(b.body.Top, x-b.body.margin(), y); ok {
		for i, ref := range b.body.report().References {
			if ref.Span.Contains(offset) {
				return b.explainAt(i)
			}
		}
	}
	b.closeExplanation()
	return nil
}

// stepTerm goes n references on, as far as there are any.
func (b *Browse) stepTerm(n int) tea.Cmd {
	to := max(0, min(b.explaining.at+n, len(b.body.report().References)-1))
	if to == b.explaining.at {
		return nil
	}
	return b.explainAt(to)
}

// toEntry goes to the term in the 名词解释.
func (b *Browse) toEntry() tea.Cmd {
	r := b.body.report()
	ref := r.References[b.explaining.at]
	if ref.Term < 0 {
		b.session.Say("原文没有名词解释")
		return nil
	}
	t := r.Terms[ref.Term]
	return b.session.GoTo(mode.Place{Report: r.ID, Offset: t.Span.Start, Lit: t.Name})
}

// explanationCount says which of the report's marks the panel is about.
func (b *Browse) explanationCount() string {
	return strconv.Itoa(b.explaining.at+1) + "/" + strconv.Itoa(len(b.body.report().References))
}
