package cli

import (
	"slices"

	"github.com/muesli/termenv"

	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/theme"
)

// look returns the theme that output is drawn in; nil where it carries no
// colours.
func (c *Call) look() *theme.Theme {
	if c.theme != nil || !c.coloured() {
		return c.theme
	}
	t := theme.Terminal{Profile: theme.ProfileOf([]string{"TERM=" + c.env.Getenv("TERM"), "COLORTERM=" + c.env.Getenv("COLORTERM")})}
	if t.Profile == termenv.Ascii {
		t.Profile = termenv.ANSI // colours were asked for, and every terminal with any has these
	}
	c.theme = theme.New(t)
	return c.theme
}

// style is how a role is drawn; "" where output carries no colours.
func (c *Call) style(r theme.Role) cell.Style {
	if t := c.look(); t != nil {
		return t.Style(r)
	}
	return ""
}

// run is text in a role.
func (c *Call) run(text string, r theme.Role) cell.Run {
	return cell.Run{Text: text, Style: c.style(r)}
}

// put prints a line.
func (c *Call) put(l cell.Line) {
	c.line = append(l.AppendSGR(c.line[:0]), '\n')
	_, _ = c.Write(c.line)
}

// putText prints a line in a role.
func (c *Call) putText(text string, r theme.Role) { c.put(cell.Line{c.run(text, r)}) }

// lit returns the text of span as a line in which the hits are drawn in a
// role. Hits are in the text's order; what lies outside span is left out.
func (c *Call) lit(text string, span model.Span, hits []model.Span, r theme.Role) cell.Line {
	var l cell.Line
	at := span.Start
	for _, h := range hits {
		start, end := max(h.Start, at), min(h.End, span.End)
		if start >= end {
			continue
		}
		if at < start {
			l = append(l, c.run(text[at:start], theme.Text))
		}
		l = append(l, c.run(text[start:end], r))
		at = end
	}
	if at < span.End {
		l = append(l, c.run(text[at:span.End], theme.Text))
	}
	return l
}

// putWrapped prints a paragraph set in by indent cells, wrapped where there
// is a width to wrap to.
func (c *Call) putWrapped(l cell.Line, indent int) {
	blanks := cell.Run{Text: cell.Blanks(indent)}
	width := c.width()
	if width == 0 {
		c.put(slices.Concat(cell.Line{blanks}, l))
		return
	}
	for _, row := range c.condition().Wrap(l, cell.Wrap{Width: max(width-indent, 8)}) {
		c.put(slices.Concat(cell.Line{blanks}, row.Line))
	}
}
