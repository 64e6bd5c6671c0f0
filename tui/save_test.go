package tui

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baogao/model"
	"baogao/parse/shipped"
	"baogao/tui/cell"
	"baogao/tui/cli"
	"baogao/tui/mode"
	"baogao/tui/save"
)

// writable lets the program write into a new folder, which is the current one.
func (s *screen) writable() string {
	folder := s.TempDir()
	s.Chdir(folder)
	s.Setenv("HOME", folder)
	s.app.session.Files = save.Disk{}
	return folder
}

// files are the names in a folder.
func files(t *testing.T, folder string) string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return strings.Join(names, " ")
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestAReportIsWrittenAsMarkdownWithItsCitation(t *testing.T) {
	for _, size := range sizes {
		s, _ := reading(t, cell.Narrow, size[0], size[1])
		folder := s.writable()
		s.press("e").contains("写到文件", "荆门市 2024", "md txt")
		s.press("enter").contains("已写入 ~/荆门市 2024")
		got := read(t, filepath.Join(folder, "荆门市 2024 政府工作报告.md"))
		for _, want := range []string{
			"\n## 一、2023年工作回顾\n\n刚刚过去的2023年，是",
			"\n### （一）全力以赴稳增长，经济运行呈现新气象\n\n深入开展重大项目攻坚行动",
			"\n（荆门市2024年政府工作报告，日期不详）\n",
		} {
			if !strings.Contains(got, want) {
				t.Errorf("the file lacks %q:\n%s", want, got)
			}
		}
	}
}

func TestTheSectionUnderTheCursorOfTheOutlineIsWritten(t *testing.T) {
	s, _ := reading(t, cell.Wide, 120, 40)
	folder := s.writable()
	s.press("h j e tab enter")
	got := read(t, filepath.Join(folder, "荆门市 2024 （一）全力以赴稳增长，经济运行呈现新气象.txt"))
	if want := strings.NewReplacer("‘", "“", "’", "”").Replace(firstRun) + "\n\n" + inReport + "（一）全力以赴稳增长，经济运行呈现新气象）\n"; got != want {
		t.Errorf("written\n%s\nwant\n%s", got, want)
	}
}

