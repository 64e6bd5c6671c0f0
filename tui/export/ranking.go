package export

import (
	"io"
	"strconv"

	"baogao/model"
)

// Ranking is a ranking with the reports that it is of, whose texts its
// figures are spans of. Reports stand in the order of the columns.
type Ranking struct {
	model.Ranking
	Reports []*model.Report
}

// Title says what is ranked: 地区生产总值 增速 实绩.
func (k Ranking) Title() string {
	return k.Indicator + " " + k.Measure.Word() + " " + k.Tense.Word()
}

// SilentNames are the names of the regions that state no such figure.
func (k Ranking) SilentNames() []string {
	var names []string
	for _, i := range k.Silent {
		names = append(names, k.Reports[i].Meta.String())
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
	place := func(n, column int, f *model.Figure, reasons []model.Reason) jsonPlace {
		r := k.Reports[column]
		return jsonPlace{n, append([]model.Reason{}, reasons...), r.ID, r.Meta.Region.Name, figureJSON(r, newAddresses(r), f)}
	}
	for _, p := range k.Places {
		out.Places = append(out.Places, place(p.Place, p.Column, p.Figure, nil))
	}
	for _, a := range k.Ranking.Apart {
		out.Apart = append(out.Apart, place(0, a.Column, a.Figure, a.Reasons))
	}
	for _, i := range k.Silent {
		out.Silent = append(out.Silent, k.Reports[i].ID)
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
	write := func(column int, f *model.Figure) {
		r := k.Reports[column]
		t.write(tidy(r, newAddresses(r), f.Observation))
	}
	for _, p := range k.Places {
		write(p.Column, p.Figure)
	}
	for _, a := range k.Ranking.Apart {
		write(a.Column, a.Figure)
	}
	return t.flush()
}

// Markdown writes the ranking as a pipe table.
func (k Ranking) Markdown(w io.Writer) error {
	var rows [][]string
	row := func(place string, column int, f *model.Figure, why string) {
		rows = append(rows, []string{place, k.Reports[column].Meta.String(), f.String(), model.ParsePeriod(f.Period).Words(), Note(f), why})
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
