package export

import (
	"io"
	"strings"

	"baogao/model"
)

// Outcomes are promises and what came of them, with the reports, by ID, whose
// texts their figures are spans of.
type Outcomes struct {
	Promises []model.Promise
	Reports  map[string]*model.Report
}

type jsonPromise struct {
	Region     string          `json:"region"`
	Indicator  string          `json:"indicator"`
	Measure    model.Measure   `json:"measure"`
	Period     string          `json:"period"`
	Verdict    model.Verdict   `json:"verdict"`
	Target     *jsonFigure     `json:"target"`
	MadeIn     string          `json:"made_in"`     // ID of the report that set the target
	Actual     *jsonFigure     `json:"actual"`      // null where none is reported
	ReportedIn string          `json:"reported_in"` // ID of the report that states it, or should; "" where there is none
	Difference *jsonDifference `json:"difference"`  // actual less target; null where none is reported
}

// JSON writes the promises as an array.
func (o Outcomes) JSON(w io.Writer) error {
	sections := map[string]*addresses{}
	for id, r := range o.Reports {
		sections[id] = newAddresses(r)
	}
	out := []jsonPromise{}
	for _, p := range o.Promises {
		made := o.Reports[p.Made.ID]
		j := jsonPromise{Region: p.Made.Meta.Region.Name, Indicator: p.Target.Indicator, Measure: p.Target.Measure, Period: p.Target.Period,
			Verdict: p.Verdict, Target: figureJSON(made, sections[made.ID], p.Target), MadeIn: made.ID}
		if p.Reported != nil {
			j.ReportedIn = p.Reported.ID
		}
		if p.Actual != nil {
			j.Actual = figureJSON(o.Reports[p.Reported.ID], sections[p.Reported.ID], p.Actual)
			d := p.Difference
			j.Difference = &jsonDifference{d.Quantity.Value.Float64(), d.Quantity.Unit.Name, d.Bound, d.Ahead, append([]model.Reason{}, d.Reasons...)}
		}
		out = append(out, j)
	}
	enc := encoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

// CSV writes a promise a row.
func (o Outcomes) CSV(w io.Writer) error {
	t, err := Table(w)
	if err != nil {
		return err
	}
	_ = t.Write([]string{"REF_AREA_NAME", "INDICATOR", "MEASURE", "TIME_PERIOD", "TARGET_VALUE", "TARGET_UNIT", "TARGET_BOUND", "ACTUAL_VALUE", "ACTUAL_UNIT", "ACTUAL_BOUND",
		"ACTUAL_KIND", "VERDICT", "MADE_IN", "REPORTED_IN", "TARGET_QUOTE", "ACTUAL_QUOTE"})
	for _, p := range o.Promises {
		row := []string{Inert(p.Made.Meta.Region.Name), Inert(p.Target.Indicator), string(p.Target.Measure), p.Target.Period,
			number(p.Target.Observation.Value), Inert(p.Target.Unit), string(p.Target.Bound), "", "", "", "", string(p.Verdict), p.Made.ID, "",
			Inert(p.Target.Quote.In(o.Reports[p.Made.ID].Text)), ""}
		if p.Reported != nil {
			row[13] = p.Reported.ID
		}
		if a := p.Actual; a != nil {
			row[7], row[8], row[9], row[10] = number(a.Observation.Value), Inert(a.Unit), string(a.Bound), string(a.Kind)
			row[15] = Inert(a.Quote.In(o.Reports[p.Reported.ID].Text))
		}
		_ = t.Write(row)
	}
	t.Flush()
	return t.Error()
}

// Markdown writes the promises as a pipe table.
func (o Outcomes) Markdown(w io.Writer) error {
	var rows [][]string
	for _, p := range o.Promises {
		actual, difference := "", ""
		if p.Actual != nil {
			actual, difference = Qualified(p.Actual), p.Difference.String()
		}
		rows = append(rows, []string{model.ParsePeriod(p.Target.Period).Words(), p.Target.Indicator, p.Target.Measure.Word(), Qualified(p.Target), actual, difference, p.Verdict.Word()})
	}
	return Markdown(w, []string{"时段", "指标", "口径", "目标", "实绩", "差", "结果"}, []bool{false, false, false, true, true, true, false}, rows)
}

// Qualified is a figure with its qualifier: 22.4% 预计.
func Qualified(f *model.Figure) string { return strings.TrimSpace(f.String() + " " + Qualifier(f)) }
