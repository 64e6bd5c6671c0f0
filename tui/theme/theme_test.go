package theme

import (
	"fmt"
	"math"
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
		"TERM=screen":                             termenv.ANSI,
		"TERM=screen.xterm-256color":              termenv.ANSI256,
		"TERM=screen NO_COLOR=1":                  termenv.Ascii,
		"TERM=dumb":                               termenv.Ascii,
		"TERM=vt100":                              termenv.Ascii,
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

// What is to be read stands out from its background by at least the 4.5 to 1
// that WCAG 2.1 asks of text (1.4.3), lines by enough to be seen.
func TestTextCanBeReadOnDarkAndLight(t *testing.T) {
	for name, grounds := range map[string][]string{"dark": {"#000000", "#1e1e2e"}, "light": {"#ffffff", "#f6f1e3"}} {
		for role, l := range looks() {
			fore, back := l.fore.Dark.TrueColor, l.back.Dark.TrueColor
			if name == "light" {
				fore, back = l.fore.Light.TrueColor, l.back.Light.TrueColor
			}
			if fore == "" {
				continue // the terminal's own
			}
			least := 4.5
			if Role(role) == Faint {
				least = 1.3
			}
			for _, ground := range grounds {
				if back != "" {
					ground = back
				}
				if c := contrast(t, fore, ground); c < least {
					t.Errorf("%s: role %d, %s on %s, has a contrast of %.1f", name, role, fore, ground, c)
				}
			}
		}
	}
}

// contrast is the contrast ratio of two colours by WCAG 2.1.
func contrast(t *testing.T, a, b string) float64 {
	luminance := func(hex string) float64 {
		if !strings.HasPrefix(hex, "#") {
			hex = termenv.ConvertToRGB(termenv.ANSI256.Color(hex)).Hex()
		}
		var c [3]int
		if _, err := fmt.Sscanf(hex, "#%02x%02x%02x", &c[0], &c[1], &c[2]); err != nil {
			t.Fatalf("%s: %v", hex, err)
		}
		sum := 0.0
		for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
			v := float64(c[i]) / 255
			if v <= 0.03928 {
				v /= 12.92
			} else {
				v = math.Pow((v+0.055)/1.055, 2.4)
			}
			sum += weight * v
		}
		return sum
	}
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}
