package cli

import (
	"cmp"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"baogao/model"
	"baogao/tui/export"
	"baogao/tui/theme"
)

func (c *Call) listCommand() *cobra.Command {
	format := choice{value: "table", of: []string{"table", "csv", "json"}}
	file, selected, sources := "", newSelection(), false
	cmd := &cobra.Command{
		Use:     "list [PATH...]",
		Short:   "列出报告：地区、年份、日期、报告人、章节、指标",
		GroupID: groupRead,
		Example: "  baogao list\n  baogao list --in 湖北省 --level county\n  baogao list ~/报告 --sources\n  baogao list ~/报告 --format csv > 报告.csv",
		RunE: func(cmd *cobra.Command, args []string) error {
			lib, err := c.Open(cmd.Context(), args)
			if err != nil {
				return err
			}
			entries := selected.of(lib).Entries()
			var listed error
			err = c.writeTable(file, func(to *Call) {
				if sources && format.value == "table" {
					listed = to.listSources(lib, entries)
				} else {
					listed = to.list(entries, format.value)
				}
			})
			return cmp.Or(listed, err, c.noReports(entries))
		},
	}
	cmd.Flags().BoolVar(&sources, "sources", false, "列出每份报告的文件；同一份报告有几个来源的，写明用的是哪个、哪些数字不同")
	selected.flags(c, cmd, true)
	c.formatFlags(cmd, &format, &file)
	return cmd
}

func (c *Call) list(entries []model.Entry, format string) error {
	switch format {
	case "json":
		out := []jsonEntry{}
		for _, e := range entries {
			out = append(out, entryJSON(e))
		}
		enc := json.NewEncoder(c)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		return enc.Encode(out)
	case "csv":
		return c.listCSV(entries)
	}
	if len(entries) > 0 {
		c.listTable(entries)
	}
	return nil
}

// noReports is the error of a command that was to look at all reports where
// there are none; why there are none may have been said already.
func (c *Call) noReports(entries []model.Entry) error {
	switch {
	case len(entries) > 0:
		return nil
	case c.status != Found:
		return Fail(c.status, "")
	}
	return Fail(NotFound, "一份报告也没有")
}

func (c *Call) listTable(entries []model.Entry) {
	t := table{columns: []column{
		{title: "地区"}, {title: "年份", right: true}, {title: "回顾", right: true, spare: 6}, {title: "级别", spare: 3}, {title: "上级", spare: 5},
		{title: "日期", spare: 2}, {title: "报告人", spare: 4},
		{title: "章节", right: true, spare: 1}, {title: "名词", right: true, spare: 7}, {title: "指标", right: true, spare: 1}, {title: "提示"},
	}}
	for _, e := range entries {
		m := e.Meta
		t.add(c.run(m.Region.Name, theme.Strong), c.run(year(m.PlanYear), theme.Text), c.run(year(m.ReviewYear), theme.Dim),
			c.run(m.Region.Level.Word(), theme.Dim), c.run(m.Region.Parent, theme.Dim), c.run(m.Date, theme.Text), c.run(m.Speaker, theme.Text),
			c.run(itoa(e.Sections), theme.Text), c.run(itoa(e.Terms), theme.Text), c.run(itoa(e.Observations), theme.Text), c.run(flagNames(e.Flags), theme.Warning))
	}
	c.putTable(&t)
}

// year is a year in a table: blank where it is not known.
func year(y int) string {
	if y == 0 {
		return ""
	}
	return itoa(y)
}

func itoa(n int) string { return strconv.Itoa(n) }

func flagNames(flags []model.Flag) string {
	var names []string
	for _, f := range flags {
		names = append(names, flagName(f))
	}
	return strings.Join(names, "、")
}

// jsonEntry is a report in `list --format json`: the keys of the export,
// with counts in the place of the lists.
type jsonEntry struct {
	ID         string       `json:"id"`
	Region     string       `json:"region"`
	Level      string       `json:"level"`
	Parent     string       `json:"parent"`
	Code       string       `json:"code"`
	ReviewYear int          `json:"review_year"`
	PlanYear   int          `json:"plan_year"`
	Date       string       `json:"date"`
	Speaker    string       `json:"speaker"`
	Sections   int          `json:"sections"`
	Terms      int          `json:"terms"`
	Indicators int          `json:"indicators"`
	Bytes      int          `json:"bytes"`
	Flags      []model.Flag `json:"flags"`
	Source     string       `json:"source"`
	Others     []string     `json:"other_sources"` // of the same delivery
}

func entryJSON(e model.Entry) jsonEntry {
	m := e.Meta
	return jsonEntry{e.ID, m.Region.Name, string(m.Region.Level), m.Region.Parent, m.Region.Code, m.ReviewYear, m.PlanYear, m.Date, m.Speaker,
		e.Sections, e.Terms, e.Observations, e.Bytes, append([]model.Flag{}, e.Flags...), m.Source.Path, otherPaths(e)}
}

func otherPaths(e model.Entry) []string {
	paths := []string{}
	for _, t := range e.Twins {
		paths = append(paths, t.Source.Path)
	}
	return paths
}

func (c *Call) listCSV(entries []model.Entry) error {
	rows := [][]string{{"ID", "REGION", "LEVEL", "PARENT", "CODE", "REVIEW_YEAR", "PLAN_YEAR", "DATE", "SPEAKER", "SECTIONS", "TERMS", "INDICATORS", "BYTES", "FLAGS", "SOURCE", "OTHER_SOURCES"}}
	for _, e := range entries {
		j := entryJSON(e)
		var flags []string
		for _, f := range j.Flags {
			flags = append(flags, string(f))
		}
		rows = append(rows, []string{j.ID, j.Region, j.Level, j.Parent, j.Code, year(j.ReviewYear), year(j.PlanYear), j.Date, j.Speaker,
			itoa(j.Sections), itoa(j.Terms), itoa(j.Indicators), itoa(j.Bytes), strings.Join(flags, " "), j.Source, strings.Join(j.Others, " ; ")})
	}
	return export.WriteTable(c, rows)
}
