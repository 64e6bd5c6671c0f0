package index

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"baogao/model"
	"baogao/parse/source"
	"baogao/seeds"
)

func TestLibraryOnDiskIsTheLibraryInMemory(t *testing.T) {
	dir := folder(t)
	x := open(t, filepath.Join(t.TempDir(), "x.db"), dir)
	if lines, read := update(t, x); len(lines) > 0 || read != 5 {
		t.Fatalf("%d files read, errors %q", read, lines)
	}
	reports, errs := source.Load(context.Background(), []string{dir})
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	memory := model.NewMemory(reports)
	for range 2 { // as it was added, and as it is opened again
		if !reflect.DeepEqual(x.Entries(), memory.Entries()) {
			t.Errorf("entries differ:\n%+v\n%+v", x.Entries(), memory.Entries())
		}
		for _, e := range memory.Entries() {
			want, _ := memory.Report(e.ID)
			got, err := x.Report(e.ID)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(normal(got), normal(want)) {
				t.Errorf("%s differs", e.ID)
			}
			text, err := x.Text(e.ID)
			if err != nil || text != want.Text {
				t.Errorf("%s: the text differs: %v", e.ID, err)
			}
		}
		for _, indicator := range []string{"地区生产总值", "城镇新增就业", "没有这个指标"} {
			got, err := model.FiguresAbout(context.Background(), x, indicator)
			if err != nil {
				t.Fatal(err)
			}
			want, _ := model.FiguresAbout(context.Background(), memory, indicator)
			if !reflect.DeepEqual(figures(got), figures(want)) {
				t.Errorf("%s: got\n%v\nwant\n%v", indicator, figures(got), figures(want))
			}
		}
		x = open(t, pathOf(t, x), dir)
	}
}

func TestOnlyChangedFilesAreReadAgain(t *testing.T) {
	dir := folder(t)
	db := filepath.Join(t.TempDir(), "x.db")
	x := open(t, db, dir)
	update(t, x)
	seed, _ := seeds.FS.ReadFile("荆门市-2024.txt")
	tests := []struct {
		name   string
		change func()
		read   int
		ids    []string
	}{
		{"nothing", func() {}, 0, []string{"荆门市-2024", "荆州市-2024", "兴山县-2024", "曾都区-2022", "潜江市-2024"}},
		{"another time, the same bytes", func() { put(t, filepath.Join(dir, "荆门市-2024.txt"), seed, time.Minute) }, 0,
			[]string{"荆门市-2024", "荆州市-2024", "兴山县-2024", "曾都区-2022", "潜江市-2024"}},
		{"another year", func() {
			put(t, filepath.Join(dir, "荆门市-2024.txt"), []byte(strings.NewReplacer("2024", "2025", "2023", "2024").Replace(string(seed))), time.Minute)
		}, 1, []string{"荆门市-2025", "荆州市-2024", "兴山县-2024", "曾都区-2022", "潜江市-2024"}},
		{"a file less", func() { _ = os.Remove(filepath.Join(dir, "荆州市-2024.txt")) }, 0, []string{"荆门市-2025", "兴山县-2024", "曾都区-2022", "潜江市-2024"}},
		{"a file that is no report", func() {
			put(t, filepath.Join(dir, "说明.txt"), []byte("这里是各地的材料，不是别的什么，请不要改名。"), time.Minute)
		}, 1,
			[]string{"荆门市-2025", "兴山县-2024", "曾都区-2022", "潜江市-2024"}},
		{"nothing, after a file that is no report", func() {}, 0, []string{"荆门市-2025", "兴山县-2024", "曾都区-2022", "潜江市-2024"}},
		{"an empty file", func() { put(t, filepath.Join(dir, "空.txt"), nil, time.Minute) }, 1, []string{"荆门市-2025", "兴山县-2024", "曾都区-2022", "潜江市-2024"}},
	}
	for _, test := range tests {
		test.change()
		x = open(t, pathOf(t, x), dir)
		_, read := update(t, x)
		if got := ids(x); read != test.read || !slices.Equal(sorted(got), sorted(test.ids)) {
			t.Errorf("%s: %d files read, entries %q; want %d, %q", test.name, read, got, test.read, test.ids)
		}
	}
	for range 2 { // what is wrong is said again though the file is not read again
		x = open(t, pathOf(t, x), dir)
		if lines, _ := update(t, x); len(lines) != 1 || !strings.HasSuffix(lines[0], "空.txt：文件是空的") {
			t.Errorf("errors %q", lines)
		}
	}
}

func TestFileChangedWithinTheClockIsReadAgain(t *testing.T) {
	dir := t.TempDir()
	seed, _ := seeds.FS.ReadFile("荆门市-2024.txt")
	path := filepath.Join(dir, "a.txt")
	put(t, path, seed, 0)
	info, _ := os.Stat(path)
	x := open(t, filepath.Join(t.TempDir(), "x.db"), dir)
	update(t, x)
	// The same size, and a time that a coarse clock cannot tell apart.
	put(t, path, []byte(strings.NewReplacer("2024", "2025", "2023", "2024").Replace(string(seed))), 0)
	if err := os.Chtimes(path, info.ModTime(), info.ModTime()); err != nil {
		t.Fatal(err)
	}
	update(t, x)
	if got := ids(x); !slices.Equal(got, []string{"荆门市-2025"}) {
		t.Errorf("entries %q", got)
	}
}

func TestFolderThatIsAwayLosesNothing(t *testing.T) {
	dir := folder(t)
	x := open(t, filepath.Join(t.TempDir(), "x.db"), dir)
	update(t, x)
	if err := os.Rename(dir, dir+" away"); err != nil {
		t.Fatal(err)
	}
	lines, _ := update(t, x)
	if len(lines) != 1 || len(x.Entries()) != 5 {
		t.Errorf("%d entries, errors %q", len(x.Entries()), lines)
	}
}

func TestSearchFindsWhatTheTextsHold(t *testing.T) {
	dir := folder(t)
	x := open(t, filepath.Join(t.TempDir(), "x.db"), dir)
	update(t, x)
	reports, _ := source.Load(context.Background(), []string{dir})
	memory := model.NewMemory(reports)
	for _, text := range []string{"招商", "稳", "低空经济", "城镇新增就业", "ＧＤＰ", "gdp", "6.4", "％", "“三条高铁”", "人民代表大会第三次会议", "没有这样的话", "一、", "R&D", "𠀀"} {
		if got, want := hits(t, x, text), hits(t, memory, text); got != want {
			t.Errorf("%s: %d hits, want %d", text, got, want)
		}
	}
}

func TestSourcesOfOneDeliveryAreOneEntry(t *testing.T) {
	dir := folder(t)
	seed, _ := seeds.FS.ReadFile("荆门市-2024.txt")
	half := seed[:len(seed)*2/3]
	put(t, filepath.Join(dir, "又一份.txt"), half, time.Hour)
	x := open(t, filepath.Join(t.TempDir(), "x.db"), dir)
	update(t, x)
	for range 2 {
		var found *model.Entry
		for i, e := range x.Entries() {
			if e.ID == "荆门市-2024" {
				found = &x.Entries()[i]
			}
		}
		if found == nil || len(x.Entries()) != 5 || len(found.Twins) != 1 || filepath.Base(found.Twins[0].Source.Path) != "又一份.txt" {
			t.Fatalf("got %+v", found)
		}
		if r, err := x.Report(found.Twins[0].ID); err != nil || filepath.Base(r.Meta.Source.Path) != "又一份.txt" {
			t.Errorf("the twin cannot be loaded: %v", err)
		}
		x = open(t, pathOf(t, x), dir)
	}
}
