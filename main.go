// Baogao (报告) is a terminal browser for Chinese government work reports.
package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"baogao/model"
	"baogao/tui"
	"baogao/tui/cli"
	"baogao/tui/clipboard"
	"baogao/tui/paint"
	"baogao/tui/save"
	"baogao/tui/sshd"
	"baogao/tui/state"
	"baogao/tui/terminal"
)

func main() {
	// Collecting garbage on the way to the first screen, or to a command's
	// answer, takes a quarter of the way; the first second allocates less than
	// this puts it off for.
	usual := debug.SetGCPercent(400)
	time.AfterFunc(time.Second, func() { debug.SetGCPercent(usual) })
	env := cli.Local(os.Args[1:])
	env.Extra = []cli.Extra{sshd.Command}
	env.Browse = func(ctx context.Context, b cli.Browsing) error { return browse(ctx, env, b) }
	os.Exit(cli.Run(context.Background(), env))
}

// browse opens the interactive program on this machine's terminal.
func browse(ctx context.Context, env cli.Env, b cli.Browsing) error {
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGTERM, syscall.SIGHUP, os.Interrupt)
	defer stop()
	t, err := terminal.Open(os.Stdin, os.Stdout)
	if err != nil {
		return err
	}
	defer t.Close()
	store, problem := state.Open(state.Path())
	o := tui.Options{Store: store, Problem: problem, Terminal: t, Environ: os.Environ(), Condition: b.Condition, Colour: b.Colour,
		Clipboard: clipboard.Own(os.Getenv), Files: save.Disk{}}
	o.Open = func(ctx context.Context) tui.Opened {
		if len(b.Paths) > 0 {
			return tui.Follow(ctx, b.Paths)
		}
		library, err := env.Library(ctx)
		if err != nil {
			return tui.Opened{Library: model.NewMemory(nil), Problems: []error{err}}
		}
		return tui.Opened{Library: library}
	}
	err = tui.Run(ctx, o)
	var p *paint.Panic
	if errors.As(err, &p) {
		_, _ = os.Stderr.Write(p.Stack)
		err = cli.Fail(cli.Usage, "程序出错，只好结束：%v。请把上面几行告诉开发者", p.Value)
	}
	return errors.Join(err, store.Save())
}
