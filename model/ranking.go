package model

import (
	"cmp"
	"slices"
)

// Place is one region's place in a Ranking.
type Place struct {
	Column int // index into what was ranked
	Place  int // 1 is the best; equal numbers share a place, and the next is counted on
	Figure *Figure
}

// Apart is a figure that cannot be ranked with the others.
type Apart struct {
	Column  int
	Figure  *Figure
	Reasons []Reason
}

// Ranking is regions in the order of one kind of number.
type Ranking struct {
	RowKey
	Places []Place // best first; where neither way is better, largest first
	Apart  []Apart // other years, scopes or kinds of unit than most
	Silent []int   // columns that state no such figure
	Median Middle  // of those that have a place
}

// Value is a figure as tables show it, in the unit of the median, so that all
// of a column stand in one; without a median in its own.
func (k Ranking) Value(f *Figure) string {
	if !k.Median.Speaks() {
		return f.String()
	}
	return f.StringIn(k.Median.Unit)
}

// RankRow ranks the figures of a row.
func RankRow(r *Row) Ranking {
	k := Ranking{RowKey: r.RowKey, Median: r.Median()}
	common := commonBasis(r.Figures)
	for i, f := range r.Figures {
		switch {
		case f == nil:
			k.Silent = append(k.Silent, i)
		case f.basis() != common:
			k.Apart = append(k.Apart, Apart{i, f, f.apartFrom(common)})
		default:
			k.Places = append(k.Places, Place{Column: i, Figure: f})
		}
	}
	slices.SortStableFunc(k.Places, func(a, b Place) int { return r.compareBest(a.Figure, b.Figure) })
	for i := range k.Places {
		k.Places[i].Place = i + 1
		if i > 0 && k.Places[i].Figure.Quantity().Cmp(k.Places[i-1].Figure.Quantity()) == 0 {
			k.Places[i].Place = k.Places[i-1].Place
		}
	}
	return k
}

// compareBest puts the better figure first; of equal numbers the one that may
// be better still (以上).
func (r *Row) compareBest(a, b *Figure) int {
	open := func(f *Figure) int {
		switch {
		case f.openAbove():
			return 1
		case f.openBelow():
			return -1
		}
		return 0
	}
	c := cmp.Or(a.Quantity().Cmp(b.Quantity()), cmp.Compare(open(a), open(b)))
	if r.Entry.Better == LowerIsBetter {
		return c
	}
	return -c
}

func (f *Figure) apartFrom(b basis) []Reason {
	var reasons []Reason
	p, q := ParsePeriod(f.Period), ParsePeriod(b.period)
	switch {
	case p.Part != q.Part:
		reasons = append(reasons, ReasonPart)
	case f.Period != b.period:
		reasons = append(reasons, ReasonYear)
	}
	if f.Scope != b.scope {
		reasons = append(reasons, ReasonScope)
	}
	if f.unit.Dimension != b.dimension {
		reasons = append(reasons, ReasonUnit)
	}
	return reasons
}

// Rank ranks reports by one kind of number. With year 0 each report's own
// review or plan year counts, and those of other years than most stand apart.
func Rank(columns []*Figures, key RowKey, year int) Ranking {
	row := NewRow(key, len(columns))
	for i, f := range columns {
		row.Figures[i] = f.Standing(key, year)
	}
	return RankRow(row)
}

// NewRow returns a row of n columns without figures.
func NewRow(key RowKey, n int) *Row {
	return &Row{RowKey: key, Entry: IndicatorNamed(key.Indicator), Figures: make([]*Figure, n)}
}

// Standing is the figure that the report has in a row of comparisons of a
// year; with year 0, of the report's own years. It is nil where the report
// states none.
func (f *Figures) Standing(key RowKey, year int) *Figure {
	var found *Figure
	for _, g := range f.list {
		if g.Indicator != key.Indicator || g.Measure != key.Measure {
			continue
		}
		if tense, ok := f.tense(g, year); ok && tense == key.Tense && (found == nil || g.Year > found.Year) {
			found = g
		}
	}
	return found
}
