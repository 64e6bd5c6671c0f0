package cli

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"baogao/tui/cell"
)

func TestRowsOfATableEndInTheSameCell(t *testing.T) {
	for _, args := range [][]string{
		{"list"}, {"compare", "荆门", "荆州"}, {"compare", "荆门", "荆州", "潜江", "兴山"}, {"rank", "地区生产总值"}, {"get", "荆州", "--brief"},
	} {
		for _, wide := range []bool{false, true} {
			mode := map[bool]string{false: "narrow", true: "wide"}[wide]
			r := run(t, append(args, "--ambiguous", mode)...)
			rows := strings.Split(strings.TrimSuffix(r.out, "\n"), "\n")
			if args[0] == "rank" {
				rows = rows[1:] // after the title
			}
			for i, row := range rows {
				if strings.HasPrefix(row, "没有说到") {
					continue
				}
				if got, want := cells(row, wide), cells(rows[0], wide); got != want || want == 0 {
					t.Errorf("%q %s: row %d ends in cell %d, the first in %d: %q", args, mode, i+1, got, want, row)
				}
			}
		}
	}
}

func TestATableFitsTheTerminal(t *testing.T) {
	for _, width := range []int{40, 60, 80, 120, 200} {
		for _, args := range [][]string{{"list"}, {"compare", "荆门", "荆州"}, {"compare", "荆门", "荆州", "潜江", "兴山", "曾都"}, {"get", "荆州"}, {"outline", "荆门"}, {"grep", "高质量 发展"}, {"terms", "荆门"}, {"help", "get"}} {
			for _, wide := range []bool{false, true} {
				mode := map[bool]string{false: "narrow", true: "wide"}[wide]
				r := runIn(t, Env{Terminal: true, Width: width, Height: 24}, append(args, "--ambiguous", mode, "--color", "never")...)
				for row := range strings.SplitSeq(r.out, "\n") {
					if got := cells(row, wide); got > width {
						t.Errorf("%q at %d %s: %d cells: %q", args, width, mode, got, row)
					}
				}
				if strings.TrimSpace(r.out) == "" {
					t.Errorf("%q at %d: nothing printed: %s", args, width, r.err)
				}
			}
		}
	}
}

func TestColourIsForTerminalsThatWantIt(t *testing.T) {
	environ := func(pairs ...string) func(string) string {
		return func(key string) string {
			for i := 0; i < len(pairs); i += 2 {
				if pairs[i] == key {
					return pairs[i+1]
				}
			}
			return ""
		}
	}
	xterm := environ("TERM", "xterm-256color")
	for _, test := range []struct {
		name string
		env  Env
		args []string
		want bool
	}{
		{"terminal", Env{Terminal: true, Getenv: xterm}, nil, true},
		{"pipe", Env{Getenv: xterm}, nil, false},
		{"pipe, always", Env{Getenv: xterm}, []string{"--color", "always"}, true},
		{"terminal, never", Env{Terminal: true, Getenv: xterm}, []string{"--color", "never"}, false},
		{"NO_COLOR", Env{Terminal: true, Getenv: environ("TERM", "xterm", "NO_COLOR", "1")}, nil, false},
		{"NO_COLOR, always", Env{Terminal: true, Getenv: environ("TERM", "xterm", "NO_COLOR", "1")}, []string{"--color", "always"}, true},
		{"dumb", Env{Terminal: true, Getenv: environ("TERM", "dumb")}, nil, false},
	} {
		r := runIn(t, test.env, append([]string{"get", "荆门", "GDP"}, test.args...)...)
		if got := strings.Contains(r.out, "\x1b["); got != test.want {
			t.Errorf("%s: colours %v, want %v", test.name, got, test.want)
		}
	}
}

func TestTheTerminalIsAskedOnceAndOnlyWhereItMatters(t *testing.T) {
	asked := 0
	env := Env{Terminal: true, Width: 80, Ambiguous: func() cell.Condition { asked++; return cell.Wide }}
	auto := runIn(t, env, "grep", "发展")
	if asked != 1 {
		t.Errorf("asked %d times", asked)
	}
	if given := runIn(t, env, "grep", "发展", "--ambiguous", "wide"); asked != 1 || given != auto {
		t.Errorf("asked although it was told, or answered otherwise")
	}
	env.Getenv = func(key string) string { return map[string]string{"BAOGAO_AMBIGUOUS": "narrow"}[key] }
	if told := runIn(t, env, "grep", "发展"); asked != 1 || told == auto {
		t.Errorf("BAOGAO_AMBIGUOUS=narrow is not heeded")
	}
	env.Terminal = false
	if runIn(t, env, "grep", "发展"); asked != 1 {
		t.Errorf("asked although the output is no terminal")
	}
}

func TestLongOutputOnATerminalGoesThroughThePager(t *testing.T) {
	paged := 0
	env := Env{Terminal: true, Width: 80, Height: 24, Page: func(_ context.Context, text []byte) error { paged = bytes.Count(text, []byte("\n")); return nil }}
	if r := runIn(t, env, "show", "荆门"); paged < 24 || r.out != "" {
		t.Errorf("%d lines paged, %d bytes beside", paged, len(r.out))
	}
	paged = 0
	if r := runIn(t, env, "get", "荆门", "GDP", "--brief"); paged != 0 || r.out == "" {
		t.Errorf("a short answer was paged (%d lines)", paged)
	}
	if r := runIn(t, env, "show", "荆门", "--no-pager"); paged != 0 || r.out == "" {
		t.Error("--no-pager pages")
	}
}
