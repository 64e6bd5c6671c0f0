// Package terminal is the device that the program runs on: this machine's
// terminal or the one at the other end of an SSH session. It asks what cannot
// be known otherwise (see Answers), gives back what was typed meanwhile, and
// leaves the terminal as it was found. It keeps nothing outside a Terminal:
// one process serves many.
package terminal

import (
	"io"
	"sync"
	"time"
)

// Size is a terminal's size in cells.
type Size struct{ Width, Height int }

// Terminal is a terminal in raw mode. One goroutine of it owns the input from
// the start, so that no answer and no key is read twice or lost.
type Terminal struct {
	out   io.Writer
	sizes <-chan Size
	local *local // nil at the other end of a session

	chunks  chan []byte // what was read
	closed  chan struct{}
	close   sync.Once
	unread  []byte // read but not given out yet
	replies replies
}

// New returns a terminal that is reached through in and out, already raw, as
// an SSH session's is. sizes brings its size, at once and whenever it
// changes. The input is read until it ends or the terminal is closed; a Read
// of it that blocks when the terminal is closed ends with the session.
func New(in io.Reader, out io.Writer, sizes <-chan Size) *Terminal {
	t := &Terminal{out: out, sizes: sizes, chunks: make(chan []byte), closed: make(chan struct{})}
	go t.pump(in)
	return t
}

// pump reads the input, a chunk ahead of whoever wants it.
func (t *Terminal) pump(in io.Reader) {
	defer close(t.chunks)
	for {
		chunk := make([]byte, 1024)
		n, err := in.Read(chunk)
		if n > 0 {
			select {
			case t.chunks <- chunk[:n]:
			case <-t.closed:
				return
			}
		}
		if err != nil {
			return
		}
	}
}

// Sizes brings the terminal's size, at once and whenever it changes.
func (t *Terminal) Sizes() <-chan Size { return t.sizes }

// Write writes to the terminal.
func (t *Terminal) Write(b []byte) (int, error) { return t.out.Write(b) }

// heldFor is how long the beginning of what may be an answer waits for its
// rest before it counts as typed.
const heldFor = 50 * time.Millisecond

// Read reads what is typed, without answers to questions that come late. It
// returns io.EOF when the input has ended or the terminal is closed.
func (t *Terminal) Read(b []byte) (int, error) {
	for len(t.unread) == 0 {
		var waited <-chan time.Time
		if len(t.replies.held) > 0 {
			timer := time.NewTimer(heldFor)
			defer timer.Stop()
			waited = timer.C
		}
		select {
		case chunk, ok := <-t.chunks:
			if !ok {
				return 0, io.EOF
			}
			t.unread = t.replies.take(chunk)
		case <-waited:
			t.unread = t.replies.release()
		case <-t.closed:
			return 0, io.EOF
		}
	}
	n := copy(b, t.unread)
	t.unread = t.unread[n:]
	return n, nil
}

// The program has the terminal's other screen to itself, without a cursor
// and without automatic wrapping, and asks for clicks, the wheel and pastes
// as such. leave takes it all back.
const (
	enter = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[r\x1b[m\x1b[2J\x1b[H" + "\x1b[?1002h\x1b[?1006h\x1b[?2004h"
	leave = "\x1b[?2026l\x1b[?69l\x1b[?2004l\x1b[?1006l\x1b[?1002l\x1b[r\x1b[m\x1b[?7h\x1b[?25h\x1b[?1049l"
)

// Enter takes the terminal over for a full-screen program.
func (t *Terminal) Enter() error {
	_, err := io.WriteString(t.out, enter)
	return err
}

// EnterAsking is Enter together with the questions that Answers waits for.
func (t *Terminal) EnterAsking() error {
	t.replies.expect(time.Now())
	_, err := io.WriteString(t.out, enter+questions)
	return err
}

// Leave gives the terminal back.
func (t *Terminal) Leave() error {
	_, err := io.WriteString(t.out, leave)
	return err
}

// Close ends reading, and gives a local terminal back its mode.
func (t *Terminal) Close() {
	t.close.Do(func() {
		close(t.closed)
		if t.local != nil {
			t.local.close(t.chunks)
		}
	})
}
