package figures

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/tui/cell"
)

func TestComparisonSaysWhoIsAhead(t *testing.T) {
	a, b := jingmen(t), jingzhou(t)
	s := newScreen(t, cell.Narrow, 100, 30, a, b).mark(a, b)
	s.open(NewCompare(s.session))
	for _, want := range []string{
		"地区生产总值 增速 │ 6.7% 省第4位 │ 6.4% 省+0.4 │ −0.3 百分点 荆门",
		"固定资产投资 增速 │ 6.8% 省+1.8 │ 10.1% 省+5.1 │ +3.3 百分点 荆州",
		"城镇新增就业 总量 │ 5.5 万人 │ 7.1 万人 │ +1.6 万人 荆州",
		"高新技术企业 总量 │ 670 家 │ 800 家以上 │ +130 家以上 荆州",
	} {
		if got := s.row(want[:strings.Index(want, " │")][:len("地区生产总值")]); !strings.Contains(got, want) {
			t.Errorf("row %q, want %q", got, want)
		}
	}
}

func TestFiguresOfDifferentYearsAreNotSubtracted(t *testing.T) {
	a, b := zengdu(t), qianjiang(t)
	s := newScreen(t, cell.Narrow, 120, 30, a, b).mark(a, b)
	s.open(NewCompare(s.session))
	if got := s.row("572 亿元"); !strings.Contains(got, "904.92 亿元 │ 年份不同") {
		t.Error(got)
	}
	s.has("曾都 2021年")
	s.has("潜江 2023年")
	s.press("a").has("曾都 2022年")
}

func TestMissingMeasureIsNamed(t *testing.T) {
	a, b := jingmen(t), qianjiang(t)
	s := newScreen(t, cell.Narrow, 120, 30, a, b).mark(a, b)
	s.open(NewCompare(s.session))
	if got := s.row("904.92 亿元"); !strings.Contains(got, "只有增速 │ 904.92 亿元") {
		t.Error(got)
	}
}

func TestTenseKeyGoesFromActualsToTargetsToAll(t *testing.T) {
	a, b := jingmen(t), jingzhou(t)
	s := newScreen(t, cell.Narrow, 120, 40, a, b).mark(a, b)
	s.open(NewCompare(s.session))
	s.has("2023年实绩")
	s.press("a").has("5.5 万人以上")
	s.hasNot("58.7 亿斤")
	s.press("a").has("2023年实绩和2024年目标")
	s.has("58.7 亿斤")
	s.has("增速 目标")
}

func TestTenseKeyKeepsTheIndicator(t *testing.T) {
	a, b := jingmen(t), jingzhou(t)
	s := newScreen(t, cell.Narrow, 120, 40, a, b).mark(a, b)
	s.open(NewCompare(s.session)).press("j j")
	for range 3 {
		if got := s.cursor(); !strings.Contains(got, "城镇新增就业") {
			t.Errorf("the cursor is on %q", got)
		}
		s.press("a")
	}
}

func TestCommonKeyHidesWhatOnlyOneRegionStates(t *testing.T) {
	a, b := jingmen(t), qianjiang(t)
	s := newScreen(t, cell.Narrow, 120, 40, a, b).mark(a, b)
	s.open(NewCompare(s.session)).has("固定资产投资")
	s.press("d").hasNot("固定资产投资")
	s.has("地区生产总值")
	s.press("d").has("固定资产投资")
}

func TestFilterKeepsRowsThatHaveEveryWord(t *testing.T) {
	a, b := jingmen(t), jingzhou(t)
	s := newScreen(t, cell.Narrow, 120, 40, a, b).mark(a, b)
	s.open(NewCompare(s.session)).press("/ 民 生")
	s.has("城镇新增就业")
	s.hasNot("粮食产量")
	if line := s.session.Top().Status().Line; line == nil || !strings.Contains(line.Text(), "民生") {
		t.Errorf("input line %v", line)
	}
	s.press("enter").has("城镇新增就业")
	s.press("esc").has("粮食产量")
	s.press("/ g d p").has("地区生产总值")
	s.hasNot("粮食产量")
	s.press("z z").has("没有含“gdpzz”的指标")
}

func TestFilterTakesPinyinAndInitials(t *testing.T) {
	a, b := jingmen(t), jingzhou(t)
	for typed, want := range map[string]string{"l s c l": "粮食产量", "l i a n g s h i": "粮食产量", "c z x z": "城镇新增就业", "c z j y": "城镇新增就业"} {
		s := newScreen(t, cell.Narrow, 120, 40, a, b).mark(a, b)
		s.open(NewCompare(s.session)).press("/ " + typed + " enter")
		if got := s.cursor(); !strings.Contains(got, want) {
			t.Errorf("%s finds %q", typed, got)
		}
		s.hasNot("固定资产投资")
	}
}

