package parallel

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/model/pairing"
	"baogao/tui/cell"
	"baogao/tui/keys"
	"baogao/tui/list"
	"baogao/tui/mode"
	"baogao/tui/theme"
)

// table is the mode that lists which section of one report goes with which of
// the other (对应表), and which have no counterpart.
type table struct {
	parallel  *Parallel
	list      list.List
	rows      []tableRow
	made      *pairing.Pairs            // that the rows were made of
	addresses map[*model.Section]string // of the right report's sections
}

// tableRow is a pair, or a section of a side that has no counterpart; without
// either it parts those of the right report from the others.
type tableRow struct {
	sections [2]*model.Section
	depth    int
}

func newTable(p *Parallel) *table {
	t := &table{parallel: p, list: list.List{Margin: 2}}
	t.build()
	reading := p.section(p.side)
	for i, r := range t.rows {
		if reading != nil && r.sections[p.side] == reading {
			t.list.Move(i)
		}
	}
	return t
}

// build lists the pairs in the order of the left report.
func (t *table) build() {
	pairs := t.parallel.pairs
	t.made, t.rows, t.addresses = pairs, nil, pairs.Report(pairing.Right).Addresses()
	pairs.Report(pairing.Left).Walk(func(s *model.Section, ancestors []*model.Section) bool {
		t.rows = append(t.rows, tableRow{[2]*model.Section{s, pairs.Partner(pairing.Left, s)}, len(ancestors)})
		return true
	})
	parted := false
	pairs.Report(pairing.Right).Walk(func(s *model.Section, ancestors []*model.Section) bool {
		if pairs.Partner(pairing.Right, s) == nil {
			if !parted {
				t.rows, parted = append(t.rows, tableRow{}), true
			}
			t.rows = append(t.rows, tableRow{[2]*model.Section{nil, s}, len(ancestors)})
		}
		return true
	})
	t.list.SetRows(len(t.rows), func(i int) bool { return t.rows[i].sections == [2]*model.Section{} })
}

// SetSize implements mode.Mode.
func (t *table) SetSize(width, height int) { t.list.SetSize(height-header, 1) }

// Contexts implements mode.Mode.
func (t *table) Contexts() []keys.Context { return []keys.Context{keys.PairTable, keys.Moving} }

// here is the row under the cursor, and the side that it is read from.
func (t *table) here() (r tableRow, side pairing.Side, ok bool) {
	if len(t.rows) == 0 {
		return r, side, false
	}
	r = t.rows[t.list.Cursor()]
	side = t.parallel.side
	if r.sections[side] == nil {
		side = side.Other()
	}
	return r, side, r.sections[side] != nil
}

// Do implements mode.Mode.
func (t *table) Do(action keys.Action, count int) tea.Cmd {
	r, side, ok := t.here()
	switch {
	case action == keys.Open && ok:
		t.parallel.session.Pop()
		t.parallel.goTo(side, r.sections[side])
	case action == keys.Join && ok:
		t.parallel.session.Push(newPartners(t.parallel, side, r.sections[side]))
	default:
		t.list.Do(action, count)
	}
	return nil
}

// Update implements mode.Mode.
func (t *table) Update(msg tea.Msg) tea.Cmd {
	if m, ok := msg.(tea.MouseMsg); ok && t.list.Mouse(m, header) == list.Again {
		return t.Do(keys.Open, 0)
	}
	return nil
}

// Status implements mode.Mode.
func (t *table) Status() mode.Status {
	return mode.Status{Path: []string{"对读", "对应表"}, Far: t.list.Far()}
}

// inHalves is the width in cells from which on both titles of a pair have
// room; in less, the right one's address stands for it.
const inHalves = 60

