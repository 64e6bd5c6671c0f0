package source

import (
	"context"
	"errors"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baogao/seeds"
)

// sources yields the sources under the paths in a fixed order, and an *Error for
// each that cannot be read. It ends early when ctx ends, with ctx's error.
func sources(ctx context.Context, paths []string) iter.Seq2[Source, error] {
	return func(yield func(Source, error) bool) {
		for file, err := range List(ctx, paths) {
			if ctx.Err() != nil {
				yield(Source{}, ctx.Err())
				return
			}
			if err != nil {
				if !yield(Source{}, err) {
					return
				}
				continue
			}
			for s, err := range file.Sources(ctx) {
				if !yield(s, err) {
					return
				}
				if ctx.Err() != nil {
					break
				}
			}
		}
	}
}

// plant writes files into a new folder, by their path there.
func plant(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// walk returns the names of the sources under paths, relative to dir, and the errors' lines.
func walk(t *testing.T, dir string, paths ...string) (names, lines []string) {
	t.Helper()
	for s, err := range sources(context.Background(), paths) {
		if err != nil {
			lines = append(lines, strings.ReplaceAll(err.Error(), dir+string(filepath.Separator), ""))
			continue
		}
		names = append(names, filepath.ToSlash(strings.TrimPrefix(s.Name, dir+string(filepath.Separator))))
	}
	return names, lines
}

func seed(t *testing.T, name string) string {
	t.Helper()
	data, err := seeds.FS.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestFolderIsWalkedInOrderAndWhatIsNoReportIsIgnored(t *testing.T) {
	dir := plant(t, map[string]string{
		"b.txt": "乙", "a/2.html": "甲二", "a/1.md": "甲一", "无后缀": "丙",
		"logo.png": "x", ".hidden.txt": "x", ".git/config.txt": "x", "~$b.docx": "x",
		"b_files/page.html": "x", "__MACOSX/b.txt": "x", "style.css": "x",
	})
	names, lines := walk(t, dir, dir)
	if want := []string{"a/1.md", "a/2.html", "b.txt", "无后缀"}; !slices.Equal(names, want) {
		t.Errorf("found %q, want %q", names, want)
	}
	if len(lines) > 0 {
		t.Errorf("complained about %q", lines)
	}
}

func TestErrorsAreOneLineAndStopNothing(t *testing.T) {
	dir := plant(t, map[string]string{
		"空.txt": " \n\t", "旧.doc": "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 4096), "包.rar": "Rar!\x1A\x07\x01\x00",
		"版式.ofd": string(pack(t, member{"OFD.xml", "x"})), "好.txt": seed(t, "荆门市-2024.txt"), "readme.txt": "How to use these files, and what they are.",
	})
	reports, errs := Load(context.Background(), []string{filepath.Join(dir, "没有\x1b[2J\n.txt"), dir})
	if len(reports) != 1 {
		t.Errorf("%d reports", len(reports))
	}
	var lines []string
	for _, err := range errs {
		lines = append(lines, strings.TrimPrefix(err.Error(), dir+string(filepath.Separator)))
	}
	want := []string{
		"没有 [2J .txt：没有这个文件或文件夹；请检查路径",
		"包.rar：这种压缩包不能读；请先解压，或改用 .zip",
		"旧.doc：旧版 Word（.doc、.wps）不能读；请在 Word 或 WPS 里另存为 .docx",
		"版式.ofd：OFD 版式文件不能读；请在 OFD 阅读器里导出为 PDF 或文本",
		"空.txt：文件是空的",
	}
	if !slices.Equal(lines, want) {
		t.Errorf("errors:\n%s\nwant:\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
}

func TestErrorKeepsItsCause(t *testing.T) {
	for _, err := range sources(context.Background(), []string{filepath.Join(t.TempDir(), "nowhere")}) {
		var own *Error
		if !errors.As(err, &own) || !errors.Is(err, os.ErrNotExist) {
			t.Errorf("got %#v", err)
		}
	}
}

func TestLinksInACircleAreWalkedOnce(t *testing.T) {
	dir := plant(t, map[string]string{"a/1.txt": "一", "b/2.txt": "二"})
	for link, to := range map[string]string{"a/up": "..", "b/a": "../a", "c": "b", "dead.txt": "nowhere", "again.txt": "a/1.txt"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	names, lines := walk(t, dir, dir, filepath.Join(dir, "a", "1.txt"))
	if len(names) != 2 || len(lines) != 0 {
		t.Errorf("found %q, errors %q", names, lines)
	}
}

func TestOversizedFileIsRefusedUnread(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "大.txt")
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, 1<<30); err != nil {
		t.Skip("no sparse files here:", err)
	}
	names, lines := walk(t, dir, path)
	if want := "大.txt：有 1024 MB，不像一份报告（上限 64 MB）；请拆成一份报告一个文件"; len(names) != 0 || len(lines) != 1 || lines[0] != want {
		t.Errorf("found %q, errors %q", names, lines)
	}
}

func TestStreamIsBounded(t *testing.T) {
	_, err := readStream("管道", endless{})
	if want := "管道：超过 64 MB，不像一份报告；请拆成一份报告一个文件"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

func TestWalkEndsWithItsContext(t *testing.T) {
	dir := plant(t, map[string]string{"1.txt": "一", "2.txt": "二", "3/3.txt": "三", "4.txt": "四"})
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n, last := 0, error(nil)
	for _, err := range sources(ctx, []string{dir}) {
		n++
		last = err
		if n == 2 {
			cancel()
		}
	}
	if n != 3 || !errors.Is(last, context.Canceled) {
		t.Errorf("%d steps, the last with error %v", n, last)
	}
}

func TestLoadKeepsTheOrderOfPathsAndDropsWhatIsNoReport(t *testing.T) {
	dir := plant(t, map[string]string{
		"1.txt": seed(t, "荆门市-2024.txt"), "2.txt": seed(t, "荆州市-2024.txt"),
		"说明.md": "这个文件夹里放的是各地的材料，请不要改名，也不要移动里面的文件。",
	})
	reports, errs := Load(context.Background(), []string{filepath.Join(dir, "2.txt"), dir})
	if len(reports) != 2 || len(errs) != 0 {
		t.Fatalf("%d reports, errors %v", len(reports), errs)
	}
	for i, want := range []string{"2.txt", "1.txt"} {
		if got := filepath.Base(reports[i].Meta.Source.Path); got != want {
			t.Errorf("report %d is of %s, want %s", i, got, want)
		}
	}
}

func TestNamedFileWithoutChineseTextIsAnError(t *testing.T) {
	dir := plant(t, map[string]string{"passwd.txt": "root:x:0:0:root:/root:/bin/sh\n"})
	reports, errs := Load(context.Background(), []string{filepath.Join(dir, "passwd.txt")})
	if len(reports) != 0 || len(errs) != 1 || !strings.HasSuffix(errs[0].Error(), "passwd.txt：里面没有中文正文，不是政府工作报告") {
		t.Errorf("%d reports, errors %v", len(reports), errs)
	}
	reports, errs = Load(context.Background(), []string{dir})
	if len(reports) != 0 || len(errs) != 1 || errs[0].Error() != dir+"：里面没有找到政府工作报告" {
		t.Errorf("in a folder: %d reports, errors %v", len(reports), errs)
	}
}

func TestFileNamedTwiceIsReadOnceWithoutComplaint(t *testing.T) {
	dir := plant(t, map[string]string{"1.txt": seed(t, "潜江市-2024.txt")})
	reports, errs := Load(context.Background(), []string{dir, filepath.Join(dir, "1.txt"), dir + "/."})
	if len(reports) != 1 || len(errs) != 0 {
		t.Errorf("%d reports, errors %v", len(reports), errs)
	}
}

func TestMissingFileGivesOneErrorOnly(t *testing.T) {
	reports, errs := Load(context.Background(), []string{filepath.Join(t.TempDir(), "nowhere.txt")})
	if len(reports) != 0 || len(errs) != 1 {
		t.Errorf("%d reports, errors %v", len(reports), errs)
	}
}
