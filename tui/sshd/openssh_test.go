package sshd

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/pem"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
	"golang.org/x/crypto/ssh"

	"baogao/model"
	"baogao/parse/shipped"
	"baogao/tui/transcript"
)

func TestCommandsAnswerAsInAPipeOnThisMachine(t *testing.T) {
	s := start(t, nil)
	for _, args := range [][]string{
		{"list"}, {"get", "荆门", "GDP"}, {"get", "jm", "gdp", "--width", "60"}, {"grep", "低空经济"}, {"compare", "荆门", "荆州", "--format", "csv"},
		{"export"}, {"outline", "兴山"}, {"terms", "荆门"}, {"help"}, {"get", "--help"},
		{"grep", "没有这样的一句话"}, {"get", "荆门", "无此指标"}, {"get"}, {"list", "--nonsense"}, {},
	} {
		want := locally(t, shipped.Library(), args...)
		got := run(t, s.openssh(t, append([]string{"127.0.0.1"}, args...)...))
		if got != want {
			t.Errorf("%v: status %d, want %d;\nstderr %q\n  want %q;\nstdout the same: %v", args, got.status, want.status, got.err, want.err, got.out == want.out)
		}
	}
}

func TestNothingButOurCommandsRuns(t *testing.T) {
	s := start(t, nil)
	for _, command := range []string{
		"sh -c id", "/bin/sh", "bash", "id", "scp -t /tmp/x", "serve", "serve --addr 127.0.0.1:0", "list --from /etc", "export /etc/passwd",
		"/etc/passwd", "list -f /etc/passwd", "compare 荆门 荆州 -o /tmp/x", "export --output=/tmp/x", "list; id", "list | id", "$(id)", "../..", "-",
	} {
		got := run(t, s.openssh(t, "127.0.0.1", command))
		if got.status != 2 || got.out != "" || strings.Count(got.err, "\n") != 1 {
			t.Errorf("%s: status %d, %q, %q; want one line and 2", command, got.status, got.out, got.err)
		}
	}
	if got := run(t, s.openssh(t, "-s", "127.0.0.1", "sftp")); got.status != 255 || !strings.Contains(got.err, "subsystem request failed") {
		t.Errorf("sftp: status %d, %q", got.status, got.err)
	}
}

func TestForwardingIsRefused(t *testing.T) {
	s := start(t, nil)
	target, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer target.Close()
	reached := make(chan struct{}, 1)
	go func() {
		if c, err := target.Accept(); err == nil {
			_ = c.Close()
			reached <- struct{}{}
		}
	}()
	if got := run(t, s.openssh(t, "-W", target.Addr().String(), "127.0.0.1")); got.status != 255 || !strings.Contains(got.err, "forwarding failed") {
		t.Errorf("from the client: status %d, %q", got.status, got.err)
	}
	if got := run(t, s.openssh(t, "-o", "ExitOnForwardFailure=yes", "-R", "0:"+target.Addr().String(), "127.0.0.1", "list")); got.status != 255 || got.out != "" {
		t.Errorf("from the server: status %d, %q", got.status, got.err)
	}
	select {
	case <-reached:
		t.Error("something connected through the server")
	default:
	}
}

// keyFile writes a new private key for the OpenSSH client and returns its
// line for authorized_keys.
func keyFile(t *testing.T) (path, line string) {
	t.Helper()
	public, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	block, err := ssh.MarshalPrivateKey(private, "")
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "key")
	if err := os.WriteFile(path, pem.EncodeToMemory(block), 0o600); err != nil {
		t.Fatal(err)
	}
	key, err := ssh.NewPublicKey(public)
	if err != nil {
		t.Fatal(err)
	}
	return path, strings.TrimSpace(string(ssh.MarshalAuthorizedKey(key))) + " 张三@统计局\n"
}

