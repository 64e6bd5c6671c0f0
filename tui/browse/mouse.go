package browse

import (
	tea "github.com/charmbracelet/bubbletea"

	"baogao/tui/list"
)

// mouse scrolls the pane under the pointer with the wheel, without moving the
// keys to it, and selects with a click; one on a term explains it. A border is
// dragged.
func (b *Browse) mouse(mouse tea.MouseMsg) tea.Cmd {
	if b.drag(mouse) {
		return nil
	}
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

// drag makes a list as wide as its border is dragged, and reports whether that
// is what the mouse does.
func (b *Browse) drag(mouse tea.MouseMsg) bool {
	switch {
	case mouse.Action == tea.MouseActionPress && mouse.Button == tea.MouseButtonLeft:
		b.border, b.dragging = b.layout.border(mouse.X)
	case !b.dragging:
	case mouse.Action == tea.MouseActionMotion:
		b.dragged[b.border] = max(1, mouse.X-b.layout.panes[b.border].x)
		b.arrange()
	case mouse.Action == tea.MouseActionRelease:
		b.dragging = false
		return true
	}
	return b.dragging
}
