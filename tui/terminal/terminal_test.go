package terminal

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/signal"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"

	"baogao/tui/cell"
)

// ample is more time than anything takes on the slowest machine: only a
// failure waits so long.
const ample = time.Minute

// fake is the other end of a terminal: it answers what it is asked and keeps
// what is written.
type fake struct {
	mu      sync.Mutex
	written bytes.Buffer
	answer  func(written string) []string // chunks to be read
	input   *io.PipeWriter
}

func newFake(t *testing.T, answer func(string) []string) (*fake, *Terminal) {
	r, w := io.Pipe()
	f := &fake{answer: answer, input: w}
	terminal := New(r, f, nil)
	t.Cleanup(func() {
		terminal.Close()
		_ = w.Close() // No reader is left behind.
	})
	return f, terminal
}

func (f *fake) Write(b []byte) (int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.written.Write(b)
	if f.answer != nil {
		chunks := f.answer(string(b))
		go func() {
			for _, c := range chunks {
				_, _ = f.input.Write([]byte(c))
			}
		}()
	}
	return len(b), nil
}

func (f *fake) text() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.written.String()
}

func TestAnswersAreReadAndTypedKeysKept(t *testing.T) {
	const (
		narrow, wide = "\x1b[1;2R", "\x1b[1;3R"
		dark, light  = "\x1b]11;rgb:1010/1414/1818\x1b\\", "\x1b]11;rgb:ffff/fafa/f0f0\x07"
		has, hasNot  = "\x1b[?2026;2$y\x1b[?69;2$y", "\x1b[?2026;0$y\x1b[?69;4$y"
		attributes   = "\x1b[?62;22c"
	)
	all := Answers{Condition: cell.Wide, Light: true, Synchronized: true, Margins: true, Width: true, Background: true}
	for _, x := range []struct {
		name   string
		chunks []string
		want   Answers
		typed  string
	}{
		{"all in one", []string{wide + light + has + attributes}, all, ""},
		{"one by one", []string{wide, light, has, attributes}, all, ""},
		{"narrow, dark, without frames", []string{narrow + dark + hasNot + attributes}, Answers{Width: true, Background: true}, ""},
		{"only what every terminal knows", []string{narrow + attributes}, Answers{Width: true}, ""},
		{"the colour after the last", []string{wide + attributes, light}, Answers{Condition: cell.Wide, Light: true, Width: true, Background: true}, ""},
		{"keys before, between and after", []string{"j", "k" + wide + "荆" + light, "\x1b[A" + has, attributes + "q"}, all, "jk荆\x1b[Aq"},
		{"torn inside", []string{"\x1b[1", ";3", "R\x1b]11", ";rgb:ffff/fa", "fa/f0f0\x1b", "\\\x1b[?2026", ";2$y\x1b[?69;2", "$y\x1b[?62;22", "c"}, all, ""},
		{"keys that look like answers", []string{"\x1b[1;5A" + wide + "\x1b[1;2R" + attributes}, Answers{Condition: cell.Wide, Width: true}, "\x1b[1;5A\x1b[1;2R"},
		{"a key of escape, brackets typed with it", []string{wide + light + "\x1b", has + "\x1b[", "x" + attributes}, all, "\x1b\x1b[x"},
		{"nothing", nil, Answers{}, ""},
		{"nonsense", []string{"\x1b]11;rgb:zz/1/1\x07\x1b[;R\x1b[?c\x1b[?2026;9$y"}, Answers{}, "\x1b[;R"},
	} {
		t.Run(x.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				f, term := newFake(t, func(s string) []string {
					if strings.Contains(s, "\x1b[6n") {
						return x.chunks
					}
					return nil
				})
				if err := term.EnterAsking(); err != nil {
					t.Fatal(err)
				}
				if got := term.Answers(time.Second); got != x.want {
					t.Errorf("got %+v, want %+v", got, x.want)
				}
				// What is typed now comes after what was typed then.
				go func() { _, _ = f.input.Write([]byte("!")) }()
				if typed := readUntil(t, term, "!"); typed != x.typed+"!" {
					t.Errorf("typed %q, want %q", typed, x.typed+"!")
				}
			})
		})
	}
}

