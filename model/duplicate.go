package model

import (
	"cmp"
	"slices"
	"strconv"
	"unicode"
)

// Twin is another source of a delivery that an Entry shows: the same report
// from another page or file, less complete than the one that is shown.
type Twin struct {
	ID        string // by which a Library gives it, though no Entry shows it
	Source    Source
	Differing int // figures that it states otherwise
}

// SameDelivery reports whether two reports are sources of one delivery: the
// same bytes, or one region and plan year and near-equal texts. A text that
// stops halfway is near-equal to the whole one.
func SameDelivery(a, b *Report) bool {
	if a.Meta.Source.SHA256 != "" && a.Meta.Source.SHA256 == b.Meta.Source.SHA256 {
		return true
	}
	return deliveryKey(a.Meta) != "" && deliveryKey(a.Meta) == deliveryKey(b.Meta) && overlap(a.Text, b.Text) >= minOverlap
}

// minOverlap is the share of the shorter text that two sources of a delivery
// have in common at least. Two reports of one region share their turns of
// phrase, a tenth at most.
const minOverlap = 0.5

// deliveryKey is equal for what may be sources of one delivery; "" where
// region or year is not known.
func deliveryKey(m Meta) string {
	if m.Region.Name == "" || m.PlanYear == 0 {
		return ""
	}
	return m.Region.Code + " " + MakeID(m.Region.Name, m.PlanYear)
}

// overlap estimates what share of the shorter text's stretches of words the
// longer one has, punctuation and blanks aside.
func overlap(a, b string) float64 {
	s, t := stretches(a), stretches(b)
	if len(s) > len(t) {
		s, t = t, s
	}
	if len(s) == 0 {
		return 0
	}
	common := 0
	for h := range s {
		if t[h] {
			common++
		}
	}
	return float64(common) / float64(len(s))
}

// stretches is a sample of a text's stretches of eight characters: those
// whose hash falls into one class of eight, wherever they stand.
func stretches(text string) map[uint32]bool {
	const (
		length = 8
		prime  = 16777619
	)
	drop := uint32(1) // prime to the power of length: what a character counts when it leaves
	for range length {
		drop *= prime
	}
	sample := make(map[uint32]bool, len(text)/24)
	var window [length]uint32
	hash, n := uint32(0), 0
	for _, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			continue
		}
		c := (uint32(r) + 1) * 2654435761
		hash = hash*prime + c - window[n%length]*drop
		window[n%length] = c
		if n++; n < length {
			continue
		}
		// The low bits of the sum come from the low bits of the characters.
		if mixed := (hash ^ hash>>15) * 2246822519; mixed>>29 == 0 {
			sample[mixed] = true
		}
	}
	return sample
}

// Deliveries groups entries that are sources of one delivery, by their index:
// the most complete first, and the groups in the order of their first members
// in entries. same decides for two entries that may be; it is asked for those
// of one region and year only, and never for those of equal bytes.
func Deliveries(entries []Entry, same func(a, b int) bool) [][]int {
	var groups [][]int
	byKey, byHash := make(map[string][]int, len(entries)), make(map[string]int, len(entries)) // indexes into groups
	for i, e := range entries {
		key, hash := deliveryKey(e.Meta), e.Meta.Source.SHA256
		if g, ok := byHash[hash]; ok && hash != "" {
			groups[g] = append(groups[g], i)
			continue
		}
		found := -1
		if key != "" {
			for _, g := range byKey[key] {
				if same(groups[g][0], i) {
					found = g
					break
				}
			}
		}
		if found < 0 {
			found = len(groups)
			groups = append(groups, nil)
			byKey[key] = append(byKey[key], found)
		}
		groups[found] = append(groups[found], i)
		byHash[hash] = found
	}
	for _, g := range groups {
		slices.SortStableFunc(g, func(a, b int) int { return compareComplete(entries[a], entries[b]) })
	}
	return groups
}

// compareComplete puts the more complete of two sources first: one that does
// not stop early, one with a glossary, the longer, the one with more figures.
func compareComplete(a, b Entry) int {
	rank := func(yes bool) int {
		if yes {
			return 0
		}
		return 1
	}
	return cmp.Or(
		rank(!a.Meta.Truncated)-rank(!b.Meta.Truncated),
		rank(a.Meta.Glossary)-rank(b.Meta.Glossary),
		b.Bytes-a.Bytes,
		b.Observations-a.Observations,
		cmp.Compare(a.Meta.Source.Path, b.Meta.Source.Path),
	)
}

// Shown makes the entries of a library: one for each delivery, with its other
// sources as Twins, in the order of lists. IDs are made unique: a delivery
// whose ID is taken gets "#2", "#3", … appended, and so do the twins, which
// come after all deliveries. ids is told the ID of each of the entries given.
// differing counts the figures that two sources of a delivery state
// differently.
func Shown(entries []Entry, same func(a, b int) bool, differing func(a, b int) int, ids func(i int, id string)) []Entry {
	groups := Deliveries(entries, same)
	taken := make(map[string]int, len(entries))
	unique := func(i int) string {
		base := MakeID(entries[i].Meta.Region.Name, entries[i].Meta.PlanYear)
		taken[base]++
		id := base
		if n := taken[base]; n > 1 {
			id += "#" + strconv.Itoa(n)
		}
		ids(i, id)
		return id
	}
	shown := make([]Entry, 0, len(groups))
	for _, g := range groups {
		e := entries[g[0]]
		e.ID = unique(g[0])
		shown = append(shown, e)
	}
	for n, g := range groups {
		differs := false
		for _, i := range g[1:] {
			t := Twin{ID: unique(i), Source: entries[i].Meta.Source, Differing: differing(g[0], i)}
			shown[n].Twins = append(shown[n].Twins, t)
			differs = differs || t.Differing > 0
		}
		if differs {
			shown[n].Flags = append(slices.Clip(shown[n].Flags), FlagSourcesDiffer)
		}
	}
	slices.SortStableFunc(shown, CompareEntries)
	return shown
}

// Differing returns the figures that two reports both state, for the same
// indicator, measure, period and scope, with different numbers: pairs of a's
// and b's.
func Differing(a, b *Figures) [][2]*Figure {
	var pairs [][2]*Figure
	for _, f := range a.All() {
		g := b.Figure(f.Key())
		if g == nil || g.Period != f.Period || g.Scope != f.Scope || f.Quantity().Cmp(g.Quantity()) == 0 {
			continue
		}
		pairs = append(pairs, [2]*Figure{f, g})
	}
	return pairs
}
