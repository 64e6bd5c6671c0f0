package model

import (
	"strings"
	"testing"
)

// Targets and what came of them as 海拉尔区's reports of 2013 to 2015 state
// them, read by hand.
func TestPromisesAreJudgedByTheNextReport(t *testing.T) {
	own := func(o Observation) Observation { return scoped(o, "区本级") }
	reports := []*Figures{
		says("海拉尔区", 2014,
			obs("地区生产总值", Growth, 9.1, "%", Exact, Actual, "2014"),
			obs("旅游收入", Level, 56.4, "亿元", Exact, Actual, "2014"),
			obs("城镇登记失业率", Level, 3.79, "%", Exact, Actual, "2014"),
			obs("城镇新增就业", Level, 5487, "人", Exact, Actual, "2014"),
			own(obs("固定资产投资", Growth, 33.5, "%", Exact, Actual, "2014")),
			obs("地区生产总值", Growth, 8, "%", Exact, Target, "2015")),
		says("海拉尔区", 2012, // given out of order on purpose
			obs("地区生产总值", Growth, 18.5, "%", Exact, Actual, "2012"),
			obs("地区生产总值", Growth, 20, "%", Exact, Target, "2013"),
			obs("地区生产总值", Level, 282, "亿元", Exact, Target, "2013"),
			own(obs("固定资产投资", Growth, 23, "%", Exact, Target, "2013")),
			own(obs("固定资产投资", Level, 100, "亿元", Exact, Target, "2013")),
			obs("农村居民人均可支配收入", Growth, 18, "%", Exact, Target, "2013"),
			obs("旅游收入", Level, 46, "亿元", Exact, Target, "2013")),
		says("海拉尔区", 2013,
			obs("地区生产总值", Growth, 10.1, "%", Exact, Actual, "2013"),
			obs("地区生产总值", Level, 253.7, "亿元", Exact, Actual, "2013"),
			own(obs("固定资产投资", Growth, 24.7, "%", Exact, Actual, "2013")),
			own(obs("固定资产投资", Level, 90.7, "亿元", Exact, Actual, "2013")),
			obs("旅游收入", Level, 47.2, "亿元", Exact, Actual, "2013"),
			obs("地区生产总值", Growth, 11, "%", Exact, Target, "2014"),
			own(obs("固定资产投资", Growth, 20, "%", Exact, Target, "2014")),
			obs("旅游收入", Level, 50, "亿元", AtLeast, Target, "2014"),
			obs("城镇登记失业率", Level, 4, "%", AtMost, Target, "2014"),
			obs("城镇新增就业", Level, 5000, "个", Exact, Target, "2014")),
	}
	want := strings.TrimSpace(`
2013 地区生产总值 总量 282 亿元 → 253.7 亿元 未完成 −28.3 亿元
2013 地区生产总值 增速 20% → 10.1% 未完成 −9.9 百分点
2013 固定资产投资 总量 100 亿元 → 90.7 亿元 未完成 −9.3 亿元
2013 固定资产投资 增速 23% → 24.7% 完成 +1.7 百分点
2013 农村居民人均可支配收入 增速 18% → · 未报 未提
2013 旅游收入 总量 46 亿元 → 47.2 亿元 完成 +1.2 亿元
2014 地区生产总值 增速 11% → 9.1% 未完成 −1.9 百分点
2014 固定资产投资 增速 20% → 33.5% 完成 +13.5 百分点
2014 城镇新增就业 总量 5000 个 → 5487 人 完成 +487 人
2014 城镇登记失业率 总量 4%以内 → 3.79% 完成 −0.21 百分点
2014 旅游收入 总量 50 亿元以上 → 56.4 亿元 完成 +6.4 亿元
2015 地区生产总值 增速 8% → · 待报 未提`)
	var got []string
	for _, p := range Outcomes(reports) {
		actual, difference := "·", Difference{Reasons: []Reason{ReasonMissing}}
		if p.Actual != nil {
			actual, difference = p.Actual.String(), p.Difference
		}
		got = append(got, strings.Join([]string{p.Target.Period, p.Target.Indicator, p.Target.Measure.Word(), p.Target.String(), "→", actual, p.Verdict.Word(), difference.String()}, " "))
	}
	if g := strings.Join(got, "\n"); g != want {
		t.Errorf("got\n%s\nwant\n%s", g, want)
	}
}

