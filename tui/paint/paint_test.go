package paint

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/tui/cell"
	"baogao/tui/paint/emulator"
	"baogao/tui/terminal"
)

// counter is a screen that counts keys; some do worse.
type counter struct {
	n     int
	onKey func(key string) tea.Cmd
}

func (c *counter) Init() tea.Cmd { return nil }

func (c *counter) Update(msg tea.Msg) (Screen, tea.Cmd) {
	if key, ok := msg.(tea.KeyMsg); ok {
		c.n += len(key.Runes)
		if key.String() == "q" {
			return c, tea.Quit
		}
		if c.onKey != nil {
			return c, c.onKey(key.String())
		}
	}
	return c, nil
}

func (c *counter) Draw(canvas cell.Canvas) {
	canvas.Text(0, 0, "“"+strconv.Itoa(c.n)+"”", "1")
	for y := 1; y < canvas.Height; y++ {
		canvas.Text(0, y, strings.Repeat(strconv.Itoa(c.n%10), canvas.Width), "")
	}
}

// device is a terminal for a test: a keyboard, and a screen that may be slow.
type device struct {
	keys  *io.PipeWriter
	sizes chan terminal.Size
	*terminal.Terminal

	mu      sync.Mutex
	written bytes.Buffer
	writes  int
	gate    chan struct{} // where not nil, a write waits for it
	fail    error
}

func newDevice(t *testing.T) *device {
	r, w := io.Pipe()
	d := &device{keys: w, sizes: make(chan terminal.Size, 1)}
	d.Terminal = terminal.New(r, screenOf{d}, d.sizes)
	d.sizes <- terminal.Size{Width: 20, Height: 5}
	t.Cleanup(d.Close)
	return d
}

// screenOf is the device's screen.
type screenOf struct{ d *device }

func (s screenOf) Write(b []byte) (int, error) {
	s.d.mu.Lock()
	gate, fail := s.d.gate, s.d.fail
	s.d.mu.Unlock()
	if gate != nil {
		<-gate
	}
	if fail != nil {
		return 0, fail
	}
	s.d.mu.Lock()
	defer s.d.mu.Unlock()
	s.d.writes++
	return s.d.written.Write(b)
}

func (d *device) text() (text string, writes int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.written.String(), d.writes
}

// ample is more time than anything takes on the slowest machine: only a
// failure waits so long.
const ample = time.Minute

// waitFor waits until the device's screen has been sent something.
func (d *device) waitFor(t *testing.T, what string) { t.Helper(); d.waitForAll(t, what, 1) }

// waitForAll waits until it has been sent something so many times.
func (d *device) waitForAll(t *testing.T, what string, times int) {
	t.Helper()
	for end := time.Now().Add(ample); ; time.Sleep(2 * time.Millisecond) {
		text, _ := d.text()
		if strings.Count(text, what) >= times {
			return
		}
		if time.Now().After(end) {
			t.Fatalf("%q has not come %d times: %q", what, times, text)
		}
	}
}

// waitForRow waits until the first row of the device's screen begins with what.
// Which bytes bring it there depends on the frame that was painted before.
func (d *device) waitForRow(t *testing.T, what string) {
	t.Helper()
	for end := time.Now().Add(ample); ; time.Sleep(2 * time.Millisecond) {
		text, _ := d.text()
		screen := emulator.New(t, cell.Narrow, 20, 5)
		_, _ = screen.Write([]byte(text))
		row := strings.ReplaceAll(screen.Row(0), "\uFFFF", "")
		if strings.HasPrefix(row, what) {
			return
		}
		if time.Now().After(end) {
			t.Fatalf("the first row is %q, not %q", row, what)
		}
	}
}

func (d *device) run(ctx context.Context, s Screen, a terminal.Answers) <-chan error {
	ended := make(chan error, 1)
	go func() { ended <- Run(ctx, s, d.Terminal, a) }()
	return ended
}

func (d *device) typeKeys(keys string) { _, _ = d.keys.Write([]byte(keys)) }

const left = "\x1b[?1049l"

func waitEnd(t *testing.T, ended <-chan error) error {
	t.Helper()
	select {
	case err := <-ended:
		return err
	case <-time.After(ample):
		t.Fatal("the program goes on")
		return nil
	}
}

func TestRunPaintsEveryKeyAndLeavesTheTerminal(t *testing.T) {
	for _, c := range []cell.Condition{cell.Narrow, cell.Wide} {
		d := newDevice(t)
		ended := d.run(context.Background(), &counter{}, terminal.Answers{Condition: c, Synchronized: true})
		d.waitFor(t, "“0”")
		d.typeKeys("a")
		d.waitFor(t, "1111")
		d.sizes <- terminal.Size{Width: 30, Height: 6}
		d.waitFor(t, strings.Repeat("1", 30))
		d.typeKeys("b")
		d.waitFor(t, strings.Repeat("2", 30))
		d.typeKeys("q")
		if err := waitEnd(t, ended); err != nil {
			t.Error(err)
		}
		text, _ := d.text()
		if !strings.HasSuffix(text, left) {
			t.Errorf("not left: %q", text)
		}
		e := emulator.New(t, c, 30, 6)
		frames := text[strings.LastIndex(text[:strings.LastIndex(text, "\x1b[2J")], "\x1b[?2026h"):]
		_, _ = e.Write([]byte(frames[:strings.LastIndex(frames, "\x1b[?2026l\x1b[?69l")]))
		want := cell.NewGrid(c, 30, 6)
		(&counter{n: 3}).Draw(want.Canvas())
		if diff := e.Differs(want, nil); diff != "" {
			t.Error(diff)
		}
	}
}

