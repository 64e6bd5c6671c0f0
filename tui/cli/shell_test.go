package cli

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
)

// prompt is a shell that a person types in, the built program being in its
// path.
type prompt struct {
	*testing.T
	tty *os.File

	mu   sync.Mutex
	said bytes.Buffer
}

func (p *prompt) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.said.Write(b)
}

// typed types keys and waits until the terminal shows what comes of them.
func (p *prompt) typed(keys, want string) {
	p.Helper()
	p.mu.Lock()
	p.said.Reset()
	p.mu.Unlock()
	if _, err := io.WriteString(p.tty, keys); err != nil {
		p.Fatal(err)
	}
	for end := time.Now().Add(10 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		p.mu.Lock()
		said := p.said.String()
		p.mu.Unlock()
		if strings.Contains(said, want) {
			return
		}
		if time.Now().After(end) {
			p.Fatalf("%q shows %q, not %q", keys, said, want)
		}
	}
}

// startShell starts a shell without any settings of the user's.
func startShell(t *testing.T, name string, args ...string) *prompt {
	t.Helper()
	shell, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("no %s here", name)
	}
	folder := t.TempDir()
	if out, err := exec.Command("go", "build", "-o", filepath.Join(folder, program), "../..").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	seed, err := os.ReadFile("../../seeds/荆门市-2024.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, year := range []string{"2023", "2024"} {
		text := bytes.ReplaceAll(bytes.ReplaceAll(seed, []byte("2023"), []byte("LAST")), []byte("2024"), []byte(year))
		if err := os.WriteFile(filepath.Join(folder, "荆门市-"+year+".txt"), bytes.ReplaceAll(text, []byte("LAST"), []byte("2022")), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c := exec.Command(shell, args...)
	c.Dir = folder
	c.Env = []string{"PATH=" + folder + ":" + os.Getenv("PATH"), "HOME=" + folder, "ZDOTDIR=" + folder, "XDG_CACHE_HOME=" + folder,
		"LANG=C.UTF-8", "TERM=dumb", "PS1=> ", "INPUTRC=/dev/null"}
	p := &prompt{T: t}
	if p.tty, err = pty.StartWithSize(c, &pty.Winsize{Cols: 100, Rows: 40}); err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	t.Cleanup(func() {
		_ = c.Process.Kill()
		_ = c.Wait()
		_ = p.tty.Close()
	})
	go func() { _, _ = io.Copy(p, p.tty) }()
	return p
}

func TestCompletionWorksInBash(t *testing.T) {
	p := startShell(t, "bash", "--norc", "--noprofile", "-i")
	p.typed("source <(baogao completion bash); bind 'set bell-style none'; echo rea''dy\n", "ready\r\n")
	const clear = "\x15" // the line typed so far
	for _, c := range []struct{ keys, want string }{
		{"baogao outl\t", "outline "},
		{"baogao show 兴\t", "兴山县 "},
		{"baogao show 荆门 一.2\t", "一.2 "},
		{"baogao get 荆门 地区\t", "地区生产总值 "},
		{"baogao get 荆\t\t", "(湖北省 2024)"},
		{"baogao compare 荆门市 荆\t", "荆州市 "},
		{"baogao list --format=cs\t", "csv"},
		{"baogao serve --auth\t", "--authorized-keys"},
		{"baogao serve --idle\t", "--idle-timeout"},
		{"export BAOGAO_PATH=.; echo fi''ne\n", "fine\r\n"},
		{"baogao show 荆门市@2023\t", "荆门市@2023 "},
		{"baogao show 荆\t\t", "荆门市@"},
	} {
		p.typed(clear, "")
		p.typed(c.keys, c.want)
	}
}
