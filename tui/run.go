package tui

import (
	"context"
	"errors"
	"io"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"baogao/model"
	"baogao/tui/cell"
	_ "baogao/tui/hush" // before Bubble Tea
	"baogao/tui/mode"
	"baogao/tui/paint"
	"baogao/tui/theme"
)

// Size is the size of a terminal in cells.
type Size struct{ Width, Height int }

// Options are all that a run of the program knows of the world: the local
// terminal and an SSH session fill them in, the program is the same.
type Options struct {
	Input   io.Reader // in raw mode
	Output  io.Writer
	Environ []string    // KEY=value: TERM, COLORTERM, NO_COLOR
	Sizes   <-chan Size // the terminal's size, at once and whenever it changes
	// Condition is how wide the terminal draws ambiguous characters; nil
	// where it is to be asked.
	Condition *cell.Condition
	Colour    bool // false: no colours, attributes only
	// Open gives the reports and what is wrong with those that could not be
	// read. It runs while the terminal is asked.
	Open  func(context.Context) (model.Library, []error)
	Store mode.Store       // nil: kept in memory
	Now   func() time.Time // nil: time.Now
}

// The program has the terminal's other screen to itself, without a cursor,
// and asks for mouse clicks, the wheel, and pastes as such.
const (
	enter = "\x1b[?1049h\x1b[?25l\x1b[?1000h\x1b[?1006h\x1b[?2004h"
	leave = "\x1b[?2004l\x1b[?1006l\x1b[?1000l\x1b[0m\x1b[?25h\x1b[?1049l"
)

// Run runs the program until the user quits or ctx ends.
func Run(ctx context.Context, o Options) error {
	type opened struct {
		library  model.Library
		problems []error
	}
	opening := make(chan opened, 1)
	go func() {
		library, problems := o.Open(ctx)
		opening <- opened{library, problems}
	}()
	session := o.session()
	reports := <-opening
	session.Library = reports.library
	session.Problems = reports.problems

	_, _ = io.WriteString(o.Output, enter)
	defer func() { _, _ = io.WriteString(o.Output, leave) }()
	program := tea.NewProgram(paint.New(NewApp(session), o.Output, session.Condition),
		tea.WithContext(ctx), tea.WithInput(o.Input), tea.WithOutput(o.Output), tea.WithoutRenderer())
	done := make(chan struct{})
	defer close(done)
	go func() {
		for {
			select {
			case size := <-o.Sizes:
				program.Send(tea.WindowSizeMsg(size))
			case <-done:
				return
			}
		}
	}()
	_, err := program.Run()
	if errors.Is(err, tea.ErrInterrupted) || ctx.Err() != nil {
		return nil
	}
	return err
}

// session makes the session without its library.
func (o Options) session() *mode.Session {
	terminal := theme.Terminal{Profile: termenv.Ascii}
	if o.Colour {
		terminal.Profile = theme.ProfileOf(o.Environ)
	}
	s := &mode.Session{Theme: theme.New(terminal), Store: o.Store, Now: o.Now}
	if o.Condition != nil {
		s.Condition = *o.Condition
	}
	if s.Store == nil {
		s.Store = mode.NewMemory()
	}
	if s.Now == nil {
		s.Now = time.Now
	}
	return s
}
