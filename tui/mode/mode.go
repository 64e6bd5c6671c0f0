// Package mode says what a mode of the interactive program is and what all
// modes share: the session. The program is a stack of modes, browsing at the
// bottom; the one on top gets the keys.
//
// To add a mode: write a type with the methods of Mode in a package or file
// of its own; give it a keys.Context and rows in the table of keys; name in
// tui/modes.go the action that opens it.
package mode

import (
	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/input"
	"baogao/tui/keys"
	"baogao/tui/theme"
)

// Mode is one thing that the program can be doing: browsing, comparing,
// searching, showing help.
type Mode interface {
	// SetSize gives the mode its room in cells. It is called before Draw and
	// whenever the room changes.
	SetSize(width, height int)
	// Contexts says which keys hold now, the most particular place first.
	// keys.Everywhere is added by the program.
	Contexts() []keys.Context
	// Do carries out an action that the table of keys binds in one of the
	// mode's contexts. count is the number typed before the key, 0 for none.
	Do(action keys.Action, count int) tea.Cmd
	// Update takes every message that is no key of the table: the mouse, what
	// the mode's commands return, and for a Typist what is typed. Messages
	// that are not input reach every mode of the stack; that the window has
	// another size, after SetSize, the one on top.
	Update(msg tea.Msg) tea.Cmd
	// Draw draws the mode in its room, which is blank or, for an Overlay,
	// holds the mode below.
	Draw(c cell.Canvas)
	// Status is what the status line says while the mode is on top.
	Status() Status
}

// Starter is a Mode that has something to do beside the event loop as soon as
// it is opened.
type Starter interface {
	Mode
	Start() tea.Cmd
}

// Overlay is a Mode that leaves some of its room to the mode under it, which
// is drawn first.
type Overlay interface {
	Mode
	Overlay()
}

// Typist is a Mode that can be reading text: while Typing returns true, only
// the keys of its own contexts are actions, all others come to Update as
// tea.KeyMsg.
type Typist interface {
	Mode
	Typing() bool
}

// Idler is a Mode some of whose keys have nothing to work on at times, as
// those that open a row of an empty list. The status line leaves them out.
type Idler interface {
	Mode
	Idle(keys.Action) bool
}

// Reader is the mode at the bottom of the stack, which shows reports.
type Reader interface {
	Mode
	// Place is the place being read.
	Place() Place
	// Spot is the same as it is kept; ok is false where there is no report.
	Spot() (s Spot, ok bool)
	// Show brings a place into view.
	Show(Place) tea.Cmd
}

// LibraryChanged is the message that the library has other entries than
// before, or that something could not be read.
type LibraryChanged struct {
	Problems []error // all so far, a line each
	Reading  string  // how far the reading is, for the status line; "" when all is read
}

// Place is a place in a report.
type Place struct {
	Report string     // ID; "" is no report
	Offset int        // byte offset into the report's text
	Anchor *Anchor    // instead of Offset, for a place that was kept; nil for none
	Left   bool       // instead of Offset: where the report was left
	Above  int        // blank rows to be in view above it
	Lit    model.Span // a stretch of the text to light up; empty for none
	Find   string     // words that were searched for, to go on with; "" for none

	Expression bool // Find is a regular expression
}

// FilterStatus is the Status of a list under a filter: what is typed into it;
// once it is kept, the list's path with the filter at its end.
func FilterStatus(f input.Filter, th *theme.Theme, far string, path ...string) Status {
	if f.Typing {
		return Status{Line: f.Shown(th)}
	}
	if f.Text != "" {
		path = append(path, "筛选 "+f.Text)
	}
	return Status{Path: path, Far: far}
}

// Status is what the status line says of a mode, from the left: where one is,
// how far through; the keys that hold are added by the program.
type Status struct {
	Path []string  // breadcrumbs, the whole first; the middle ones give way first
	Far  string    // how far through: 12%
	Note string    // what the keys are about to be used on: ● 2 个地区
	Line cell.Line // instead of all else, where not nil: what is typed, as far as there is room
}
