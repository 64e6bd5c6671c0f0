package source

import (
	"context"
	"errors"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
)

// List yields the files under the paths that may hold reports, each once,
// in the order of the paths and within a folder by name. Folders are walked
// to the bottom; links are followed, but no folder is entered twice. An
// *Error is yielded for what the user named and is not there, and for folders
// that cannot be opened.
func List(ctx context.Context, paths []string) iter.Seq2[File, error] {
	return list(ctx, paths, map[string]bool{})
}

// list is List; it notes in again the paths of the user's under which there
// is something that was yielded for a path before.
func list(ctx context.Context, paths []string, again map[string]bool) iter.Seq2[File, error] {
	return func(yield func(File, error) bool) {
		l := lister{ctx: ctx, yield: yield, seen: map[string]bool{}, again: again}
		for _, p := range paths {
			if !l.named(p) {
				return
			}
		}
	}
}

// A lister walks folders. seen holds the real paths of the folders entered
// and the files yielded. They are asked of the system for links and for what
// the user named only: of what else a folder holds, they follow from its own.
type lister struct {
	root  string // the path of the user's that is being walked
	ctx   context.Context
	yield func(File, error) bool
	seen  map[string]bool
	again map[string]bool // by root
}

// named takes a path that the user gave; false ends the walk.
func (l *lister) named(path string) bool {
	l.root = path
	if path == Stdin {
		return l.yield(File{Path: Stdin, Size: -1, Root: path}, nil)
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return l.fail(pathError(path, err))
	case info.IsDir():
		return l.folder(path, realPath(path), 0)
	case info.Mode().IsRegular():
		return l.file(path, realPath(path), info)
	}
	// A pipe, as a shell's <(…) makes, or a device.
	return l.yield(File{Path: path, Size: -1, Root: path}, nil)
}

// file yields a regular file unless it was yielded before.
func (l *lister) file(path, real string, info fs.FileInfo) bool {
	if !l.first(real) {
		return true
	}
	return l.yield(File{Path: path, Size: info.Size(), ModTime: info.ModTime(), Root: l.root}, nil)
}

// first reports whether a file or folder is met for the first time.
func (l *lister) first(real string) bool {
	if l.seen[real] {
		l.again[l.root] = true
		return false
	}
	l.seen[real] = true
	return true
}

// realPath is a path without links, from the root.
func realPath(path string) string {
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		real = path
	}
	if abs, err := filepath.Abs(real); err == nil {
		return abs
	}
	return real
}

// fail yields an error; false ends the walk.
func (l *lister) fail(err error) bool { return l.yield(File{Root: l.root}, err) }

// folder walks one folder; false ends the walk.
func (l *lister) folder(path, real string, depth int) bool {
	if l.ctx.Err() != nil {
		return l.fail(l.ctx.Err()) && false
	}
	if depth > maxDepth {
		return l.fail(&Error{Path: path, Why: "文件夹套得太深，没有再往下找", Do: "请直接指明里层的文件夹"})
	}
	if !l.first(real) {
		return true
	}
	entries, err := os.ReadDir(path)
	if err != nil && !l.fail(pathError(path, err)) {
		return false
	}
	for _, e := range entries {
		if ignoredName(e.Name()) {
			continue
		}
		if !l.entry(filepath.Join(path, e.Name()), filepath.Join(real, e.Name()), e, depth) {
			return false
		}
	}
	return true
}

// entry takes what a folder holds; false ends the walk.
func (l *lister) entry(path, real string, e fs.DirEntry, depth int) bool {
	link := e.Type()&fs.ModeSymlink != 0
	if !e.IsDir() && !link && !mayHold(e.Name()) {
		return true
	}
	info, err := e.Info()
	if link {
		info, err = os.Stat(path)
		real = realPath(path)
	}
	switch {
	case err != nil && (link || errors.Is(err, fs.ErrNotExist)):
		return true // a link to nowhere, or gone since the folder was read
	case err != nil:
		return l.fail(pathError(path, err))
	case info.IsDir():
		return l.folder(path, real, depth+1)
	case !info.Mode().IsRegular(), !mayHold(path):
		return true
	}
	return l.file(path, real, info)
}

// ignoredName reports whether a folder's entry is never a report, whatever
// its ending: hidden files, what a browser saves beside a page
// (荆门市_files), what an archive made on a Mac carries (__MACOSX), and the
// lock files of word processors (~$荆门市.docx).
func ignoredName(name string) bool {
	switch {
	case strings.HasPrefix(name, "."), strings.HasPrefix(name, "~$"):
		return true
	case strings.HasSuffix(name, "_files"), strings.HasSuffix(name, ".files"), strings.HasSuffix(name, "_文件"):
		return true
	}
	return name == "__MACOSX" || name == "node_modules"
}

// pathError says what the system's error about a path means.
func pathError(path string, err error) *Error {
	e := &Error{Path: path, Err: err}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		e.Why, e.Do = "没有这个文件或文件夹", "请检查路径"
	case errors.Is(err, fs.ErrPermission):
		e.Why, e.Do = "没有读取权限", "请检查文件的权限"
	default:
		e.Why = "读不了（" + reason(err) + "）"
	}
	return e
}

// reason is the system's own word for an error, without the path.
func reason(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}
