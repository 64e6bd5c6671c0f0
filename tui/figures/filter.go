package figures

import (
	"slices"

	"baogao/model"
	"baogao/model/match"
	"baogao/tui/mode"
)

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
	name, aliases := mode.NamesOf(m)
	return indexed{name, aliases}
}
