package store

import (
	"database/sql"
	"strings"
)

// write writes a batch in one transaction: after a kill at any moment the
// index has all of it or nothing.
func (w *Writer) write() (changes, error) {
	c := changes{gone: map[int64]bool{}}
	tx, err := w.lib.db.Begin()
	if err != nil {
		return c, err
	}
	defer tx.Rollback()
	b := &batch{tx: tx}
	if err := w.lease.renew(tx); err != nil {
		return c, err
	}
	next := 0
	for _, f := range w.files {
		if err := w.add(b, &c, w.pending[next:f.at]); err != nil {
			return c, err
		}
		next = f.at
		if err := w.change(b, &c, f); err != nil {
			return c, err
		}
	}
	if err := w.add(b, &c, w.pending[next:]); err != nil {
		return c, err
	}
	if err := b.writeGrams(); err != nil {
		return c, err
	}
	return c, tx.Commit()
}

// change writes a change of a file.
func (w *Writer) change(b *batch, c *changes, f pendingFile) error {
	mtime := int64(0)
	if !f.ModTime.IsZero() {
		mtime = f.ModTime.UnixNano()
	}
	switch f.kind {
	case fileBegins, fileGoes:
		rows, err := b.removeFile(f.Path)
		if err != nil {
			return err
		}
		for _, row := range rows {
			c.gone[row] = true
		}
		delete(w.ids, f.Path)
		if f.kind == fileBegins {
			_, err = b.exec(`INSERT INTO file (path, size, mtime, sha256, done, problems) VALUES (?, 0, 0, '', 0, '')`, f.Path)
		}
		return err
	case fileEnds:
		_, err := b.exec(`UPDATE file SET size = ?, mtime = ?, sha256 = ?, problems = ?, done = 1 WHERE path = ?`,
			f.Size, mtime, f.SHA256, strings.Join(f.Problems, "\n"), f.Path)
		return err
	}
	_, err := b.exec(`UPDATE file SET size = ?, mtime = ? WHERE path = ?`, f.Size, mtime, f.Path)
	return err
}

// add writes reports.
func (w *Writer) add(b *batch, c *changes, list []pendingReport) error {
	for _, p := range list {
		file, err := w.fileID(b.tx, p.path)
		if err != nil {
			return err
		}
		rec := p.rec
		if rec.row, err = b.addReport(file, &rec, p.Prepared); err != nil {
			return err
		}
		c.added = append(c.added, &rec)
	}
	return nil
}

// A batch is a transaction with its statements and the postings that it adds.
type batch struct {
	tx         *sql.Tx
	statements map[string]*sql.Stmt
	indicators map[string]int64
	holding    map[int64][]rowGrams // by segment
}

// rowGrams is which grams a report holds.
type rowGrams struct {
	row   int64
	grams []uint32
}

// exec runs a statement that is prepared once a transaction.
func (b *batch) exec(query string, args ...any) (sql.Result, error) {
	s := b.statements[query]
	if s == nil {
		var err error
		if s, err = b.tx.Prepare(query); err != nil {
			return nil, err
		}
		if b.statements == nil {
			b.statements = map[string]*sql.Stmt{}
		}
		b.statements[query] = s
	}
	return s.Exec(args...)
}

// removeFile deletes a file and its reports, whose rows it returns. Their
// postings stay: rows are never used again.
func (b *batch) removeFile(path string) ([]int64, error) {
	ids, err := rowsOf(b.tx, path)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		for _, query := range []string{
			`DELETE FROM report WHERE id = ?`, `DELETE FROM text WHERE id = ?`, `DELETE FROM tree WHERE id = ?`,
			`DELETE FROM figure WHERE indicator IN (SELECT id FROM indicator) AND report = ?`,
			`DELETE FROM twin WHERE ? IN (a, b)`,
		} {
			if _, err := b.exec(query, id); err != nil {
				return nil, err
			}
		}
	}
	_, err = b.exec(`DELETE FROM file WHERE path = ?`, path)
	return ids, err
}

// rowsOf returns the rows of a file's reports.
func rowsOf(q interface {
	Query(string, ...any) (*sql.Rows, error)
}, path string) ([]int64, error) {
	rows, err := q.Query(`SELECT report.id FROM report JOIN file ON report.file = file.id WHERE file.path = ?`, path)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var ids []int64
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}

