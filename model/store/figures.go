package store

import (
	"context"
	"math"

	"baogao/model"
)

// encodeFigures writes what a report says about each indicator.
func encodeFigures(f *model.Figures) map[string][]byte {
	groups := map[string][]*model.Figure{}
	for _, g := range f.All() {
		groups[g.Indicator] = append(groups[g.Indicator], g)
	}
	blobs := make(map[string][]byte, len(groups))
	for indicator, list := range groups {
		var e encoder
		e.uint(len(list))
		for _, g := range list {
			e.figure(g)
			e.uint(len(g.Others))
			for _, o := range g.Others {
				e.figure(o)
			}
		}
		blobs[indicator] = e.b
	}
	return blobs
}

func (e *encoder) figure(f *model.Figure) {
	e.number(&f.Observation)
	e.uint(f.Index)
	e.str(f.Value.String())
	if f.Upper == nil {
		e.str("")
	} else {
		e.str(f.Upper.String())
	}
	e.bool(f.Ceiling)
}

// decodeFigures reads what encodeFigures wrote about an indicator.
func decodeFigures(indicator, blob string) ([]*model.Figure, error) {
	// Spans are checked when they are used: their text is not at hand.
	d := decoder{s: blob, size: math.MaxInt32}
	list := make([]*model.Figure, d.count())
	for i := range list {
		list[i] = d.figure(indicator)
		for range d.count() {
			list[i].Others = append(list[i].Others, d.figure(indicator))
		}
	}
	return list, d.done()
}

func (d *decoder) figure(indicator string) *model.Figure {
	f := &model.Figure{Observation: model.Observation{Indicator: indicator}}
	d.number(&f.Observation)
	f.Index = d.uint()
	f.Value = d.decimal()
	if d.s != "" && d.s[0] == 0 {
		d.str()
	} else {
		upper := d.decimal()
		f.Upper = &upper
	}
	f.Ceiling = d.bool()
	f.Planned = f.Kind == model.Target
	f.Year = model.ParsePeriod(f.Period).Last
	return f
}

func (d *decoder) decimal() model.Decimal {
	v, ok := model.ParseDecimal(d.str())
	if !ok {
		d.fail()
	}
	return v
}

// Figures implements model.Tabled.
func (l *Library) Figures(ctx context.Context, indicator string) ([]*model.Figures, error) {
	snap := l.snap.Load()
	said := map[int64][]*model.Figure{}
	if l.db != nil {
		rows, err := l.db.QueryContext(ctx, `SELECT report, body FROM figure WHERE indicator = (SELECT id FROM indicator WHERE name = ?)`, indicator)
		if err != nil {
			return nil, l.readError(err)
		}
		defer rows.Close()
		for rows.Next() {
			var row int64
			var body string
			if err := rows.Scan(&row, &body); err != nil {
				return nil, l.readError(err)
			}
			list, err := decodeFigures(indicator, body)
			if err != nil {
				return nil, l.readError(err)
			}
			said[row] = list
		}
		if err := rows.Err(); err != nil {
			return nil, l.readError(err)
		}
	}
	all := make([]*model.Figures, len(snap.entries))
	for i, e := range snap.entries {
		rec := snap.byID[e.ID]
		if rec.report != nil {
			all[i] = model.FiguresOf(rec.report).About(indicator)
			continue
		}
		all[i] = model.NewFigures(e.ID, e.Meta, rec.review, rec.plan, said[rec.row])
	}
	return all, nil
}
