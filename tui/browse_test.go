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

var conditions = map[string]cell.Condition{"narrow": cell.Narrow, "wide": cell.Wide}

var sizes = [][2]int{{160, 45}, {80, 24}, {40, 10}}

func TestBrowseAtTheStart(t *testing.T) {
	for name, c := range conditions {
		for _, size := range sizes {
			newScreen(t, c, size[0], size[1]).golden(fmt.Sprintf("start-%dx%d-%s", size[0], size[1], name))
		}
	}
}

func TestBrowseWithAReportChosenAndScrolled(t *testing.T) {
	for name, c := range conditions {
		for _, size := range sizes {
			s := newScreen(t, c, size[0], size[1])
			s.press("h h enter space j j j j j space l l ] 3j")
			s.golden(fmt.Sprintf("read-%dx%d-%s", size[0], size[1], name))
		}
	}
}

// The status line gives the keys room as the path allows, the weightiest
// always, and gives way in the middle of the path.
func TestStatusLine(t *testing.T) {
	for _, c := range conditions {
		for _, test := range []struct {
			width int
			want  []string
		}{
			{160, []string{" 荆门市 2024 › 一、2023年工作回顾 › （一）全力以赴稳增长，经济运行呈现新气象 ", "● 1 个地区", "对比", "换栏", "帮助 "}},
			{80, []string{" 荆门市 2024 › （一）全力以赴稳增长，", "… ", "● 1 个地区", "帮助 "}},
			{40, []string{" 荆门市 2024 › （一）", "… ", "帮助 "}},
		} {
			s := newScreen(t, c, test.width, 12).press("h h j j j space l l ] ]")
			status := s.rows()[11]
			at := 0
			for _, want := range test.want {
				i := strings.Index(status[at:], want)
				if i < 0 {
					t.Errorf("at %d the status line is\n<%s>, want %q in it", test.width, status, test.want)
					break
				}
				at += i
			}
		}
	}
}

func TestHelpBeginsWithTheKeysOfThePlace(t *testing.T) {
	s := newScreen(t, cell.Narrow, 80, 24).press("h h ?")
	rows := s.rows()
	if !strings.Contains(rows[0], "地区栏") {
		t.Errorf("help called from the regions begins with %q", rows[0])
	}
	for _, k := range []string{"?", "q", "esc"} {
		s.contains("关闭").press(k).lacks("关闭").contains("正文").press("?")
	}
}

func TestNoRowIsWiderThanTheScreen(t *testing.T) {
	for _, c := range conditions {
		for _, width := range []int{40, 59, 60, 61, 99, 100, 101, 200} {
			for _, keys := range []string{"", "h", "h h", "z", "?"} {
				s := newScreen(t, c, width, 12, errBroken).press(keys)
				for y, row := range s.rows() {
					if n := c.Width(row); n != width {
						t.Errorf("%d columns, keys %q: row %d has %d cells: %q", width, keys, y, n, row)
					}
				}
			}
		}
	}
}

func TestSmallWindowSaysWhatItNeeds(t *testing.T) {
	for _, size := range [][2]int{{39, 10}, {40, 9}, {8, 4}, {1, 1}} {
		s := newScreen(t, cell.Narrow, 160, 45)
		s.resize(size[0], size[1])
		if size[0] > 30 {
			s.contains("需要 40 列 10 行")
		}
		s.rows() // the smallest draw without a panic
		s.resize(160, 45)
		s.contains("目录")
	}
}

func TestOutlineFollowsTheBody(t *testing.T) {
	s := newScreen(t, cell.Narrow, 120, 14).press("h h j j j l l") // 荆门市
	s.contains("荆门市 2024")
	for range 40 {
		s.press("j")
		path := s.app.session.Top().Status().Path
		lit := ""
		for _, row := range s.rows() {
			if panes := strings.Split(row, "│"); len(panes) == 3 && strings.HasPrefix(panes[1], "▌") {
				lit = panes[1]
			}
		}
		if want := path[len(path)-1]; len(path) > 1 && !strings.Contains(lit, want[:len("（一）")]) {
			t.Fatalf("reading %q, but lit is %q:\n%s", want, lit, s.text())
		}
	}
}