func readUntil(t *testing.T, r io.Reader, end string) string {
	t.Helper()
	var got []byte
	b := make([]byte, 256)
	for !strings.HasSuffix(string(got), end) {
		n, err := r.Read(b)
		if err != nil {
			t.Fatalf("after %q: %v", got, err)
		}
		got = append(got, b[:n]...)
	}
	return string(got)
}

func TestLateAnswersAreNotTyped(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f, term := newFake(t, nil)
		if err := term.EnterAsking(); err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		if got := term.Answers(time.Second); got != (Answers{}) {
			t.Errorf("answers out of nothing: %+v", got)
		}
		if waited := time.Since(began); waited != time.Second+late {
			t.Errorf("waited %v for a terminal that does not answer", waited)
		}
		go func() {
			_, _ = f.input.Write([]byte("a\x1b[1;2R\x1b]11;rgb:00/00/00\x1b\\b\x1b[?1;2c\x1b[?2026;2$yc"))
		}()
		if typed := readUntil(t, term, "c"); typed != "abc" {
			t.Errorf("typed %q", typed)
		}
	})
}

func TestAKeyThatBeginsLikeAnAnswerIsHeldForAMomentOnly(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f, term := newFake(t, nil)
		_ = term.EnterAsking()
		term.Answers(time.Second)
		go func() { _, _ = f.input.Write([]byte("\x1b[1")) }()
		began := time.Now()
		if typed := readUntil(t, term, "1"); typed != "\x1b[1" {
			t.Errorf("typed %q", typed)
		}
		if held := time.Since(began); held != heldFor {
			t.Errorf("held for %v", held)
		}
	})
}

func TestLeaveTakesBackAllThatEnterSets(t *testing.T) {
	f, term := newFake(t, nil)
	_ = term.Enter()
	entered := f.text()
	_ = term.Leave()
	left := strings.TrimPrefix(f.text(), entered)
	for _, mode := range []string{"?1049", "?1002", "?1006", "?2004"} {
		if !strings.Contains(entered, "\x1b["+mode+"h") || !strings.Contains(left, "\x1b["+mode+"l") {
			t.Errorf("mode %s is not set and reset", mode)
		}
	}
	for _, mode := range []string{"?7", "?25"} {
		if !strings.Contains(entered, "\x1b["+mode+"l") || !strings.Contains(left, "\x1b["+mode+"h") {
			t.Errorf("mode %s is not reset and set again", mode)
		}
	}
	if !strings.HasSuffix(left, "\x1b[?1049l") {
		t.Error("the screen is not given back last")
	}
}

func TestReadEndsWithTheInputAndWithTheTerminal(t *testing.T) {
	f, term := newFake(t, nil)
	go func() { _ = f.input.Close() }()
	if _, err := term.Read(make([]byte, 8)); !errors.Is(err, io.EOF) {
		t.Errorf("input ended: %v", err)
	}
	_, other := newFake(t, nil)
	go other.Close()
	if _, err := other.Read(make([]byte, 8)); !errors.Is(err, io.EOF) {
		t.Errorf("terminal closed: %v", err)
	}
}

// openPty returns both ends of a pseudo-terminal.
func openPty(t *testing.T) (outside, inside *os.File) {
	t.Helper()
	outside, inside, err := pty.Open()
	if err != nil {
		t.Skip("no pseudo-terminal here: ", err)
	}
	t.Cleanup(func() { _ = outside.Close(); _ = inside.Close() })
	return outside, inside
}

// answering answers a question for the width at the outside of a
// pseudo-terminal and collects what is written.
func answering(outside *os.File, column string) (written func() string) {
	var mu sync.Mutex
	var all bytes.Buffer
	go func() {
		b := make([]byte, 4096)
		for answered := false; ; {
			n, err := outside.Read(b)
			if err != nil {
				return
			}
			mu.Lock()
			all.Write(b[:n])
			asked := bytes.HasSuffix(all.Bytes(), []byte("\x1b[c"))
			mu.Unlock()
			if asked && !answered {
				answered = true
				_, _ = outside.WriteString("\x1b[1;" + column + "R\x1b[?1;2c")
			}
		}
	}()
	return func() string {
		mu.Lock()
		defer mu.Unlock()
		return all.String()
	}
}

