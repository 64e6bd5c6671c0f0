package terminal

import (
	"fmt"
	"os"
	"os/signal"
	"strconv"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/muesli/cancelreader"

	"baogao/tui/cell"
)

// local is what this machine's own terminal has more than a session's.
type local struct {
	in      *os.File
	before  *term.State // the mode it was found in
	reader  cancelreader.CancelReader
	resized chan os.Signal
	stopped chan os.Signal
	again   chan struct{} // measure again
	done    chan struct{}
}

// Open puts the machine's own terminal into raw mode and reads from it. Where
// in is something else, as when a report is piped in, keys come from the
// terminal that controls the process.
func Open(in, out *os.File) (*Terminal, error) {
	if !term.IsTerminal(in.Fd()) {
		tty, err := os.Open("/dev/tty")
		if err != nil {
			return nil, fmt.Errorf("没有可读按键的终端：%w", err)
		}
		in = tty
	}
	before, err := term.MakeRaw(in.Fd())
	if err != nil {
		return nil, fmt.Errorf("终端进不了逐键模式：%w", err)
	}
	reader, err := cancelreader.NewReader(in)
	if err != nil {
		_ = term.Restore(in.Fd(), before)
		return nil, fmt.Errorf("读不了终端：%w", err)
	}
	l := &local{in: in, before: before, reader: reader,
		resized: make(chan os.Signal, 1), stopped: make(chan os.Signal, 1),
		again: make(chan struct{}, 1), done: make(chan struct{})}
	sizes := make(chan Size, 1)
	notify(l.resized, resizeSignals) // before measuring, so that no change is missed
	notify(l.stopped, stopSignals)
	go l.watchSize(out, sizes)
	t := New(reader, out, sizes)
	t.local = l
	return t, nil
}

// watchSize sends the terminal's size at once and after every change; only
// the latest waits for a receiver.
func (l *local) watchSize(out *os.File, sizes chan Size) {
	// A terminal on a serial line, or one that is just being made, has no
	// size yet: it gets the usual one if nothing is heard of it.
	unknown := time.After(50 * time.Millisecond)
	measure := func() {
		w, h, err := term.GetSize(out.Fd())
		if err != nil || w <= 0 || h <= 0 {
			return
		}
		unknown = nil
		select {
		case <-sizes:
		default:
		}
		sizes <- Size{w, h}
	}
	measure()
	for {
		select {
		case <-l.resized:
			measure()
		case <-l.again:
			measure()
		case <-l.done:
			return
		case <-unknown:
			sizes <- Size{fromEnvironment("COLUMNS", 80), fromEnvironment("LINES", 24)}
			unknown = nil
		}
	}
}

func fromEnvironment(name string, usual int) int {
	if n, err := strconv.Atoi(os.Getenv(name)); err == nil && n > 0 && n < 10_000 {
		return n
	}
	return usual
}

// notify is signal.Notify, which takes no signals to mean all.
func notify(c chan os.Signal, signals []os.Signal) {
	if len(signals) > 0 {
		signal.Notify(c, signals...)
	}
}

// close ends what Open began. chunks is closed when nothing reads any more.
func (l *local) close(chunks <-chan []byte) {
	signal.Stop(l.resized)
	signal.Stop(l.stopped)
	close(l.done)
	if l.reader.Cancel() {
		for range chunks {
		}
		_ = l.reader.Close()
	}
	_ = term.Restore(l.in.Fd(), l.before)
}

// Stopped brings the signals by which another process asks this one to stop
// (SIGTSTP): the answer to them is Suspend. Nothing comes from a session.
func (t *Terminal) Stopped() <-chan os.Signal {
	if t.local == nil {
		return nil
	}
	return t.local.stopped
}

// Suspend gives the terminal back and stops the process, as ctrl+z does for
// programs that are not in raw mode; it returns when the process goes on and
// has the terminal again. What is on the screen then is not known. Where no
// shell would wake it, as in a session, it does nothing.
func (t *Terminal) Suspend() error {
	if t.local == nil || !canStop() {
		return nil
	}
	if err := t.Leave(); err != nil {
		return err
	}
	if err := term.Restore(t.local.in.Fd(), t.local.before); err != nil {
		return fmt.Errorf("终端恢复不了：%w", err)
	}
	stop()
	if _, err := term.MakeRaw(t.local.in.Fd()); err != nil {
		return fmt.Errorf("终端进不了逐键模式：%w", err)
	}
	select {
	case t.local.again <- struct{}{}: // It may have another size now.
	default:
	}
	return t.Enter()
}

// AskWidth asks the machine's own terminal, for a program that writes lines
// on it, how wide it draws ambiguous characters; answered is false where it
// does not say within limit. The question is put at the beginning of a line
// and leaves nothing there.
func AskWidth(in, out *os.File, limit time.Duration) (c cell.Condition, answered bool) {
	before, err := term.MakeRaw(in.Fd())
	if err != nil {
		return cell.Narrow, false
	}
	defer func() { _ = term.Restore(in.Fd(), before) }()
	reader, err := cancelreader.NewReader(in)
	if err != nil {
		return cell.Narrow, false
	}
	t := New(reader, out, nil)
	defer func() {
		t.Close()
		if reader.Cancel() {
			for range t.chunks { // Until the reader is gone.
			}
			_ = reader.Close()
		}
	}()
	return t.AskWidth(limit)
}
