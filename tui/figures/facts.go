package figures

import "baogao/model"

// facts are what is worked out once for a row with all its columns.
type facts struct {
	places  []int // a column each; 0 where it has no place
	ranked  int   // how many have a place
	lengths []float64
	median  model.Middle
}

// factsOf returns the facts of a row, worked out when it is first looked at.
func (c *Compare) factsOf(r *model.Row) *facts {
	if f := c.facts[r]; f != nil {
		return f
	}
	ranking := model.RankRow(r)
	f := &facts{places: make([]int, len(r.Figures)), ranked: len(ranking.Places), lengths: scale(r.Figures)}
	for _, p := range ranking.Places {
		f.places[p.Column] = p.Place
	}
	f.median = r.Median()
	c.facts[r] = f
	return f
}
