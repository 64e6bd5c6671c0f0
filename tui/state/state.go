// Package state keeps a mode.Store from one run of the program to the next, in
// one small JSON file in the user's state folder (XDG Base Directory
// Specification).
//
// Several programs may run at once. Each keeps the list of what it has changed
// and, when it writes, makes these changes to what the file holds then, under
// a lock: none undoes what another has done.
package state

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/adrg/xdg"

	"baogao/model"
	"baogao/tui/mode"
)

// Path is where the state of this machine's user is kept.
func Path() string { return filepath.Join(xdg.StateHome, "baogao", "state.json") }

// The most that is kept.
const (
	maxPlaces = 1000    // reports
	maxSize   = 8 << 20 // bytes of the file that are read
)

// File is a mode.Store that is kept in a file. It belongs to one event loop.
type File struct {
	*mode.Memory
	path    string                 // "": kept in memory only
	unsaved []func(m *mode.Memory) // what this program has changed since it last wrote
}

// Open reads the file at path, which need not exist. The error says in one
// line what is wrong; the File can be used nevertheless: where the file is
// damaged it has been put aside, where it cannot be written the state lasts
// until the end of the run.
func Open(path string) (*File, error) {
	f := &File{Memory: mode.NewMemory(), path: path}
	m, err := read(path)
	if m != nil {
		f.Memory = m
	}
	if errors.Is(err, errDamaged) {
		return f, f.putAside()
	}
	if err == nil {
		err = f.prepare()
	}
	if err != nil {
		f.path = ""
		return f, fmt.Errorf("%s：无法读写，书签和位置这次不保存（%w）", path, plain(err))
	}
	return f, nil
}

// plain is what went wrong without the path, which has been said.
func plain(err error) error {
	if p := (*fs.PathError)(nil); errors.As(err, &p) {
		return p.Err
	}
	return err
}

var errDamaged = errors.New("damaged")

// read returns what a file holds, nothing for a file that does not exist.
func read(path string) (*mode.Memory, error) {
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxSize+1))
	if err != nil {
		return nil, err
	}
	m := new(mode.Memory)
	if len(data) > maxSize || json.Unmarshal(data, m) != nil || !sound(m) {
		return nil, errDamaged
	}
	return m, nil
}

// sound reports whether what was read can be used: nothing is missing, and
// nothing in it would act on a terminal.
func sound(m *mode.Memory) bool {
	if m.Places == nil || m.Folds == nil || m.Done == nil {
		return false
	}
	for _, s := range slices.Concat(m.Shelved, m.Visited) {
		if strings.ContainsFunc(s.Report+s.Title+s.Section+s.Line, unicode.IsControl) {
			return false
		}
	}
	for _, c := range m.Clipped {
		if strings.ContainsFunc(c.Report+c.Title+c.What, unicode.IsControl) || model.Printable(c.Text) != c.Text {
			return false
		}
	}
	return !slices.ContainsFunc(m.Asked, func(q mode.Query) bool { return strings.ContainsFunc(q.Text, unicode.IsControl) })
}

// prepare makes the folder and reports whether it can be written to.
func (f *File) prepare() error {
	if !filepath.IsAbs(f.path) {
		return errors.New("没有个人文件夹")
	}
	if err := os.MkdirAll(filepath.Dir(f.path), 0o700); err != nil {
		return err
	}
	unlock, err := lock(f.path + ".lock")
	if err != nil {
		return err
	}
	unlock()
	return nil
}

// putAside renames a damaged file and says so.
func (f *File) putAside() error {
	aside := f.path + ".damaged"
	if err := os.Rename(f.path, aside); err != nil {
		path := f.path
		f.path = ""
		return fmt.Errorf("%s：已损坏，书签和位置这次不保存（%w）", path, plain(err))
	}
	return fmt.Errorf("%s：已损坏，改名为 %s，从头记起", f.path, filepath.Base(aside))
}

// Save writes what has changed. Where that fails it can be tried again.
func (f *File) Save() error {
	if f.path == "" || len(f.unsaved) == 0 {
		return nil
	}
	if err := f.save(); err != nil {
		return fmt.Errorf("%s：书签和位置未能保存（%w）", f.path, plain(err))
	}
	f.unsaved = nil
	return nil
}

func (f *File) save() error {
	unlock, err := lock(f.path + ".lock")
	if err != nil {
		return err
	}
	defer unlock()
	m, err := read(f.path)
	switch {
	case errors.Is(err, errDamaged):
		if err := os.Rename(f.path, f.path+".damaged"); err != nil {
			return err
		}
	case err != nil:
		return err
	}
	if m == nil {
		m = f.Memory // The file is gone: what was read from it is all that is left.
	} else {
		for _, change := range f.unsaved {
			change(m)
		}
	}
	shorten(m)
	if err := write(f.path, m); err != nil {
		return err
	}
	f.Memory = m
	return nil
}

// shorten drops what was not read for the longest time.
func shorten(m *mode.Memory) {
	if len(m.Places) <= maxPlaces {
		return
	}
	ids := make([]string, 0, len(m.Places))
	for id := range m.Places {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int { return m.Places[b].Read.Compare(m.Places[a].Read) })
	dropped := map[string]bool{}
	for _, id := range ids[maxPlaces:] {
		dropped[id] = true
		delete(m.Places, id)
	}
	for node := range m.Folds {
		if id, _, _ := strings.Cut(node, "/"); dropped[id] {
			delete(m.Folds, node)
		}
	}
}

// write puts a new file in the place of the old one: whoever reads it finds
// the one or the other, whole.
func write(path string, m *mode.Memory) error {
	data, err := json.Marshal(m)
	if err != nil {
		return err
	}
	temp, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	_, err = temp.Write(data)
	err = errors.Join(err, temp.Sync(), temp.Close())
	if err == nil {
		err = os.Rename(temp.Name(), path)
	}
	if err != nil {
		os.Remove(temp.Name())
	}
	return err
}
