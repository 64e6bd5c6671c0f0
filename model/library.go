package model

import "errors"

// ErrNoReport is returned for an ID that the library does not hold.
var ErrNoReport = errors.New("no such report")

// Entry is what a list shows of a report without loading it.
type Entry struct {
	ID           string
	Meta         Meta
	Bytes        int // of clean text
	Sections     int
	Terms        int
	Observations int
	Flags        []Flag
	Twins        []Twin // other sources of the same delivery, which have no entries of their own
}

// EntryOf returns the entry of a report.
func EntryOf(r *Report) Entry {
	e := Entry{ID: r.ID, Meta: r.Meta, Bytes: len(r.Text), Terms: len(r.Terms), Observations: len(r.Observations), Flags: r.Flags}
	r.Walk(func(*Section, []*Section) bool { e.Sections++; return true })
	return e
}

// Library is a collection of reports: cheap entries for lists, and reports
// that are loaded when they are wanted. It is safe for concurrent use.
type Library interface {
	// Entries are in the order of lists: by division code, then by plan year,
	// newest first. The slice must not be changed.
	Entries() []Entry
	// Report loads the report with the ID; the error wraps ErrNoReport where
	// there is none. Reports must not be changed.
	Report(id string) (*Report, error)
}
