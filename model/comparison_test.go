package model

import (
	"testing"
)

// says makes the figures of a region's report from observations alone.
func says(region string, review int, list ...Observation) *Figures {
	r := &Report{ID: MakeID(region, review+1), Observations: list}
	r.Meta.Region.Name, r.Meta.ReviewYear, r.Meta.PlanYear = region, review, review+1
	return FiguresOf(r)
}

func scoped(o Observation, scope string) Observation {
	o.Scope = scope
	return o
}

func TestDifferences(t *testing.T) {
	const y = "2023"
	for _, c := range []struct {
		name  string
		a, b  Observation // the difference is b − a
		want  string
		ahead int
	}{
		{"percentages differ in 百分点", obs("地区生产总值", Growth, 6.7, "%", Exact, Actual, y), obs("地区生产总值", Growth, 6.4, "%", Exact, Actual, y), "−0.3 百分点", -1},
		{"amounts are put in one unit", obs("城镇新增就业", Level, 5.5, "万人", Exact, Actual, y), obs("城镇新增就业", Level, 11333, "人", Exact, Actual, y), "−4.3667 万人", -1},
		{"a lower rate of unemployment is ahead", obs("城镇调查失业率", Level, 5, "%", Exact, Actual, y), obs("城镇调查失业率", Level, 5.2, "%", Exact, Actual, y), "+0.2 百分点", -1},
		{"a larger fall of PM2.5 is ahead", obs("PM2.5浓度", Growth, -3.1, "%", Exact, Actual, y), obs("PM2.5浓度", Growth, -4, "%", Exact, Actual, y), "−0.9 百分点", 1},
		{"prices have no side that is ahead", obs("居民消费价格", Growth, 2, "%", Exact, Actual, y), obs("居民消费价格", Growth, 0.5, "%", Exact, Actual, y), "−1.5 百分点", 0},
		{"equal", obs("地区生产总值", Growth, 7, "%", Exact, Actual, y), obs("地区生产总值", Growth, 7, "%", Exact, Actual, y), "持平", 0},
		{"years differ", obs("地区生产总值", Growth, 7, "%", Exact, Actual, y), obs("地区生产总值", Growth, 7, "%", Exact, Actual, "2021"), "年份不同", 0},
		{"a part of the year", obs("地区生产总值", Growth, 7, "%", Exact, Actual, y), obs("地区生产总值", Growth, 7, "%", Exact, Actual, "2023H1"), "时段不同", 0},
		{"scopes differ", obs("固定资产投资", Level, 100, "亿元", Exact, Actual, y), scoped(obs("固定资产投资", Level, 90, "亿元", Exact, Actual, y), "区本级"), "口径不同", 0},
		{"元 and 美元", obs("实际利用外资", Level, 9464, "万美元", Exact, Actual, y), obs("实际利用外资", Level, 3, "亿元", Exact, Actual, y), "单位不同", 0},
		{"a bound that settles who is ahead", obs("四上企业", Level, 946, "家", Exact, Actual, y), obs("四上企业", Level, 5000, "家", AtLeast, Actual, y), "+4054 家以上", 1},
		{"a bound that leaves it open", obs("四上企业", Level, 5200, "家", Exact, Actual, y), obs("四上企业", Level, 5000, "家", AtLeast, Actual, y), "界限不同", 0},
		{"a bound that is just reached", obs("四上企业", Level, 5000, "家", Exact, Actual, y), obs("四上企业", Level, 5000, "家", AtLeast, Actual, y), "不低于", 0},
		{"two bounds", obs("四上企业", Level, 800, "家", AtLeast, Actual, y), obs("四上企业", Level, 5000, "家", AtLeast, Actual, y), "界限不同", 0},
		{"targets by what they state", obs("地区生产总值", Growth, 7, "%", AtLeast, Target, y), obs("地区生产总值", Growth, 9, "%", Exact, Target, y), "+2 百分点", 1},
		{"a fall of at least 3 may be below one of 2", obs("单位GDP能耗", Growth, -2, "%", Exact, Actual, y), obs("单位GDP能耗", Growth, -3, "%", AtLeast, Actual, y), "−1 百分点以上", 1},
	} {
		a, b := says("甲市", 2023, c.a).All()[0], says("乙市", 2023, c.b).All()[0]
		if d := b.Subtract(a, false); d.String() != c.want || d.Ahead != c.ahead {
			t.Errorf("%s: %s, ahead %d; want %s, %d", c.name, d, d.Ahead, c.want, c.ahead)
		}
	}
}

func TestYearsOfOneRegionAreCompared(t *testing.T) {
	c := Compare([]*Figures{
		says("海拉尔区", 2012, obs("地区生产总值", Level, 235.2, "亿元", Exact, Actual, "2012")),
		says("海拉尔区", 2013, obs("地区生产总值", Level, 253.7, "亿元", Exact, Actual, "2013")),
	}, 0)
	if d := c.Difference(c.Rows[0], 1, 0); d.String() != "+18.5 亿元" {
		t.Errorf("difference %s", d)
	}
}

