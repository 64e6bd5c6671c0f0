package store

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"baogao/model"
)

// sample makes a report with one of everything.
func sample(region string, year int, extra string) *model.Report {
	text := "政府工作报告\n一、2023年工作回顾\n全年地区生产总值增长6.70%，高于全省0.4个百分点。推进“双碳”①。\n名词解释\n①双碳：碳达峰与碳中和。\n" + extra
	at := func(s string) model.Span {
		i := strings.Index(text, s)
		return model.Span{Start: i, End: i + len(s)}
	}
	body := model.Span{Start: at("一、").Start, End: len(text)}
	r := &model.Report{
		Text: text,
		Sections: []*model.Section{{Level: 1, Label: "一", Title: at("2023年工作回顾"), Heading: at("一、2023年工作回顾"), Span: body, Children: []*model.Section{
			{Level: 2, Title: at("名词解释"), Heading: at("名词解释"), Span: model.Span{Start: at("名词解释").Start, End: len(text)}, RunIn: true},
		}}},
		Leads:      []model.Lead{{Span: at("推进“双碳”")}},
		Terms:      []model.Term{{Name: at("双碳"), Definition: at("碳达峰与碳中和"), Number: "①", Span: at("①双碳：碳达峰与碳中和。")}},
		References: []model.Reference{{Span: at("①"), Term: 0}, {Span: at("双碳"), Term: -1}},
		Observations: []model.Observation{{Indicator: "地区生产总值", Measure: model.Growth, Value: 6.7, Unit: "%", Bound: model.Exact, Kind: model.Actual, Period: "2023",
			Scope: "同口径", Rank: "全省第4位", VS: []model.Distance{{Reference: "全省", Points: 0.4}}, Quote: at("全年地区生产总值增长6.70%"), Number: at("6.70%")}},
		Flags:     []model.Flag{model.FlagNumberingGap, "flag-of-another-day"},
		Furniture: 17,
	}
	r.Meta = model.Meta{Region: model.Region{Name: region, Level: model.Prefecture, Parent: "湖北省", Province: "湖北省", Code: "420800"}, Date: "2024-01-10",
		Speaker: "王明", Office: "市长", Meeting: "某次会议", Title: "政府工作报告", ReviewYear: year - 1, PlanYear: year, Truncated: true, Glossary: true,
		Source: model.Source{Path: region + ".txt", Format: "txt", Encoding: "utf-8", SHA256: region + extra}}
	r.ID = model.MakeID(region, year)
	return r
}

func ready(t testing.TB, r *model.Report) *Prepared {
	t.Helper()
	p, err := (&Preparer{}).Prepare(r)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func openAt(t testing.TB, path string) *Library {
	t.Helper()
	l, err := Open(path, "test")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	return l
}

func write(t testing.TB, l *Library) *Writer {
	t.Helper()
	w, err := l.Write(context.Background(), func() {})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// addFile adds a file with one report.
func addFile(t testing.TB, w *Writer, r *model.Report) {
	t.Helper()
	f := File{Path: r.Meta.Source.Path, Size: 1}
	if err := errors.Join(w.Begin(f), w.Add(f.Path, ready(t, r)), w.End(f)); err != nil {
		t.Fatal(err)
	}
}

func TestReportComesBackWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	l := openAt(t, path)
	w := write(t, l)
	want := sample("荆门市", 2024, "")
	addFile(t, w, want)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		got, err := l.Report("荆门市-2024")
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v, %v\nwant %+v", got, err, want)
		}
		if e := l.Entries()[0]; !reflect.DeepEqual(e, model.EntryOf(want)) {
			t.Errorf("entry %+v", e)
		}
		_ = l.Close()
		l = openAt(t, path)
	}
}

func TestReportWithSpansOutsideItsTextIsRefused(t *testing.T) {
	r := sample("荆门市", 2024, "")
	r.Leads[0].Span.End = len(r.Text) + 1
	if _, err := (&Preparer{}).Prepare(r); err == nil || strings.Contains(err.Error(), "\n") {
		t.Errorf("got %v", err)
	}
}

