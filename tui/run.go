package tui

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/muesli/termenv"

	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/clipboard"
	_ "baogao/tui/hush" // before Bubble Tea
	"baogao/tui/mode"
	"baogao/tui/paint"
	"baogao/tui/terminal"
	"baogao/tui/theme"
)

// Options are all that a run of the program knows of the world: the local
// terminal and an SSH session fill them in, the program is the same.
type Options struct {
	Terminal *terminal.Terminal
	Environ  []string // KEY=value: TERM, COLORTERM, NO_COLOR
	// Patience is how long the terminal may take to answer; 0 is
	// terminal.Patience.
	Patience time.Duration
	// Condition is how wide the terminal draws ambiguous characters; nil
	// where it is to be asked.
	Condition *cell.Condition
	Colour    bool // false: no colours, attributes only
	// Open gives the reports, while the terminal is asked. Its context ends
	// with the run.
	Open  func(context.Context) Opened
	Store mode.Store // nil: kept in memory
	// Clipboard takes text to the machine's own clipboard beside the event
	// loop; nil where there is none, or where it is not the user's.
	Clipboard func(text string) error
	// Files is where the user may have files written; nil: nowhere.
	Files mode.Files
	// Problem is what is wrong with the Store, in one line; nil for nothing.
	Problem error
	Now     func() time.Time // nil: time.Now
}

// Run runs the program until the user quits or ctx ends, and leaves the
// terminal, which stays open.
func Run(ctx context.Context, o Options) error {
	go cell.Prepare()
	if err := o.Terminal.EnterAsking(); err != nil {
		return fmt.Errorf("写不到终端：%w", err)
	}
	running := false
	defer func() {
		if !running { // A panic: paint.Run has not come to leave the terminal.
			_ = o.Terminal.Leave()
		}
	}()
	opening, cancel := context.WithCancel(ctx)
	opened := o.Open(opening)
	defer func() {
		cancel()
		if opened.Close != nil {
			opened.Close()
		}
	}()
	if o.Store == nil {
		o.Store = mode.NewMemory()
	}
	go prepare(opened.Library, o.Store.Visits())
	answers := o.Terminal.Answers(cmp.Or(o.Patience, terminal.Patience))
	switch {
	case o.Condition != nil:
		answers.Condition = *o.Condition
	case !answers.Width:
		answers.Condition = terminal.Assume(o.getenv)
	}
	session := o.session(answers)
	session.Library, session.Problems, session.Context = opened.Library, opened.Problems, opening
	if o.Problem != nil {
		session.Problems = append(session.Problems, o.Problem)
	}
	app := NewApp(session, opened.Changes)
	if o.Problem != nil {
		session.Say(o.Problem.Error())
	}
	defer app.Leave()
	running = true
	return paint.Run(ctx, app, o.Terminal, answers)
}

// getenv gives the value of a variable of the terminal's environment; the
// last of a name counts.
func (o Options) getenv(name string) string {
	for _, pair := range slices.Backward(o.Environ) {
		if value, ok := strings.CutPrefix(pair, name+"="); ok {
			return value
		}
	}
	return ""
}

// prepare loads the report that the first screen shows, beside the asking of
// the terminal: the one that was read last, otherwise the first one.
func prepare(library model.Library, visits []mode.Spot) {
	defer func() { _ = recover() }() // What panics here panics again where the report is shown, and is told there.
	var id string
	if len(visits) > 0 {
		id = visits[0].Report
	} else if entries := library.Entries(); len(entries) > 0 {
		id = entries[0].ID
	}
	_, _ = library.Report(id)
}

// session makes the session without its library.
func (o Options) session(answers terminal.Answers) *mode.Session {
	looks := theme.Terminal{Profile: termenv.Ascii, Light: answers.Light}
	if o.Colour {
		looks.Profile = theme.ProfileOf(o.Environ)
	}
	s := &mode.Session{Theme: theme.New(looks), Condition: answers.Condition, Store: o.Store, Now: o.Now,
		Clipboard: clipboard.New(o.getenv, o.Clipboard), Files: o.Files}
	if s.Now == nil {
		s.Now = time.Now
	}
	return s
}
