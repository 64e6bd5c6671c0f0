package list

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/tui/keys"
)

// newList is a list of lines, of which those that begin with # are headings.
func newList(height, rowSize int, lines string) (*List, []string) {
	l, names := &List{}, strings.Fields(lines)
	l.SetSize(height, rowSize)
	l.SetRows(len(names), func(i int) bool { return strings.HasPrefix(names[i], "#") })
	return l, names
}

// seen is what is in view, the row under the cursor between brackets, the
// second line of a row as a dot.
func seen(l *List, names []string) string {
	lines := make([]string, l.Height())
	l.Each(func(i, y int) {
		lines[y] = names[i]
		if i == l.Cursor() {
			lines[y] = "[" + names[i] + "]"
		}
		if l.size(i) > 1 && y+1 < len(lines) {
			lines[y+1] = "."
		}
	})
	return strings.TrimRight(strings.Join(lines, " "), " ")
}

func TestTheCursorStaysInView(t *testing.T) {
	for _, test := range []struct {
		height, rowSize int
		lines           string
		actions         []keys.Action
		want            string
	}{
		{3, 1, "a b c d e", nil, "[a] b c"},
		{3, 1, "a b c d e", []keys.Action{keys.Down, keys.Down, keys.Down}, "b c [d]"},
		{3, 1, "a b c d e", []keys.Action{keys.Bottom}, "c d [e]"},
		{3, 1, "a b c d e", []keys.Action{keys.Bottom, keys.Up, keys.Up, keys.Up}, "[b] c d"},
		{3, 1, "a b c d e", []keys.Action{keys.PageDown}, "a b [c]"},
		{3, 1, "a b", []keys.Action{keys.Bottom}, "a [b]"},
		{4, 2, "a b c", []keys.Action{keys.Down, keys.Down}, "b . [c] ."},
		{4, 1, "#x a b #y c d", nil, "#x [a] b #y"},
		{4, 1, "#x a b #y c d", []keys.Action{keys.Down, keys.Down}, "a b #y [c]"},
		{3, 1, "#x a b #y c d", []keys.Action{keys.Bottom, keys.Top}, "#x [a] b"},
		{5, 2, "#x a b #y c", []keys.Action{keys.Bottom}, "b . #y [c] ."},
		{3, 1, "#x #y", []keys.Action{keys.Down}, "[#x] #y"},
		{3, 1, "", []keys.Action{keys.Down, keys.Bottom}, ""},
		{0, 1, "a b", []keys.Action{keys.Down}, ""},
	} {
		l, names := newList(test.height, test.rowSize, test.lines)
		for _, a := range test.actions {
			l.Do(a, 0)
		}
		if got := seen(l, names); got != test.want {
			t.Errorf("%q in %d lines after %q shows\n%s, want\n%s", test.lines, test.height, test.actions, got, test.want)
		}
	}
}

func TestGroupsAreWalked(t *testing.T) {
	l, names := newList(9, 1, "#x a b #y c d #z e")
	var visited []string
	for _, n := range []int{1, 1, 1, -1, -1, -1} {
		if n > 0 {
			l.NextGroup(n)
		} else {
			l.PreviousGroup(-n)
		}
		visited = append(visited, names[l.Cursor()])
	}
	if got := strings.Join(visited, " "); got != "c e e c a a" {
		t.Errorf("the cursor went to %s", got)
	}
}

func TestRowsAroundTheCursorStayInView(t *testing.T) {
	l, names := newList(5, 1, "a b c d e f g")
	l.Margin = 2
	l.Do(keys.Down, 3)
	if got := seen(l, names); got != "b c [d] e f" {
		t.Errorf("three rows down shows %s", got)
	}
}

func TestTheWheelTakesTheCursorAlongOrLeavesIt(t *testing.T) {
	down := tea.MouseMsg{Action: tea.MouseActionPress, Button: tea.MouseButtonWheelDown}
	l, names := newList(3, 1, "a b c d e f g")
	if l.Mouse(down, 0); seen(l, names) != "[d] e f" {
		t.Errorf("the wheel shows %s", seen(l, names))
	}
	l, names = newList(3, 1, "a b c d e f g")
	l.Stay = true
	if l.Mouse(down, 0); seen(l, names) != "d e f" || l.Cursor() != 0 {
		t.Errorf("the wheel shows %s with the cursor on %s", seen(l, names), names[l.Cursor()])
	}
}

func TestAClickSelectsAndASecondOneOpens(t *testing.T) {
	l, _ := newList(4, 2, "#x a b c")
	for i, test := range []struct {
		y, cursor int
		press     Press
	}{{2, 1, Nothing}, {3, 1, Again}, {4, 1, Again}, {5, 2, Moved}, {6, 2, Nothing}, {5, 2, Again}} {
		press := l.Mouse(tea.MouseMsg{Action: tea.MouseActionPress, Button: tea.MouseButtonLeft, Y: test.y}, 2)
		if press != test.press || l.Cursor() != test.cursor {
			t.Errorf("click %d did %d and left the cursor on %d", i, press, l.Cursor())
		}
	}
}

func BenchmarkMoveIn10000Rows(b *testing.B) {
	var l List
	l.SetSize(44, 1)
	l.SetRows(10_000, func(i int) bool { return i%20 == 0 })
	for b.Loop() {
		l.Do(keys.Bottom, 0)
		l.Do(keys.PageUp, 1)
		l.Do(keys.Top, 0)
	}
}
