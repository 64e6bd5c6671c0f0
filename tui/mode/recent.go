package mode

import (
	"slices"
	"time"

	"baogao/tui/input"
)

// The most that is kept of what was done lately, and of bookmarks: far more
// than anybody sets by hand, and well within what a file of state may hold.
const (
	maxVisits    = 100
	maxQueries   = 50
	maxBookmarks = 2000
)

// Query is what was searched for.
type Query struct {
	Text       string    `json:"text"`
	Expression bool      `json:"expression,omitempty"` // a regular expression
	Asked      time.Time `json:"asked"`
}

// same reports whether two queries ask for the same.
func (q Query) same(p Query) bool { return q.Text == p.Text && q.Expression == p.Expression }

// HistoryOf is the history of queries, the newest first, for the line that
// they are typed into.
func HistoryOf(queries []Query) input.History {
	texts := make([]string, len(queries))
	for i, q := range queries {
		texts[i] = q.Text
	}
	return input.NewHistory(texts)
}

// Visits implements Store.
func (m *Memory) Visits() []Spot { return reversed(m.Visited) }

// AddVisit implements Store. Only the last visit to a place counts.
func (m *Memory) AddVisit(s Spot) {
	m.Visited = keep(m.Visited, s, maxVisits)
}

// keep adds a spot to a list of them in the order of time, of which the oldest
// go where they are more than most.
func keep(list []Spot, s Spot, most int) []Spot {
	list = append(slices.DeleteFunc(list, s.Same), s)
	slices.SortStableFunc(list, func(s, t Spot) int { return s.At.Read.Compare(t.At.Read) })
	return slices.Delete(list, 0, max(0, len(list)-most))
}

// Queries implements Store.
func (m *Memory) Queries() []Query { return reversed(m.Asked) }

// AddQuery implements Store.
func (m *Memory) AddQuery(q Query) {
	m.Asked = append(slices.DeleteFunc(m.Asked, q.same), q)
	slices.SortStableFunc(m.Asked, func(q, p Query) int { return q.Asked.Compare(p.Asked) })
	m.Asked = slices.Delete(m.Asked, 0, max(0, len(m.Asked)-maxQueries))
}

// reversed is a list from its end.
func reversed[T any](list []T) []T {
	list = slices.Clone(list)
	slices.Reverse(list)
	return list
}
