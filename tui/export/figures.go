package export

import (
	"io"
	"strings"

	"baogao/model"
)

// Figures are some of a report's figures.
type Figures struct {
	Report *model.Report
	List   []*model.Figure
}

// Markdown writes the figures with their sentences as a pipe table.
func (f Figures) Markdown(w io.Writer) error {
	var rows [][]string
	for _, g := range f.List {
		rows = append(rows, []string{g.Indicator, g.Measure.Word(), model.ParsePeriod(g.Period).Words(), g.Kind.Word(), strings.TrimSpace(g.String() + " " + g.Scope),
			Note(g), f.Report.Sentence(g.Quote).In(f.Report.Text)})
	}
	header := []string{"指标", "口径", "时段", "实绩/目标", f.Report.Meta.String(), "位次与对比", "原文"}
	return Markdown(w, header, []bool{false, false, false, false, true, false, false}, rows)
}

// JSON writes the figures as an array of observations with their sentences.
func (f Figures) JSON(w io.Writer) error {
	type named struct {
		Report string `json:"report"`
		Region string `json:"region"`
		*jsonFigure
	}
	out := []named{}
	sections := newAddresses(f.Report)
	for _, g := range f.List {
		out = append(out, named{f.Report.ID, f.Report.Meta.Region.Name, figureJSON(f.Report, sections, g)})
	}
	enc := encoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

// CSV writes the figures as observations, one a row.
func (f Figures) CSV(w io.Writer) error {
	t, err := newTidyWriter(w)
	if err != nil {
		return err
	}
	sections := newAddresses(f.Report)
	for _, g := range f.List {
		t.write(tidy(f.Report, sections, g.Observation))
	}
	return t.flush()
}
