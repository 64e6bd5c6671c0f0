package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/export"
	"baogao/tui/theme"
)

// ranked are the options of rank.
type ranked struct {
	measure choice
	target  bool
	year    int // of the figures, not of the reports
	*selection
}

func (c *Call) rankCommand() *cobra.Command {
	format := figureFormat()
	o := ranked{
		measure:   choice{of: []string{"level", "growth", "increase", "average_growth", "total_growth", "cumulative"}},
		selection: newSelection(),
	}
	file := ""
	cmd := &cobra.Command{
		Use:   "rank INDICATOR",
		Short: "各地区按一个指标排序",
		Long: "按一个指标给各地区排序，列出没有说到它的地区。一个地区有几年的报告时取最近的一份；--year 取某一年的数。\n" +
			"时段、口径或单位与多数不同的另列，不排名次。",
		GroupID:           groupFigures,
		Args:              arguments(1, 1, "INDICATOR"),
		ValidArgsFunction: c.completeIndicators,
		Example:           "  baogao rank GDP\n  baogao rank 城镇新增就业 --target\n  baogao rank 固定资产投资 --measure growth --in 湖北省 --level prefecture",
		RunE: func(cmd *cobra.Command, args []string) error {
			ranking, err := c.ranking(cmd.Context(), args[0], o)
			if err != nil {
				return err
			}
			return c.writeFigures(format.value, file, ranking, func(to *Call) { to.rank(ranking) })
		},
	}
	cmd.Flags().Var(&o.measure, "measure", "按 `MEASURE` 排：level（总量）、growth（增速）、increase（新增）、average_growth（年均）等；默认取说的地区最多的")
	cmd.Flags().BoolVar(&o.target, "target", false, "按目标排，不按实绩")
	cmd.Flags().IntVar(&o.year, "year", 0, "取 `YEAR` 年的数")
	c.completeFlag(cmd, "measure", o.measure.words)
	o.flags(c, cmd, false)
	c.formatFlags(cmd, &format, &file)
	return cmd
}

// ranking ranks one report of each region.
func (c *Call) ranking(ctx context.Context, arg string, o ranked) (export.Ranking, error) {
	var out export.Ranking
	lib, err := c.Library(ctx)
	if err != nil {
		return out, err
	}
	names, err := indicators([]string{arg}, nil)
	if err != nil {
		return out, err
	}
	if len(names) > 1 {
		return out, Fail(Usage, "“%s”是一组指标，请指明一个：%s", arg, strings.Join(names, "、"))
	}
	all, err := model.FiguresAbout(ctx, lib, names[0])
	if err != nil {
		return out, err
	}
	out.Library = lib
	for i, e := range lib.Entries() {
		if !o.takes(e) {
			continue
		}
		f, n := all[i], len(out.Columns)
		// Entries of one region come together, the newest first.
		switch {
		case n == 0 || !out.Columns[n-1].Meta.SameRegion(e.Meta):
			out.Columns = append(out.Columns, f)
		case o.year != 0 && o.better(f, out.Columns[n-1]):
			out.Columns[n-1] = f
		}
	}
	if len(out.Columns) == 0 {
		return out, Fail(NotFound, "没有这样的地区；有哪些见 %s list", program)
	}
	tense := model.Done
	if o.target {
		tense = model.Plan
	}
	out.Ranking = o.rank(out.Columns, names[0], tense)
	if len(out.Places)+len(out.Apart) == 0 {
		return out, Fail(NotFound, "%d 个地区都没有说到%s的%s", len(out.Columns), names[0], tense.Word())
	}
	return out, nil
}

// better reports whether f is nearer to the year that is asked for than old:
// what was done is told by the report that looks back on the year, what is
// planned by the one that plans it.
func (o ranked) better(f, old *model.Figures) bool {
	if o.target {
		return f.Plan == o.year && old.Plan != o.year
	}
	return f.Review == o.year && old.Review != o.year
}

// rank ranks by the measure asked for, or by that which most reports state.
func (o ranked) rank(columns []*model.Figures, indicator string, tense model.Tense) model.Ranking {
	if o.measure.value != "" {
		return model.Rank(columns, model.RowKey{Indicator: indicator, Measure: model.Measure(o.measure.value), Tense: tense}, o.year)
	}
	var best model.Ranking
	for _, m := range []model.Measure{model.Growth, model.Level, model.Increase, model.AverageGrowth, model.TotalGrowth, model.Cumulative} {
		r := model.Rank(columns, model.RowKey{Indicator: indicator, Measure: m, Tense: tense}, o.year)
		if best.Indicator == "" || len(r.Places) > len(best.Places) {
			best = r
		}
	}
	return best
}

// rank prints a ranking.
func (c *Call) rank(k export.Ranking) {
	c.page()
	c.put(cell.Line{c.run(k.Title(), theme.Header)})
	t := &table{columns: []column{{title: "位次", right: true}, {title: "地区"}, {title: "数值", right: true}, {title: "时段", spare: 2}, {title: "报告自述", spare: 1}, {title: "说明"}}}
	row := func(place string, column int, f *model.Figure, why string) {
		t.add(c.run(place, theme.Dim), c.run(k.Columns[column].Meta.Region.Name, theme.Text), c.run(k.Value(f), theme.Figure),
			c.run(model.ParsePeriod(f.Period).Words(), theme.Dim), c.run(export.Note(f), theme.Dim), c.run(strings.TrimSpace(export.Qualifier(f)+" "+why), theme.Warning))
	}
	for _, p := range k.Places {
		row(itoa(p.Place), p.Column, p.Figure, "")
	}
	for _, a := range k.Ranking.Apart {
		row("", a.Column, a.Figure, reasons(a.Reasons))
	}
	c.putTable(t)
	if silent := k.SilentNames(); len(silent) > 0 {
		c.putWrapped(cell.Line{c.run("没有说到的 "+itoa(len(silent))+" 个："+strings.Join(silent, "、"), theme.Dim)}, 0)
	}
}

// reasons says why a figure stands apart.
func reasons(list []model.Reason) string {
	var words []string
	for _, r := range list {
		words = append(words, r.Word())
	}
	return strings.Join(words, "、")
}
