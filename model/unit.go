package model

import "strings"

// Dimension is what a unit measures. Two numbers can be put in one unit only
// where the dimension is the same.
type Dimension string

// The dimensions of the units that reports use. A unit that is none of these
// is a dimension of its own, named by itself.
const (
	Renminbi      Dimension = "元"
	USDollars     Dimension = "美元" // never turned into 元: no report states the rate
	Count         Dimension = "个"  // 人, 人次, 户, 家, 个: within one indicator they count the same
	Mass          Dimension = "斤"  // 1 吨 = 2000 斤
	Area          Dimension = "亩"  // 1 公顷 = 15 亩
	Percent       Dimension = "%"  // 倍 of a growth as well: 增长1.5倍 is 150%
	Points        Dimension = "个百分点"
	Doublings     Dimension = "番"
	Concentration Dimension = "微克/立方米"
)

// Unit is a unit of measurement: num × 10^pow of its dimension.
type Unit struct {
	Name      string // as written: 万吨
	Dimension Dimension
	num       int64
	pow       int
}

type baseUnit struct {
	name      string
	dimension Dimension
	num       int64
	pow       int
}

// baseUnits are the units without 十, 百, 千, 万, 亿 before them.
var baseUnits = [...]baseUnit{
	{"元", Renminbi, 1, 0}, {"元人民币", Renminbi, 1, 0},
	{"美元", USDollars, 1, 0},
	{"人", Count, 1, 0}, {"名", Count, 1, 0}, {"人次", Count, 1, 0}, {"户", Count, 1, 0}, {"家", Count, 1, 0}, {"个", Count, 1, 0},
	{"斤", Mass, 1, 0}, {"公斤", Mass, 2, 0}, {"千克", Mass, 2, 0}, {"吨", Mass, 2, 3},
	{"亩", Area, 1, 0}, {"公顷", Area, 15, 0}, {"平方公里", Area, 15, 2},
	{"%", Percent, 1, 0}, {"％", Percent, 1, 0}, {"‰", Percent, 1, -1}, {"倍", Percent, 1, 2},
	{"个百分点", Points, 1, 0}, {"百分点", Points, 1, 0},
	{"番", Doublings, 1, 0},
	{"微克/立方米", Concentration, 1, 0}, {"微克每立方米", Concentration, 1, 0}, {"μg/m³", Concentration, 1, 0},
}

// magnitudes stand before a base unit, the longest first.
var magnitudes = [...]struct {
	name string
	pow  int
}{
	{"万亿", 12}, {"千亿", 11}, {"百亿", 10}, {"十亿", 9}, {"亿", 8},
	{"千万", 7}, {"百万", 6}, {"十万", 5}, {"万", 4}, {"千", 3}, {"百", 2},
}

// ParseUnit returns the unit with the name. One that is not known converts
// into nothing but itself.
func ParseUnit(name string) Unit {
	if u, ok := lookupBase(name); ok {
		return u
	}
	for _, m := range magnitudes {
		if rest, ok := strings.CutPrefix(name, m.name); ok {
			if u, ok := lookupBase(rest); ok {
				return Unit{name, u.Dimension, u.num, u.pow + m.pow}
			}
			if m.pow >= 4 && rest != "" { // 万件, 亿千瓦时: whatever they count, 万 is 万
				return Unit{name, Dimension(rest), 1, m.pow}
			}
		}
	}
	return Unit{name, Dimension(name), 1, 0}
}

func lookupBase(name string) (Unit, bool) {
	for _, b := range baseUnits {
		if b.name == name {
			return Unit{name, b.dimension, b.num, b.pow}, true
		}
	}
	return Unit{}, false
}

// larger reports whether one of u is more than one of v, of the same
// dimension.
func (u Unit) larger(v Unit) bool {
	return NewDecimal(u.num, 0).shift(u.pow).Cmp(NewDecimal(v.num, 0).shift(v.pow)) > 0
}

// Convert returns d, a number of u, as a number of v, and whether the two
// measure the same thing. It is exact unless the quotient does not end
// (公顷 from 亩).
func (u Unit) Convert(d Decimal, v Unit) (Decimal, bool) {
	if u.Dimension != v.Dimension {
		return Decimal{}, false
	}
	if u.num != v.num {
		d = d.ratio(u.num, v.num)
	}
	if d = d.shift(u.pow - v.pow); u.pow != v.pow || u.num != v.num {
		d = d.trim(0)
	}
	return d, true
}

// differsInMagnitude reports whether u and v are one unit but for the 十, 百,
// 千, 万, 亿 before it.
func (u Unit) differsInMagnitude(v Unit) bool {
	const magnitude = "十百千万亿"
	return u.pow != v.pow && strings.TrimLeft(u.Name, magnitude) == strings.TrimLeft(v.Name, magnitude)
}

// DifferenceUnit is the unit in which the difference of two numbers of the
// unit is stated: 百分点 for %, the unit itself otherwise.
func (u Unit) DifferenceUnit() string {
	switch u.Dimension {
	case Percent, Points:
		return "百分点"
	}
	return u.Name
}

// Quantity is a number with its unit.
type Quantity struct {
	Value Decimal
	Unit  Unit
}

// In returns the quantity in another unit of its dimension.
func (q Quantity) In(u Unit) (Quantity, bool) {
	v, ok := q.Unit.Convert(q.Value, u)
	return Quantity{v, u}, ok
}

// Cmp compares two quantities of one dimension.
func (q Quantity) Cmp(r Quantity) int {
	if q.Unit == r.Unit {
		return q.Value.Cmp(r.Value)
	}
	fine := q.Unit
	if fine.larger(r.Unit) {
		fine = r.Unit
	}
	a, _ := q.In(fine)
	b, _ := r.In(fine)
	return a.Value.Cmp(b.Value)
}

// Sub returns q − r and whether the two measure the same thing. The unit is
// the larger of the two in which the difference is at least 1, else the
// smaller: 7.1万人 − 5500人 is 6.55万人, 2.1万人 − 2万人 is 0.1万人. It has no
// zeros at its end: that 10.1% − 8.1% are 2 百分点 to one digit is of no use.
func (q Quantity) Sub(r Quantity) (Quantity, bool) {
	large, small := q.Unit, q.Unit
	switch {
	case r.Unit.Dimension != q.Unit.Dimension:
		return Quantity{}, false
	case r.Unit.larger(q.Unit):
		large = r.Unit
	case q.Unit.larger(r.Unit):
		small = r.Unit
	}
	for _, u := range [...]Unit{large, small} {
		a, _ := q.In(u)
		b, _ := r.In(u)
		d := Quantity{a.Value.Sub(b.Value).trim(0), u}
		if u == small || d.Value.Abs().Cmp(NewDecimal(1, 0)) >= 0 {
			return d, true
		}
	}
	return Quantity{}, false
}

// String is the quantity as tables show it: 6.7%, 5.5 万人.
func (q Quantity) String() string { return q.Value.String() + unitAfter(q.Unit.Name) }

// unitAfter is the unit as it stands after a number: % and ‰ stand close,
// words after a blank.
func unitAfter(name string) string {
	if name == "%" || name == "‰" {
		return name
	}
	return " " + name
}
