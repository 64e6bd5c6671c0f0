package export

import (
	"io"
	"strconv"
	"strings"

	"baogao/model"
)

// Comparison is a comparison with the reports that it is of, whose texts its
// figures are spans of. Reports stand in the order of the columns.
type Comparison struct {
	*model.Comparison
	Reports []*model.Report
	Rows    []*model.Row // those to be written, in this order
}

type (
	jsonComparison struct {
		Columns []jsonColumn `json:"columns"`
		Rows    []jsonRow    `json:"rows"`
	}
	jsonColumn struct {
		ID         string `json:"id"`
		Region     string `json:"region"`
		ReviewYear int    `json:"review_year"`
		PlanYear   int    `json:"plan_year"`
	}
	jsonRow struct {
		Group     string        `json:"group"`
		Indicator string        `json:"indicator"`
		Measure   model.Measure `json:"measure"`
		Tense     string        `json:"tense"`
		Figures   []*jsonFigure `json:"figures"` // a column each, null where the report states none
		// Differences are of each column from the first; the first's is null.
		Differences []*jsonDifference `json:"differences"`
		Median      *jsonMedian       `json:"median"` // null under three comparable figures
	}
	jsonFigure struct {
		jsonObservation
		Upper    *float64 `json:"upper"` // the upper end of a range, otherwise null
		Sentence string   `json:"sentence"`
	}
	jsonDifference struct {
		Value   float64        `json:"value"`
		Unit    string         `json:"unit"`
		Bound   model.Bound    `json:"bound"`
		Ahead   int            `json:"ahead"` // 1: this column's figure is the better one, -1: the first's
		Reasons []model.Reason `json:"reasons"`
	}
	jsonMedian struct {
		Value float64 `json:"value"`
		Unit  string  `json:"unit"`
		Of    int     `json:"of"`
	}
)

// tenseKey is a tense in JSON.
func tenseKey(t model.Tense) string {
	switch t {
	case model.Done:
		return "done"
	case model.Plan:
		return "plan"
	}
	return "later"
}

