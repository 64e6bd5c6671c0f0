// Package shipped is the library of the reports that come with the program.
package shipped

import (
	"fmt"
	"sync"
	"sync/atomic"

	"baogao/model"
	"baogao/parse"
	"baogao/seeds"
)

// Library returns the reports that come with the program, the same for all
// who ask. What lists show of them is kept (entries.go), so that the reports
// themselves are read when they are wanted: the first one alone, so that it is
// there soonest, and with the second the others beside it, since who wants two
// mostly goes through all.
func Library() model.Library { return shared() }

var shared = sync.OnceValue(newLibrary)

// library implements model.Library.
type library struct {
	readings map[string]*reading // by ID
	first    atomic.Pointer[reading]
	others   sync.Once
}

// reading reads a report once.
type reading struct {
	report func() (*model.Report, error)
}

func newLibrary() *library {
	l := &library{readings: make(map[string]*reading, len(entries))}
	for _, e := range entries {
		l.readings[e.ID] = &reading{sync.OnceValues(func() (*model.Report, error) { return read(e.Meta.Source.Path) })}
	}
	return l
}

// Entries implements model.Library.
func (l *library) Entries() []model.Entry { return entries }

// Report implements model.Library.
func (l *library) Report(id string) (*model.Report, error) {
	r := l.readings[id]
	if r == nil {
		return nil, fmt.Errorf("%s: %w", id, model.ErrNoReport)
	}
	if !l.first.CompareAndSwap(nil, r) && l.first.Load() != r {
		l.others.Do(func() { go l.readAll() })
	}
	return r.report()
}

// readAll reads the reports that are not read or being read, in the order of
// lists.
func (l *library) readAll() {
	for _, e := range entries {
		_, _ = l.readings[e.ID].report() // An error is for those who ask.
	}
}

// read reads a report from its file.
func read(name string) (*model.Report, error) {
	data, err := seeds.FS.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return parse.Parse(name, data)
}
