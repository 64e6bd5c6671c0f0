package index

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"baogao/model"
	"baogao/model/search"
	"baogao/parse"
	"baogao/parse/gazetteer"
	"baogao/seeds"
)

// TestScale measures libraries of the sizes in $BAOGAO_SCALE and prints a
// table:
//
//	BAOGAO_SCALE=1000,10000 go test -run TestScale -v ./parse/index
//
// The reports are made of the embedded ones, and of the corpus where it is
// there, with regions, years and figures varied.
func TestScale(t *testing.T) {
	sizes := os.Getenv("BAOGAO_SCALE")
	if sizes == "" {
		t.Skip("set BAOGAO_SCALE=1000,10000 to measure")
	}
	var table []scale
	for _, s := range strings.Split(sizes, ",") {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatal(err)
		}
		table = append(table, measure(t, n))
	}
	row := func(what string, value func(s scale) string) {
		line := fmt.Sprintf("%-46s", what)
		for _, s := range table {
			line += fmt.Sprintf("%14s", value(s))
		}
		fmt.Println(line)
	}
	row("reports", func(s scale) string { return strconv.Itoa(s.reports) })
	row("text, MB", func(s scale) string { return fmt.Sprintf("%.1f", s.textMB) })
	row("first indexing, s", func(s scale) string { return fmt.Sprintf("%.1f", s.indexing.Seconds()) })
	row(fmt.Sprintf("first indexing, MB/s, %d cores", runtime.GOMAXPROCS(0)), func(s scale) string { return fmt.Sprintf("%.1f", s.textMB/s.indexing.Seconds()) })
	row("first reports usable after, s", func(s scale) string { return fmt.Sprintf("%.2f", s.usable.Seconds()) })
	row("resident while indexing, MB", func(s scale) string { return fmt.Sprintf("%.0f", s.indexingMB) })
	row("index size, of text", func(s scale) string { return fmt.Sprintf("%.2f", s.indexMB/s.textMB) })
	row("nothing changed: update, ms", func(s scale) string { return ms(s.again.Recheck) })
	row("open again: entries and a report, ms", func(s scale) string { return ms(s.again.Open) })
	row("open again: whole process, ms", func(s scale) string { return ms(s.process) })
	row("one indicator of all regions, ms", func(s scale) string { return ms(s.again.Indicator) })
	row("resident after all that, MB", func(s scale) string { return fmt.Sprintf("%.0f", s.again.ResidentMB) })
	for i, q := range queries {
		row("search "+q+": first screen, ms", func(s scale) string { return ms(s.again.Screens[i]) })
		row("  … all, ms (reports)", func(s scale) string {
			return fmt.Sprintf("%s (%d)", ms(s.again.Alls[i]), s.again.Found[i])
		})
	}
}

func ms(d time.Duration) string { return fmt.Sprintf("%.1f", float64(d)/1e6) }

// queries are of one character and many, common and rare, of several words,
// of words whose pairs of characters are common though they are rare, and of
// pinyin: of common words, of two, of one in few reports and of none.
var queries = []string{"稳", "经济", "低空经济", "城镇新增就业", "高质量发展", "蚌", "招商 外贸 养老", "汉江大桥", "增长8.37%", "经济增就业", "没有这样的话",
	"jj", "dkjj", "dikongjingji", "zsyz wm", "hanjiangdaqiao", "xqzqvzx"}

// scale is what was measured of one size.
type scale struct {
	reports          int
	textMB, indexMB  float64
	indexing, usable time.Duration
	indexingMB       float64
	process          time.Duration
	again            again
}

// again is what a second process measures.
type again struct {
	Open, Recheck, Indicator time.Duration
	Screens, Alls            []time.Duration
	Found                    []int
	ResidentMB               float64
}

func measure(t *testing.T, n int) scale {
	dir := filepath.Join(t.TempDir(), "reports")
	db := filepath.Join(t.TempDir(), "x.db")
	s := scale{reports: n, textMB: float64(write(t, dir, n)) / 1e6}
	start := time.Now()
	x := open(t, db, dir)
	errs := x.Update(context.Background(), func(p Progress) {
		if s.usable == 0 && len(x.Entries()) > 0 {
			s.usable = time.Since(start)
		}
		s.indexingMB = max(s.indexingMB, resident())
	})
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	s.indexing = time.Since(start)
	if got := len(x.Entries()); got < n*99/100 { // a few may be varied into the same
		t.Errorf("%d entries of %d files", got, n)
	}
	_ = x.Close()
	for _, suffix := range []string{"", "-wal"} {
		if info, err := os.Stat(db + suffix); err == nil {
			s.indexMB += float64(info.Size()) / 1e6
		}
	}
	again := func(test string) []byte {
		cmd := exec.Command(os.Args[0], "-test.run", "^"+test+"$", "-test.v")
		cmd.Env = append(os.Environ(), "BAOGAO_SCALE_INDEX="+db, "BAOGAO_SCALE_FOLDER="+dir)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		return out
	}
	for range 3 {
		start = time.Now()
		again("TestScaleOpen")
		if took := time.Since(start); s.process == 0 || took < s.process {
			s.process = took
		}
	}
	for line := range strings.Lines(string(again("TestScaleUse"))) {
		if rest, ok := strings.CutPrefix(line, "measured "); ok {
			if err := json.Unmarshal([]byte(rest), &s.again); err != nil {
				t.Fatal(err)
			}
		}
	}
	return s
}

// TestScaleOpen is the second process: it opens the library and its first
// report.
func TestScaleOpen(t *testing.T) { openAgain(t) }

