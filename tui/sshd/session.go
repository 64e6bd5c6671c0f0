package sshd

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"
	"time"

	glider "github.com/gliderlabs/ssh"
	"golang.org/x/crypto/ssh"

	"baogao/tui/terminal"
)

// Why a session ends before its program does: what the client is told.
var (
	errStopping = errors.New("服务器正在停止，连接已结束")
	errIdle     = errors.New("很久没有按键，连接已结束")
	errTime     = errors.New("命令用时太长，已停止")
	errGone     = errors.New("连接已断开")
)

// endOfWrite is the request by which OpenSSH says that it cannot pass on more
// output, as when it stands before head in a pipe (PROTOCOL, 2.1).
const endOfWrite = "eow@openssh.com"

// session is one session of a connection: a program or a command.
type session struct {
	server *Server
	conn   *conn
	ch     ssh.Channel

	pty     *terminal.Size // nil: no terminal
	term    string
	environ []string
	sizes   *sizes

	started bool
	end     context.CancelCauseFunc // ends what runs
	in      *input
	out     *output
	err     *output
	home    *home
	turn    *turn // of a command; nil: it needs none
}

// channel implements glider.ChannelHandler for sessions.
func (s *Server) channel(_ *glider.Server, _ *ssh.ServerConn, offered ssh.NewChannel, ctx glider.Context) {
	c := ctx.Value(connKey{}).(*conn)
	if !s.begin() {
		_ = offered.Reject(ssh.ResourceShortage, "服务器正在停止 (server is stopping)")
		return
	}
	defer s.sessions.Done()
	home := s.gate.begin(c)
	if home == nil {
		_ = offered.Reject(ssh.ResourceShortage, "连接太多，请稍后再试 (too many sessions)")
		who, _ := c.identity()
		s.Log.Info("session refused", "remote", c.RemoteAddr().String(), "who", who, "why", "too many")
		return
	}
	defer s.gate.end(c)
	ch, requests, err := offered.Accept()
	if err != nil {
		return
	}
	running, end := context.WithCancelCause(s.stopping)
	defer end(nil)
	x := &session{server: s, conn: c, ch: ch, home: home, end: end}
	defer func() {
		if r := recover(); r != nil { // run has its own
			x.panicked(r, debug.Stack())
			c.end("panic")
		}
	}()
	x.serve(running, requests)
}

// serve answers the requests of a session until it is closed and what ran in
// it has ended.
func (x *session) serve(ctx context.Context, requests <-chan *ssh.Request) {
	done := make(chan struct{})
	// A timer that is stopped may still be kept for a while by the runtime,
	// and all that it refers to: here and elsewhere that is no session, which
	// holds what its client has sent.
	c := x.conn
	tooLate := time.AfterFunc(x.server.Limits.Login, func() { c.end("session neither begun nor closed") })
	defer tooLate.Stop()
	for r := range requests {
		ok := false
		switch r.Type {
		case "shell", "exec":
			var command struct{ Line string }
			if r.Type == "exec" && ssh.Unmarshal(r.Payload, &command) != nil || x.started {
				break
			}
			ok, x.started = true, true
			tooLate.Stop()
			_ = r.Reply(true, nil)
			go func() {
				defer close(done)
				x.run(ctx, command.Line)
				tooLate.Reset(x.server.Limits.Login) // for the client to close, too
			}()
			continue
		case "pty-req":
			ok = x.takePty(r.Payload)
		case "window-change":
			ok = x.takeSize(r.Payload)
		case "env":
			ok = x.takeEnvironment(r.Payload)
		case "signal":
			x.end(errGone)
		case endOfWrite:
			x.end(errGone)
			// Closing is what frees a Write that waits for the client to read.
			_, _ = x.ch.SendRequest("exit-status", false, ssh.Marshal(struct{ Status uint32 }{2}))
			_ = x.ch.Close()
		}
		if r.WantReply {
			_ = r.Reply(ok, nil)
		}
	}
	x.end(errGone)
	if x.sizes != nil {
		x.sizes.close()
	}
	if x.started {
		<-done
	}
}

// run runs what the session is for and closes it. A panic ends it alone.
func (x *session) run(ctx context.Context, line string) {
	begun, status := time.Now(), 2
	x.out, x.err = &output{w: x.ch, session: x}, &output{w: x.ch.Stderr(), session: x}
	x.in = &input{ch: x.ch, session: x}
	kind := "command"
	defer func() {
		if r := recover(); r != nil {
			x.panicked(r, debug.Stack())
			_, _ = x.err.Write([]byte("baogao: " + errInternal.Error() + "\r\n"))
		}
		_, _ = x.ch.SendRequest("exit-status", false, ssh.Marshal(struct{ Status uint32 }{uint32(status)}))
		_ = x.ch.Close()
		who, _ := x.conn.identity()
		x.server.Log.Info("session", "remote", x.conn.RemoteAddr().String(), "who", who, "kind", kind,
			"status", status, "lasted", time.Since(begun).Round(time.Millisecond), "in", x.in.count.Load(), "out", x.out.count.Load())
	}()
	status = x.program(ctx, line, &kind)
}

// errInternal is what the client is told of a panic.
var errInternal = errors.New("程序内部出错，这次连接已结束")

func (x *session) panicked(what any, stack []byte) {
	who, _ := x.conn.identity()
	x.server.Log.Error("panic", "remote", x.conn.RemoteAddr().String(), "who", who, "what", fmt.Sprint(what), "stack", string(stack))
}

// The largest terminal that is drawn on, in cells; a client may say anything.
// It is what fits a large display in small type.
const (
	maxWidth  = 500
	maxHeight = 150
)

// sizeOf is a size as a client says it; 0 is not known.
func sizeOf(width, height uint32) terminal.Size {
	s := terminal.Size{Width: int(min(width, maxWidth)), Height: int(min(height, maxHeight))}
	if s.Width == 0 {
		s.Width = 80
	}
	if s.Height == 0 {
		s.Height = 24
	}
	return s
}

// takePty takes the request for a terminal (RFC 4254, 6.2). Its modes are the
// client's own matter: what is sent is raw.
func (x *session) takePty(payload []byte) bool {
	var p struct {
		Term                         string
		Width, Height, Across, Along uint32
		Modes                        string
	}
	if x.pty != nil || x.started || ssh.Unmarshal(payload, &p) != nil {
		return false
	}
	size := sizeOf(p.Width, p.Height)
	x.pty = &size
	x.sizes = newSizes(size)
	if plain(p.Term) {
		x.term = p.Term
	}
	return true
}

// takeSize takes a change of the terminal's size (RFC 4254, 6.7).
func (x *session) takeSize(payload []byte) bool {
	var p struct{ Width, Height, Across, Along uint32 }
	if x.pty == nil || ssh.Unmarshal(payload, &p) != nil {
		return false
	}
	x.sizes.set(sizeOf(p.Width, p.Height))
	return true
}

// takeEnvironment takes a variable, if it is one of those that say what the
// terminal and its user's language are.
func (x *session) takeEnvironment(payload []byte) bool {
	const most = 20
	var v struct{ Name, Value string }
	if x.started || len(x.environ) >= most || ssh.Unmarshal(payload, &v) != nil {
		return false
	}
	if v.Name != "COLORTERM" && v.Name != "LANG" && !strings.HasPrefix(v.Name, "LC_") || !plain(v.Name) || !plain(v.Value) {
		return false
	}
	x.environ = append(x.environ, v.Name+"="+v.Value)
	return true
}

// plain reports whether a client's word is short and of printable ASCII.
func plain(s string) bool {
	const most = 64
	return len(s) <= most && !strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r > '~' })
}
