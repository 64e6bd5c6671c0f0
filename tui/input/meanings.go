package input

import (
	"strconv"

	"baogao/model/search"
	"baogao/tui/cell"
	"baogao/tui/keys"
	"baogao/tui/theme"
)

// Meanings is what the letters in a line can mean as pinyin, and which of it is
// taken. The zero value is of a line that holds no pinyin.
type Meanings struct {
	list    []search.Meaning
	counted bool // the counts are of all that is searched
	at      int
}

// NewMeanings returns the choice among meanings, of which the first is taken.
func NewMeanings(list []search.Meaning, counted bool) Meanings {
	return Meanings{list: list, counted: counted}
}

// Any reports whether there is pinyin.
func (m *Meanings) Any() bool { return len(m.list) > 0 }

// At is the position of the meaning that is taken.
func (m *Meanings) At() int { return m.at }

// Text is the meaning that is taken; without pinyin what was typed.
func (m *Meanings) Text(typed string) string {
	if !m.Any() {
		return typed
	}
	return m.list[m.at].Text
}

// Do carries out the actions of the choice and reports whether it was one.
func (m *Meanings) Do(action keys.Action) bool {
	n := len(m.list)
	switch {
	case n < 2:
		return false
	case action == keys.NextMeaning:
		m.at = (m.at + 1) % n
	case action == keys.PrevMeaning:
		m.at = (m.at + n - 1) % n
	default:
		return false
	}
	return true
}

// Contexts are the places whose keys hold while a line is typed that may be
// pinyin: own are the line's.
func (m *Meanings) Contexts(own ...keys.Context) []keys.Context {
	if len(m.list) > 1 {
		return append([]keys.Context{keys.Spelling}, own...)
	}
	return own
}

// The words about pinyin: where nothing is typed yet, and where nothing is found
// for a single syllable.
const (
	HowToType = "汉字或拼音，如 dkjj"
	TooShort  = "拼音要两个字以上"
)

// mostShown is how many meanings stand beside the line, so that mostly there
// is room for the keys, too.
const mostShown = 4

// Shown is the meanings as the status line shows them: the one that is taken,
// and those that come after it.
func (m *Meanings) Shown(th *theme.Theme) cell.Line {
	if !m.Any() {
		return nil
	}
	dim := th.Style(theme.Dim)
	line := cell.Line{{Text: "  拼音：", Style: dim}}
	for i := range min(len(m.list), mostShown) {
		meaning, style := m.list[(m.at+i)%len(m.list)], dim
		if i == 0 {
			style = th.Style(theme.Text)
		} else {
			line = append(line, cell.Run{Text: " · ", Style: dim})
		}
		text := meaning.Text
		if meaning.Typed {
			text = "“" + text + "”"
		}
		line = append(line, cell.Run{Text: text, Style: style})
		if m.counted {
			line = append(line, cell.Run{Text: " " + strconv.Itoa(meaning.Count), Style: dim})
		}
	}
	if len(m.list) > mostShown {
		line = append(line, cell.Run{Text: " …", Style: dim})
	}
	return line
}
