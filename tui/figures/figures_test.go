package figures

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"baogao/model"
	"baogao/parse/gazetteer"
	"baogao/tui/cell"
)

// conditions are the two kinds of terminals.
var conditions = map[string]cell.Condition{"narrow": cell.Narrow, "wide": cell.Wide}

var sizes = [][2]int{{160, 45}, {80, 24}, {40, 10}}

func TestTwoRegionsSideBySide(t *testing.T) {
	for name, c := range conditions {
		for _, size := range sizes {
			a, b := jingmen(t), jingzhou(t)
			s := newScreen(t, c, size[0], size[1], a, b).mark(a, b)
			s.open(NewCompare(s.session)).press("j")
			s.golden(fmt.Sprintf("compare-%dx%d-%s", size[0], size[1], name))
		}
	}
}

func TestManyRegionsSideBySide(t *testing.T) {
	for name, c := range conditions {
		for _, size := range sizes {
			list := reports(jingmen(t), jingzhou(t), qianjiang(t), zengdu(t))
			s := newScreen(t, c, size[0], size[1], list...).mark(list...)
			s.open(NewCompare(s.session)).press("l j")
			s.golden(fmt.Sprintf("many-%dx%d-%s", size[0], size[1], name))
		}
	}
}

// A note that is cut would say another year or rank than the report does.
func TestSeveralYearsAreSaidWholeBesideAFigureOrNotAtAll(t *testing.T) {
	cut := regexp.MustCompile(`20[0-9]*—?[0-9]*[…⋯]|共[0-9]*[…⋯]|第[0-9]*[…⋯]`)
	for name, c := range conditions {
		for width := 80; width <= 170; width += 5 {
			list := append(reports(jingmen(t), jingzhou(t), qianjiang(t), zengdu(t)), hailar(t)[1])
			s := newScreen(t, c, width, 45, list...).mark(list...)
			s.open(NewCompare(s.session)).press("l l l j")
			for _, row := range s.rows() {
				if strings.Contains(row, "8.5%") && cut.MatchString(row) {
					t.Errorf("%s, %d columns: %s", name, width, row)
				}
			}
			if width == 160 && !regexp.MustCompile(`8\.5% (共5年|2017—2021)`).MatchString(s.row("8.5%")) {
				t.Errorf("%s: no years in %s", name, s.row("8.5%"))
			}
		}
	}
}

// The room that is missing is taken where it costs the fewest words: no column
// loses its notes while years of another could be said shorter.
func TestYearsGetShorterBeforeANoteGoes(t *testing.T) {
	for name, c := range conditions {
		for width := 100; width <= 160; width++ {
			list := reports(jingmen(t), jingzhou(t), qianjiang(t), zengdu(t))
			s := newScreen(t, c, width, 45, list...).mark(list...)
			s.open(NewCompare(s.session)).press("l l l j")
			table := strings.Join(s.rows(), "\n")
			if strings.Contains(table, "1-") || strings.Contains(table, "2-4/4") {
				continue // not all columns are in sight
			}
			if strings.Contains(table, "2017—2021") && !(strings.Contains(table, "省第4位") && strings.Contains(table, "省+0.4")) {
				t.Errorf("%s, %d columns: years are said in full and notes are missing in\n%s", name, width, table)
			}
			if width > 120 && !strings.Contains(table, "省第4位") {
				t.Errorf("%s, %d columns: no rank in\n%s", name, width, table)
			}
		}
	}
}

func TestRegionsWithNothingToSayLeaveTheirPlaceToOthers(t *testing.T) {
	list := append(reports(jingmen(t), jingzhou(t), qianjiang(t), zengdu(t)), hailar(t)[1])
	s := newScreen(t, cell.Narrow, 100, 30, list...).mark(list...)
	s.open(NewCompare(s.session)).press("/").press("粮 食 enter")
	_, under, _ := strings.Cut(strings.Join(s.rows(), "\n"), "原文 粮食")
	if !strings.Contains(under, "58.7亿斤") || !strings.Contains(under, "91.4亿斤") || strings.Contains(under, "没有这个数") {
		t.Errorf("under the table stands\n%s", under)
	}
}

