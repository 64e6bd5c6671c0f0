package sshd

import (
	"bytes"
	"net"
	"sync"
)

// memory is a network within the process, for tests in a time of their own
// (testing/synctest): that stands still as long as the system is waited for.
type memory struct {
	arriving chan net.Conn
	closed   chan struct{}
	close    sync.Once
}

func newMemory() *memory {
	return &memory{arriving: make(chan net.Conn), closed: make(chan struct{})}
}

// Accept implements net.Listener.
func (m *memory) Accept() (net.Conn, error) {
	select {
	case c := <-m.arriving:
		return c, nil
	case <-m.closed:
		return nil, net.ErrClosed
	}
}

// Close implements net.Listener.
func (m *memory) Close() error {
	m.close.Do(func() { close(m.closed) })
	return nil
}

// Addr implements net.Listener.
func (m *memory) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)} }

// dial connects to whoever accepts.
func (m *memory) dial() (net.Conn, error) {
	near, far := net.Pipe()
	select {
	case m.arriving <- far:
	case <-m.closed:
		return nil, net.ErrClosed
	}
	q := &queued{Conn: near, waiting: make(chan []byte, 100), closed: make(chan struct{})}
	go q.send()
	return q, nil
}

// queued is an end of a pipe whose writes do not wait until they are read, as
// those of a socket do not: in SSH, both ends speak first.
type queued struct {
	net.Conn
	waiting chan []byte
	closed  chan struct{}
	close   sync.Once
}

// Write implements net.Conn.
func (q *queued) Write(b []byte) (int, error) {
	select {
	case q.waiting <- bytes.Clone(b):
		return len(b), nil
	case <-q.closed:
		return 0, net.ErrClosed
	}
}

// send passes on what is written, until it cannot be.
func (q *queued) send() {
	defer q.Close()
	for {
		select {
		case b := <-q.waiting:
			if _, err := q.Conn.Write(b); err != nil {
				return
			}
		case <-q.closed:
			return
		}
	}
}

// Close implements net.Conn.
func (q *queued) Close() error {
	q.close.Do(func() { close(q.closed) })
	return q.Conn.Close()
}
