package tui

import (
	"strings"
	"testing"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/theme"
)

// recorder is a clipboard that remembers what it was given last.
type recorder struct{ text string }

func (r *recorder) Copy(text string) tea.Cmd {
	r.text = text
	return nil
}

// record gives the program a clipboard to look into.
func (s *screen) record() *recorder {
	r := &recorder{}
	s.app.session.Clipboard = r
	return r
}

func TestTheParagraphOfASearchHitIsCopied(t *testing.T) {
	for _, c := range conditions {
		s := newScreen(t, c, 100, 24).press("f 项 目 为 王 enter")
		clipboard := s.record()
		s.press("y").contains("已复制 1 段 ")
		if !strings.HasPrefix(clipboard.text, "“强力推进项目建设。坚持‘项目为王’，") || !strings.Contains(clipboard.text, "年政府工作报告，日期不详，二、2024年工作建议（一）坚持以稳增长") {
			t.Errorf("copied %q", clipboard.text)
		}
	}
}

// lit returns the text that is drawn as about to be copied.
func (s *screen) lit() string {
	s.rows()
	taken := string(s.app.session.Theme.Style(theme.Taken))
	var b strings.Builder
	width, height := s.grid.Size()
	for y := range height {
		for x, c := range s.grid.Row(y) {
			if x < width && strings.Contains(string(c.Style), taken) {
				b.WriteString(c.Text)
			}
		}
	}
	return b.String()
}

const (
	inReport = "（荆门市2024年政府工作报告，日期不详，一、2023年工作回顾"
	gdpLine  = "这一年，经济发展打赢翻身仗。GDP一季度累计增长4.7%、二季度累计增长6.3%、三季度累计增长6.6%，全年累计增长6.7%，增幅居全省第4位；固定资产投资增长6.8%，高于全省1.8个百分点。"
	firstRun = "（一）全力以赴稳增长，经济运行呈现新气象。深入开展重大项目攻坚行动，亿纬超级工厂等554个重大产业项目开工投产；‘三条高铁’、武荆宜高速等重大基础设施项目加快推进。全年新签约亿元以上项目650个①。"
)

// reading opens 荆门市 at its first part.
func reading(t *testing.T, c cell.Condition, width, height int) (*screen, *recorder) {
	s := newScreen(t, c, width, height).press("h h j j j l l ]")
	return s, s.record()
}

func TestTheParagraphThatIsLitIsCopied(t *testing.T) {
	for _, c := range conditions {
		for _, size := range sizes {
			s, clipboard := reading(t, c, size[0], size[1])
			s.press("y").contains("复制", "1 段 ", "y 复制")
			if got := s.lit(); !strings.HasPrefix(got, "刚刚过去的2023年，是全面贯彻") {
				t.Errorf("at %v lit is %q:\n%s", size, got, s.text())
			}
			s.press("j")
			if got := s.lit(); got != gdpLine {
				t.Errorf("at %v, a paragraph down, lit is %q:\n%s", size, got, s.text())
			}
			s.press("y").contains("已复制 1 段 98 字")
			if want := "“" + gdpLine + "”" + inReport + "）"; clipboard.text != want {
				t.Errorf("copied\n%s\nwant\n%s", clipboard.text, want)
			}
			if s.lit() != "" {
				t.Errorf("after copying %q is still lit", s.lit())
			}
		}
	}
}

func TestSeveralParagraphsAreCopiedTogether(t *testing.T) {
	s, clipboard := reading(t, cell.Narrow, 120, 40)
	s.press("y j J").contains("2 段 ").press("J K").contains("2 段 ").press("enter")
	first := strings.NewReplacer("‘", "“", "’", "”").Replace(firstRun)
	if want := gdpLine + "\n" + first + "\n" + inReport + "）"; clipboard.text != want {
		t.Errorf("copied\n%s\nwant\n%s", clipboard.text, want)
	}
	// Upwards past the one that it was begun at.
	s.press("g ] y j K").contains("2 段 ").press("y")
	if !strings.HasPrefix(clipboard.text, "刚刚过去的2023年") || !strings.HasSuffix(clipboard.text, gdpLine+"\n"+inReport+"）") {
		t.Errorf("copied\n%s", clipboard.text)
	}
}

func TestTheUnitChangesToTheSentenceAndTheSection(t *testing.T) {
	s, clipboard := reading(t, cell.Narrow, 120, 40)
	s.press("y j s j").contains("1 句 ").press("y")
	if want := "“" + strings.TrimPrefix(gdpLine, "这一年，经济发展打赢翻身仗。") + "”" + inReport + "）"; clipboard.text != want {
		t.Errorf("the second sentence is copied as\n%s\nwant\n%s", clipboard.text, want)
	}
	s.press("] y s s").contains("1 节 ").press("y")
	if want := "“" + firstRun + "”" + inReport + "（一）全力以赴稳增长，经济运行呈现新气象）"; clipboard.text != want {
		t.Errorf("the section is copied as\n%s\nwant\n%s", clipboard.text, want)
	}
}

