package tui

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/mode"
)

// two are the headers and the first rows of the two texts, from left to right,
// without the outline.
func (s *screen) two(row int) (left, right string) {
	s.Helper()
	parts := strings.Split(s.rows()[row], "│")
	if len(parts) < 2 {
		s.Fatalf("row %d is no row of two texts:\n%s", row, s.text())
	}
	return strings.TrimSpace(parts[len(parts)-2]), strings.TrimSpace(parts[len(parts)-1])
}

// cities opens 荆门 and 荆州 side by side, which are marked.
func cities(t *testing.T, c cell.Condition, width, height int) *screen {
	return shippedScreen(t, c, width, height).press("h h j space j space k l l v")
}

func TestMarkedReportsAreReadSideBySide(t *testing.T) {
	for _, c := range []cell.Condition{cell.Narrow, cell.Wide} {
		for _, width := range []int{80, 100, 160} {
			s := cities(t, c, width, 24)
			if l, r := s.two(0); !strings.HasPrefix(l, "荆门市 2024") || !strings.HasPrefix(r, "荆州市 2024") {
				t.Fatalf("the texts are of %q and %q", l, r)
			}
			for _, want := range [][2]string{{"一、2023年工作回顾", "一、2023年工作回顾"}, {"(一)全力以赴稳增长", "（一）千方百计扩内需促增长"},
				{"(二)坚定不移强产业", "（二）千方百计抓转型促升级"}, {"(三)系统谋划促融合", "（四）千方百计固根基扬优势"}, {"(四)持之以恒推改革", "（五）千方百计推改革激活力"}} {
				s.press("]")
				if l, r := s.two(2); !strings.HasPrefix(l, want[0]) || !strings.HasPrefix(r, want[1]) {
					t.Errorf("at %d side by side are %q and %q, want %q", width, l, r, want)
				}
			}
		}
	}
}

func TestScrollingTakesTheOtherTextAlong(t *testing.T) {
	s := cities(t, cell.Narrow, 100, 20).press("] ] ] ] ]") // 改革
	s.press("12j")
	_, right := s.two(2)
	if s.press("j j j"); right == second(s.two(2)) {
		t.Errorf("the right text stays at %q", right)
	}
	s.press("]") // 民生
	if _, right = s.two(2); !strings.HasPrefix(right, "（六）千方百计办实事惠民生") {
		t.Errorf("beside 民生 stands %q", right)
	}
	// Apart, the other one stays.
	s.press("s").contains("各动各的").press("5j")
	if got := second(s.two(2)); got != right {
		t.Errorf("apart, the right text moves to %q", got)
	}
	// With the keys on the right, the left one follows once they are together.
	s.press("s l ]")
	if l, r := s.two(2); !strings.HasPrefix(l, "(六)综合施策守底线") || !strings.HasPrefix(r, "（七）千方百计强治理") {
		t.Errorf("from the right, side by side are %q and %q", l, r)
	}
}

func second(_, b string) string { return b }

func TestASectionWithoutACounterpartIsNamed(t *testing.T) {
	s := cities(t, cell.Narrow, 160, 30).press("] ] ] ] ] ] ] ] ] ] ] } ") // 二.3 创新
	if l, _ := s.two(2); !strings.HasPrefix(l, "(三)坚持以建设国家创新型城市") {
		t.Fatalf("the left text is at %q", l)
	}
	s.contains("荆州市无对应")
	lit := ""
	for _, row := range s.rows() {
		if strings.HasPrefix(row, "▌") {
			lit = row
		}
	}
	if outline, _, _ := strings.Cut(lit, "│"); !strings.Contains(outline, "（三）坚持以建设国家") || !strings.Contains(outline, "无对应") {
		t.Errorf("the outline says %q", lit)
	}
	s.press("}").lacks("荆州市无对应")
}

