package index

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"baogao/model"
	"baogao/model/search"
	"baogao/model/store"
	"baogao/parse/source"
	"baogao/seeds"
)

// folder makes a folder with the embedded reports, old enough to be trusted.
func folder(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	entries, err := seeds.FS.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		data, err := seeds.FS.ReadFile(e.Name())
		if err != nil {
			t.Fatal(err)
		}
		put(t, filepath.Join(dir, e.Name()), data, time.Hour)
	}
	return dir
}

// put writes a file as if so long ago.
func put(t testing.TB, path string, data []byte, age time.Duration) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	old := time.Now().Add(-age)
	if err := os.Chtimes(path, old, old); err != nil {
		t.Fatal(err)
	}
}

func open(t testing.TB, db string, paths ...string) *Index {
	t.Helper()
	x, err := OpenAt(db, paths)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = x.Close() })
	return x
}

// update updates and returns the errors' lines, and how many files were read.
func update(t testing.TB, x *Index) (lines []string, read int) {
	t.Helper()
	for _, err := range x.Update(context.Background(), func(p Progress) { read = max(read, p.Done) }) {
		lines = append(lines, err.Error())
	}
	return lines, read
}

func ids(lib model.Library) []string {
	var list []string
	for _, e := range lib.Entries() {
		list = append(list, e.ID)
	}
	return list
}

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

// figures writes figures as lines, as they hold pointers and big numbers.
func figures(columns []*model.Figures) (lines []string) {
	for _, c := range columns {
		lines = append(lines, fmt.Sprintf("%s %d %d %d", c.ID, c.Review, c.Plan, len(c.All())))
		for _, f := range c.All() {
			upper := ""
			if f.Upper != nil {
				upper = f.Upper.String()
			}
			lines = append(lines, fmt.Sprintf("%+v %v %d %d %s %s %v %d", f.Observation, f.Planned, f.Year, f.Index, f.Value, upper, f.Ceiling, len(f.Others)))
		}
	}
	return lines
}

// normal makes nil and empty lists the same.
func normal(r *model.Report) model.Report {
	n := *r
	n.Flags = append([]model.Flag{}, n.Flags...)
	n.Leads = append([]model.Lead{}, n.Leads...)
	n.Terms = append([]model.Term{}, n.Terms...)
	n.References = append([]model.Reference{}, n.References...)
	n.Observations = append([]model.Observation{}, n.Observations...)
	return n
}

