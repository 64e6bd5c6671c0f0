package browse

import (
	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/keys"
	"baogao/tui/theme"
)

// wanted are the entries and problems that the filter leaves.
func (p *regionsPane) wanted() ([]model.Entry, []error) {
	if p.filter.Text == "" {
		return p.session.Library.Entries(), p.session.Problems
	}
	return p.session.Finder().Filter(p.filter.Text), nil
}

// narrow lists what the filter leaves, the cursor on the first report. The
// report that is open stays open.
func (p *regionsPane) narrow() {
	open := p.current
	p.build()
	p.current = open
	for i, r := range p.rows {
		if r.node.entry != nil {
			p.List.Move(i)
			return
		}
	}
}

// filtering reports whether the filter of the regions is being typed.
func (b *Browse) filtering() bool { return b.regions.filter.Typing }

// doFilter carries out the actions of the filter of the regions and reports
// whether it was one. While it is typed no report is opened; the one that the
// cursor is then on is, when the filter is kept.
func (b *Browse) doFilter(action keys.Action, count int) (tea.Cmd, bool) {
	p := &b.regions
	if b.here != regions {
		return nil, false
	}
	if p.filter.Typing && p.Do(action, count) {
		return nil, true
	}
	text := p.filter.Text
	changed, ok := p.filter.Do(action)
	switch {
	case !ok:
		return nil, false
	case action == keys.KeepFilter && len(p.rows) > 0:
		return b.open(), true
	case action == keys.KeepFilter:
		b.session.Say("没有含“" + text + "”的地区")
		p.filter.Do(keys.ClearFilter)
		changed = true
	}
	if changed {
		p.build()
		p.choose(b.body.id())
	}
	return nil, true
}

// filterPrompt is the filter as the status line shows it, with what can be
// typed where there is room for that and for the keys.
func (b *Browse) filterPrompt() cell.Line {
	th, cond := b.session.Theme, b.session.Condition
	line := b.regions.filter.Shown(th)
	const what = "   地区、上级、年份、省级 地级 县级；汉字、拼音、首字母"
	if cond.LineWidth(line)+cond.Width(what) <= b.width*3/4 {
		line = append(line, cell.Run{Text: what, Style: th.Style(theme.Dim)})
	}
	return line
}
