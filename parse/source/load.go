package source

import (
	"context"
	"errors"
	"iter"
	"runtime"
	"slices"
	"strings"
	"sync"

	"baogao/model"
	"baogao/parse"
	"baogao/parse/extract"
)

// Result is what became of one source, or the end of a file.
type Result[T any] struct {
	File  File
	Value T     // what was made of the source; the zero value for an error and for what is no report
	Err   error // an *Error, or the context's
	Done  bool  // all results of File have come; Value and Err are zero
	place int
}

// Each reads files, has work make something of every source on all cores, and
// calls result, from one goroutine, for every source and at the end of every
// file, in the order in which they are done. It returns when all are done or
// ctx has ended.
func Each[T any](ctx context.Context, files iter.Seq2[File, error], work func(Source) (T, error), result func(Result[T])) {
	jobs := make(chan job[T])
	messages := make(chan message[T], 64) // while result is slow, work goes on
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for j := range jobs {
				j.Value, j.Err = work(j.source)
				messages <- message[T]{j.Result, j.file, -1}
			}
		})
	}
	go func() {
		feed(ctx, files, jobs, messages)
		close(jobs)
		workers.Wait()
		close(messages)
	}()
	// A file is done when its reader has said how many sources it has and
	// the workers have given as many results.
	waiting := map[int]int{}
	ends := map[int]Result[T]{}
	for m := range messages {
		switch {
		case m.file == unread:
			result(m.Result)
			continue
		case m.sources >= 0:
			waiting[m.file] += m.sources
			ends[m.file] = m.Result
		default:
			waiting[m.file]--
			result(m.Result)
		}
		if end, ok := ends[m.file]; ok && waiting[m.file] == 0 {
			result(end)
			delete(ends, m.file)
			delete(waiting, m.file)
		}
	}
}

// job is a source to be worked on.
type job[T any] struct {
	source Source
	Result[T]
	file int
}

// message is a result, or the end of a file's sources.
type message[T any] struct {
	Result[T]
	file    int // by its place among the files, or unread
	sources int // of the file, from its reader; -1 for a result
}

// unread is the place of what is no file but an error.
const unread = -1

// feed reads the files one after the other.
func feed[T any](ctx context.Context, files iter.Seq2[File, error], jobs chan<- job[T], messages chan<- message[T]) {
	place, number := 0, 0
	for f, err := range files {
		if err != nil {
			messages <- message[T]{Result[T]{File: f, Err: err, place: place}, unread, -1}
			place++
		} else {
			n := 0
			for s, err := range f.Sources(ctx) {
				r := Result[T]{File: f, Err: err, place: place}
				if err != nil {
					messages <- message[T]{r, number, -1}
				} else {
					jobs <- job[T]{s, r, number}
				}
				place++
				n++
			}
			messages <- message[T]{Result[T]{File: f, Done: true, place: place}, number, n}
			number++
		}
		if ctx.Err() != nil {
			return
		}
	}
}

// Load reads all reports under the paths, on all cores. The reports come in
// the order of List; each error is one line. What is wrong with one source
// stops no other.
func Load(ctx context.Context, paths []string) ([]*model.Report, []error) {
	var results []Result[*model.Report]
	// The walk runs beside the results: each has a map of its own, and again
	// is read when the walk is over.
	found, again := map[string]bool{}, map[string]bool{}
	Each(ctx, list(ctx, paths, again), Parse, func(r Result[*model.Report]) {
		if r.Value != nil || r.Err != nil {
			results = append(results, r)
			found[r.File.Root] = true
		}
	})
	slices.SortFunc(results, func(a, b Result[*model.Report]) int { return a.place - b.place })
	var reports []*model.Report
	var errs []error
	for _, r := range results {
		if r.Err != nil {
			errs = append(errs, r.Err)
		} else {
			reports = append(reports, r.Value)
		}
	}
	for _, p := range paths {
		if !found[p] && !again[p] && ctx.Err() == nil {
			errs = append(errs, NothingIn(p))
			found[p] = true
		}
	}
	return reports, errs
}

// NothingIn is the error of a path that the user gave and under which no
// report was found, though nothing was wrong.
func NothingIn(path string) *Error {
	return &Error{Path: path, Why: "里面没有找到政府工作报告"}
}

// Parse reads the report that a source holds. It returns nil, nil for a
// source that nobody named and that is no report; the error is an *Error.
func Parse(s Source) (*model.Report, error) {
	r, err := parse.Parse(s.Name, s.Data)
	if errors.Is(err, parse.ErrNotChinese) && !s.Named() {
		return nil, nil
	}
	if err != nil {
		var unreadable *extract.Unreadable
		if errors.As(err, &unreadable) {
			return nil, &Error{Path: s.Name, Why: unreadable.Why, Do: unreadable.Do, Err: err}
		}
		return nil, &Error{Path: s.Name, Why: strings.TrimPrefix(err.Error(), s.Name+": "), Err: err}
	}
	if !s.Named() && !isReport(s.Name, r) {
		return nil, nil
	}
	return r, nil
}

// isReport reports whether what was found in a folder is a work report: it
// calls itself one or addresses the deputies, and it has headings or the
// length of one (the shortest township reports have some 2,000 characters).
func isReport(name string, r *model.Report) bool {
	called := strings.Contains(name, "工作报告") || strings.Contains(r.Text, "工作报告") || strings.Contains(r.Text, "各位代表")
	return called && (len(r.Sections) > 0 || len(r.Text) >= 6000)
}
