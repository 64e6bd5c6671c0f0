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
type Result struct {
	File   File
	Report *model.Report // nil for an error, and for what is no report
	Err    error         // an *Error, or the context's
	Done   bool          // all results of File have come; Report and Err are nil
	place  int
}

// Each reads and parses files on all cores and calls result, from one
// goroutine, for every source and at the end of every file, in the order in
// which they are done. It returns when all are done or ctx has ended.
func Each(ctx context.Context, files iter.Seq2[File, error], result func(Result)) {
	type job struct {
		source Source
		Result
		file int
	}
	type message struct {
		Result
		file    int
		sources int // of the file, from its reader; -1 from a worker
	}
	jobs := make(chan job)
	messages := make(chan message, 16)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for j := range jobs {
				j.Report, j.Err = Parse(j.source)
				messages <- message{j.Result, j.file, -1}
			}
		})
	}
	go func() {
		place, number := 0, 0
		const unread = -1
		for f, err := range files {
			n := 0
			give := func(number int, s Source, err error) {
				r := Result{File: f, Err: err, place: place}
				if err != nil {
					messages <- message{r, number, -1}
				} else {
					jobs <- job{s, r, number}
				}
				place++
				n++
			}
			if err != nil {
				give(unread, Source{}, err)
			} else {
				for s, err := range f.Sources(ctx) {
					give(number, s, err)
				}
				messages <- message{Result{File: f, Done: true, place: place}, number, n}
			}
			number++
			if ctx.Err() != nil {
				break
			}
		}
		close(jobs)
		workers.Wait()
		close(messages)
	}()
	// A file is done when its reader has said how many sources it has and
	// the workers have given as many results.
	waiting := map[int]int{}
	ends := map[int]Result{}
	for m := range messages {
		if m.file < 0 {
			result(m.Result)
			continue
		}
		if m.sources >= 0 {
			waiting[m.file] += m.sources
			ends[m.file] = m.Result
		} else {
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

// Load reads all reports under the paths, on all cores. The reports come in
// the order of Walk; each error is one line. What is wrong with one source
// stops no other.
func Load(ctx context.Context, paths []string) ([]*model.Report, []error) {
	var results []Result
	found := map[string]bool{}
	Each(ctx, list(ctx, paths, found), func(r Result) {
		if r.Report != nil || r.Err != nil {
			results = append(results, r)
			found[r.File.Root] = true
		}
	})
	slices.SortFunc(results, func(a, b Result) int { return a.place - b.place })
	var reports []*model.Report
	var errs []error
	for _, r := range results {
		if r.Err != nil {
			errs = append(errs, r.Err)
		} else {
			reports = append(reports, r.Report)
		}
	}
	for _, p := range paths {
		if !found[p] && ctx.Err() == nil {
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
