package state

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"baogao/tui/mode"
)

func open(t *testing.T, path string) *File {
	t.Helper()
	f, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func save(t *testing.T, f *File) {
	t.Helper()
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
}

func bookmark(line string, minute int) mode.Spot {
	return mode.Spot{Report: "荆门市-2024", Line: line,
		At: mode.Anchor{Offset: minute, Context: line, Read: time.Date(2026, 11, 1, 8, minute, 0, 0, time.UTC)}}
}

func lines(f *File) string {
	var list []string
	for _, b := range f.Bookmarks() {
		list = append(list, b.Line)
	}
	return strings.Join(list, " ")
}

func TestEverythingIsThereInTheNextRun(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deep", "state.json")
	f := open(t, path)
	if !f.Once("welcome") {
		t.Error("the first run is not the first")
	}
	f.SetPlace("荆门市-2024", mode.AnchorAt("一、回顾\n去年", 0, time.Time{}))
	f.SetFold("regions/湖北省", false)
	f.SetMarked("荆门市-2024", true)
	f.SetMarked("潜江市-2024", true)
	f.SetMarked("荆门市-2024", false)
	f.AddBookmark(bookmark("早", 1))
	f.AddBookmark(bookmark("晚", 2))
	f.AddVisit(bookmark("去过", 3))
	f.AddQuery(mode.Query{Text: "低空"})
	save(t, f)

	g := open(t, path)
	if v, q := g.Visits(), g.Queries(); len(v) != 1 || v[0].Line != "去过" || len(q) != 1 || q[0].Text != "低空" {
		t.Errorf("visits %v, queries %v", v, q)
	}
	if g.Once("welcome") {
		t.Error("the second run is welcomed again")
	}
	if at, ok := g.Place("荆门市-2024"); !ok || at.In("前言\n一、回顾\n去年") != len("前言\n") {
		t.Errorf("place %+v, %v: not found in the text read anew", at, ok)
	}
	if isOpen, ok := g.Fold("regions/湖北省"); !ok || isOpen {
		t.Error("the fold is lost")
	}
	if got := strings.Join(g.Marked(), " "); got != "潜江市-2024" {
		t.Errorf("marked %q", got)
	}
	if got := lines(g); got != "晚 早" {
		t.Errorf("bookmarks %q, the newest is to come first", got)
	}
}

func TestTwoProgramsKeepEachOthersBookmarks(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.json")
	first := open(t, path)
	first.AddBookmark(bookmark("旧", 1))
	second := open(t, path)
	second.AddBookmark(bookmark("乙", 3))
	first.AddBookmark(bookmark("甲", 2))
	second.RemoveBookmark(bookmark("旧", 1))
	first.SetMarked("潜江市-2024", true)
	second.SetMarked("荆州市-2024", true)
	save(t, first)
	save(t, second)
	g := open(t, path)
	if got := lines(g); got != "乙 甲" {
		t.Errorf("bookmarks %q: one program undid the other's", got)
	}
	if got := strings.Join(g.Marked(), " "); got != "潜江市-2024 荆州市-2024" {
		t.Errorf("marked %q", got)
	}
}

func TestDamagedFileIsPutAside(t *testing.T) {
	for name, content := range map[string]string{
		"cut off":  `{"places":{},"folds":{"a":`,
		"no JSON":  "\x00\x01",
		"empty":    "",
		"null":     "null",
		"controls": `{"places":{},"folds":{},"done":{},"bookmarks":[{"line":"\u001b[2J"}]}`,
	} {
		path := filepath.Join(t.TempDir(), "state.json")
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := Open(path)
		if err == nil || strings.ContainsAny(err.Error(), "\n\x1b") {
			t.Errorf("%s: said %v, want one line", name, err)
		}
		if aside, err := os.ReadFile(path + ".damaged"); err != nil || string(aside) != content {
			t.Errorf("%s: put aside %q, %v", name, aside, err)
		}
		f.AddBookmark(bookmark("新", 1))
		if got := lines(open(t, path)); got != "新" {
			t.Errorf("%s: bookmarks %q after it", name, got)
		}
	}
}

func TestFileDamagedDuringTheRunCostsNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.json")
	f := open(t, path)
	f.AddBookmark(bookmark("早", 1))
	if err := os.WriteFile(path, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	f.AddBookmark(bookmark("晚", 2))
	if got := lines(open(t, path)); got != "晚 早" {
		t.Errorf("bookmarks %q", got)
	}
}

func TestUnwritableFolderLeavesMemory(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := Open(filepath.Join(file, "state.json"))
	if err == nil || strings.Contains(err.Error(), "\n") {
		t.Errorf("said %v, want one line", err)
	}
	f.AddBookmark(bookmark("新", 1))
	save(t, f)
	if got := lines(f); got != "新" {
		t.Errorf("bookmarks %q", got)
	}
}

func TestPlacesNotReadForLongAreDropped(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.json")
	f := open(t, path)
	for i := range maxPlaces + 1 {
		id := string(rune('一' + i))
		f.SetPlace(id, mode.Anchor{Offset: 1, Read: time.Unix(int64(i), 0)})
		f.SetFold(id+"/0", true)
	}
	save(t, f)
	g := open(t, path)
	_, first := g.Place("一")
	_, fold := g.Fold("一/0")
	_, last := g.Place(string(rune('一' + maxPlaces)))
	if first || fold || !last {
		t.Errorf("the oldest is kept: %v, its fold: %v; the newest: %v", first, fold, last)
	}
}

func BenchmarkOpen(b *testing.B) {
	path := filepath.Join(b.TempDir(), "state.json")
	f, err := Open(path)
	if err != nil {
		b.Fatal(err)
	}
	for i := range 100 {
		f.change(func(m *mode.Memory) {
			m.AddBookmark(bookmark(strings.Repeat("稳中求进", 15), i))
			m.SetPlace(string(rune('一'+i)), mode.AnchorAt(strings.Repeat("经济", 30), 0, time.Unix(0, 0)))
		})
	}
	if err := f.Save(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Open(path); err != nil {
			b.Fatal(err)
		}
	}
}

// What was done lately is kept of both programs, in the order of time, each
// thing once, and not without end.
func TestTwoProgramsKeepWhatWasDoneLately(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.json")
	first, second := open(t, path), open(t, path)
	at := func(minute int) time.Time { return time.Date(2026, 11, 1, 8, minute, 0, 0, time.UTC) }
	first.AddQuery(mode.Query{Text: "甲", Asked: at(1)})
	second.AddQuery(mode.Query{Text: "乙", Asked: at(2)})
	first.AddQuery(mode.Query{Text: "丙", Asked: at(3)})
	second.AddQuery(mode.Query{Text: "甲", Asked: at(4)})
	for i := range 300 {
		first.AddVisit(bookmark("首", i))
	}
	second.AddVisit(bookmark("次", 1000))
	save(t, first)
	save(t, second)
	third := open(t, path)
	var asked []string
	for _, q := range third.Queries() {
		asked = append(asked, q.Text)
	}
	if got := strings.Join(asked, " "); got != "甲 丙 乙" {
		t.Errorf("queries %q", got)
	}
	if v := third.Visits(); len(v) != 100 || v[0].Line != "次" || v[1].At.Offset != 299 {
		t.Errorf("%d visits, the last %+v", len(v), v[0])
	}
}

func TestTwoProgramsKeepEachOthersClippings(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.json")
	clipping := func(text string, minute int) mode.Clipping {
		return mode.Clipping{Text: text, Report: "荆门市-2024", Taken: time.Date(2026, 11, 1, 8, minute, 0, 0, time.UTC)}
	}
	texts := func(f *File) string {
		var list []string
		for _, c := range f.Clippings() {
			list = append(list, c.Text)
		}
		return strings.Join(list, " ")
	}
	first := open(t, path)
	first.AddClipping(clipping("旧", 1))
	second := open(t, path)
	second.AddClipping(clipping("乙\n二", 3))
	first.AddClipping(clipping("甲", 2))
	first.RemoveClipping(clipping("旧", 1))
	save(t, second)
	if got := texts(open(t, path)); got != "乙\n二 甲" {
		t.Errorf("clippings %q", got)
	}
	// What would act on a terminal is not taken from a file.
	first.AddClipping(clipping("丙\x1b[2J", 4))
	if _, err := Open(path); err == nil {
		t.Error("a clipping with an escape sequence is taken")
	}
}

func TestTwoProgramsKeepEachOthersPairs(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.json")
	join := func(leftAt, rightAt, minute int) mode.Join {
		j := mode.Join{Reports: [2]string{"荆门市-2024", "荆州市-2024"}, Made: time.Date(2026, 11, 1, 8, minute, 0, 0, time.UTC)}
		for side, offset := range []int{leftAt, rightAt} {
			if offset > 0 {
				j.Sections[side] = &mode.Anchor{Offset: offset}
			}
		}
		return j
	}
	f, g := open(t, path), open(t, path)
	f.AddJoin(join(100, 200, 1))
	g.AddJoin(join(300, 400, 2))
	g.AddJoin(join(500, 0, 3)) // no counterpart
	f.AddJoin(join(100, 600, 4))
	g.RemoveJoin(join(300, 0, 5))

	h := open(t, path)
	var got []string
	for _, j := range h.Joins("荆州市-2024", "荆门市-2024") {
		words := "none"
		if a := j.Sections[0]; a != nil {
			words = strconv.Itoa(a.Offset)
		}
		got = append(got, words+"="+strconv.Itoa(j.Sections[1].Offset))
	}
	if all := strings.Join(got, " "); all != "none=500 600=100" {
		t.Errorf("from the other side the pairs are %s", all)
	}
	if others := h.Joins("荆门市-2024", "兴山县-2024"); len(others) > 0 {
		t.Errorf("other reports have pairs, too: %v", others)
	}
}
