package sshd

import (
	"errors"
	"net"
	"os"
	"sync"
	"sync/atomic"
	"time"

	glider "github.com/gliderlabs/ssh"
)

// conn is a client's connection: it counts what passes and says in the log,
// when it closes, who it was.
type conn struct {
	net.Conn
	server  *Server
	address string // what Limits.PerAddress counts
	begun   time.Time
	in, out atomic.Int64 // bytes

	// The gate's.
	sessions int
	timer    *time.Timer // runs while there is no session

	mu     sync.Mutex
	who    string // "anonymous" or a key's fingerprint; "" before the login
	listed bool   // who is the fingerprint of a listed key
	why    string // it is closed, where we do it

	closing sync.Once
}

// connKey is where a connection stands in its context.
type connKey struct{}

// connect implements glider's ConnCallback; nil refuses the connection.
func (s *Server) connect(ctx glider.Context, c net.Conn) net.Conn {
	mine := &conn{Conn: c, server: s, address: addressOf(c.RemoteAddr()), begun: time.Now()}
	if s.stopping.Err() != nil {
		s.Log.Info("refused", "remote", c.RemoteAddr().String(), "why", "server stops")
		return nil
	}
	s.gate.enter(mine)
	ctx.SetValue(connKey{}, mine)
	return mine
}

// Read implements net.Conn.
func (c *conn) Read(b []byte) (int, error) {
	n, err := c.Conn.Read(b)
	c.in.Add(int64(n))
	return n, err
}

// Write implements net.Conn. A client that takes nothing is gone.
func (c *conn) Write(b []byte) (int, error) {
	_ = c.Conn.SetWriteDeadline(time.Now().Add(c.server.Limits.Stall))
	n, err := c.Conn.Write(b)
	c.out.Add(int64(n))
	if errors.Is(err, os.ErrDeadlineExceeded) {
		c.end("takes no output")
	}
	return n, err
}

// SetDeadline does nothing: time-outs are the server's, and glider would take
// them back with every byte.
func (c *conn) SetDeadline(time.Time) error { return nil }

// end closes the connection and says why.
func (c *conn) end(why string) {
	c.mu.Lock()
	if c.why == "" {
		c.why = why
	}
	c.mu.Unlock()
	_ = c.Close()
}

// Close implements net.Conn.
func (c *conn) Close() error {
	err := net.ErrClosed
	c.closing.Do(func() {
		err = c.Conn.Close()
		c.server.gate.leave(c)
		c.mu.Lock()
		defer c.mu.Unlock()
		about := []any{"remote", c.RemoteAddr().String(), "lasted", time.Since(c.begun).Round(time.Millisecond),
			"in", c.in.Load(), "out", c.out.Load()}
		if c.why != "" {
			about = append(about, "why", c.why)
		}
		if c.who == "" {
			c.server.Log.Info("no login", about...)
			return
		}
		c.server.Log.Info("disconnect", append(about, "who", c.who)...)
	})
	return err
}

// identity is who is at the other end.
func (c *conn) identity() (who string, listed bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.who, c.listed
}
