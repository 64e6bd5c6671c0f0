package mode

import (
	"strconv"
	"strings"

	"baogao/model"
	"baogao/model/match"
)

// NamesOf is what a report is found by in a list of regions: the region, and
// what it belongs to, and the year.
func NamesOf(m model.Meta) (name string, aliases []string) {
	return m.Region.Name, []string{m.Region.Parent, m.Region.Province, strconv.Itoa(m.PlanYear)}
}

// Finder narrows a list of reports down. It does not change once made.
type Finder struct {
	entries []model.Entry
	names   *match.Index
}

// NewFinder returns the finder for a list of reports.
func NewFinder(entries []model.Entry) *Finder {
	names, aliases := make([]string, len(entries)), make([][]string, len(entries))
	for i, e := range entries {
		names[i], aliases[i] = NamesOf(e.Meta)
	}
	return &Finder{entries, match.NewIndexWithAliases(names, aliases)}
}

// Filter returns which of the reports a query leaves: those that every word of
// it means by NamesOf, or by the whole name of their level (县级, xianji, xj).
func (f *Finder) Filter(query string) []bool {
	keep := f.names.Filter("")
	for _, word := range strings.Fields(query) {
		named, level := f.names.Filter(word), levelOf(word)
		for i := range keep {
			keep[i] = keep[i] && (named[i] || level != "" && f.entries[i].Meta.Region.Level == level)
		}
	}
	return keep
}

// levelOf returns the level whose name a word is, "" for none. Less than the
// whole name is none: the 级 that they end with would mean all.
func levelOf(word string) model.RegionLevel {
	levels := []model.RegionLevel{model.County, model.Prefecture, model.Province, model.Township} // xj is the first
	names := make([]string, len(levels))
	for i, l := range levels {
		names[i] = l.Word()
	}
	if found := match.NewIndex(names).Find(word, 1); len(found) > 0 && len(found[0].Runes) == 2 {
		return levels[found[0].Item]
	}
	return ""
}
