package model

import (
	"cmp"
	"fmt"
)

// Memory is a Library whose reports are all in memory.
type Memory struct {
	entries []Entry
	reports map[string]*Report
}

// NewMemory returns a library of the reports. Several sources of one delivery
// are shown as one, by the most complete of them. The reports get unique IDs:
// "#2", "#3", … is appended where one is taken.
func NewMemory(reports []*Report) *Memory {
	m := &Memory{reports: make(map[string]*Report, len(reports))}
	entries := make([]Entry, len(reports))
	for i, r := range reports {
		entries[i] = EntryOf(r)
	}
	m.entries = Shown(entries,
		func(a, b int) bool { return SameDelivery(reports[a], reports[b]) },
		func(a, b int) int { return len(Differing(FiguresOf(reports[a]), FiguresOf(reports[b]))) },
		func(i int, id string) {
			reports[i].ID = id
			m.reports[id] = reports[i]
		})
	for _, e := range m.entries {
		m.reports[e.ID].Flags = e.Flags
	}
	return m
}

// CompareEntries orders entries as lists show them: by division code (those
// without one last, by name), then by plan year, newest first.
func CompareEntries(a, b Entry) int {
	code := func(e Entry) string {
		if e.Meta.Region.Code == "" {
			return "~"
		}
		return e.Meta.Region.Code
	}
	return cmp.Or(
		cmp.Compare(code(a), code(b)),
		cmp.Compare(a.Meta.Region.Name, b.Meta.Region.Name),
		-cmp.Compare(a.Meta.PlanYear, b.Meta.PlanYear),
	)
}

// Entries implements Library.
func (m *Memory) Entries() []Entry { return m.entries }

// Report implements Library.
func (m *Memory) Report(id string) (*Report, error) {
	if r := m.reports[id]; r != nil {
		return r, nil
	}
	return nil, fmt.Errorf("%s: %w", id, ErrNoReport)
}
