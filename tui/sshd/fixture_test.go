package sshd

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"fmt"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"baogao/model"
	"baogao/parse/shipped"
	"baogao/tui/cli"
	"baogao/tui/transcript"
)

// ample is more time than anything takes on the slowest machine: only a
// failure waits so long.
const ample = time.Minute

// served is a server that runs for a test.
type served struct {
	*Server
	addr string
	door func() (net.Conn, error) // connects
	log  *transcript.Transcript
	stop func() // ends it and waits until it has ended
}

// signer makes a key.
func signer(t testing.TB) ssh.Signer {
	t.Helper()
	_, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	s, err := ssh.NewSignerFromKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// start runs a server with the embedded reports, changed by change.
func start(t testing.TB, change func(*Config)) *served {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return startOn(t, l, change)
}

func startOn(t testing.TB, l net.Listener, change func(*Config)) *served {
	t.Helper()
	log := &transcript.Transcript{}
	c := Config{HostKey: signer(t), Limits: DefaultLimits(), Log: slog.New(slog.NewTextHandler(log, nil))}
	c.Limits.Answer = ample
	c.Open = func(context.Context) (model.Library, error) { return shipped.Library(), nil }
	if change != nil {
		change(&c)
	}
	server, err := New(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		if err := server.Serve(ctx, l); err != nil {
			t.Error(err)
		}
	}()
	s := &served{Server: server, addr: l.Addr().String(), log: log, stop: func() { cancel(); <-ended }}
	s.door = s.byTCP
	if m, ok := l.(*memory); ok {
		s.door = m.dial
	}
	t.Cleanup(s.stop)
	return s
}

func (s *served) byTCP() (net.Conn, error) { return net.DialTimeout("tcp", s.addr, ample) }

// dial connects as somebody without a key.
func (s *served) dial(t testing.TB, with ...ssh.AuthMethod) *ssh.Client {
	t.Helper()
	c, err := s.enter(s.plainDial(t), with...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c
}

// plainDial connects without a word of SSH.
func (s *served) plainDial(t testing.TB) net.Conn {
	t.Helper()
	c, err := s.door()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c
}

// enter logs in on a connection.
func (s *served) enter(c net.Conn, with ...ssh.AuthMethod) (*ssh.Client, error) {
	config := &ssh.ClientConfig{User: "anybody", Auth: with, HostKeyCallback: ssh.InsecureIgnoreHostKey()}
	mine, channels, requests, err := ssh.NewClientConn(c, s.addr, config)
	if err != nil {
		return nil, err
	}
	return ssh.NewClient(mine, channels, requests), nil
}

// answer carries out a command and returns what it said and its status.
func answer(t testing.TB, c *ssh.Client, command string) (out, errs string, status int) {
	t.Helper()
	x, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	var o, e bytes.Buffer
	x.Stdout, x.Stderr = &o, &e
	switch err := x.Run(command).(type) {
	case nil:
	case *ssh.ExitError:
		status = err.ExitStatus()
	default:
		t.Fatal(err)
	}
	return o.String(), e.String(), status
}

// alive fails the test unless the server answers.
func (s *served) alive(t testing.TB) {
	t.Helper()
	c := s.dial(t)
	defer c.Close()
	if out, errs, status := answer(t, c, "get 荆门 GDP"); status != 0 || !strings.Contains(out, "6.7%") {
		t.Errorf("the server answers %q, %q, status %d", out, errs, status)
	}
}

// until waits for something to become true.
func until(t testing.TB, what string, holds func() bool) {
	t.Helper()
	for end := time.Now().Add(ample); !holds(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("not in time: " + what)
		}
	}
}

// openssh makes a command of the OpenSSH client for the server.
func (s *served) openssh(t testing.TB, args ...string) *exec.Cmd {
	t.Helper()
	path, err := exec.LookPath("ssh")
	if err != nil {
		t.Skip("no OpenSSH client here")
	}
	_, port, _ := net.SplitHostPort(s.addr)
	fixed := []string{"-F", "none", "-p", port, "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=" + filepath.Join(t.TempDir(), "known"),
		"-o", "LogLevel=ERROR", "-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none", "-o", "ConnectTimeout=60"}
	c := exec.CommandContext(t.Context(), path, append(fixed, args...)...)
	c.Env = append(os.Environ(), "TERM=xterm-256color")
	return c
}

// spoken is what a process said.
type spoken struct {
	out, err string
	status   int
}

func run(t testing.TB, c *exec.Cmd) spoken {
	t.Helper()
	var o, e bytes.Buffer
	c.Stdout, c.Stderr = &o, &e
	err := c.Run()
	if _, exited := err.(*exec.ExitError); err != nil && !exited {
		t.Fatal(err)
	}
	return spoken{o.String(), e.String(), c.ProcessState.ExitCode()}
}

// locally is what a command says in a pipe on this machine.
func locally(t testing.TB, library model.Library, args ...string) spoken {
	t.Helper()
	var o, e bytes.Buffer
	status := cli.Run(t.Context(), cli.Env{Args: args, Stdin: strings.NewReader(""), Stdout: &o, Stderr: &e,
		Library: func(context.Context) (model.Library, error) { return library, nil }})
	return spoken{o.String(), e.String(), status}
}

// copies is the embedded reports again and again, under IDs of their own.
func copies(t testing.TB, times int) model.Library {
	t.Helper()
	lib := shipped.Library()
	var all []*model.Report
	for i := range times {
		for _, e := range lib.Entries() {
			r, err := lib.Report(e.ID)
			if err != nil {
				t.Fatal(err)
			}
			c := *r
			c.ID = fmt.Sprintf("%s-%d", r.ID, i)
			c.Meta.Region.Name = fmt.Sprintf("%s%d", r.Meta.Region.Name, i)
			c.Meta.Source.SHA256 = c.ID
			all = append(all, &c)
		}
	}
	return model.NewMemory(all)
}
