package sshd

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"baogao/tui/transcript"
)

// build is the program, built once for all tests that need a process of its
// own: signals, exit status, memory.
type build struct {
	once sync.Once
	path string
	err  error
}

var built build

func (b *build) program() (string, error) {
	b.once.Do(func() {
		var folder string
		if folder, b.err = os.MkdirTemp("", "baogao"); b.err != nil {
			return
		}
		b.path = filepath.Join(folder, "baogao")
		if out, err := exec.Command("go", "build", "-o", b.path, "baogao").CombinedOutput(); err != nil {
			b.err = fmt.Errorf("%w: %s", err, out)
		}
	})
	return b.path, b.err
}

func TestMain(m *testing.M) {
	status := m.Run()
	if built.path != "" {
		_ = os.RemoveAll(filepath.Dir(built.path))
	}
	os.Exit(status)
}

// process is `baogao serve` in a process of its own, with a home of its own.
type process struct {
	served
	*exec.Cmd
	home string
}

// serveCommand makes the command `baogao serve` with arguments.
func serveCommand(t testing.TB, args ...string) *process {
	t.Helper()
	if _, isTest := t.(*testing.T); isTest && testing.Short() {
		t.Skip("the race detector, which runs short, sees nothing of another process")
	}
	path, err := built.program()
	if err != nil {
		t.Fatal(err)
	}
	p := &process{Cmd: exec.Command(path, append([]string{"serve"}, args...)...), home: t.TempDir()}
	p.Env = append(os.Environ(), "HOME="+p.home, "XDG_DATA_HOME="+p.home+"/data", "XDG_STATE_HOME="+p.home+"/state", "XDG_CACHE_HOME="+p.home+"/cache")
	p.log = &transcript.Transcript{}
	p.door = p.byTCP
	p.Stderr = p.log
	return p
}

// startProcess runs a server until the test is over.
func startProcess(t testing.TB, args ...string) *process {
	t.Helper()
	p := serveCommand(t, append([]string{"--addr", "127.0.0.1:0"}, args...)...)
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	p.stop = sync.OnceFunc(func() {
		_ = p.Process.Signal(syscall.SIGTERM)
		killed := time.AfterFunc(ample, func() { _ = p.Process.Kill() })
		defer killed.Stop()
		_ = p.Wait()
	})
	t.Cleanup(p.stop)
	listening := regexp.MustCompile(`msg=serving addr=(\S+)`)
	until(t, "the server", func() bool {
		found := listening.FindStringSubmatch(p.log.String())
		if found != nil {
			p.addr = found[1]
		}
		return found != nil
	})
	return p
}

// seed copies a report that comes with the program into a folder.
func seed(t testing.TB, folder, name string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../../seeds", name))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, name), data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestAHangupReadsTheReportsAgainAndDropsNobody(t *testing.T) {
	folder := t.TempDir()
	seed(t, folder, "荆门市-2024.txt")
	p := startProcess(t, folder)
	reader, in, out := shell(t, p.dial(t), 100, 30)
	until(t, "the screen", func() bool { return strings.Contains(out.String(), "荆门市") })

	seed(t, folder, "荆州市-2024.txt")
	if err := p.Process.Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	until(t, "the reports read again", func() bool { return strings.Contains(p.log.String(), `msg="reports reloaded" reports=2`) })
	for range 2 { // The reports are still there after a command.
		if got, errs, _ := answer(t, p.dial(t), "get 荆州 GDP"); !strings.Contains(got, "6.4%") {
			t.Errorf("a new session finds %q, %q", got, errs)
		}
	}

	// Nothing that can be read: everybody keeps what there is.
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	if err := p.Process.Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	until(t, "a word on it", func() bool { return strings.Contains(p.log.String(), `msg="reports not reloaded"`) })
	if got, _, _ := answer(t, p.dial(t), "list"); !strings.Contains(got, "荆州市") {
		t.Errorf("afterwards a session lists %q", got)
	}

	// The one that was there from the beginning reads on in its own report.
	seen := len(out.String())
	if _, err := io.WriteString(in, "G"); err != nil {
		t.Fatal(err)
	}
	until(t, "the end of the report", func() bool { return strings.Contains(out.String()[seen:], "100%") })
	if _, err := io.WriteString(in, "q"); err != nil {
		t.Fatal(err)
	}
	if err := reader.Wait(); err != nil {
		t.Errorf("the session that was open ends with %v: %q", err, out.String()[seen:])
	}
}

