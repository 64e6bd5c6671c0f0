// Package input is the line of text that is typed into filters and searches.
package input

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/tui/cell"
	"baogao/tui/theme"
)

// most is the length of a typed text that is taken, in bytes, where a Line
// says no other.
const most = 200

// Line is a text that is being typed. It holds printable characters only,
// whatever is pasted.
type Line struct {
	Text string
	Most int // bytes; 0 is 200
}

// Key takes a key and reports whether the text has changed.
func (l *Line) Key(k tea.KeyMsg) (changed bool) {
	before := l.Text
	switch k.Type {
	case tea.KeyRunes, tea.KeySpace:
		if k.Alt {
			return false
		}
		for _, r := range k.Runes {
			if unicode.IsPrint(r) && len(l.Text) < cmp.Or(l.Most, most) {
				l.Text += string(r)
			}
		}
	case tea.KeyBackspace, tea.KeyCtrlH:
		_, size := utf8.DecodeLastRuneInString(l.Text)
		l.Text = l.Text[:len(l.Text)-size]
	case tea.KeyCtrlW:
		trimmed := strings.TrimRight(l.Text, " ")
		l.Text = trimmed[:strings.LastIndex(trimmed, " ")+1]
	case tea.KeyCtrlU:
		l.Text = ""
	}
	return l.Text != before
}

// Prompt is the line as it is shown: what it is for, what has been typed, and
// the terminal's cursor after it.
func (l Line) Prompt(th *theme.Theme, name string) cell.Line {
	return cell.Line{
		{Text: name + " ", Style: th.Style(theme.Dim)},
		{Text: l.Text, Style: th.Style(theme.Text)},
		{Text: " ", Style: cell.Caret},
	}
}
