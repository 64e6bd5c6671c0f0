package jump

import (
	"cmp"
	"slices"

	"baogao/model/match"
)

// hit is a target that was found.
type hit struct {
	target
	match.Match
	score int
}

// The most that is shown of one source and of all.
const (
	mostOfOne = 60
	mostOfAll = 100
)

// find returns what the query finds in the sources, the best first. What
// matches loosely, as short queries do in many long titles, is left out where
// something matches plainly.
func find(sources []source, query string) []hit {
	var hits []hit
	for _, s := range sources {
		for _, m := range s.index.Find(query, mostOfOne) {
			hits = append(hits, hit{s.target(m.Item), m, m.Score - s.behind})
		}
	}
	if slices.ContainsFunc(hits, func(h hit) bool { return !h.Loose() }) {
		hits = slices.DeleteFunc(hits, func(h hit) bool { return h.Loose() })
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(b.score, a.score) })
	return hits[:min(len(hits), mostOfAll)]
}