func TestNothingIsReplacedUnasked(t *testing.T) {
	s, _ := reading(t, cell.Narrow, 100, 24)
	folder := s.writable()
	old := filepath.Join(folder, "a.txt")
	if err := os.WriteFile(old, []byte("旧"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.press("e ^u a . t x t enter").contains("已存在，再按 Enter 覆盖")
	if read(t, old) != "旧" {
		t.Fatal("the file is replaced")
	}
	s.press("b").lacks("已存在").press("backspace enter").contains("已存在")
	if read(t, old) != "旧" {
		t.Fatal("after another name was typed, the file is replaced without being asked again")
	}
	s.press("enter").contains("已写入 ~/a.txt")
	if got := read(t, old); !strings.HasPrefix(got, "荆门市政府工作报告\n") {
		t.Errorf("the file holds %q", got)
	}
	if info, err := os.Stat(old); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("its permissions are %v, %v", info.Mode(), err)
	}
	s.press("e esc").lacks("写到文件")
	if got := files(t, folder); got != "a.txt" {
		t.Errorf("the folder holds %s", got)
	}
}

func TestWhatCannotBeWrittenIsSaidInALine(t *testing.T) {
	s, _ := reading(t, cell.Narrow, 100, 24)
	folder := s.writable()
	if err := os.Mkdir(filepath.Join(folder, "d.md"), 0o700); err != nil {
		t.Fatal(err)
	}
	for keys, want := range map[string]string{
		"n o / a . m d":   "写不进 no/a.md：没有这个文件夹",
		"d . m d":         "写不进 d.md：这是一个文件夹",
		"a . d o c x":     "不会写 .docx，可以写 md、txt",
		"d . m d /":       "请写明文件名",
		"a . m d / b":     "", // no ending: md, in a folder that is none
		"/ d e v / n . ?": "不会写 .?",
	} {
		s.press("e ^u "+keys+" enter").contains("写到文件", want).press("esc")
	}
	if got := files(t, folder); got != "d.md" {
		t.Errorf("the folder holds %s", got)
	}
}

func TestAFileIsWrittenWholeOrNotAtAll(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a.md")
	broken := func(w io.Writer) error {
		_, _ = io.WriteString(w, strings.Repeat("半", 100_000))
		return errBroken
	}
	if _, err := (save.Disk{}).Write(path, false, broken); err == nil || files(t, folder) != "" {
		t.Errorf("error %v, the folder holds %q", err, files(t, folder))
	}
	if err := os.WriteFile(path, []byte("旧"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := (save.Disk{}).Write(path, true, broken); err == nil || read(t, path) != "旧" || files(t, folder) != "a.md" {
		t.Errorf("error %v, the folder holds %q, the file %d bytes", err, files(t, folder), len(read(t, path)))
	}
}

// At the other end of a session nothing is written on the machine that serves.
func TestWhereNothingMayBeWrittenItSaysWhatToDo(t *testing.T) {
	for _, c := range conditions {
		for _, size := range sizes {
			s, _ := reading(t, c, size[0], size[1])
			s.press("e").contains("不能写文件", "y 复制", "show", "Esc 返回")
			s.press("enter").lacks("不能写文件").press("e esc").lacks("不能写文件").press("e q").lacks("不能写文件")
		}
	}
}

// What is searched for may be several words, or mean something to a shell: it
// has to come through the reader's shell and the server's.
func TestTheCommandToldOfIsQuotedForBothEnds(t *testing.T) {
	s, _ := reading(t, cell.Narrow, 160, 45)
	s.press("f 就 业 space 新 增 enter e").contains(`ssh 主机 "grep '就业 新增' --format csv" > 文件`)
	s.press("esc f ^u ctrl+r 增 长 . * $ enter e").contains(`ssh 主机 "grep '增长.*\$' --format csv -E" > 文件`)
}

// What is exported on the screen is what the command gives.
func TestTheScreensWriteWhatTheCommandsPrint(t *testing.T) {
	library := shipped.Library()
	command := func(args ...string) string {
		var out, errs bytes.Buffer
		env := cli.Env{Args: args, Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs,
			Library: func(context.Context) (model.Library, error) { return library, nil }}
		if status := cli.Run(context.Background(), env); status != cli.Found {
			t.Fatalf("%v: %s", args, errs.String())
		}
		return out.String()
	}
	for _, test := range []struct{ name, open, args string }{
		{"comparison", "h h j space j space c a a", "compare 荆门 荆州"},
		{"comparison of three, filtered", "h h space j space j space c a a / 财 政 enter", "compare 兴山 荆门 荆州 --indicator 财政"},
		{"own figures", "h h j i", "get 荆门"},
		{"outcome", "h h j o", "outcome 荆门"},
		{"ranking", "h h j i R", "rank GDP --measure growth --year 2023"},
		{"search", "f 低 空 经 济 enter", "grep 低空经济"},
		{"search by expression", "f ctrl+r 低 空 . + 济 enter", "grep -E 低空.+济"},
	} {
		for _, format := range []string{"csv", "json", "md"} {
			switch test.name + " " + format {
			case "search md", "search by expression md", "ranking json":
				// grep has no Markdown; rank also lists the reports of other
				// years as silent, which the screen leaves out.
				continue
			}
			s := openScreen(t, library, cell.Narrow, 140, 40)
			folder := s.writable()
			s.press(test.open + " e ^u t . " + format + " enter").contains("已写入 ~/t." + format)
			want := command(append(strings.Fields(test.args), "--format", format)...)
			if got := read(t, filepath.Join(folder, "t."+format)); got != want {
				t.Errorf("%s as %s: %d bytes are written, %d printed:\n%.600s\n---\n%.600s", test.name, format, len(got), len(want), got, want)
			}
		}
	}
}

var _ mode.Files = save.Disk{}
