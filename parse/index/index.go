// Package index keeps libraries on disk up to date with the files that they
// were made of: it opens the index of a set of paths at once, and reads again
// what changed since, on all cores, while the library is in use.
package index

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"iter"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"baogao/model"
	"baogao/model/store"
	"baogao/parse/source"
)

// Index is the library of a set of paths.
type Index struct {
	*store.Library
	paths []string // absolute
}

// Progress says how far an update is.
type Progress struct {
	Done, Total int           // files to be read, those that did not change not counted
	Left        time.Duration // estimated; 0 where nothing can be said yet
}

// young is the age in which a file may be changed again without another size
// or time to show for it.
const young = 2 * time.Second

// Open opens the library of the paths as it was when it was last updated; it
// is empty the first time. The error is a *store.Notice: the library is in
// memory then, and works.
func Open(paths []string) (*Index, error) {
	path, absolute, err := store.PathFor(paths)
	if err != nil {
		return nil, err
	}
	lib, err := store.Open(path, maker())
	return &Index{lib, absolute}, err
}

// OpenAt is Open with the index in a file of the caller's choice, "" for none.
func OpenAt(path string, paths []string) (*Index, error) {
	_, absolute, err := store.PathFor(paths)
	if err != nil {
		return nil, err
	}
	lib, err := store.Open(path, maker())
	return &Index{lib, absolute}, err
}

// maker names the build of the program: its revision, or for a build from a
// changed checkout, size and time of the program's file.
func maker() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		settings := map[string]string{}
		for _, s := range info.Settings {
			settings[s.Key] = s.Value
		}
		if rev := settings["vcs.revision"]; rev != "" && settings["vcs.modified"] == "false" {
			return info.Main.Version + " " + rev
		}
	}
	path, err := os.Executable()
	if err != nil {
		return "unknown"
	}
	file, err := os.Stat(path)
	if err != nil {
		return "unknown"
	}
	return strconv.FormatInt(file.Size(), 10) + " " + file.ModTime().UTC().Format(time.RFC3339Nano)
}

// Update reads what changed in the library's files. The library can be used
// meanwhile, and shows what was read so far; progress is told of every step,
// from one goroutine. The errors are one line each: of the files, those that
// did not change included, and a *store.Notice where the index could not be
// kept. It waits while another program updates the same index.
func (x *Index) Update(ctx context.Context, progress func(Progress)) []error {
	u, errs := x.update(ctx, progress)
	if len(errs) > 0 && x.Damaged() {
		reset := x.Reset()
		u, errs = x.update(ctx, progress)
		if reset != nil {
			errs = append(errs, reset)
		}
	}
	problems := append(u.problems(), errs...)
	if len(errs) == 0 {
		for _, p := range x.paths {
			if !x.gave(p, problems) {
				problems = append(problems, source.NothingIn(p))
			}
		}
	}
	return problems
}

// gave reports whether a path gave reports or problems.
func (x *Index) gave(path string, problems []error) bool {
	within := func(name string) bool {
		rest, ok := strings.CutPrefix(name, path)
		// In the folder or the archive, in the table, or what is said of it.
		next, _ := utf8.DecodeRuneInString(rest)
		return ok && (rest == "" || os.IsPathSeparator(path[len(path)-1]) || strings.ContainsRune(`/\#：`, next))
	}
	for _, err := range problems {
		if within(err.Error()) {
			return true
		}
	}
	for _, e := range x.Entries() {
		if within(e.Meta.Source.Path) || slices.ContainsFunc(e.Twins, func(t model.Twin) bool { return within(t.Source.Path) }) {
			return true
		}
	}
	return false
}

// An updater is one update.
type updater struct {
	writer   *store.Writer
	preparer store.Preparer
	known    map[string]store.File
	progress func(Progress)
	tracker  tracker
	lines    map[string][]string // problems by file
	errs     []error             // of paths and folders
	reading  map[string]*store.File
	lock     sync.Mutex
	touched  []store.File // guarded by lock
}

func (x *Index) update(ctx context.Context, progress func(Progress)) (u *updater, errs []error) {
	u = &updater{progress: progress, lines: map[string][]string{}, reading: map[string]*store.File{}}
	w, err := x.Write(ctx, func() { progress(Progress{}) })
	if err != nil {
		return u, []error{err}
	}
	u.writer = w
	for _, err := range []error{u.run(ctx, x.paths), w.Close()} {
		if err != nil {
			errs = append(errs, err)
		}
	}
	return u, errs
}

