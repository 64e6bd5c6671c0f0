package export

import (
	"io"

	"baogao/model"
)

// Figures are some of a report's figures.
type Figures struct {
	Report *model.Report
	List   []*model.Figure
}

// Writer returns what writes the figures in a format: csv, json.
func (f Figures) Writer(format string) func(io.Writer) error {
	if format == "json" {
		return f.JSON
	}
	return f.CSV
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