func TestSortByNameFollowsPinyin(t *testing.T) {
	a, b := jingmen(t), jingzhou(t)
	s := newScreen(t, cell.Narrow, 120, 40, a, b).mark(a, b)
	s.open(NewCompare(s.session)).press("s s s")
	rows := s.rows()[2:]
	for i, want := range []string{"城镇新增就业", "地区生产总值", "高新技术企业", " 新增 ", "固定资产投资", "粮食产量"} {
		if !strings.Contains(rows[i], want) {
			t.Errorf("row %d is %q, want %s", i, rows[i], want)
		}
	}
}

func TestSortByDifferencePutsTheLargestFirst(t *testing.T) {
	a, b := jingmen(t), jingzhou(t)
	s := newScreen(t, cell.Narrow, 120, 40, a, b).mark(a, b)
	s.open(NewCompare(s.session)).press("s s")
	rows := s.rows()[2:]
	for i, want := range []string{"固定资产投资", "地区生产总值", "粮食产量", "城镇新增就业", "高新技术企业"} {
		if !strings.Contains(rows[i], want) {
			t.Errorf("row %d is %q, want %s", i, rows[i], want)
		}
	}
}

func TestCursorStaysOnItsRowWhenTheTableChanges(t *testing.T) {
	a, b := jingmen(t), jingzhou(t)
	s := newScreen(t, cell.Narrow, 120, 40, a, b).mark(a, b)
	s.open(NewCompare(s.session)).press("j")
	for _, k := range []string{"s", "s", "s", "/ 资 产 enter", "esc"} {
		if got := s.press(k).cursor(); !strings.Contains(got, "固定资产投资") {
			t.Errorf("after %s the cursor is on %q", k, got)
		}
	}
}

func TestEnterOpensSentencesAndThenTheText(t *testing.T) {
	a, b := jingmen(t), jingzhou(t)
	s := newScreen(t, cell.Narrow, 120, 40, a, b).mark(a, b)
	s.open(OpenCompare(s.session)).press("j enter")
	s.has("10.1％")
	s.press("l enter")
	if got := s.reader.place; got.Report != b.ID || got.Lit.In(b.Text) != "10.1％" || !strings.HasPrefix(b.Text[got.Offset:], "固定资产投资增长") {
		t.Errorf("went to %+v", got)
	}
	if len(s.session.Modes()) != 1 {
		t.Error("the comparison still lies over the text")
	}
	s.open(OpenCompare(s.session))
	if got := s.cursor(); !strings.Contains(got, "固定资产投资") {
		t.Errorf("came back to %q", got)
	}
}

func TestOtherStatementsOfAFigureAreReachable(t *testing.T) {
	a, b := jingmen(t), zengdu(t)
	s := newScreen(t, cell.Narrow, 120, 40, a, b).mark(a, b)
	s.open(NewCompare(s.session)).press("/ 总 量 enter enter l")
	s.has("这份报告里的其他说法")
	s.has("500 亿元以上")
	s.press("j enter")
	if got := s.reader.place.Lit.In(b.Text); got != "500亿元" {
		t.Errorf("lit %q", got)
	}
}

func TestSentencesFollowTheCursorOnceItRests(t *testing.T) {
	a, b := jingmen(t), jingzhou(t)
	s := newScreen(t, cell.Narrow, 120, 40, a, b).mark(a, b)
	c := NewCompare(s.session)
	s.open(c)
	s.has("原文 地区生产总值 增速")
	first := c.Do("down", 0)
	second := c.Do("down", 0)
	s.has("原文 地区生产总值 增速") // still moving
	s.rest(first)
	s.has("原文 地区生产总值 增速") // moved on since
	s.rest(second)
	s.has("原文 城镇新增就业 总量")
}

func TestColumnsScrollSidewaysBesideTheIndicators(t *testing.T) {
	list := reports(jingmen(t), jingzhou(t), qianjiang(t), zengdu(t))
	s := newScreen(t, cell.Narrow, 80, 24, list...).mark(list...)
	s.open(NewCompare(s.session))
	s.has("荆门 2023年")
	s.press("l l l").has("曾都 2021年")
	s.hasNot("荆门 2023年")
	s.has("地区生产总值")
	s.press("h h h").has("荆门 2023年")
}

func TestClickChoosesColumnAndRow(t *testing.T) {
	list := reports(jingmen(t), jingzhou(t), qianjiang(t))
	s := newScreen(t, cell.Narrow, 120, 24, list...).mark(list...)
	c := NewCompare(s.session)
	s.open(c)
	x := cell.Narrow.Width(strings.SplitN(s.rows()[0], "潜江", 2)[0])
	for y, row := range s.rows() {
		if strings.Contains(row, "11333 人") {
			c.Update(tea.MouseMsg{X: x, Y: y, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft})
		}
	}
	s.has("潜江−中位数")
	if got := s.cursor(); !strings.Contains(got, "城镇新增就业") {
		t.Error(got)
	}
}

