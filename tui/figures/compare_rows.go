package figures

import (
	"cmp"
	"slices"

	"golang.org/x/text/encoding/simplifiedchinese"

	"baogao/model"
)

// order is how Compare sorts its rows.
type order int

const (
	byCatalogue  order = iota // in groups
	byReport                  // as the first report states them
	byDifference              // the largest difference first, of those that can be compared
	byName                    // as a dictionary orders them
	orderNumber
)

func (o order) word() string {
	return [...]string{"分组", "原文次序", "差距", "名称"}[o]
}

// index implements content.
func (c *Compare) index() []indexed {
	rows := make([]indexed, len(c.comparison.Rows))
	for i, r := range c.comparison.Rows {
		rows[i] = indexedIndicator(r.Entry, r.Measure.Word(), r.Tense.Word())
	}
	return rows
}

// list implements content.
func (c *Compare) list(keep []bool) []item {
	if len(c.reports) < 2 {
		return nil
	}
	var rows []int
	for i, r := range c.comparison.Rows {
		if c.shows.has(r.Tense) && (!c.common || stated(r) > 1) && keep[i] {
			rows = append(rows, i)
		}
	}
	switch c.order {
	case byReport:
		slices.SortStableFunc(rows, func(a, b int) int {
			return cmp.Compare(c.comparison.Rows[a].Order, c.comparison.Rows[b].Order)
		})
	case byDifference:
		c.sortByDifference(rows)
	case byName:
		keys := make(map[string]string)
		for _, i := range rows {
			name := c.comparison.Rows[i].Indicator
			keys[name] = dictionaryKey(name)
		}
		slices.SortStableFunc(rows, func(a, b int) int {
			return cmp.Compare(keys[c.comparison.Rows[a].Indicator], keys[c.comparison.Rows[b].Indicator])
		})
	}
	items := make([]item, 0, len(rows)+12)
	group := ""
	for _, i := range rows {
		if g := c.comparison.Rows[i].Entry.Group; c.order == byCatalogue && g != group {
			group = g
			items = append(items, item{header: g})
		}
		items = append(items, item{row: i})
	}
	return items
}

// dictionaryKey orders names by pinyin: the common characters stand in that
// order in GB/T 2312, and so in GB 18030.
func dictionaryKey(name string) string {
	key, err := simplifiedchinese.GB18030.NewEncoder().String(name)
	if err != nil {
		return name
	}
	return key
}

// stated is how many columns have a figure in a row.
func stated(r *model.Row) int {
	n := 0
	for _, f := range r.Figures {
		if f != nil {
			n++
		}
	}
	return n
}

// sortByDifference puts rows whose difference is in 百分点 first, the largest
// at the top, then the others by how large it is for the figures themselves,
// then those that cannot be compared.
func (c *Compare) sortByDifference(rows []int) {
	type weight struct {
		class int
		size  float64
	}
	weights := make(map[int]weight, len(rows))
	for _, i := range rows {
		r := c.comparison.Rows[i]
		d := c.difference(r)
		w := weight{class: 2}
		if d.Comparable() {
			w = weight{1, c.relative(r, d)}
			if d.Quantity.Unit.Dimension == model.Percent {
				w = weight{0, d.Quantity.Value.Abs().Float64()}
			}
		}
		weights[i] = w
	}
	slices.SortStableFunc(rows, func(a, b int) int {
		return cmp.Or(cmp.Compare(weights[a].class, weights[b].class), cmp.Compare(weights[b].size, weights[a].size))
	})
}

// relative is the size of a difference as a part of the largest figure.
func (c *Compare) relative(r *model.Row, d model.Difference) float64 {
	largest := 0.0
	for _, f := range r.Figures {
		if f == nil {
			continue
		}
		if q, ok := f.Quantity().In(d.Quantity.Unit); ok {
			largest = max(largest, q.Value.Abs().Float64())
		}
	}
	if largest == 0 {
		return 0
	}
	return d.Quantity.Value.Abs().Float64() / largest
}
