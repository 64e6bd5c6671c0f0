package model

import (
	"context"
	"errors"
)

// ErrNoReport is returned for an ID that the library does not hold.
var ErrNoReport = errors.New("没有这份报告")

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

// EntryNamed returns the entry of a library's report by its ID.
func EntryNamed(lib Library, id string) (e Entry, ok bool) {
	for _, e := range lib.Entries() {
		if e.ID == id {
			return e, true
		}
	}
	return e, false
}

// EntriesOfRegion returns the entries of all reports of the region that a
// report, by its ID, is of; only its own where that is not known.
func EntriesOfRegion(lib Library, id string) []Entry {
	of, ok := EntryNamed(lib, id)
	if !ok {
		return nil
	}
	var list []Entry
	for _, e := range lib.Entries() {
		if e.ID == id || e.Meta.SameRegion(of.Meta) {
			list = append(list, e)
		}
	}
	return list
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

// Texts is a Library that can look for words without loading its reports.
type Texts interface {
	Library
	// Candidates returns which reports may hold all of the words, by ID. It
	// never says no to one that does.
	Candidates(ctx context.Context, words []string) (func(id string) bool, error)
	// Text loads the clean text of a report alone.
	Text(id string) (string, error)
}

// Tabled is a Library that keeps what its reports say about each indicator
// where one look finds it.
type Tabled interface {
	Library
	// Figures returns what the reports say about an indicator, by its
	// canonical name, in the order of Entries. The reports that say nothing
	// about it have Figures without any figure.
	Figures(ctx context.Context, indicator string) ([]*Figures, error)
}

// FiguresAbout returns what each report of a library says about an indicator,
// in the order of Entries: from the library's table where it has one,
// otherwise from the reports.
func FiguresAbout(ctx context.Context, lib Library, indicator string) ([]*Figures, error) {
	if t, ok := lib.(Tabled); ok {
		return t.Figures(ctx, indicator)
	}
	entries := lib.Entries()
	all := make([]*Figures, len(entries))
	for i, e := range entries {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		r, err := lib.Report(e.ID)
		if err != nil {
			return nil, err
		}
		all[i] = FiguresOf(r).About(indicator)
	}
	return all, nil
}
