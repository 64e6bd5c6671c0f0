package figures

import (
	"strings"
	"unicode"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/theme"
)

// filter is what has been typed to narrow a table down.
type filter struct {
	text   string
	typing bool
}

// key takes a key while the filter is being typed and reports whether the
// text has changed.
func (f *filter) key(k tea.KeyMsg) (changed bool) {
	before := f.text
	switch k.Type {
	case tea.KeyRunes, tea.KeySpace:
		if k.Alt {
			return false
		}
		for _, r := range k.Runes {
			if unicode.IsPrint(r) && len(f.text) < 200 {
				f.text += string(r)
			}
		}
	case tea.KeyBackspace, tea.KeyCtrlH:
		_, size := utf8.DecodeLastRuneInString(f.text)
		f.text = f.text[:len(f.text)-size]
	case tea.KeyCtrlW:
		trimmed := strings.TrimRight(f.text, " ")
		f.text = trimmed[:strings.LastIndex(trimmed, " ")+1]
	case tea.KeyCtrlU:
		f.text = ""
	}
	return f.text != before
}

// line is the input line as the status line shows it.
func (f *filter) line(th *theme.Theme) cell.Line {
	return cell.Line{{Text: "筛选 ", Style: th.Style(theme.Dim)}, {Text: f.text, Style: th.Style(theme.Text)}, {Text: " ", Style: reverse}}
}

// matches reports whether a row of an indicator is what the filter asks for:
// every word of it stands in the indicator's names, its group or the words
// beside it (增速, 目标).
func (f *filter) matches(in model.Indicator, beside ...string) bool {
	for _, word := range strings.Fields(strings.ToLower(f.text)) {
		if !containsWord(word, append(append([]string{in.Name, in.Group}, in.Aliases...), beside...)) {
			return false
		}
	}
	return true
}

func containsWord(word string, names []string) bool {
	for _, n := range names {
		if strings.Contains(strings.ToLower(n), word) {
			return true
		}
	}
	return false
}
