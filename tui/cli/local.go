package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/term"

	"baogao/model"
	"baogao/parse"
	"baogao/parse/source"
	"baogao/seeds"
	"baogao/tui/cell"
	"baogao/tui/terminal"
)

// Local is the environment of a command typed in a shell.
func Local(args []string) Env {
	env := Env{
		Args: args, Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv,
		Library:  func(context.Context) (model.Library, error) { return Embedded() },
		Files:    localFiles{},
		Terminal: term.IsTerminal(os.Stdout.Fd()),
	}
	if env.Terminal {
		if w, h, err := term.GetSize(os.Stdout.Fd()); err == nil {
			env.Width, env.Height = w, h
		}
		if term.IsTerminal(os.Stdin.Fd()) {
			env.Page = runPager
			env.Ambiguous = func() cell.Condition {
				return terminal.AskWidth(os.Stdin, os.Stdout, answerLimit)
			}
		}
	}
	return env
}

// answerLimit is how long the terminal may take to say how wide it draws:
// enough for one at the other end of a slow line, as it may be. Those that
// know the question answer at once, and all know it but the dumbest.
const answerLimit = 500 * time.Millisecond

// Embedded returns the reports that come with the program, read on all cores:
// every start waits for them.
func Embedded() (model.Library, error) {
	names, err := fs.Glob(seeds.FS, "*.txt")
	if err != nil {
		return nil, err
	}
	reports, errs := make([]*model.Report, len(names)), make([]error, len(names))
	var reading sync.WaitGroup
	for i, name := range names {
		reading.Go(func() {
			data, err := seeds.FS.ReadFile(name)
			if err == nil {
				reports[i], err = parse.Parse(name, data)
			}
			errs[i] = err
		})
	}
	reading.Wait()
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return model.NewMemory(reports), nil
}

// localFiles is the file system of the machine.
type localFiles struct{}

// Exists implements Files.
func (localFiles) Exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// Create implements Files.
func (localFiles) Create(path string) (io.WriteCloser, error) { return os.Create(path) }

// Load implements Files.
func (localFiles) Load(ctx context.Context, paths []string, problem func(error)) (model.Library, error) {
	reports, errs := source.Load(ctx, paths)
	for _, err := range errs {
		problem(err)
	}
	return model.NewMemory(reports), ctx.Err()
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
