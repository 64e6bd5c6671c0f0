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
