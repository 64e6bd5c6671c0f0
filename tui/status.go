package tui

import (
	"strings"

	"baogao/tui/cell"
	"baogao/tui/keys"
	"baogao/tui/theme"
)

// drawStatus draws the status line: where one is, how far through, and as many
// of the keys that matter now as there is room for, or a message instead of
// the keys.
func (a *App) drawStatus(c cell.Canvas) {
	th, cond := a.session.Theme, a.session.Condition
	status := a.session.Top().Status()
	if status.Line != nil {
		c.Draw(0, 0, status.Line)
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
	// The keys get what the breadcrumb leaves, but never less than a third.
	path := cond.Width(strings.Join(status.Path, crumb))
	right := a.hints(max(room/3, room-path-cond.Width(far)-cond.Width(status.Note)-7))
	if status.Note != "" {
		note := cell.Line{{Text: status.Note, Style: th.Style(theme.Mark)}, {Text: "   "}}
		if cond.LineWidth(note)+cond.LineWidth(right)+cond.Width(far)+min(path, leastPath)+4 <= room {
			right = append(note, right...)
		}
	}
	if said := a.session.Said(); said != "" {
		right = cell.Line{{Text: cond.Truncate(said, room*2/3, "…"), Style: th.Style(theme.Warning)}}
	}
	x := c.Width - 1 - cond.LineWidth(right)
	c.Draw(x, 0, right)
	if far != "" {
		x -= cond.Width(far) + 3
		c.Text(x, 0, far, th.Style(theme.Dim))
	}
	a.drawPath(c.Sub(1, 0, x-2, 1), status.Path)
}

// leastPath is the width below which the breadcrumb gives no more way.
const leastPath = 32

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
	for _, b := range keys.Hints(append(a.session.Top().Contexts(), keys.Everywhere)) {
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