func openAgain(t *testing.T) (*Index, time.Duration) {
	db, dir := os.Getenv("BAOGAO_SCALE_INDEX"), os.Getenv("BAOGAO_SCALE_FOLDER")
	if db == "" {
		t.Skip("run by TestScale")
	}
	start := time.Now()
	x := open(t, db, dir)
	if _, err := x.Report(x.Entries()[0].ID); err != nil {
		t.Fatal(err)
	}
	return x, time.Since(start)
}

// TestScaleUse is the third process: it uses the library.
func TestScaleUse(t *testing.T) {
	x, opened := openAgain(t)
	a := again{Open: opened}
	start := time.Now()
	if errs := x.Update(context.Background(), func(Progress) {}); len(errs) > 0 {
		t.Fatal(errs)
	}
	a.Recheck = time.Since(start)
	start = time.Now()
	if _, err := x.Figures(context.Background(), "地区生产总值"); err != nil {
		t.Fatal(err)
	}
	a.Indicator = time.Since(start)
	for _, text := range queries {
		screen, all, found := find(t, x, text)
		a.Screens, a.Alls, a.Found = append(a.Screens, screen), append(a.Alls, all), append(a.Found, found)
	}
	a.ResidentMB = resident()
	out, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println("measured " + string(out))
}

// find searches twice: to the first screen of results, and to the end; each
// time it finds out first what pinyin means.
func find(t *testing.T, lib model.Library, typed string) (screen, all time.Duration, found int) {
	for _, rows := range []int{45, 1 << 30} {
		start := time.Now()
		found = 0
		text := typed
		spelled, err := search.Spell(context.Background(), lib, typed, search.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if spelled != nil {
			text = spelled.Text(0)
		}
		q, err := search.Compile(text, search.Words)
		if err != nil {
			t.Fatal(err)
		}
		err = search.Library(context.Background(), lib, q, search.Options{Keep: 20}, func(search.Result) bool {
			found++
			return found < rows
		})
		if err != nil {
			t.Fatal(err)
		}
		screen, all = all, time.Since(start)
	}
	return screen, all, found
}

// resident is the process's resident memory in MB, 0 where the system does
// not tell.
func resident() float64 {
	data, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(data)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kb, _ := strconv.Atoi(strings.Fields(rest)[0])
			return float64(kb) / 1e3
		}
	}
	return 0
}

// write writes n reports into a folder and returns their size in bytes.
func write(t *testing.T, dir string, n int) int {
	t.Helper()
	bases, regions := basesOf(t), regionsOf(t)
	rng := rand.New(rand.NewPCG(1, 2))
	total := 0
	for i := range n {
		base := bases[i%len(bases)]
		text := base.vary(rng, regions[i%len(regions)], i/len(regions))
		path := filepath.Join(dir, fmt.Sprintf("%03d", i/100), fmt.Sprintf("%05d.txt", i))
		if i%100 == 0 {
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
		}
		put(t, path, text, time.Hour)
		total += len(text)
	}
	return total
}

// base is a report that others are made of, in pieces: names of its region,
// numbers, and what stands between.
type base struct{ pieces []string }

var piece = regexp.MustCompile(`[0-9]+(?:\.[0-9]+)?|[^0-9]+`)

func basesOf(t *testing.T) []base {
	t.Helper()
	var bases []base
	add := func(name string, data []byte) {
		r, err := parse.Parse(name, data)
		if err != nil {
			t.Fatal(err)
		}
		if r.Meta.Region.Name == "" || r.Meta.PlanYear == 0 {
			return
		}
		b := base{piece.FindAllString(strings.ReplaceAll(r.Text, r.Meta.Region.Name, "\x00"), -1)}
		// A report that does not say whose it is cannot be made another's.
		const other = "公安县"
		if r, err := parse.Parse("", b.vary(rand.New(rand.NewPCG(1, 2)), other, 1)); err == nil && r.Meta.Region.Name == other {
			bases = append(bases, b)
		}
	}
	for name, data := range seeds.All() {
		add(name, data)
	}
	corpus := os.Getenv("BAOGAO_CORPUS")
	if corpus == "" {
		corpus = filepath.Join("..", "..", "..", "shared", "corpus")
	}
	files, _ := filepath.Glob(filepath.Join(corpus, "*.txt"))
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		add(f, data)
	}
	return bases
}

// regionsOf returns the names of counties, each one's own.
func regionsOf(t *testing.T) []string {
	t.Helper()
	var names []string
	seen := map[string]bool{}
	for code := 110000; code < 660000; code++ {
		d, ok := gazetteer.ByCode(strconv.Itoa(code))
		if ok && d.Level == model.County && d.Until == "" && !seen[d.Name] && len([]rune(d.Name)) > 2 {
			seen[d.Name] = true
			names = append(names, d.Name)
		}
	}
	return names
}

// vary makes a report of another region: years so many back, and half of the
// numbers with another last digit.
func (b base) vary(rng *rand.Rand, region string, back int) []byte {
	var out strings.Builder
	for i, p := range b.pieces {
		n, err := strconv.Atoi(p)
		switch {
		case p[0] < '0' || p[0] > '9':
			out.WriteString(strings.ReplaceAll(p, "\x00", region))
		case err == nil && n >= 1990 && n <= 2060 && i+1 < len(b.pieces) && strings.HasPrefix(b.pieces[i+1], "年"):
			out.WriteString(strconv.Itoa(n - back))
		case rng.IntN(2) == 0 && len(p) > 1:
			out.WriteString(p[:len(p)-1] + strconv.Itoa(rng.IntN(10)))
		default:
			out.WriteString(p)
		}
	}
	return []byte(out.String())
}
