package model

import (
	"cmp"
	"slices"
	"sort"
	"strings"
)

// FigureKey says what a figure is a figure of.
type FigureKey struct {
	Indicator string
	Measure   Measure
	Planned   bool // a target; otherwise actual or estimate
	Year      int  // the last year of its period
}

// Figure is the number that stands for an indicator, a measure and a year in
// one report: of all observations of them, the one that FiguresOf's rules put
// first. The others are kept.
type Figure struct {
	Observation          // the one that stands for it
	Planned     bool     // a target; otherwise actual or estimate
	Year        int      // the last year of its period
	Index       int      // of the observation in Report.Observations
	Upper       *Decimal // the upper end of a range (4.5%—5%), in the same unit; nil otherwise
	Value       Decimal  // the observation's number, with the digits that the source has
	Ceiling     bool     // the source says 控制在: less is within it
	Others      []*Figure

	unit Unit
}

// Figures are what one report says in numbers.
type Figures struct {
	ID     string
	Meta   Meta
	Review int // the year whose actual figures are compared
	Plan   int // the year whose targets are compared
	byKey  map[FigureKey]*Figure
	list   []*Figure
}

// FiguresOf chooses the figures of a report. Of several observations of one
// indicator, measure and year, done or planned, the one stands for them that
// comes first by these rules, each of which decides where those before it do
// not:
//
//  1. the whole region's number before one with a scope (区本级, 同口径);
//  2. the whole year's before a part's, a longer part's before a shorter's;
//  3. one year's before a span's, a longer span's before a shorter's;
//  4. an exact number before a rough one (左右), before a bound (以上, 突破);
//  5. an actual before an estimate (预计);
//  6. in the part of the report where it belongs (review or plan) before elsewhere;
//  7. the first in the text.
func FiguresOf(r *Report) *Figures {
	f := &Figures{ID: r.ID, Meta: r.Meta, byKey: make(map[FigureKey]*Figure)}
	part := partFinder(r)
	groups := make(map[FigureKey][]*Figure)
	var keys []FigureKey
	for i := 0; i < len(r.Observations); i++ {
		g := figureOf(r, i)
		if upper := rangeEnd(r, i); upper != nil {
			g.Upper = upper
			i++
		}
		key := g.Key()
		if groups[key] == nil {
			keys = append(keys, key)
		}
		groups[key] = append(groups[key], g)
	}
	for _, key := range keys {
		group := groups[key]
		slices.SortStableFunc(group, func(a, b *Figure) int { return compareStanding(a, b, part) })
		first := group[0]
		first.Others = group[1:]
		f.byKey[key] = first
		f.list = append(f.list, first)
	}
	slices.SortStableFunc(f.list, func(a, b *Figure) int { return cmp.Compare(a.Index, b.Index) })
	f.Review, f.Plan = r.Meta.ReviewYear, r.Meta.PlanYear
	if f.Review == 0 {
		f.Review = commonestYear(f.list, false)
	}
	if f.Plan == 0 {
		f.Plan = commonestYear(f.list, true)
	}
	return f
}

// NewFigures puts figures together again that FiguresOf chose and somebody
// kept: all of a report, or those of one indicator.
func NewFigures(id string, m Meta, review, plan int, list []*Figure) *Figures {
	f := &Figures{ID: id, Meta: m, Review: review, Plan: plan, byKey: make(map[FigureKey]*Figure, len(list)), list: list}
	for _, g := range list {
		f.byKey[g.Key()] = g
	}
	return f
}

// Key is the key that the figure stands for.
func (f *Figure) Key() FigureKey { return FigureKey{f.Indicator, f.Measure, f.Planned, f.Year} }

// About returns the figures of one indicator.
func (f *Figures) About(indicator string) *Figures {
	var list []*Figure
	for _, g := range f.list {
		if g.Indicator == indicator {
			list = append(list, g)
		}
	}
	return NewFigures(f.ID, f.Meta, f.Review, f.Plan, list)
}

// All returns the figures in the order of the report's text.
func (f *Figures) All() []*Figure { return f.list }

// Figure returns the figure with the key; nil where the report states none.
func (f *Figures) Figure(key FigureKey) *Figure { return f.byKey[key] }

func figureOf(r *Report, i int) *Figure {
	o := r.Observations[i]
	quote := ""
	if o.Quote.Start >= 0 && o.Quote.Start <= o.Quote.End && o.Quote.End <= len(r.Text) {
		quote = o.Quote.In(r.Text)
	}
	return &Figure{
		Observation: o,
		Planned:     o.Kind == Target,
		Year:        ParsePeriod(o.Period).Last,
		Index:       i,
		Value:       statedValue(r.Text, o),
		Ceiling:     strings.Contains(quote, "控制在"),
		unit:        ParseUnit(o.Unit),
	}
}

// statedValue is the observation's value with as many digits after the point
// as its text has: 7.0% is no 7%.
func statedValue(text string, o Observation) Decimal {
	value := DecimalOf(o.Value)
	if o.Number.Start < 0 || o.Number.Start > o.Number.End || o.Number.End > len(text) {
		return value
	}
	number := o.Number.In(text)
	if end := strings.IndexFunc(number, func(r rune) bool {
		return !strings.ContainsRune("0123456789.,+-−０１２３４５６７８９．，", r)
	}); end >= 0 {
		number = number[:end]
	}
	stated, ok := ParseDecimal(number)
	switch {
	case !ok || stated.Abs().Cmp(value.Abs()) != 0:
		return value
	case value.Sign() < 0:
		return stated.Abs().Neg()
	}
	return stated.Abs()
}

