package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baogao/model"
	"baogao/parse/index"
	"baogao/parse/shipped"
)

// unkept is the machine's files with indexes in memory only: tests leave the
// user's cache alone.
var unkept = localFiles{open: func(paths []string) (*index.Index, error) { return index.OpenAt("", paths) }}

// result is what a run of a command printed and how it ended.
type result struct {
	out, err string
	status   int
}

// run carries out a command as in a pipe, on the embedded reports.
func run(t *testing.T, args ...string) result {
	t.Helper()
	return runIn(t, Env{}, args...)
}

// runIn is run in an environment of which only what matters need be set.
func runIn(t *testing.T, env Env, args ...string) result {
	t.Helper()
	var out, errs bytes.Buffer
	env.Args, env.Stdout, env.Stderr = args, &out, &errs
	if env.Stdin == nil {
		env.Stdin = strings.NewReader("")
	}
	if env.Library == nil {
		env.Library = func(context.Context) (model.Library, error) { return shipped.Library(), nil }
	}
	if env.Files == nil {
		env.Files = unkept
	}
	status := Run(t.Context(), env)
	return result{out.String(), errs.String(), status}
}

// oneLine fails the test unless s is one line.
func oneLine(t *testing.T, s string) {
	t.Helper()
	if !strings.HasSuffix(s, "\n") || strings.Count(s, "\n") != 1 {
		t.Errorf("want one line, got %q", s)
	}
}

func TestWithoutATerminalTheProgramNamesListAndGet(t *testing.T) {
	r := run(t)
	oneLine(t, r.err)
	if r.status != Usage || r.out != "" || !strings.Contains(r.err, "list") || !strings.Contains(r.err, "get") {
		t.Errorf("got %+v", r)
	}
}

func TestFilesThatCannotBeReadGetALineEachAndDoNotStopTheOthers(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, data []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	good := write("好.txt", []byte("政府工作报告\n一、过去一年工作回顾\n一年来，我们做了许多工作。\n二、今年工作安排\n今年要做更多工作。\n"))
	folder := filepath.Join(dir, "空文件夹")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	bad := []string{
		write("空.txt", nil),
		write("图.png", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10")),
		write("english.txt", []byte("The quick brown fox jumps over the lazy dog.\n")),
		folder,
		filepath.Join(dir, "没有.txt"),
	}
	r := run(t, append([]string{"export", good}, bad...)...)
	if r.status != Usage {
		t.Errorf("status %d, want %d", r.status, Usage)
	}
	var reports []struct {
		Text string `json:"text"`
	}
	if err := json.Unmarshal([]byte(r.out), &reports); err != nil || len(reports) != 1 {
		t.Fatalf("want the one good report, got %d (%v): %s", len(reports), err, r.out)
	}
	lines := strings.Split(strings.TrimSuffix(r.err, "\n"), "\n")
	if len(lines) != len(bad) {
		t.Fatalf("want a line for each of %d paths, got %q", len(bad), lines)
	}
	for _, path := range bad {
		if !strings.Contains(r.err, path+"：") {
			t.Errorf("no line names %s: %q", path, lines)
		}
	}
}

func TestWrongOptionsAreNamedInOneLine(t *testing.T) {
	for _, test := range []struct {
		args []string
		says string
	}{
		{[]string{"list", "--fromat", "csv"}, "--fromat"},
		{[]string{"list", "--format", "pdf"}, "“pdf”，只接受 table、csv、json"},
		{[]string{"outcome", "荆门", "--verdict", "完成"}, "unreported"},
		{[]string{"list", "--width", "宽"}, "--width"},
		{[]string{"list", "--format"}, "--format"},
		{[]string{"list", "-x"}, "-x"},
		{[]string{"show"}, "REGION"},
		{[]string{"outline", "荆门", "荆州"}, "荆州"},
		{[]string{"lst"}, "是不是 list"},
		{[]string{"登封"}, "登封"},
	} {
		r := run(t, test.args...)
		oneLine(t, r.err)
		if r.status != Usage || r.out != "" || !strings.Contains(r.err, test.says) {
			t.Errorf("%q: got %+v, want %q", test.args, r, test.says)
		}
	}
}

func TestARemoteSessionNamesNoPaths(t *testing.T) {
	var out, errs bytes.Buffer
	env := Env{Args: []string{"export", "/etc/passwd"}, Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs,
		Library: func(context.Context) (model.Library, error) { return shipped.Library(), nil }}
	if status := Run(t.Context(), env); status != Usage || out.Len() > 0 {
		t.Errorf("status %d, output %q", status, out.String())
	}
	oneLine(t, errs.String())
	for _, args := range [][]string{{"list", "-f", "/etc"}, {"export", "-o", "/tmp/x"}, {"/etc/passwd"}} {
		env.Args = args
		if status := Run(t.Context(), env); status != Usage {
			t.Errorf("%q: status %d", args, status)
		}
	}
}

// A server that ends a command tells the client why.
func TestWhoEndsACommandSaysWhy(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var out, errs bytes.Buffer
	status := Run(ctx, Env{Args: []string{"grep", "低空经济"}, Stdout: &out, Stderr: &errs, Library: func(context.Context) (model.Library, error) { return shipped.Library(), nil }})
	if status == Found || out.String()+errs.String() != "" {
		t.Errorf("status %d, said %q, %q", status, out.String(), errs.String())
	}
}
