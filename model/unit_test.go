package model

import "testing"

func quantity(s, unit string) Quantity {
	d, ok := ParseDecimal(s)
	if !ok {
		panic(s)
	}
	return Quantity{d, ParseUnit(unit)}
}

func TestUnitsOfOneKindConvert(t *testing.T) {
	for _, c := range []struct{ number, unit, to, want string }{
		{"5.67", "万亿元", "亿元", "56700"},
		{"163.6", "亿元", "万亿元", "0.01636"},
		{"9464", "万美元", "亿美元", "0.9464"},
		{"58.7", "亿斤", "万吨", "293.5"},
		{"26.5", "万吨", "亿斤", "5.3"},
		{"5500", "人", "万人", "0.55"},
		{"1.15", "万户", "户", "11500"},
		{"5072", "家", "户", "5072"},
		{"448", "万亩", "亩", "4480000"},
		{"2", "万公顷", "万亩", "30"},
		{"3", "平方公里", "亩", "4500"},
		{"1.5", "倍", "%", "150"},
		{"31", "微克每立方米", "微克/立方米", "31"},
		{"12", "万件", "件", "120000"},
		{"6.40", "%", "%", "6.40"},
	} {
		q, ok := quantity(c.number, c.unit).In(ParseUnit(c.to))
		if !ok || q.Value.String() != c.want {
			t.Errorf("%s%s in %s = %s, %v; want %s", c.number, c.unit, c.to, q.Value, ok, c.want)
		}
	}
}

func TestUnitsOfDifferentKindsDoNotConvert(t *testing.T) {
	for _, c := range [][2]string{{"亿元", "亿美元"}, {"%", "个百分点"}, {"番", "%"}, {"万亩", "万吨"}, {"项", "万件"}} {
		if _, ok := quantity("1", c[0]).In(ParseUnit(c[1])); ok {
			t.Errorf("%s converts to %s", c[0], c[1])
		}
	}
}

func TestDifferenceIsStatedInTheUnitThatReadsBest(t *testing.T) {
	for _, c := range []struct{ a, unit, b, other, want string }{
		{"7.1", "万人", "5.5", "万人", "1.6 万人"},
		{"7.1", "万人", "5500", "人", "6.55 万人"},
		{"5500", "人", "0.56", "万人", "-100 人"},
		{"9464", "万美元", "1.2", "亿美元", "-2536 万美元"},
		{"58.7", "亿斤", "26.5", "万吨", "53.4 亿斤"},
		{"1", "万亿元", "9999", "亿元", "1 亿元"},
		{"10", "家", "10", "户", "0 家"},
	} {
		q, ok := quantity(c.a, c.unit).Sub(quantity(c.b, c.other))
		if !ok || q.String() != c.want {
			t.Errorf("%s%s − %s%s = %s, %v; want %s", c.a, c.unit, c.b, c.other, q, ok, c.want)
		}
	}
	if _, ok := quantity("1", "亿元").Sub(quantity("1", "亿美元")); ok {
		t.Error("元 and 美元 are subtracted")
	}
}