func TestVerdictsUnderstandBounds(t *testing.T) {
	const y = "2024"
	for _, c := range []struct {
		name           string
		target, actual Observation
		ceiling        bool
		want           Verdict
	}{
		{"以上 reached", obs("旅游收入", Level, 60, "亿元", AtLeast, Target, y), obs("旅游收入", Level, 60, "亿元", Exact, Actual, y), false, Met},
		{"突破 answers 突破", obs("接待游客", Level, 370, "万人次", AtLeast, Target, y), obs("接待游客", Level, 370, "万人次", AtLeast, Actual, y), false, Met},
		{"突破 less than promised", obs("接待游客", Level, 500, "万人次", AtLeast, Target, y), obs("接待游客", Level, 370, "万人次", AtLeast, Actual, y), false, Open},
		{"以内 kept", obs("城镇调查失业率", Level, 5.5, "%", AtMost, Target, y), obs("城镇调查失业率", Level, 5.2, "%", Exact, Actual, y), false, Met},
		{"以内 broken", obs("城镇调查失业率", Level, 5, "%", AtMost, Target, y), obs("城镇调查失业率", Level, 5.2, "%", Exact, Actual, y), false, Missed},
		{"two 以内", obs("城镇调查失业率", Level, 5.5, "%", AtMost, Target, y), obs("城镇调查失业率", Level, 5.5, "%", AtMost, Actual, y), false, Met},
		{"an actual 以内 above the target", obs("城镇调查失业率", Level, 5, "%", AtMost, Target, y), obs("城镇调查失业率", Level, 5.5, "%", AtMost, Actual, y), false, Open},
		{"左右 by its own digits", obs("地区生产总值", Growth, 7, "%", About, Target, y), obs("地区生产总值", Growth, 6.9, "%", Exact, Actual, y), false, Met},
		{"左右 of finer digits", obs("地区生产总值", Growth, 6.5, "%", About, Target, y), obs("地区生产总值", Growth, 6.4, "%", Exact, Actual, y), false, Missed},
		{"a fall of at least 3", obs("单位GDP能耗", Growth, -3, "%", AtLeast, Target, y), obs("单位GDP能耗", Growth, -3.2, "%", Exact, Actual, y), false, Met},
		{"a fall too small", obs("单位GDP能耗", Growth, -3, "%", AtLeast, Target, y), obs("单位GDP能耗", Growth, -2.5, "%", Exact, Actual, y), false, Missed},
		{"a fall without a bound", obs("单位GDP能耗", Growth, -3.2, "%", About, Target, y), obs("单位GDP能耗", Growth, -3.3, "%", Exact, Actual, y), false, Met},
		{"控制在3%左右", obs("居民消费价格", Growth, 3, "%", About, Target, y), obs("居民消费价格", Growth, 0.2, "%", Exact, Actual, y), true, Met},
		{"prices without 控制在", obs("居民消费价格", Growth, 2, "%", About, Target, y), obs("居民消费价格", Growth, 0.2, "%", Exact, Actual, y), false, Open},
		{"another scope", obs("财政总收入", Level, 20, "亿元", Exact, Target, y), scoped(obs("财政总收入", Level, 29, "亿元", Exact, Actual, y), "地方"), false, Open},
		{"another currency", obs("实际利用外资", Level, 1, "亿美元", Exact, Target, y), obs("实际利用外资", Level, 9, "亿元", Exact, Actual, y), false, Open},
		{"another unit", obs("城镇新增就业", Level, 0.5, "万人", Exact, Target, y), obs("城镇新增就业", Level, 5487, "人", Exact, Actual, y), false, Met},
	} {
		target, actual := says("甲市", 2023, c.target).All()[0], says("甲市", 2024, c.actual).All()[0]
		target.Ceiling = c.ceiling
		if got := judge(target, actual); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestTargetAsARangeIsMetFromItsLowerEnd(t *testing.T) {
	made := says("广东省", 2025, obs("地区生产总值", Growth, 4.5, "%", AtLeast, Target, "2026"), obs("地区生产总值", Growth, 5, "%", AtMost, Target, "2026"))
	for value, want := range map[float64]Verdict{4.5: Met, 5.2: Met, 4.4: Missed} {
		p := Outcomes([]*Figures{made, says("广东省", 2026, obs("地区生产总值", Growth, value, "%", Exact, Actual, "2026"))})
		if len(p) != 1 || p[0].Verdict != want {
			t.Errorf("%v: %+v", value, p)
		}
	}
}

func TestActualOfTheTargetsScopeAnswersIt(t *testing.T) {
	p := Outcomes([]*Figures{
		says("海拉尔区", 2013, scoped(obs("固定资产投资", Level, 108.8, "亿元", Exact, Target, "2014"), "区本级")),
		says("海拉尔区", 2014, obs("固定资产投资", Level, 100, "亿元", Exact, Actual, "2014"), scoped(obs("固定资产投资", Level, 121.1, "亿元", Exact, Actual, "2014"), "区本级")),
	})
	if p[0].Verdict != Met || p[0].Actual.Value.String() != "121.1" {
		t.Errorf("%s by %s", p[0].Verdict, p[0].Actual)
	}
}

func TestLaterReportAnswersWhereTheNextIsSilent(t *testing.T) {
	p := Outcomes([]*Figures{
		says("曾都区", 2021, obs("城镇化率", Level, 77, "%", Exact, Target, "2026")),
		says("曾都区", 2025, obs("城镇化率", Level, 76.5, "%", Exact, Actual, "2025")), // before the target's year: no answer
		says("曾都区", 2026),
		says("曾都区", 2027, obs("城镇化率", Level, 77.2, "%", Exact, Actual, "2026")),
	})
	if p[0].Verdict != Met || p[0].Reported.Review != 2027 {
		t.Errorf("%s by the report of %v", p[0].Verdict, p[0].Reported)
	}
}
