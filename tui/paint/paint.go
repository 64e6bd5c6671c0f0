// Package paint puts grids of cells on a terminal: it remembers the screen as
// it was and sends only what changed. Bubble Tea's own renderer is off
// (tea.WithoutRenderer): it measures ambiguous characters narrow and rewrites
// whole lines.
package paint

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/tui/cell"
	"baogao/tui/terminal"
)

// Screen is a Bubble Tea model that draws itself on a grid instead of
// returning a string.
type Screen interface {
	Init() tea.Cmd
	Update(tea.Msg) (Screen, tea.Cmd)
	// Draw draws the whole screen on the canvas, which is blank.
	Draw(cell.Canvas)
}

// The messages that a Screen may send to the program.
type (
	suspendMsg struct{}
	repaintMsg struct{}
	sendMsg    struct{ sequence string }
)

// Suspend is the command that gives the terminal back to the shell until it
// wakes the program again (ctrl+z).
func Suspend() tea.Msg { return suspendMsg{} }

// Repaint is the command that paints everything anew (ctrl+l): another
// program may have written on the terminal.
func Repaint() tea.Msg { return repaintMsg{} }

// Send returns the command that sends the terminal a sequence that changes
// nothing on the screen, between two frames: what is to go to its clipboard.
// Where the terminal is slow to take it, another takes its place.
func Send(sequence string) tea.Cmd {
	return func() tea.Msg { return sendMsg{sequence} }
}

// Run runs screen on a terminal that has been entered, until it quits, the
// input ends or ctx does; then it leaves the terminal. The error of a panic
// is a *Panic.
func Run(ctx context.Context, screen Screen, t *terminal.Terminal, answers terminal.Answers) (err error) {
	frames := newFrames(t, &Painter{Synchronized: answers.Synchronized, Margins: answers.Margins})
	m := &program{screen: screen, condition: answers.Condition, terminal: t, frames: frames}
	defer func() { err = errors.Join(err, finish(frames, t)) }()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	ended := &endedReader{t, cancel}
	p := tea.NewProgram(m, tea.WithContext(ctx), tea.WithInput(ended), tea.WithOutput(t),
		tea.WithoutRenderer(), tea.WithoutSignalHandler())
	go forward(ctx, p, t, frames)
	_, err = p.Run()
	switch {
	case m.failure != nil:
		return m.failure
	case errors.As(frames.failed(), new(*Panic)):
		return frames.failed()
	case frames.failed() != nil:
		return fmt.Errorf("写不到终端：%w", frames.failed())
	case ctx.Err() != nil && errors.Is(err, tea.ErrProgramKilled), errors.Is(err, tea.ErrInterrupted):
		return nil
	}
	return err
}

// finish has the last frame painted and the terminal left, unless it takes
// nothing any more: a process that was told to end must.
func finish(f *frames, t *terminal.Terminal) error {
	left := make(chan error, 1)
	go func() {
		f.stop()
		left <- t.Leave()
	}()
	select {
	case err := <-left:
		return err
	case <-time.After(patience):
		return errors.New("终端不接收输出")
	}
}

// patience is how long a terminal may take for the last frame.
const patience = 2 * time.Second

// forward sends the program what comes from outside.
func forward(ctx context.Context, p *tea.Program, t *terminal.Terminal, f *frames) {
	for {
		select {
		case size := <-t.Sizes():
			p.Send(tea.WindowSizeMsg(size))
		case <-t.Stopped():
			p.Send(suspendMsg{})
		case <-f.broken:
			p.Quit()
		case <-ctx.Done():
			return
		}
	}
}

// endedReader ends the program when the terminal is gone.
type endedReader struct {
	*terminal.Terminal
	end func()
}

func (r *endedReader) Read(b []byte) (int, error) {
	n, err := r.Terminal.Read(b)
	if err != nil {
		r.end()
	}
	return n, err
}

// program is a Screen as a Bubble Tea model: after each Update it draws the
// screen and hands the grid to the goroutine that paints.
type program struct {
	screen    Screen
	condition cell.Condition
	terminal  *terminal.Terminal
	frames    *frames
	size      tea.WindowSizeMsg
	failure   error // a panic
}

// Init implements tea.Model.
func (p *program) Init() tea.Cmd { return p.guard(p.screen.Init()) }

// View implements tea.Model; it is not used.
func (p *program) View() string { return "" }

// The largest screen that is drawn, in cells: more than fits the finest
// display, and little enough that a client that lies about its size costs
// nothing.
const (
	maxWidth  = 600
	maxHeight = 200
)

// Update implements tea.Model.
func (p *program) Update(message tea.Msg) (m tea.Model, cmd tea.Cmd) {
	defer func() {
		if r := recover(); r != nil {
			m, cmd = p, p.fail(panicked(r))
		}
	}()
	switch msg := message.(type) {
	case panicMsg:
		return p, p.fail(msg.err)
	case suspendMsg:
		p.frames.pause(p.terminal.Suspend)
		p.draw()
		return p, nil
	case repaintMsg:
		p.frames.forget()
		p.draw()
		return p, nil
	case sendMsg:
		p.frames.send(msg.sequence)
		return p, nil
	case tea.WindowSizeMsg:
		// The size may have been another in between: nothing is known of the
		// screen even where it is the same.
		p.frames.forget()
		msg.Width, msg.Height = min(max(0, msg.Width), maxWidth), min(max(0, msg.Height), maxHeight)
		p.size = msg
		message = msg
	}
	p.screen, cmd = p.screen.Update(message)
	p.draw()
	return p, p.guard(cmd)
}

func (p *program) draw() {
	if p.size.Width <= 0 || p.size.Height <= 0 {
		return
	}
	grid := p.frames.blank(p.condition, p.size.Width, p.size.Height)
	p.screen.Draw(grid.Canvas())
	p.frames.show(grid)
}

// panicMsg is a command that panicked.
type panicMsg struct{ err error }

// Panic is the error of a run that ended by a panic.
type Panic struct {
	Value any
	Stack []byte
}

// Error implements error.
func (p *Panic) Error() string { return fmt.Sprintf("panic: %v\n%s", p.Value, p.Stack) }

func panicked(r any) error { return &Panic{r, debug.Stack()} }

func (p *program) fail(err error) tea.Cmd {
	p.failure = err
	return tea.Quit
}

// guard makes a command report its panic as a message: the terminal must be
// left before anything is written on it.
func (p *program) guard(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if r := recover(); r != nil {
				msg = panicMsg{panicked(r)}
			}
		}()
		msg = cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			guarded := make(tea.BatchMsg, len(batch))
			for i, c := range batch {
				guarded[i] = p.guard(c)
			}
			return guarded
		}
		return msg
	}
}
