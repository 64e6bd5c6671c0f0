package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"baogao/model"
)

// File is a file that reports were read from, as the index knows it.
type File struct {
	Path     string
	Size     int64     // bytes
	ModTime  time.Time // zero where it is not to be relied on
	SHA256   string    // of its bytes, "" for an archive or a table
	Problems []string  // errors of it or of what it holds, a line each
}

// Prepared is a report made ready to be added. Making it is the costly part,
// and is done on all cores.
type Prepared struct {
	rec     record
	text    string
	tree    []byte
	figures map[string][]byte
	grams   []uint32
}

// Preparer makes reports ready to be added. It is safe for concurrent use.
type Preparer struct {
	tables sync.Pool // of *[]uint32, for grams
}

// Prepare makes a report ready to be added. The error is of a report whose
// spans do not lie within its text, or that is otherwise not as the model has
// it.
func (p *Preparer) Prepare(r *model.Report) (*Prepared, error) {
	f := model.FiguresOf(r)
	made := &Prepared{
		rec:     record{entry: model.EntryOf(r), review: f.Review, plan: f.Plan},
		text:    r.Text,
		tree:    encodeTree(r),
		figures: encodeFigures(f),
		grams:   p.grams(r.Text),
	}
	if err := decodeTree(newReport(&made.rec, r.Text), string(made.tree)); err != nil {
		return nil, fmt.Errorf("%s: 读出的结构前后不符（%w）", r.Meta.Source.Path, err)
	}
	return made, nil
}

// report is the report again. It is not kept beside what was made of it, as
// hardly ever anybody asks.
func (p *Prepared) report() *model.Report {
	r := newReport(&p.rec, p.text)
	_ = decodeTree(r, string(p.tree)) // Prepare made sure of it
	return r
}

// A batch is written when it holds so many reports, or so much text, or is so
// old: reports become visible soon, and a transaction stays small.
const (
	batchReports = 128
	batchBytes   = 12 << 20
	batchAge     = time.Second
)

// Writer changes a library. There is one at a time, over all programs that
// use the index: see lease.go. It is not safe for concurrent use.
type Writer struct {
	lib     *Library
	lease   *lease
	pending []pendingReport
	files   []pendingFile
	bytes   int
	since   time.Time // of the oldest thing pending
	ids     map[string]int64
	notice  *Notice // set when the index could not be written any more
}

type pendingReport struct {
	path string
	*Prepared
}

// pendingFile is a change of a file: it begins, ends, or goes.
type pendingFile struct {
	File
	kind fileChange
	at   int // how many of pending came before
}

type fileChange int

const (
	fileBegins fileChange = iota // what was known of it goes
	fileEnds
	fileGoes
	fileStays // only its size and time changed
)

// Write begins to change the library. It waits while another program does;
// meanwhile the library takes over what that adds, and changed is told so.
// Where the index cannot be written, what is new is kept in memory, and Close
// says why.
func (l *Library) Write(ctx context.Context, changed func()) (*Writer, error) {
	w := &Writer{lib: l, ids: map[string]int64{}}
	if l.db == nil {
		return w, nil
	}
	if l.readOnly != nil {
		w.notice = l.readOnly
		return w, nil
	}
	lease, err := l.acquire(ctx, changed)
	switch {
	case err == nil:
		w.lease = lease
	case ctx.Err() != nil:
		return nil, err
	case isDamaged(err):
		l.damaged.Store(true)
		return nil, err
	default:
		w.notice = noticeOf(err)
		return w, nil
	}
	// What a program that was killed left half done begins again.
	if err := l.dropUnfinished(); err != nil {
		w.lease.release()
		l.damaged.Store(l.Damaged() || isDamaged(err))
		return nil, err
	}
	return w, nil
}

// Files returns the files that the library was made of, by path.
func (w *Writer) Files(ctx context.Context) (map[string]File, error) {
	files := map[string]File{}
	if w.lib.db == nil {
		return files, nil
	}
	rows, err := w.lib.db.QueryContext(ctx, `SELECT path, size, mtime, sha256, problems FROM file WHERE done = 1`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var f File
		var mtime int64
		var problems string
		if err := rows.Scan(&f.Path, &f.Size, &mtime, &f.SHA256, &problems); err != nil {
			return nil, err
		}
		if mtime != 0 {
			f.ModTime = time.Unix(0, mtime)
		}
		if problems != "" {
			f.Problems = strings.Split(problems, "\n")
		}
		files[f.Path] = f
	}
	return files, rows.Err()
}

// Begin says that a file is being read: what was known of it goes.
func (w *Writer) Begin(f File) error { return w.file(f, fileBegins) }

// Add adds a report of a file that has begun.
func (w *Writer) Add(path string, p *Prepared) error {
	w.begun()
	w.pending = append(w.pending, pendingReport{path, p})
	w.bytes += len(p.text)
	return w.flushIf(len(w.pending) >= batchReports || w.bytes >= batchBytes)
}

// End says that all of a file's reports were added.
func (w *Writer) End(f File) error { return w.file(f, fileEnds) }

