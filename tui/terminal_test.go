package tui

import (
	"encoding/base64"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"

	"baogao/parse/shipped"
	"baogao/tui/cell"
)

// ample is more time than anything takes on the slowest machine: only a
// failure waits so long.
const ample = time.Minute

// console is the built program in a pseudo-terminal, with an emulator that
// shows what a terminal would.
type console struct {
	*testing.T
	pty *os.File
	cmd *exec.Cmd
	c   cell.Condition

	mu   sync.Mutex
	term vt10x.Terminal
	sent []byte // all that has been sent to it
	rest []byte // the beginning of a character that has not come whole
}

// filler stands in the second cell of a wide character: the emulator knows
// only characters of one cell.
const filler = '\uE000'

// startConsole starts the program on the embedded reports.
func startConsole(t *testing.T, binary string, c cell.Condition, width, height int) *console {
	t.Helper()
	home := t.TempDir()
	ambiguous := "narrow"
	if c.IsWide() {
		ambiguous = "wide"
	}
	p := &console{T: t, c: c, cmd: exec.Command(binary, "--ambiguous", ambiguous), term: vt10x.New(vt10x.WithSize(width, height))}
	p.cmd.Env = []string{"TERM=xterm-256color", "HOME=" + home, "XDG_STATE_HOME=" + home, "XDG_CACHE_HOME=" + home}
	var err error
	if p.pty, err = pty.StartWithSize(p.cmd, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)}); err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	t.Cleanup(func() {
		_ = p.cmd.Process.Kill()
		_, _ = p.cmd.Process.Wait()
		_ = p.pty.Close()
	})
	go p.read()
	return p
}

// read shows what the program writes.
func (p *console) read() {
	buffer := make([]byte, 64<<10)
	for answered := false; ; {
		n, err := p.pty.Read(buffer)
		if err != nil {
			return
		}
		p.mu.Lock()
		p.sent = append(p.sent, buffer[:n]...)
		data := append(p.rest, buffer[:n]...)
		p.rest = nil
		var out []byte
		for len(data) > 0 {
			if !utf8.FullRune(data) {
				p.rest = append([]byte(nil), data...)
				break
			}
			_, size := utf8.DecodeRune(data)
			out = append(out, data[:size]...)
			if size > 1 && p.c.Width(string(data[:size])) == 2 {
				out = utf8.AppendRune(out, filler)
			}
			data = data[size:]
		}
		_, _ = p.term.Write(out)
		p.mu.Unlock()
		// Answer the question that every terminal answers.
		if !answered && strings.Contains(string(p.sent), "\x1b[c") {
			answered = true
			_, _ = io.WriteString(p.pty, "\x1b[?62;22c")
		}
	}
}

// rows is what the terminal shows.
func (p *console) rows() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	width, height := p.term.Size()
	rows := make([]string, height)
	for y := range rows {
		var b strings.Builder
		for x := range width {
			if r := p.term.Cell(x, y).Char; r != filler {
				b.WriteRune(r)
			}
		}
		rows[y] = b.String()
	}
	return rows
}

func (p *console) resize(width, height int) {
	p.mu.Lock()
	p.term.Resize(width, height)
	p.mu.Unlock()
	if err := pty.Setsize(p.pty, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)}); err != nil {
		p.Fatal(err)
	}
}

// shows waits until the terminal shows the rows.
func (p *console) shows(step string, want []string) {
	p.Helper()
	deadline := time.Now().Add(ample)
	for strings.Join(p.rows(), "\n") != strings.Join(want, "\n") {
		if time.Now().After(deadline) {
			p.Fatalf("%s: the terminal shows\n%s\nbut was to show\n%s", step, strings.Join(p.rows(), "\n"), strings.Join(want, "\n"))
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// The program in a terminal shows what it draws, from the start to the end,
// after scrolling and after every change of size.
func TestTheTerminalShowsTheProgram(t *testing.T) {
	binary := build(t)
	library := shipped.Library()
	codes := map[string]string{"space": " ", "pgdn": "\x1b[6~", "tab": "\t", "enter": "\r", "^d": "\x04", "^o": "\x0f", "^p": "\x10", "esc": "\x1b", "up": "\x1b[A"}
	for name, c := range conditions {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := startConsole(t, binary, c, 160, 45)
			s := openScreen(t, library, c, 160, 45)
			s.app.welcome = true
			p.shows("start", s.rows())
			for _, key := range strings.Fields("j j pgdn ] ] k tab j j space tab j enter tab ^d z j pgdn z G g m ] ^o L H p j m up esc p enter ' m / x j esc esc / j m enter esc l l / 人 enter esc / ^p up esc ^o / j j tab enter n esc f d k j j enter enter esc ^o t n n o esc T j enter v ] j s j tab o j enter = esc q ?") {
				code, ok := codes[key]
				if !ok {
					code = key
				}
				if _, err := io.WriteString(p.pty, code); err != nil {
					t.Fatal(err)
				}
				s.press(key)
				p.shows("key "+key, s.rows())
			}
			for _, size := range [][2]int{{100, 30}, {60, 20}, {40, 10}, {30, 5}, {80, 24}, {160, 45}} {
				p.resize(size[0], size[1])
				s.resize(size[0], size[1])
				p.shows("resized", s.rows())
			}
			_, _ = io.WriteString(p.pty, "qq")
			ended := make(chan error, 1)
			go func() { ended <- p.cmd.Wait() }()
			select {
			case err := <-ended:
				if err != nil {
					t.Errorf("the program ends with %v", err)
				}
			case <-time.After(ample):
				t.Fatal("the program does not end")
			}
		})
	}
}

// build builds the program, with flags of go build.
func build(t testing.TB, flags ...string) string {
	t.Helper()
	if _, isTest := t.(*testing.T); isTest && testing.Short() {
		t.Skip("the race detector, which runs short, sees nothing of another process")
	}
	binary := filepath.Join(t.TempDir(), "baogao")
	if out, err := exec.Command("go", slices.Concat([]string{"build", "-o", binary}, flags, []string{".."})...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return binary
}

// What is copied goes to the terminal's clipboard, and the screen stays whole.
func TestTheTerminalGetsWhatIsCopied(t *testing.T) {
	library := shipped.Library()
	p := startConsole(t, build(t), cell.Narrow, 120, 40)
	s := openScreen(t, library, cell.Narrow, 120, 40)
	s.app.welcome = true
	clipboard := s.record()
	p.shows("start", s.rows())
	for _, key := range strings.Fields("] ] y j y j") {
		if _, err := io.WriteString(p.pty, key); err != nil {
			t.Fatal(err)
		}
		s.press(key)
		p.shows("key "+key, s.rows())
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	_, rest, ok := strings.Cut(string(p.sent), "\x1b]52;c;")
	coded, _, whole := strings.Cut(rest, "\a")
	text, err := base64.StdEncoding.DecodeString(coded)
	if !ok || !whole || err != nil || string(text) != clipboard.text {
		t.Errorf("the clipboard gets %q, %v; want %q", text, err, clipboard.text)
	}
	if !strings.HasPrefix(clipboard.text, "“") || !strings.Contains(clipboard.text, "”（宜昌市兴山县2024年政府工作报告，2024年1月12日，二、") {
		t.Errorf("copied %q", clipboard.text)
	}
}