func TestAPanicLeavesTheTerminalAndIsReported(t *testing.T) {
	for name, onKey := range map[string]func(string) tea.Cmd{
		"in Update": func(string) tea.Cmd { panic("boom") },
		"in a command": func(string) tea.Cmd {
			return func() tea.Msg { panic("boom") }
		},
		"in one of several commands": func(string) tea.Cmd {
			return tea.Batch(func() tea.Msg { return nil }, func() tea.Msg { panic("boom") })
		},
	} {
		d := newDevice(t)
		ended := d.run(context.Background(), &counter{onKey: onKey}, terminal.Answers{})
		d.waitFor(t, "“0”")
		d.typeKeys("x")
		err := waitEnd(t, ended)
		if err == nil || !strings.Contains(err.Error(), "boom") || !strings.Contains(err.Error(), "paint_test.go") {
			t.Errorf("%s: %v", name, err)
		}
		if text, _ := d.text(); !strings.HasSuffix(text, left) {
			t.Errorf("%s: not left: %q", name, text)
		}
	}
}

func TestRunEndsWithTheContextAndTheInput(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	d := newDevice(t)
	ended := d.run(ctx, &counter{}, terminal.Answers{})
	d.waitFor(t, "“0”")
	cancel()
	if err := waitEnd(t, ended); err != nil {
		t.Error(err)
	}
	if text, _ := d.text(); !strings.HasSuffix(text, left) {
		t.Errorf("not left: %q", text)
	}
	d = newDevice(t)
	ended = d.run(context.Background(), &counter{}, terminal.Answers{})
	d.waitFor(t, "“0”")
	_ = d.keys.Close()
	if err := waitEnd(t, ended); err != nil {
		t.Error(err)
	}
}

func TestASlowTerminalGetsTheLatestFrameOnly(t *testing.T) {
	d := newDevice(t)
	var taken atomic.Int32
	ended := d.run(context.Background(), &counter{onKey: func(keys string) tea.Cmd {
		taken.Add(int32(len(keys))) // Keys that come together are one message.
		return nil
	}}, terminal.Answers{})
	d.waitFor(t, "“0”")
	gate := make(chan struct{})
	d.mu.Lock()
	d.gate = gate
	d.mu.Unlock()
	_, before := d.text()
	for range 200 { // Keys are taken while nothing can be written.
		d.typeKeys("a")
	}
	for taken.Load() < 200 {
		time.Sleep(time.Millisecond)
	}
	d.mu.Lock()
	d.gate = nil
	d.mu.Unlock()
	close(gate)
	d.waitForRow(t, "“200”")
	if _, after := d.text(); after-before > 3 {
		t.Errorf("%d frames are painted", after-before)
	}
	d.typeKeys("q")
	if err := waitEnd(t, ended); err != nil {
		t.Error(err)
	}
}

func TestATerminalThatIsGoneEndsTheProgram(t *testing.T) {
	d := newDevice(t)
	ended := d.run(context.Background(), &counter{}, terminal.Answers{})
	d.waitFor(t, "“0”")
	gone := errors.New("broken pipe")
	d.mu.Lock()
	d.fail = gone
	d.mu.Unlock()
	d.typeKeys("a")
	if err := waitEnd(t, ended); !errors.Is(err, gone) {
		t.Error(err)
	}
}

func TestRepaintPaintsEverything(t *testing.T) {
	d := newDevice(t)
	ended := d.run(context.Background(), &counter{onKey: func(key string) tea.Cmd {
		if key == "ctrl+l" {
			return Repaint
		}
		return Suspend // To a session it means nothing.
	}}, terminal.Answers{})
	d.waitFor(t, "“0”")
	d.typeKeys("\x0c")
	d.waitForAll(t, strings.Repeat("0", 20), 8) // four rows, twice
	d.typeKeys("z")
	d.waitFor(t, "1111")
	d.typeKeys("q")
	if err := waitEnd(t, ended); err != nil {
		t.Error(err)
	}
}

func TestASizeThatIsALieCostsNothing(t *testing.T) {
	d := newDevice(t)
	ended := d.run(context.Background(), &counter{}, terminal.Answers{})
	d.waitFor(t, "“0”")
	for _, size := range []terminal.Size{{}, {Width: -1, Height: 5}, {Width: 1 << 30, Height: 1 << 30}, {Width: 1, Height: 1}} {
		d.sizes <- size
	}
	d.sizes <- terminal.Size{Width: 7, Height: 3}
	d.waitFor(t, "\x1b[2J\x1b[1m“0”")
	d.typeKeys("q")
	if err := waitEnd(t, ended); err != nil {
		t.Error(err)
	}
}

func TestWhatIsSentAsideStandsBetweenFrames(t *testing.T) {
	d := newDevice(t)
	const sequence = "\x1b]52;c;5aKe\a"
	s := &counter{onKey: func(key string) tea.Cmd {
		if key == "y" {
			return Send(sequence)
		}
		return nil
	}}
	ended := d.run(t.Context(), s, terminal.Answers{Condition: cell.Narrow, Synchronized: true})
	d.waitFor(t, "\x1b[2J") // the first frame
	d.typeKeys("y")
	d.waitFor(t, sequence)
	d.typeKeys("x")
	d.waitFor(t, sequence+"\x1b[?2026h")
	d.typeKeys("q")
	if err := waitEnd(t, ended); err != nil {
		t.Fatal(err)
	}
	text, _ := d.text()
	before, after, _ := strings.Cut(text, sequence)
	if strings.Count(before, "\x1b[?2026h") != strings.Count(before, "\x1b[?2026l") {
		t.Errorf("it stands within a frame: %q", text)
	}
	if strings.Contains(after, "\x1b[2J") {
		t.Errorf("the screen is painted anew after it: %q", after)
	}
}
