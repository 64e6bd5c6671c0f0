package mode

import (
	"slices"
	"time"
)

// maxJoins is the most pairs made by hand that are kept.
const maxJoins = 1000

// Join says which sections of two reports the reader wants beside each other,
// against what the program found.
type Join struct {
	Reports  [2]string  `json:"reports"`  // IDs
	Sections [2]*Anchor `json:"sections"` // of their headings; nil: the other one has no counterpart
	Made     time.Time  `json:"made"`
}

// turned is the join with its sides changed.
func (j Join) turned() Join {
	j.Reports[0], j.Reports[1] = j.Reports[1], j.Reports[0]
	j.Sections[0], j.Sections[1] = j.Sections[1], j.Sections[0]
	return j
}

// meets reports whether two joins are about a section of the same two
// reports, from the same sides.
func (j Join) meets(k Join) bool {
	same := func(a, b *Anchor) bool { return a != nil && b != nil && a.Same(*b) }
	return j.Reports == k.Reports && (same(j.Sections[0], k.Sections[0]) || same(j.Sections[1], k.Sections[1]))
}

// Joins implements Store.
func (m *Memory) Joins(left, right string) []Join {
	var list []Join
	for _, j := range m.Joined {
		switch j.Reports {
		case [2]string{left, right}:
			list = append(list, j)
		case [2]string{right, left}:
			list = append(list, j.turned())
		}
	}
	return list
}

// AddJoin implements Store. It takes the place of those that are about one of
// its sections.
func (m *Memory) AddJoin(j Join) {
	m.RemoveJoin(j)
	m.Joined = append(m.Joined, j)
	slices.SortStableFunc(m.Joined, func(a, b Join) int { return a.Made.Compare(b.Made) })
	m.Joined = slices.Delete(m.Joined, 0, max(0, len(m.Joined)-maxJoins))
}

// RemoveJoin implements Store.
func (m *Memory) RemoveJoin(j Join) {
	m.Joined = slices.DeleteFunc(m.Joined, func(k Join) bool { return k.meets(j) || k.turned().meets(j) })
}