func TestNarrowScreensFlipBetweenThePartners(t *testing.T) {
	for _, size := range [][2]int{{79, 24}, {40, 10}} {
		s := cities(t, cell.Narrow, size[0], size[1]).press("] ] ] ] ]")
		if first := s.rows()[2]; !strings.Contains(first, "(四)持之以恒推改革") {
			t.Fatalf("at %v one reads %q", size, first)
		}
		s.contains("荆门市 2024", "另一份 荆州市 2024")
		if first := s.press("tab").rows()[2]; !strings.Contains(first, "（五）千方百计推改革") {
			t.Errorf("at %v the other is at %q", size, first)
		}
		if first := s.press("tab").rows()[2]; !strings.Contains(first, "(四)持之以恒推改革") {
			t.Errorf("at %v one comes back to %q", size, first)
		}
	}
	cities(t, cell.Wide, 40, 10).press("] ] ] ] ] ] ] ] ] ] ] }").contains("荆州市无对应")
}

func TestThePairsAreListed(t *testing.T) {
	for _, c := range []cell.Condition{cell.Narrow, cell.Wide} {
		s := cities(t, c, 100, 45).press("o").contains("24 节，17 节有对应", "18 节，17 节有对应", "荆门市无对应")
		row := s.rowWith("（四）持之以恒推改革")
		if _, right, _ := strings.Cut(row, "│"); !strings.Contains(right, "（五）千方百计推改革激活力") {
			t.Errorf("beside 改革 is %q", row)
		}
		if row := s.rowWith("（三）坚持以建设国家创新型"); !strings.Contains(row, "无对应") {
			t.Errorf("创新 is %q", row)
		}
		s.press("G").press("enter") // 荆州 一.3, which is left over
		if _, r := s.two(2); !strings.HasPrefix(r, "（三）千方百计转方式") {
			t.Errorf("went to %q", r)
		}
		s.contains("荆门市无对应")
	}
}

func TestThePairsAreListedInNarrowScreens(t *testing.T) {
	for _, c := range []cell.Condition{cell.Narrow, cell.Wide} {
		s := cities(t, c, 40, 10).press("] ] o 3j")
		for title, at := range map[string]string{"（四）持之以恒": "一.5", "（三）系统谋划": "一.4"} {
			if row := s.rowWith(title); !strings.HasSuffix(strings.TrimSpace(row), at) {
				t.Errorf("the row of %s is %q, want %s", title, row, at)
			}
		}
		s.press("G").contains("荆门市无对应", "（三）千方百计转方式").press("5k").contains("三内")
	}
}

// rowWith is the first row that holds a text.
func (s *screen) rowWith(text string) string {
	s.Helper()
	for _, row := range s.rows() {
		if strings.Contains(row, text) {
			return row
		}
	}
	s.Fatalf("no row with %q:\n%s", text, s.text())
	return ""
}

func TestASectionIsPairedByHandAndStaysSo(t *testing.T) {
	s := cities(t, cell.Narrow, 120, 30).press("] ] ] ] ] ] ] ] ] ] ] }").contains("荆州市无对应") // 二.3 创新
	s.press("=").contains("荆州市 2024 哪一节对应", "按程序找到的").press("x x g y h").contains("全力以赴推进新型工业化").press("enter")
	if l, r := s.two(2); !strings.HasPrefix(l, "(三)坚持以建设国家") || !strings.HasPrefix(r, "（一）全力以赴推进新型工业化") {
		t.Errorf("paired by hand are %q and %q", l, r)
	}
	// In another run, with the reports the other way round.
	again := shippedScreen(t, cell.Narrow, 120, 30)
	again.app.session.Store = s.app.session.Store
	again.press("h h j j space k space j l l v o")
	if row := again.rowWith("（一）全力以赴推进新型工业化"); !strings.HasPrefix(row, "    （一）全力") || !strings.Contains(row, "（三）坚持以建设国家") {
		t.Errorf("from the other side the pair is %q", row)
	}
	s.press("= pgup pgup enter").contains("荆州市无对应") // as it was found
	s.press("[ = pgup pgup down enter").contains("荆州市无对应")
}

