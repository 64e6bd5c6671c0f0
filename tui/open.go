package tui

import (
	"context"
	"strconv"
	"time"

	"baogao/model"
	"baogao/parse/index"
	"baogao/tui/mode"
)

// Opened is a library for a run of the program.
type Opened struct {
	Library  model.Library
	Problems []error // what could not be read, a line each
	// Changes tells when the library has changed since: reports that were
	// still being read. It is closed when no more will come, or the context
	// of the opening ends; nil for a library that does not change.
	Changes <-chan mode.LibraryChanged
	// Close is called when the run has ended, and its context with it; nil
	// for nothing to do.
	Close func()
}

// Follow opens the library of files and folders as it was when last seen, and
// reads what has changed since while it is in use.
func Follow(ctx context.Context, paths []string) Opened {
	x, err := index.Open(paths)
	if x == nil {
		return Opened{Library: model.NewMemory(nil), Problems: []error{err}}
	}
	var problems []error
	if err != nil {
		problems = append(problems, err)
	}
	changes, done := make(chan mode.LibraryChanged, 1), make(chan struct{})
	go func() {
		defer close(done)
		defer close(changes)
		update(ctx, x, problems, changes)
	}()
	return Opened{Library: x, Problems: problems, Changes: changes, Close: func() {
		<-done
		_ = x.Close()
	}}
}

// pace is how often a change is told while files are read: each has the
// regions listed anew.
const pace = 200 * time.Millisecond

// update brings an index up to date and tells of it. Only the latest change
// counts for a program that is busy.
func update(ctx context.Context, x *index.Index, problems []error, changes chan mode.LibraryChanged) {
	tell := func(c mode.LibraryChanged) {
		select {
		case <-changes:
		default:
		}
		changes <- c
	}
	var reading string
	last := time.Now()
	found := x.Update(ctx, func(p index.Progress) {
		if p.Total > 0 {
			reading = "正在读 " + strconv.Itoa(p.Done) + "/" + strconv.Itoa(p.Total)
		}
		if now := time.Now(); now.Sub(last) >= pace {
			last = now
			tell(mode.LibraryChanged{Problems: problems, Reading: reading})
		}
	})
	if ctx.Err() == nil {
		tell(mode.LibraryChanged{Problems: append(problems, found...)})
	}
}