func TestListedKeysComeInAndOthersDoNotUntilTheyAreListed(t *testing.T) {
	mine, line := keyFile(t)
	other, otherLine := keyFile(t)
	list := filepath.Join(t.TempDir(), "authorized_keys")
	write := func(text string) {
		if err := os.WriteFile(list, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("# colleagues\n\nrestrict,no-pty " + line)
	write("# colleagues\n\nrestrict " + line)
	s := start(t, func(c *Config) {
		keys, err := ReadAuthorizedKeys(list, c.Log)
		if err != nil {
			t.Fatal(err)
		}
		c.Keys = keys
	})
	try := func(args ...string) int {
		return run(t, s.openssh(t, append(args, "-o", "BatchMode=yes", "127.0.0.1", "get", "荆门", "GDP")...)).status
	}
	if got := try("-i", mine); got != 0 {
		t.Errorf("a listed key: status %d", got)
	}
	if got := try("-i", other); got != 255 {
		t.Errorf("another key: status %d", got)
	}
	if got := try("-o", "PubkeyAuthentication=no"); got != 255 {
		t.Errorf("no key: status %d", got)
	}
	write(otherLine)
	if got := try("-i", other); got != 0 {
		t.Errorf("a key that is listed now: status %d", got)
	}
	if got := try("-i", mine); got != 255 {
		t.Errorf("a key that is listed no more: status %d", got)
	}
}

func TestAnonymousVisitorsComeInBesideListedKeys(t *testing.T) {
	mine, line := keyFile(t)
	list := filepath.Join(t.TempDir(), "authorized_keys")
	if err := os.WriteFile(list, []byte(line), 0o600); err != nil {
		t.Fatal(err)
	}
	s := start(t, func(c *Config) {
		var err error
		if c.Keys, err = ReadAuthorizedKeys(list, c.Log); err != nil {
			t.Fatal(err)
		}
		c.Anonymous = true
	})
	for _, args := range [][]string{{"-i", mine}, {"-o", "PubkeyAuthentication=no"}} {
		if got := run(t, s.openssh(t, append(args, "127.0.0.1", "list")...)); got.status != 0 {
			t.Errorf("%v: status %d, %q", args, got.status, got.err)
		}
	}
	until(t, "both in the log", func() bool {
		return strings.Contains(s.log.String(), "who=SHA256:") && strings.Contains(s.log.String(), "key=张三@统计局") && strings.Contains(s.log.String(), "who=anonymous")
	})
}

func TestPipesCarryTenMegabytesAndMayBeCut(t *testing.T) {
	library := copies(t, 40)
	s := start(t, func(c *Config) {
		c.Open = func(context.Context) (model.Library, error) { return library, nil }
	})
	want := locally(t, library, "export").out
	if len(want) < 10<<20 {
		t.Fatalf("only %d bytes to send", len(want))
	}
	if got := run(t, s.openssh(t, "127.0.0.1", "export")); got.status != 0 || got.out != want {
		t.Errorf("status %d, %d bytes of %d", got.status, len(got.out), len(want))
	}
	c := s.openssh(t, "127.0.0.1", "export")
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	half := make([]byte, len(want)/2)
	if _, err := io.ReadFull(out, half); err != nil || string(half) != want[:len(half)] {
		t.Errorf("the first half: %v", err)
	}
	_ = out.Close() // as head does
	_ = c.Wait()
	if strings.Contains(s.log.String(), "takes no output") {
		t.Error("the server waits for a client that was cut")
	}
	until(t, "the session's end", func() bool { return strings.Count(s.log.String(), "msg=disconnect") == 2 })
	if got := run(t, s.openssh(t, "127.0.0.1", "list")); got.status != 0 {
		t.Errorf("afterwards: status %d, %q", got.status, got.err)
	}
}

// screen collects what a program writes on a pseudo-terminal.
type screen struct {
	transcript.Transcript
	tty *os.File
}

func onTerminal(t *testing.T, c *exec.Cmd, width, height uint16) *screen {
	t.Helper()
	tty, err := pty.StartWithSize(c, &pty.Winsize{Cols: width, Rows: height})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = tty.Close() })
	s := &screen{tty: tty}
	go s.show()
	return s
}

// show collects, and answers the question that every terminal answers.
func (s *screen) show() {
	answered := false
	for b := make([]byte, 64<<10); ; {
		n, err := s.tty.Read(b)
		_, _ = s.Transcript.Write(b[:n])
		if !answered && strings.Contains(s.Transcript.String(), "\x1b[c") {
			answered = true
			_, _ = s.tty.WriteString("\x1b[?62;22c")
		}
		if err != nil {
			return
		}
	}
}

func TestATerminalGetsTheProgramAndItsResizes(t *testing.T) {
	s := start(t, nil)
	c := s.openssh(t, "127.0.0.1")
	screen := onTerminal(t, c, 120, 30)
	until(t, "the whole screen", func() bool {
		text := screen.String()
		return strings.Contains(text, "目录") && strings.Contains(text, "帮助") // the last row's
	})
	seen := len(screen.String())
	if err := pty.Setsize(screen.tty, &pty.Winsize{Cols: 60, Rows: 12}); err != nil {
		t.Fatal(err)
	}
	until(t, "the smaller screen", func() bool {
		text := screen.String()[seen:]
		return strings.Contains(text, "\x1b[2J") && strings.Contains(text, "帮助")
	})
	smaller := screen.String()[seen:]
	smaller = smaller[strings.LastIndex(smaller, "\x1b[2J"):]
	if row := regexp.MustCompile(`\x1b\[(1[3-9]|[23][0-9])(;[0-9]+)?H`).FindString(smaller); row != "" || strings.Count(smaller, "\n") >= 12 {
		t.Errorf("a row below the smaller screen is drawn: %q", smaller)
	}
	if _, err := screen.tty.WriteString("q"); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	select {
	case err := <-ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(ample):
		t.Fatal("q does not quit")
	}
	until(t, "the terminal given back", func() bool { return strings.HasSuffix(strings.TrimSpace(screen.String()), "\x1b[?1049l") })
	until(t, "the log", func() bool { return strings.Contains(s.log.String(), "kind=interactive status=0") })
}

func TestACommandOnATerminalEndsItsLinesForIt(t *testing.T) {
	s := start(t, nil)
	c := s.openssh(t, "-tt", "127.0.0.1", "list", "--ambiguous", "narrow")
	screen := onTerminal(t, c, 100, 30)
	if err := c.Wait(); err != nil {
		t.Error(err)
	}
	until(t, "the table", func() bool { return strings.Contains(screen.String(), "荆门市") })
	text := screen.String()
	if bytes.Count([]byte(text), []byte("\n")) != strings.Count(text, "\r\n") || !strings.Contains(text, "\x1b[") {
		t.Errorf("no colours, or bare line feeds: %q", text)
	}
}