// rangeEnd returns the upper end where observations i and i+1 are the two
// ends of one range: 4.5%—5%.
func rangeEnd(r *Report, i int) *Decimal {
	if i+1 >= len(r.Observations) {
		return nil
	}
	a, b := r.Observations[i], r.Observations[i+1]
	if a.Indicator != b.Indicator || a.Measure != b.Measure || a.Period != b.Period || a.Kind != b.Kind || a.Scope != b.Scope ||
		a.Bound != AtLeast || b.Bound != AtMost || a.Value >= b.Value || a.Unit != b.Unit ||
		a.Quote.End < b.Quote.Start || b.Quote.End < a.Quote.Start {
		return nil
	}
	upper := statedValue(r.Text, b)
	return &upper
}

func compareStanding(a, b *Figure, part func(*Figure) int) int {
	pa, pb := ParsePeriod(a.Period), ParsePeriod(b.Period)
	return cmp.Or(
		compareBool(a.Scope != "", b.Scope != ""),
		cmp.Compare(pb.months(), pa.months()),
		compareBool(pa.IsSpan(), pb.IsSpan()),
		cmp.Compare(pa.First, pb.First),
		cmp.Compare(a.looseness(), b.looseness()),
		compareBool(a.Kind == Estimate, b.Kind == Estimate),
		cmp.Compare(part(a), part(b)),
		cmp.Compare(a.Index, b.Index),
	)
}

// compareBool puts false first.
func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

func (f *Figure) looseness() int {
	switch {
	case f.Upper != nil || f.Bound == About:
		return 1
	case f.Bound == AtLeast || f.Bound == AtMost:
		return 2
	}
	return 0
}

// partFinder returns a function that says whether a figure stands in the part
// of the report where it belongs (0) or not (1). A part is a section of level
// 1 whose title says what it does: 一、2023年工作回顾; 二、2024年工作建议.
func partFinder(r *Report) func(*Figure) int {
	kinds := make([]int, len(r.Sections))
	for i, s := range r.Sections {
		kinds[i] = partKind(s.Title.In(r.Text))
	}
	return func(f *Figure) int {
		want := partReview
		if f.Planned {
			want = partPlan
		}
		at := f.Number.Start
		i := sort.Search(len(r.Sections), func(i int) bool { return r.Sections[i].Span.End > at })
		if i < len(r.Sections) && r.Sections[i].Span.Contains(at) && kinds[i] == want {
			return 0
		}
		return 1
	}
}

const (
	partOther = iota
	partReview
	partPlan
)

func partKind(title string) int {
	for _, w := range [...]string{"回顾", "总结", "过去", "五年来", "完成情况"} {
		if strings.Contains(title, w) {
			return partReview
		}
	}
	for _, w := range [...]string{"目标", "安排", "建议", "任务", "今后", "思路", "打算", "部署", "要求", "重点工作"} {
		if strings.Contains(title, w) {
			return partPlan
		}
	}
	return partOther
}

func commonestYear(list []*Figure, planned bool) int {
	counts := make(map[int]int)
	best := 0
	for _, f := range list {
		if f.Planned != planned || f.Year == 0 {
			continue
		}
		counts[f.Year]++
		if n := counts[f.Year]; n > counts[best] || n == counts[best] && f.Year > best {
			best = f.Year
		}
	}
	return best
}

// same are the figure and those of its others that state the same number of
// the same time and scope.
func (f *Figure) same() []*Figure {
	list := []*Figure{f}
	for _, o := range f.Others {
		if o.Value.Cmp(f.Value) == 0 && o.Unit == f.Unit && o.Period == f.Period && o.Scope == f.Scope {
			list = append(list, o)
		}
	}
	return list
}

// StatedRank is the rank that the report gives the number, here or where it
// states it again: 全省第4位; "" where it gives none.
func (f *Figure) StatedRank() string {
	for _, g := range f.same() {
		if g.Rank != "" {
			return g.Rank
		}
	}
	return ""
}

// StatedDistances are the distances to other regions that the report gives
// the number, here or where it states it again.
func (f *Figure) StatedDistances() []Distance {
	for _, g := range f.same() {
		if len(g.VS) > 0 {
			return g.VS
		}
	}
	return nil
}

// Quantity is the figure's number with its unit.
func (f *Figure) Quantity() Quantity { return Quantity{f.Value, f.unit} }

// String is the figure as tables show it: 6.7%, 5.5 万人以上, 约3%,
// 4.5—5%. A fall with a bound is said as one: 降3%以上.
func (f *Figure) String() string { return f.in(f.unit) }

// StringIn is String in the unit of a column, for figures that stand one
// under the other: 5500 人 as 0.55 万人. A figure that counts something else or
// by another word (户, 家), and one that would lose digits (公顷 from 亩), keeps
// its own unit.
func (f *Figure) StringIn(u Unit) string {
	if !f.unit.differsInMagnitude(u) {
		u = f.unit
	}
	return f.in(u)
}

func (f *Figure) in(u Unit) string {
	v, _ := f.unit.Convert(f.Value, u)
	prefix, unit := "", unitAfter(u.Name)
	if v.Sign() < 0 && f.Bound != Exact && f.Bound != "" {
		v, prefix = v.Abs(), "降"
	}
	number := strings.Replace(v.String(), "-", "−", 1)
	if f.Upper != nil {
		upper, _ := f.unit.Convert(*f.Upper, u)
		return number + "—" + upper.String() + unit
	}
	s := prefix + number + unit
	switch f.Bound {
	case About:
		return "约" + s
	case AtLeast:
		return s + "以上"
	case AtMost:
		return s + "以内"
	}
	return s
}
