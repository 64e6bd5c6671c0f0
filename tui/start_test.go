package tui

import (
	"bytes"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// BenchmarkStart is the time from starting the program on the embedded reports
// to the last byte of its first full screen, 160×45, in a terminal that answers
// at once: the median and the least of the runs. One is not enough; use
// -benchtime 30x.
func BenchmarkStart(b *testing.B) {
	binary := build(b, "-ldflags=-s -w")
	home := b.TempDir()
	var times []time.Duration
	for b.Loop() {
		cmd := exec.Command(binary)
		cmd.Env = []string{"TERM=xterm-256color", "COLORTERM=truecolor", "HOME=" + home, "XDG_STATE_HOME=" + home, "XDG_CACHE_HOME=" + home}
		began := time.Now()
		terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: 160, Rows: 45})
		if err != nil {
			b.Skipf("no pseudo-terminal here: %v", err)
		}
		first := firstScreen(b, terminal)
		times = append(times, time.Since(began))
		if !strings.Contains(first, "帮助") {
			b.Errorf("no full screen: %q", first)
		}
		b.StopTimer()
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		_ = terminal.Close()
		b.StartTimer()
	}
	slices.Sort(times)
	ms := func(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
	b.ReportMetric(ms(times[len(times)/2]), "ms/median")
	b.ReportMetric(ms(times[0]), "ms/least")
	b.ReportMetric(0, "ns/op")
}

// firstScreen answers the program's questions and returns all that it writes
// to the end of the first frame that shows a report. A terminal that has
// synchronized output is told where a frame ends.
func firstScreen(b *testing.B, terminal io.ReadWriter) string {
	const (
		answers  = "\x1b[1;2R\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[?2026;2$y\x1b[?69;2$y\x1b[?62;22c"
		frameEnd = "\x1b[?2026l"
	)
	var sent []byte
	asked := false
	for chunk := make([]byte, 64<<10); ; {
		n, err := terminal.Read(chunk)
		if err != nil {
			b.Fatalf("%v after %q", err, sent)
		}
		sent = append(sent, chunk[:n]...)
		if !asked && bytes.Contains(sent, []byte("\x1b[c")) {
			asked = true
			if _, err := io.WriteString(terminal, answers); err != nil {
				b.Fatal(err)
			}
		}
		if bytes.Count(sent, []byte(frameEnd)) > bytes.Count(sent, []byte("正在读")) {
			return string(sent)
		}
	}
}
