package figures

import (
	"slices"
	"strconv"
	"strings"

	"baogao/model"
	"baogao/tui/export"
	"baogao/tui/mode"
)

// formats are the forms that all tables of figures can be written in.
func formats(t export.Tabular) []mode.Format {
	return []mode.Format{{Ending: "xlsx", Write: t.Workbook}, {Ending: "csv", Write: t.CSV}, {Ending: "md", Write: t.Markdown}, {Ending: "json", Write: t.JSON}}
}

// inSight are the rows in sight, in their order; where there are none, that is
// said.
func (s *sheet) inSight() []int {
	var rows []int
	for _, it := range s.table.items {
		if it.header == "" {
			rows = append(rows, it.row)
		}
	}
	if len(rows) == 0 {
		s.session.Say("没有可写的数字")
	}
	return rows
}

// Export implements mode.Exporter: the rows in sight.
func (c *Compare) Export() (mode.Document, bool) {
	rows := c.inSight()
	if len(rows) == 0 {
		return mode.Document{}, false
	}
	compared := export.Comparison{Comparison: c.comparison, Reports: c.reports}
	for _, i := range rows {
		compared.Rows = append(compared.Rows, c.comparison.Rows[i])
	}
	name, command := strings.Join(c.names, "-"), []string{"compare"}
	if len(c.names) > 4 {
		name = c.names[0] + "等" + strconv.Itoa(len(c.names)) + "地"
	}
	for _, r := range c.reports {
		command = append(command, mode.Argument(r.Meta))
	}
	if c.year != 0 {
		command = append(command, "--year", strconv.Itoa(c.year))
	}
	return mode.Document{Name: name + " 指标对比", Formats: formats(compared), Command: append(command, "--format", "csv")}, true
}

// Export implements mode.Exporter: all that the report states of the
// indicators in sight.
func (o *Own) Export() (mode.Document, bool) {
	rows := o.inSight()
	if len(rows) == 0 {
		return mode.Document{}, false
	}
	var names []string
	for _, i := range rows {
		if name := o.rows[i].indicator.Name; !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	stated := export.Figures{Report: o.report}
	for _, name := range names {
		stated.List = append(stated.List, o.figures.Listed(name)...)
	}
	return mode.Document{Name: o.report.Meta.String() + " 指标", Formats: formats(stated), Command: []string{"get", mode.Argument(o.report.Meta), "--format", "csv"}}, true
}

// Export implements mode.Exporter: the promises in sight.
func (o *Outcome) Export() (mode.Document, bool) {
	rows := o.inSight()
	if len(rows) == 0 {
		return mode.Document{}, false
	}
	outcomes := export.Outcomes{Reports: map[string]*model.Report{}}
	for _, r := range o.reports {
		outcomes.Reports[r.ID] = r
	}
	for _, i := range rows {
		outcomes.Promises = append(outcomes.Promises, o.promises[i])
	}
	return mode.Document{Name: o.region + " 目标兑现", Formats: formats(outcomes), Command: []string{"outcome", o.region, "--format", "csv"}}, true
}

// Export implements mode.Exporter: the regions in sight.
func (r *Rank) Export() (mode.Document, bool) {
	if r.read < len(r.entries) {
		r.session.Say("报告还没有读完，读完再写")
		return mode.Document{}, false
	}
	rows := r.inSight()
	if len(rows) == 0 {
		return mode.Document{}, false
	}
	seen := map[int]bool{}
	for _, i := range rows {
		seen[r.lines[i].entry] = true
	}
	ranked := export.Ranking{Ranking: model.Ranking{RowKey: r.ranking.RowKey}, Library: r.session.Library}
	for _, e := range r.entries {
		ranked.Columns = append(ranked.Columns, model.NewFigures(e.ID, e.Meta, 0, 0, nil))
	}
	ranked.Places = slices.DeleteFunc(slices.Clone(r.ranking.Places), func(p model.Place) bool { return !seen[p.Column] })
	ranked.Ranking.Apart = slices.DeleteFunc(slices.Clone(r.ranking.Apart), func(a model.Apart) bool { return !seen[a.Column] })
	ranked.Silent = slices.DeleteFunc(slices.Clone(r.ranking.Silent), func(column int) bool { return !seen[column] })
	command := []string{"rank", r.key.Indicator, "--measure", string(r.key.Measure)}
	if r.key.Tense != model.Done {
		command = append(command, "--target")
	}
	if r.year != 0 {
		command = append(command, "--year", strconv.Itoa(r.year))
	}
	return mode.Document{Name: r.name() + " 排名", Formats: formats(ranked), Command: append(command, "--format", "csv")}, true
}

// Export implements mode.Exporter: the years in sight.
func (c *Course) Export() (mode.Document, bool) {
	rows := c.inSight()
	if len(rows) == 0 {
		return mode.Document{}, false
	}
	course := export.Course{Reports: c.reports}
	for _, i := range rows {
		course.Stations = append(course.Stations, c.stations[i])
	}
	return mode.Document{Name: c.region + " 历年" + c.indicator.Name, Formats: formats(course)}, true
}
