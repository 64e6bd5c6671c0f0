package clipboard

import (
	"encoding/base64"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/aymanbagabas/go-osc52/v2"
	tea "github.com/charmbracelet/bubbletea"

	"baogao/tui/mode"
)

// environment is a Getenv.
func environment(pairs ...string) func(string) string {
	return func(name string) string {
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1]
			}
		}
		return ""
	}
}

// said carries out a command and what it leads to, and returns the notices.
func said(cmd tea.Cmd) []string {
	if cmd == nil {
		return nil
	}
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		var list []string
		for _, c := range msg {
			list = append(list, said(c)...)
		}
		return list
	case mode.Notice:
		return []string{string(msg)}
	}
	return nil
}

func TestTheSequenceFitsWhatStandsBetweenProgramAndTerminal(t *testing.T) {
	const text = "“增长6.7%。”（荆门市2024年政府工作报告）"
	plain := "\x1b]52;c;" + base64.StdEncoding.EncodeToString([]byte(text)) + "\a"
	// Of a sequence in tmux's passthrough, escapes are doubled.
	passed := "\x1bPtmux;\x1b" + plain + "\x1b\\"
	for name, test := range map[string]struct {
		env  []string
		want string
	}{
		"xterm":            {[]string{"TERM", "xterm-256color"}, plain},
		"tmux":             {[]string{"TERM", "screen-256color", "TMUX", "/tmp/tmux-0/default,1,0"}, plain + passed},
		"tmux, by ssh":     {[]string{"TERM", "tmux-256color"}, plain + passed},
		"nothing is known": {nil, plain},
	} {
		if got := wrapping(environment(test.env...))(osc52.New(text)); got != test.want {
			t.Errorf("%s: sent\n%q, want\n%q", name, got, test.want)
		}
	}
}

// screen prints the rest of an OSC that is too long for it, and passes on the
// pieces that it is given as they are.
func TestScreenGetsPiecesThatItPassesOn(t *testing.T) {
	text := strings.Repeat("荆门市", 200)
	for _, env := range [][]string{{"TERM", "screen.xterm"}, {"TERM", "xterm", "STY", "1.pts-0.host"}} {
		got := wrapping(environment(env...))(osc52.New(text))
		for piece := range strings.SplitSeq(strings.TrimSuffix(got, "\x1b\\"), "\x1b\\") {
			if !strings.HasPrefix(piece, "\x1bP") || len(piece) > 256 {
				t.Fatalf("a piece is %q", piece)
			}
		}
		passed := strings.NewReplacer("\x1bP", "", "\x1b\\", "").Replace(got)
		if want := "\x1b]52;c;" + base64.StdEncoding.EncodeToString([]byte(text)) + "\a"; passed != want {
			t.Errorf("%v: the terminal gets %q", env, passed)
		}
	}
}

func TestWhatIsTooLongForATerminalIsSaidToBe(t *testing.T) {
	long := strings.Repeat("字", most/3+1)
	if got := said(New(environment(), nil).Copy(long[:most])); got != nil {
		t.Errorf("what just fits: said %q", got)
	}
	got := said(New(environment(), nil).Copy(long))
	if len(got) != 1 || !strings.Contains(got[0], "太长") {
		t.Errorf("said %q", got)
	}
	var taken string
	own := func(text string) error { taken = text; return nil }
	if got := said(New(environment(), own).Copy(long)); got != nil || taken != long {
		t.Errorf("the machine's own clipboard has %d bytes of %d; said %q", len(taken), len(long), got)
	}
	fails := func(string) error { return errors.New("no display") }
	if got := said(New(environment(), fails).Copy(long)); len(got) != 1 {
		t.Errorf("where the machine's own clipboard fails, too: said %q", got)
	}
	if got := said(New(environment(), fails).Copy("短")); got != nil {
		t.Errorf("the terminal has taken it: said %q", got)
	}
}

func TestTheMachinesClipboardIsThatOfWhoeverSitsAtTheTerminal(t *testing.T) {
	for name, test := range map[string]struct {
		env  []string
		want bool
	}{
		"a text console":      {nil, false},
		"a desktop":           {[]string{"DISPLAY", ":0"}, true},
		"a desktop, Wayland":  {[]string{"WAYLAND_DISPLAY", "wayland-0"}, true},
		"by ssh":              {[]string{"SSH_CONNECTION", "1 2 3 4"}, false},
		"Linux under Windows": {[]string{"DISPLAY", ":0", "WSL_DISTRO_NAME", "Ubuntu"}, false},
	} {
		if got := nearby(environment(test.env...)); got != test.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestTmuxTakesItAsItsNewestBuffer(t *testing.T) {
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("no tmux")
	}
	socket := filepath.Join(t.TempDir(), "tmux")
	tmux := func(args ...string) (string, error) {
		out, err := exec.Command("tmux", append([]string{"-S", socket, "-f", os.DevNull}, args...)...).CombinedOutput()
		return string(out), err
	}
	if out, err := tmux("new-session", "-d", "cat"); err != nil {
		t.Skipf("tmux does not start: %v: %s", err, out)
	}
	defer func() { _, _ = tmux("kill-server") }()
	t.Setenv("TMUX", socket+",0,0")
	own := Own(os.Getenv)
	if err := own("“增长6.7%。”"); err != nil {
		t.Fatal(err)
	}
	// More time than anything takes on the slowest machine.
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(10 * time.Millisecond) {
		out, err := tmux("show-buffer")
		if err == nil && out == "“增长6.7%。”" {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("the buffer is %q, %v", out, err)
		}
	}
}
