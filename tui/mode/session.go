package mode

import (
	"context"
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/theme"
)

// Session is what the modes of one running program share. It belongs to the
// program's event loop: commands, which run elsewhere, must not touch it.
type Session struct {
	Library   model.Library
	Theme     *theme.Theme
	Condition cell.Condition
	Store     Store
	Now       func() time.Time
	Problems  []error   // what could not be read, a line each
	Clipboard Clipboard // nil: what is copied is only kept
	Files     Files     // nil: no files may be written

	Context context.Context // ends with the run; nil: never

	marks  []string        // IDs of the reports chosen for comparison, in the order they were chosen
	stack  []Mode          // the last is on top; stack[0] is the Reader
	trail  trail           // where the reader was
	left   map[string]Mode // see Leave
	finder *Finder         // see Finder; nil until it is needed
	said   string          // in the status line
	room   struct{ width, height int }

	confirmed bool // said is what was done
}

// Work returns the context of what is done beside the event loop: it ends when
// that is given up, or with the run.
func (s *Session) Work() (context.Context, context.CancelFunc) {
	run := s.Context
	if run == nil {
		run = context.Background()
	}
	return context.WithCancel(run)
}

// Reader returns the mode at the bottom of the stack.
func (s *Session) Reader() Reader { return s.stack[0].(Reader) }

// Top returns the mode that gets the keys.
func (s *Session) Top() Mode { return s.stack[len(s.stack)-1] }

// Modes returns the stack, the mode on top last. It must not be changed.
func (s *Session) Modes() []Mode { return s.stack }

// Push puts a mode on top.
func (s *Session) Push(m Mode) {
	m.SetSize(s.room.width, s.room.height)
	s.stack = append(s.stack, m)
}

// Pop takes the top mode away and reports whether there was one above the
// Reader, which always stays.
func (s *Session) Pop() bool {
	if len(s.stack) < 2 {
		return false
	}
	s.stack = s.stack[:len(s.stack)-1]
	return true
}

// SetSize gives every mode its room.
func (s *Session) SetSize(width, height int) {
	s.room.width, s.room.height = width, height
	for _, m := range s.stack {
		m.SetSize(width, height)
	}
}

// GoTo closes all modes above the Reader and shows a place. Session.GoBack
// comes back to where it was called.
func (s *Session) GoTo(p Place) tea.Cmd {
	s.Depart()
	s.stack = s.stack[:1]
	return s.Reader().Show(p)
}

// Say shows a message in the status line until the next key: why something
// that was asked for cannot be, or what went wrong.
func (s *Session) Say(message string) { s.said, s.confirmed = message, false }

// Confirm shows a message in the status line until the next key: what was
// done.
func (s *Session) Confirm(message string) { s.said, s.confirmed = message, true }

// Said returns the message of the status line, "" for none, and whether it
// says what was done.
func (s *Session) Said() (message string, confirmed bool) { return s.said, s.confirmed }

// Marks returns the IDs of the reports chosen for comparison, in the order
// they were chosen.
func (s *Session) Marks() []string { return slices.Clone(s.marks) }

// Marked reports whether a report is chosen for comparison.
func (s *Session) Marked(id string) bool { return slices.Contains(s.marks, id) }

// Mark chooses a report for comparison, or takes it out again.
func (s *Session) Mark(id string) {
	s.Store.SetMarked(id, !s.Marked(id))
	if i := slices.Index(s.marks, id); i >= 0 {
		s.marks = slices.Delete(s.marks, i, i+1)
		return
	}
	s.marks = append(s.marks, id)
}

// Remark chooses the reports for comparison that the Store knows to be chosen,
// as far as they are in the library.
func (s *Session) Remark() {
	in := map[string]bool{}
	for _, e := range s.Library.Entries() {
		in[e.ID] = true
	}
	s.marks = slices.DeleteFunc(s.Store.Marked(), func(id string) bool { return !in[id] })
}

// Leave keeps a mode under a name, so that it can be opened again as it was
// left.
func (s *Session) Leave(name string, m Mode) {
	if s.left == nil {
		s.left = make(map[string]Mode)
	}
	s.left[name] = m
}

// Left returns the mode that was kept under a name last, nil for none.
func (s *Session) Left(name string) Mode { return s.left[name] }
