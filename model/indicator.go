package model

import (
	_ "embed"
	"strings"
	"sync"
)

// Better says which way of an indicator is good.
type Better string

// The ways an indicator can be good.
const (
	HigherIsBetter Better = "higher"
	LowerIsBetter  Better = "lower"   // 失业率, PM2.5浓度, 单位GDP能耗
	NoneIsBetter   Better = "neither" // 居民消费价格: neither inflation nor deflation is a lead
)

// Indicator is a named quantity that reports state numbers about.
type Indicator struct {
	Name    string   // canonical: 地区生产总值
	Group   string   // 经济, 工业, 投资, 消费, 财政, 外贸, 民生, 农业, 创新, 主体, 文旅, 生态
	Better  Better   // which way is good
	Units   []string // the usual ones, the first is the usual one of a level
	Aliases []string // other names of the same statistic: GDP
	Order   int      // position in the catalogue; an indicator that is not in it comes after all others
}

// OtherGroup is the group of indicators that the catalogue does not know.
const OtherGroup = "其他"

// The catalogue is a table of five columns: name, group, better, units and
// aliases (both separated by commas). Its order is the order of comparisons.
//
//go:embed indicators.tsv
var catalogueTable string

type catalogue struct {
	list   []Indicator
	byName map[string]int // canonical names and aliases
}

var theCatalogue = sync.OnceValue(func() catalogue {
	c := catalogue{byName: make(map[string]int)}
	rows := strings.Split(strings.TrimSuffix(catalogueTable, "\n"), "\n")
	for _, row := range rows[1:] {
		f := strings.Split(row, "\t")
		in := Indicator{Name: f[0], Group: f[1], Better: Better(f[2]), Units: splitList(f[3]), Aliases: splitList(f[4]), Order: len(c.list)}
		for _, name := range append([]string{in.Name}, in.Aliases...) {
			c.byName[name] = in.Order
		}
		c.list = append(c.list, in)
	}
	return c
})

func splitList(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ",")
}

// Indicators returns the catalogue in the order of comparisons. The slice
// must not be changed.
func Indicators() []Indicator { return theCatalogue().list }

// LookupIndicator returns the indicator with the canonical name or alias, and
// whether the catalogue has one.
func LookupIndicator(name string) (Indicator, bool) {
	c := theCatalogue()
	if i, ok := c.byName[name]; ok {
		return c.list[i], true
	}
	return Indicator{}, false
}

// IndicatorNamed returns the indicator that an observation names: the
// catalogue's, or for a name that it does not have one of OtherGroup.
func IndicatorNamed(name string) Indicator {
	if in, ok := LookupIndicator(name); ok && in.Name == name {
		return in
	}
	return Indicator{Name: name, Group: OtherGroup, Better: NoneIsBetter, Order: len(theCatalogue().list)}
}

// Word is the measure in a word for tables: 总量, 增速, …
func (m Measure) Word() string {
	switch m {
	case Level:
		return "总量"
	case Growth:
		return "增速"
	case Increase:
		return "新增"
	case AverageGrowth:
		return "年均"
	case TotalGrowth:
		return "多年增长"
	case Cumulative:
		return "累计"
	}
	return string(m)
}

// order is where a measure stands among others of one indicator in tables.
func (m Measure) order() int {
	for i, k := range [...]Measure{Level, Growth, Increase, AverageGrowth, TotalGrowth, Cumulative} {
		if k == m {
			return i
		}
	}
	return 6
}

// Word is the kind in a word for tables.
func (k Kind) Word() string {
	switch k {
	case Actual:
		return "实绩"
	case Estimate:
		return "预计"
	case Target:
		return "目标"
	}
	return string(k)
}
