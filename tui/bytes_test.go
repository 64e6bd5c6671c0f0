package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"baogao/parse/shipped"
	"baogao/tui/cell"
	"baogao/tui/paint"
	"baogao/tui/theme"
)

// The most bytes that a move may send at 160×45, over a slow line.
const (
	cursorBudget = 300
	lineBudget   = 5500
	pageBudget   = 6500
	reportBudget = 9000
)

// What a move sends does not depend on the machine: the five reports, in true
// colour, on terminals with and without margins.
func TestMovesStayWithinTheirBudgetsOfBytes(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector, which runs short, sees nothing of one move after the other")
	}
	moves := []struct {
		name, before, keys string
		budget             int
	}{
		{"another report", "h h", "j j j k j", reportBudget},
		{"a line of the text", "", "j j j k j", lineBudget},
		{"a page of the text", "", "space space space b space ] ] ] [ }", pageBudget},
		{"a line of two texts", "h h j space j space v", "j j j k j", lineBudget},
		{"a page of two texts", "h h j space j space v", "space space space space space b ] ] ] [", pageBudget},
		{"a page of two other texts", "h h space j j j space v", "space space space space space b ] ] ] [", pageBudget},
		{"the cursor of a comparison", "h h space j space j space j space j space c", "j j j k j", cursorBudget},
		{"the cursor of what was found", "f GDP enter", "j j k", cursorBudget},
	}
	for name, c := range conditions {
		for _, margins := range []bool{false, true} {
			for _, m := range moves {
				session := sessionOf(shipped.Library(), c)
				session.Theme = theme.New(theme.Terminal{Profile: termenv.TrueColor})
				s := startScreen(t, session, 160, 45).press(m.before)
				p := &paint.Painter{Synchronized: true, Margins: margins}
				frame := func() int {
					grid := cell.NewGrid(c, 160, 45)
					s.app.Draw(grid.Canvas())
					bytes, _ := p.Paint(grid)
					return len(bytes)
				}
				frame()
				var sent []string
				over := false
				for _, key := range strings.Fields(m.keys) {
					msg := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(key)}
					if key == "space" {
						msg = tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}}
					}
					_, cmd := s.app.Update(msg)
					n := frame() // what comes once the cursor rests is another
					s.run(cmd)
					frame()
					sent = append(sent, fmt.Sprintf("%s %d", key, n))
					over = over || n > m.budget
				}
				if over {
					t.Errorf("%s, margins %v: %s takes %s bytes, may take %d", name, margins, m.name, strings.Join(sent, ", "), m.budget)
				}
				t.Logf("%s, margins %v: %s: %s", name, margins, m.name, strings.Join(sent, ", "))
			}
		}
	}
}
