package browse

import (
	tea "github.com/charmbracelet/bubbletea"

	"baogao/model/search"
	"baogao/tui/mode"
)

// Place implements mode.Reader.
func (b *Browse) Place() mode.Place { return mode.Place{Report: b.body.id(), Offset: b.body.At} }

// Spot implements mode.Reader.
func (b *Browse) Spot() (s mode.Spot, ok bool) {
	if b.body.Page == nil {
		return s, false
	}
	s = mode.SpotAt(b.body.report(), b.body.At, b.session.Now())
	s.Above = b.body.Above()
	return s, true
}

// Show implements mode.Reader.
func (b *Browse) Show(p mode.Place) tea.Cmd {
	b.closeExplanation()
	b.regions.choose(p.Report)
	b.focus(body)
	b.target = &p
	if p.Report == b.body.id() {
		b.awaited = ""
		b.arrive()
		return nil
	}
	return b.open()
}

// arrive goes to the place in the report that was asked for with it.
func (b *Browse) arrive() {
	if b.target != nil && b.target.Report == b.body.id() {
		if b.target.Anchor == nil {
			b.find = finding{}
			b.body.light(b.target.Lit)
		}
		switch {
		case b.target.Left:
		case b.target.Anchor != nil:
			b.body.GoTo(b.target.Anchor.In(b.body.report().Text))
			b.body.Lower(b.target.Above)
		case b.target.Find != "":
			b.find.line.Text, b.find.mode = b.target.Find, search.Words
			if b.target.Expression {
				b.find.mode = search.Regexp
			}
			b.look(b.target.Offset)
		case b.target.Lit.Len() == 0:
			b.body.GoTo(b.target.Offset)
		}
		if b.target.Lit.Len() > 0 {
			b.body.Reveal(b.target.Lit, b.body.Height/8) // and what it goes on with
		}
	}
	b.target = nil
	b.outline.follow(b.body.At)
}

// leap remembers the place being read before a jump to another. The moves of
// a list's cursor, each of which changes what is read, are one leap together.
func (b *Browse) leap(walk pane) {
	if walk == body || walk != b.walk {
		b.session.Depart()
	}
	b.walk = walk
}

// retrace goes n steps along the trail of places. The pane that has the keys
// keeps them where the text can be seen beside it.
func (b *Browse) retrace(step func() (tea.Cmd, bool), n int, none string) tea.Cmd {
	here, report := b.here, b.body.id()
	var cmd tea.Cmd
	for i := range n {
		next, ok := step()
		if !ok && i == 0 {
			b.session.Say(none)
		}
		if !ok {
			break
		}
		cmd = next
	}
	if b.layout.panes[body].width < b.width && b.body.id() == report {
		b.focus(here)
	}
	return cmd
}
