// Package source finds reports where people keep them: in files, in folders,
// on standard input, in archives and in tables. It turns the paths that the
// user gave into named sources of bytes, and these into reports.
//
// Nothing that it meets stops it: what cannot be read gives one *Error, and
// the next source follows. Size and time are bounded whatever the files hold.
package source

import (
	"time"

	"baogao/model"
)

// The bounds of what is read. A report has 20 to 150 KB of text; a saved page
// or a Word file with pictures has some MB.
const (
	MaxSource    = 64 << 20 // bytes of one source: a file, an archive's member, a table's row
	maxDepth     = 64       // folders in one another
	maxNesting   = 2        // archives in one another
	maxMembers   = 200_000  // members of one archive
	readAttempts = 3        // times that a file is read which changes meanwhile
)

// Stdin is the path that stands for standard input.
const Stdin = "-"

// Source is one source of a report, read but not parsed.
type Source struct {
	Name string // its path as the user would name it; within an archive or a table: 湖北.zip/荆门市.txt, 报告.csv#12 荆门市2024
	Data []byte
	Root string // the path that the user gave, under which it was found
}

// Named reports whether the user named the source itself, so that it must be
// a report; what a folder, an archive or a table holds need not be one.
func (s Source) Named() bool { return s.Name == s.Root }

// File is a file that may hold reports, found but not read.
type File struct {
	Path    string
	Size    int64     // bytes; -1 for a stream
	ModTime time.Time // zero for a stream
	Root    string    // the path that the user gave: Path itself, or a folder above it
}

// Error says in one line what is wrong with a source.
type Error struct {
	Path string // as the user named it
	Why  string // 没有这个文件
	Do   string // what to do about it: 请检查路径; "" where that is plain
	Err  error  // the cause, nil where there is none beyond Why
}

// Error implements error: path：why；what to do. It is one line without
// control characters, whatever the path holds.
func (e *Error) Error() string {
	s := e.Path + "：" + e.Why
	if e.Do != "" {
		s += "；" + e.Do
	}
	return model.OneLine(s)
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }
