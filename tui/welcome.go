package tui

import (
	"strings"

	"baogao/tui/cell"
	"baogao/tui/keys"
	"baogao/tui/mode"
	"baogao/tui/theme"
)

// wish is something that a newcomer wants to do, and the keys for it.
type wish struct {
	words string
	keys  []string
}

// welcome is how to begin, in three lines that fit 40 columns.
var welcome = [...][]wish{
	{{"上下", both(keys.Moving, keys.Down, keys.Up)}, {"换栏", one(keys.Browse, keys.NextPane)}, {"展开", one(keys.Outline, keys.Open)}},
	{{"在地区栏选中", one(keys.Regions, keys.Mark)}, {"对比选中的", one(keys.Browse, keys.OpenCompare)}},
	{{"跳到哪里都行", one(keys.Everywhere, keys.OpenJump)}, {"这里的键", one(keys.Everywhere, keys.OpenHelp)}, {"退出", one(keys.Everywhere, keys.Quit)}},
}

func one(in keys.Context, a keys.Action) []string { return []string{keys.KeyOf(in, a)} }

func both(in keys.Context, a, b keys.Action) []string {
	return []string{keys.KeyOf(in, a), keys.KeyOf(in, b)}
}

// drawWelcome draws how to begin over the bottom of the screen.
func drawWelcome(c cell.Canvas, s *mode.Session) {
	ground := s.Theme.Style(theme.Ground)
	c.Fill(ground)
	for y, wishes := range welcome {
		x := 1
		for _, w := range wishes {
			x = c.Text(x, y, strings.Join(w.keys, " "), s.Theme.Over(ground, theme.Accent))
			x = c.Text(x+1, y, w.words, ground) + 3
		}
	}
}
