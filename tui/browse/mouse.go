package browse

import (
	tea "github.com/charmbracelet/bubbletea"

	"baogao/tui/list"
)

// mouse scrolls the pane under the pointer with the wheel, without moving the
// keys to it, and selects with a click; one on a term explains it.
func (b *Browse) mouse(mouse tea.MouseMsg) tea.Cmd {
	p, ok := b.layout.at(mouse.X)
	if !ok || mouse.Action != tea.MouseActionPress {
		return nil
	}
	if mouse.Button == tea.MouseButtonLeft {
		b.focus(p)
	}
	switch p {
	case regions:
		switch b.regions.Mouse(mouse, header) {
		case list.Moved:
			return b.open()
		case list.Again:
			b.regions.toggle()
		}
	case outline:
		switch b.outline.Mouse(mouse, header) {
		case list.Moved:
			b.leap(outline)
			b.body.GoTo(b.outline.pointed().Span.Start)
		case list.Again:
			b.outline.toggle()
		}
	case body:
		if mouse.Button == tea.MouseButtonLeft {
			x, y := mouse.X-b.layout.panes[body].x, mouse.Y-header
			if b.selecting() {
				b.point(x, y)
				return nil
			}
			return b.clickBody(x, y)
		}
		b.body.Scroll(list.Turned(mouse))
		b.outline.follow(b.body.At)
	}
	return nil
}
