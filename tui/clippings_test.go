package tui

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baogao/tui/cell"
	"baogao/tui/mode"
)

// clipped copies three things: a paragraph and a sentence of 荆门市, and its
// section （一）.
func clipped(t *testing.T, c cell.Condition, width, height int) (*screen, *recorder) {
	s, clipboard := reading(t, c, width, height)
	s.press("y j y y j s y ] y s s y")
	return s, clipboard
}

func TestWhatWasCopiedIsListedTheNewestFirst(t *testing.T) {
	for _, c := range conditions {
		for _, size := range sizes {
			s, _ := clipped(t, c, size[0], size[1])
			s.press(`"`).contains("摘录  3", "荆门市 2024  1 节 ", "“（一）全力以赴稳增长")
			if size[1] >= 24 {
				s.contains("荆门市 2024  1 句 ", "荆门市 2024  1 段 98 字")
			}
			if size[0] >= 80 { // The whole text, with its citation, is under the list.
				s.contains("一、2023年工作回顾（一）全力以赴稳增长，经济运行呈现新气象）")
			}
			s.press(`"`).lacks("摘录  3")
		}
	}
}

func TestAClippingIsCopiedAgain(t *testing.T) {
	s, clipboard := clipped(t, cell.Narrow, 100, 30)
	s.press(`" j j`)
	clipboard.text = ""
	s.press("y").contains("已复制 1 段 98 字", "摘录  3")
	if want := "“" + gdpLine + "”" + inReport + "）"; clipboard.text != want {
		t.Errorf("copied\n%s\nwant\n%s", clipboard.text, want)
	}
}

func TestCopyingTheSameTwiceIsOneClipping(t *testing.T) {
	s, _ := reading(t, cell.Narrow, 100, 30)
	s.press(`y j y y j y "`).contains("摘录  1")
}

func TestAClippingLeadsBackToItsPlace(t *testing.T) {
	s, _ := clipped(t, cell.Narrow, 120, 30)
	s.press(`h h j l l " j j enter`).contains("荆门市 2024 › 一、2023年工作回顾")
	if row := s.rows()[1]; !strings.Contains(row, "这一年，经济发展打赢翻身仗。") {
		t.Errorf("the first row is %q", row)
	}
}

func TestAClippingIsTakenAwayAndBroughtBack(t *testing.T) {
	s, _ := clipped(t, cell.Narrow, 100, 30)
	s.press(`" j d`).contains("摘录  2").lacks("1 句 ").press("d").contains("摘录  1", "u 恢复")
	s.press("u u").contains("摘录  3", "1 句 ")
	s.press("u").contains("没有可恢复的摘录")
	s.press("d d d").contains("还没有摘录", "y 复制").press("d y e enter").contains("还没有摘录")
}

func TestClippingsAreFiltered(t *testing.T) {
	s, _ := clipped(t, cell.Narrow, 100, 30)
	s.press(`" / 这 一 年`).contains("1 段 98 字").lacks("1 节 ").press("enter esc").contains("1 节 ")
	s.press("/ j m enter").contains("1 节 ").press("/ x x x").contains("没有含")
}

func TestAllClippingsAreWrittenWithTheirCitations(t *testing.T) {
	s, _ := clipped(t, cell.Narrow, 100, 30)
	s.app.session.Now = func() time.Time { return time.Date(2026, 11, 26, 20, 0, 0, 0, time.UTC) }
	folder := s.writable()
	s.press(`" e enter`).contains("已写入 ~/摘录 2026-11-26.md")
	got := read(t, filepath.Join(folder, "摘录 2026-11-26.md"))
	if !strings.HasPrefix(got, "# 政府工作报告摘录\n\n> “"+gdpLine+"”"+inReport+"）\n\n> “") || strings.Count(got, "\n> “") != 3 {
		t.Errorf("written\n%s", got)
	}
}

func TestAClippingOfAReportThatIsNotOpenSaysSo(t *testing.T) {
	s, _ := reading(t, cell.Narrow, 100, 30)
	s.app.session.Store.AddClipping(mode.Clipping{Text: "“增长7%。”（乙县2020年政府工作报告）", Title: "乙县 2020", What: "1 句 5 字", Report: "乙县-2020"})
	s.press(`" enter`).contains("这次打开的报告里没有 乙县 2020")
}
