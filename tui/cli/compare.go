package cli

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/export"
	"baogao/tui/theme"
)

// comparing are the options of compare.
type comparing struct {
	indicators []string
	shared     bool
	year       int
}

func (c *Call) compareCommand() *cobra.Command {
	format := figureFormat()
	var o comparing
	file := ""
	cmd := &cobra.Command{
		Use:   "compare REGION REGION...",
		Short: "几个地区的指标并排对比",
		Long: "把几份报告的指标并排：两份时列出差（后者减前者），更多时列出中位数。\n" +
			"“实绩”取各报告回顾的那一年，“目标”取各报告计划的那一年；--year 改为同一个年份。\n" +
			"不能相减的会说明缘由：年份、时段、口径、单位不同，或一方只说总量、另一方只说增速。",
		GroupID:           groupFigures,
		Args:              arguments(2, -1, "REGION"),
		ValidArgsFunction: c.completeRegions,
		Example:           "  baogao compare 荆门 荆州\n  baogao compare 荆门 荆州 潜江 --indicator 财政 --format md\n  baogao compare 荆门 荆州 --format xlsx -o 对比.xlsx",
		RunE: func(cmd *cobra.Command, args []string) error {
			compared, err := c.compared(cmd.Context(), args, o)
			if err != nil {
				return err
			}
			return c.writeFigures(format.value, file, compared, func(to *Call) { to.compare(compared) })
		},
	}
	cmd.Flags().StringArrayVar(&o.indicators, "indicator", nil, "只看 `X`：指标名、别名、名字的一部分或一组的名字，可重复")
	cmd.Flags().BoolVar(&o.shared, "shared", false, "只看每份报告都说到的")
	cmd.Flags().IntVar(&o.year, "year", 0, "各报告都取 `YEAR` 年的数，不论是实绩还是目标")
	c.completeFlag(cmd, "indicator", c.completeIndicatorFlag)
	c.formatFlags(cmd, &format, &file)
	return cmd
}

// compared is the comparison that the arguments ask for.
func (c *Call) compared(ctx context.Context, args []string, o comparing) (export.Comparison, error) {
	var out export.Comparison
	lib, err := c.Library(ctx)
	if err != nil {
		return out, err
	}
	var columns []*model.Figures
	for _, arg := range args {
		r, err := c.find(ctx, lib, arg)
		if err != nil {
			return out, err
		}
		if slices.ContainsFunc(out.Reports, func(other *model.Report) bool { return other.ID == r.ID }) {
			return out, Fail(Usage, "“%s”写了两次；要对比的报告应各不相同", arg)
		}
		out.Reports = append(out.Reports, r)
		columns = append(columns, model.FiguresOf(r))
	}
	names, err := indicators(o.indicators, statedIn(columns...))
	if err != nil {
		return out, err
	}
	out.Comparison = model.Compare(columns, o.year)
	for _, row := range out.Comparison.Rows {
		if len(o.indicators) > 0 && !slices.Contains(names, row.Indicator) || o.shared && slices.Contains(row.Figures, nil) {
			continue
		}
		out.Rows = append(out.Rows, row)
	}
	if len(out.Rows) == 0 {
		return out, Fail(NotFound, "这些报告里没有可对比的指标")
	}
	return out, nil
}

// compare prints the comparison, in as many tables as the terminal needs: as
// many reports side by side in each as fit.
func (c *Call) compare(compared export.Comparison) {
	c.page()
	width := c.width()
	n := len(compared.Reports)
	for from := 0; from < n; {
		to := n
		for to > from+1 && width > 0 && !c.comparisonTable(compared, from, to).fits(c.condition(), width) {
			to--
		}
		if n == 2 {
			to = n // a difference needs both
		}
		if from > 0 {
			c.put(nil)
		}
		c.putTable(c.comparisonTable(compared, from, to))
		from = to
	}
}

// comparisonTable is the table of the columns from..to.
func (c *Call) comparisonTable(compared export.Comparison, from, to int) *table {
	t := &table{columns: []column{{title: "指标"}, {title: "口径"}, {title: "时态"}}}
	for _, r := range compared.Reports[from:to] {
		t.columns = append(t.columns, column{title: r.Meta.String(), right: true}, column{joins: true}, column{spare: 1, joins: true})
	}
	if last := compared.LastColumn(); last != "" {
		t.columns = append(t.columns, column{title: last, right: true})
	}
	group := ""
	for _, row := range compared.Rows {
		if row.Entry.Group != group {
			group = row.Entry.Group
			t.add(c.run(group, theme.Accent))
		}
		t.add(c.comparisonRow(compared, row, from, to)...)
	}
	return t
}

func (c *Call) comparisonRow(compared export.Comparison, row *model.Row, from, to int) []cell.Run {
	best := leading(compared, row)
	cells := []cell.Run{c.run("  "+row.Indicator, theme.Text), c.run(row.Measure.Word(), theme.Dim), c.run(row.Tense.Word(), theme.Dim)}
	for i := from; i < to; i++ {
		f := row.Figures[i]
		if f == nil {
			cells = append(cells, c.run("未提", theme.Dim), cell.Run{}, cell.Run{})
			continue
		}
		role := theme.Text
		if best[i] {
			role = theme.Strong
		}
		cells = append(cells, c.run(f.String(), role), c.run(compared.Qualifier(i, f), theme.Dim), c.run(export.Note(f), theme.Dim))
	}
	if compared.LastColumn() != "" {
		cells = append(cells, c.run(compared.Last(row), theme.Text))
	}
	return cells
}

// leading says which columns' figures are the best of a row; none where they
// are all alike or neither way is better.
func leading(compared export.Comparison, row *model.Row) map[int]bool {
	best := map[int]bool{}
	if len(compared.Reports) == 2 {
		if d := compared.Difference(row, 1, 0); d.Ahead != 0 {
			best[(d.Ahead+1)/2] = true
		}
		return best
	}
	ranking := model.RankRow(row)
	if n := len(ranking.Places); n < 2 || ranking.Places[n-1].Place == 1 || row.Entry.Better == model.NoneIsBetter {
		return best
	}
	for _, p := range ranking.Places {
		best[p.Column] = p.Place == 1
	}
	return best
}
