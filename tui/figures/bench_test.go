package figures

import (
	"fmt"
	"testing"

	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/keys"
)

// columns makes n reports with sixty figures each.
func columns(n int) []*model.Report {
	list := make([]*model.Report, n)
	for i := range list {
		r := &model.Report{Text: "地区生产总值增长6.4%。", Meta: model.Meta{Region: model.Region{Name: fmt.Sprintf("第%d县", i)}, ReviewYear: 2023, PlanYear: 2024}}
		r.ID = model.MakeID(r.Meta.Region.Name, 2024)
		for _, in := range model.Indicators() {
			o := model.Observation{Indicator: in.Name, Measure: model.Growth, Value: float64(i%97) / 10, Unit: "%", Bound: model.Exact, Kind: model.Actual, Period: "2023", Quote: model.Span{End: len(r.Text)}, Number: model.Span{Start: 24, End: 28}}
			r.Observations = append(r.Observations, o)
			o.Kind, o.Period = model.Target, "2024"
			r.Observations = append(r.Observations, o)
		}
		list[i] = r
	}
	return list
}

func benchmarkCompare(b *testing.B, n int) (*Compare, cell.Canvas) {
	list := columns(n)
	s := newScreen(nil, cell.Narrow, 160, 45, list...).mark(list...)
	c := NewCompare(s.session)
	s.open(c).rest(c.Start())
	return c, cell.NewGrid(cell.Narrow, 160, 44).Canvas()
}

// BenchmarkCompareKey is what a move of the cursor costs, the drawing of the
// screen included, with two regions and with a province's hundred counties.
func BenchmarkCompareKey(b *testing.B) {
	for _, n := range []int{2, 100} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			c, canvas := benchmarkCompare(b, n)
			for i := 0; b.Loop(); i++ {
				c.Do([...]keys.Action{keys.Down, keys.Up}[i%2], 0)
				c.Draw(canvas)
			}
		})
	}
}

// BenchmarkCompareSideways is what a move to the next region costs.
func BenchmarkCompareSideways(b *testing.B) {
	c, canvas := benchmarkCompare(b, 100)
	for i := 0; b.Loop(); i++ {
		c.Do([...]keys.Action{keys.Right, keys.Left}[i/50%2], 0)
		c.Draw(canvas)
	}
}

// BenchmarkCompareOpen is what opening the comparison costs.
func BenchmarkCompareOpen(b *testing.B) {
	for _, n := range []int{2, 100} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			list := columns(n)
			s := newScreen(nil, cell.Narrow, 160, 45, list...).mark(list...)
			for b.Loop() {
				s.rest(NewCompare(s.session).Start())
			}
		})
	}
}

// BenchmarkFilter is what typing into the filter costs.
func BenchmarkFilter(b *testing.B) {
	c, canvas := benchmarkCompare(b, 100)
	for i := 0; b.Loop(); i++ {
		c.filter.Text = [...]string{"增", "收入"}[i%2]
		c.build()
		c.Draw(canvas)
	}
}