func TestSectionKeysGoToHeadings(t *testing.T) {
	s := newScreen(t, cell.Narrow, 120, 14).press("h h j j j l l")
	for _, step := range []struct{ keys, first string }{
		{"]", "一、2023年工作回顾"}, {"]", "（一）全力以赴稳增长，经济运行呈现新气象"}, {"2]", "二、2024年工作建议"},
		{"[", "（二）坚定不移强产业，转型升级取得新突破"}, {"{", "一、2023年工作回顾"}, {"}", "二、2024年工作建议"}, {"}", "名词解释"}, {"}", "名词解释"},
	} {
		s.press(step.keys)
		body := s.rows()[1][strings.LastIndex(s.rows()[1], "│"):]
		if !strings.Contains(body, step.first) {
			t.Errorf("after %s the body begins with %q, want %s", step.keys, body, step.first)
		}
	}
}

func TestEveryRowOfTheBodyComesByOnceWhenScrolling(t *testing.T) {
	whole := newScreen(t, cell.Narrow, 60, 200).press("h h j j j l l z")
	want := bodyRows(whole.rows())
	s := newScreen(t, cell.Narrow, 60, 20).press("h h j j j l l z")
	got := bodyRows(s.rows())
	for range len(want) {
		before := s.rows()[1]
		s.press("j")
		rows := s.rows()
		if rows[1] == before && rows[1] == s.press("k").press("j").rows()[1] {
			break
		}
		got = append(got, strings.TrimSpace(rows[len(rows)-2]))
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("scrolled row by row:\n%s\nall at once:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// bodyRows are the rows between the pane's name and the status line, without
// the blank ones at the end.
func bodyRows(rows []string) []string {
	var list []string
	for _, r := range rows[1 : len(rows)-1] {
		list = append(list, strings.TrimSpace(r))
	}
	for len(list) > 0 && list[len(list)-1] == "" {
		list = list[:len(list)-1]
	}
	return list
}

func TestResizeKeepsTheReadingPlace(t *testing.T) {
	s := newScreen(t, cell.Narrow, 160, 45).press("h h j j j l l 12j")
	place := s.app.session.Reader().Place()
	for _, size := range [][2]int{{80, 24}, {40, 10}, {61, 13}, {200, 60}, {20, 3}, {160, 45}} {
		s.resize(size[0], size[1])
		s.rows()
		if got := s.app.session.Reader().Place(); got != place {
			t.Errorf("at %v the place is %v, was %v", size, got, place)
		}
	}
}

func TestMouseScrollsThePaneUnderThePointerAndSelects(t *testing.T) {
	s := newScreen(t, cell.Narrow, 160, 12)
	s.mouse(tea.MouseButtonLeft, 5, 5).contains("荆门市 2024 ")
	before := s.rows()
	s.mouse(tea.MouseButtonWheelDown, 150, 5)
	after := s.rows()
	if before[1][:20] != after[1][:20] || before[4] == after[4] {
		t.Errorf("the wheel over the body scrolls\n%s\nto\n%s", strings.Join(before, "\n"), strings.Join(after, "\n"))
	}
	s.mouse(tea.MouseButtonLeft, 40, 3)
	if path := s.app.session.Top().Status().Path; len(path) < 2 {
		t.Errorf("a click in the outline goes to %v", path)
	}
}

func TestWhatCouldNotBeReadIsShown(t *testing.T) {
	s := newScreen(t, cell.Narrow, 100, 20, errBroken).contains("有 1 个问题")
	s.press("h h G").contains("坏.txt", "报告/坏.txt：是二进制文件，不是文本")
	s.press("g j").lacks("是二进制文件")
}

func TestPlaceIsKeptWhenComingBackToAReport(t *testing.T) {
	s := newScreen(t, cell.Narrow, 120, 12).press("h h j j j l l 5j h h")
	place := s.app.session.Reader().Place()
	s.press("k j")
	if got := s.app.session.Reader().Place(); got != place || got.Offset == 0 {
		t.Errorf("the place is %v, was %v", got, place)
	}
}

func TestKeysTypedAheadArriveOneByOne(t *testing.T) {
	a, b := newScreen(t, cell.Narrow, 120, 20), newScreen(t, cell.Narrow, 120, 20)
	a.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("hhjjjll]]")})
	b.press("h h j j j l l ] ]")
	if a.text() != b.text() {
		t.Errorf("typed ahead:\n%s\ntyped slowly:\n%s", a.text(), b.text())
	}
}

func TestPastedTextIsNoCommand(t *testing.T) {
	s := newScreen(t, cell.Narrow, 120, 20)
	before := s.text()
	s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("hjq"), Paste: true})
	if s.text() != before {
		t.Errorf("pasted text changes the screen to\n%s", s.text())
	}
}

