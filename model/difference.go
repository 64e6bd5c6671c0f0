package model

// Reason says why two figures cannot be compared.
type Reason string

// The reasons.
const (
	ReasonMissing Reason = "missing" // one of the two states no such figure
	ReasonMeasure Reason = "measure" // one of the two states another measure only: level against growth
	ReasonYear    Reason = "year"    // the years differ
	ReasonPart    Reason = "part"    // one is of a part of the year
	ReasonScope   Reason = "scope"   // one leaves something out that the other does not
	ReasonUnit    Reason = "unit"    // the units measure different things: 亿元, 亿美元
	ReasonBound   Reason = "bound"   // a bound (以上, 突破) leaves open which is larger
)

// Word is the reason as tables say it.
func (r Reason) Word() string {
	switch r {
	case ReasonMissing:
		return "未提"
	case ReasonMeasure:
		return "总量对增速"
	case ReasonYear:
		return "年份不同"
	case ReasonPart:
		return "时段不同"
	case ReasonScope:
		return "口径不同"
	case ReasonUnit:
		return "单位不同"
	case ReasonBound:
		return "界限不同"
	}
	return string(r)
}

// Difference is one figure less another. Where Reasons is not empty the two
// are not comparable, and it says why; Quantity is then set only where the
// units allow a subtraction.
type Difference struct {
	Quantity Quantity // in the larger unit of the two in which it is 1 or more
	Bound    Bound    // AtLeast, AtMost where a bound of one side makes it one
	Ahead    int      // 1: the first figure is the better one; -1: the second; 0: neither, or not comparable
	Reasons  []Reason
}

// Comparable reports whether the two figures can be compared.
func (d Difference) Comparable() bool { return len(d.Reasons) == 0 }

// String is the difference as tables show it: −0.3 百分点, +400 家以上, 持平, 不低于;
// for figures that are not comparable the first reason.
func (d Difference) String() string {
	if !d.Comparable() {
		return d.Reasons[0].Word()
	}
	if d.Quantity.Value.Sign() == 0 {
		switch d.Bound {
		case AtLeast:
			return "不低于"
		case AtMost:
			return "不高于"
		}
		return "持平"
	}
	s := d.Quantity.Value.Signed() + " " + d.Quantity.Unit.DifferenceUnit()
	if d.Bound == AtLeast || d.Bound == AtMost {
		s += "以上"
	}
	return s
}

// Subtract returns f − g. sameRegion says that both are one region's: then
// different years are what is asked for, not a reason against it.
func (f *Figure) Subtract(g *Figure, sameRegion bool) Difference {
	if f == nil || g == nil {
		return Difference{Reasons: []Reason{ReasonMissing}}
	}
	d := Difference{Bound: Exact}
	q, ok := f.Quantity().Sub(g.Quantity())
	if !ok {
		d.Reasons = append(d.Reasons, ReasonUnit)
	}
	d.Quantity = q
	p, r := ParsePeriod(f.Period), ParsePeriod(g.Period)
	switch {
	case p.Part != r.Part:
		d.Reasons = append(d.Reasons, ReasonPart)
	case (p.First != r.First || p.Last != r.Last) && (!sameRegion || p.IsSpan() || r.IsSpan()):
		d.Reasons = append(d.Reasons, ReasonYear)
	}
	if f.Scope != g.Scope {
		d.Reasons = append(d.Reasons, ReasonScope)
	}
	if ok {
		d.bound(f, g)
	}
	if d.Comparable() {
		d.Ahead = q.Value.Sign()
		switch IndicatorNamed(f.Indicator).Better {
		case LowerIsBetter:
			d.Ahead = -d.Ahead
		case NoneIsBetter:
			d.Ahead = 0
		}
	}
	return d
}

// bound works out what the bounds of done figures leave of the difference. A
// target counts as what it states: that one says 以上 and the other does not
// makes no difference to which was set higher.
func (d *Difference) bound(f, g *Figure) {
	above := func(f *Figure) bool { return !f.Planned && f.openAbove() }
	below := func(f *Figure) bool { return !f.Planned && f.openBelow() }
	up := above(f) || below(g)   // the difference may be more
	down := below(f) || above(g) // the difference may be less
	sign := d.Quantity.Value.Sign()
	switch {
	case up && down, up && sign < 0, down && sign > 0:
		d.Reasons = append(d.Reasons, ReasonBound)
	case up:
		d.Bound = AtLeast
	case down:
		d.Bound = AtMost
	case !f.Planned && f.looseness() > 0 || !g.Planned && g.looseness() > 0:
		d.Bound = About
	}
}

// openAbove reports whether the true number may be larger than the stated
// one. A fall is stated by its size: 下降3%以上 is −3 or less.
func (f *Figure) openAbove() bool {
	return f.Upper == nil && (f.Bound == AtLeast && f.Value.Sign() >= 0 || f.Bound == AtMost && f.Value.Sign() < 0)
}

// openBelow reports whether the true number may be smaller than the stated one.
func (f *Figure) openBelow() bool {
	return f.Upper == nil && (f.Bound == AtMost && f.Value.Sign() >= 0 || f.Bound == AtLeast && f.Value.Sign() < 0)
}
