// Package theme says how everything looks. It is one table of roles, for dark
// and light backgrounds, true colour, 256 and 16 colours, and none; made with
// Lip Gloss and, for the text of reports, with Glamour, whose styles are
// rendered beforehand (rendered.go). A Theme belongs to one session: colours
// depend on its terminal.
package theme

import (
	"io"
	"regexp"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"

	"baogao/tui/cell"
)

// Terminal is what the theme has to know of a terminal.
type Terminal struct {
	Profile termenv.Profile // termenv.Ascii is no colour: attributes only
	Light   bool            // dark on light
}

// ProfileOf returns the colours of a terminal from its environment: TERM,
// COLORTERM, NO_COLOR, CLICOLOR.
func ProfileOf(environ []string) termenv.Profile {
	e := environment(environ)
	out := termenv.NewOutput(io.Discard, termenv.WithEnvironment(e), termenv.WithTTY(true))
	profile := out.EnvColorProfile()
	if profile == termenv.Ascii && !out.EnvNoColor() && coloured.MatchString(e.Getenv("TERM")) {
		return termenv.ANSI
	}
	return profile
}

// coloured matches terminals that have 8 colours by terminfo(5) and do not say
// so in their names, by which termenv goes.
var coloured = regexp.MustCompile(`^(screen|tmux|rxvt|putty|konsole|gnome|vte|foot|st|cygwin)\b`)

// environment is a list of KEY=value as termenv reads it; the last one of a
// key counts.
type environment []string

// Environ implements termenv.Environ.
func (e environment) Environ() []string { return e }

// Getenv implements termenv.Environ.
func (e environment) Getenv(key string) string {
	value := ""
	for _, pair := range e {
		if v, ok := strings.CutPrefix(pair, key+"="); ok {
			value = v
		}
	}
	return value
}

// Theme is the looks of all roles on one terminal.
type Theme struct {
	styles [roleNumber]cell.Style
}

// textStyles are the styles of the roles from Title on.
type textStyles [roleNumber - Title]cell.Style

// New makes the theme of a terminal.
func New(t Terminal) *Theme {
	th := &Theme{}
	for _, r := range rendered {
		if r.terminal == t {
			copy(th.styles[Title:], r.styles[:])
		}
	}
	table, t := looksOn(t)
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(t.Profile)
	r.SetHasDarkBackground(!t.Light)
	for role := range Title {
		th.styles[role] = parameters(table[role].style(r).Render(probe))
	}
	return th
}

// looksOn returns the table of looks for a terminal, and the terminal as the
// libraries are to see it: Lip Gloss and termenv drop bold and underline, too,
// where there is no colour, but the table's colourless looks need them.
func looksOn(t Terminal) (table [roleNumber]look, as Terminal) {
	table = looks()
	if t.Profile == termenv.Ascii {
		t.Profile = termenv.ANSI
		for i, l := range table {
			table[i] = look{with: l.without}
		}
	}
	return table, t
}

// Style returns how a role is drawn.
func (t *Theme) Style(r Role) cell.Style { return t.styles[r] }

// Over returns how a role is drawn within text of another style: a figure in
// a heading, any text in the cursor's row. What the role says wins.
func (t *Theme) Over(under cell.Style, r Role) cell.Style { return Join(under, t.styles[r]) }

// Solid returns the style in which a blank is a full cell of a role's colour.
func (t *Theme) Solid(r Role) cell.Style { return Join(t.styles[r], "7") }

// Join puts styles on top of each other; of two colours the later wins.
func Join(under, over cell.Style) cell.Style {
	switch {
	case under == "" || under == over:
		return over
	case over == "":
		return under
	}
	return under + ";" + over
}

// style is the look as a Lip Gloss style.
func (l look) style(r *lipgloss.Renderer) lipgloss.Style {
	return r.NewStyle().Foreground(l.fore).Background(l.back).
		Bold(l.with&bold != 0).Underline(l.with&underline != 0).Reverse(l.with&reverse != 0).
		Faint(l.with&faint != 0).Italic(l.with&italic != 0).
		UnderlineSpaces(false)
}

// probe is the text that is styled to learn what a library writes before it.
const probe = "X"

// parameters returns the SGR parameters in force where the probe stands in
// what a library has written.
func parameters(s string) cell.Style {
	s, _, _ = strings.Cut(s, probe)
	var list []string
	for {
		_, rest, ok := strings.Cut(s, "\x1b[")
		if !ok {
			return cell.Style(strings.Join(list, ";"))
		}
		p, after, ok := strings.Cut(rest, "m")
		if !ok {
			return cell.Style(strings.Join(list, ";"))
		}
		if p == "" || p == "0" {
			list = nil
		} else {
			list = append(list, p)
		}
		s = after
	}
}
