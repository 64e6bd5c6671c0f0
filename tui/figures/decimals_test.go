package figures

import (
	"strings"
	"testing"

	"baogao/model"
)

func TestRankedFiguresStandWithTheirDecimalPointsInOneColumn(t *testing.T) {
	for name, c := range conditions {
		list := reports(jingmen(t), jingzhou(t))
		list[0].Observations[1].Value, list[1].Observations[0].Value = 10, 6.45
		s := newScreen(t, c, 80, 24, list...)
		m := NewRank(s.session, model.RowKey{Indicator: gdp, Measure: growth, Tense: model.Done}, 2023)
		s.open(m)
		s.rest(m.Start())
		rows := s.rows()
		column := func(text string) int {
			for _, row := range rows {
				if before, _, ok := strings.Cut(row, text); ok {
					return c.Width(before)
				}
			}
			t.Fatalf("%s: no %s in\n%s", name, text, strings.Join(rows, "\n"))
			return 0
		}
		if ten, six := column("10%")+2, column("6.45%")+1; ten != six {
			t.Errorf("%s: 10%% ends its whole part in column %d, 6.45%% in %d", name, ten, six)
		}
	}
}
