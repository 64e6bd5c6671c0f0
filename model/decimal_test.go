package model

import "testing"

func TestDecimalsKeepTheDigitsOfTheSource(t *testing.T) {
	for in, want := range map[string]string{
		"6.40": "6.40", "-3.1": "-3.1", "−0.30": "-0.30", "42,960": "42960", "５．６": "5.6", "0.05": "0.05", "+7": "7",
	} {
		if d, ok := ParseDecimal(in); !ok || d.String() != want {
			t.Errorf("ParseDecimal(%q) = %s, %v; want %s", in, d, ok, want)
		}
	}
	for _, in := range []string{"", "-", "1.2.3", "六", ".5", "1e9", "--1", "999999999999999999999999999999999999999999999999999999999999999999"} {
		if d, ok := ParseDecimal(in); ok {
			t.Errorf("ParseDecimal(%q) = %s, want none", in, d)
		}
	}
}

func TestDecimalArithmeticIsExact(t *testing.T) {
	d := func(s string) Decimal { v, _ := ParseDecimal(s); return v }
	for _, c := range []struct{ got, want string }{
		{d("6.7").Sub(d("6.4")).String(), "0.3"},
		{d("0.1").Add(d("0.2")).String(), "0.3"},
		{d("10").Sub(d("10.0")).String(), "0.0"},
		{DecimalOf(5.67).String(), "5.67"},
		{d("7.5").Round(0).String(), "8"},
		{d("-7.5").Round(0).String(), "-8"},
		{d("6.94").Round(0).String(), "7"},
		{d("1").ratio(1, 15).String(), "0.0667"},
		{d("3").ratio(1, 2).String(), "1.5"},
		{Decimal{}.String(), "0"},
		{d("-0.3").Signed(), "−0.3"},
		{d("0.3").Signed(), "+0.3"},
		{d("0.0").Signed(), "0.0"},
	} {
		if c.got != c.want {
			t.Errorf("got %s, want %s", c.got, c.want)
		}
	}
	if d("7.0").Cmp(d("7")) != 0 || d("-1").Cmp(d("0.5")) != -1 {
		t.Error("comparison minds the digits after the point")
	}
}
