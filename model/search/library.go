package search

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"

	"baogao/model"
)

// Result is what a query found in one report.
type Result struct {
	Entry   model.Entry
	Matches []Match // nearest first, then in order
	Count   int     // of all matches, those that were not kept included
}

// Near is the nearness of the best match: the results of several words that
// stand together come before those of words far apart. 0 is nearest.
func (r Result) near() int {
	if len(r.Matches) == 0 {
		return 0
	}
	return nearness(r.Matches[0].Gap)
}

// Rank sorts results as lists show them: those with the words nearest to each
// other first, then those that say it most often, then in the order of the
// library.
func Rank(results []Result) {
	slices.SortStableFunc(results, func(a, b Result) int {
		return cmp.Or(cmp.Compare(a.near(), b.near()), cmp.Compare(b.Count, a.Count), model.CompareEntries(a.Entry, b.Entry))
	})
}

// Options say where to look and how much to keep.
type Options struct {
	Only func(model.Entry) bool // nil: all reports
	Keep int                    // matches kept of each report; 0: all
}

// batch is the number of reports that a worker takes at a time.
const batch = 8

// Library looks through the reports of lib on all cores and calls yield with
// the result of each that holds the query, in the order of the library, while
// the search goes on; yield returning false ends it. The error is the
// context's, or that of the first report that could not be loaded, which does
// not stop the others. Of a library that knows where words stand, only the
// texts that may hold them are read.
func Library(ctx context.Context, lib model.Library, q *Query, o Options, yield func(Result) bool) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	entries, err := q.candidates(ctx, lib, o)
	if err != nil {
		return err
	}
	batches := (len(entries) + batch - 1) / batch
	workers := min(runtime.GOMAXPROCS(0), batches)

	// Each worker takes every workers-th batch and sends what it found in
	// turn, so that reading the channels round and round gives library order.
	// The channels hold a few batches, which bounds what is found ahead.
	found := make([]chan []answer, workers)
	crashed := make(chan string, workers)
	var running sync.WaitGroup
	for w := range workers {
		found[w] = make(chan []answer, 4)
		running.Add(1)
		go func() {
			defer running.Done()
			defer close(found[w])
			defer func() {
				if r := recover(); r != nil {
					crashed <- fmt.Sprintf("%v\n%s", r, debug.Stack())
				}
			}()
			for b := w; b < batches; b += workers {
				part := q.look(ctx, lib, entries[b*batch:min((b+1)*batch, len(entries))], o.Keep)
				select {
				case found[w] <- part:
				case <-ctx.Done():
					return
				}
			}
		}()
	}
	defer running.Wait()
	defer cancel()
	var failed error
	for b := range batches {
		part, ok := <-found[b%workers]
		if !ok {
			select {
			case what := <-crashed:
				// The caller's own panic, which it may guard against: this
				// process may serve others.
				panic(what)
			default:
				return ctx.Err()
			}
		}
		for _, a := range part {
			if a.err != nil {
				failed = cmp.Or(failed, a.err)
				continue
			}
			if !yield(a.Result) {
				return failed
			}
		}
	}
	return cmp.Or(ctx.Err(), failed)
}

// candidates returns the entries of the reports that may hold the query.
func (q *Query) candidates(ctx context.Context, lib model.Library, o Options) ([]model.Entry, error) {
	entries := lib.Entries()
	only := []func(model.Entry) bool{}
	if o.Only != nil {
		only = append(only, o.Only)
	}
	if texts, ok := lib.(model.Texts); ok && len(q.Words()) > 0 {
		holds, err := texts.Candidates(ctx, q.Words())
		if err != nil {
			return nil, err
		}
		only = append(only, func(e model.Entry) bool { return holds(e.ID) })
	}
	if len(only) == 0 {
		return entries, nil
	}
	kept := make([]model.Entry, 0, len(entries))
	for _, e := range entries {
		if !slices.ContainsFunc(only, func(f func(model.Entry) bool) bool { return !f(e) }) {
			kept = append(kept, e)
		}
	}
	return kept, nil
}

// textOf returns a report's text, by itself where the library can give it so.
func textOf(lib model.Library, id string) (string, error) {
	if texts, ok := lib.(model.Texts); ok {
		return texts.Text(id)
	}
	r, err := lib.Report(id)
	if err != nil {
		return "", err
	}
	return r.Text, nil
}

// answer is what came of looking into one report.
type answer struct {
	Result
	err error
}

// look searches some reports one after the other.
func (q *Query) look(ctx context.Context, lib model.Library, entries []model.Entry, keep int) []answer {
	var part []answer
	for _, e := range entries {
		if ctx.Err() != nil {
			return part
		}
		text, err := textOf(lib, e.ID)
		if err != nil {
			part = append(part, answer{err: err})
			continue
		}
		if matches, count := q.Matches(ctx, text, keep); count > 0 {
			part = append(part, answer{Result: Result{e, matches, count}})
		}
	}
	return part
}
