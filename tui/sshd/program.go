package sshd

import (
	"context"
	"errors"
	"io"
	"strings"
	"time"

	"baogao/model"
	"baogao/tui"
	"baogao/tui/cell"
	"baogao/tui/cli"
	"baogao/tui/paint"
	"baogao/tui/terminal"
)

// errInterrupted is a command that the user has stopped with ^C.
var errInterrupted = errors.New("已中断")

// program carries out a command line, "" being the interactive program, and
// returns its exit status. kind becomes "interactive" if that is opened.
func (x *session) program(ctx context.Context, line string, kind *string) int {
	var stdout, stderr io.Writer = x.out, x.err
	if x.pty != nil {
		stdout, stderr = lines{stdout}, lines{stderr}
	}
	complain := func(err error) int {
		_, _ = io.WriteString(stderr, "baogao: "+err.Error()+"\n")
		return cli.Usage
	}
	if len(line) > x.server.Limits.CommandSize {
		return complain(errors.New("命令太长"))
	}
	args, err := words(line)
	if err != nil {
		return complain(err)
	}
	if len(args) > 0 && args[0] == "baogao" {
		args = args[1:] // as it is written in the help
	}
	// The reports stay the same as long as the session does.
	library, giveBack := x.server.shelf.take()
	defer giveBack()
	limited, cancel := x.limit(ctx, line != "")
	defer cancel()
	if line != "" {
		x.work(limited)
		defer x.rest()
		if cause := context.Cause(limited); cause != nil {
			return complain(cause)
		}
	}
	env := cli.Env{
		Args: args, Stdin: strings.NewReader(""), Stdout: stdout, Stderr: stderr, Getenv: x.getenv,
		Library: func(context.Context) (model.Library, error) { return library, nil },
	}
	if x.pty != nil {
		x.in.typed.Store(line == "") // What is typed ahead is for the program.
		t := terminal.New(x.in, x.out, x.sizes.out)
		defer t.Close()
		env.Terminal, env.Width, env.Height = true, x.pty.Width, x.pty.Height
		env.Ambiguous = func() cell.Condition { return x.ambiguous(t) }
		env.Browse = func(_ context.Context, b cli.Browsing) error { // A command's time is not its limit.
			*kind = "interactive"
			x.rest()
			return x.browse(ctx, t, library, b)
		}
	}
	status := cli.Run(limited, env)
	if cause := context.Cause(limited); cause != nil && *kind == "command" && cause != errGone {
		return complain(cause)
	}
	return status
}

// work waits for the turn of a command.
func (x *session) work(ctx context.Context) {
	x.turn = &turn{turns: x.home.turns, ended: ctx.Done()}
	x.turn.take()
}

// rest gives up the turn for good: the command has ended, or was to open the
// interactive program.
func (x *session) rest() {
	if x.turn != nil {
		x.turn.give()
		x.turn = nil
	}
}

// ambiguous asks the session's terminal how wide it draws ambiguous
// characters.
func (x *session) ambiguous(t *terminal.Terminal) cell.Condition {
	if !terminal.Dumb(x.getenv) {
		x.in.typed.Store(true) // The answer comes as if it were typed.
		defer x.in.typed.Store(false)
		var c cell.Condition
		var answered bool
		x.turn.without(func() { c, answered = t.AskWidth(x.server.Limits.Answer) })
		if answered {
			return c
		}
	}
	return terminal.Assume(x.getenv)
}

// limit bounds the time of a command. One that runs when the server stops
// goes on until the time of grace is over; the interactive program ends at
// once.
func (x *session) limit(ctx context.Context, command bool) (context.Context, context.CancelFunc) {
	if !command {
		return ctx, func() {}
	}
	own, end := context.WithCancelCause(context.WithoutCancel(ctx))
	stop := []func() bool{
		context.AfterFunc(x.server.broken, func() { end(errStopping) }),
		context.AfterFunc(ctx, func() {
			if cause := context.Cause(ctx); cause != errStopping {
				end(cause)
			}
		}),
		time.AfterFunc(x.server.Limits.Command, func() { end(errTime) }).Stop,
	}
	return own, func() {
		for _, f := range stop {
			f()
		}
		end(nil)
	}
}

// browse opens the interactive program on the session's terminal.
func (x *session) browse(ctx context.Context, t *terminal.Terminal, library model.Library, b cli.Browsing) error {
	x.in.typed.Store(true)
	end := x.end
	idle := newIdleness(x.server.Limits.Idle, func() { end(errIdle) })
	x.in.idle.Store(idle)
	defer idle.stop()
	o := tui.Options{
		Terminal: t, Environ: append(x.environ, "TERM="+x.term), Patience: x.server.Limits.Answer,
		Condition: b.Condition, Colour: b.Colour,
		Open: func(context.Context) tui.Opened { return tui.Opened{Library: library} },
	}
	if kept := x.kept(); kept != nil {
		o.Store = kept
		defer func() {
			if err := kept.Save(); err != nil {
				x.server.Log.Error("state not saved", "error", err)
			}
		}()
	}
	err := tui.Run(ctx, o)
	var p *paint.Panic
	switch cause := context.Cause(ctx); {
	case errors.As(err, &p):
		x.panicked(p.Value, p.Stack)
		return cli.Fail(cli.Usage, "%v", errInternal)
	case cause != nil:
		return cli.Fail(cli.Usage, "%v", cause)
	}
	return err
}

// kept is what the visitor left last time; nil: nothing is kept.
func (x *session) kept() Kept {
	who, listed := x.conn.identity()
	if !listed || x.server.Store == nil {
		return nil
	}
	kept, err := x.server.Store(who)
	if err != nil {
		x.server.Log.Error("state not read", "error", err)
	}
	return kept
}

// getenv is the session's environment.
func (x *session) getenv(name string) string {
	if name == "TERM" {
		return x.term
	}
	for _, pair := range x.environ {
		if value, ok := strings.CutPrefix(pair, name+"="); ok {
			return value
		}
	}
	return ""
}
