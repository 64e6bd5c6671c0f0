package state

import "baogao/tui/mode"

// mostUnsaved is how many changes a long run collects before it writes them.
const mostUnsaved = 500

// change makes a change now, and again when the file is written.
func (f *File) change(change func(m *mode.Memory)) {
	change(f.Memory)
	if f.path != "" {
		f.unsaved = append(f.unsaved, change)
	}
	if len(f.unsaved) >= mostUnsaved {
		_ = f.Save() // Where that fails, Save tries again at the end of the run and says so.
	}
}

// SetPlace implements mode.Store.
func (f *File) SetPlace(report string, at mode.Anchor) {
	if was, ok := f.Place(report); ok && was.Same(at) {
		return
	}
	f.change(func(m *mode.Memory) { m.SetPlace(report, at) })
}

// SetFold implements mode.Store.
func (f *File) SetFold(node string, open bool) {
	f.change(func(m *mode.Memory) { m.SetFold(node, open) })
}

// Once implements mode.Store.
func (f *File) Once(what string) bool {
	first := f.Memory.Once(what)
	if first {
		f.change(func(m *mode.Memory) { m.Once(what) })
	}
	return first
}

// SetMarked implements mode.Store.
func (f *File) SetMarked(report string, marked bool) {
	f.change(func(m *mode.Memory) { m.SetMarked(report, marked) })
}

// keep makes a change that is written at once; where that fails, Save tries
// again at the end of the run and says so.
func (f *File) keep(change func(m *mode.Memory)) {
	f.change(change)
	_ = f.Save()
}

// AddBookmark implements mode.Store, and writes at once.
func (f *File) AddBookmark(b mode.Spot) {
	f.keep(func(m *mode.Memory) { m.AddBookmark(b) })
}

// RemoveBookmark implements mode.Store, and writes at once.
func (f *File) RemoveBookmark(b mode.Spot) {
	f.keep(func(m *mode.Memory) { m.RemoveBookmark(b) })
}

// AddVisit implements mode.Store.
func (f *File) AddVisit(s mode.Spot) {
	f.change(func(m *mode.Memory) { m.AddVisit(s) })
}

// AddQuery implements mode.Store.
func (f *File) AddQuery(q mode.Query) {
	f.change(func(m *mode.Memory) { m.AddQuery(q) })
}

// AddClipping implements mode.Store, and writes at once.
func (f *File) AddClipping(c mode.Clipping) {
	f.keep(func(m *mode.Memory) { m.AddClipping(c) })
}

// RemoveClipping implements mode.Store, and writes at once.
func (f *File) RemoveClipping(c mode.Clipping) {
	f.keep(func(m *mode.Memory) { m.RemoveClipping(c) })
}

// AddJoin implements mode.Store, and writes at once.
func (f *File) AddJoin(j mode.Join) {
	f.keep(func(m *mode.Memory) { m.AddJoin(j) })
}

// RemoveJoin implements mode.Store, and writes at once.
func (f *File) RemoveJoin(j mode.Join) {
	f.keep(func(m *mode.Memory) { m.RemoveJoin(j) })
}
