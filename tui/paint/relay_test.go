package paint

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"
)

// beRelay carries out the plan that this process was started with, and leaves
// a word on what went wrong.
func beRelay(t *testing.T) {
	var plan relayed
	if err := json.Unmarshal([]byte(os.Getenv(relayVariable)), &plan); err != nil {
		t.Fatal(err)
	}
	if err := plan.carryOut(); err != nil {
		_ = os.WriteFile(plan.Problem, []byte(err.Error()), 0o600)
	}
}

// carryOut runs the program on a terminal of its own, passes everything on,
// both ways, and after each step has the screen printed.
func (plan relayed) carryOut() error {
	state, err := term.MakeRaw(os.Stdin.Fd())
	if err != nil {
		return err
	}
	defer func() { _ = term.Restore(os.Stdin.Fd(), state) }()
	size, err := pty.GetsizeFull(os.Stdin)
	if err != nil {
		return err
	}
	command := exec.Command(plan.Program[0], plan.Program[1:]...)
	inner, err := pty.StartWithSize(command, size)
	if err != nil {
		return err
	}
	resized := make(chan os.Signal, 1)
	signal.Notify(resized, syscall.SIGWINCH)
	go func() {
		for range resized {
			_ = pty.InheritSize(os.Stdin, inner)
		}
	}()
	r := &relay{inner: inner, drawn: make(chan struct{}, 1)}
	go r.passOutput()
	go r.passInput()
	var marks []mark
	var printed []byte
	for i, s := range plan.Steps {
		if err := r.take(s); err != nil {
			return fmt.Errorf("step %d %+v: %w", i, s, err)
		}
		m, screen, err := r.print(plan)
		if err != nil {
			return fmt.Errorf("step %d %+v: %w", i, s, err)
		}
		marks, printed = append(marks, m), append(printed, screen...)
	}
	_ = command.Process.Signal(syscall.SIGTERM)
	if err := command.Wait(); err != nil && !errors.As(err, new(*exec.ExitError)) {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	err = os.WriteFile(plan.Log, r.log, 0o600)
	if plan.Capture != nil {
		err = errors.Join(err, os.WriteFile(plan.Printed, printed, 0o600))
	}
	data, _ := json.Marshal(marks)
	return errors.Join(err, os.WriteFile(plan.Marks, data, 0o600))
}

// relay stands between the program and the terminal.
type relay struct {
	inner *os.File      // the program's terminal
	drawn chan struct{} // the terminal has answered that it is ready
	rows  int           // that the terminal has printed

	mu   sync.Mutex // held while something is sent to the terminal
	log  []byte     // what the program has written
	last time.Time  // when it did
}

// passOutput sends the terminal what the program writes.
func (r *relay) passOutput() {
	for b := make([]byte, 64<<10); ; {
		n, err := r.inner.Read(b)
		r.mu.Lock()
		_, _ = os.Stdout.Write(b[:n])
		r.log, r.last = append(r.log, b[:n]...), time.Now()
		r.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// A terminal says that it is ready (DSR 5) when it has done all that it was
// sent before.
const areYouReady, ready = "\x1b[5n", "\x1b[0n"

// passInput sends the program what the terminal says, but for the answers to
// the relay.
func (r *relay) passInput() {
	var rest string
	for b := make([]byte, 4096); ; {
		n, err := os.Stdin.Read(b)
		if err != nil {
			return
		}
		said, found := strings.CutSuffix(rest+string(b[:n]), ready)
		if found {
			r.drawn <- struct{}{}
		}
		rest = ""
		for size := len(ready) - 1; size > 0 && !found && rest == ""; size-- {
			if strings.HasSuffix(said, ready[:size]) {
				rest = ready[:size]
			}
		}
		_, _ = r.inner.WriteString(strings.TrimSuffix(said, rest))
	}
}

// pause is how long a program that writes nothing more is thought to have
// done with a step. Where it is not, the next step's screen shows the rest.
const pause = 100 * time.Millisecond

// take types the keys of a step, or changes the size, and waits for what the
// program makes of it.
func (r *relay) take(s step) error {
	r.mu.Lock()
	begun := len(r.log)
	var resize string
	if s.Width > 0 {
		resize = fmt.Sprintf("\x1b[8;%d;%dt", s.Height, s.Width)
	}
	_, _ = os.Stdout.WriteString(resize)
	r.mu.Unlock()
	_, _ = r.inner.WriteString(s.Keys)
	sign := "" // of a screen that is drawn for the step
	switch {
	case s.Width > 0:
		sign = "\x1b[2J"
	case s.Keys == "":
		sign = "帮助" // at the end of the first screen
	}
	for end := time.Now().Add(ample); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		size, err := pty.GetsizeFull(os.Stdin)
		if err != nil {
			return err
		}
		if s.Width > 0 && (int(size.Cols) != s.Width || int(size.Rows) != s.Height) {
			continue
		}
		r.mu.Lock()
		written, quiet := string(r.log[begun:]), time.Since(r.last)
		r.mu.Unlock()
		if written != "" && strings.Contains(written, sign) && quiet > pause {
			return nil
		}
	}
	return errors.New("the program draws nothing")
}

// print has the screen printed as it is when the terminal has drawn all that
// the program wrote so far: by the terminal itself, or by a command.
func (r *relay) print(plan relayed) (m mark, screen []byte, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for cutShort(r.log) { // Nothing may come in between.
		r.mu.Unlock()
		time.Sleep(time.Millisecond)
		r.mu.Lock()
	}
	_, _ = os.Stdout.WriteString(areYouReady)
	select {
	case <-r.drawn:
	case <-time.After(ample):
		return m, nil, errors.New("the terminal does not answer")
	}
	size, err := pty.GetsizeFull(os.Stdin)
	if err != nil {
		return m, nil, err
	}
	m = mark{len(r.log), int(size.Cols), int(size.Rows)}
	if plan.Capture != nil {
		screen, err = exec.Command(plan.Capture[0], plan.Capture[1:]...).Output()
		return m, screen, err
	}
	if _, err = os.Stdout.WriteString("\x1b[i"); err != nil {
		return m, nil, err
	}
	r.rows += m.Height
	// Each time another process takes what is printed; the next must not
	// overtake it.
	for end := time.Now().Add(ample); time.Now().Before(end); time.Sleep(time.Millisecond) {
		if all, _ := os.ReadFile(plan.Printed); bytes.Count(all, []byte("\n")) >= r.rows {
			return m, nil, nil
		}
	}
	return m, nil, errors.New("the terminal prints no screen")
}

// unfinished is a control sequence without its end.
var unfinished = regexp.MustCompile("\x1b(\\[[0-?]*[ -/]*)?$")

// cutShort reports whether what was written ends within a character or a
// control sequence.
func cutShort(written []byte) bool {
	tail := written[max(0, len(written)-64):]
	last, size := utf8.DecodeLastRune(tail)
	return last == utf8.RuneError && size == 1 || unfinished.Match(tail)
}
