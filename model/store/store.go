// Package store keeps a library of reports on disk, so that ten thousand of
// them open at once: an index in an SQLite file with the reports as they were
// read, where their words stand, and what they say about each indicator.
//
// The index is only a copy of what the user's files say. It is made anew when
// it is damaged or of another version, and a program that cannot write it
// keeps everything in memory instead. Several programs may use one index at
// the same time.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"hash/crc32"
	"sync"
	"sync/atomic"

	"baogao/model"
)

// Library is a model.Library, model.Texts and model.Tabled on disk.
type Library struct {
	path  string
	maker string
	db    *sql.DB   // nil: in memory only
	texts *sql.Stmt // reads a text of db; to prepare it anew for each of thousands takes a quarter of the time
	snap  atomic.Pointer[snapshot]

	readOnly *Notice // why what is new is kept in memory; nil where it is kept in db

	mu      sync.Mutex // guards what follows, and publishing
	records []*record  // in the order in which they came
	twins   map[[2]int64]twin
	cache   reportCache

	inMemory int64 // reports that were added in memory; the Writer's

	damaged atomic.Bool // the file is found to be damaged: it is made anew when next opened
	closing sync.Once
}

// snapshot is the library at one moment; it does not change.
type snapshot struct {
	entries []model.Entry
	byID    map[string]*record
	flags   map[string][]model.Flag // of the reports that have twins, by ID
}

// twin says whether two rows are sources of one delivery.
type twin struct {
	same      bool
	differing int  // figures
	kept      bool // in the index
}

// Notice says in one line why the library is not kept on disk. The library
// works all the same.
type Notice struct {
	Why string
	Err error
}

// Error implements error.
func (n *Notice) Error() string {
	return n.Why + "，这次的索引只放在内存里，下次要重新读"
}

// Unwrap returns the cause.
func (n *Notice) Unwrap() error { return n.Err }

// noticeOf says what an error of the index file means to the user.
func noticeOf(err error) *Notice {
	switch {
	case isFull(err):
		return &Notice{"磁盘满了", err}
	case errors.Is(err, errLeaseLost):
		return &Notice{"另一个程序在更新索引", err}
	case isReadOnly(err):
		return &Notice{"缓存文件夹不能写", err}
	}
	return &Notice{"索引文件打不开（" + err.Error() + "）", err}
}

// Open opens the index at path, and makes it where there is none. One that is
// damaged or of another version is made anew, and so empty. Where that cannot
// be, the library is in memory, and the error, a *Notice, says why; the
// library is never nil. With path "" it is in memory without a notice. maker
// names the build of the program: what another one read is not relied on.
func Open(path, maker string) (*Library, error) {
	l := &Library{path: path, maker: maker}
	l.forget()
	if path == "" {
		return l, nil
	}
	err := l.open(connect)
	if err != nil && isDamaged(err) {
		if err = remove(path); err == nil {
			err = l.open(connect)
		}
	}
	if err == nil {
		return l, nil
	}
	if l.open(connectReadOnly) == nil {
		l.readOnly = noticeOf(err)
	} else {
		l.forget()
	}
	return l, noticeOf(err)
}

// open connects to the index and reads its list of reports.
func (l *Library) open(connect func(path, maker string) (*sql.DB, error)) error {
	db, err := connect(l.path, l.maker)
	if err != nil {
		return err
	}
	if err = l.use(db); err == nil {
		err = l.reload(context.Background())
	}
	if err != nil {
		l.db = nil
		_ = db.Close()
	}
	return err
}

// use makes an index file the one that is read from.
func (l *Library) use(db *sql.DB) (err error) {
	l.db = db
	l.texts, err = db.Prepare(`SELECT body FROM text WHERE id = ?`)
	return err
}

// forget makes the library empty.
func (l *Library) forget() {
	l.records, l.twins = nil, map[[2]int64]twin{}
	l.cache.clear()
	l.publish()
}

// reload reads the list of reports from the index.
func (l *Library) reload(ctx context.Context) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	twins := map[[2]int64]twin{}
	rows, err := l.db.QueryContext(ctx, `SELECT a, b, same, differing FROM twin`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var a, b int64
		t := twin{kept: true}
		if err := rows.Scan(&a, &b, &t.same, &t.differing); err != nil {
			return err
		}
		twins[[2]int64{a, b}] = t
	}
	if err := rows.Err(); err != nil {
		return err
	}
	rows, err = l.db.QueryContext(ctx, `SELECT id, entry FROM report ORDER BY id`)
	if err != nil {
		return err
	}
	defer rows.Close()
	var records []*record
	var raw sql.RawBytes
	for rows.Next() {
		var row int64
		if err := rows.Scan(&row, &raw); err != nil {
			return err
		}
		rec, err := decodeEntry(row, string(raw))
		if err != nil {
			return err
		}
		records = append(records, rec)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	l.records, l.twins = records, twins
	l.publish()
	return nil
}

