package model

import (
	"cmp"
	"slices"
)

// Station is one year in the course of an indicator.
type Station struct {
	Measure  Measure
	Year     int
	Actual   *Figure  // nil where no report states it
	Reported *Figures // the report that states it
	Target   *Figure  // what was planned for the year; nil where nothing was
	Made     *Figures // the report that planned it
}

// Course sets side by side what the reports of one region say of an indicator
// through the years: for each measure and year, in that order, the actual
// figure (of the report that looks back on the year before one that mentions
// it later or estimates it before) and the target. Only numbers of whole years
// take part; averages and growth over several years do not.
func Course(reports []*Figures, indicator string) []Station {
	type place struct {
		measure Measure
		year    int
	}
	stations := make(map[place]*Station)
	var list []*Station
	at := func(g *Figure) *Station {
		p := place{g.Measure, g.Year}
		if stations[p] == nil {
			stations[p] = &Station{Measure: g.Measure, Year: g.Year}
			list = append(list, stations[p])
		}
		return stations[p]
	}
	for _, r := range reports {
		for _, g := range r.All() {
			if g.Indicator != indicator || !ParsePeriod(g.Period).IsYear() {
				continue
			}
			s := at(g)
			switch {
			case g.Planned:
				if s.Target == nil || r.Plan <= g.Year && r.Plan > s.Made.Plan {
					s.Target, s.Made = g, r
				}
			case s.Actual == nil || distance(r.Review, g.Year) < distance(s.Reported.Review, g.Year):
				s.Actual, s.Reported = g, r
			}
		}
	}
	slices.SortStableFunc(list, func(a, b *Station) int {
		return cmp.Or(cmp.Compare(a.Measure.order(), b.Measure.order()), cmp.Compare(a.Year, b.Year))
	})
	course := make([]Station, len(list))
	for i, s := range list {
		course[i] = *s
	}
	return course
}

// distance is how far a report that looks back on a year is from speaking of
// another; one that comes after the year is nearer than one before it.
func distance(review, year int) int {
	if review >= year {
		return 2 * (review - year)
	}
	return 2*(year-review) + 1
}
