package index

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"baogao/model/store"
	"baogao/seeds"
)

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
