package sshd

import (
	"io"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"

	"baogao/tui/transcript"
)

// visitor is a terminal as its client tells of it.
type visitor struct {
	command string // "": a shell is asked for
	column  string // of the cursor after an ambiguous character
	environ map[string]string
}

// sees returns what the program writes at its start.
func (v visitor) sees(t *testing.T, s *served) string {
	t.Helper()
	x, err := s.dial(t).NewSession()
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range v.environ {
		if err := x.Setenv(name, value); err != nil {
			t.Fatal(err)
		}
	}
	in, err := x.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out := &transcript.Transcript{}
	x.Stdout = out
	if err := x.RequestPty("xterm-256color", 30, 100, ssh.TerminalModes{}); err != nil {
		t.Fatal(err)
	}
	begin := x.Shell
	if v.command != "" {
		begin = func() error { return x.Start(v.command) }
	}
	if err := begin(); err != nil {
		t.Fatal(err)
	}
	until(t, "the questions", func() bool { return strings.Contains(out.String(), "\x1b[c") }) // What comes before them is no answer.
	if _, err := io.WriteString(in, "\x1b[1;"+v.column+"R\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[?2026;2$y\x1b[?69;0$y\x1b[?62c"); err != nil {
		t.Fatal(err)
	}
	var screen string
	until(t, "the screen", func() (whole bool) {
		screen, _, whole = strings.Cut(out.String(), "\x1b[?2026l")
		return whole
	})
	t.Cleanup(func() { _, _ = io.WriteString(in, "q") }) // All stay until the last has been looked at.
	return screen
}

func TestTerminalsOfAllKindsAreDrawnForAtOnce(t *testing.T) {
	s := start(t, nil)
	narrow := visitor{column: "2"}.sees(t, s)
	wide := visitor{column: "3"}.sees(t, s)
	said := visitor{column: "2", command: "baogao --ambiguous wide"}.sees(t, s)
	full := visitor{column: "2", environ: map[string]string{"COLORTERM": "truecolor"}}.sees(t, s)
	grey := visitor{column: "2", command: "baogao --color never"}.sees(t, s)
	if again := (visitor{column: "2"}).sees(t, s); again != narrow {
		t.Error("two terminals of one kind are drawn differently")
	}
	if wide == narrow {
		t.Error("a wide terminal is drawn as a narrow one")
	}
	if said != wide {
		t.Error("wide as the user says is not wide as the terminal says")
	}
	const hues, fullHues = "38;5;", "38;2;"
	for name, c := range map[string]struct {
		text        string
		hues, fully bool
	}{"256 colours": {narrow, true, false}, "true colour": {full, true, true}, "no colour": {grey, false, false}} {
		if strings.Contains(c.text, hues) != c.hues || strings.Contains(c.text, fullHues) != c.fully {
			t.Errorf("%s: with 256 colours %v, with all %v", name, strings.Contains(c.text, hues), strings.Contains(c.text, fullHues))
		}
	}
}
