package model

import (
	"math/big"
	"strconv"
	"strings"
)

// Decimal is an exact decimal number that remembers how many digits stand
// after its point: 6.40 stays 6.40. The zero value is 0. Decimals are values:
// no method changes one.
type Decimal struct {
	n      *big.Int // nil is 0
	places int      // n / 10^places; never negative
}

// maxPlaces bounds the digits of a number from the open web: nothing that a
// report means has more, and arithmetic on them stays cheap.
const maxPlaces = 30

// NewDecimal returns n / 10^places.
func NewDecimal(n int64, places int) Decimal {
	return Decimal{big.NewInt(n), 0}.shift(-places)
}

// ParseDecimal reads a number as reports write it: digits with an optional
// sign, a point, and commas between thousands; full-width ones as well. It
// keeps zeros at the end.
func ParseDecimal(s string) (Decimal, bool) {
	var digits strings.Builder
	places, point := 0, false
	for i, r := range s {
		switch {
		case r >= '０' && r <= '９':
			r += '0' - '０'
			fallthrough
		case r >= '0' && r <= '9':
			digits.WriteRune(r)
			if point {
				places++
			}
		case (r == '.' || r == '．') && !point && digits.Len() > 0:
			point = true
		case (r == ',' || r == '，') && !point && digits.Len() > 0:
		case i == 0 && (r == '-' || r == '−' || r == '－'):
			digits.WriteByte('-')
		case i == 0 && (r == '+' || r == '＋'):
		default:
			return Decimal{}, false
		}
	}
	if digits.Len() > 2*maxPlaces || places > maxPlaces {
		return Decimal{}, false
	}
	n, ok := new(big.Int).SetString(digits.String(), 10)
	if !ok {
		return Decimal{}, false
	}
	return Decimal{n, places}, true
}

// DecimalOf returns the shortest decimal that reads back as f; 0 where f is
// no number or beyond what a report can mean.
func DecimalOf(f float64) Decimal {
	d, _ := ParseDecimal(strconv.FormatFloat(f, 'f', -1, 64))
	return d
}

func (d Decimal) int() *big.Int {
	if d.n == nil {
		return new(big.Int)
	}
	return d.n
}

func pow10(n int) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
}

// align returns both numbers as integers with the same places.
func align(a, b Decimal) (x, y *big.Int, places int) {
	x, y = a.int(), b.int()
	if a.places < b.places {
		x = new(big.Int).Mul(x, pow10(b.places-a.places))
	} else if b.places < a.places {
		y = new(big.Int).Mul(y, pow10(a.places-b.places))
	}
	return x, y, max(a.places, b.places)
}

// Add returns d + e, with the digits after the point of the finer one.
func (d Decimal) Add(e Decimal) Decimal {
	x, y, places := align(d, e)
	return Decimal{new(big.Int).Add(x, y), places}
}

// Sub returns d − e, with the digits after the point of the finer one.
func (d Decimal) Sub(e Decimal) Decimal { return d.Add(e.Neg()) }

// Neg returns −d.
func (d Decimal) Neg() Decimal { return Decimal{new(big.Int).Neg(d.int()), d.places} }

// Abs returns d without its sign.
func (d Decimal) Abs() Decimal { return Decimal{new(big.Int).Abs(d.int()), d.places} }

// Cmp returns -1, 0 or 1 as d is less than, equal to or greater than e.
func (d Decimal) Cmp(e Decimal) int {
	x, y, _ := align(d, e)
	return x.Cmp(y)
}

// Sign returns -1, 0 or 1.
func (d Decimal) Sign() int { return d.int().Sign() }

// Places is the number of digits after the point.
func (d Decimal) Places() int { return d.places }

// Float64 returns the nearest float.
func (d Decimal) Float64() float64 {
	f, _ := strconv.ParseFloat(d.String(), 64)
	return f
}

// shift returns d × 10^n.
func (d Decimal) shift(n int) Decimal {
	if places := d.places - n; places >= 0 {
		return Decimal{d.int(), places}
	}
	return Decimal{new(big.Int).Mul(d.int(), pow10(n-d.places)), 0}
}

// ratio returns d × num / den. A quotient that does not end is cut, rounded
// half away from 0, four digits after those that d has.
func (d Decimal) ratio(num, den int64) Decimal {
	n := new(big.Int).Mul(d.int(), big.NewInt(num))
	if n.Sign() == 0 {
		return Decimal{places: d.places}
	}
	const extra = 4
	n.Mul(n, pow10(extra))
	q, r := new(big.Int).QuoRem(n, big.NewInt(den), new(big.Int))
	if twice := new(big.Int).Abs(r.Lsh(r, 1)); twice.Cmp(big.NewInt(den)) >= 0 {
		q.Add(q, big.NewInt(int64(n.Sign())))
	}
	return Decimal{q, d.places + extra}.trim(d.places)
}

// trim drops zeros at the end down to places digits after the point.
func (d Decimal) trim(places int) Decimal {
	n, ten := new(big.Int).Set(d.int()), big.NewInt(10)
	q, r := new(big.Int), new(big.Int)
	for d.places > places {
		if q.QuoRem(n, ten, r); r.Sign() != 0 {
			break
		}
		n.Set(q)
		d.places--
	}
	return Decimal{n, d.places}
}

// Round returns d with at most places digits after the point, half away from 0.
func (d Decimal) Round(places int) Decimal {
	if d.places <= places {
		return d
	}
	den := pow10(d.places - places)
	q, r := new(big.Int).QuoRem(d.int(), den, new(big.Int))
	if twice := new(big.Int).Abs(r.Lsh(r, 1)); twice.Cmp(den) >= 0 {
		q.Add(q, big.NewInt(int64(d.Sign())))
	}
	return Decimal{q, places}
}

// String is the number with all its digits: -0.30, 42960.
func (d Decimal) String() string {
	s := d.Abs().int().String()
	if d.places > 0 {
		if missing := d.places + 1 - len(s); missing > 0 {
			s = strings.Repeat("0", missing) + s
		}
		s = s[:len(s)-d.places] + "." + s[len(s)-d.places:]
	}
	if d.Sign() < 0 {
		return "-" + s
	}
	return s
}

// Signed is the number as differences show it: with + or − (U+2212) before
// it, and neither before 0.
func (d Decimal) Signed() string {
	switch d.Sign() {
	case 1:
		return "+" + d.String()
	case -1:
		return "−" + d.Abs().String()
	}
	return d.String()
}
