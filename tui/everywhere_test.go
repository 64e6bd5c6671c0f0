package tui

import (
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/tui/cell"
)

// unhurried is a library that takes its time for each report, and counts
// them.
type unhurried struct {
	model.Library
	takes time.Duration
	loads *atomic.Int64
}

func (l unhurried) Report(id string) (*model.Report, error) {
	l.loads.Add(1)
	time.Sleep(l.takes)
	return l.Library.Report(id)
}

// many are so many reports, each of which says 增长 once more often than the
// one before.
func many(n int) model.Library {
	var reports []*model.Report
	for i := range n {
		name := fmt.Sprintf("区%03d", i)
		text := "# 一、2023年工作回顾"
		for j := range i + 1 {
			text += fmt.Sprintf("\n%s第%d产业增长。", name, j)
		}
		reports = append(reports, source{region: region(name, model.County, "", "", fmt.Sprint(100000+i)), year: 2024, text: text}.report())
	}
	return model.NewMemory(reports)
}

// typeKey gives the program a key and returns what it goes on to do.
func (s *screen) typeKey(key string) tea.Cmd {
	_, cmd := s.app.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(key)})
	return cmd
}

func TestSearchEverywhereShowsWhatItHasBeforeItHasAll(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { // A report takes its time, however fast the machine.
		const n = 120
		s := openScreen(t, unhurried{many(n), 2 * time.Millisecond, new(atomic.Int64)}, cell.Narrow, 100, 24)
		s.press("f")
		search := s.typeKey("增长")
		_, rest := s.app.Update(search())
		s.contains("正在查找 ", "% ", "份报告", "产业增长").lacks(fmt.Sprintf("%d 份报告", n))

		// Who walks through the first ones stays where they are when all are there.
		s.press("down down down")
		was := s.rows()[2+4]
		if !strings.Contains(was, "▌") {
			t.Fatalf("the cursor is not on %q", was)
		}
		s.run(rest)
		s.contains(fmt.Sprintf("%d 份报告 %d 处", n, n*(n+1)/2)).lacks("正在查找")
		s.contains(was)
	})
}

func TestSearchEverywhereRanksWhenItHasAll(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { // A report takes its time, however fast the machine.
		const n = 120
		s := openScreen(t, unhurried{many(n), 2 * time.Millisecond, new(atomic.Int64)}, cell.Narrow, 100, 24)
		s.press("f")
		s.run(s.typeKey("增长"))
		if row := s.rows()[2]; !strings.Contains(row, fmt.Sprintf("区%03d", n-1)) || !strings.Contains(row, fmt.Sprintf("%d 处（列出 50）", n)) {
			t.Errorf("the first row is %q:\n%s", row, s.text())
		}
	})
}

func TestRowsComeIntoViewWithoutLoadingWhileDrawing(t *testing.T) {
	lib := unhurried{many(100), 0, new(atomic.Int64)}
	for _, c := range conditions {
		for _, size := range sizes {
			s := openScreen(t, lib, c, size[0], size[1]).press("f 增 长 enter G").contains("区000", "产业增长")
			s.resize(size[0], size[1]+40) // and by a larger window
			loads := lib.loads.Load()
			if s.contains("产业增长"); lib.loads.Load() != loads {
				t.Errorf("%v: drawing loads reports", size)
			}
			for _, row := range s.rows()[3 : size[1]-1] {
				if strings.TrimSpace(strings.TrimPrefix(row, "▌")) == "…" {
					t.Fatalf("%v: a row is missing:\n%s", size, s.text())
				}
			}
		}
	}
}

func TestRowsOnTheirWayAreDotsUntilTheirReportsAreThere(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { // A report takes its time, however fast the machine.
		s := openScreen(t, unhurried{many(100), 0, new(atomic.Int64)}, cell.Narrow, 100, 24).press("f 增 长 enter")
		s.app.session.Library = unhurried{s.app.session.Library, 50 * time.Millisecond, new(atomic.Int64)}
		rest := s.typeKey("G")
		s.contains("▌   …")
		s.run(rest)
		s.lacks("▌   …").contains("产业增长")
	})
}
