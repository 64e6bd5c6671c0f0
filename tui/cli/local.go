package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"

	"baogao/model"
	"baogao/model/store"
	"baogao/parse/index"
	"baogao/parse/shipped"
	"baogao/parse/source"
	"baogao/tui/cell"
	"baogao/tui/terminal"
)

// Local is the environment of a command typed in a shell.
func Local(args []string) Env {
	env := Env{
		Args: args, Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv,
		Library:  func(context.Context) (model.Library, error) { return shipped.Library(), nil },
		Files:    localFiles{},
		Terminal: term.IsTerminal(os.Stdout.Fd()),
	}
	if env.Terminal {
		if w, h, err := term.GetSize(os.Stdout.Fd()); err == nil {
			env.Width, env.Height = w, h
		}
		if term.IsTerminal(os.Stdin.Fd()) {
			env.Page = runPager
			env.Ambiguous = ambiguous
		}
	}
	if term.IsTerminal(os.Stderr.Fd()) && os.Getenv("TERM") != "dumb" {
		env.Progress = progressLine(os.Stderr)
	}
	return env
}

// ambiguous asks the terminal how wide it draws ambiguous characters.
func ambiguous() cell.Condition {
	if !terminal.Dumb(os.Getenv) {
		if c, answered := terminal.AskWidth(os.Stdin, os.Stdout, terminal.Patience); answered {
			return c
		}
	}
	return terminal.Assume(os.Getenv)
}

// localFiles is the file system of the machine.
type localFiles struct {
	// open opens the index of a library; nil: index.Open.
	open func(paths []string) (*index.Index, error)
}

// Exists implements Files.
func (localFiles) Exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// Create implements Files.
func (localFiles) Create(path string) (io.WriteCloser, error) { return os.Create(path) }

// Load implements Files. Folders and archives, which may hold thousands of
// reports, have an index that is brought up to date; single files are read as
// they are.
func (f localFiles) Load(ctx context.Context, paths []string, watch Watch) (model.Library, error) {
	problem := watch.Problem
	if problem == nil {
		problem = func(error) {}
	}
	if !slices.ContainsFunc(paths, holdsMany) || slices.Contains(paths, source.Stdin) {
		reports, errs := source.Load(ctx, paths)
		for _, err := range errs {
			problem(err)
		}
		return model.NewMemory(reports), ctx.Err()
	}
	open := f.open
	if open == nil {
		open = index.Open
	}
	lib, err := open(paths)
	if lib == nil {
		return nil, err
	}
	// An index that cannot be kept takes nothing from the answer.
	notice := func(err error) error {
		var n *store.Notice
		if errors.As(err, &n) {
			return Fail(Found, "%v", n)
		}
		return err
	}
	if err != nil {
		problem(notice(err))
	}
	for _, err := range lib.Update(ctx, func(p index.Progress) {
		if watch.Progress != nil && p.Total > 0 {
			watch.Progress(p.Done, p.Total, p.Left)
		}
	}) {
		problem(notice(err))
	}
	return lib, ctx.Err()
}

// holdsMany reports whether a path is that of a folder or an archive.
func holdsMany(path string) bool {
	info, err := os.Stat(path)
	return err == nil && (info.IsDir() || strings.EqualFold(filepath.Ext(path), ".zip"))
}

// progressLine returns what shows progress in a line at the bottom of a
// terminal, once the reading takes longer than a moment, and takes it away
// when all is read.
func progressLine(w io.Writer) func(done, total int, left time.Duration) {
	const moment = 300 * time.Millisecond
	var began, drawn time.Time
	return func(done, total int, left time.Duration) {
		now := time.Now()
		if began.IsZero() {
			began = now
		}
		switch {
		case done == total && !drawn.IsZero():
			fmt.Fprint(w, "\r\x1b[K")
			drawn = time.Time{}
		case done == total, now.Sub(began) < moment, now.Sub(drawn) < moment/3:
		default:
			drawn = now
			line := fmt.Sprintf("正在读 %d/%d 个文件", done, total)
			if left > 0 {
				line += fmt.Sprintf("，约剩 %s", duration(left))
			}
			fmt.Fprint(w, "\r"+line+"\x1b[K")
		}
	}
}

// duration says a time in Chinese, to the second.
func duration(d time.Duration) string {
	if d < time.Minute {
		return fmt.Sprintf("%d 秒", int(d.Seconds()))
	}
	return fmt.Sprintf("%d 分 %d 秒", int(d.Minutes()), int(d.Seconds())%60)
}

// runPager runs the user's pager on text: $PAGER through the shell, as git and man
// do, otherwise less. less is told to pass colours on and to stay out of the
// way of a text that fits the screen.
func runPager(ctx context.Context, text []byte) error {
	pager := os.Getenv("PAGER")
	if pager == "" {
		pager = "less -R"
	}
	if pager == "cat" {
		return errors.New("no pager wanted")
	}
	cmd := exec.CommandContext(ctx, "/bin/sh", "-c", pager)
	cmd.Stdin = strings.NewReader(string(text))
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	cmd.Env = append(os.Environ(), "LESSCHARSET=utf-8")
	if os.Getenv("LESS") == "" {
		cmd.Env = append(cmd.Env, "LESS=FRX")
	}
	// ^C is the pager's as long as it runs; the shell sends it to both.
	interrupts := make(chan os.Signal, 1)
	signal.Notify(interrupts, os.Interrupt)
	defer signal.Stop(interrupts)
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("pager: %w", err)
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); errors.As(err, &exit) && exit.ExitCode() == 127 {
		return err // the shell found no such program: nothing was shown
	}
	return nil
}
