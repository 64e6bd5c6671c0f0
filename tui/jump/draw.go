package jump

import (
	"slices"
	"strings"

	"baogao/tui/cell"
	"baogao/tui/keys"
	"baogao/tui/list"
	"baogao/tui/theme"
)

// box is where the box stands on the screen, in cells, its frame included.
type box struct{ x, y, width, height int }

// The rows of the box above the list: its upper edge and what is typed; and
// all that are not the list's.
const (
	boxHeader = 2
	boxRows   = boxHeader + 1
)

// The most room that the box takes, and the blank cells beside it, which keep it
// apart from the text it lies on.
const (
	widest  = 84
	highest = 23
	beside  = 2
)

// boxIn places the box in a room: in the upper part of it, all of a small one,
// of which nothing but scraps would be seen at its sides.
func boxIn(cond cell.Condition, width, height int) box {
	b := box{width: width, height: min(height, highest)}
	if width >= widest+24 {
		b.width = widest
	}
	b.width -= b.width % cond.Width(cell.Rule) // the edges are whole characters
	b.x = (width - b.width) / 2
	b.y = min(2, height-b.height)
	return b
}

// Draw implements mode.Mode.
func (j *Jump) Draw(c cell.Canvas) {
	th, cond := j.session.Theme, c.Condition()
	c.Sub(max(0, j.box.x-beside), j.box.y, j.box.width+2*beside, j.box.height).Fill("")
	c = c.Sub(j.box.x, j.box.y, j.box.width, j.box.height)
	faint := th.Style(theme.Faint)
	c.Across(0, 0, faint)
	c.Across(0, c.Height-1, faint)
	side := cond.Width(cell.Rule)
	sides := c.Sub(0, 1, c.Width, c.Height-2)
	sides.Down(0, faint)
	sides.Down(c.Width-side, faint)
	c.Text(2*side, 0, " 跳转 ", th.Style(theme.HeaderHere))
	c = c.Sub(side, 1, c.Width-2*side, c.Height-2)
	c.Draw(1, 0, cond.TruncateLine(slices.Concat(cell.Line{{Text: "›", Style: th.Style(theme.Accent)}}, j.line.Prompt(th, "")), c.Width-2, "…"))
	room := c.Sub(0, boxHeader-1, c.Width, c.Height-boxHeader+1)
	if len(j.hits) == 0 {
		j.drawEmpty(room)
		return
	}
	j.list.Each(func(i, y int) { j.drawRow(room.Sub(0, y, room.Width, 1), &j.hits[i], i == j.list.Cursor()) })
}

// drawEmpty says what can be typed, or that nothing is found.
func (j *Jump) drawEmpty(c cell.Canvas) {
	words := "地区、年份、章节、指标、名词、书签：输入汉字、拼音或首字母，如 jm、gdzctz。"
	if j.line.Text != "" {
		words = "没有找到“" + j.line.Text + "”。正文里的字句，用 " + keys.KeyOf(keys.Browse, keys.OpenSearch) + " 查。"
	}
	c.Paragraph(3, 0, words, j.session.Theme.Style(theme.Dim))
}

// kindWidth is the room for the kind of a target: two characters.
const kindWidth = 4

// drawRow draws a target: its name with the matched characters lit, what tells
// it from others, and its kind.
func (j *Jump) drawRow(c cell.Canvas, h *hit, cursor bool) {
	th, cond := j.session.Theme, c.Condition()
	x := cond.Width(list.Bar) + 1
	right := c.Width - kindWidth - 1
	room := right - x - 1
	name := h.line(th, th.Style(theme.Text))
	width := min(room, cond.LineWidth(name))
	// Only the name is lit up: a move of the cursor changes few cells.
	text, _ := list.Ground(c.Sub(0, 0, x+width, 1), th, cursor, true)
	if cursor {
		name = h.line(th, text)
	}
	c.Draw(x, 0, cond.TruncateLine(name, width, "…"))
	if rest := room - width - 2; rest > 4 {
		c.Text(x+width+2, 0, cond.Truncate(h.detail, rest, "…"), th.Style(theme.Dim))
	}
	c.Text(right, 0, h.kind, th.Style(theme.Dim))
}

// line is the name of a hit, and the alias that was matched instead of it.
func (h *hit) line(th *theme.Theme, style cell.Style) cell.Line {
	lit := theme.Join(style, th.Style(theme.Accent))
	line := cell.Line{{Text: h.before, Style: style}}
	if h.Alias < 0 {
		return append(line, runs(h.name, h.Runes, style, lit)...)
	}
	alias := h.aliases[h.Alias]
	if before, _, ok := strings.Cut(h.name, alias); ok { // 荆门市 in 荆门市 2024
		line = append(line, cell.Run{Text: before, Style: style})
		return append(line, runs(h.name[len(before):], h.Runes, style, lit)...)
	}
	line = append(line, cell.Run{Text: h.name + "  ", Style: style})
	return append(line, runs(alias, h.Runes, style, lit)...)
}

// runs is a text with some of its characters, by their positions, in another
// style.
func runs(text string, lit []int, style, over cell.Style) cell.Line {
	var line cell.Line
	i := 0
	for _, r := range text {
		s := style
		if len(lit) > 0 && lit[0] == i {
			s, lit = over, lit[1:]
		}
		if n := len(line); n > 0 && line[n-1].Style == s {
			line[n-1].Text += string(r)
		} else {
			line = append(line, cell.Run{Text: string(r), Style: s})
		}
		i++
	}
	return line
}