func TestComparisonHasARowForEachKindOfNumber(t *testing.T) {
	c := Compare([]*Figures{
		says("荆州市", 2023,
			obs("固定资产投资", Growth, 10.1, "%", Exact, Actual, "2023"),
			obs("地区生产总值", Growth, 6.4, "%", Exact, Actual, "2023"),
			obs("地区生产总值", Growth, 7, "%", Exact, Target, "2024"),
			obs("地区生产总值", Level, 3000, "亿元", Exact, Actual, "2020")), // of neither year
		says("潜江市", 2023,
			obs("地区生产总值", Level, 904.92, "亿元", Exact, Actual, "2023"),
			obs("地区生产总值", Level, 1000, "亿元", AtLeast, Target, "2026"),
			obs("地区生产总值", Level, 1500, "亿元", AtLeast, Target, "2030")),
	}, 0)
	var got []string
	for _, r := range c.Rows {
		s := r.Indicator + " " + r.Measure.Word() + " " + r.Tense.Word()
		for _, f := range r.Figures {
			if f == nil {
				s += " ·"
			} else {
				s += " " + f.String()
			}
		}
		got = append(got, s)
	}
	want := []string{
		"地区生产总值 总量 实绩 · 904.92 亿元",
		"地区生产总值 总量 远期 · 1500 亿元以上",
		"地区生产总值 增速 实绩 6.4% ·",
		"地区生产总值 增速 目标 7% ·",
		"固定资产投资 增速 实绩 10.1% ·",
	}
	if len(got) != len(want) {
		t.Fatalf("rows %q", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("row %d: %s, want %s", i, got[i], want[i])
		}
	}
	if d := c.Difference(c.Rows[2], 1, 0); d.Reasons[0] != ReasonMeasure {
		t.Errorf("growth against level: %v", d.Reasons)
	}
	if d := c.Difference(c.Rows[4], 1, 0); d.Reasons[0] != ReasonMissing {
		t.Errorf("nothing stated: %v", d.Reasons)
	}
}

func TestComparisonOfAYearTakesWhatEachReportStatesForIt(t *testing.T) {
	c := Compare([]*Figures{
		says("海拉尔区", 2013, obs("地区生产总值", Level, 282, "亿元", Exact, Target, "2014")),
		says("海拉尔区", 2014, obs("地区生产总值", Level, 274.4, "亿元", Exact, Actual, "2014"), obs("地区生产总值", Level, 296, "亿元", Exact, Target, "2015")),
	}, 2014)
	if len(c.Rows) != 2 || c.Rows[0].Tense != Done || c.Rows[0].Figures[1].String() != "274.4 亿元" || c.Rows[1].Tense != Plan || c.Rows[1].Figures[0].String() != "282 亿元" {
		t.Errorf("rows %+v", c.Rows)
	}
}

func growths(values ...float64) *Row {
	var columns []*Figures
	for _, v := range values {
		columns = append(columns, says("", 2023, obs("地区生产总值", Growth, v, "%", Exact, Actual, "2023")))
	}
	return Compare(columns, 0).Rows[0]
}

func TestMedianIsTheMiddleOfWhatIsComparable(t *testing.T) {
	if m := growths(6.4, 8, 6.7).Median(); m.String() != "6.7%" || m.Of != 3 {
		t.Errorf("of three: %s of %d", m, m.Of)
	}
	if m := growths(6.4, 8, 6.7, 6.3).Median(); m.String() != "6.55%" || m.Of != 4 {
		t.Errorf("of four: %s of %d", m, m.Of)
	}
	row := growths(6.4, 8, 6.7, 6)
	row.Figures[1].Period = "2021"
	m := row.Median()
	if m.String() != "6.4%" || m.Of != 3 {
		t.Errorf("without the one of another year: %s of %d", m, m.Of)
	}
	if d := m.Difference(row.Figures[1]); d.String() != "年份不同" {
		t.Errorf("of another year: %s", d)
	}
	if d := m.Difference(row.Figures[2]); d.String() != "+0.3 百分点" || d.Ahead != 1 {
		t.Errorf("from the median: %s", d)
	}
}

func TestMedianOfFewerThanThreeSaysNothing(t *testing.T) {
	row := growths(6.4, 8)
	if m := row.Median(); m.Of != 2 || m.Speaks() || m.Difference(row.Figures[0]).Comparable() {
		t.Errorf("%s of %d", m, m.Of)
	}
}

