package sshd

import (
	"context"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/spf13/pflag"
	"golang.org/x/crypto/ssh"

	"baogao/model"
	"baogao/parse/shipped"
	"baogao/tui/cli"
	"baogao/tui/transcript"
)

func TestWordsAreSplitAsAShellDoesAndNothingIsExpanded(t *testing.T) {
	for _, c := range []struct {
		line string
		want []string
	}{
		{"", nil},
		{"  get 荆门\tGDP ", []string{"get", "荆门", "GDP"}},
		{`grep '低空 经济'`, []string{"grep", "低空 经济"}},
		{`grep "低空 \"经济\"" ''`, []string{"grep", `低空 "经济"`, ""}},
		{`a\ b '\' "\x"`, []string{"a b", `\`, `\x`}},
		{"$HOME $(id) `id` * ; | > f", []string{"$HOME", "$(id)", "`id`", "*", ";", "|", ">", "f"}},
		{"\xff", []string{"\uFFFD"}},
	} {
		if got, err := words(c.line); err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, %v; want %q", c.line, got, err, c.want)
		}
	}
	for _, line := range []string{`'a`, `"a`, `a "b\"`} {
		if got, err := words(line); err == nil {
			t.Errorf("%q: %q; want an error", line, got)
		}
	}
}

func TestOtherAddressesNeedAWordOnWhoMayComeIn(t *testing.T) {
	for _, c := range []struct {
		o  options
		ok bool
	}{
		{options{addr: "127.0.0.1:0"}, true}, {options{addr: "[::1]:0"}, true},
		{options{addr: ":0"}, false}, {options{addr: "0.0.0.0:0"}, false}, {options{addr: "[::]:0"}, false}, {options{addr: "192.0.2.1:0"}, false},
		{options{addr: ":0", anonymous: true}, true}, {options{addr: ":0", keys: "file"}, true},
		{options{addr: "nonsense"}, false},
	} {
		if _, err := c.o.resolve(); (err == nil) != c.ok {
			t.Errorf("%+v: %v", c.o, err)
		}
	}
}

func TestTheHostKeyIsMadeOnceAndMustNotBeOpenToOthers(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "host")
	first, err := HostKey(path)
	if err != nil {
		t.Fatal(err)
	}
	second, err := HostKey(path)
	if err != nil || ssh.FingerprintSHA256(first.PublicKey()) != ssh.FingerprintSHA256(second.PublicKey()) {
		t.Errorf("another key the second time: %v", err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	if _, err := HostKey(path); err == nil {
		t.Error("a key that the group may read is taken")
	}
}

func TestLinesThatRestrictAKeyInWaysNotKnownAreLeftOut(t *testing.T) {
	_, plainLine := keyFile(t)
	_, limited := keyFile(t)
	keys, problems := parseAuthorizedKeys([]byte("from=\"10.0.0.1\" " + limited + "cert-authority " + limited + "nonsense\nno-port-forwarding,restrict " + plainLine))
	if len(keys) != 1 || len(problems) != 3 {
		t.Errorf("%d keys, problems %v", len(keys), problems)
	}
}

func TestSessionsAreCountedInAllAndByAddress(t *testing.T) {
	s := start(t, func(c *Config) { c.Limits.PerAddress = 2 })
	c := s.dial(t)
	var open []*ssh.Session
	for range 2 {
		x, err := c.NewSession()
		if err != nil {
			t.Fatal(err)
		}
		open = append(open, x)
	}
	_, err := s.dial(t).NewSession()
	var refused *ssh.OpenChannelError
	if !errors.As(err, &refused) || refused.Reason != ssh.ResourceShortage {
		t.Errorf("a third session: %v", err)
	}
	_ = open[0].Close()
	until(t, "room again", func() bool {
		x, err := s.dial(t).NewSession()
		if err == nil {
			_ = x.Close()
		}
		return err == nil
	})
}

func TestOnlyHarmlessRequestsAreGranted(t *testing.T) {
	s := start(t, nil)
	c := s.dial(t)
	for _, global := range []string{"tcpip-forward", "streamlocal-forward@openssh.com", "no-such"} {
		if ok, _, err := c.SendRequest(global, true, nil); ok || err != nil {
			t.Errorf("%s: %v, %v", global, ok, err)
		}
	}
	for _, kind := range []string{"direct-tcpip", "direct-streamlocal@openssh.com", "x11", "auth-agent@openssh.com", "tun@openssh.com"} {
		if _, _, err := c.OpenChannel(kind, nil); err == nil {
			t.Errorf("channel %s is opened", kind)
		}
	}
	x, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	for _, request := range []string{"auth-agent-req@openssh.com", "x11-req", "subsystem", "break"} {
		if ok, err := x.SendRequest(request, true, nil); ok || err != nil {
			t.Errorf("%s: %v, %v", request, ok, err)
		}
	}
	for name, want := range map[string]bool{"LANG": true, "LC_ALL": true, "COLORTERM": true, "PATH": false, "LD_PRELOAD": false,
		"BAOGAO_PATH": false, "PAGER": false, "XDG_DATA_HOME": false, "HOME": false, "LC_\n": false} {
		if err := x.Setenv(name, "zh_CN.UTF-8"); (err == nil) != want {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := x.Setenv("LANG", "\x1b]0;x\x07"); err == nil {
		t.Error("a value with control characters is taken")
	}
}

func TestTheReadmeSaysWhatTheLimitsAre(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	flags := Command(new(cli.Call)).Flags()
	limits := 0
	flags.VisitAll(func(f *pflag.Flag) {
		if _, usual, ok := strings.Cut(f.Usage, "；默认 "); ok && !strings.ContainsAny(usual, "/.") {
			limits++
			if row := "| `--" + f.Name + "` | " + usual + " |"; !strings.Contains(string(readme), row) {
				t.Errorf("no row %s", row)
			}
		}
	})
	if limits == 0 {
		t.Error("no limits among the options")
	}
}

// shell opens the interactive program.
func shell(t testing.TB, c *ssh.Client, width, height int) (*ssh.Session, io.WriteCloser, *transcript.Transcript) {
	t.Helper()
	x, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = x.Close() })
	in, err := x.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out := &transcript.Transcript{}
	x.Stdout, x.Stderr = out, out
	if err := x.RequestPty("xterm-256color", height, width, ssh.TerminalModes{}); err != nil {
		t.Fatal(err)
	}
	if err := x.Shell(); err != nil {
		t.Fatal(err)
	}
	// What a terminal answers: column 2, dark, no synchronized output.
	if _, err := io.WriteString(in, "\x1b[1;2R\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[?2026;0$y\x1b[?62c"); err != nil {
		t.Fatal(err)
	}
	return x, in, out
}

func TestWhoPressesNoKeyIsToldAndClosed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := startOn(t, newMemory(), nil)
		x, in, out := shell(t, s.dial(t), 100, 30)
		most := s.Limits.Idle
		time.Sleep(most - time.Second)
		if _, err := io.WriteString(in, "j"); err != nil {
			t.Fatal(err)
		}
		pressed := time.Now()
		if err := x.Wait(); err == nil {
			t.Error("ends as if by the user's wish")
		}
		if waited := time.Since(pressed); waited != most {
			t.Errorf("ends %v after the last key", waited)
		}
		if text := out.String(); !strings.Contains(text, "帮助") || !strings.Contains(text, errIdle.Error()) {
			t.Errorf("ends with %q", text[max(0, len(text)-200):])
		}
	})
}

