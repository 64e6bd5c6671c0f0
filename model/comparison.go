package model

import (
	"cmp"
	"slices"
)

// Tense says which of a report's figures a row of a Comparison shows.
type Tense int

// The tenses.
const (
	Done  Tense = iota // actual or estimate, of the year looked back on
	Plan               // target for the year planned
	Later              // target for a later year, the latest stated: 到2030年
)

// Word is the tense in a word for tables.
func (t Tense) Word() string {
	switch t {
	case Done:
		return "实绩"
	case Plan:
		return "目标"
	}
	return "远期"
}

// RowKey names a row of a Comparison.
type RowKey struct {
	Indicator string
	Measure   Measure
	Tense     Tense
}

// Row is one kind of number side by side.
type Row struct {
	RowKey
	Entry   Indicator // in the catalogue
	Figures []*Figure // a column each; nil where the report states none
	Order   int       // where its first figure stands in the first report that states it, for sorting
}

// Comparison is reports side by side: a column for each, a row for each kind
// of number that any of them states.
type Comparison struct {
	Columns []*Figures
	Rows    []*Row // in the order of the catalogue, then of measures, then of tenses
}

// Compare puts reports side by side. With year 0 every report is compared by
// the year that it reviews and the year that it plans; with another, by what
// it states for that year, done or planned.
func Compare(columns []*Figures, year int) *Comparison {
	c := &Comparison{Columns: columns}
	rows := make(map[RowKey]*Row)
	for i, f := range columns {
		for _, g := range f.All() {
			tense, ok := f.tense(g, year)
			if !ok {
				continue
			}
			key := RowKey{g.Indicator, g.Measure, tense}
			row := rows[key]
			if row == nil {
				row = &Row{RowKey: key, Entry: IndicatorNamed(g.Indicator), Figures: make([]*Figure, len(columns)), Order: i<<20 + g.Index}
				rows[key] = row
				c.Rows = append(c.Rows, row)
			}
			if old := row.Figures[i]; old == nil || tense == Later && g.Year > old.Year {
				row.Figures[i] = g
			}
		}
	}
	slices.SortFunc(c.Rows, compareRows)
	return c
}

func (f *Figures) tense(g *Figure, year int) (Tense, bool) {
	switch {
	case year != 0:
		if g.Planned {
			return Plan, g.Year == year
		}
		return Done, g.Year == year
	case !g.Planned:
		return Done, g.Year == f.Review && g.Year != 0
	case g.Year == f.Plan && g.Year != 0:
		return Plan, true
	}
	return Later, g.Year > f.Plan
}

func compareRows(a, b *Row) int {
	return cmp.Or(
		cmp.Compare(a.Entry.Order, b.Entry.Order),
		cmp.Compare(a.Indicator, b.Indicator),
		cmp.Compare(a.Measure.order(), b.Measure.order()),
		cmp.Compare(a.Tense, b.Tense),
	)
}

// Row returns the row with the key; nil where there is none.
func (c *Comparison) Row(key RowKey) *Row {
	for _, r := range c.Rows {
		if r.RowKey == key {
			return r
		}
	}
	return nil
}

// Difference is how far column i's figure is from column base's. Where only
// one of the two states the row's measure, the reason says whether the other
// states another measure of the indicator instead.
func (c *Comparison) Difference(r *Row, i, base int) Difference {
	f, g := r.Figures[i], r.Figures[base]
	same := c.Columns[i].Meta.SameRegion(c.Columns[base].Meta)
	if f != nil && g != nil {
		return f.Subtract(g, same)
	}
	without := i
	if f != nil {
		without = base
	}
	if _, ok := c.Instead(r, without); ok && (f != nil || g != nil) {
		return Difference{Reasons: []Reason{ReasonMeasure}}
	}
	return Difference{Reasons: []Reason{ReasonMissing}}
}

// Instead returns the measure that column i states instead of the row's: its
// growth where the row is of the level, its level where it is of growth.
func (c *Comparison) Instead(r *Row, i int) (Measure, bool) {
	other := RowKey{r.Indicator, Growth, r.Tense}
	switch r.Measure {
	case Growth:
		other.Measure = Level
	case Level:
	default:
		return "", false
	}
	o := c.Row(other)
	return other.Measure, o != nil && o.Figures[i] != nil
}

// basis is what the largest number of figures share: those that differ from
// it are not put in a rank or a median with them.
type basis struct {
	period, scope string
	dimension     Dimension
}

func (f *Figure) basis() basis { return basis{f.Period, f.Scope, f.unit.Dimension} }

// commonBasis is the basis of most figures; between equally many the later
// period's, then the one without a scope.
func commonBasis(figures []*Figure) basis {
	counts := make(map[basis]int)
	var best basis
	for _, f := range figures {
		if f == nil {
			continue
		}
		b := f.basis()
		counts[b]++
		if cmp.Or(
			cmp.Compare(counts[b], counts[best]),
			cmp.Compare(ParsePeriod(b.period).Last, ParsePeriod(best.period).Last),
			-compareBool(b.scope != "", best.scope != ""),
			-cmp.Compare(b.dimension, best.dimension),
		) > 0 {
			best = b
		}
	}
	return best
}

// Middle is the median of a row: the middle of its figures that are
// comparable with each other (the most that share period, scope and kind of
// unit; numbers that are bounds of done figures left out). With an even number
// it is the mean of the two in the middle, of things that are counted without
// a fraction.
type Middle struct {
	Quantity     // in the largest unit of the figures in which it is 1 or more
	Of       int // how many figures it is of; 0 is none
	basis    basis
}

// leastForMedian is how many figures a median needs to say anything: of two
// it is only half their difference.
const leastForMedian = 3

// Speaks reports whether the median is of enough figures to say anything.
func (m Middle) Speaks() bool { return m.Of >= leastForMedian }

// Difference is how far a figure of the row is from the median, in the unit of
// the median: all of a row in one.
func (m Middle) Difference(f *Figure) Difference {
	if f == nil || !m.Speaks() {
		return Difference{Reasons: []Reason{ReasonMissing}}
	}
	middle := &Figure{Planned: f.Planned, Value: m.Value, unit: m.Unit, Observation: Observation{
		Indicator: f.Indicator, Unit: m.Unit.Name, Bound: Exact, Period: m.basis.period, Scope: m.basis.scope}}
	d := f.Subtract(middle, false)
	if q, ok := d.Quantity.In(m.Unit); ok {
		d.Quantity = q
	}
	return d
}

// Median returns the row's median.
func (r *Row) Median() Middle {
	m := Middle{basis: commonBasis(r.Figures)}
	var list []Quantity
	for _, f := range r.Figures {
		if f == nil || f.basis() != m.basis || !f.Planned && f.looseness() > 1 {
			continue
		}
		list = append(list, f.Quantity())
	}
	if m.Of = len(list); m.Of == 0 {
		return m
	}
	slices.SortStableFunc(list, Quantity.Cmp)
	mid := len(list) / 2
	q := list[mid]
	for _, o := range list {
		if in, ok := q.In(o.Unit); ok && o.Unit.larger(q.Unit) && in.Value.Abs().Cmp(NewDecimal(1, 0)) >= 0 {
			q = in
		}
	}
	if len(list)%2 == 0 {
		low, _ := list[mid-1].In(q.Unit)
		q.Value = q.Value.Add(low.Value).ratio(1, 2)
		if q.Unit.Dimension == Count && q.Unit.pow == 0 {
			q.Value = q.Value.Round(0)
		}
	}
	m.Quantity = q
	return m
}
