package paint

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baogao/tui/cell"
	"baogao/tui/paint/emulator"
	"baogao/tui/terminal"
)

// The program in real terminals: xterm and xterm -cjk_width under Xvfb, and
// tmux. xterm can print its screen cell by cell (media copy, CSI i), with
// U+FFFF in the second half of a wide character, and tmux can capture its:
// that must be the screen which our emulator makes of the same bytes. Between
// the terminal and the program stands a relay, this test binary once more,
// which keeps the bytes and types the keys.

// relayed tells the relay what to do.
type relayed struct {
	Program []string
	Steps   []step
	Capture []string // prints the screen, appended to Printed; none: CSI i does
	Printed string
	Log     string // every byte of the program
	Marks   string // where each step ended in it, and the size then
	Problem string // what went wrong with the relay
}

// step is keys to type, or a size to change to.
type step struct {
	Keys          string
	Width, Height int
}

// mark is the end of a step.
type mark struct{ Bytes, Width, Height int }

const relayVariable = "PAINT_TEST_RELAY"

func TestRealTerminalsShowWhatTheEmulatorShows(t *testing.T) {
	if os.Getenv(relayVariable) != "" {
		beRelay(t)
		return
	}
	if os.Getenv("BAOGAO_TERMINALS") == "" {
		t.Skip("set BAOGAO_TERMINALS=1 to run the program in xterm under Xvfb, and in tmux")
	}
	binary := filepath.Join(t.TempDir(), "baogao")
	if out, err := exec.Command("go", "build", "-o", binary, "../..").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	sizes := []terminal.Size{{Width: 160, Height: 45}, {Width: 100, Height: 30}, {Width: 60, Height: 20}}
	t.Run("xterm", func(t *testing.T) {
		need(t, "xterm", "Xvfb")
		display := startXvfb(t)
		for name, c := range map[string]cell.Condition{"narrow": cell.Narrow, "wide": cell.Wide} {
			for _, size := range sizes {
				t.Run(fmt.Sprintf("%s %d×%d", name, size.Width, size.Height), func(t *testing.T) {
					inXterm(t, display, binary, c, size)
				})
			}
		}
	})
	t.Run("tmux", func(t *testing.T) {
		need(t, "tmux")
		inTmux(t, binary, sizes[1])
	})
}

func need(t *testing.T, tools ...string) {
	t.Helper()
	for _, tool := range tools {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is not installed: the program is not run in it", tool)
		}
	}
}

// startXvfb starts an X server and returns its display.
func startXvfb(t *testing.T) string {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "2400x1500x24", "-nolisten", "tcp",
		"-noreset") // It would not be there for a moment when a window has been the last.
	server.ExtraFiles = []*os.File{w}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Process.Kill(); _ = server.Wait() })
	_ = w.Close()
	b := make([]byte, 16)
	n, err := r.Read(b)
	if err != nil {
		t.Skip("Xvfb does not start: ", err)
	}
	return ":" + strings.TrimSpace(string(b[:n]))
}

// newPlan is what is done with the program in a window of a size.
func newPlan(dir, binary string, size terminal.Size, resize bool) relayed {
	plan := relayed{
		Program: []string{binary}, Printed: filepath.Join(dir, "printed"),
		Log: filepath.Join(dir, "log"), Marks: filepath.Join(dir, "marks"), Problem: filepath.Join(dir, "problem"),
		Steps: []step{{}, {Keys: "jj"}, {Keys: "\t\tjjj"}, {Keys: " "}, {Keys: "b"}, {Keys: "G"}, {Keys: "kkk"},
			{Keys: "z"}, {Keys: "gjjjk"}, {Keys: " "}},
	}
	if resize {
		plan.Steps = append(plan.Steps, step{Width: size.Width - 13, Height: size.Height - 3}, step{Keys: "k"},
			step{Width: size.Width, Height: size.Height}, step{Keys: "z"})
	}
	plan.Steps = append(plan.Steps, step{Keys: "?"}, step{Keys: "q\x0c"},
		// Two reports side by side: panes in the middle scroll, and two at once.
		step{Keys: "hh j v"}, step{Keys: "jjj"}, step{Keys: "]"}, step{Keys: "j"}, step{Keys: "k"}, step{Keys: "sjj"}, step{Keys: "\tjk"}, step{Keys: "  b"})
	return plan
}

// environment is what the terminal and the relay in it run with: the plan,
// and nothing of the user's.
func (plan relayed) environment() []string {
	spec, _ := json.Marshal(plan)
	dir := filepath.Dir(plan.Log)
	return append(os.Environ(), "LC_ALL=C.UTF-8", relayVariable+"="+string(spec),
		"XDG_DATA_HOME="+dir, "XDG_STATE_HOME="+dir, "XDG_CACHE_HOME="+dir, "XDG_CONFIG_HOME="+dir)
}

