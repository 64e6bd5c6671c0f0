// Package export writes what was read for other programs: reports, their
// figures and comparisons of them, as JSON, CSV, Markdown and XLSX. It is the
// same for the commands and for the interactive program.
package export

import (
	"baogao/model"
)

// The JSON of a report. Offsets are bytes of "text".
type (
	jsonReport struct {
		ID         string            `json:"id"`
		Meta       jsonMeta          `json:"meta"`
		Text       string            `json:"text"`
		Sections   []jsonSection     `json:"sections"`
		Leads      []string          `json:"leads"`
		Terms      []jsonTerm        `json:"terms"`
		References []jsonReference   `json:"references"`
		Indicators []jsonObservation `json:"indicators"`
		Flags      []model.Flag      `json:"flags"`
	}
	jsonMeta struct {
		Region     string     `json:"region"`
		Level      string     `json:"level"`
		Parent     string     `json:"parent"`
		Code       string     `json:"code"`
		Date       string     `json:"date"`
		Speaker    string     `json:"speaker"`
		Office     string     `json:"office"`
		Meeting    string     `json:"meeting"`
		Title      string     `json:"title"`
		ReviewYear int        `json:"review_year"`
		PlanYear   int        `json:"plan_year"`
		Truncated  bool       `json:"truncated"`
		Glossary   bool       `json:"glossary"`
		Source     jsonSource `json:"source"`
	}
	jsonSource struct {
		Path     string `json:"path"`
		Format   string `json:"format"`
		Encoding string `json:"encoding"`
		SHA256   string `json:"sha256"`
	}
	jsonSection struct {
		Level    int           `json:"level"`
		Label    string        `json:"label"`
		Title    string        `json:"title"`
		Start    int           `json:"start"`
		End      int           `json:"end"`
		Children []jsonSection `json:"children"`
	}
	jsonTerm struct {
		Term       string `json:"term"`
		Definition string `json:"definition"`
		Number     string `json:"number"`
		Start      int    `json:"start"`
		End        int    `json:"end"`
	}
	jsonReference struct {
		Mark  string `json:"mark"`
		Term  int    `json:"term"`
		Start int    `json:"start"`
		End   int    `json:"end"`
	}
	jsonObservation struct {
		Indicator string        `json:"indicator"`
		Measure   model.Measure `json:"measure"`
		Value     float64       `json:"value"`
		Unit      string        `json:"unit"`
		Bound     model.Bound   `json:"bound"`
		Kind      model.Kind    `json:"kind"`
		Period    string        `json:"period"`
		Scope     string        `json:"scope"`
		Rank      string        `json:"rank"`
		VS        [][2]any      `json:"vs"`
		Quote     string        `json:"quote"`
		Start     int           `json:"start"`
		End       int           `json:"end"`
		Section   string        `json:"section"`
	}
)

func reportJSON(r *model.Report) jsonReport {
	m := r.Meta
	out := jsonReport{
		ID: r.ID,
		Meta: jsonMeta{
			Region: m.Region.Name, Level: string(m.Region.Level), Parent: m.Region.Parent, Code: m.Region.Code,
			Date: m.Date, Speaker: m.Speaker, Office: m.Office, Meeting: m.Meeting, Title: m.Title,
			ReviewYear: m.ReviewYear, PlanYear: m.PlanYear, Truncated: m.Truncated, Glossary: m.Glossary,
			Source: jsonSource(m.Source),
		},
		Text:       r.Text,
		Sections:   jsonSections(r.Text, r.Sections),
		Leads:      []string{},
		Terms:      []jsonTerm{},
		References: []jsonReference{},
		Indicators: []jsonObservation{},
		Flags:      append([]model.Flag{}, r.Flags...),
	}
	for _, l := range r.Leads {
		out.Leads = append(out.Leads, l.Span.In(r.Text))
	}
	for _, t := range r.Terms {
		out.Terms = append(out.Terms, jsonTerm{t.Name.In(r.Text), t.Definition.In(r.Text), t.Number, t.Span.Start, t.Span.End})
	}
	for _, ref := range r.References {
		out.References = append(out.References, jsonReference{ref.Span.In(r.Text), ref.Term, ref.Span.Start, ref.Span.End})
	}
	sections := newAddresses(r)
	for _, o := range r.Observations {
		out.Indicators = append(out.Indicators, observationJSON(r, sections, o))
	}
	return out
}

func observationJSON(r *model.Report, sections *addresses, o model.Observation) jsonObservation {
	vs := [][2]any{}
	for _, d := range o.VS {
		vs = append(vs, [2]any{d.Reference, d.Points})
	}
	return jsonObservation{
		o.Indicator, o.Measure, o.Value, o.Unit, o.Bound, o.Kind, o.Period, o.Scope, o.Rank, vs,
		o.Quote.In(r.Text), o.Quote.Start, o.Quote.End, sections.at(o.Quote.Start),
	}
}

// addresses finds the address of the section that a place stands in.
type addresses struct {
	report *model.Report
	of     map[*model.Section]string
}

func newAddresses(r *model.Report) *addresses { return &addresses{r, r.Addresses()} }

// at returns the address of the innermost section at a byte offset; "" before
// the first heading.
func (a *addresses) at(offset int) string {
	path := a.report.PathAt(offset)
	if len(path) == 0 {
		return ""
	}
	return a.of[path[len(path)-1]]
}

func jsonSections(text string, list []*model.Section) []jsonSection {
	out := []jsonSection{}
	for _, s := range list {
		out = append(out, jsonSection{s.Level, s.Label, s.Title.In(text), s.Span.Start, s.Span.End, jsonSections(text, s.Children)})
	}
	return out
}
