package model

import (
	"strings"
	"testing"
)

// stated is an observation whose quote and number are looked up in the text.
type stated struct {
	quote, number string
	o             Observation
}

func obs(indicator string, m Measure, value float64, unit string, b Bound, k Kind, period string) Observation {
	return Observation{Indicator: indicator, Measure: m, Value: value, Unit: unit, Bound: b, Kind: k, Period: period}
}

// reportOf makes a report whose text states the observations.
func reportOf(t *testing.T, region string, review int, text string, list ...stated) *Report {
	t.Helper()
	r := &Report{ID: MakeID(region, review+1), Text: text}
	r.Meta.Region.Name, r.Meta.ReviewYear, r.Meta.PlanYear = region, review, review+1
	from := 0
	for _, line := range strings.SplitAfter(text, "\n") {
		if title, ok := strings.CutPrefix(line, "# "); ok {
			title = strings.TrimSuffix(title, "\n")
			s := &Section{Level: 1, Title: Span{from + 2, from + 2 + len(title)}, Heading: Span{from, from + 2 + len(title)}, Span: Span{from, len(text)}}
			if n := len(r.Sections); n > 0 {
				r.Sections[n-1].Span.End = from
			}
			r.Sections = append(r.Sections, s)
		}
		from += len(line)
	}
	for _, s := range list {
		at := strings.Index(text, s.quote)
		if at < 0 {
			t.Fatalf("no %q in the text", s.quote)
		}
		s.o.Quote = Span{at, at + len(s.quote)}
		n := strings.LastIndex(s.quote, s.number)
		if n < 0 {
			t.Fatalf("no %q in %q", s.number, s.quote)
		}
		s.o.Number = Span{at + n, at + n + len(s.number)}
		r.Observations = append(r.Observations, s.o)
	}
	return r
}

func standing(t *testing.T, r *Report, key FigureKey) *Figure {
	t.Helper()
	f := FiguresOf(r).Figure(key)
	if f == nil {
		t.Fatalf("no figure for %v", key)
	}
	return f
}

func TestWholeYearStandsBeforeItsQuarters(t *testing.T) {
	// 荆门市 2024
	text := "# 一、2023年工作回顾\nGDP一季度累计增长4.7%、二季度累计增长6.3%、三季度累计增长6.6%,全年累计增长6.7%,增幅居全省第4位。"
	q := func(number string, v float64, period, rank string) stated {
		o := obs("地区生产总值", Growth, v, "%", Exact, Actual, period)
		o.Rank = rank
		return stated{text[strings.Index(text, "GDP"):], number, o}
	}
	r := reportOf(t, "荆门市", 2023, text, q("4.7%", 4.7, "2023Q1", ""), q("6.3%", 6.3, "2023H1", ""), q("6.6%", 6.6, "2023Q1-Q3", ""), q("6.7%", 6.7, "2023", "全省第4位"))
	f := standing(t, r, FigureKey{"地区生产总值", Growth, false, 2023})
	if f.String() != "6.7%" || f.StatedRank() != "全省第4位" || len(f.Others) != 3 {
		t.Fatalf("stands: %s %s, others %d", f, f.StatedRank(), len(f.Others))
	}
	if got := f.Others[0].Period; got != "2023Q1-Q3" {
		t.Errorf("first of the others is of %s, want the three quarters", got)
	}
}

func TestExactEstimateStandsBeforeBoundedActual(t *testing.T) {
	// 曾都区 2022: 预计实现地区生产总值572亿元 beside 地区生产总值跨过500亿元大关
	text := "过去五年，地区生产总值跨过500亿元大关。今年预计实现地区生产总值572亿元。"
	r := reportOf(t, "曾都区", 2021, text,
		stated{"地区生产总值跨过500亿元", "500亿元", obs("地区生产总值", Level, 500, "亿元", AtLeast, Actual, "2021")},
		stated{"预计实现地区生产总值572亿元", "572亿元", obs("地区生产总值", Level, 572, "亿元", Exact, Estimate, "2021")})
	if f := standing(t, r, FigureKey{"地区生产总值", Level, false, 2021}); f.String() != "572 亿元" || f.Others[0].String() != "500 亿元以上" {
		t.Errorf("stands: %s, then %s", f, f.Others[0])
	}
}

func TestWholeRegionStandsBeforeItsScopes(t *testing.T) {
	text := "固定资产投资完成121.1亿元，区本级固定资产投资完成100亿元。"
	own := obs("固定资产投资", Level, 100, "亿元", Exact, Actual, "2014")
	own.Scope = "区本级"
	r := reportOf(t, "海拉尔区", 2014, text,
		stated{"区本级固定资产投资完成100亿元", "100亿元", own},
		stated{"固定资产投资完成121.1亿元", "121.1亿元", obs("固定资产投资", Level, 121.1, "亿元", Exact, Actual, "2014")})
	if f := standing(t, r, FigureKey{"固定资产投资", Level, false, 2014}); f.Value.String() != "121.1" {
		t.Errorf("stands: %s %s", f.Scope, f)
	}
}