// Draw implements mode.Mode.
func (t *table) Draw(c cell.Canvas) {
	if t.made != t.parallel.pairs {
		t.build()
	}
	th, cond := t.parallel.session.Theme, t.parallel.session.Condition
	if c.Width < inHalves {
		x := cond.Width(list.Bar) + 1
		name := t.parallel.pairs.Report(pairing.Right).Meta.String()
		right := c.Width - 1 - cond.Width(name)
		c.Text(x, 0, cond.Truncate(t.parallel.pairs.Report(pairing.Left).Meta.String(), max(0, right-x-1), "…"), th.Style(theme.Strong))
		c.Text(right, 0, name, th.Style(theme.Header))
		t.list.Each(func(i, y int) { t.drawNarrow(c.Sub(0, header+y, c.Width, 1), t.rows[i], i == t.list.Cursor()) })
		return
	}
	line := cond.Width(cell.Rule)
	half := (c.Width - line) / 2
	right := c.Sub(half+line, 0, c.Width-half-line, c.Height)
	for side, room := range [2]cell.Canvas{c.Sub(0, 0, half, c.Height), right} {
		r := t.parallel.pairs.Report(pairing.Side(side))
		x := room.Text(cond.Width(list.Bar)+1, 0, r.Meta.String(), th.Style(theme.Strong))
		room.Text(x+2, 0, cond.Truncate(t.summary(pairing.Side(side)), max(0, room.Width-x-3), "…"), th.Style(theme.Dim))
	}
	c.Down(half, th.Style(theme.Faint))
	t.list.Each(func(i, y int) {
		t.drawRow(c.Sub(0, header+y, half, 1), right.Sub(0, header+y, right.Width, 1), t.rows[i], i == t.list.Cursor())
	})
}

// drawNarrow draws a row as one title and the address of its counterpart; the
// sections of the right report that have none, by their titles.
func (t *table) drawNarrow(c cell.Canvas, r tableRow, here bool) {
	p := t.parallel
	th, cond := p.session.Theme, p.session.Condition
	text, dim := list.Ground(c, th, here, true)
	x, at := cond.Width(list.Bar)+1, ""
	words := ""
	switch l, right := r.sections[pairing.Left], r.sections[pairing.Right]; {
	case l == nil && right == nil:
		words, text = p.silence(pairing.Left), th.Style(theme.Header)
	case l == nil:
		words = p.pairs.Report(pairing.Right).HeadingOf(right)
	default:
		words, at = p.pairs.Report(pairing.Left).HeadingOf(l), none
		if right != nil {
			at = t.addresses[right]
		} else if around := p.pairs.Within(pairing.Left, l); around != nil {
			at = t.addresses[around] + inside
		}
	}
	x += 2 * r.depth
	end := c.Width - 1 - cond.Width(at)
	c.Text(end, 0, at, dim)
	c.Text(x, 0, cond.Truncate(words, max(0, end-x-1), "…"), text)
}

// summary says how many of a side's sections have a counterpart.
func (t *table) summary(s pairing.Side) string {
	with, all := 0, 0
	t.parallel.pairs.Report(s).Walk(func(section *model.Section, _ []*model.Section) bool {
		all++
		if t.parallel.pairs.Partner(s, section) != nil {
			with++
		}
		return true
	})
	return strconv.Itoa(all) + " 节，" + strconv.Itoa(with) + " 节有对应"
}

// drawRow draws a row in both halves: only the left one shows the cursor,
// which so costs few cells.
func (t *table) drawRow(leftHalf, rightHalf cell.Canvas, r tableRow, here bool) {
	p := t.parallel
	th, cond := p.session.Theme, p.session.Condition
	text, dim := list.Ground(leftHalf, th, here, true)
	x := cond.Width(list.Bar) + 1
	draw := func(room cell.Canvas, x int, words string, style cell.Style) {
		room.Text(x, 0, cond.Truncate(words, max(0, room.Width-x-1), "…"), style)
	}
	l, right := r.sections[pairing.Left], r.sections[pairing.Right]
	switch {
	case l == nil && right == nil:
		draw(leftHalf, x, p.silence(pairing.Left), th.Style(theme.Header))
		return
	case l == nil:
		text = dim
	}
	x += 2 * r.depth
	draw(leftHalf, x, t.words(r, pairing.Left), text)
	style := th.Style(theme.Text)
	if right == nil {
		style = th.Style(theme.Dim)
	}
	draw(rightHalf, x, t.words(r, pairing.Right), style)
}

// in says that a section of a side speaks about what is beside it, too.
func (t *table) in(s pairing.Side, around *model.Section) string {
	return "在“" + t.parallel.pairs.Report(s).HeadingOf(around) + "”" + inside
}