func TestWithoutMarksTheYearBeforeStandsBeside(t *testing.T) {
	s := newScreen(t, cell.Narrow, 100, 20).press("h h l l v") // 海拉尔区 2015
	if l, r := s.two(0); !strings.HasPrefix(l, "海拉尔区 2015") || !strings.HasPrefix(r, "海拉尔区 2014") {
		t.Fatalf("side by side are %q and %q", l, r)
	}
	s.press("] ] <")
	if l, r := s.two(0); !strings.HasPrefix(l, "海拉尔区 2015") || !strings.HasPrefix(r, "海拉尔区 2013") {
		t.Errorf("a year back, side by side are %q and %q", l, r)
	}
	if l, r := s.two(2); !strings.HasPrefix(l, "二、2024年工作建议") || l != r {
		t.Errorf("a year back one reads %q and %q", l, r)
	}
	s.press("<").contains("海拉尔区 没有更早的报告").press(">")
	if r := second(s.two(0)); !strings.HasPrefix(r, "海拉尔区 2014") {
		t.Errorf("a year on, at the right is %q", r)
	}
}

func TestWithNothingToReadBesideItAsksForAReport(t *testing.T) {
	s := newScreen(t, cell.Narrow, 100, 20).press("h h j j j l l v").contains("选地区").press("esc")
	s.contains("对读要有两份报告", "目录  荆门市").press("v j z tab enter")
	if l, r := s.two(0); !strings.HasPrefix(l, "荆门市 2024") || !strings.HasPrefix(r, "荆州市 2024") {
		t.Errorf("side by side are %q and %q", l, r)
	}
}

func TestOtherReportsAreChosenSideBySide(t *testing.T) {
	s := cities(t, cell.Narrow, 100, 20).press("] ] c").contains("选地区").press("j z tab ^u x s tab enter") // 荆州 out, 兴山 in
	if l, r := s.two(0); !strings.HasPrefix(l, "荆门市 2024") || !strings.HasPrefix(r, "兴山县 2024") {
		t.Errorf("side by side are %q and %q", l, r)
	}
}

func TestEnterGoesFromSideBySideIntoTheText(t *testing.T) {
	s := cities(t, cell.Narrow, 120, 20).press("] ] ] ] ] l enter").contains("地区  5")
	if place := s.app.session.Reader().Place(); place.Report != "荆州市-2024" {
		t.Errorf("reads %v", place)
	}
	if row := s.rows()[1]; !strings.Contains(row[strings.LastIndex(row, "│"):], "（五）千方百计推改革") {
		t.Errorf("the body begins with %q", row)
	}
	s.press("]").press("v") // opens where one reads now
	if _, r := s.two(2); !strings.HasPrefix(r, "（六）千方百计办实事") {
		t.Errorf("side by side again at %q", r)
	}
}

func TestAPairIsCopiedWithBothCitations(t *testing.T) {
	s := cities(t, cell.Narrow, 120, 20).press("] ] ] ] ] y").contains("已复制 2 节")
	copied := s.app.session.Store.Clippings()[0].Text
	for _, want := range []string{"持之以恒推改革", "荆门市2024年政府工作报告", "千方百计推改革激活力", "荆州市2024年政府工作报告"} {
		if !strings.Contains(copied, want) {
			t.Errorf("copied without %q", want)
		}
	}
}

// exported is what the mode on top writes into a file of a format.
func (s *screen) exported(ending string) string {
	s.Helper()
	d, ok := s.app.session.Top().(mode.Exporter).Export()
	if !ok {
		s.Fatalf("nothing is written:\n%s", s.text())
	}
	for _, f := range d.Formats {
		if f.Ending == ending {
			var b strings.Builder
			if err := f.Write(&b); err != nil {
				s.Fatal(err)
			}
			return b.String()
		}
	}
	s.Fatalf("%s is not written as %s", d.Name, ending)
	return ""
}

func TestWhatIsReadSideBySideIsWritten(t *testing.T) {
	s := cities(t, cell.Narrow, 120, 20).press("] ] ] ] ]")
	pair := s.exported("md")
	for _, want := range []string{"### (四)持之以恒推改革,营商环境得到新提升\n", "（荆门市2024年政府工作报告", "### （五）千方百计推改革激活力", "（荆州市2024年政府工作报告"} {
		if !strings.Contains(pair, want) {
			t.Errorf("written without %q:\n%s", want, pair)
		}
	}
	csv := s.press("o").exported("csv")
	for _, want := range []string{"荆门市 2024,荆州市 2024\n", "（四）持之以恒推改革,营商环境得到新提升", "（五）千方百计推改革激活力", "（九）坚持以系统治理为导向"} {
		if !strings.Contains(csv, want) {
			t.Errorf("written without %q:\n%s", want, csv)
		}
	}
	if n := strings.Count(csv, "无对应"); n != 4 {
		t.Errorf("%d sections have no counterpart, want 4:\n%s", n, csv)
	}
}

