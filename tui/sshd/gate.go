package sshd

import (
	"net"
	"net/netip"
	"slices"
	"sync"
	"time"
)

// gate counts connections and sessions. A connection without a session waits:
// it has not spoken yet, is logging in, or has just closed its last session.
// Those that wait are few, wait for a while only, and the longest waiting
// gives way to a new one, so that nobody keeps others out by saying nothing.
type gate struct {
	limits Limits

	mu       sync.Mutex
	all      map[*conn]struct{}
	waiting  []*conn          // the longest waiting first
	sessions int              // open
	by       map[string]*home // addresses that have sessions
}

// home is what the sessions from one address share.
type home struct {
	sessions int
	turns    chan struct{} // holds one for each command that is at work
}

func newGate(l Limits) *gate {
	return &gate{limits: l, all: map[*conn]struct{}{}, by: map[string]*home{}}
}

// addressOf is what counts as one address: of IPv6 the network of 64 bits,
// which a single subscriber has.
func addressOf(a net.Addr) string {
	port, err := netip.ParseAddrPort(a.String())
	if err != nil {
		return a.String()
	}
	ip := port.Addr().Unmap().WithZone("")
	if ip.Is6() {
		prefix, _ := ip.Prefix(64) // 64 is a length that there is
		return prefix.String()
	}
	return ip.String()
}

// enter lets a connection in, to wait.
func (g *gate) enter(c *conn) {
	g.mu.Lock()
	defer g.mu.Unlock()
	same := 0
	for _, w := range g.waiting {
		if w.address == c.address {
			same++
		}
	}
	switch {
	case same >= g.limits.PerAddress:
		g.evict(func(w *conn) bool { return w.address == c.address })
	case len(g.waiting) >= g.limits.Waiting:
		g.evict(func(*conn) bool { return true })
	}
	g.all[c] = struct{}{}
	g.wait(c)
}

// evict ends the longest waiting connection that fits.
func (g *gate) evict(fits func(*conn) bool) {
	i := slices.IndexFunc(g.waiting, fits)
	if i < 0 {
		return
	}
	c := g.waiting[i]
	g.waiting = slices.Delete(g.waiting, i, i+1)
	c.timer.Stop()
	go c.end("made room for another")
}

// wait begins a connection's time without a session.
func (g *gate) wait(c *conn) {
	g.waiting = append(g.waiting, c)
	c.timer = time.AfterFunc(g.limits.Login, func() { c.end("no session in time") })
}

// unwait takes a connection out of those that wait.
func (g *gate) unwait(c *conn) bool {
	i := slices.Index(g.waiting, c)
	if i < 0 {
		return false
	}
	g.waiting = slices.Delete(g.waiting, i, i+1)
	c.timer.Stop()
	return true
}

// begin counts a session of a connection, if there is room for it; otherwise
// it returns nil.
func (g *gate) begin(c *conn) *home {
	g.mu.Lock()
	defer g.mu.Unlock()
	h := g.by[c.address]
	if h == nil {
		h = &home{turns: make(chan struct{}, g.limits.Commands)}
	}
	if _, open := g.all[c]; !open || g.sessions >= g.limits.Sessions || h.sessions >= g.limits.PerAddress {
		return nil
	}
	if c.sessions == 0 && !g.unwait(c) {
		return nil // It is being evicted.
	}
	c.sessions++
	g.sessions++
	h.sessions++
	g.by[c.address] = h
	return h
}

// end counts a session out.
func (g *gate) end(c *conn) {
	g.mu.Lock()
	defer g.mu.Unlock()
	c.sessions--
	g.sessions--
	h := g.by[c.address]
	if h.sessions--; h.sessions == 0 {
		delete(g.by, c.address)
	}
	if _, open := g.all[c]; open && c.sessions == 0 {
		g.wait(c)
	}
}

// leave forgets a connection that is closed. Its sessions count until they
// have ended, too.
func (g *gate) leave(c *conn) {
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.all, c)
	g.unwait(c)
}

// closeAll ends all connections.
func (g *gate) closeAll() {
	g.mu.Lock()
	var all []*conn
	for c := range g.all {
		all = append(all, c)
	}
	g.mu.Unlock()
	for _, c := range all {
		c.end("server stops")
	}
}
