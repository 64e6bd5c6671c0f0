package match

import (
	"slices"
	"strings"
)

// Filter returns which of the names a query leaves in a list: those that every
// word of it finds, in the name or in an alias. A word that some names match
// plainly does not mean those that match it loosely. An empty query leaves all.
func (x *Index) Filter(query string) []bool {
	keep := make([]bool, x.items)
	for i := range keep {
		keep[i] = true
	}
	for _, word := range strings.Fields(query) {
		found := x.Find(word, 0)
		if slices.ContainsFunc(found, func(m Match) bool { return !m.Loose() }) {
			found = slices.DeleteFunc(found, Match.Loose)
		}
		has := make([]bool, len(keep))
		for _, m := range found {
			has[m.Item] = true
		}
		for i := range keep {
			keep[i] = keep[i] && has[i]
		}
	}
	return keep
}
