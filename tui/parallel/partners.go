package parallel

import (
	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/model/match"
	"baogao/model/pairing"
	"baogao/tui/cell"
	"baogao/tui/input"
	"baogao/tui/keys"
	"baogao/tui/list"
	"baogao/tui/mode"
	"baogao/tui/theme"
)

// goTo shows a section of a side, and its counterpart.
func (p *Parallel) goTo(s pairing.Side, section *model.Section) {
	p.turn(s)
	p.columns[s].GoTo(section.Span.Start)
	p.follow()
}

// beforeFirst says why there is no section that something could be done to.
const beforeFirst = "这里还没有到第一节"

// joinHere asks for the counterpart of the section that is being read.
func (p *Parallel) joinHere() {
	if own := p.section(p.side); own != nil {
		p.session.Push(newPartners(p, p.side, own))
		return
	}
	p.session.Say(beforeFirst)
}

// join is what is kept of a choice: sections of a side and, where there is
// one, of the other.
func (p *Parallel) join(s pairing.Side, own, partner *model.Section) mode.Join {
	j := mode.Join{Reports: p.ids, Made: p.session.Now()}
	for side, section := range map[pairing.Side]*model.Section{s: own, s.Other(): partner} {
		if section != nil {
			at := mode.AnchorAt(p.pairs.Report(side).Text, section.Heading.Start, j.Made)
			j.Sections[side] = &at
		}
	}
	return j
}

// rejoin pairs the sections as they were found, and as the reader wants some
// of them.
func (p *Parallel) rejoin() {
	p.pairs = p.found.Clone()
	for _, j := range p.session.Store.Joins(p.ids[pairing.Left], p.ids[pairing.Right]) {
		l, r := p.sectionAt(pairing.Left, j.Sections[pairing.Left]), p.sectionAt(pairing.Right, j.Sections[pairing.Right])
		switch {
		case l != nil && r != nil:
			p.pairs.Join(l, r)
		case l != nil && j.Sections[pairing.Right] == nil:
			p.pairs.Part(pairing.Left, l)
		case r != nil && j.Sections[pairing.Left] == nil:
			p.pairs.Part(pairing.Right, r)
		}
	}
}

// sectionAt finds the section that an anchor was made at, nil for none.
func (p *Parallel) sectionAt(s pairing.Side, a *mode.Anchor) *model.Section {
	if a == nil {
		return nil
	}
	r := p.pairs.Report(s)
	offset := a.In(r.Text)
	for _, section := range r.PathAt(offset) {
		if section.Heading.Start == offset {
			return section
		}
	}
	return nil
}

// partners is the mode that asks for the counterpart of a section.
type partners struct {
	parallel *Parallel
	side     pairing.Side
	own      *model.Section

	line     input.Line
	sections []*model.Section // of the other report
	depths   []int            // how many sections each stands in
	index    *match.Index     // of them
	shown    []choice
	list     list.List
}

// choice is a section, or for nil what else can be chosen.
type choice struct {
	section *model.Section
	depth   int
	restore bool // what the program found
}

func newPartners(p *Parallel, s pairing.Side, own *model.Section) *partners {
	m := &partners{parallel: p, side: s, own: own, list: list.List{Margin: 2}}
	other := p.pairs.Report(s.Other())
	var names []string
	other.Walk(func(section *model.Section, ancestors []*model.Section) bool {
		m.sections, m.depths = append(m.sections, section), append(m.depths, len(ancestors))
		names = append(names, other.HeadingOf(section))
		return true
	})
	m.index = match.NewIndex(names)
	m.build()
	now := p.pairs.Partner(s, own)
	for i, c := range m.shown {
		if c.section == now && !c.restore {
			m.list.Move(i)
		}
	}
	return m
}

// build lists what the filter leaves, and without one what else can be chosen.
func (m *partners) build() {
	m.shown = nil
	if m.line.Text == "" {
		m.shown = append(m.shown, choice{restore: true}, choice{})
	}
	for i, keep := range m.index.Filter(m.line.Text) {
		if keep {
			m.shown = append(m.shown, choice{section: m.sections[i], depth: m.depths[i]})
		}
	}
	m.list.SetRows(len(m.shown), nil)
}

// SetSize implements mode.Mode.
func (m *partners) SetSize(_, height int) { m.list.SetSize(height-header, 1) }

// Contexts implements mode.Mode.
func (m *partners) Contexts() []keys.Context { return []keys.Context{keys.Partnering} }

// Typing implements mode.Typist.
func (m *partners) Typing() bool { return true }

// Do implements mode.Mode.
func (m *partners) Do(action keys.Action, count int) tea.Cmd {
	switch action {
	case keys.Open:
		m.pick()
	case keys.ClearFilter:
		m.parallel.session.Pop()
	default:
		m.list.Do(action, count)
	}
	return nil
}

// pick takes the choice under the cursor, keeps it, and goes there.
func (m *partners) pick() {
	if len(m.shown) == 0 {
		return
	}
	p, c := m.parallel, m.shown[m.list.Cursor()]
	if c.restore {
		p.session.Store.RemoveJoin(p.join(m.side, m.own, nil))
	} else {
		p.session.Store.AddJoin(p.join(m.side, m.own, c.section))
	}
	p.rejoin()
	p.session.Pop()
	p.goTo(m.side, m.own)
}

// Update implements mode.Mode.
func (m *partners) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		if m.line.Key(msg) {
			m.build()
			m.list.Move(0)
		}
	case tea.MouseMsg:
		if m.list.Mouse(msg, header) == list.Again {
			m.pick()
		}
	}
	return nil
}

// Status implements mode.Mode.
func (m *partners) Status() mode.Status {
	return mode.Status{Line: m.line.Prompt(m.parallel.session.Theme, "筛选")}
}

// Draw implements mode.Mode.
func (m *partners) Draw(c cell.Canvas) {
	p := m.parallel
	th, cond := p.session.Theme, p.session.Condition
	own, other := p.pairs.Report(m.side), p.pairs.Report(m.side.Other())
	x := c.Text(1, 0, other.Meta.String()+" 哪一节对应", th.Style(theme.HeaderHere))
	c.Text(x+1, 0, cond.Truncate(own.Meta.String()+" "+own.HeadingOf(m.own), max(0, c.Width-x-2), "…"), th.Style(theme.Dim))
	if len(m.shown) == 0 {
		c.Text(1, header, cond.Truncate("没有含“"+m.line.Text+"”的节。", c.Width-2, "…"), th.Style(theme.Dim))
		return
	}
	now := p.pairs.Partner(m.side, m.own)
	m.list.Each(func(i, y int) {
		row := c.Sub(0, header+y, c.Width, 1)
		text, dim := list.Ground(row, th, i == m.list.Cursor(), true)
		x := cond.Width(list.Bar) + 1
		switch choice := m.shown[i]; {
		case choice.restore:
			row.Text(x, 0, "按程序找到的", dim)
		case choice.section == nil:
			row.Text(x, 0, none, dim)
		default:
			if choice.section == now {
				row.Text(x, 0, "●", th.Over(text, theme.Mark))
			}
			x += cond.Width("●") + 1 + 2*choice.depth
			row.Text(x, 0, cond.Truncate(other.HeadingOf(choice.section), max(0, row.Width-x-1), "…"), text)
		}
	})
}
