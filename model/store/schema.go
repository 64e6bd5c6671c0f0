package store

import (
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// applicationID marks the file as this program's: “bgao”.
const applicationID = 0x6267616F

// schemaVersion changes with the tables and with what their blobs hold. An
// index of another version is made anew.
const schemaVersion = 1

// The tables of the index. What is looked for in SQL is in columns; what is
// only read back is in blobs of this package's codec.
const schema = `
CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE file ( -- what the reports were read from
	id INTEGER PRIMARY KEY,
	path TEXT NOT NULL UNIQUE,
	size INTEGER NOT NULL, -- bytes
	mtime INTEGER NOT NULL, -- nanoseconds since 1970; 0 where the file was too young to be sure of it
	sha256 TEXT NOT NULL, -- '' for an archive or a table
	done INTEGER NOT NULL, -- 0 while its reports are being added
	problems TEXT NOT NULL -- lines, each an error of the file or of something in it
);
CREATE TABLE report (id INTEGER PRIMARY KEY AUTOINCREMENT, file INTEGER NOT NULL, entry BLOB NOT NULL);
CREATE INDEX report_file ON report (file);
CREATE TABLE text (id INTEGER PRIMARY KEY, body TEXT NOT NULL); -- the clean text of report id
CREATE TABLE tree (id INTEGER PRIMARY KEY, crc INTEGER NOT NULL, body BLOB NOT NULL); -- what was read of it; CRC-32 of text and tree
CREATE TABLE indicator (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE figure (indicator INTEGER NOT NULL, report INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (indicator, report)) WITHOUT ROWID;
CREATE TABLE gram (id INTEGER PRIMARY KEY, body BLOB NOT NULL); -- bucket << 24 | segment: see gram.go
CREATE TABLE twin (a INTEGER NOT NULL, b INTEGER NOT NULL, same INTEGER NOT NULL, differing INTEGER NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID;
`

// connections is how many searches read the index side by side, with the
// writer among them. Each has a cache of 2 MB.
const connections = 6

// errOutdated is the error of an index of another version, or of another
// program's file.
var errOutdated = errors.New("index of another version")

// connect opens the index file, and makes it where there is none. maker names
// the program's build: another one may read other things of a report.
func connect(path, maker string) (*sql.DB, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	query := url.Values{}
	// Readers and one writer do not wait for each other (WAL); a second
	// writer, of another program, waits for a while.
	query["_pragma"] = []string{"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(NORMAL)", "cache_size(-2000)", "temp_store(MEMORY)"}
	query.Set("_txlock", "immediate")
	db, err := open(path, query)
	if err != nil {
		return nil, err
	}
	if err := prepare(db, maker); err != nil {
		_ = db.Close()
		return nil, err
	}
	return db, nil
}

// connectReadOnly opens an index that cannot be written. One that another
// program has not finished writing is left alone.
func connectReadOnly(path, maker string) (*sql.DB, error) {
	if wal, err := os.Stat(path + "-wal"); err == nil && wal.Size() > 0 {
		return nil, errOutdated
	}
	db, err := open(path, url.Values{"mode": {"ro"}, "immutable": {"1"}})
	if err != nil {
		return nil, err
	}
	if err := check(db, maker); err != nil {
		_ = db.Close()
		return nil, err
	}
	return db, nil
}

func open(path string, query url.Values) (*sql.DB, error) {
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", OmitHost: true, Path: filepath.ToSlash(path), RawQuery: query.Encode()}).String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	return db, nil
}

// prepare checks who made an index, and makes the tables of a new one.
func prepare(db *sql.DB, maker string) error {
	tables, err := tablesOf(db)
	if err != nil {
		return err
	}
	if tables > 0 {
		return check(db, maker)
	}
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	// Another program may have made the tables in the meantime.
	if tables, err = tablesOf(tx); err != nil {
		return err
	}
	if tables > 0 {
		return check(tx, maker)
	}
	if _, err := tx.Exec(fmt.Sprintf("%s; PRAGMA application_id = %d; PRAGMA user_version = %d", schema, applicationID, schemaVersion)); err != nil {
		return err
	}
	if _, err := tx.Exec(`INSERT INTO state (key, value) VALUES ('maker', ?)`, maker); err != nil {
		return err
	}
	return tx.Commit()
}

// rowQuerier is a database or a transaction.
type rowQuerier interface {
	QueryRow(string, ...any) *sql.Row
}

func tablesOf(q rowQuerier) (n int, err error) {
	err = q.QueryRow(`SELECT count(*) FROM sqlite_schema`).Scan(&n)
	return n, err
}

// check returns errOutdated for an index that another version made.
func check(q rowQuerier, maker string) error {
	var version, app int
	if err := q.QueryRow(`PRAGMA user_version`).Scan(&version); err != nil {
		return err
	}
	if err := q.QueryRow(`PRAGMA application_id`).Scan(&app); err != nil {
		return err
	}
	if version != schemaVersion || app != applicationID {
		return errOutdated
	}
	var made string
	if err := q.QueryRow(`SELECT value FROM state WHERE key = 'maker'`).Scan(&made); err != nil {
		return err
	}
	if made != maker {
		return errOutdated
	}
	return nil
}

// isDamaged reports whether an error says that the index file itself, and not
// the disk or its rights, is at fault, so that making it anew will help.
func isDamaged(err error) bool {
	if errors.Is(err, errDamaged) || errors.Is(err, errOutdated) || errors.Is(err, sql.ErrNoRows) {
		return true
	}
	switch code(err) {
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_SCHEMA, sqlite3.SQLITE_FORMAT, sqlite3.SQLITE_ERROR:
		return true
	}
	return false
}

// isFull reports whether the disk holds no more.
func isFull(err error) bool {
	return code(err) == sqlite3.SQLITE_FULL || errors.Is(err, syscall.ENOSPC)
}

// isReadOnly reports whether the file or its folder may not be written.
func isReadOnly(err error) bool {
	switch code(err) {
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN:
		return true
	}
	return errors.Is(err, os.ErrPermission) || errors.Is(err, syscall.EROFS)
}

// code is SQLite's primary result code of an error, 0 for another's.
func code(err error) int {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return 0
	}
	return e.Code() & 0xFF
}

// remove deletes an index file and what SQLite keeps beside it.
func remove(path string) error {
	for _, suffix := range []string{"-wal", "-shm", "-journal", ""} {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}
