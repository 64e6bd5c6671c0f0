package theme

import (
	"fmt"

	"github.com/charmbracelet/glamour"
	"github.com/charmbracelet/glamour/ansi"
	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// styleText has Glamour style the roles of a report's text. Each is rendered
// once per theme, in the Markdown element that stands for it, and what Glamour
// writes before the text is kept as the role's style. Sending whole paragraphs
// through Glamour costs too much (BenchmarkGlamourParagraph), and Markdown's
// emphasis cannot say what has to be said: by CommonMark's rules
// 建设**“一主四心”**的 is no emphasis at all, because a quotation mark follows
// the stars and a letter stands before them.
func (th *Theme) styleText(table [roleNumber]look, t Terminal) {
	primitive := func(r Role) ansi.StylePrimitive { return table[r].primitive(t) }
	block := func(r Role) ansi.StyleBlock { return ansi.StyleBlock{StylePrimitive: primitive(r)} }
	elements := [...]struct {
		role     Role
		markdown string
	}{
		{Title, "# %s"}, {Heading1, "## %s"}, {Heading2, "### %s"}, {Heading3, "#### %s"}, {Heading4, "##### %s"},
		{Lead, "**%s**"}, {Term, "*%s*"}, {Figure, "`%s`"}, {Reference, "[%s](#)"},
	}
	r, err := glamour.NewTermRenderer(glamour.WithWordWrap(0), glamour.WithColorProfile(t.Profile), glamour.WithStyles(ansi.StyleConfig{
		H1: block(Title), H2: block(Heading1), H3: block(Heading2), H4: block(Heading3), H5: block(Heading4),
		Strong: primitive(Lead), Emph: primitive(Term), Code: block(Figure), LinkText: primitive(Reference),
	}))
	if err != nil {
		return // plain text is still text
	}
	for _, e := range elements {
		if out, err := r.Render(fmt.Sprintf(e.markdown, probe)); err == nil {
			th.styles[e.role] = parameters(out)
		}
	}
}

// primitive is the look as a Glamour style.
func (l look) primitive(t Terminal) ansi.StylePrimitive {
	set := func(a attributes) *bool {
		on := l.with&a != 0
		return &on
	}
	return ansi.StylePrimitive{
		Color: choose(l.fore, t), BackgroundColor: choose(l.back, t),
		Bold: set(bold), Underline: set(underline), Inverse: set(reverse), Italic: set(italic), Faint: set(faint),
	}
}

// choose returns the colour for a terminal as Glamour takes it, nil for the
// terminal's own.
func choose(c lipgloss.CompleteAdaptiveColor, t Terminal) *string {
	of := c.Dark
	if t.Light {
		of = c.Light
	}
	name := of.ANSI
	switch t.Profile {
	case termenv.TrueColor:
		name = of.TrueColor
	case termenv.ANSI256:
		name = of.ANSI256
	}
	if name == "" {
		return nil
	}
	return &name
}