func TestTerminatingTellsSessionsAndEndsInOrder(t *testing.T) {
	p := startProcess(t)
	x, _, out := shell(t, p.dial(t), 100, 30)
	until(t, "the screen", func() bool { return strings.Contains(out.String(), "帮助") })
	p.stop()
	_ = x.Wait()
	if text := out.String(); !strings.Contains(text, "\x1b[?1049l") || !strings.Contains(text, errStopping.Error()) {
		t.Errorf("the session ends with %q", text[max(0, len(text)-200):])
	}
	if status := p.ProcessState.ExitCode(); status != 0 {
		t.Errorf("exit status %d", status)
	}
	if !strings.Contains(p.log.String(), "msg=stopped") {
		t.Errorf("the log ends with %q", p.log)
	}
}

func TestTheProgramRefusesOtherAddressesWithoutAWordOnWho(t *testing.T) {
	for _, addr := range []string{":0", "0.0.0.0:0", "[::]:0"} {
		p := serveCommand(t, "--addr", addr)
		err := p.Run()
		said := p.log.String()
		if err == nil || p.ProcessState.ExitCode() != 2 || strings.Count(said, "\n") != 1 ||
			!strings.Contains(said, "--authorized-keys") || !strings.Contains(said, "--anonymous") {
			t.Errorf("%s: status %d, %q; want 2 and a line that names both options", addr, p.ProcessState.ExitCode(), said)
		}
		if _, err := os.Stat(filepath.Join(p.home, "data")); err == nil {
			t.Errorf("%s: a key is made", addr)
		}
	}
}

func TestWhatKeepsAServerFromStartingIsSaidInALine(t *testing.T) {
	open := filepath.Join(t.TempDir(), "key")
	if err := os.WriteFile(open, nil, 0o640); err != nil {
		t.Fatal(err)
	}
	taken := startProcess(t)
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"--addr", "2323"}, "HOST:PORT"},
		{[]string{"--addr", taken.addr}, "已有程序在监听"},
		{[]string{"--sessions", "0"}, "--sessions 须大于零"},
		{[]string{"--idle-timeout", "soon"}, "--idle-timeout 不接受“soon”"},
		{[]string{"--authorized-keys", "nowhere"}, "nowhere: 没有这个文件"},
		{[]string{"--host-key", open}, "chmod 600"},
		{[]string{"nowhere"}, "没有可读的报告"},
	} {
		p := serveCommand(t, c.args...)
		_ = p.Run()
		lines := strings.Split(strings.TrimSpace(p.log.String()), "\n")
		if last := lines[len(lines)-1]; p.ProcessState.ExitCode() != 2 || !strings.HasPrefix(last, "baogao: ") || !strings.Contains(last, c.want) {
			t.Errorf("%q: status %d, %q", c.args, p.ProcessState.ExitCode(), last)
		}
	}
}

func TestTheHostKeyIsMadeUnderDataForTheOwnerAlone(t *testing.T) {
	p := startProcess(t)
	for name, want := range map[string]fs.FileMode{"data/baogao": 0o700 | fs.ModeDir, "data/baogao/host_ed25519": 0o600} {
		if info, err := os.Stat(filepath.Join(p.home, name)); err != nil || info.Mode() != want {
			t.Errorf("%s: %v, %v; want mode %v", name, info, err, want)
		}
	}
}

// listing is a file of keys that tests write.
type listing string

func (l listing) write(t *testing.T, lines ...string) {
	t.Helper()
	if err := os.WriteFile(string(l), []byte(strings.Join(lines, "")), 0o600); err != nil {
		t.Fatal(err)
	}
}

// key makes a key and its line for authorized_keys.
func key(t *testing.T) (ssh.Signer, string) {
	t.Helper()
	s := signer(t)
	return s, string(ssh.MarshalAuthorizedKey(s.PublicKey()))
}

// visit opens the program, presses keys that end it, and returns what was on
// the screen before the first of them.
func visit(t *testing.T, p *process, keys string, with ...ssh.AuthMethod) string {
	t.Helper()
	c := p.dial(t, with...)
	defer c.Close()
	x, in, out := shell(t, c, 100, 30)
	until(t, "the screen", func() bool { return strings.Contains(out.String(), "帮助") })
	seen := out.String()
	for _, k := range keys {
		if _, err := io.WriteString(in, string(k)); err != nil {
			t.Fatal(err)
		}
	}
	if err := x.Wait(); err != nil {
		t.Fatal(err)
	}
	return seen
}