// run lists the files and reads those that changed.
func (u *updater) run(ctx context.Context, paths []string) error {
	var err error
	if u.known, err = u.writer.Files(ctx); err != nil {
		return err
	}
	var changed []source.File
	there := make(map[string]bool, len(u.known))
	for f, err := range source.List(ctx, paths) {
		if err != nil {
			u.errs = append(u.errs, err)
			continue
		}
		there[f.Path] = true
		if k, ok := u.known[f.Path]; ok && k.Size == f.Size && k.ModTime.Equal(f.ModTime) {
			u.lines[f.Path] = k.Problems
			continue
		}
		changed = append(changed, f)
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	for path := range u.known {
		if !there[path] && !u.unreachable(path) {
			if err := u.writer.Remove(path); err != nil {
				return err
			}
		}
	}
	return u.read(ctx, changed)
}

// unreachable reports whether a file was not found because its folder could
// not be read: what is known of it is kept until the folder is back.
func (u *updater) unreachable(path string) bool {
	for _, err := range u.errs {
		var e *source.Error
		if errors.As(err, &e) && (path == e.Path || strings.HasPrefix(path, e.Path+string(filepath.Separator))) {
			return true
		}
	}
	return false
}

// prepared is a report that is ready to be added, with its own name and hash.
type prepared struct {
	*store.Prepared
	name, sha256 string
}

// prepare parses a source; it runs on all cores.
func (u *updater) prepare(s source.Source) (prepared, error) {
	r, err := source.Parse(s)
	if r == nil {
		return prepared{}, err
	}
	p, err := u.preparer.Prepare(r)
	return prepared{p, s.Name, r.Meta.Source.SHA256}, err
}

// read reads the changed files.
func (u *updater) read(ctx context.Context, changed []source.File) error {
	u.tracker.start(changed)
	u.progress(u.tracker.progress())
	outer := ctx
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var failed error
	source.Each(ctx, u.unlikeKnown(changed), u.prepare, func(r source.Result[prepared]) {
		if failed != nil {
			return
		}
		if failed = u.take(r); failed != nil {
			cancel()
		}
	})
	for _, f := range u.touched {
		if failed == nil {
			failed = u.writer.Touch(f)
		}
	}
	return cmp.Or(failed, outer.Err())
}

// unlikeKnown yields those of the files whose bytes are others than those
// that the library was made of. It runs beside take.
func (u *updater) unlikeKnown(changed []source.File) iter.Seq2[source.File, error] {
	return func(yield func(source.File, error) bool) {
		for _, f := range changed {
			k, ok := u.known[f.Path]
			if ok && k.SHA256 != "" && k.Size == f.Size && hashOf(f.Path) == k.SHA256 {
				k.ModTime = trusted(f.ModTime)
				u.lock.Lock()
				u.touched = append(u.touched, k)
				u.lock.Unlock()
				continue
			}
			if !yield(f, nil) {
				return
			}
		}
	}
}

// hashOf is the SHA-256 of a file's bytes in hex, "" where it cannot be read.
func hashOf(path string) string {
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
}

// trusted is the time of a file where it is old enough for another change to
// show by it, otherwise zero.
func trusted(t time.Time) time.Time {
	if time.Since(t) < young {
		return time.Time{}
	}
	return t
}

// take adds what became of a source, or ends its file.
func (u *updater) take(r source.Result[prepared]) error {
	path := r.File.Path
	f := u.reading[path]
	if f == nil {
		f = &store.File{Path: path, Size: r.File.Size, ModTime: trusted(r.File.ModTime)}
		u.reading[path] = f
		if err := u.writer.Begin(*f); err != nil {
			return err
		}
	}
	switch {
	case r.Done:
		delete(u.reading, path)
		u.lines[path] = f.Problems
		err := u.writer.End(*f)
		u.tracker.done(r.File)
		u.progress(u.tracker.progress())
		return err
	case r.Err != nil:
		if errors.Is(r.Err, context.Canceled) || errors.Is(r.Err, context.DeadlineExceeded) {
			return r.Err
		}
		f.Problems = append(f.Problems, r.Err.Error())
	case r.Value.Prepared != nil:
		if r.Value.name == path {
			f.SHA256 = r.Value.sha256
		}
		return u.writer.Add(path, r.Value.Prepared)
	}
	return nil
}

// problems returns what is wrong with the files, in their order.
func (u *updater) problems() []error {
	list := u.errs
	paths := make([]string, 0, len(u.lines))
	for p, lines := range u.lines {
		if len(lines) > 0 {
			paths = append(paths, p)
		}
	}
	slices.Sort(paths)
	for _, p := range paths {
		for _, line := range u.lines[p] {
			list = append(list, problem(line))
		}
	}
	return list
}

// problem is an error that was written down.
type problem string

// Error implements error.
func (p problem) Error() string { return string(p) }