func TestFigureOfThePlanStandsBeforeOneElsewhere(t *testing.T) {
	text := "# 一、2023年工作回顾\n我们为地区生产总值增长8%打下基础。\n# 二、2024年工作建议\n主要预期目标是：地区生产总值增长7％。"
	r := reportOf(t, "荆州市", 2023, text,
		stated{"地区生产总值增长8%", "8%", obs("地区生产总值", Growth, 8, "%", Exact, Target, "2024")},
		stated{"地区生产总值增长7％", "7％", obs("地区生产总值", Growth, 7, "%", Exact, Target, "2024")})
	if f := standing(t, r, FigureKey{"地区生产总值", Growth, true, 2024}); f.String() != "7%" {
		t.Errorf("stands: %s", f)
	}
}

func TestRankStatedWithARepetitionBelongsToTheFigure(t *testing.T) {
	text := "地区生产总值增长6.7%。地区生产总值增长6.7%，居全省第4位。"
	again := obs("地区生产总值", Growth, 6.7, "%", Exact, Actual, "2023")
	again.Rank = "全省第4位"
	r := reportOf(t, "荆门市", 2023, text,
		stated{"地区生产总值增长6.7%", "6.7%", obs("地区生产总值", Growth, 6.7, "%", Exact, Actual, "2023")},
		stated{"地区生产总值增长6.7%，居", "6.7%", again})
	if f := standing(t, r, FigureKey{"地区生产总值", Growth, false, 2023}); f.Rank != "" || f.StatedRank() != "全省第4位" {
		t.Errorf("rank %q, stated %q", f.Rank, f.StatedRank())
	}
}

func TestTwoEndsOfARangeAreOneFigure(t *testing.T) {
	text := "地区生产总值增长4.5%—5%。"
	r := reportOf(t, "广东省", 2025, text,
		stated{"地区生产总值增长4.5%", "4.5%", obs("地区生产总值", Growth, 4.5, "%", AtLeast, Target, "2026")},
		stated{"地区生产总值增长4.5%—5%", "5%", obs("地区生产总值", Growth, 5, "%", AtMost, Target, "2026")})
	f := standing(t, r, FigureKey{"地区生产总值", Growth, true, 2026})
	if f.String() != "4.5—5%" || len(f.Others) != 0 {
		t.Errorf("figure %s with %d others", f, len(f.Others))
	}
}

func TestFiguresAreShownAsTheirBoundsSay(t *testing.T) {
	for _, c := range []struct {
		number string
		o      Observation
		want   string
	}{
		{"7.0%", obs("x", Growth, 7, "%", Exact, Actual, "2023"), "7.0%"},
		{"3％", obs("x", Growth, 3, "%", About, Target, "2023"), "约3%"},
		{"5.5万人", obs("x", Level, 5.5, "万人", AtLeast, Target, "2023"), "5.5 万人以上"},
		{"5％", obs("x", Level, 5, "%", AtMost, Target, "2023"), "5%以内"},
		{"3.1%", obs("x", Growth, -3.1, "%", Exact, Actual, "2023"), "−3.1%"},
		{"3%", obs("x", Growth, -3, "%", AtLeast, Target, "2023"), "降3%以上"},
		{"千亿", obs("x", Level, 1000, "亿元", AtLeast, Target, "2023"), "1000 亿元以上"},
	} {
		r := reportOf(t, "荆门市", 2023, c.number, stated{c.number, c.number, c.o})
		if got := FiguresOf(r).All()[0].String(); got != c.want {
			t.Errorf("%s: %s, want %s", c.number, got, c.want)
		}
	}
}

func TestYearsAreToldFromTheFiguresWhereTheReportDoesNotSay(t *testing.T) {
	r := reportOf(t, "", 0, "a", stated{"a", "a", obs("x", Growth, 1, "%", Exact, Actual, "2023")}, stated{"a", "a", obs("x", Growth, 1, "%", Exact, Target, "2024")})
	r.Meta.ReviewYear, r.Meta.PlanYear = 0, 0
	if f := FiguresOf(r); f.Review != 2023 || f.Plan != 2024 {
		t.Errorf("years %d, %d", f.Review, f.Plan)
	}
}

func TestSpansOutsideTheTextAreHarmless(t *testing.T) {
	o := obs("x", Growth, 1.5, "%", Exact, Actual, "2023")
	o.Number, o.Quote = Span{50, 90}, Span{-1, 3}
	if f := FiguresOf(&Report{Text: "短", Observations: []Observation{o}}); f.All()[0].String() != "1.5%" {
		t.Error(f.All()[0])
	}
}
