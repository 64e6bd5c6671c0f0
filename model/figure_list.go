package model

import (
	"cmp"
	"slices"
)

// Indicators are the names of the indicators that the report states figures
// of, in the order of the catalogue.
func (f *Figures) Indicators() []string {
	var names []string
	for _, g := range f.list {
		if !slices.Contains(names, g.Indicator) {
			names = append(names, g.Indicator)
		}
	}
	slices.SortStableFunc(names, func(a, b string) int {
		return cmp.Compare(IndicatorNamed(a).Order, IndicatorNamed(b).Order)
	})
	return names
}

// Listed are the figures of one indicator in the order of lists: what was done
// before what is planned, the year under review and the year planned first,
// then the newest.
func (f *Figures) Listed(indicator string) []*Figure {
	list := f.About(indicator).list
	rank := func(g *Figure) int {
		switch {
		case !g.Planned && g.Year == f.Review:
			return 0
		case !g.Planned:
			return 1
		case g.Year == f.Plan:
			return 2
		}
		return 3
	}
	slices.SortStableFunc(list, func(a, b *Figure) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), -cmp.Compare(a.Year, b.Year))
	})
	return list
}
