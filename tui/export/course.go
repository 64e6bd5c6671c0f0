package export

import (
	"io"
	"strconv"

	"baogao/model"
)

// Course is an indicator of one region through the years, with the reports
// whose texts its figures are spans of.
type Course struct {
	Stations []model.Station
	Reports  map[*model.Figures]*model.Report
}

type jsonStation struct {
	Year       int           `json:"year"`
	Measure    model.Measure `json:"measure"`
	Actual     *jsonFigure   `json:"actual"`      // null where no report states it
	ReportedIn string        `json:"reported_in"` // ID of the report that states it; "" where none does
	Target     *jsonFigure   `json:"target"`      // null where nothing was planned
	MadeIn     string        `json:"made_in"`     // ID of the report that planned it; "" where none did
}

// figure is a figure of one of the reports in JSON, with the report's ID.
func (c Course) figure(of *model.Figures, f *model.Figure) (*jsonFigure, string) {
	if f == nil {
		return nil, ""
	}
	r := c.Reports[of]
	return figureJSON(r, newAddresses(r), f), r.ID
}

// JSON writes the years as an array.
func (c Course) JSON(w io.Writer) error {
	out := []jsonStation{}
	for _, s := range c.Stations {
		j := jsonStation{Year: s.Year, Measure: s.Measure}
		j.Actual, j.ReportedIn = c.figure(s.Reported, s.Actual)
		j.Target, j.MadeIn = c.figure(s.Made, s.Target)
		out = append(out, j)
	}
	enc := encoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

// CSV writes the figures as observations, one a row, a year's target first.
func (c Course) CSV(w io.Writer) error {
	t, err := newTidyWriter(w)
	if err != nil {
		return err
	}
	add := func(of *model.Figures, f *model.Figure) {
		if f != nil {
			r := c.Reports[of]
			t.write(tidy(r, newAddresses(r), f.Observation))
		}
	}
	for _, s := range c.Stations {
		add(s.Made, s.Target)
		add(s.Reported, s.Actual)
	}
	return t.flush()
}

// Markdown writes the years as a pipe table.
func (c Course) Markdown(w io.Writer) error {
	cell := func(f *model.Figure) string {
		if f == nil {
			return ""
		}
		return Qualified(f)
	}
	var rows [][]string
	for _, s := range c.Stations {
		note := ""
		if s.Actual != nil {
			note = Note(s.Actual)
		}
		rows = append(rows, []string{strconv.Itoa(s.Year), s.Measure.Word(), cell(s.Actual), cell(s.Target), note, sentenceOf(c.Reports[s.Reported], s.Actual)})
	}
	return Markdown(w, []string{"年份", "口径", "实绩", "目标", "报告自述", "原文"}, []bool{false, false, true, true, false, false}, rows)
}
