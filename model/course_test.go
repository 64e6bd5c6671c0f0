package model

import (
	"strconv"
	"strings"
	"testing"
)

func TestCourseSetsYearsOfAnIndicatorSideBySide(t *testing.T) {
	// 海拉尔区, the reports of 2013 to 2015
	course := Course([]*Figures{
		says("海拉尔区", 2014,
			obs("地区生产总值", Level, 274.4, "亿元", Exact, Actual, "2014"),
			obs("地区生产总值", Growth, 9.1, "%", Exact, Actual, "2014"),
			obs("地区生产总值", Level, 253.0, "亿元", About, Actual, "2013"), // mentioned again, roughly
			obs("地区生产总值", Level, 296, "亿元", Exact, Target, "2015"),
			obs("旅游收入", Level, 56.4, "亿元", Exact, Actual, "2014")),
		says("海拉尔区", 2012,
			obs("地区生产总值", Level, 235.2, "亿元", Exact, Actual, "2012"),
			obs("地区生产总值", AverageGrowth, 17, "%", Exact, Actual, "2008-2012"),
			obs("地区生产总值", Level, 282, "亿元", Exact, Target, "2013"),
			obs("地区生产总值", Level, 400, "亿元", Exact, Target, "2014")), // planned long before
		says("海拉尔区", 2013,
			obs("地区生产总值", Level, 253.7, "亿元", Exact, Actual, "2013"),
			obs("地区生产总值", Level, 282, "亿元", Exact, Target, "2014")),
	}, "地区生产总值")
	var got []string
	for _, s := range course {
		words := []string{s.Measure.Word(), strconv.Itoa(s.Year)}
		for _, f := range []*Figure{s.Actual, s.Target} {
			if f == nil {
				words = append(words, "·")
			} else {
				words = append(words, f.String())
			}
		}
		got = append(got, strings.Join(words, " "))
	}
	want := []string{
		"总量 2012 235.2 亿元 ·",
		"总量 2013 253.7 亿元 282 亿元",
		"总量 2014 274.4 亿元 282 亿元",
		"总量 2015 · 296 亿元",
		"增速 2014 9.1% ·",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}
