package mode

import "slices"

// Store keeps what outlasts a look at a report and, where it can, the run of
// the program.
type Store interface {
	// Place returns where a report was last read.
	Place(report string) (at Anchor, ok bool)
	SetPlace(report string, at Anchor)
	// Fold returns whether a node of a tree was left open or closed by hand.
	// Nodes are named by their tree: "regions/湖北省", "荆门市-2024/306".
	Fold(node string) (open, ok bool)
	SetFold(node string, open bool)
	// Once reports whether it is the first time that it is asked for what.
	Once(what string) bool
	// Marked returns the IDs of the reports chosen for comparison, in the
	// order they were chosen.
	Marked() []string
	SetMarked(report string, marked bool)
	// Bookmarks returns the bookmarks, the newest first.
	Bookmarks() []Spot
	AddBookmark(Spot)
	RemoveBookmark(Spot)
	// Visits returns the places where the reader was lately, the newest first.
	Visits() []Spot
	AddVisit(Spot)
	// Queries returns what was searched for lately, the newest first.
	Queries() []Query
	AddQuery(Query)
	// Clippings returns what was copied, the newest first.
	Clippings() []Clipping
	AddClipping(Clipping)
	RemoveClipping(Clipping)
	// Joins returns what the reader paired by hand of two reports, the oldest
	// first; Sections[0] are of the left one.
	Joins(left, right string) []Join
	AddJoin(Join)
	// RemoveJoin forgets what was paired by hand of the join's sections.
	RemoveJoin(Join)
}

// Memory is a Store that is forgotten at the end of the run. It can be
// written and read as JSON.
type Memory struct {
	Places  map[string]Anchor `json:"places"`
	Folds   map[string]bool   `json:"folds"`
	Done    map[string]bool   `json:"done"` // what was asked of Once
	Chosen  []string          `json:"chosen"`
	Shelved []Spot            `json:"bookmarks"` // first bytes of paragraphs, the newest last
	Visited []Spot            `json:"visits"`    // the newest last
	Asked   []Query           `json:"queries"`   // the newest last
	Clipped []Clipping        `json:"clippings"` // the newest last
	Joined  []Join            `json:"joins"`     // the newest last
}

// NewMemory returns an empty Memory.
func NewMemory() *Memory {
	return &Memory{Places: map[string]Anchor{}, Folds: map[string]bool{}, Done: map[string]bool{}}
}

// Place implements Store.
func (m *Memory) Place(report string) (Anchor, bool) {
	at, ok := m.Places[report]
	return at, ok
}

// SetPlace implements Store.
func (m *Memory) SetPlace(report string, at Anchor) { m.Places[report] = at }

// Fold implements Store.
func (m *Memory) Fold(node string) (open, ok bool) {
	open, ok = m.Folds[node]
	return open, ok
}

// SetFold implements Store.
func (m *Memory) SetFold(node string, open bool) { m.Folds[node] = open }

// Once implements Store.
func (m *Memory) Once(what string) bool {
	if m.Done[what] {
		return false
	}
	m.Done[what] = true
	return true
}

// Marked implements Store.
func (m *Memory) Marked() []string { return slices.Clone(m.Chosen) }

// SetMarked implements Store.
func (m *Memory) SetMarked(report string, marked bool) {
	i := slices.Index(m.Chosen, report)
	switch {
	case marked && i < 0:
		m.Chosen = append(m.Chosen, report)
	case !marked && i >= 0:
		m.Chosen = slices.Delete(m.Chosen, i, i+1)
	}
}

// Bookmarks implements Store.
func (m *Memory) Bookmarks() []Spot { return reversed(m.Shelved) }

// AddBookmark implements Store.
func (m *Memory) AddBookmark(b Spot) { m.Shelved = keep(m.Shelved, b, maxBookmarks) }

// RemoveBookmark implements Store.
func (m *Memory) RemoveBookmark(b Spot) { m.Shelved = slices.DeleteFunc(m.Shelved, b.Same) }
