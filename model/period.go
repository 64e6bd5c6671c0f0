package model

import (
	"strconv"
	"strings"
)

// Period is the time that a number is about: a year, a part of one (Q1, H1,
// Q1-Q3, …), or a span of years.
type Period struct {
	First, Last int    // years; equal for a year or a part of one; 0 where not known
	Part        string // "" for whole years
}

// ParsePeriod reads Observation.Period: 2023, 2021-2025, 2023Q1, 2023H1,
// 2023Q1-Q3. What it cannot read is the zero Period.
func ParsePeriod(s string) Period {
	if len(s) < 4 {
		return Period{}
	}
	first, err := strconv.Atoi(s[:4])
	if err != nil || first <= 0 {
		return Period{}
	}
	rest := s[4:]
	if to, ok := strings.CutPrefix(rest, "-"); ok {
		if last, err := strconv.Atoi(to); err == nil && last >= first {
			return Period{First: first, Last: last}
		}
		return Period{}
	}
	return Period{First: first, Last: first, Part: rest}
}

// IsYear reports whether the period is one whole year.
func (p Period) IsYear() bool { return p.First != 0 && p.First == p.Last && p.Part == "" }

// IsSpan reports whether the period is of several years.
func (p Period) IsSpan() bool { return p.First != p.Last }

// months is how much of a year a part is; 12 for whole years, 0 for parts
// that are not known.
func (p Period) months() int {
	switch p.Part {
	case "":
		return 12
	case "Q1-Q3":
		return 9
	case "H1", "H2":
		return 6
	case "Q1", "Q2", "Q3", "Q4":
		return 3
	}
	return 0
}

// Words is the period as Chinese tables say it: 2023年, 2021—2025年,
// 2023年前三季度.
func (p Period) Words() string {
	switch {
	case p.First == 0:
		return "年份不明"
	case p.IsSpan():
		return strconv.Itoa(p.First) + "—" + strconv.Itoa(p.Last) + "年"
	}
	year := strconv.Itoa(p.First) + "年"
	switch p.Part {
	case "Q1", "Q2", "Q3", "Q4":
		return year + map[byte]string{'1': "一", '2': "二", '3': "三", '4': "四"}[p.Part[1]] + "季度"
	case "H1":
		return year + "上半年"
	case "H2":
		return year + "下半年"
	case "Q1-Q3":
		return year + "前三季度"
	}
	return year + p.Part
}