// JSON writes the comparison as one object.
func (c Comparison) JSON(w io.Writer) error {
	out := jsonComparison{Columns: []jsonColumn{}, Rows: []jsonRow{}}
	sections := make([]*addresses, len(c.Reports))
	for i, r := range c.Reports {
		sections[i] = newAddresses(r)
		out.Columns = append(out.Columns, jsonColumn{r.ID, r.Meta.Region.Name, r.Meta.ReviewYear, r.Meta.PlanYear})
	}
	for _, row := range c.Rows {
		j := jsonRow{Group: row.Entry.Group, Indicator: row.Indicator, Measure: row.Measure, Tense: tenseKey(row.Tense)}
		for i, f := range row.Figures {
			j.Figures = append(j.Figures, figureJSON(c.Reports[i], sections[i], f))
			if i == 0 {
				j.Differences = append(j.Differences, nil)
				continue
			}
			d := c.Difference(row, i, 0)
			j.Differences = append(j.Differences, &jsonDifference{
				d.Quantity.Value.Float64(), d.Quantity.Unit.Name, d.Bound, d.Ahead, append([]model.Reason{}, d.Reasons...)})
		}
		if m := row.Median(); m.Speaks() {
			j.Median = &jsonMedian{m.Value.Float64(), m.Unit.Name, m.Of}
		}
		out.Rows = append(out.Rows, j)
	}
	enc := encoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

func figureJSON(r *model.Report, sections *addresses, f *model.Figure) *jsonFigure {
	if f == nil {
		return nil
	}
	j := &jsonFigure{jsonObservation: observationJSON(r, sections, f.Observation), Sentence: r.Sentence(f.Quote).In(r.Text)}
	if f.Upper != nil {
		upper := f.Upper.Float64()
		j.Upper = &upper
	}
	return j
}

// CSV writes the figures of the comparison as observations, one a row.
func (c Comparison) CSV(w io.Writer) error {
	t, err := newTidyWriter(w)
	if err != nil {
		return err
	}
	sections := make([]*addresses, len(c.Reports))
	for i, r := range c.Reports {
		sections[i] = newAddresses(r)
	}
	for _, row := range c.Rows {
		for i, f := range row.Figures {
			if f != nil {
				t.write(tidy(c.Reports[i], sections[i], f.Observation))
			}
		}
	}
	return t.flush()
}

// Markdown writes the comparison as a pipe table.
func (c Comparison) Markdown(w io.Writer) error {
	header := []string{"指标", "口径", "时态"}
	align := []bool{false, false, false}
	for _, r := range c.Reports {
		header, align = append(header, r.Meta.String()), append(align, true)
	}
	last := c.LastColumn()
	if last != "" {
		header, align = append(header, last), append(align, true)
	}
	rows := make([][]string, 0, len(c.Rows))
	for _, row := range c.Rows {
		cells := []string{row.Indicator, row.Measure.Word(), row.Tense.Word()}
		for i, f := range row.Figures {
			cell := "未提"
			if f != nil {
				cell = strings.TrimSpace(f.String() + " " + c.Note(i, f))
			}
			cells = append(cells, cell)
		}
		if last != "" {
			cells = append(cells, c.Last(row))
		}
		rows = append(rows, cells)
	}
	return Markdown(w, header, align, rows)
}

// LastColumn is the title of the column after the reports': the difference of
// two reports, the median of more; "" for one.
func (c Comparison) LastColumn() string {
	switch len(c.Reports) {
	case 0, 1:
		return ""
	case 2:
		a, b := c.Reports[0].Meta, c.Reports[1].Meta
		if a.Region.Name == b.Region.Name {
			return b.String() + "−" + a.String()
		}
		return b.Region.Name + "−" + a.Region.Name
	}
	return "中位数"
}

// Last is a row's cell in that column; "" where only one report states it.
func (c Comparison) Last(row *model.Row) string {
	if len(c.Reports) == 2 {
		d := c.Difference(row, 1, 0)
		if !d.Comparable() && d.Reasons[0] == model.ReasonMissing {
			return ""
		}
		return d.String()
	}
	m := row.Median()
	if !m.Speaks() {
		return ""
	}
	return m.String()
}

// Note is all that has to be said beside a figure of column i: its qualifier
// and how it stands.
func (c Comparison) Note(i int, f *model.Figure) string {
	return strings.TrimSpace(c.Qualifier(i, f) + " " + Note(f))
}

// Qualifier is what a figure of column i must not be shown without: the period
// where it is not the year that the column's report reviews or plans, that it
// is an estimate, and what it leaves out.
func (c Comparison) Qualifier(i int, f *model.Figure) string {
	var notes []string
	year := c.Columns[i].Review
	if f.Planned {
		year = c.Columns[i].Plan
	}
	if f.Period != strconv.Itoa(year) {
		notes = append(notes, model.ParsePeriod(f.Period).Words())
	}
	if q := Qualifier(f); q != "" {
		notes = append(notes, q)
	}
	return strings.Join(notes, " ")
}

// Qualifier is what a figure must not be shown without beside its period: that
// it is an estimate, and what it leaves out.
func Qualifier(f *model.Figure) string {
	var notes []string
	if f.Kind == model.Estimate {
		notes = append(notes, f.Kind.Word())
	}
	if f.Scope != "" {
		notes = append(notes, f.Scope)
	}
	return strings.Join(notes, " ")
}

// Note is what a report says of how a figure stands: 全省第4位 全省+0.4.
func Note(f *model.Figure) string {
	var notes []string
	if rank := f.StatedRank(); rank != "" {
		notes = append(notes, rank)
	}
	for _, d := range f.StatedDistances() {
		notes = append(notes, d.Reference+model.DecimalOf(d.Points).Signed())
	}
	return strings.Join(notes, " ")
}
