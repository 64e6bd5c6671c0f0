package index

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"baogao/model"
	"baogao/model/search"
	"baogao/seeds"
)

// folder makes a folder with the embedded reports, old enough to be trusted.
func folder(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range seeds.All() {
		put(t, filepath.Join(dir, name), data, time.Hour)
	}
	return dir
}

// put writes a file as if so long ago.
func put(t testing.TB, path string, data []byte, age time.Duration) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	old := time.Now().Add(-age)
	if err := os.Chtimes(path, old, old); err != nil {
		t.Fatal(err)
	}
}

func open(t testing.TB, db string, paths ...string) *Index {
	t.Helper()
	x, err := OpenAt(db, paths)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = x.Close() })
	return x
}

// update updates and returns the errors' lines, and how many files were read.
func update(t testing.TB, x *Index) (lines []string, read int) {
	t.Helper()
	for _, err := range x.Update(context.Background(), func(p Progress) { read = max(read, p.Done) }) {
		lines = append(lines, err.Error())
	}
	return lines, read
}

func ids(lib model.Library) []string {
	var list []string
	for _, e := range lib.Entries() {
		list = append(list, e.ID)
	}
	return list
}

// figures writes figures as lines, as they hold pointers and big numbers.
func figures(columns []*model.Figures) (lines []string) {
	for _, c := range columns {
		lines = append(lines, fmt.Sprintf("%s %d %d %d", c.ID, c.Review, c.Plan, len(c.All())))
		for _, f := range c.All() {
			upper := ""
			if f.Upper != nil {
				upper = f.Upper.String()
			}
			lines = append(lines, fmt.Sprintf("%+v %v %d %d %s %s %v %d", f.Observation, f.Planned, f.Year, f.Index, f.Value, upper, f.Ceiling, len(f.Others)))
		}
	}
	return lines
}

// normal makes nil and empty lists the same.
func normal(r *model.Report) model.Report {
	n := *r
	n.Flags = append([]model.Flag{}, n.Flags...)
	n.Leads = append([]model.Lead{}, n.Leads...)
	n.Terms = append([]model.Term{}, n.Terms...)
	n.References = append([]model.Reference{}, n.References...)
	n.Observations = append([]model.Observation{}, n.Observations...)
	return n
}

// pathOf closes an index and returns its file.
func pathOf(t testing.TB, x *Index) string {
	t.Helper()
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	return x.File()
}

func sorted(list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	return list
}

// hits counts what a search finds in a library.
func hits(t testing.TB, lib model.Library, text string) int {
	t.Helper()
	q, err := search.Compile(text, search.Literal)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	err = search.Library(context.Background(), lib, q, search.Options{}, func(r search.Result) bool {
		n += r.Count
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}
