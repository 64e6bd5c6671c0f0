package cli

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"

	"baogao/tui/transcript"
)

// ample is more time than anything takes on the slowest machine: only a
// failure waits so long.
const ample = time.Minute

// prompt is a shell that a person types in, the built program being in its
// path.
type prompt struct {
	*testing.T
	tty  *os.File
	said transcript.Transcript
}

// typed types keys and waits until the terminal shows what comes of them.
func (p *prompt) typed(keys, want string) {
	p.Helper()
	p.said.Reset()
	if _, err := io.WriteString(p.tty, keys); err != nil {
		p.Fatal(err)
	}
	for end := time.Now().Add(ample); ; time.Sleep(5 * time.Millisecond) {
		said := p.said.String()
		if strings.Contains(said, want) {
			return
		}
		if time.Now().After(end) {
			p.Fatalf("%q shows %q, not %q", keys, said, want)
		}
	}
}

// workshop is a folder with the built program and, in 报告 and beside it,
// reports for the examples of the help; what is found below 海拉尔区 are those of
// two years.
func workshop(t *testing.T) (folder string) {
	t.Helper()
	if testing.Short() {
		t.Skip("the race detector, which runs short, sees nothing of another process")
	}
	folder = t.TempDir()
	if out, err := exec.Command("go", "build", "-o", filepath.Join(folder, program), "../..").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	seed, err := os.ReadFile("../../seeds/荆门市-2024.txt")
	if err != nil {
		t.Fatal(err)
	}
	before := strings.NewReplacer("2024", "2023", "2023", "2022").Replace(string(seed))
	for name, text := range map[string]string{
		"荆门市-2024.txt": string(seed), "荆门市.txt": before,
		"报告/荆门市-2024.txt": string(seed), "报告/荆门市-2023.txt": before,
		"报告/海拉尔区/2024.txt": strings.ReplaceAll(string(seed), "荆门市", "海拉尔区"), "报告/海拉尔区/2023.txt": strings.ReplaceAll(before, "荆门市", "海拉尔区"),
	} {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// inWorkshop makes a command there, without any settings of the user's.
func inWorkshop(folder, name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	c.Dir = folder
	c.Env = []string{"PATH=" + folder + ":" + os.Getenv("PATH"), "HOME=" + folder, "ZDOTDIR=" + folder, "XDG_CACHE_HOME=" + folder,
		"LANG=C.UTF-8", "TERM=dumb", "PS1=> ", "INPUTRC=/dev/null"}
	return c
}

// startShell starts a shell there.
func startShell(t *testing.T, folder, name string, args ...string) *prompt {
	t.Helper()
	shell, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("no %s here", name)
	}
	c := inWorkshop(folder, shell, args...)
	p := &prompt{T: t}
	if p.tty, err = pty.StartWithSize(c, &pty.Winsize{Cols: 100, Rows: 40}); err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	t.Cleanup(func() {
		_ = c.Process.Kill()
		_ = c.Wait()
		_ = p.tty.Close()
	})
	go func() { _, _ = io.Copy(&p.said, p.tty) }()
	return p
}

func TestTheBuiltProgramInAShell(t *testing.T) {
	folder := workshop(t)
	t.Run("every example of help works", func(t *testing.T) { tryExamples(t, folder) })
	t.Run("bash completes", func(t *testing.T) { completeInBash(t, folder) })
	t.Run("zsh completes", func(t *testing.T) { completeInZsh(t, folder) })
	t.Run("fish completes", func(t *testing.T) { completeInFish(t, folder) })
}

// A completion is what a person types, TABs included, and what must come of it.
type completion struct{ keys, want string }

// everyShell is the same in every shell.
var everyShell = []completion{
	{"baogao outl\t", "outline "},
	{"baogao show 兴\t", "兴山县 "},
	{"baogao show 荆门 一.2\t", "一.2 "},
	{"baogao get 荆门 地区\t", "地区生产总值 "},
	{"baogao compare 荆门市 荆\t", "荆州市 "},
	{"baogao list --format=cs\t", "csv"},
	{"baogao serve --auth\t", "--authorized-keys"},
	{"baogao serve --idle\t", "--idle-timeout"},
}

func (p *prompt) completes(list ...completion) {
	p.Helper()
	const clear = "\x15" // the line typed so far
	for _, c := range list {
		p.typed(clear, "")
		p.typed(c.keys, c.want)
	}
}

func completeInBash(t *testing.T, folder string) {
	p := startShell(t, folder, "bash", "--norc", "--noprofile", "-i")
	p.typed("source <(baogao completion bash); bind 'set bell-style none'; echo rea''dy\n", "ready\r\n")
	p.completes(everyShell...)
	p.completes(completion{"baogao get 荆\t\t", "荆门市  湖北省 2024"},
		completion{"export BAOGAO_PATH=报告; echo fi''ne\n", "fine\r\n"},
		completion{"baogao show 荆门市@2023\t", "荆门市@2023 "},
		completion{"baogao show 荆\t\t", "荆门市@"})
}

func completeInZsh(t *testing.T, folder string) {
	p := startShell(t, folder, "zsh", "-f", "-i")
	p.typed("mkdir -p functions; baogao completion zsh > functions/_baogao; fpath=(~/functions $fpath); autoload -Uz compinit; compinit -u; echo rea''dy\n", "ready\r\n")
	p.completes(everyShell...)
}

func completeInFish(t *testing.T, folder string) {
	p := startShell(t, folder, "fish", "--no-config")
	p.typed("baogao completion fish | source; echo rea''dy\n", "ready\r\n")
	p.completes(everyShell...)
}

func tryExamples(t *testing.T, folder string) {
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("no bash here")
	}
	c := &Call{env: Env{Files: localFiles{}, Getenv: func(string) string { return "" }}}
	for _, cmd := range c.root().Commands() {
		for example := range strings.SplitSeq(cmd.Example, "\n") {
			example = strings.TrimSpace(example)
			if _, to, piped := strings.Cut(example, "| "); piped {
				if _, err := exec.LookPath(strings.Fields(to)[0]); err != nil {
					continue
				}
			}
			if strings.Contains(example, "> /") {
				continue // only root may
			}
			if out, err := inWorkshop(folder, "bash", "-o", "pipefail", "-c", example).CombinedOutput(); err != nil {
				t.Errorf("%s: %v: %s", example, err, out)
			}
		}
	}
}
