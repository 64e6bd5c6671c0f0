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

// near is the nearness of the best match: the results of several words that
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

	// Looked is told, where it is not nil, how many of the reports that may
	// hold the query have been looked at, and of how many, as the search goes
	// on; by the goroutine that yields.
	Looked func(looked, of int)
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
	entries, err := q.candidates(ctx, lib, o)
	if err != nil {
		return err
	}
	var failed error
	err = inOrder(ctx, entries, func(ctx context.Context, part []*model.Entry) []answer {
		return q.look(ctx, lib, part, o.Keep)
	}, o.Looked, func(a answer) bool {
		if a.err != nil {
			failed = cmp.Or(failed, a.err)
			return true
		}
		return yield(a.Result)
	})
	return cmp.Or(err, failed)
}

// inOrder looks at reports on all cores, a batch at a time, and calls yield
// with what comes of it, in the order of the reports; yield returning false
// ends it. looked may be nil. The error is the context's.
func inOrder[T any](ctx context.Context, entries []*model.Entry, look func(context.Context, []*model.Entry) []T, looked func(looked, of int), yield func(T) bool) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	batches := (len(entries) + batch - 1) / batch
	workers := min(runtime.GOMAXPROCS(0), batches)

	// Each worker takes every workers-th batch and sends what it found in
	// turn, so that reading the channels round and round gives library order.
	// The channels hold a few batches, which bounds what is found ahead.
	found := make([]chan []T, workers)
	crashed := make(chan string, workers)
	var running sync.WaitGroup
	for w := range workers {
		found[w] = make(chan []T, 4)
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
				part := look(ctx, entries[b*batch:min((b+1)*batch, len(entries))])
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
		for _, t := range part {
			if !yield(t) {
				return nil
			}
		}
		if looked != nil {
			looked(min((b+1)*batch, len(entries)), len(entries))
		}
	}
	return ctx.Err()
}

// candidates returns the entries of the reports that may hold the query.
func (q *Query) candidates(ctx context.Context, lib model.Library, o Options) ([]*model.Entry, error) {
	entries := o.entries(lib)
	if texts, ok := lib.(model.Texts); ok && len(q.Words()) > 0 {
		holds, err := texts.Candidates(ctx, q.Words())
		if err != nil {
			return nil, err
		}
		entries = slices.DeleteFunc(entries, func(e *model.Entry) bool { return !holds(e.ID) })
	}
	return entries, nil
}

// entries returns the entries of a library that are to be looked at, where
// they stand: copies of thousands would cost more than many a search.
func (o Options) entries(lib model.Library) []*model.Entry {
	entries := lib.Entries()
	kept := make([]*model.Entry, 0, len(entries))
	for i := range entries {
		if o.Only == nil || o.Only(entries[i]) {
			kept = append(kept, &entries[i])
		}
	}
	return kept
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
func (q *Query) look(ctx context.Context, lib model.Library, entries []*model.Entry, keep int) []answer {
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
			part = append(part, answer{Result: Result{*e, matches, count}})
		}
	}
	return part
}
