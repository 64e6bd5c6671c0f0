package model

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
)

// Memory is a Library whose reports are all in memory.
type Memory struct {
	entries []Entry
	reports map[string]*Report
}

// NewMemory returns a library of the reports. A report whose ID is taken
// already gets "#2", "#3", … appended to its ID.
func NewMemory(reports []*Report) *Memory {
	m := &Memory{reports: make(map[string]*Report, len(reports))}
	for _, r := range reports {
		id := r.ID
		for n := 2; m.reports[r.ID] != nil; n++ {
			r.ID = id + "#" + strconv.Itoa(n)
		}
		m.reports[r.ID] = r
		m.entries = append(m.entries, EntryOf(r))
	}
	slices.SortStableFunc(m.entries, CompareEntries)
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
