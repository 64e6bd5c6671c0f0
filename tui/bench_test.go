package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/mode"
)

// long is a report of so many times the length of a common one, 40 KB.
func long(times int) *model.Report {
	s := sources()[4]
	body := strings.Repeat("\n持续推进产业升级，规上工业增加值增长〖6.5%〗，“链长制”走深走实；新增高新技术企业120家，研发投入强度达到2.3%，城镇新增就业5.5万人。", 12)
	var b strings.Builder
	b.WriteString(s.text[:strings.Index(s.text, "\n名词解释")])
	for i := range 16 * times {
		if i%8 == 0 {
			b.WriteString(fmt.Sprintf("\n# 第%d部、工作安排", i))
		}
		b.WriteString(fmt.Sprintf("\n## （%d）坚持稳中求进，推动高质量发展%s", i, body))
	}
	s.text = b.String()
	return s.report()
}

func BenchmarkFrame(b *testing.B) {
	for _, times := range []int{1, 100} {
		report := long(times)
		for _, key := range []string{"j", "pgdn", "]"} {
			b.Run(fmt.Sprintf("%dKB/%s", len(report.Text)>>10, key), func(b *testing.B) {
				s := openScreen(&testing.T{}, model.NewMemory([]*model.Report{report}), cell.Narrow, 160, 45)
				msg := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(key)}
				if key == "pgdn" {
					msg = tea.KeyMsg{Type: tea.KeyPgDown}
				}
				b.ReportAllocs()
				for n := 0; b.Loop(); n++ {
					if n%30 == 0 { // stay on new ground
						s.press("g")
					}
					s.send(msg)
					s.grid.Clear()
					s.app.Draw(s.grid.Canvas())
				}
			})
		}
	}
}

// BenchmarkNewPage is a frame of which nothing has been laid out yet.
func BenchmarkNewPage(b *testing.B) {
	for _, times := range []int{1, 100} {
		report := long(times)
		b.Run(fmt.Sprintf("%dKB", len(report.Text)>>10), func(b *testing.B) {
			s := openScreen(&testing.T{}, model.NewMemory([]*model.Report{report}), cell.Narrow, 160, 45)
			s.press("4]")
			b.ReportAllocs()
			for n := 0; b.Loop(); n++ {
				s.resize(159+n%2, 45)
				s.app.Draw(s.grid.Canvas())
			}
		})
	}
}

// BenchmarkAnotherReport is a move in the regions that brings another
// report's outline and text.
func BenchmarkAnotherReport(b *testing.B) {
	reports := []*model.Report{long(1), long(1)}
	reports[1].ID, reports[1].Meta.Region.Name = "荆州市-2024", "荆州市"
	s := openScreen(&testing.T{}, model.NewMemory(reports), cell.Narrow, 160, 45)
	s.press("h h")
	b.ReportAllocs()
	for n := 0; b.Loop(); n++ {
		s.press([]string{"j", "k"}[n%2])
		s.grid.Clear()
		s.app.Draw(s.grid.Canvas())
	}
}

// BenchmarkManyRegions is a frame, and a change of the library, with the
// regions of the whole country.
func BenchmarkManyRegions(b *testing.B) {
	var reports []*model.Report
	for i := range 10_000 {
		s := sources()[3]
		code := fmt.Sprintf("%06d", 110000+i*50)
		s.region.Name, s.region.Code = "第"+code+"县", code
		s.region.Province, s.region.Parent = "第"+code[:2]+"省", "第"+code[:4]+"市"
		reports = append(reports, s.report())
	}
	s := openScreen(&testing.T{}, model.NewMemory(reports), cell.Narrow, 160, 45)
	s.press("h h")
	b.Run("frame", func(b *testing.B) {
		for n := 0; b.Loop(); n++ {
			s.press([]string{"j", "k"}[n%2])
			s.grid.Clear()
			s.app.Draw(s.grid.Canvas())
		}
	})
	b.Run("build", func(b *testing.B) {
		for b.Loop() {
			s.send(mode.LibraryChanged{})
		}
	})
}

// BenchmarkSideBySide is a frame of two reports side by side, a row on and at
// the next pair.
func BenchmarkSideBySide(b *testing.B) {
	reports := []*model.Report{long(1), long(1)}
	reports[1].ID, reports[1].Meta.Region.Name = "荆州市-2024", "荆州市"
	s := openScreen(&testing.T{}, model.NewMemory(reports), cell.Narrow, 160, 45)
	s.press("h h space j space l l v")
	for _, keys := range []string{"j", "]"} {
		b.Run(keys, func(b *testing.B) {
			b.ReportAllocs()
			for n := 0; b.Loop(); n++ {
				if n%30 == 0 {
					s.press("g")
				}
				s.press(keys)
				s.grid.Clear()
				s.app.Draw(s.grid.Canvas())
			}
		})
	}
}
