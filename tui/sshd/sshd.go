// Package sshd serves the program over SSH: a session with a terminal gets the
// interactive program, one with a command gets the commands of the command
// line. It is a door, no second program: both are what runs in a shell, with
// the session's input, output, size and colours.
//
// What a client sends is a name, keys, a terminal's size and type, the words
// of one command and what is typed. None of it names a file of the server,
// starts a process or opens a connection.
package sshd

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"runtime/debug"
	"sync"
	"time"

	glider "github.com/gliderlabs/ssh"
	"golang.org/x/crypto/ssh"

	"baogao/model"
	"baogao/tui/mode"
	"baogao/tui/terminal"
)

// Limits are what a server gives to its clients, together and each.
type Limits struct {
	Sessions    int           // open at a time
	PerAddress  int           // of them, and of connections without one, from one address
	Waiting     int           // connections without a session; the longest waiting makes room
	Login       time.Duration // from connecting to a session
	Answer      time.Duration // for a terminal to say how wide it draws; then it is taken for a plain one
	Idle        time.Duration // without a key, in the interactive program
	Stall       time.Duration // for a client to take a piece of output
	Commands    int           // of one address at work at a time; more wait
	Command     time.Duration // for a command, from beginning to end
	CommandSize int           // bytes of a command line
	Grace       time.Duration // for sessions to end when the server stops
}

// DefaultLimits suit an office behind one machine with two cores.
func DefaultLimits() Limits {
	return Limits{
		Sessions: 300, PerAddress: 50, Waiting: 100,
		Login: time.Minute, Answer: terminal.Patience, Idle: 30 * time.Minute, Stall: 5 * time.Minute, Commands: 2, Command: 10 * time.Minute,
		CommandSize: 4096, Grace: 10 * time.Second,
	}
}

// Config is what a server is made of.
type Config struct {
	HostKey ssh.Signer
	// Keys are those who may come in. Where nil, or with Anonymous, everybody
	// may.
	Keys      *AuthorizedKeys
	Anonymous bool
	Limits    Limits
	Log       *slog.Logger
	// Open gives the reports: once before the server starts, and again for
	// every Reload. A library that is an io.Closer is closed when another has
	// taken its place and its last session has ended.
	Open func(context.Context) (model.Library, error)
	// Store keeps what the visitor with a listed key leaves, by the key's
	// fingerprint; nil: nothing is kept. What it returns can be used even where
	// there is an error; nil cannot.
	Store func(fingerprint string) (Kept, error)
}

// Kept is a visitor's store, which is saved when the session ends.
type Kept interface {
	mode.Store
	Save() error
}

// Server serves reports over SSH.
type Server struct {
	Config
	shelf shelf
	gate  *gate
	ssh   *glider.Server

	beginning sync.Mutex // held while a session is counted in, and while stopping becomes done
	sessions  sync.WaitGroup
	stopping  context.Context // done when sessions are to end
	stop      context.CancelCauseFunc
	broken    context.Context // done when commands, too, are to end at once
	cut       context.CancelFunc
}

// New makes a server and opens its reports.
func New(ctx context.Context, c Config) (*Server, error) {
	s := &Server{Config: c, gate: newGate(c.Limits)}
	s.stopping, s.stop = context.WithCancelCause(context.Background())
	s.broken, s.cut = context.WithCancel(context.Background())
	s.ssh = &glider.Server{
		Version:              version,
		HostSigners:          []glider.Signer{c.HostKey},
		ServerConfigCallback: s.login,
		ConnCallback:         s.connect,
		ConnectionFailedCallback: func(_ net.Conn, _ error) {
			// The line in the log is written when the connection closes.
		},
		// Glider's own handlers say yes to an agent and to any environment.
		ChannelHandlers:   map[string]glider.ChannelHandler{"session": s.channel},
		RequestHandlers:   map[string]glider.RequestHandler{"default": refuseRequest},
		SubsystemHandlers: map[string]glider.SubsystemHandler{},
	}
	if err := s.Reload(ctx); err != nil {
		return nil, err
	}
	return s, nil
}

// version is how the server introduces itself. OpenSSH says that its output is
// cut, see endOfWrite, only to servers whose name begins like its own; the
// others' output stops half-way, and the pipe hangs until they give up.
const version = "OpenSSH_compatible-baogao"

// refuseRequest says no to what a client asks of the connection as a whole:
// forwarding, first of all.
func refuseRequest(glider.Context, *glider.Server, *ssh.Request) (bool, []byte) { return false, nil }

// errNoReport is a library without any.
var errNoReport = errors.New("没有可读的报告")

// Reload reads the reports again. Sessions that are open keep those that they
// began with. Where there is an error, and finding no report is one, those who
// come get the same as before, too.
func (s *Server) Reload(ctx context.Context) error {
	library, err := s.Open(ctx)
	if err != nil {
		discard(library)
		return err
	}
	if len(library.Entries()) == 0 {
		discard(library)
		return errNoReport
	}
	s.shelf.put(library)
	return nil
}

// Reports is the number of reports that a session that begins now reads.
func (s *Server) Reports() int {
	library, giveBack := s.shelf.take()
	defer giveBack()
	return len(library.Entries())
}

// Serve serves on a listener until ctx is done, then tells the sessions,
// waits for them as long as Limits.Grace and closes what is left.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	ended := make(chan error, 1)
	go func() { ended <- s.accept(l) }()
	select {
	case err := <-ended:
		s.close()
		return err
	case <-ctx.Done():
	}
	_ = l.Close()
	<-ended
	s.close()
	return nil
}

// accept gives each connection a goroutine, whose panic ends that connection
// only.
func (s *Server) accept(l net.Listener) error {
	wait := time.Duration(0)
	for {
		c, err := l.Accept()
		var passing interface{ Temporary() bool }
		switch {
		case err == nil:
			wait = 0
			go s.connection(c)
		case errors.As(err, &passing) && passing.Temporary(): // out of files
			wait = min(max(2*wait, 5*time.Millisecond), time.Second)
			time.Sleep(wait)
		default:
			return fmt.Errorf("accept connections: %w", err)
		}
	}
}

func (s *Server) connection(c net.Conn) {
	defer func() {
		if r := recover(); r != nil {
			s.Log.Error("panic", "remote", c.RemoteAddr().String(), "what", fmt.Sprint(r), "stack", string(debug.Stack()))
			_ = c.Close()
		}
	}()
	s.ssh.HandleConn(c)
}

// begin counts a session in, to be counted out by sessions.Done, unless the
// server is stopping: once that waits for the sessions, no other may begin.
func (s *Server) begin() bool {
	s.beginning.Lock()
	defer s.beginning.Unlock()
	if s.stopping.Err() != nil {
		return false
	}
	s.sessions.Add(1)
	return true
}

// close ends all sessions.
func (s *Server) close() {
	s.beginning.Lock()
	s.stop(errStopping)
	s.beginning.Unlock()
	done := make(chan struct{})
	go func() { s.sessions.Wait(); close(done) }()
	select {
	case <-done:
	case <-time.After(s.Limits.Grace):
		s.cut()
		s.Log.Warn("sessions cut off", "after", s.Limits.Grace)
	}
	s.gate.closeAll()
	s.shelf.put(nil)
}