func TestMedianIsStatedInTheUnitThatReadsBest(t *testing.T) {
	var columns []*Figures
	for _, o := range []Observation{
		obs("城镇新增就业", Level, 11333, "人", Exact, Actual, "2023"), obs("城镇新增就业", Level, 4195, "人", Exact, Actual, "2023"),
		obs("城镇新增就业", Level, 7.1, "万人", Exact, Actual, "2023"), obs("城镇新增就业", Level, 5.5, "万人", Exact, Actual, "2023"),
	} {
		columns = append(columns, says("", 2023, o))
	}
	q := Compare(columns, 0).Rows[0].Median()
	if q.String() != "3.31665 万人" { // (1.1333 + 5.5) / 2
		t.Errorf("median %s", q)
	}
	near := says("", 2023, obs("城镇新增就业", Level, 30000, "人", Exact, Actual, "2023"))
	if d := q.Difference(Compare([]*Figures{near}, 0).Rows[0].Figures[0]); d.String() != "−0.31665 万人" {
		t.Errorf("30000 人 are from the median %s", d)
	}
	for i, v := range []float64{10, 13} {
		columns[i] = says("", 2023, obs("四上企业", Level, v, "家", Exact, Actual, "2023"))
	}
	if q := Compare(columns[:2], 0).Rows[0].Median(); q.String() != "12 家" {
		t.Errorf("median of 10 and 13 is %s", q)
	}
}

func TestARankingShowsItsFiguresInOneUnit(t *testing.T) {
	least := obs("城镇新增就业", Level, 0.8, "万人", AtLeast, Target, "2024")
	var columns []*Figures
	for _, o := range []Observation{least, obs("城镇新增就业", Level, 7.1, "万人", Exact, Target, "2024"), obs("城镇新增就业", Level, 5500, "人", About, Target, "2024")} {
		columns = append(columns, says("", 2023, o))
	}
	key := RowKey{"城镇新增就业", Level, Plan}
	for i, want := range []string{"8000 人以上", "71000 人", "约5500 人"} {
		k := Rank(columns, key, 2024)
		k.Median.Unit = ParseUnit("人")
		if got := k.Value(columns[i].Standing(key, 2024)); got != want {
			t.Errorf("in 人: %s, want %s", got, want)
		}
	}
	k := Rank(columns, key, 2024)
	if got := k.Value(columns[2].Standing(key, 2024)); got != "约0.55 万人" { // The median is the 0.8 万人.
		t.Errorf("of a median of %s: %s", k.Median, got)
	}
	if got := Rank(columns[1:], key, 2024).Value(columns[1].Standing(key, 2024)); got != "7.1 万人" {
		t.Errorf("of two: %s", got)
	}
	f := columns[1].Standing(key, 2024)
	for unit, want := range map[string]string{"户": "7.1 万人", "万户": "7.1 万人", "万人": "7.1 万人", "千人": "71 千人", "亿元": "7.1 万人"} {
		if got := f.StringIn(ParseUnit(unit)); got != want {
			t.Errorf("in %s: %s, want %s", unit, got, want)
		}
	}
}

func TestRankingPutsTheBestFirstAndNamesTheRest(t *testing.T) {
	figures := []*Figures{
		says("荆门市", 2023, obs("地区生产总值", Growth, 6.7, "%", Exact, Actual, "2023")),
		says("荆州市", 2023, obs("地区生产总值", Growth, 6.4, "%", Exact, Actual, "2023")),
		says("曾都区", 2021, obs("地区生产总值", Growth, 14, "%", Exact, Estimate, "2021")),
		says("潜江市", 2023, obs("地区生产总值", Level, 904.92, "亿元", Exact, Actual, "2023")),
		says("兴山县", 2023, obs("地区生产总值", Growth, 6.70, "%", Exact, Actual, "2023")),
		says("丙县", 2023, obs("地区生产总值", Growth, 6, "%", Exact, Actual, "2023")),
	}
	k := Rank(figures, RowKey{"地区生产总值", Growth, Done}, 0)
	want := []struct{ column, place int }{{0, 1}, {4, 1}, {1, 3}, {5, 4}}
	if len(k.Places) != len(want) {
		t.Fatalf("places %+v", k.Places)
	}
	for i, w := range want {
		if k.Places[i].Column != w.column || k.Places[i].Place != w.place {
			t.Errorf("place %d: %+v, want %+v", i, k.Places[i], w)
		}
	}
	if len(k.Silent) != 1 || k.Silent[0] != 3 {
		t.Errorf("silent %v", k.Silent)
	}
	if len(k.Apart) != 1 || k.Apart[0].Column != 2 || k.Apart[0].Reasons[0] != ReasonYear {
		t.Errorf("apart %+v", k.Apart)
	}
}

func TestRankingOfWhatShouldBeLowIsAscending(t *testing.T) {
	k := Rank([]*Figures{
		says("甲", 2023, obs("PM2.5浓度", Level, 35, "微克/立方米", Exact, Actual, "2023")),
		says("乙", 2023, obs("PM2.5浓度", Level, 31, "微克每立方米", Exact, Actual, "2023")),
	}, RowKey{"PM2.5浓度", Level, Done}, 0)
	if k.Places[0].Column != 1 {
		t.Errorf("places %+v", k.Places)
	}
}
