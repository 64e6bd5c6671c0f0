package export

import (
	"io"
	"strconv"

	"baogao/model"
)

// Ranking is a ranking with what was ranked. Of a whole library's reports only
// those whose sentences are written are loaded.
type Ranking struct {
	model.Ranking
	Columns []*model.Figures
	Library model.Library
}

// Title says what is ranked: 地区生产总值 增速 实绩.
func (k Ranking) Title() string {
	return k.Indicator + " " + k.Measure.Word() + " " + k.Tense.Word()
}

// SilentNames are the names of the regions that state no such figure.
func (k Ranking) SilentNames() []string {
	var names []string
	for _, i := range k.Silent {
		names = append(names, k.Columns[i].Meta.String())
	}
	return names
}

type (
	jsonRanking struct {
		Indicator string        `json:"indicator"`
		Measure   model.Measure `json:"measure"`
		Tense     string        `json:"tense"`
		Places    []jsonPlace   `json:"places"`
		Apart     []jsonPlace   `json:"apart"`
		Silent    []string      `json:"silent"` // IDs of reports
	}
	jsonPlace struct {
		Place   int            `json:"place"` // 0 where the figure stands apart
		Reasons []model.Reason `json:"reasons"`
		Report  string         `json:"report"`
		Region  string         `json:"region"`
		*jsonFigure
	}
)

// JSON writes the ranking as one object.
func (k Ranking) JSON(w io.Writer) error {
	out := jsonRanking{k.Indicator, k.Measure, tenseKey(k.Tense), []jsonPlace{}, []jsonPlace{}, []string{}}
	err := k.each(func(r *model.Report, p model.Place, reasons []model.Reason) {
		j := jsonPlace{p.Place, append([]model.Reason{}, reasons...), r.ID, r.Meta.Region.Name, figureJSON(r, newAddresses(r), p.Figure)}
		if p.Place == 0 {
			out.Apart = append(out.Apart, j)
		} else {
			out.Places = append(out.Places, j)
		}
	})
	if err != nil {
		return err
	}
	for _, i := range k.Silent {
		out.Silent = append(out.Silent, k.Columns[i].ID)
	}
	enc := encoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

// CSV writes the figures in the order of the ranking as observations, one a
// row, those apart at the end.
func (k Ranking) CSV(w io.Writer) error {
	t, err := newTidyWriter(w)
	if err != nil {
		return err
	}
	err = k.each(func(r *model.Report, p model.Place, _ []model.Reason) {
		t.write(tidy(r, newAddresses(r), p.Figure.Observation))
	})
	if err != nil {
		return err
	}
	return t.flush()
}

// each visits the figures in the order of the ranking, then, with place 0,
// those apart and why they are.
func (k Ranking) each(visit func(*model.Report, model.Place, []model.Reason)) error {
	load := func(p model.Place, reasons []model.Reason) error {
		r, err := k.Library.Report(k.Columns[p.Column].ID)
		if err == nil {
			visit(r, p, reasons)
		}
		return err
	}
	for _, p := range k.Places {
		if err := load(p, nil); err != nil {
			return err
		}
	}
	for _, a := range k.Ranking.Apart {
		if err := load(model.Place{Column: a.Column, Figure: a.Figure}, a.Reasons); err != nil {
			return err
		}
	}
	return nil
}

// Markdown writes the ranking as a pipe table.
func (k Ranking) Markdown(w io.Writer) error {
	var rows [][]string
	row := func(place string, column int, f *model.Figure, why string) {
		rows = append(rows, []string{place, k.Columns[column].Meta.String(), Qualified(f), model.ParsePeriod(f.Period).Words(), Note(f), why})
	}
	for _, p := range k.Places {
		row(strconv.Itoa(p.Place), p.Column, p.Figure, "")
	}
	for _, a := range k.Ranking.Apart {
		why := ""
		if len(a.Reasons) > 0 {
			why = a.Reasons[0].Word()
		}
		row("", a.Column, a.Figure, why)
	}
	return Markdown(w, []string{"位次", "地区", k.Title(), "时段", "报告自述", "说明"}, []bool{true, false, true, false, false, false}, rows)
}
