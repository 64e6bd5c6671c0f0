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

func TestExplanationsAreCopiedAndWrittenWithTheirCitations(t *testing.T) {
	s := shippedScreen(t, cell.Narrow, 100, 20).press("h h l l T / s s enter y").contains("已复制 名词解释 “四上”企业")
	const cited = "（宜昌市兴山县2024年政府工作报告，2024年1月12日"
	if got := s.app.session.Store.Clippings()[0].Text; !strings.Contains(got, "“四上”企业") && !strings.Contains(got, "‘四上’企业") || !strings.Contains(got, cited) {
		t.Errorf("copied is %q", got)
	}
	if md := s.exported("md"); strings.Count(md, cited) != 2 || !strings.Contains(md, "一标三实") || strings.Contains(md, "六创六争") {
		t.Errorf("written is\n%s", md)
	}
	// What only another report explains is taken from there.
	s = shippedScreen(t, cell.Narrow, 100, 20).press("h h j j l l T g j y").contains("已复制 名词解释 “四上”企业")
	if got := s.app.session.Store.Clippings()[0].Text; !strings.Contains(got, cited) {
		t.Errorf("copied is %q", got)
	}
	s.press("k y").contains("没有可复制的解释").press("e").contains("没有可写的")
}