func TestConnectionsThatDoNotGoOnAreClosed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := startOn(t, newMemory(), nil)
		begun := time.Now()
		silent, slow := s.plainDial(t), s.plainDial(t)
		var speaking sync.WaitGroup
		defer speaking.Wait()
		speaking.Go(func() { // a byte now and then
			for _, b := range []byte(strings.Repeat("SSH-2.0-slow", 100)) {
				if _, err := slow.Write([]byte{b}); err != nil {
					return
				}
				time.Sleep(time.Second)
			}
		})
		idle := s.dial(t) // logged in, and nothing after that
		for name, ended := range map[string]func() error{
			"silent": func() error { _, err := io.Copy(io.Discard, silent); return err },
			"slow":   func() error { _, err := io.Copy(io.Discard, slow); return err },
			"idle":   idle.Wait,
		} {
			_ = ended()
			if lasted := time.Since(begun); lasted != s.Limits.Login {
				t.Errorf("%s: closed after %v", name, lasted)
			}
		}
		s.alive(t)
	})
}

func TestOutputThatIsNotReadIsNotKept(t *testing.T) {
	library := copies(t, 40)
	synctest.Test(t, func(t *testing.T) {
		s := startOn(t, newMemory(), func(c *Config) {
			c.Open = func(context.Context) (model.Library, error) { return library, nil }
		})
		c := s.dial(t)
		ch, requests, err := c.OpenChannel("session", nil)
		if err != nil {
			t.Fatal(err)
		}
		go ssh.DiscardRequests(requests)
		if _, err := ch.SendRequest("exec", true, ssh.Marshal(struct{ Line string }{"export"})); err != nil {
			t.Fatal(err)
		}
		begun := time.Now()
		_ = c.Wait()
		if lasted := time.Since(begun); lasted != s.Limits.Stall {
			t.Errorf("the connection ends after %v", lasted)
		}
		until(t, "the log", func() bool { return strings.Contains(s.log.String(), "takes no output") })
	})
}

