package model

import (
	"cmp"
	"slices"
)

// Verdict says what came of a promise (兑现).
type Verdict string

// The verdicts.
const (
	Met        Verdict = "met"        // the target was reached
	Missed     Verdict = "missed"     // it was not
	Unreported Verdict = "unreported" // a later report looks back on the year and is silent
	Pending    Verdict = "pending"    // no report that looks back on the year is at hand
	Open       Verdict = "open"       // both are stated, but bounds, scope or unit leave it open
)

// Word is the verdict as tables say it.
func (v Verdict) Word() string {
	switch v {
	case Met:
		return "完成"
	case Missed:
		return "未完成"
	case Unreported:
		return "未报"
	case Pending:
		return "待报"
	case Open:
		return "难断"
	}
	return string(v)
}

// Promise is one target of a report and what a later report of the same
// region says came of it.
type Promise struct {
	Target     *Figure
	Made       *Figures // the report that set the target
	Actual     *Figure  // nil where none is reported
	Reported   *Figures // the report that states the actual; without one, the report that should have, nil where there is none
	Verdict    Verdict
	Difference Difference // actual less target
}

// Outcomes sets every target of one region's reports beside the actual figure
// of the same indicator, measure and period in the report that looks back on
// that year (or, where that one is silent, in the first later one that states
// it). Promises are in the order of the reports' years, then of the catalogue.
func Outcomes(reports []*Figures) []Promise {
	reports = slices.Clone(reports)
	slices.SortStableFunc(reports, func(a, b *Figures) int { return cmp.Compare(a.Plan, b.Plan) })
	var promises []Promise
	for i, made := range reports {
		first := len(promises)
		for _, target := range made.All() {
			if !target.Planned || target.Year == 0 {
				continue
			}
			p := Promise{Target: target, Made: made, Verdict: Pending}
			p.seek(reports[i+1:])
			promises = append(promises, p)
		}
		slices.SortStableFunc(promises[first:], func(a, b Promise) int {
			return cmp.Or(
				cmp.Compare(a.Target.Year, b.Target.Year),
				cmp.Compare(IndicatorNamed(a.Target.Indicator).Order, IndicatorNamed(b.Target.Indicator).Order),
				cmp.Compare(a.Target.Measure.order(), b.Target.Measure.order()),
			)
		})
	}
	return promises
}

// seek looks for the actual figure in the later reports and judges it.
func (p *Promise) seek(later []*Figures) {
	for _, r := range later {
		if r.Review < p.Target.Year {
			continue
		}
		if p.Reported == nil {
			p.Reported, p.Verdict = r, Unreported
		}
		if actual := r.actualFor(p.Target); actual != nil {
			p.Actual, p.Reported = actual, r
			p.Difference = actual.Subtract(p.Target, true)
			p.Verdict = judge(p.Target, actual)
			return
		}
	}
}

// actualFor returns the done figure that answers a target: of the same
// period, with the target's scope where there is one with it.
func (f *Figures) actualFor(target *Figure) *Figure {
	top := f.Figure(FigureKey{target.Indicator, target.Measure, false, target.Year})
	if top == nil {
		return nil
	}
	var found *Figure
	for _, g := range append([]*Figure{top}, top.Others...) {
		if g.Period != target.Period {
			continue
		}
		if g.Scope == target.Scope {
			return g
		}
		if found == nil {
			found = g
		}
	}
	return found
}

// judge says whether an actual figure meets a target. 以上 asks for no less,
// 以内 and 控制在 for no more, and a target without a bound for no less where
// higher is better, for no more where lower is. 左右 is met by what rounds to
// it at its own digits: 6.9% meets 7%左右, 6.4% does not meet 6.5%左右.
func judge(target, actual *Figure) Verdict {
	want, got := target.Quantity(), actual.Quantity()
	if want.Unit.Dimension != got.Unit.Dimension || target.Scope != actual.Scope {
		return Open
	}
	atMost, atLeast := target.wants()
	if !atMost && !atLeast {
		return Open
	}
	if atMost && target.Upper != nil {
		want.Value = *target.Upper
	}
	got, _ = got.In(want.Unit)
	if target.Bound == About {
		got.Value = got.Value.Round(want.Value.Places())
	}
	reached, mayBeBetter, mayBeWorse := got.Cmp(want) >= 0, actual.openAbove(), actual.openBelow()
	if atMost {
		reached, mayBeBetter, mayBeWorse = got.Cmp(want) <= 0, mayBeWorse, mayBeBetter
	}
	switch {
	case reached && mayBeWorse, !reached && mayBeBetter:
		return Open
	case reached:
		return Met
	}
	return Missed
}

// wants says on which side of the number the target is reached; neither where
// the report does not say and neither side is better.
func (f *Figure) wants() (atMost, atLeast bool) {
	switch {
	case f.openAbove():
		return false, true
	case f.openBelow(), f.Ceiling:
		return true, false
	}
	switch IndicatorNamed(f.Indicator).Better {
	case HigherIsBetter:
		return false, true
	case LowerIsBetter:
		return true, false
	}
	return false, false
}