// pathOf closes an index and returns its file.
func pathOf(t testing.TB, x *Index) string {
	t.Helper()
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	return x.File()
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

func sorted(list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	return list
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

func TestDamagedIndexIsMadeAnew(t *testing.T) {
	dir := folder(t)
	db := filepath.Join(t.TempDir(), "x.db")
	x := open(t, db, dir)
	update(t, x)
	_ = x.Close()
	sound, err := os.ReadFile(db)
	if err != nil {
		t.Fatal(err)
	}
	garble := func(from, to int) []byte {
		b := slices.Clone(sound)
		for i := from; i < min(to, len(b)); i++ {
			b[i] ^= 0x5A
		}
		return b
	}
	tests := map[string][]byte{
		"no database": []byte(strings.Repeat("这不是索引。", 10000)),
		"empty":       {},
		"cut":         sound[:len(sound)/3],
		"head":        garble(0, 200),
		"first pages": garble(4096, 20*4096),
		"all pages":   garble(100, len(sound)),
		"texts":       garble(len(sound)/2, len(sound)/2+40000),
	}
	for name, bytes := range tests {
		if err := os.WriteFile(db, bytes, 0o600); err != nil {
			t.Fatal(err)
		}
		// What is found to be damaged in use is made anew when next opened.
		for range 3 {
			x := open(t, db, dir)
			update(t, x)
			for _, e := range x.Entries() {
				_, _ = x.Report(e.ID)
			}
			_, _ = x.Candidates(context.Background(), []string{"经济"})
			_, _ = x.Figures(context.Background(), "地区生产总值")
			_ = x.Close()
		}
		x := open(t, db, dir)
		update(t, x)
		if got := len(x.Entries()); got != 5 {
			t.Errorf("%s: %d entries", name, got)
		}
		for _, e := range x.Entries() {
			if r, err := x.Report(e.ID); err != nil || len(r.Sections) == 0 {
				t.Errorf("%s: %s: %v", name, e.ID, err)
			}
		}
		_ = x.Close()
	}
}

func TestWithoutAPlaceOnDiskTheLibraryIsInMemory(t *testing.T) {
	dir := folder(t)
	blocked := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	x, err := OpenAt(filepath.Join(blocked, "x.db"), []string{dir})
	var notice *store.Notice
	if !errors.As(err, &notice) || strings.Contains(err.Error(), "\n") {
		t.Errorf("got %v", err)
	}
	if lines, _ := update(t, x); len(lines) > 0 {
		t.Errorf("errors %q", lines)
	}
	if got := len(x.Entries()); got != 5 {
		t.Fatalf("%d entries", got)
	}
	r, err := x.Report("荆门市-2024")
	if err != nil || len(r.Sections) == 0 {
		t.Errorf("got %v", err)
	}
	if got := hits(t, x, "招商"); got == 0 {
		t.Error("nothing found")
	}
}

// hits counts what a search finds in a library.
func hits(t testing.TB, lib model.Library, text string) int {
	t.Helper()
	q, err := search.Compile(text, search.Literal)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	err = search.Library(context.Background(), lib, q, search.Options{}, func(r search.Result) bool {
		n += r.Count
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
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

func TestTwoProgramsShareAnIndex(t *testing.T) {
	dir := folder(t)
	db := filepath.Join(t.TempDir(), "x.db")
	a, b := open(t, db, dir), open(t, db, dir)
	done := make(chan []error)
	for _, x := range []*Index{a, b} {
		go func() { done <- x.Update(context.Background(), func(Progress) {}) }()
	}
	for range 2 {
		if errs := <-done; len(errs) > 0 {
			t.Error(errs)
		}
	}
	for _, x := range []*Index{a, b} {
		if got := len(x.Entries()); got != 5 {
			t.Errorf("%d entries", got)
		}
		if r, err := x.Report("潜江市-2024"); err != nil || r.Text == "" {
			t.Error(err)
		}
	}
}

func TestUpdateThatIsCutShortGoesOnNextTime(t *testing.T) {
	dir := folder(t)
	db := filepath.Join(t.TempDir(), "x.db")
	x := open(t, db, dir)
	ctx, cancel := context.WithCancel(context.Background())
	x.Update(ctx, func(p Progress) {
		if p.Done == 2 {
			cancel()
		}
	})
	_ = x.Close()
	x = open(t, db, dir)
	if got := len(x.Entries()); got < 2 || got > 5 {
		t.Errorf("%d entries after the cut", got)
	}
	if lines, _ := update(t, x); len(lines) > 0 || len(x.Entries()) != 5 {
		t.Errorf("%d entries, errors %q", len(x.Entries()), lines)
	}
}

// TestKilledIndexing is the process that TestKillAtAnyMoment kills.
func TestKilledIndexing(t *testing.T) {
	db := os.Getenv("BAOGAO_KILL_INDEX")
	if db == "" {
		t.Skip("run by TestKillAtAnyMoment")
	}
	open(t, db, os.Getenv("BAOGAO_KILL_FOLDER")).Update(context.Background(), func(Progress) { fmt.Println("step") })
}

func TestKillAtAnyMomentLeavesALibraryThatOpens(t *testing.T) {
	dir := t.TempDir()
	seed, _ := seeds.FS.ReadFile("潜江市-2024.txt")
	const files = 400
	for i := range files {
		years := strings.NewReplacer("2023", strconv.Itoa(1600+i), "2024", strconv.Itoa(1601+i))
		put(t, filepath.Join(dir, fmt.Sprintf("%03d.txt", i)), []byte(years.Replace(string(seed))), time.Hour)
	}
	db := filepath.Join(t.TempDir(), "x.db")
	for n, steps := range []int{1, 20, 125, 135, 150, 135, 150, 160} { // a batch is of 128
		cmd := exec.Command(os.Args[0], "-test.run", "^TestKilledIndexing$", "-test.v")
		cmd.Env = append(os.Environ(), "BAOGAO_KILL_INDEX="+db, "BAOGAO_KILL_FOLDER="+dir)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for lines := bufio.NewScanner(out); steps > 0 && lines.Scan(); {
			if lines.Text() == "step" {
				steps--
			}
		}
		time.Sleep(time.Duration(n) * time.Millisecond)
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		x := open(t, db, dir)
		t.Logf("kill %d left %d reports", n, len(x.Entries()))
		for _, e := range x.Entries() {
			if r, err := x.Report(e.ID); err != nil || len(r.Sections) == 0 {
				t.Errorf("kill %d: %s: %v", n, e.ID, err)
			}
		}
		_ = x.Close()
	}
	x := open(t, db, dir)
	if lines, _ := update(t, x); len(lines) > 0 || len(x.Entries()) != files {
		t.Errorf("%d entries, errors %q", len(x.Entries()), lines)
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
