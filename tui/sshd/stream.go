package sshd

import (
	"bytes"
	"io"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/crypto/ssh"

	"baogao/tui/terminal"
)

// output is what a session says. A client that takes nothing for
// Limits.Stall is gone; until then the program waits, and nothing is kept for
// it but what it is writing.
type output struct {
	w       io.Writer
	session *session
	count   atomic.Int64
}

// Write implements io.Writer.
func (o *output) Write(b []byte) (int, error) {
	c := o.session.conn
	stalled := time.AfterFunc(c.server.Limits.Stall, func() { c.end("takes no output") })
	defer stalled.Stop()
	var n int
	var err error
	o.session.turn.without(func() { n, err = o.w.Write(b) })
	o.count.Add(int64(n))
	return n, err
}

// lines is output to a terminal in raw mode: a line ends with CR LF.
type lines struct{ io.Writer }

// Write implements io.Writer.
func (l lines) Write(b []byte) (int, error) {
	if _, err := l.Writer.Write(bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n"))); err != nil {
		return 0, err
	}
	return len(b), nil
}

// The pace at which input is read: faster than anybody types or pastes, and
// slow enough that one client cannot keep the machine drawing.
const (
	pace  = 8 << 10  // bytes a second
	burst = 64 << 10 // bytes at once
)

// input is what is typed into a session's terminal.
type input struct {
	ch      ssh.Channel
	session *session
	count   atomic.Int64
	// typed says that a program reads keys; otherwise they are dropped, but
	// ^C ends the command.
	typed atomic.Bool
	idle  atomic.Pointer[idleness] // nil: nothing waits for keys

	credit float64 // bytes that may be read at once; the reader's own
	last   time.Time
}

// Read implements io.Reader.
func (i *input) Read(b []byte) (int, error) {
	for {
		i.rest()
		n, err := i.ch.Read(b)
		i.count.Add(int64(n))
		i.credit -= float64(n)
		if w := i.idle.Load(); w != nil && n > 0 {
			w.key()
		}
		switch {
		case err != nil || i.typed.Load():
			return n, err
		case bytes.IndexByte(b[:n], 0x03) >= 0:
			i.session.end(errInterrupted)
		}
	}
}

// idleness ends a session in which no key comes for a while. Keys may still
// come when it is over: they must not set the clock again, which would keep
// the session, and what its client has sent, until it runs out.
type idleness struct {
	limit time.Duration
	mu    sync.Mutex
	over  bool
	timer *time.Timer
}

func newIdleness(limit time.Duration, end func()) *idleness {
	return &idleness{limit: limit, timer: time.AfterFunc(limit, end)}
}

func (w *idleness) key() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.over {
		w.timer.Reset(w.limit)
	}
}

func (w *idleness) stop() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.over = true
	w.timer.Stop()
}

// rest waits until the pace allows to read on.
func (i *input) rest() {
	now := time.Now()
	if i.last.IsZero() {
		i.credit = burst
	} else {
		i.credit = min(burst, i.credit+now.Sub(i.last).Seconds()*pace)
	}
	i.last = now
	if i.credit < 0 {
		time.Sleep(time.Duration(-i.credit / pace * float64(time.Second)))
	}
}

// sizes passes a terminal's sizes on, the latest only and no faster than the
// eye can follow: every one has the whole screen drawn.
type sizes struct {
	out    chan terminal.Size
	next   chan terminal.Size // holds one
	closed chan struct{}
	once   sync.Once
}

// resizePause is the time between two sizes.
const resizePause = 30 * time.Millisecond

func newSizes(first terminal.Size) *sizes {
	s := &sizes{out: make(chan terminal.Size), next: make(chan terminal.Size, 1), closed: make(chan struct{})}
	s.next <- first
	go s.pass()
	return s
}

// set is called by one goroutine only.
func (s *sizes) set(size terminal.Size) {
	select {
	case <-s.next:
	default:
	}
	s.next <- size
}

func (s *sizes) pass() {
	for {
		select {
		case size := <-s.next:
			select {
			case s.out <- size:
			case <-s.closed:
				return
			}
			select {
			case <-time.After(resizePause):
			case <-s.closed:
				return
			}
		case <-s.closed:
			return
		}
	}
}

func (s *sizes) close() { s.once.Do(func() { close(s.closed) }) }