// growing is a library that is still being read.
type growing struct{ *model.Memory }

func TestReportsThatComeLaterLeaveTheReaderInPlace(t *testing.T) {
	all := sources()
	library := &growing{model.NewMemory(nil)}
	s := openScreen(t, library, cell.Narrow, 120, 14).contains("还没有报告")
	grow := func(n int, problems ...error) {
		var reports []*model.Report
		for _, source := range all[len(all)-n:] { // those before it in the list come later
			reports = append(reports, source.report())
		}
		library.Memory = model.NewMemory(reports)
		s.send(mode.LibraryChanged{Problems: problems, Reading: "正在读 2/5"})
	}
	grow(2)
	s.contains("荆州市 2024", "正在读 2/5").press("h h j l l ] ]") // 潜江市
	place := s.app.session.Reader().Place()
	grow(len(all), errBroken)
	s.contains("海拉尔区", "有 1 个问题")
	if got := s.app.session.Reader().Place(); got != place || !strings.HasPrefix(place.Report, "潜江市") {
		t.Errorf("the place is %v, was %v", got, place)
	}
	s.press("h h k").contains("荆州市 2024 ")
	s.send(mode.LibraryChanged{})
	s.lacks("正在读")
}

// A border moves with the mouse that holds it, as far as all panes can be
// read.
func TestDraggingABorderMakesAListWider(t *testing.T) {
	for name, c := range conditions {
		s := newScreen(t, c, 120, 24)
		rule := func(n int) int { // the column of the nth line, from 0
			x, at := 0, 0
			for _, r := range s.rows()[5] {
				if r == '│' {
					if at == n {
						return x
					}
					at++
				}
				x += c.Width(string(r))
			}
			t.Fatalf("%s: no line %d in\n%s", name, n, s.text())
			return 0
		}
		drag := func(n, by int) {
			from := rule(n)
			for _, m := range []tea.MouseMsg{
				{X: from, Y: 5, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft},
				{X: from + by/2, Y: 9, Action: tea.MouseActionMotion, Button: tea.MouseButtonLeft},
				{X: from + by, Y: 9, Action: tea.MouseActionMotion, Button: tea.MouseButtonLeft},
				{X: from + by, Y: 9, Action: tea.MouseActionRelease},
				{X: from + 2*by, Y: 9, Action: tea.MouseActionMotion},
			} {
				s.send(m)
			}
		}
		first, second := rule(0), rule(1)
		if drag(0, 6); rule(0) != first+6 || rule(1) != second+6 {
			t.Errorf("%s: lines at %d and %d, dragged by 6 at %d and %d", name, first, second, rule(0), rule(1))
		}
		if drag(1, -4); rule(0) != first+6 || rule(1) != second+2 {
			t.Errorf("%s: the second line dragged by -4 from %d stands at %d", name, second+6, rule(1))
		}
		drag(0, 100)
		if rule(1)-rule(0) < 16 || 120-rule(1) < 30 {
			t.Errorf("%s: dragged far to the right, lines at %d and %d", name, rule(0), rule(1))
		}
		if drag(0, -100); rule(0) < 16 {
			t.Errorf("%s: dragged far to the left, a line at %d", name, rule(0))
		}
		s.resize(80, 24)
		s.press("h h").contains("地区", "正文")
	}
}

func TestHelpSaysHowTheTerminalSelectsText(t *testing.T) {
	for _, c := range conditions {
		for _, width := range []int{40, 80, 160} {
			newScreen(t, c, width, 120).press("?").contains("鼠标", "Shift 拖动", "由终端选文字")
		}
	}
}
