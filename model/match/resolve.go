package match

import "slices"

// Resolve returns the items that a word typed for one of them can mean: one
// where it is plain, several where it is ambiguous, none where it matches
// nothing. Only the best kind of match counts: where a name is exactly what
// was typed, the names that begin with it are not meant.
func (x *Index) Resolve(word string) []Match {
	found := x.Find(word, 256)
	if len(found) == 0 {
		return nil
	}
	first := found[0]
	return slices.DeleteFunc(found, func(m Match) bool { return !rivals(first, m) })
}

// rivals reports whether a match that comes after the best one may as well be
// meant.
func rivals(best, m Match) bool {
	switch {
	case m.kind != best.kind, m.how > best.how:
		return false
	case best.kind >= gapped: // many names hold a few letters somewhere: only the near ones
		return m.cost <= best.cost+3*costSkipped
	}
	return true
}

// The kinds of matches, the best first; gapped+n has n gaps more than one.
const (
	exact  = iota // the name itself
	whole         // all of the name, by pinyin or initials
	prefix        // its beginning
	inside        // a run in it
	gapped        // characters left out
)

func kindOf(matched []int, name []rune, cost int32) int {
	gaps := 0
	for i := 1; i < len(matched); i++ {
		if matched[i] != matched[i-1]+1 {
			gaps++
		}
	}
	switch {
	case gaps > 0:
		return gapped + gaps - 1
	case matched[0] > 0:
		return inside
	case len(matched) < len(name):
		return prefix
	case cost > costAlias:
		return whole
	}
	return exact
}