func TestUnknownReportIsNoReport(t *testing.T) {
	l := openAt(t, "")
	if _, err := l.Report("荆门市-2024"); !errors.Is(err, model.ErrNoReport) {
		t.Errorf("got %v", err)
	}
	if _, err := l.Text("荆门市-2024"); !errors.Is(err, model.ErrNoReport) {
		t.Errorf("got %v", err)
	}
}

func TestIndexOfAnotherBuildIsMadeAnew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	l := openAt(t, path)
	w := write(t, l)
	addFile(t, w, sample("荆门市", 2024, ""))
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	_ = l.Close()
	l, err := Open(path, "another")
	if err != nil || len(l.Entries()) != 0 {
		t.Errorf("%d entries, %v", len(l.Entries()), err)
	}
	_ = l.Close()
}

func TestFullDiskGivesOneLineAndALibraryInMemory(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	l := openAt(t, path)
	w := write(t, l)
	addFile(t, w, sample("荆门市", 2024, ""))
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	// SQLite takes the end of the room that it may use for a full disk.
	l.db.SetMaxOpenConns(1)
	if _, err := l.db.Exec(`PRAGMA max_page_count = 1`); err != nil {
		t.Fatal(err)
	}
	for i := range 5 {
		addFile(t, w, sample(fmt.Sprintf("第%d市", i), 2024, strings.Repeat("占地方", 10000+i)))
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Begin(File{Path: "荆门市.txt"}); err != nil { // and what the index has of a file is replaced
		t.Fatal(err)
	}
	err := w.Close()
	var notice *Notice
	if !errors.As(err, &notice) || err.Error() != "磁盘满了，这次的索引只放在内存里，下次要重新读" {
		t.Errorf("got %v", err)
	}
	if got := len(l.Entries()); got != 5 {
		t.Errorf("%d entries", got)
	}
	for _, e := range l.Entries() {
		if r, err := l.Report(e.ID); err != nil || len(r.Sections) != 1 || r.ID != e.ID {
			t.Errorf("%s: %v", e.ID, err)
		}
	}
}

func TestDamagedReportIsSaidAndTheIndexMadeAnew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	l := openAt(t, path)
	w := write(t, l)
	addFile(t, w, sample("荆门市", 2024, ""))
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := l.db.Exec(`UPDATE text SET body = replace(body, '6.70', '9.99')`); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Report("荆门市-2024"); err == nil || !l.Damaged() {
		t.Errorf("got %v, damaged %v", err, l.Damaged())
	}
	_ = l.Close()
	if l := openAt(t, path); len(l.Entries()) != 0 {
		t.Error("the damaged index is still there")
	}
}

func TestUnfinishedFileIsDroppedByTheNextWriter(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	l := openAt(t, path)
	w := write(t, l)
	addFile(t, w, sample("荆门市", 2024, ""))
	half := sample("荆州市", 2024, "")
	if err := errors.Join(w.Begin(File{Path: "荆州市.txt"}), w.Add("荆州市.txt", ready(t, half)), w.Flush()); err != nil {
		t.Fatal(err)
	}
	// As after a kill: the lease runs out, nothing is closed.
	if _, err := l.db.Exec(`DELETE FROM state WHERE key = 'lease'`); err != nil {
		t.Fatal(err)
	}
	again := openAt(t, path)
	if got := len(again.Entries()); got != 2 {
		t.Errorf("%d entries before", got)
	}
	w = write(t, again)
	files, err := w.Files(context.Background())
	if err != nil || len(files) != 1 || len(again.Entries()) != 1 {
		t.Errorf("%d files, %d entries, %v", len(files), len(again.Entries()), err)
	}
	if err := w.Close(); err != nil {
		t.Error(err)
	}
}

func TestDeadProgramHoldsTheIndexUpForItsLeaseOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	l := openAt(t, path)
	dead := &lease{db: l.db, owner: "dead"}
	if ok, err := dead.try(); !ok || err != nil {
		t.Fatal(ok, err)
	}
	live := &lease{db: l.db, owner: "live"}
	if ok, err := live.try(); ok || err != nil {
		t.Errorf("took the lease of a live program: %v", err)
	}
	if isGone(newOwner()) || !isGone(hostname()+"/999999999/x") || isGone("elsewhere/999999999/x") {
		t.Error("processes that are there and gone are not told apart")
	}
	for _, until := range []string{"dead 1000", "dead 99999999999999", "nonsense"} { // past, of a wrong clock, damaged
		if _, err := l.db.Exec(`UPDATE state SET value = ? WHERE key = 'lease'`, until); err != nil {
			t.Fatal(err)
		}
		if ok, err := live.try(); !ok || err != nil {
			t.Errorf("%s: not taken: %v", until, err)
		}
		if err := dead.renew(l.db); !errors.Is(err, errLeaseLost) {
			t.Errorf("%s: the old owner goes on: %v", until, err)
		}
	}
}