func TestColumnsAreOrderedByARow(t *testing.T) {
	list := reports(jingzhou(t), qianjiang(t), jingmen(t))
	s := newScreen(t, cell.Narrow, 160, 30, list...).mark(list...)
	s.open(NewCompare(s.session)).press("/ 增 速 enter j r")
	if got := strings.Fields(s.rows()[0]); strings.Join(got[1:4], " ") != "荆州 荆门 潜江" { // by 固定资产投资
		t.Errorf("header %q", got)
	}
}

func TestBaseOfManyIsTheMedianOrAColumn(t *testing.T) {
	list := reports(jingzhou(t), qianjiang(t), jingmen(t))
	s := newScreen(t, cell.Narrow, 160, 30, list...).mark(list...)
	s.open(NewCompare(s.session)).press("l")
	s.has("荆门−中位数")
	if got := s.row("省第4位"); !strings.Contains(got, "+0.3 百分点 1/3") {
		t.Error(got)
	}
	s.press("h h = l").has("潜江−荆州")
	s.press("l").has("+0.3 百分点")
}

func TestDropTakesAColumnAwayAndItsMark(t *testing.T) {
	list := reports(jingzhou(t), qianjiang(t), jingmen(t))
	s := newScreen(t, cell.Narrow, 160, 30, list...).mark(list...)
	s.open(NewCompare(s.session)).press("x")
	s.hasNot("潜江")
	if s.session.Marked(list[1].ID) {
		t.Error("still marked")
	}
}

func TestYearKeysGoThroughTheYears(t *testing.T) {
	list := hailar(t)
	s := newScreen(t, cell.Narrow, 120, 30, list...).mark(list...)
	s.open(NewCompare(s.session)).press("a a >")
	s.has("2013年实绩和2013年目标")
	if got := s.row("282 亿元"); !strings.Contains(got, "282 亿元 │") {
		t.Error(got)
	}
	s.press("> >").hasNot("2013年实绩和2013年目标")
}

func TestTooFewRegionsSaysWhatToDo(t *testing.T) {
	a := jingmen(t)
	s := newScreen(t, cell.Narrow, 80, 24, a)
	s.open(NewCompare(s.session)).has("对比要有两个或更多地区")
	s.has("按 c 在这里选地区")
	s = newScreen(t, cell.Narrow, 80, 24, a).mark(a)
	s.open(NewCompare(s.session)).has("只选中了荆门市 2024")
}

func TestNoMarkedRegionAsksForOneToCompareWithTheOneBeingRead(t *testing.T) {
	a, b := jingmen(t), jingzhou(t)
	s := newScreen(t, cell.Narrow, 80, 24, a, b)
	s.reader.place.Report = a.ID
	c := NewCompare(s.session)
	s.open(c)
	c.Start()
	s.has("Enter 选一个，与正在读的并列")
	s.press("enter").has("荆门−荆州")

	s = newScreen(t, cell.Narrow, 80, 24, a, b)
	s.reader.place.Report = a.ID
	c = NewCompare(s.session)
	s.open(c)
	c.Start()
	s.press("esc")
	if got := len(s.session.Modes()); got != 1 {
		t.Errorf("%d modes are open after the choice is left, want the reader alone", got)
	}
}

func TestOneMarkedRegionIsComparedWithTheOneBeingRead(t *testing.T) {
	a, b := jingmen(t), jingzhou(t)
	s := newScreen(t, cell.Narrow, 80, 24, a, b).mark(a)
	s.reader.place.Report = b.ID
	s.open(NewCompare(s.session)).has("荆州−荆门")
}

func TestReportsWithoutFiguresAreSaidSo(t *testing.T) {
	a, b := report(t, "甲县", 2023, "无"), report(t, "乙县", 2023, "无")
	s := newScreen(t, cell.Narrow, 80, 24, a, b).mark(a, b)
	s.open(NewCompare(s.session)).has("没有读出可以对比的指标数字")
	s.open(NewOwn(s.session, a.ID)).has("没有读出指标数字")
	s.open(NewOutcome(s.session, a.ID)).has("没有读出带数字的目标")
	s.open(NewOwn(s.session, "没有")).has("打不开")
}

func TestManyReportsAreLoadedBesideTheLoop(t *testing.T) {
	list := columns(20)
	s := newScreen(t, cell.Narrow, 120, 30, list...).mark(list...)
	c := NewCompare(s.session)
	s.open(c).has("正在读取 20 份报告")
	s.rest(c.Start())
	s.hasNot("正在读取")
	s.has("第1−中位数")
	s.has("1-6/20")
}

func TestChoosingRegionsInTheComparison(t *testing.T) {
	a, b := jingmen(t), jingzhou(t)
	s := newScreen(t, cell.Narrow, 80, 24, a, b)
	s.open(NewCompare(s.session)).press("c j z tab")
	s.has("已选：荆州市 2024")
	s = newScreen(t, cell.Narrow, 80, 24, a, b)
	s.open(NewCompare(s.session)).press("c tab tab enter")
	s.has("荆州")
	if len(s.session.Marks()) != 2 {
		t.Errorf("marks %v", s.session.Marks())
	}
}