func TestWhatAVisitorLeavesIsKeptByKeyAndForNobodyElse(t *testing.T) {
	mine, line := key(t)
	other, otherLine := key(t)
	list := listing(filepath.Join(t.TempDir(), "authorized_keys"))
	list.write(t, line)
	p := startProcess(t, "--authorized-keys", string(list), "--anonymous")
	// A report is chosen for comparison, and has a mark in the list.
	const chosen = "●"
	if text := visit(t, p, "hh q", ssh.PublicKeys(mine)); strings.Contains(text, chosen) {
		t.Error("something is chosen at the first visit")
	}
	if text := visit(t, p, "q", ssh.PublicKeys(mine)); !strings.Contains(text, chosen) {
		t.Error("the second visit does not know of the first")
	}

	ask := ssh.KeyboardInteractive(func(string, string, []string, []bool) ([]string, error) { return nil, nil })
	visit(t, p, "hh q", ask)
	if text := visit(t, p, "q", ask); strings.Contains(text, chosen) {
		t.Error("an anonymous visitor finds what another left")
	}
	list.write(t, line, otherLine)
	if text := visit(t, p, "q", ssh.PublicKeys(other)); strings.Contains(text, chosen) {
		t.Error("another key finds what the first left")
	}
	files, err := filepath.Glob(filepath.Join(p.home, "state/baogao/visitors/*.json"))
	if err != nil || len(files) != 2 {
		t.Errorf("kept %q, %v; want a file for each key and none besides", files, err)
	}
}

func TestKeysAreLetInAsTheFileSaysNow(t *testing.T) {
	mine, line := key(t)
	other, otherLine := key(t)
	list := listing(filepath.Join(t.TempDir(), "authorized_keys"))
	list.write(t, line)
	p := startProcess(t, "--authorized-keys", string(list))
	enters := func(s ssh.Signer) bool {
		c, err := ssh.Dial("tcp", p.addr, &ssh.ClientConfig{User: "x", Auth: []ssh.AuthMethod{ssh.PublicKeys(s)}, HostKeyCallback: ssh.InsecureIgnoreHostKey()})
		if err == nil {
			_ = c.Close()
		}
		return err == nil
	}
	if !enters(mine) || enters(other) {
		t.Error("not the one that is listed comes in")
	}
	list.write(t, otherLine, "# and no other\n")
	if enters(mine) || !enters(other) {
		t.Error("the file as it was counts")
	}
	if err := os.Remove(string(list)); err != nil {
		t.Fatal(err)
	}
	if enters(mine) || enters(other) {
		t.Error("without a file somebody comes in")
	}
}

func TestTheLogIsOneObjectALineWhereJSONIsWanted(t *testing.T) {
	p := serveCommand(t, "--addr", "127.0.0.1:0", "--log-json")
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	until(t, "the server", func() bool { return strings.Contains(p.log.String(), `"msg":"serving"`) })
	_ = p.Process.Signal(syscall.SIGTERM)
	if err := p.Wait(); err != nil {
		t.Error(err)
	}
	for line := range bytes.Lines([]byte(p.log.String())) {
		if !bytes.HasPrefix(line, []byte(`{"time":`)) || !bytes.HasSuffix(line, []byte("}\n")) {
			t.Errorf("%q", line)
		}
	}
}

func TestTheUnitIsOneThatSystemdTakes(t *testing.T) {
	analyze, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Skip("no systemd-analyze here")
	}
	p := serveCommand(t, "--print-unit")
	p.Stderr = nil
	printed, err := p.Output()
	if err != nil {
		t.Fatal(err)
	}
	const installed = "ExecStart=/usr/local/bin/baogao "
	if !bytes.Contains(printed, []byte(installed)) {
		t.Fatalf("no %q in the unit", installed)
	}
	path := filepath.Join(t.TempDir(), "baogao.service")
	here := bytes.Replace(printed, []byte(installed), []byte("ExecStart="+p.Path+" "), 1)
	if err := os.WriteFile(path, here, 0o600); err != nil {
		t.Fatal(err)
	}
	said, _ := exec.Command(analyze, "verify", "--man=no", path).CombinedOutput() // It may fail for the machine's own units.
	for line := range strings.Lines(string(said)) {
		if strings.Contains(line, "baogao") {
			t.Error(line)
		}
	}
}
