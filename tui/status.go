package tui

import (
	"strings"

	"baogao/tui/cell"
	"baogao/tui/keys"
	"baogao/tui/mode"
	"baogao/tui/theme"
)

// drawStatus draws the status line: where one is, how far through, and as many
// of the keys that matter now as there is room for, or a message instead of
// the keys.
func (a *App) drawStatus(c cell.Canvas) {
	th, cond := a.session.Theme, a.session.Condition
	status := a.session.Top().Status()
	if status.Line != nil {
		x := c.Draw(1, 0, cond.TruncateLine(status.Line, c.Width-2, "…"))
		right := a.hints(c.Width - 1 - x - 3)
		c.Draw(c.Width-1-cond.LineWidth(right), 0, right)
		return
	}
	room := c.Width - 2 // a blank at each side
	far := cond.PadLeft(status.Far, 4)
	if status.Far == "" {
		far = ""
	}
	if a.reading != "" {
		far = a.reading + "  " + far
	}
	// What is chosen and the keys get what the breadcrumb leaves, but never
	// less than two fifths of what there is beyond a few cells.
	rest := room - cond.Width(strings.Join(status.Path, crumb)) - cond.Width(far) - 4
	right := a.right(status.Note, max((room-8)*2/5, rest))
	if said, confirmed := a.session.Said(); said != "" {
		role := theme.Warning
		if confirmed {
			role = theme.Mark
		}
		right = cell.Line{{Text: cond.Truncate(said, room*2/3, "…"), Style: th.Style(role)}}
	}
	x := c.Width - 1 - cond.LineWidth(right)
	c.Draw(x, 0, right)
	if far != "" {
		x -= cond.Width(far) + 3
		c.Text(x, 0, far, th.Style(theme.Dim))
	}
	a.drawPath(c.Sub(1, 0, x-2, 1), status.Path)
}

// right returns what stands at the right: a note, and the keys that matter
// now. The note stays out where it would leave no room for a key.
func (a *App) right(note string, width int) cell.Line {
	cond := a.session.Condition
	if note != "" {
		line := cell.Line{{Text: note, Style: a.session.Theme.Style(theme.Mark)}, {Text: "   "}}
		if keys := a.hints(width - cond.LineWidth(line)); len(keys) > 0 {
			return append(line, keys...)
		}
	}
	return a.hints(width)
}

// crumb stands between breadcrumbs.
const crumb = " › "

// drawPath draws breadcrumbs. Where there is no room for all, the middle ones
// go first, then the end of the last.
func (a *App) drawPath(c cell.Canvas, path []string) {
	th, cond := a.session.Theme, a.session.Condition
	for len(path) > 2 && cond.Width(strings.Join(path, crumb)) > c.Width {
		path = append(append([]string(nil), path[:len(path)-2]...), path[len(path)-1])
	}
	x := 0
	for i, p := range path {
		style := th.Style(theme.Dim)
		if i > 0 {
			x = c.Text(x, 0, crumb, style)
		} else {
			style = th.Style(theme.Strong)
		}
		x = c.Text(x, 0, cond.Truncate(p, max(0, c.Width-x), "…"), style)
	}
}

// hints returns the keys that matter now in at most width cells.
func (a *App) hints(width int) cell.Line {
	th, cond := a.session.Theme, a.session.Condition
	var line cell.Line
	contexts := a.session.Top().Contexts()
	idler, _ := a.session.Top().(mode.Idler)
	if t, ok := a.session.Top().(mode.Typist); !ok || !t.Typing() {
		contexts = append(contexts, keys.Everywhere)
	}
	for _, b := range keys.Hints(contexts) {
		if idler != nil && idler.Idle(b.Action) {
			continue
		}
		hint := cell.Line{{Text: keys.Name(b.Keys[0]), Style: th.Style(theme.Accent)}, {Text: " " + b.Short, Style: th.Style(theme.Dim)}}
		if len(line) > 0 {
			hint = append(hint, cell.Run{Text: "   "})
		}
		if cond.LineWidth(line)+cond.LineWidth(hint) > width {
			continue
		}
		// The weightiest stands at the right edge, where it stays.
		line = append(hint, line...)
	}
	return line
}
