package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/tui/cell"
)

// withFigures is the library of the sources, whose 荆门市 states two figures.
func withFigures() model.Library {
	var reports []*model.Report
	for _, s := range sources() {
		r := s.report()
		if r.Meta.Region.Name == "荆门市" {
			r.Observations = []model.Observation{
				figure(r, "固定资产投资", model.Growth, model.Actual, "2023", "固定资产投资增长6.8%", "6.8%", 6.8, "%"),
				figure(r, "地区生产总值", model.Growth, model.Target, "2024", "地区生产总值增长7%", "7%", 7, "%"),
				figure(r, "城镇新增就业", model.Level, model.Target, "2024", "城镇新增就业5.5万人", "5.5万人", 5.5, "万人"),
			}
		}
		reports = append(reports, r)
	}
	return model.NewMemory(reports)
}

func figure(r *model.Report, indicator string, m model.Measure, k model.Kind, period, quote, number string, value float64, unit string) model.Observation {
	at := strings.Index(r.Text, quote)
	return model.Observation{Indicator: indicator, Measure: m, Kind: k, Period: period, Value: value, Unit: unit, Bound: model.Exact,
		Quote: model.Span{Start: at, End: at + len(quote)}, Number: model.Span{Start: at + len(quote) - len(number), End: at + len(quote)}}
}

// firstHit is the first row of the box that shows something found.
func firstHit(s *screen) string {
	rows := s.rows()
	for y, row := range rows {
		if strings.Contains(row, "›") && strings.Contains(rows[y-1], "跳转") {
			return rows[y+1]
		}
	}
	return ""
}

func TestJumpFindsWhatIsMeantFirst(t *testing.T) {
	for name, c := range conditions {
		for _, size := range sizes {
			for query, want := range map[string][2]string{
				"jm":        {"荆门市 2024", "地区"},
				"荆州":        {"荆州市 2024", "地区"},
				"hle2014":   {"海拉尔区 2014", "地区"},
				"hle":       {"海拉尔区 2015", "地区"}, // the newest
				"gdzctz":    {"固定资产投资", "指标"},
				"czxzjy":    {"城镇新增就业", "指标"},
				"gdp":       {"地区生产总值", "指标"},
				"lzz":       {"“链长制”", "名词"},
				"xinxinggy": {"坚持以新型工业化为", "章节"},
				"工作回顾":      {"一、2023年工作回顾", "章节"},
			} {
				s := openScreen(t, withFigures(), c, size[0], size[1]).press("h h j j j l l p").press(query)
				if row := firstHit(s); !strings.Contains(row, want[0]) || !strings.Contains(row, want[1]) {
					t.Errorf("%s %v: %s finds %q first, want %s", name, size, query, row, want)
				}
			}
		}
	}
}

func TestJumpGoesThereAndBack(t *testing.T) {
	for _, c := range conditions {
		for query, want := range map[string]string{
			"jz":     "各位代表",
			"qlyfwz": "（一）全力以赴稳增长",
			"lzz":    "由市领导担任重点产业链链长",
			"czxzjy": "城镇新增就业5.5万人",
		} {
			s := openScreen(t, withFigures(), c, 80, 10).press("h h j j j l l 2j")
			before := s.text()
			s.press("p").press(query).press("enter").lacks("跳转 ──").contains(want)
			if s.press("^o"); s.text() != before {
				t.Errorf("%s: back shows\n%s\nnot\n%s", query, s.text(), before)
			}
		}
	}
}

// The number itself counts, and that one can read on after it, also where the
// sentence begins in view.
func TestJumpBringsTheWholeOfAFigureIntoView(t *testing.T) {
	for name, c := range conditions {
		for height := 10; height < 40; height++ {
			s := openScreen(t, withFigures(), c, 60, height).press("h h j j j l l p").press("gdzctz").press("enter")
			y := rowOf(s, "6.8%")
			if y < 1 || y > height-2-(height-2)/8 {
				t.Errorf("%s, %d rows: the figure stands in row %d of\n%s", name, height, y, s.text())
			}
		}
	}
}

func TestJumpShowsWhereOneWasBeforeAnythingIsTyped(t *testing.T) {
	s := newScreen(t, cell.Narrow, 80, 24).press("p").contains("输入汉字、拼音或首字母").press("esc")
	s.press("] m }").press("h h j j j l l").press("p")
	s.contains("海拉尔区 2015", "二、2024年工作建议", "去过", "书签").lacks("输入汉字")
	s.press("enter").contains("目录  海拉尔区 2015").lacks("去过")
}

func TestJumpSaysThatNothingIsFoundAndTakesNothingThatActsOnTheTerminal(t *testing.T) {
	s := newScreen(t, cell.Narrow, 60, 12).press("p")
	s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("zz\x1b[2J\x07zzz"), Paste: true})
	s.contains("没有找到“zz[2Jzzz”", "用 f 查")
	s.press("esc").lacks("没有找到")
}

// What other reports say comes after what the one being read says.
func TestJumpFindsSectionsOfOtherReportsAfterItsOwn(t *testing.T) {
	s := newScreen(t, cell.Narrow, 100, 30).press("h h j j j l l p").press("gzjy")
	own, others := rowOf(s, "二、2024年工作建议"), rowOf(s, "荆州市 2024")
	if own < 0 || others < own {
		t.Errorf("own in row %d, of others in row %d:\n%s", own, others, s.text())
	}
}

// TestJumpFindsSectionsOfTheRegionsOtherYears: in a large library, too, where
// those of others are not looked through.
func TestJumpFindsSectionsOfTheRegionsOtherYears(t *testing.T) {
	first := region("海拉尔区", model.County, "呼伦贝尔市", "内蒙古自治区", "000001")
	reports := []*model.Report{
		source{region: first, year: 2015, text: "# 一、过去一年工作\n增长。"}.report(),
		source{region: first, year: 2014, text: "# 一、振兴牧区经济\n增长。"}.report(),
	}
	for i := range 40 {
		reports = append(reports, source{region: region(fmt.Sprintf("区%d", i), model.County, "", "", fmt.Sprint(200000+i)), year: 2024,
			text: "# 一、振兴老工业基地\n增长。"}.report())
	}
	s := openScreen(t, model.NewMemory(reports), cell.Narrow, 100, 24).press("p z x m q").contains("振兴牧区经济", "海拉尔区 2014")
	s.press("enter").contains("目录  海拉尔区 2014")
	s.press("p z x l g y").lacks("振兴老工业基地")
}

func TestJumpTakesTheMouse(t *testing.T) {
	s := newScreen(t, cell.Narrow, 80, 24).press("p").press("2024")
	y := rowOf(s, "荆州市 2024")
	s.mouse(tea.MouseButtonLeft, 20, y)
	if rows := s.rows(); !strings.Contains(rows[y], "▌ 荆州市 2024") {
		t.Errorf("a click selects\n%s", s.text())
	}
	s.mouse(tea.MouseButtonLeft, 20, y).contains("目录  荆州市 2024").lacks("› 2024")
}

func TestNoRowIsWiderThanTheScreenUnderTheBox(t *testing.T) {
	for _, c := range conditions {
		for width := 40; width < 130; width += 7 {
			s := newScreen(t, c, width, 12).press("p").press("g")
			for y, row := range s.rows() {
				if n := c.Width(row); n != width {
					t.Errorf("%d columns: row %d has %d cells: %q", width, y, n, row)
				}
			}
		}
	}
}