func TestTheSentenceOfSeveralYearsSaysWhich(t *testing.T) {
	for name, c := range conditions {
		s := newScreen(t, c, 100, 30, jingmen(t), zengdu(t))
		s.session.Mark("荆门市-2024")
		s.session.Mark("曾都区-2022")
		s.open(NewCompare(s.session)).press("/")
		s.press("年 均 enter")
		if row := s.row("曾都 2017—2021年"); !strings.Contains(row, "一、2021年工作回顾") {
			t.Errorf("%s: %s", name, row)
		}
	}
}

func TestOwnFiguresOfARegion(t *testing.T) {
	for name, c := range conditions {
		for _, size := range sizes {
			r := jingmen(t)
			s := newScreen(t, c, size[0], size[1], r)
			s.open(NewOwn(s.session, r.ID))
			s.golden(fmt.Sprintf("own-%dx%d-%s", size[0], size[1], name))
		}
	}
}

func TestOutcomeOfPromises(t *testing.T) {
	for name, c := range conditions {
		for _, size := range sizes {
			list := hailar(t)
			s := newScreen(t, c, size[0], size[1], list...)
			s.open(NewOutcome(s.session, list[0].ID))
			s.golden(fmt.Sprintf("outcome-%dx%d-%s", size[0], size[1], name))
		}
	}
}

func TestSourcesOfARow(t *testing.T) {
	for name, c := range conditions {
		for _, size := range sizes {
			a, b := jingmen(t), jingzhou(t)
			s := newScreen(t, c, size[0], size[1], a, b).mark(a, b)
			s.open(NewCompare(s.session)).press("enter")
			s.golden(fmt.Sprintf("source-%dx%d-%s", size[0], size[1], name))
		}
	}
}

func TestRankingOfRegions(t *testing.T) {
	for name, c := range conditions {
		for _, size := range sizes {
			list := reports(jingmen(t), jingzhou(t), qianjiang(t), report(t, "甲县", 2023, "无"))
			s := newScreen(t, c, size[0], size[1], list...)
			m := NewRank(s.session, model.RowKey{Indicator: gdp, Measure: growth}, 2023)
			s.open(m).rest(m.Start())
			s.press("j")
			s.golden(fmt.Sprintf("rank-%dx%d-%s", size[0], size[1], name))
		}
	}
}

func TestRankingOpensFromARowAndMarksForComparison(t *testing.T) {
	list := reports(jingmen(t), jingzhou(t), qianjiang(t), zengdu(t))
	s := newScreen(t, cell.Narrow, 120, 40, list...).mark(list[0], list[1])
	s.open(NewCompare(s.session)).press("j")
	top := s.session.Top().(*Compare)
	s.rest(top.openRank())
	s.has("固定资产投资 增速  2023年实绩")
	s.hasNot("曾都区") // looks back on another year
	if got := s.cursor(); !strings.HasPrefix(got, "▌ 1 荆州市 10.1%") {
		t.Error(got)
	}
	s.has("没有这个数的")
	s.session.Mark(list[0].ID)
	s.session.Mark(list[1].ID)
	s.press("G space")
	if got := s.session.Marks(); len(got) != 1 || got[0] != list[2].ID {
		t.Errorf("marks %v", got)
	}
}

func TestARankingHasNoColumnForAMedianOfTwo(t *testing.T) {
	key := model.RowKey{Indicator: gdp, Measure: growth, Tense: model.Done}
	for n, list := range map[int][]*model.Report{2: reports(jingmen(t), jingzhou(t)), 3: reports(jingmen(t), jingzhou(t), qianjiang(t))} {
		s := newScreen(t, cell.Narrow, 160, 45, list...)
		m := NewRank(s.session, key, 2023)
		s.open(m).rest(m.Start())
		if n == 2 {
			s.hasNot("与中位数差")
		} else {
			s.has("与中位数差")
		}
	}
}

