package sshd

import "sync"

// turn is a command's turn to be at work. An address has a few of them, so
// that who asks for much at once does not keep others waiting for a key.
type turn struct {
	turns chan struct{}   // of the address; each value is a turn that is taken
	ended <-chan struct{} // closed when the command is to end
	held  bool

	waiting sync.Mutex // held by who waits without the turn
}

// take waits for the turn, or for the command to end.
func (t *turn) take() {
	select {
	case t.turns <- struct{}{}:
		t.held = true
	case <-t.ended:
	}
}

// give lets another have the turn.
func (t *turn) give() {
	if t.held {
		<-t.turns
		t.held = false
	}
}

// without calls do, which waits for the client, while others have the turn. A
// nil turn is of who needs none.
func (t *turn) without(do func()) {
	if t == nil {
		do()
		return
	}
	t.waiting.Lock()
	defer t.waiting.Unlock()
	t.give()
	do()
	t.take()
}
