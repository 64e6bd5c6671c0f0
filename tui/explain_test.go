package tui

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/parse/shipped"
	"baogao/tui/cell"
)

// shippedScreen is the program on the reports that come with it.
func shippedScreen(t *testing.T, c cell.Condition, width, height int) *screen {
	t.Helper()
	return openScreen(t, shipped.Library(), c, width, height)
}

// panel are the rows of the body from the explanation's name on.
func (s *screen) panel(name string) []string {
	s.Helper()
	rows := s.rows()
	for i, row := range rows {
		if strings.Contains(row, name) && strings.Contains(row, "──") {
			for j := range rows[i : len(rows)-1] {
				rows[i+j] = strings.TrimSpace(rows[i+j][strings.LastIndex(rows[i+j], "│")+len("│"):])
			}
			return rows[i : len(rows)-1]
		}
	}
	s.Fatalf("no explanation of %s:\n%s", name, strings.Join(rows, "\n"))
	return nil
}

func TestTheTermNearestToTheEyeIsExplained(t *testing.T) {
	for _, c := range []cell.Condition{cell.Narrow, cell.Wide} {
		s := newScreen(t, c, 120, 20).press("h h j j j l t") // 荆门市, from the outline
		panel := s.panel("“八个一年”")
		if !strings.Contains(panel[0], "1/2") || panel[1] != "指项目突破年、产业升级年、科创引领年等八个年。" {
			t.Errorf("explained is\n%s", strings.Join(panel, "\n"))
		}
		s.contains("认真落实“八个一年”工作部署").press("n n n").contains("650个①。", "2/2").press("k").contains("1/2")
		before := s.press("esc").lacks("1/2").text()
		if s.press("t esc").text() != before {
			t.Errorf("opened and closed:\n%s\nbefore:\n%s", s.text(), before)
		}
	}
}

func TestTheExplanationDoesNotHideTheMark(t *testing.T) {
	for _, size := range [][2]int{{160, 45}, {80, 24}, {40, 10}} {
		s := shippedScreen(t, cell.Narrow, size[0], size[1]).press("h h j j l l t") // 荆州市
		for _, name := range []string{"“三率两量”", "“四上”企业", "“4611”现代产业集群"} {
			rows := s.rows()
			body := strings.ReplaceAll(strings.Join(bodyColumn(rows), ""), " ", "")
			text, _, ok := strings.Cut(body, "─")
			if number := s.panel(name[:strings.Index(name, "”")])[0]; !ok || !strings.Contains(text, name[:strings.Index(name, "”")]) {
				t.Fatalf("at %v the text above %q is %q", size, number, text)
			}
			s.press("j")
		}
	}
}

// bodyColumn are the rows of the pane at the right.
func bodyColumn(rows []string) []string {
	var list []string
	for _, r := range rows[1 : len(rows)-1] {
		list = append(list, r[strings.LastIndex(r, "│")+len("│"):])
		if !strings.Contains(r, "│") {
			list[len(list)-1] = r
		}
	}
	return list
}

func TestAMarkWithoutAnExplanationSaysSoAndNamesWhoExplainsIt(t *testing.T) {
	s := shippedScreen(t, cell.Narrow, 120, 30).press("h h j j l l t").contains("原文没有名词解释。", "别的报告也没有解释。")
	s.press("n").contains("“四上”企业（2）", "兴山县 2024 的解释：即规模以上工业企业", "曾都区 2022 的解释：规模以上工业企业").lacks("也没有")
	s.press("enter").contains("原文没有名词解释").press("esc")
	s.press("h h j j l l").contains("潜江市 2024").press("t 9n").contains("“情指行”⑩", "荆门市 2024 的解释（“情指行”一体化）：")
}

func TestWhatOthersExplainIsShownOnDemand(t *testing.T) {
	s := shippedScreen(t, cell.Narrow, 120, 30).press("h h l l t n").contains("“四上”企业", "2/25").lacks("曾都区 2022 的解释")
	s.press("o").contains("曾都区 2022 的解释：规模以上工业企业、")
	s.press("n").lacks("曾都区 2022 的解释")
}

func TestEnterGoesToTheEntryInTheGlossary(t *testing.T) {
	s := newScreen(t, cell.Narrow, 120, 12).press("h h j j j l l t enter").lacks("1/2")
	if s.contains("“八个一年”：指项目突破年"); !strings.Contains(s.rows()[11], "名词解释") {
		t.Errorf("the status line is %q", s.rows()[11])
	}
}

func TestGoingBackFromTermsFarAway(t *testing.T) {
	s := shippedScreen(t, cell.Narrow, 120, 20).press("h h l l ] ]") // 兴山县
	place := s.app.session.Reader().Place()
	s.press("t n n n n n n n").lacks("各位代表").press("esc H")
	if got := s.app.session.Reader().Place(); got != place {
		t.Errorf("back is at %v, was at %v", got, place)
	}
}

func TestALongExplanationScrolls(t *testing.T) {
	source := sources()[4]
	source.text = strings.Replace(source.text, "等八个年。", "等八个年"+strings.Repeat("，其中一条很长的解释", 30)+"，到此为止。", 1)
	s := openScreen(t, model.NewMemory([]*model.Report{source.report()}), cell.Narrow, 40, 10).press("t")
	s.contains("指项目突破年", "下面还有").press("space").lacks("指项目突破年", "到此为止")
	s.press("9 space").contains("到此为止").lacks("下面还有").press("9 b").contains("指项目突破年")
}

func TestAnotherKeyClosesTheExplanationAndActs(t *testing.T) {
	s := newScreen(t, cell.Narrow, 120, 20).press("h h j j j l l t").contains("1/2")
	s.press("]").lacks("1/2").contains("一、2023年工作回顾")
	s.press("t").contains("1/2").press("h h k").lacks("1/2").contains("兴山县 2024")
}

func TestAReportWithoutTermsSaysSo(t *testing.T) {
	newScreen(t, cell.Narrow, 120, 20).press("h h j j l l t").contains("兴山县 2024 没有名词解释")
}

func TestAClickOnATermExplainsIt(t *testing.T) {
	for _, c := range []cell.Condition{cell.Narrow, cell.Wide} {
		s := newScreen(t, c, 120, 40).press("h h j j j l l")
		for y, row := range s.rows() {
			if before, _, ok := strings.Cut(row, "八个一年"); ok && !strings.Contains(row, "：") {
				s.mouse(tea.MouseButtonLeft, c.Width(before)+1, y).contains("指项目突破年").mouse(tea.MouseButtonLeft, 119, y).lacks("1/2")
				break
			}
		}
	}
}