func TestLongCommandsAreRefused(t *testing.T) {
	s := start(t, nil)
	out, errs, status := answer(t, s.dial(t), "grep "+strings.Repeat("长", 5000))
	if status != 2 || out != "" || !strings.Contains(errs, "太长") {
		t.Errorf("status %d, %q, %q", status, out, errs)
	}
}

// broken is a library whose reports cannot be loaded.
type broken struct{ model.Library }

func (broken) Report(string) (*model.Report, error) { panic("on purpose") }

func TestAPanicEndsItsSessionOnly(t *testing.T) {
	good := shipped.Library()
	var library model.Library = good
	s := start(t, func(c *Config) { c.Open = func(context.Context) (model.Library, error) { return library, nil } })
	reader, in, out := shell(t, s.dial(t), 100, 30)
	until(t, "the screen", func() bool { return strings.Contains(out.String(), "帮助") })
	library = broken{good}
	if err := s.Reload(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, errs, status := answer(t, s.dial(t), "get 荆门 GDP"); status != 2 || !strings.Contains(errs, errInternal.Error()) || strings.Contains(errs, "goroutine") {
		t.Errorf("a command: status %d, %q", status, errs)
	}
	if _, errs, status := answer(t, s.dial(t), "grep 低空经济"); status != 2 || !strings.Contains(errs, errInternal.Error()) {
		t.Errorf("a search, which has goroutines of its own: status %d, %q", status, errs)
	}
	_, _, failed := shell(t, s.dial(t), 100, 30)
	until(t, "a word on it", func() bool { return strings.Contains(failed.String(), "程序出错") })
	if !strings.Contains(s.log.String(), `msg=panic`) || !strings.Contains(s.log.String(), "on purpose") {
		t.Error("nothing in the log")
	}
	library = good
	if err := s.Reload(t.Context()); err != nil {
		t.Fatal(err)
	}
	s.alive(t)
	if _, err := io.WriteString(in, "q"); err != nil {
		t.Fatal(err)
	}
	if err := reader.Wait(); err != nil {
		t.Errorf("the session that was open: %v", err)
	}
}

// closable is a library that says when it is closed.
type closable struct {
	model.Library
	closed chan struct{}
}

func (c closable) Close() error { close(c.closed); return nil }

func TestReportsThatWereReplacedAreClosedWithTheirLastSession(t *testing.T) {
	opened := make(chan closable, 3)
	s := start(t, func(c *Config) {
		c.Open = func(context.Context) (model.Library, error) {
			l := closable{shipped.Library(), make(chan struct{})}
			opened <- l
			return l, nil
		}
	})
	isClosed := func(l closable) bool {
		select {
		case <-l.closed:
			return true
		default:
			return false
		}
	}
	first := <-opened
	reader, in, out := shell(t, s.dial(t), 100, 30)
	until(t, "the screen", func() bool { return strings.Contains(out.String(), "帮助") })
	for range 2 {
		if err := s.Reload(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	second, third := <-opened, <-opened
	if _, errs, status := answer(t, s.dial(t), "get 荆门 GDP"); status != 0 {
		t.Errorf("a command: status %d, %q", status, errs)
	}
	if isClosed(first) || !isClosed(second) || isClosed(third) {
		t.Errorf("closed: read %v, read by nobody %v, the newest %v", isClosed(first), isClosed(second), isClosed(third))
	}
	if _, err := io.WriteString(in, "q"); err != nil {
		t.Fatal(err)
	}
	if err := reader.Wait(); err != nil {
		t.Error(err)
	}
	until(t, "the first is closed", func() bool { return isClosed(first) })
	s.stop()
	until(t, "the last is closed", func() bool { return isClosed(third) })
}

func TestStoppingTellsTheSessions(t *testing.T) {
	s := start(t, nil)
	x, _, out := shell(t, s.dial(t), 100, 30)
	until(t, "the screen", func() bool { return strings.Contains(out.String(), "帮助") })
	s.stop()
	_ = x.Wait()
	if text := out.String(); !strings.Contains(text, "\x1b[?1049l") || !strings.Contains(text, errStopping.Error()) {
		t.Errorf("ends with %q", text[max(0, len(text)-200):])
	}
	if c, err := net.Dial("tcp", s.addr); err == nil {
		_ = c.Close()
		t.Error("still listening")
	}
}

func TestTheLogSaysNothingOfWhatIsRead(t *testing.T) {
	s := start(t, nil)
	if _, _, status := answer(t, s.dial(t), "grep 低空经济"); status != 0 {
		t.Fatal(status)
	}
	until(t, "the session's line", func() bool { return strings.Contains(s.log.String(), "kind=command status=0") })
	if strings.Contains(s.log.String(), "grep") || strings.Contains(s.log.String(), "低空") {
		t.Errorf("the log says %s", s.log)
	}
}