func TestFromTheFiguresIntoTheTextsSideBySide(t *testing.T) {
	s := shippedScreen(t, cell.Narrow, 100, 20).press("h h j space j space k k l l c").contains("领先").press("v") // reading 兴山县
	if l, r := s.two(0); !strings.HasPrefix(l, "荆门市 2024") || !strings.HasPrefix(r, "荆州市 2024") {
		t.Errorf("side by side are %q and %q", l, r)
	}
	s.press("] m").contains("加了书签").press("T").contains("荆门市 2024  15 条").press("q q").contains("领先")
}

func TestATextThatIsCutOffSaysSoSideBySide(t *testing.T) {
	s := shippedScreen(t, cell.Narrow, 80, 20).press("h h j space j j j l l v")
	if _, r := s.two(0); !strings.HasPrefix(s.rows()[0], " 潜江市 2024  原文不全") || !strings.HasPrefix(r, "荆门市 2024") {
		t.Errorf("the headers are %q", s.rows()[0])
	}
}

func TestTheMouseScrollsAndChoosesSideBySide(t *testing.T) {
	s := cities(t, cell.Narrow, 160, 30).press("] ]")
	s.mouse(tea.MouseButtonWheelDown, 150, 10)
	if s.app.session.Top().(interface{ Subject() string }).Subject() != "荆州市-2024" {
		t.Error("the wheel over the right text leaves the keys at the left")
	}
	s.mouse(tea.MouseButtonLeft, 10, 6) // 一.4 of 荆州 in the outline
	if _, r := s.two(2); !strings.HasPrefix(r, "（四）千方百计固根基") {
		t.Errorf("a click in the outline goes to %q", r)
	}
}

func TestAReportThatIsGoneIsSaid(t *testing.T) {
	s := newScreen(t, cell.Narrow, 100, 20)
	s.app.session.Library = &forgetful{s.app.session.Library.(*model.Memory)}
	s.press("h h l l v").contains("对读", "没有这份报告").press("] j s o = y enter q").contains("目录")
}

func TestAYearThatCannotBeReadLeavesTheTexts(t *testing.T) {
	s := newScreen(t, cell.Narrow, 100, 20).press("h h l l v l ]")
	library := s.app.session.Library
	s.app.session.Library = &forgetful{library.(*model.Memory)}
	before := s.rows()[:19]
	if s.press("<").contains("没有这份报告"); strings.Join(s.rows()[:19], "") != strings.Join(before, "") {
		t.Errorf("the screen is\n%s", s.text())
	}
	s.app.session.Library = library
	if _, r := s.press("<").two(0); !strings.HasPrefix(r, "海拉尔区 2013") {
		t.Errorf("at the right is %q", r)
	}
	if s.app.session.Top().(interface{ Subject() string }).Subject() != "海拉尔区-2013" {
		t.Error("another year at the right takes the keys to the left")
	}
}

// forgetful is a library whose reports are gone.
type forgetful struct{ *model.Memory }

func (f *forgetful) Report(string) (*model.Report, error) { return nil, model.ErrNoReport }

func TestSideBySideStaysAtItsPlaceWhenResized(t *testing.T) {
	s := cities(t, cell.Narrow, 160, 45).press("] ] ] ] ]")
	for _, size := range [][2]int{{80, 24}, {40, 10}, {131, 20}, {160, 45}} {
		s.resize(size[0], size[1])
		if row := s.rows()[2]; !strings.Contains(row, "(四)持之以恒推改革") {
			t.Errorf("at %v the first row is %q", size, row)
		}
	}
	s.send(mode.LibraryChanged{})
	s.contains("荆州市 2024")
}