func TestALocalTerminalIsGivenBackAsItWas(t *testing.T) {
	outside, inside := openPty(t)
	_ = pty.Setsize(outside, &pty.Winsize{Cols: 91, Rows: 17})
	answering(outside, "3")
	before, err := term.GetState(inside.Fd())
	if err != nil {
		t.Fatal(err)
	}
	warm := make(chan os.Signal, 1)
	signal.Notify(warm, os.Interrupt) // The runtime's own goroutine for signals stays.
	signal.Stop(warm)
	goroutines := runtime.NumGoroutine()
	terminal, err := Open(inside, inside)
	if err != nil {
		t.Fatal(err)
	}
	if raw, _ := term.GetState(inside.Fd()); *raw == *before {
		t.Error("not in raw mode")
	}
	if size := <-terminal.Sizes(); size != (Size{91, 17}) {
		t.Errorf("size %v", size)
	}
	if err := terminal.EnterAsking(); err != nil {
		t.Fatal(err)
	}
	if a := terminal.Answers(ample); a.Condition != cell.Wide || !a.Width {
		t.Errorf("answers %+v", a)
	}
	_, _ = outside.WriteString("x")
	if typed := readUntil(t, terminal, "x"); typed != "x" {
		t.Errorf("typed %q", typed)
	}
	terminal.Close()
	if after, _ := term.GetState(inside.Fd()); *after != *before {
		t.Error("the mode is another one than before")
	}
	for end := time.Now().Add(ample); runtime.NumGoroutine() > goroutines && time.Now().Before(end); {
		time.Sleep(10 * time.Millisecond)
	}
	if n := runtime.NumGoroutine(); n > goroutines {
		t.Errorf("%d goroutines are left behind", n-goroutines)
	}
	// No reader is left that would take what is typed now.
	_, _ = outside.WriteString("y\n")
	b := make([]byte, 8)
	if n, err := inside.Read(b); err != nil || string(b[:n]) != "y\n" {
		t.Errorf("the next reader gets %q, %v", b[:n], err)
	}
}

func TestAskWidthLeavesNoTrace(t *testing.T) {
	for column, want := range map[string]cell.Condition{"2": cell.Narrow, "3": cell.Wide} {
		outside, inside := openPty(t)
		written := answering(outside, column)
		before, _ := term.GetState(inside.Fd())
		if got, answered := AskWidth(inside, inside, 5*time.Second); got != want || !answered {
			t.Errorf("column %s: wide %v, answered %v", column, got.IsWide(), answered)
		}
		if after, _ := term.GetState(inside.Fd()); *after != *before {
			t.Error("the mode is another one than before")
		}
		if s := written(); !strings.HasPrefix(s, "\r"+probe) || !strings.Contains(s, "\r\x1b[K") {
			t.Errorf("written %q", s)
		}
	}
}

func TestAskWidthOfWhatIsNoTerminalIsNarrowAtOnce(t *testing.T) {
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	if c, answered := AskWidth(null, null, ample); c != cell.Narrow || answered {
		t.Error("answered")
	}
}

func TestATerminalThatDoesNotSayIsNarrowUnlessTheLocaleSaysOtherwise(t *testing.T) {
	for _, x := range []struct {
		environ map[string]string
		want    cell.Condition
	}{
		{nil, cell.Narrow},
		{map[string]string{"LANG": "zh_CN.UTF-8"}, cell.Narrow},
		{map[string]string{"LANG": "zh_CN.UTF-8@cjkwide"}, cell.Wide},
		{map[string]string{"LANG": "zh_CN.UTF-8@cjkwide", "LC_ALL": "C.UTF-8"}, cell.Narrow},
		{map[string]string{"LANG": "C", "LC_CTYPE": "ja_JP.UTF-8@cjkwide"}, cell.Wide},
	} {
		if got := Assume(func(name string) string { return x.environ[name] }); got != x.want {
			t.Errorf("%v: wide %v", x.environ, got.IsWide())
		}
	}
}
