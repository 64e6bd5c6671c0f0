package figures

import (
	"strconv"
	"unicode/utf8"

	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/theme"
)

// beneath is the pane under a table: the sentences behind the row under the
// cursor, side by side.
type beneath struct {
	height     int         // screen lines, its heading included; 0 where it is not shown
	asked      int         // 0 as the room allows, 1 always, -1 never
	statements []statement // of the row the cursor last rested on
	name       string      // of that row
}

// leastSentence is the width in cells under which a sentence gets no column
// of its own.
const leastSentence = 38

// want is how many screen lines the pane takes of a screen.
func (b *beneath) want(width, height int) int {
	switch {
	case b.asked < 0, b.asked == 0 && height < 16, height < 6:
		return 0
	case height < 16:
		return 3
	case width < 2*leastSentence:
		return min(7, height/3)
	}
	return min(8, max(5, height/4))
}

// toggle shows the pane, or hides it.
func (b *beneath) toggle(width, height int) {
	if b.want(width, height) > 0 {
		b.asked = -1
	} else {
		b.asked = 1
	}
}

// draw draws the pane. here is the statement that is to be in sight where
// there is no room for all.
func (b *beneath) draw(c cell.Canvas, th *theme.Theme, here int) {
	cond := c.Condition()
	inside := c.Sub(1, 1, c.Width-2, c.Height-1)
	columns := min(len(b.statements), max(1, inside.Width/leastSentence), 4)
	stacked := columns == 1 && len(b.statements) > 1
	if stacked {
		columns = max(1, inside.Height/2)
	}
	list, more := b.inSight(columns, here)
	title := "原文 " + b.name
	if more > 0 {
		title += "  另有 " + strconv.Itoa(more) + " 句"
	}
	drawRule(c, th, title)
	if len(list) == 0 {
		return
	}
	if stacked {
		each := inside.Height / len(list)
		for i, s := range list {
			drawStatement(inside.Sub(0, i*each, inside.Width, each), th, s, false)
		}
		return
	}
	gap := cond.Width(cell.Rule) + 2
	width := (inside.Width - gap*(columns-1)) / columns
	for i, s := range list {
		x := i * (width + gap)
		if i > 0 {
			inside.Down(x-gap+1, th.Style(theme.Faint))
		}
		drawStatement(inside.Sub(x, 0, width, inside.Height), th, s, true)
	}
}

// inSight are the statements that n places are for, here among them, and the
// number of those that have something to say and no place. Where not all have
// one, those with nothing to say give theirs up.
func (b *beneath) inSight(n, here int) (list []statement, more int) {
	if len(b.statements) <= n {
		return b.statements, 0
	}
	at := 0
	for i, s := range b.statements {
		if i == here {
			at = len(list)
		}
		if s.figure != nil || i == here {
			list = append(list, s)
		}
	}
	if n = min(n, len(list)); n == 0 {
		return nil, 0
	}
	first := max(0, min(at-n/2, len(list)-n))
	return list[first : first+n], len(list) - n
}

// drawRule draws a line across with a title in it.
func drawRule(c cell.Canvas, th *theme.Theme, title string) {
	faint := th.Style(theme.Faint)
	x := c.Text(0, 0, "─", faint)
	x = c.Text(x+1, 0, c.Condition().Truncate(title, c.Width-x-2, "…"), th.Style(theme.Header)) + 1
	c.Across(x, 0, faint)
}

// drawStatement draws the sentence of a figure with the number lit, and where
// there is room for a heading, whose it is and in which section it stands.
func drawStatement(c cell.Canvas, th *theme.Theme, s statement, heading bool) {
	cond := c.Condition()
	name := cell.Run{Text: s.name, Style: th.Style(theme.Strong)}
	if s.figure == nil {
		c.Draw(0, 0, cell.Line{name, {Text: "  " + s.silent, Style: th.Style(theme.Dim)}})
		return
	}
	text := s.report.Text
	span := clause(text, s.figure.Quote)
	line := litLine(text, span, s.figure.Observation, th)
	if heading {
		path := cell.Run{Text: "  " + pathOf(s.report, s.figure.Quote.Start), Style: th.Style(theme.Dim)}
		c.Draw(0, 0, cond.TruncateLine(cell.Line{name, path}, c.Width, "…"))
		c = c.Sub(0, 1, c.Width, c.Height-1)
	} else {
		name.Text += "  "
		line = append(cell.Line{name}, line...)
		span.Start -= len(name.Text)
	}
	rows := cond.Wrap(line, cell.Wrap{Width: c.Width})
	first := 0
	for i, r := range rows {
		if i >= c.Height && span.Start+r.Start < s.figure.Number.End {
			first = i - c.Height + 1 // the number has to be in sight
		}
	}
	for y := 0; y < c.Height && first+y < len(rows); y++ {
		c.Draw(rows[first+y].Indent, y, rows[first+y].Line)
	}
}

// litLine is a stretch of a report's text with the quote and in it the number
// of an observation standing out.
func litLine(text string, span model.Span, o model.Observation, th *theme.Theme) cell.Line {
	clip := func(s model.Span) model.Span {
		s.Start = max(span.Start, min(s.Start, span.End))
		s.End = max(s.Start, min(s.End, span.End))
		return s
	}
	number := clip(o.Number)
	var line cell.Line
	add := func(from, to int, role theme.Role) {
		if from < to {
			line = append(line, cell.Run{Text: text[from:to], Style: th.Style(role)})
		}
	}
	add(span.Start, number.Start, theme.Text)
	add(number.Start, number.End, theme.HitHere)
	add(number.End, span.End, theme.Text)
	return line
}

// leastInline is the width in cells under which a sentence is not shown in
// the row of its figure.
const leastInline = 30

// inline is the sentence of a figure in one line, from as far to the left of
// the figure as leaves its number in sight.
func inline(cond cell.Condition, th *theme.Theme, text string, f *model.Figure, width int) cell.Line {
	s := clause(text, f.Quote)
	s.Start = max(s.Start, min(f.Quote.Start, s.End))
	head := ""
	if n := f.Number.End; n > s.Start && n <= s.End {
		for cond.Width(head)+cond.Width(text[s.Start:n]) > width-cond.Width("…") {
			_, size := utf8.DecodeRuneInString(text[s.Start:])
			s.Start += size
			head = "…"
		}
	}
	line := cell.Line{{Text: head, Style: th.Style(theme.Dim)}}
	for _, run := range litLine(text, s, f.Observation, th) {
		style := th.Style(theme.Dim)
		if run.Style == th.Style(theme.HitHere) {
			style = th.Style(theme.Figure)
		}
		line = append(line, cell.Run{Text: run.Text, Style: style})
	}
	return cond.TruncateLine(line, width, "…")
}
