package source

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode"

	"baogao/model"
	"baogao/parse"
)

// Load reads all reports under the paths, on all cores. The reports come in
// the order of Walk; each error is one line. What is wrong with one source
// stops no other.
func Load(ctx context.Context, paths []string) ([]*model.Report, []error) {
	type job struct {
		source Source
		place  int
	}
	type result struct {
		report *model.Report
		err    error
		place  int
	}
	var results []result
	jobs := make(chan job, 4)
	var lock sync.Mutex
	add := func(r result) {
		lock.Lock()
		defer lock.Unlock()
		results = append(results, r)
	}
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for j := range jobs {
				report, err := Parse(j.source)
				add(result{report, err, j.place})
			}
		})
	}
	place := 0
	for s, err := range Walk(ctx, paths) {
		if err != nil {
			add(result{nil, err, place})
		} else {
			jobs <- job{s, place}
		}
		place++
	}
	close(jobs)
	workers.Wait()
	slices.SortFunc(results, func(a, b result) int { return a.place - b.place })
	var reports []*model.Report
	var errs []error
	for _, r := range results {
		if r.err != nil {
			errs = append(errs, r.err)
		} else if r.report != nil {
			reports = append(reports, r.report)
		}
	}
	return reports, errs
}

// Parse reads the report that a source holds. It returns nil, nil for a
// source that nobody named and that is no report; the error is an *Error.
func Parse(s Source) (*model.Report, error) {
	r, err := parse.Parse(s.Name, s.Data)
	if err != nil {
		var own *Error
		if errors.As(err, &own) {
			return nil, own
		}
		return nil, &Error{Path: s.Name, Why: strings.TrimPrefix(err.Error(), s.Name+": "), Err: err}
	}
	switch {
	case !hasChinese(r.Text):
		if !s.Named {
			return nil, nil
		}
		return nil, &Error{Path: s.Name, Why: "里面没有中文正文，不是政府工作报告"}
	case !s.Named && !isReport(s.Name, r):
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

// hasChinese reports whether the text has at least a sentence's worth of
// Chinese characters.
func hasChinese(text string) bool {
	n := 0
	for _, r := range text {
		if r >= 0x2E80 && unicode.Is(unicode.Han, r) {
			if n++; n == 20 {
				return true
			}
		}
	}
	return false
}