func TestRankingOpensTheYearsOfARegion(t *testing.T) {
	s := newScreen(t, cell.Narrow, 100, 30, hailar(t)...)
	m := NewRank(s.session, model.RowKey{Indicator: gdp, Measure: growth}, 2013)
	s.open(m).rest(m.Start())
	s.press("Y")
	s.has("地区生产总值 增速")
	s.has("2014年")
}

func TestCourseOfAnIndicator(t *testing.T) {
	for name, c := range conditions {
		for _, size := range sizes {
			list := hailar(t)
			s := newScreen(t, c, size[0], size[1], list...)
			s.open(NewCourse(s.session, list[0].ID, gdp))
			s.golden(fmt.Sprintf("course-%dx%d-%s", size[0], size[1], name))
		}
	}
}

func TestNoSizeBreaksAScreen(t *testing.T) {
	list := append(reports(jingmen(t), jingzhou(t), qianjiang(t), zengdu(t)), hailar(t)...)
	for _, c := range conditions {
		for width := 40; width <= 170; width += 7 {
			for height := 10; height <= 50; height += 9 {
				s := newScreen(t, c, width, height, list...).mark(list...)
				s.open(NewCompare(s.session)).press("a a j j l l z").rows()
				s.press("enter").rows()
				s.press("q i").rows()
				s.press("q c").rows()
				s.open(NewOutcome(s.session, list[4].ID)).press("z G").rows()
				s.press("Y z").rows()
			}
		}
	}
}

func TestOutcomeShowsOneVerdictAtATime(t *testing.T) {
	list := hailar(t)
	s := newScreen(t, cell.Narrow, 120, 30, list...)
	s.open(NewOutcome(s.session, list[1].ID))
	if got := s.row("固定资产投资"); !strings.Contains(got, "23% │ 24.7% │ +1.7 百分点 完成 区本级") && !strings.Contains(got, "23% 24.7% +1.7 百分点 完成 区本级") {
		t.Error(got)
	}
	s.press("a").has("固定资产投资") // 完成
	s.hasNot("农村居民")
	s.press("a").has("未完成")
	s.hasNot("固定资产投资")
	s.press("a").has("农村居民") // 未报
	s.press("a a").has("固定资产投资")
}

func TestUnreportedPromiseOpensTheTargetOnly(t *testing.T) {
	list := hailar(t)
	s := newScreen(t, cell.Narrow, 120, 30, list...)
	s.open(NewOutcome(s.session, list[1].ID)).press("/ 农 村 enter enter")
	s.has("没有报告这项结果")
}

func TestClauseEndsAtStopsSemicolonsAndParagraphs(t *testing.T) {
	const text = "第一句。第二句，有6.7%；第三句\n下一段"
	at := strings.Index(text, "6.7%")
	if got := clause(text, model.Span{Start: at, End: at + 4}).In(text); got != "第二句，有6.7%；" {
		t.Errorf("%q", got)
	}
	at = strings.Index(text, "第三")
	if got := clause(text, model.Span{Start: at, End: at + 6}).In(text); got != "第三句" {
		t.Errorf("%q", got)
	}
	if got := clause(text, model.Span{Start: -1, End: 500}); got != (model.Span{}) {
		t.Errorf("%v", got)
	}
}

func TestShortNames(t *testing.T) {
	for name, want := range map[string]string{"荆门市": "荆门", "内蒙古自治区": "内蒙古", "宁夏回族自治区": "宁夏", "海拉尔区": "海拉尔", "郊区": "郊区", "兴山县": "兴山"} {
		if got := gazetteer.Short(name); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
	for rank, want := range map[string]string{"全省第4位": "省第4位", "全国第3位": "全国第3位", "中部第1位": "中部第1位"} {
		if got := short(rank); got != want {
			t.Errorf("%s is %s, want %s", rank, got, want)
		}
	}
}
