package figures

import (
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/model/match"
	"baogao/tui/cell"
	"baogao/tui/input"
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
	l := input.Line{Text: f.text}
	changed = l.Key(k)
	f.text = l.Text
	return changed
}

// line is the input line as the status line shows it.
func (f *filter) line(th *theme.Theme) cell.Line {
	return cell.Line{{Text: "筛选 ", Style: th.Style(theme.Dim)}, {Text: f.text, Style: th.Style(theme.Text)}, {Text: " ", Style: cell.Caret}}
}

// find returns which of n names, in an index of them, the filter leaves: those
// that every word of it finds, typed as characters, pinyin or initials. A word
// that stands in some names without gaps does not mean the others.
func (f *filter) find(x *match.Index, n int) []bool {
	keep := make([]bool, n)
	for i := range keep {
		keep[i] = true
	}
	for _, word := range strings.Fields(f.text) {
		found := x.Find(word, 0)
		if slices.ContainsFunc(found, unbroken) {
			found = slices.DeleteFunc(found, func(m match.Match) bool { return !unbroken(m) })
		}
		has := make([]bool, n)
		for _, m := range found {
			has[m.Item] = true
		}
		for i := range keep {
			keep[i] = keep[i] && has[i]
		}
	}
	return keep
}

// unbroken reports whether what was matched is a run of characters.
func unbroken(m match.Match) bool {
	return len(m.Runes) > 0 && m.Runes[len(m.Runes)-1]-m.Runes[0] == len(m.Runes)-1
}

// indexOf returns an index of a row's names: its own, its indicator's aliases
// and group, and the words beside it.
func indexOf(rows []indexed) *match.Index {
	names, aliases := make([]string, len(rows)), make([][]string, len(rows))
	for i, r := range rows {
		names[i] = r.name
		aliases[i] = r.aliases
	}
	return match.NewIndexWithAliases(names, aliases)
}

// indexed is what a row can be found by.
type indexed struct {
	name    string
	aliases []string
}

// indexedIndicator is what a row of an indicator can be found by.
func indexedIndicator(in model.Indicator, beside ...string) indexed {
	return indexed{in.Name, slices.Concat(in.Aliases, []string{in.Group}, beside)}
}

// indexedRegion is what a report can be found by.
func indexedRegion(m model.Meta) indexed {
	return indexed{m.Region.Name, []string{m.Region.Parent, m.Region.Province, strconv.Itoa(m.PlanYear)}}
}