// Remove says that a file is there no more.
func (w *Writer) Remove(path string) error { return w.file(File{Path: path}, fileGoes) }

// Touch says that a file has another size or time but the same bytes.
func (w *Writer) Touch(f File) error { return w.file(f, fileStays) }

func (w *Writer) file(f File, kind fileChange) error {
	w.begun()
	w.files = append(w.files, pendingFile{f, kind, len(w.pending)})
	return w.flushIf(false)
}

func (w *Writer) begun() {
	if w.since.IsZero() {
		w.since = time.Now()
	}
}

// Flushed reports whether everything that was said is visible.
func (w *Writer) Flushed() bool { return w.since.IsZero() }

func (w *Writer) flushIf(full bool) error {
	if !full && time.Since(w.since) < batchAge {
		return nil
	}
	return w.Flush()
}

// Flush makes everything visible that was said. Where the index cannot be
// written any more, what is new is kept in memory from then on, and Close
// says so. An error means that the index is damaged; see Library.Reset.
func (w *Writer) Flush() error {
	if w.Flushed() {
		return nil
	}
	var changes changes
	if w.lib.db != nil && w.notice == nil {
		var err error
		if changes, err = w.write(); err != nil {
			if isDamaged(err) {
				w.lib.damaged.Store(true)
				return err
			}
			w.notice = noticeOf(err)
			changes = w.inMemory()
		}
	} else {
		changes = w.inMemory()
	}
	w.lib.apply(changes)
	w.pending, w.files, w.bytes, w.since = nil, nil, 0, time.Time{}
	return nil
}

// Close flushes and ends the change. The error is a *Notice where the index
// could not be written, unless Open said so, or says that it is damaged.
func (w *Writer) Close() error {
	err := w.Flush()
	if err == nil && w.lib.db != nil && w.notice == nil {
		err = w.lib.keepTwins()
	}
	if w.lease != nil {
		w.lease.release()
	}
	if err == nil && w.notice != w.lib.readOnly {
		err = w.notice
	}
	return err
}

// changes is what a batch did to the list of reports.
type changes struct {
	added  []*record
	gone   map[int64]bool  // rows
	absent map[string]bool // files whose reports in memory go
}

// inMemory keeps a batch in memory.
func (w *Writer) inMemory() changes {
	c := changes{gone: map[int64]bool{}, absent: map[string]bool{}}
	for _, f := range w.files {
		if f.kind != fileBegins && f.kind != fileGoes {
			continue
		}
		c.absent[f.Path] = true
		if w.lib.db != nil { // the index still has what the file said before
			rows, _ := rowsOf(w.lib.db, f.Path)
			for _, row := range rows {
				c.gone[row] = true
			}
		}
	}
	for _, p := range w.pending {
		rec := p.rec
		rec.report = p.report()
		rec.file = p.path
		w.lib.inMemory++
		rec.row = -w.lib.inMemory
		c.added = append(c.added, &rec)
	}
	return c
}

// apply makes a batch visible.
func (l *Library) apply(c changes) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.records = slices.DeleteFunc(l.records, func(r *record) bool {
		return c.gone[r.row] || r.file != "" && c.absent[r.file]
	})
	l.records = append(l.records, c.added...)
	l.publish()
}

// Reset makes a damaged index anew, empty. It must not be called while a
// Writer is open. The error is a *Notice: the library is in memory then.
func (l *Library) Reset() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.db != nil {
		_ = l.db.Close()
		l.db = nil
	}
	l.forget()
	l.readOnly = nil
	l.damaged.Store(false)
	err := remove(l.path)
	if err != nil {
		return noticeOf(err)
	}
	db, err := connect(l.path, l.maker)
	if err == nil {
		if err = l.use(db); err != nil {
			l.db = nil
			_ = db.Close()
		}
	}
	if err != nil {
		return noticeOf(err)
	}
	return nil
}

// Problems returns what is wrong with the files of the library, a line each.
func (l *Library) Problems(ctx context.Context) ([]string, error) {
	if l.db == nil {
		return nil, nil
	}
	var list []string
	rows, err := l.db.QueryContext(ctx, `SELECT problems FROM file WHERE problems <> '' ORDER BY path`)
	if err != nil {
		return nil, l.readError(err)
	}
	defer rows.Close()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, l.readError(err)
		}
		list = append(list, strings.Split(s, "\n")...)
	}
	return list, rows.Err()
}

// errNoFile is the error of a report whose file has not begun: a mistake of
// the caller's.
var errNoFile = errors.New("report of a file that has not begun")

// fileID returns the row of a file that has begun.
func (w *Writer) fileID(tx *sql.Tx, path string) (int64, error) {
	if id, ok := w.ids[path]; ok {
		return id, nil
	}
	var id int64
	if err := tx.QueryRow(`SELECT id FROM file WHERE path = ?`, path).Scan(&id); err != nil {
		return 0, fmt.Errorf("%s: %w", path, errors.Join(errNoFile, err))
	}
	w.ids[path] = id
	return id, nil
}