func TestCandidatesMissNoReportThatHoldsTheWords(t *testing.T) {
	l := openAt(t, filepath.Join(t.TempDir(), "x.db"))
	rng := rand.New(rand.NewPCG(1, 1))
	alphabet := []rune("稳进高质量发展经济增长abcXYZ０１２012.％%“”𠀀\n")
	texts := map[string]string{}
	w := write(t, l)
	for i := range 600 { // more than two segments, in several batches
		extra := make([]rune, 30)
		for j := range extra {
			extra[j] = alphabet[rng.IntN(len(alphabet))]
		}
		r := sample(fmt.Sprintf("第%d市", i), 2024, string(extra))
		texts[r.ID] = r.Text
		addFile(t, w, r)
		if rng.IntN(50) == 0 {
			if err := w.Flush(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for range 300 {
		n := 1 + rng.IntN(4)
		word := make([]rune, n)
		for j := range word {
			word[j] = alphabet[rng.IntN(len(alphabet)-1)]
		}
		holds, err := l.Candidates(context.Background(), []string{string(word)})
		if err != nil {
			t.Fatal(err)
		}
		candidates := 0
		for id, text := range texts {
			if holds(id) {
				candidates++
			} else if strings.Contains(text, string(word)) {
				t.Errorf("%q: %s is left out", string(word), id)
			}
		}
		if n <= 2 && len(string(word)) > 2 { // up to two characters there are hardly others
			exact := 0
			for _, text := range texts {
				if strings.Contains(folded(text), folded(string(word))) {
					exact++
				}
			}
			if candidates != exact {
				t.Errorf("%q: %d candidates, %d reports hold it", string(word), candidates, exact)
			}
		}
	}
}

func folded(s string) string {
	return strings.Map(fold, s)
}

func TestPostingsOfABucketMerge(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	want := map[uint32]*members{}
	var bucket []byte
	for range 20 {
		var list []posting
		for range 400 {
			low, local := uint32(rng.IntN(60))*uint32(rng.IntN(1<<16)), int64(rng.IntN(segmentSize))
			list = append(list, postingOf(low, local))
			if want[low] == nil {
				want[low] = &members{}
			}
			want[low].add(byte(local))
		}
		var sound bool
		if bucket, sound = mergeBucket(bucket, sortPostings(list)); !sound {
			t.Fatal("a sound bucket is taken for damaged")
		}
	}
	var order []uint32
	eachGram(bucket, func(low uint32, m *members) bool {
		order = append(order, low)
		if want[low] == nil || *want[low] != *m {
			t.Errorf("gram %d: got %v, want %v", low, m, want[low])
		}
		return true
	})
	if len(order) != len(want) || !slices.IsSorted(order) {
		t.Errorf("%d grams, want %d", len(order), len(want))
	}
}

func FuzzDecodeDamaged(f *testing.F) {
	r := sample("荆门市", 2024, "")
	p, err := (&Preparer{}).Prepare(r)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(p.tree)
	f.Add(encodeEntry(&p.rec))
	f.Add(p.figures["地区生产总值"])
	bucket, _ := mergeBucket(nil, []posting{postingOf(1, 1), postingOf(2, 5)})
	f.Add(bucket)
	f.Fuzz(func(t *testing.T, data []byte) {
		got := model.Report{Text: r.Text}
		if decodeTree(&got, string(data)) == nil {
			got.Walk(func(s *model.Section, _ []*model.Section) bool { _ = s.Title.In(got.Text); return true })
		}
		_, _ = decodeEntry(1, string(data))
		_, _ = decodeFigures("地区生产总值", string(data))
		eachGram(data, func(uint32, *members) bool { return true })
	})
}
