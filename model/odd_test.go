package model

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// Reports come from the open web, and parsers err: whatever observations say,
// choosing, comparing, ranking and judging must end without a panic.
func TestOddObservationsAreHarmless(t *testing.T) {
	pick := rand.New(rand.NewPCG(1, 2))
	one := func(list ...string) string { return list[pick.IntN(len(list))] }
	values := []float64{0, math.Copysign(0, -1), 1, -3.1, 6.40, 1e300, -1e-300, math.NaN(), math.Inf(1), 99999999999999999}
	odd := func(region string, review int) *Figures {
		r := &Report{Text: "地区生产总值增长6.4%。", ID: region}
		r.Meta.Region.Name, r.Meta.ReviewYear, r.Meta.PlanYear = region, review, review+pick.IntN(3)-1
		for range 40 {
			r.Observations = append(r.Observations, Observation{
				Indicator: one("地区生产总值", "PM2.5浓度", "居民消费价格", "", "没有的"),
				Measure:   Measure(one("level", "growth", "increase", "average_growth", "")),
				Value:     values[pick.IntN(len(values))],
				Unit:      one("%", "亿元", "万亿元", "亿美元", "人", "万", "亿", "", "个百分点", "番", "公顷", "平方公里", "倍"),
				Bound:     Bound(one("=", "~", ">=", "<=", "")),
				Kind:      Kind(one("actual", "estimate", "target", "")),
				Period:    one("2023", "2024", "2021-2023", "2023Q1", "2023H1", "2023Q9", "", "x", "20", "2024-2020", "99999", "2023Q1-Q3"),
				Scope:     one("", "", "区本级"),
				VS:        []Distance{{"全省", values[pick.IntN(len(values))]}},
				Quote:     Span{pick.IntN(40) - 5, pick.IntN(60) - 5},
				Number:    Span{pick.IntN(40) - 5, pick.IntN(60) - 5},
			})
		}
		return FiguresOf(r)
	}
	for range 200 {
		columns := []*Figures{odd("甲县", 2022), odd("甲县", 2023), odd("乙县", 2023), odd("", 0)}
		c := Compare(columns, pick.IntN(2)*2023)
		for _, row := range c.Rows {
			m := row.Median()
			for i, f := range row.Figures {
				_ = c.Difference(row, i, 0).String()
				_ = m.Difference(f).String()
				if f != nil {
					_ = f.String() + f.StatedRank()
				}
			}
			k := RankRow(row)
			if n := len(k.Places) + len(k.Apart) + len(k.Silent); n != len(columns) {
				t.Fatalf("%d of %d columns ranked", n, len(columns))
			}
		}
		for _, p := range Outcomes(columns[:2]) {
			_ = p.Difference.String() + p.Verdict.Word() + ParsePeriod(p.Target.Period).Words()
		}
	}
}

// The bound is a hundred times what is measured, so that no busy machine fails;
// to look at every section for every figure takes longer.
func TestAmongAsManyFiguresAsSectionsOneIsFoundSoon(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector, which runs short, sees nothing of one goroutine")
	}
	const n, text = 150_000, "工作。增长6.7%。\n"
	r := &Report{Text: strings.Repeat(text, n), Meta: Meta{ReviewYear: 2023, PlanYear: 2024}}
	for i := range n {
		at := i * len(text)
		r.Sections = append(r.Sections, &Section{Level: 1, Title: Span{at, at + len("工作")}, Heading: Span{at, at + len("工作")}, Span: Span{at, at + len(text)}})
		number := Span{at + len("工作。增长"), at + len("工作。增长6.7%")}
		r.Observations = append(r.Observations, Observation{Indicator: "地区生产总值", Measure: Growth, Value: 6.7, Unit: "%", Bound: Exact, Kind: Actual, Period: "2023", Quote: number, Number: number})
	}
	began := time.Now()
	if f := FiguresOf(r).All(); len(f) != 1 || len(f[0].Others) != n-1 {
		t.Errorf("%d figures", len(f))
	}
	if took := time.Since(began); took > 2*time.Minute {
		t.Errorf("took %v", took)
	}
}
