package theme

import (
	"strings"
	"testing"

	"github.com/muesli/termenv"
)

// The roles that a reader has to tell apart at a glance, on every terminal.
func TestRolesOfTheTextLookDifferent(t *testing.T) {
	apart := [][2]Role{
		{Text, Heading1}, {Text, Heading2}, {Text, Lead}, {Text, Figure}, {Text, Term}, {Text, Reference}, {Text, Hit},
		{Heading1, Heading2}, {Lead, Figure}, {Lead, Heading2}, {Figure, Term}, {Hit, HitHere}, {Text, Taken}, {Hit, Taken}, {Text, Cursor}, {Cursor, Rest},
	}
	for _, profile := range []termenv.Profile{termenv.TrueColor, termenv.ANSI256, termenv.ANSI, termenv.Ascii} {
		for _, light := range []bool{false, true} {
			th := New(Terminal{profile, light})
			for _, pair := range apart {
				if th.Style(pair[0]) == th.Style(pair[1]) {
					t.Errorf("profile %v, light %v: roles %v and %v are both %q", profile, light, pair[0], pair[1], th.Style(pair[0]))
				}
			}
		}
	}
}

func TestWithoutColourThereAreOnlyAttributes(t *testing.T) {
	th := New(Terminal{Profile: termenv.Ascii})
	for r := range roleNumber {
		for _, p := range strings.FieldsFunc(string(th.Style(r)), func(r rune) bool { return r == ';' }) {
			if len(p) > 1 {
				t.Errorf("role %v sets SGR %s, which is a colour", r, p)
			}
		}
	}
}

func TestProfileFollowsTheSessionsEnvironment(t *testing.T) {
	for env, want := range map[string]termenv.Profile{
		"TERM=xterm-256color":                     termenv.ANSI256,
		"TERM=xterm-256color COLORTERM=truecolor": termenv.TrueColor,
		"TERM=linux":                              termenv.ANSI,
		"TERM=xterm-256color NO_COLOR=1":          termenv.Ascii,
		"TERM=dumb":                               termenv.Ascii,
	} {
		if got := ProfileOf(strings.Fields(env)); got != want {
			t.Errorf("%s: profile %v, want %v", env, got, want)
		}
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		New(Terminal{termenv.TrueColor, false})
	}
}