const relayTest = "-test.run=TestRealTerminals"

func inXterm(t *testing.T, display, binary string, c cell.Condition, size terminal.Size) {
	plan := newPlan(t.TempDir(), binary, size, true)
	ctx, cancel := context.WithTimeout(t.Context(), 10*ample)
	defer cancel()
	args := []string{"-u8", "-geometry", fmt.Sprintf("%dx%d", size.Width, size.Height), "-tn", "xterm-256color",
		"-xrm", "XTerm*printerCommand: cat >> " + plan.Printed, "-xrm", "XTerm*printAttributes: 0",
		"-xrm", "XTerm*printerAutoClose: true", "-xrm", "XTerm*allowWindowOps: true", "-fn", "fixed"}
	if c.IsWide() {
		args = append(args, "-cjk_width")
	}
	xterm := exec.CommandContext(ctx, "xterm", append(args, "-e", os.Args[0], relayTest)...)
	xterm.Env = append(plan.environment(), "DISPLAY="+display)
	if out, err := xterm.CombinedOutput(); err != nil {
		t.Fatalf("xterm: %v: %s", err, out)
	}
	plan.check(t, c)
	if log, _ := os.ReadFile(plan.Log); size.Width == 160 && !bytes.Contains(log, []byte("\x1b[?69h")) {
		t.Error("xterm has margins, and the body was not scrolled by them")
	}
}

func inTmux(t *testing.T, binary string, size terminal.Size) {
	dir := t.TempDir()
	plan := newPlan(dir, binary, size, false)
	socket := filepath.Join(dir, "tmux")
	plan.Capture = []string{"tmux", "-S", socket, "capture-pane", "-p"}
	start := exec.Command("tmux", "-u", "-S", socket, "-f", os.DevNull, "new-session", "-d",
		"-x", fmt.Sprint(size.Width), "-y", fmt.Sprint(size.Height+1), os.Args[0]+" "+relayTest) // one row is tmux's own
	start.Env = plan.environment()
	if out, err := start.CombinedOutput(); err != nil {
		t.Skipf("tmux does not start: %v: %s", err, out)
	}
	defer func() { _ = exec.Command("tmux", "-S", socket, "kill-server").Run() }()
	for end := time.Now().Add(10 * ample); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if exec.Command("tmux", "-S", socket, "has-session").Run() != nil {
			break
		}
	}
	plan.check(t, cell.Narrow)
}

// check compares what the terminal printed with what the emulator makes of
// the program's bytes.
func (plan relayed) check(t *testing.T, c cell.Condition) {
	t.Helper()
	if problem, err := os.ReadFile(plan.Problem); err == nil {
		t.Fatalf("the relay: %s", problem)
	}
	log, err := os.ReadFile(plan.Log)
	if err != nil {
		t.Fatal("the relay did not run: ", err)
	}
	var marks []mark
	data, _ := os.ReadFile(plan.Marks)
	if err := json.Unmarshal(data, &marks); err != nil || len(marks) != len(plan.Steps) {
		t.Fatalf("%d of %d steps: %v", len(marks), len(plan.Steps), err)
	}
	screens, _ := os.ReadFile(plan.Printed)
	compare(t, c, plan, marks, log, strings.Split(string(screens), "\n"))
}

// compare holds xterm's screens, row by row, against the emulator's.
func compare(t *testing.T, c cell.Condition, plan relayed, marks []mark, log []byte, rows []string) {
	e := emulator.New(t, c, marks[0].Width, marks[0].Height)
	from, steps := 0, plan.Steps
	for i, m := range marks {
		if width, height := e.Size(); m.Width != width || m.Height != height {
			e.Resize(m.Width, m.Height)
		}
		_, _ = e.Write(log[from:m.Bytes])
		from = m.Bytes
		if len(rows) < m.Height {
			t.Fatalf("step %d %+v: xterm printed %d rows of %d", i, steps[i], len(rows), m.Height)
		}
		bars := 0
		for y, row := range rows[:m.Height] {
			want := strings.TrimRight(e.Row(y), " ")
			if plan.Capture != nil {
				want = show(want) // tmux does not tell the halves of characters apart.
			}
			if got := strings.TrimRight(row, " "); got != want {
				t.Errorf("step %d %+v, row %d:\n xterm    <%s>\n emulator <%s>", i, steps[i], y, show(got), show(want))
			}
			bars += strings.Count(row, "│")
		}
		if i == 0 && bars == 0 && m.Width >= 100 {
			t.Errorf("no panes on the first screen: %q", rows[:m.Height])
		}
		rows = rows[m.Height:]
	}
}

// show makes a row readable.
func show(s string) string { return strings.ReplaceAll(s, "\uFFFF", "") }