// publish makes what is in records the library that others see.
func (l *Library) publish() {
	entries := make([]model.Entry, len(l.records))
	for i, rec := range l.records {
		entries[i] = rec.entry
	}
	snap := &snapshot{byID: make(map[string]*record, len(entries)), flags: map[string][]model.Flag{}}
	snap.entries = model.Shown(entries,
		func(a, b int) bool { return l.compare(a, b).same },
		func(a, b int) int { return l.compare(a, b).differing },
		func(i int, id string) { snap.byID[id] = l.records[i] })
	for _, e := range snap.entries {
		if len(e.Twins) > 0 {
			snap.flags[e.ID] = e.Flags
		}
	}
	l.snap.Store(snap)
}

// compare says whether two records are sources of one delivery. The reports
// are loaded for it once; the answer is kept.
func (l *Library) compare(a, b int) twin {
	r, s := l.records[min(a, b)], l.records[max(a, b)]
	key := [2]int64{r.row, s.row}
	if t, ok := l.twins[key]; ok {
		return t
	}
	var t twin
	x, errX := l.load(r)
	y, errY := l.load(s)
	if errX == nil && errY == nil && model.SameDelivery(x, y) {
		t = twin{same: true, differing: len(model.Differing(model.FiguresOf(x), model.FiguresOf(y)))}
	}
	if errX == nil && errY == nil {
		l.twins[key] = t
	}
	return t
}

// Entries implements model.Library.
func (l *Library) Entries() []model.Entry { return l.snap.Load().entries }

// Report implements model.Library.
func (l *Library) Report(id string) (*model.Report, error) {
	snap := l.snap.Load()
	rec := snap.byID[id]
	if rec == nil {
		return nil, fmt.Errorf("%s: %w", id, model.ErrNoReport)
	}
	if r := l.cache.get(rec, id); r != nil {
		return r, nil
	}
	loaded, err := l.load(rec)
	if err != nil {
		return nil, err
	}
	r := *loaded // those in memory are shared with older snapshots
	r.ID = id
	if flags, ok := snap.flags[id]; ok {
		r.Flags = flags
	}
	l.cache.put(rec, &r)
	return &r, nil
}

// load reads a report; its ID is the base of what it is shown by.
func (l *Library) load(rec *record) (*model.Report, error) {
	if rec.report != nil {
		return rec.report, nil
	}
	r := newReport(rec, "")
	var crc uint32
	var tree string
	err := l.db.QueryRow(`SELECT text.body, tree.crc, tree.body FROM text JOIN tree USING (id) WHERE id = ?`, rec.row).Scan(&r.Text, &crc, &tree)
	if err == nil && checksum(r.Text, []byte(tree)) != crc {
		err = errDamaged
	}
	if err == nil {
		err = decodeTree(r, tree)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", rec.entry.Meta.Source.Path, l.readError(err))
	}
	return r, nil
}

// newReport is a report of which only the record and the text are known.
func newReport(rec *record, text string) *model.Report {
	m := rec.entry.Meta
	return &model.Report{Text: text, ID: model.MakeID(m.Region.Name, m.PlanYear), Meta: m, Flags: rec.entry.Flags}
}

// checksum is over all that is kept of a report.
func checksum(text string, tree []byte) uint32 {
	table := crc32.MakeTable(crc32.Castagnoli)
	return crc32.Update(crc32.Checksum([]byte(text), table), table, tree)
}

// readError notes when an error says that the index is damaged, and says so
// to the user.
func (l *Library) readError(err error) error {
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return fmt.Errorf("已经不在索引里，文件可能改过：%w", model.ErrNoReport)
	case isDamaged(err):
		l.damaged.Store(true)
		return fmt.Errorf("索引损坏，重新打开时会重建（%w）", err)
	}
	return err
}

// Damaged reports whether the index was found to be damaged since it was
// opened. Reset makes it anew.
func (l *Library) Damaged() bool { return l.damaged.Load() }

// Close ends the use of the index. A damaged one is deleted, so that the next
// program makes it anew.
func (l *Library) Close() error {
	var err error
	l.closing.Do(func() {
		if l.db == nil {
			return
		}
		err = l.db.Close()
		if l.damaged.Load() && l.readOnly == nil {
			err = remove(l.path)
		}
	})
	return err
}

// File is the path of the index, "" for a library in memory.
func (l *Library) File() string {
	if l.db == nil {
		return ""
	}
	return l.path
}
