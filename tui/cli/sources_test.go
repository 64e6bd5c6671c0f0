package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestListNamesTheSourcesOfAReportAndWhereTheyDiffer(t *testing.T) {
	whole := sourceOf(t, "荆门市-2024.txt")
	other := strings.Replace(whole[:len(whole)/2], "全年累计增长6.7%", "全年累计增长6.9%", 1)
	if other == whole[:len(whole)/2] {
		t.Fatal("the figure is not where it was")
	}
	dir := t.TempDir()
	for name, text := range map[string]string{"全.txt": whole, "又.md": whole + "\n", "半.txt": other} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	r := run(t, "list", dir, "--sources")
	var got []string
	for row := range strings.Lines(strings.ReplaceAll(r.out, dir+"/", "")) {
		got = append(got, strings.Join(strings.Fields(row), " "))
	}
	want := []string{"地区 年份 来源", "荆门市 2024 全.txt", "也见 又.md，数字相同", "也见 半.txt，1 个数字不同", "地区生产总值 增速 2023年 6.7%，另一来源 6.9%"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if r := run(t, "list", dir, "--format", "csv"); !strings.Contains(r.out, "OTHER_SOURCES") || !strings.Contains(r.out, "又.md ; ") {
		t.Errorf("csv: %q", r.out)
	}
}

// A file can be named so that its name acts on a terminal.
func TestNoFormatOfTheListHandsANameToTheTerminalAsItIs(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "荆\x1b[31m门.txt")
	if err := os.WriteFile(name, []byte("荆门市2024年政府工作报告\n各位代表：\n一、2023年工作回顾\n过去一年，好。\n"), 0o600); err != nil {
		t.Skip("the file system has no such names")
	}
	for _, args := range [][]string{{"list", dir}, {"list", dir, "--sources"}, {"list", dir, "--format", "csv"}, {"list", dir, "--format", "json"}} {
		if r := run(t, args...); !strings.Contains(r.out, "荆门市") || strings.Contains(r.out+r.err, "\x1b") {
			t.Errorf("%v: %q, %q", args[2:], r.out, r.err)
		}
	}
}
