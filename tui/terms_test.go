package tui

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/tui/cell"
)

func TestAllTermsOfAReportAreListedWithTheirExplanations(t *testing.T) {
	for _, c := range []cell.Condition{cell.Narrow, cell.Wide} {
		for _, size := range [][2]int{{160, 45}, {80, 24}, {40, 10}} {
			s := newScreen(t, c, size[0], size[1]).press("h h j j j l l T") // 荆门市
			s.contains("名词解释", "荆门市 2024  2 条", "指项目突破年", "1/2")
			s.press("j").contains("由市领导担任", "2/2").lacks("指项目突破年")
		}
	}
}

func TestTheListBeginsAtTheTermThatTheReaderComesTo(t *testing.T) {
	s := shippedScreen(t, cell.Narrow, 120, 20).press("h h j l l ] ] ] ] T") // 荆门市 一（三）
	s.contains("指一袋米、一壶油、一头猪", "5/15", "正文提到 2 处：（三）系统谋划促融合")
}

func TestTermsAreFilteredByInitials(t *testing.T) {
	s := newScreen(t, cell.Narrow, 100, 20).press("h h j j j l l T / l z z").contains("筛选 lzz", "“链长制”", "由市领导担任").lacks("八个一年")
	s.press("q").contains("没有含“lzzq”的名词").press("esc").contains("八个一年", "“链长制”")
	s.press("/ l z enter").lacks("八个一年").press("esc").contains("八个一年", "荆门市 2024  2 条").press("esc").contains("目录")
}

func TestEnterGoesFromATermToWhereItIsMentioned(t *testing.T) {
	s := newScreen(t, cell.Narrow, 100, 12).press("h h j j j l l T enter").contains("全市上下认真落实“八个")
	s.press("T j enter") // nothing mentions it: its entry
	if s.contains("“链长制”：由市领导"); !strings.Contains(s.rows()[11], "名词解释") {
		t.Errorf("the status line is %q", s.rows()[11])
	}
	s.press("T").contains("2/2")
}

func TestMarksWithoutAGlossaryAreListed(t *testing.T) {
	s := shippedScreen(t, cell.Narrow, 100, 20).press("h h j j l l t n t")
	s.contains("荆州市 2024  0 条，51 处标注没有解释", "（2） “四上”企业")
	s.press("g j").contains("原文没有名词解释。", "兴山县 2024 的解释：即规模以上").press("j").contains("别的报告也没有解释。").lacks("兴山县")
	s.press("k").mouse(tea.MouseButtonWheelDown, 90, 10).contains("2/51")
	s.mouse(tea.MouseButtonLeft, 12, 5).contains("4/51").mouse(tea.MouseButtonLeft, 12, 5).contains("美的“空冰洗”（4）")
}

func TestAReportWithoutAnyTermSaysSoInTheList(t *testing.T) {
	newScreen(t, cell.Narrow, 40, 10).press("h h j j l l T").contains("兴山县 2024 没有名词解释。").press("/ enter o J K j q").contains("各位代表")
}