// addReport writes a report and returns its row.
func (b *batch) addReport(file int64, rec *record, p *Prepared) (int64, error) {
	res, err := b.exec(`INSERT INTO report (file, entry) VALUES (?, ?)`, file, encodeEntry(rec))
	if err != nil {
		return 0, err
	}
	row, err := res.LastInsertId()
	if err != nil {
		return 0, err
	}
	if _, err := b.exec(`INSERT INTO text (id, body) VALUES (?, ?)`, row, p.text); err != nil {
		return 0, err
	}
	if _, err := b.exec(`INSERT INTO tree (id, crc, body) VALUES (?, ?, ?)`, row, int64(checksum(p.text, p.tree)), p.tree); err != nil {
		return 0, err
	}
	for name, body := range p.figures {
		id, err := b.indicator(name)
		if err != nil {
			return 0, err
		}
		if _, err := b.exec(`INSERT INTO figure (indicator, report, body) VALUES (?, ?, ?)`, id, row, body); err != nil {
			return 0, err
		}
	}
	if b.holding == nil {
		b.holding = map[int64][]rowGrams{}
	}
	segment := row >> segmentBits
	b.holding[segment] = append(b.holding[segment], rowGrams{row, p.grams})
	return row, nil
}

// indicator returns the row of an indicator's name.
func (b *batch) indicator(name string) (int64, error) {
	if id, ok := b.indicators[name]; ok {
		return id, nil
	}
	if _, err := b.exec(`INSERT OR IGNORE INTO indicator (name) VALUES (?)`, name); err != nil {
		return 0, err
	}
	var id int64
	if err := b.tx.QueryRow(`SELECT id FROM indicator WHERE name = ?`, name).Scan(&id); err != nil {
		return 0, err
	}
	if b.indicators == nil {
		b.indicators = map[string]int64{}
	}
	b.indicators[name] = id
	return id, nil
}

// postingsOf lists the postings of reports.
func postingsOf(reports []rowGrams) []posting {
	n := 0
	for _, r := range reports {
		n += len(r.grams)
	}
	list := make([]posting, 0, n)
	for _, r := range reports {
		for _, g := range r.grams {
			list = append(list, postingOf(g, r.row))
		}
	}
	return list
}

// writeGrams merges the batch's postings into the buckets of its segments.
func (b *batch) writeGrams() error {
	read, err := b.tx.Prepare(`SELECT body FROM gram WHERE id = ?`)
	if err != nil {
		return err
	}
	defer read.Close()
	for segment, reports := range b.holding {
		list := sortPostings(postingsOf(reports))
		for len(list) > 0 {
			bucket := bucketOf(list[0].gram())
			n := 1
			for n < len(list) && bucketOf(list[n].gram()) == bucket {
				n++
			}
			var old []byte
			if err := read.QueryRow(gramRow(bucket, segment)).Scan(&old); err != nil && err != sql.ErrNoRows {
				return err
			}
			body, sound := mergeBucket(old, list[:n])
			if !sound {
				return errDamaged
			}
			if _, err := b.exec(`INSERT OR REPLACE INTO gram (id, body) VALUES (?, ?)`, gramRow(bucket, segment), body); err != nil {
				return err
			}
			list = list[n:]
		}
	}
	return nil
}

// dropUnfinished deletes the reports of files that were not read to their
// end, and the files.
func (l *Library) dropUnfinished() error {
	rows, err := l.db.Query(`SELECT path FROM file WHERE done = 0`)
	if err != nil {
		return err
	}
	defer rows.Close()
	var paths []string
	for rows.Next() {
		var p string
		if err := rows.Scan(&p); err != nil {
			return err
		}
		paths = append(paths, p)
	}
	if err := rows.Err(); err != nil || len(paths) == 0 {
		return err
	}
	tx, err := l.db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	b := &batch{tx: tx}
	c := changes{gone: map[int64]bool{}}
	for _, p := range paths {
		ids, err := b.removeFile(p)
		if err != nil {
			return err
		}
		for _, id := range ids {
			c.gone[id] = true
		}
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	l.apply(c)
	return nil
}

// keepTwins writes what was found out about sources of one delivery.
func (l *Library) keepTwins() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	tx, err := l.db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	b := &batch{tx: tx}
	for key, t := range l.twins {
		if t.kept || key[0] < 0 || key[1] < 0 {
			continue
		}
		if _, err := b.exec(`INSERT OR REPLACE INTO twin (a, b, same, differing) VALUES (?, ?, ?, ?)`, key[0], key[1], t.same, t.differing); err != nil {
			return err
		}
		t.kept = true
		l.twins[key] = t
	}
	return tx.Commit()
}
