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

// Finder narrows a list of reports down. It belongs to one event loop.
type Finder struct {
	entries []model.Entry
	names   *match.Index // nil until something is looked for
}

// Finder returns the finder for the reports that the library has now. It is
// made anew only when these are others: to index thousands of names takes
// longer than a frame.
func (s *Session) Finder() *Finder {
	entries := s.Library.Entries()
	if s.finder == nil || !same(s.finder.entries, entries) {
		s.finder = &Finder{entries: entries}
	}
	return s.finder
}

// same reports whether two lists of a library are one: its entries are never
// changed in place.
func same(a, b []model.Entry) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// Filter returns the reports that a query leaves: those that every word of it
// means by NamesOf, or by the whole name of their level (县级, xianji, xj).
func (f *Finder) Filter(query string) []model.Entry {
	if strings.TrimSpace(query) == "" {
		return f.entries
	}
	if f.names == nil {
		f.index()
	}
	keep := f.names.Filter("")
	for _, word := range strings.Fields(query) {
		named, level := f.names.Filter(word), levelOf(word)
		for i := range keep {
			keep[i] = keep[i] && (named[i] || level != "" && f.entries[i].Meta.Region.Level == level)
		}
	}
	var left []model.Entry
	for i, e := range f.entries {
		if keep[i] {
			left = append(left, e)
		}
	}
	return left
}

// index makes the index of names.
func (f *Finder) index() {
	names, aliases := make([]string, len(f.entries)), make([][]string, len(f.entries))
	for i, e := range f.entries {
		names[i], aliases[i] = NamesOf(e.Meta)
	}
	f.names = match.NewIndexWithAliases(names, aliases)
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