func TestTheSectionUnderTheCursorOfTheOutlineIsCopied(t *testing.T) {
	for _, size := range sizes {
		s, clipboard := reading(t, cell.Narrow, size[0], size[1])
		s.press("h j y").contains("1 节 ").press("y").contains("目录")
		if want := "“" + firstRun + "”" + inReport + "（一）全力以赴稳增长，经济运行呈现新气象）"; clipboard.text != want {
			t.Errorf("at %v copied\n%s\nwant\n%s", size, clipboard.text, want)
		}
	}
}

func TestTheSentenceOfTheHitIsCopied(t *testing.T) {
	s, clipboard := reading(t, cell.Narrow, 120, 40)
	s.press("/ 武 荆 宜 enter y").contains("1 句 ").press("y")
	if !strings.HasPrefix(clipboard.text, "“深入开展重大项目攻坚行动") || !strings.Contains(clipboard.text, "加快推进。”（") {
		t.Errorf("copied %q", clipboard.text)
	}
}

func TestCancellingGoesBackToWhereItWasBegun(t *testing.T) {
	for _, size := range sizes {
		s, clipboard := reading(t, cell.Wide, size[0], size[1])
		s.press("h")
		before := s.text()
		s.press("y j j J j k esc")
		if s.text() != before {
			t.Errorf("the screen is\n%s\nand was\n%s", s.text(), before)
		}
		if clipboard.text != "" {
			t.Errorf("copied %q", clipboard.text)
		}
		s.press("y q").contains("目录")
	}
}

func TestAClickChoosesTheParagraphUnderThePointer(t *testing.T) {
	s, clipboard := reading(t, cell.Narrow, 120, 40)
	s.press("y")
	for y, row := range s.rows() {
		if strings.Contains(row, "GDP一季度") {
			s.mouse(tea.MouseButtonLeft, 80, y)
			break
		}
	}
	s.press("y")
	if !strings.HasPrefix(clipboard.text, "“"+gdpLine) {
		t.Errorf("copied %q", clipboard.text)
	}
}

// A report comes from the web: whatever it says, only what is meant for the
// clipboard reaches it.
func TestAHostileReportInjectsNothing(t *testing.T) {
	r := &model.Report{ID: "甲县-2024", Text: "增长\x1b]52;c;cm0gLXJm\a7%\r\x9b2J。\n", Meta: model.Meta{Region: model.Region{Name: "甲\x1b[2J县"}, PlanYear: 2024}}
	s := openScreen(t, model.NewMemory([]*model.Report{r}), cell.Narrow, 80, 24)
	clipboard := s.record()
	s.press("y y").contains("已复制")
	if strings.ContainsFunc(clipboard.text, unicode.IsControl) || !strings.Contains(clipboard.text, "增长]52;c;cm0gLXJm7%") {
		t.Errorf("copied %q", clipboard.text)
	}
	for _, c := range s.app.session.Store.Clippings() {
		if strings.ContainsFunc(c.Text+c.What+c.Title, unicode.IsControl) {
			t.Errorf("kept is %+v", c)
		}
	}
}

func TestThereIsNothingToCopyInAnEmptyReport(t *testing.T) {
	s := openScreen(t, model.NewMemory([]*model.Report{{ID: "甲县-2024"}}), cell.Narrow, 80, 24)
	s.press("y").contains("没有可复制的正文")
	s = openScreen(t, model.NewMemory(nil), cell.Narrow, 80, 24)
	s.press("y").contains("没有可复制的正文")
}

func TestTheExplanationOfATermIsCopied(t *testing.T) {
	const want = "“‘八个一年’：指项目突破年、产业升级年、科创引领年等八个年。”（荆门市2024年政府工作报告，日期不详，名词解释）"
	for _, size := range sizes {
		for _, open := range []string{"T g", "t"} {
			s, clipboard := reading(t, cell.Narrow, size[0], size[1])
			s.press(open + " y").contains("已复制 名词")
			if clipboard.text != want {
				t.Errorf("at %v by %s copied\n%s\nwant\n%s", size, open, clipboard.text, want)
			}
		}
	}
	s := openScreen(t, model.NewMemory([]*model.Report{{ID: "甲县-2024", Text: "增长7%。"}}), cell.Narrow, 80, 24)
	s.press("T y").lacks("已复制")
}

func TestTheParagraphOfABookmarkIsCopied(t *testing.T) {
	s, clipboard := reading(t, cell.Narrow, 100, 24)
	s.press("/ 翻 身 仗 enter m ' y").contains("已复制 1 段 98 字")
	if want := "“" + gdpLine + "”" + inReport + "）"; clipboard.text != want {
		t.Errorf("copied\n%s\nwant\n%s", clipboard.text, want)
	}
	s.press("d").press("y").lacks("已复制")
}

// A heading on a line of its own, which may end with a full stop, is passed
// over: one reads what stands under it.
func TestAHeadingAloneIsNotWhatOneReads(t *testing.T) {
	s := shippedScreen(t, cell.Narrow, 120, 40).press("h h g j l l ] ] ]")
	s.contains("(一)聚力有效投资").press("y")
	if got := s.lit(); !strings.HasPrefix(got, "多措并举抓招引。") {
		t.Errorf("lit is %q", got)
	}
}
