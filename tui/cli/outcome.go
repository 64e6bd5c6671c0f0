package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/export"
	"baogao/tui/theme"
)

func (c *Call) outcomeCommand() *cobra.Command {
	format := figureFormat()
	file, year, quote := "", 0, false
	verdicts := choices{of: []string{"met", "missed", "unreported", "pending", "open"}}
	cmd := &cobra.Command{
		Use:   "outcome REGION [INDICATOR...]",
		Short: "兑现：一个地区历年的目标与后来的实绩",
		Long: "把一个地区每年的目标，与后一份报告里同一指标同一年的实绩并排：完成、未完成、未报（后来的报告没有说）、\n" +
			"待报（还没有后一年的报告）、难断（界限、口径或单位不同）。需要这个地区几年的报告。",
		GroupID:           groupFigures,
		Args:              arguments(1, -1, "REGION"),
		ValidArgsFunction: c.completeRegionThenIndicators,
		Example:           "  baogao outcome -f ~/报告/海拉尔区 海拉尔\n  baogao outcome -f ~/报告 海拉尔 GDP --quote\n  baogao outcome 荆门",
		RunE: func(cmd *cobra.Command, args []string) error {
			paths, _ := c.splitPaths(args[:1])
			lib, err := c.Open(cmd.Context(), paths)
			if err != nil {
				return err
			}
			region := args[0]
			if len(paths) > 0 {
				region = ""
			}
			reports, err := reportsOf(lib, region)
			if err != nil {
				return err
			}
			out, err := outcomes(reports, args[1:])
			if err != nil {
				return err
			}
			out.Promises = slices.DeleteFunc(out.Promises, func(p model.Promise) bool {
				return year != 0 && p.Target.Year != year || len(verdicts.values) > 0 && !slices.Contains(verdicts.values, string(p.Verdict))
			})
			if len(out.Promises) == 0 {
				return Fail(NotFound, "%s 的报告里没有这样的目标", reports[0].Meta.Region.Name)
			}
			return c.writeFigures(format.value, file, out, func(to *Call) { to.outcome(out, quote) })
		},
	}
	cmd.Flags().IntVar(&year, "year", 0, "只看 `YEAR` 年的目标")
	cmd.Flags().Var(&verdicts, "verdict", "只看 `VERDICT`：met（完成）、missed（未完成）、unreported（未报）、pending（待报）、open（难断），可重复")
	cmd.Flags().BoolVar(&quote, "quote", false, "列出目标和实绩的原句")
	c.completeFlag(cmd, "verdict", verdicts.words)
	c.formatFlags(cmd, &format, &file)
	return cmd
}

// reportsOf returns all reports of the one region that an argument names, or
// of the one that the library is of where it is empty.
func reportsOf(lib model.Library, arg string) ([]*model.Report, error) {
	entries := lib.Entries()
	if arg != "" || len(entries) == 0 {
		var err error
		if entries, err = findAll(lib, arg); err != nil {
			return nil, err
		}
	}
	var reports []*model.Report
	for _, e := range entries {
		if !e.Meta.SameRegion(entries[0].Meta) && len(entries) > 1 {
			return nil, Fail(Usage, "这里有几个地区的报告，请指明一个：%s", candidates(lib, entries))
		}
		r, err := lib.Report(e.ID)
		if err != nil {
			return nil, err
		}
		reports = append(reports, r)
	}
	return reports, nil
}

// outcomes sets the targets about some indicators, or all, beside what came
// of them.
func outcomes(reports []*model.Report, args []string) (export.Outcomes, error) {
	out := export.Outcomes{Reports: map[string]*model.Report{}}
	var figures []*model.Figures
	for _, r := range reports {
		out.Reports[r.ID] = r
		figures = append(figures, model.FiguresOf(r))
	}
	names, err := indicators(args, statedIn(figures...))
	if err != nil {
		return out, err
	}
	for _, p := range model.Outcomes(figures) {
		if len(args) == 0 || slices.Contains(names, p.Target.Indicator) {
			out.Promises = append(out.Promises, p)
		}
	}
	return out, nil
}

// outcome prints promises and what came of them.
func (c *Call) outcome(out export.Outcomes, quote bool) {
	t := &table{columns: []column{{title: "指标"}, {title: "口径"}, {title: "目标", right: true}, {title: "实绩", right: true}, {title: "差", right: true, spare: 1}, {title: "结果"}}}
	var of []int // the promise that each line after the header is of; -1 for a caption
	counts := map[model.Verdict]int{}
	caption := ""
	for i, p := range out.Promises {
		if now := model.ParsePeriod(p.Target.Period).Words() + "（" + p.Made.Meta.String() + " 报告的目标）"; now != caption {
			caption = now
			t.add(c.run(caption, theme.Accent))
			of = append(of, -1)
		}
		counts[p.Verdict]++
		actual, difference := "", ""
		if p.Actual != nil {
			actual, difference = export.Qualified(p.Actual), p.Difference.String()
		}
		role := theme.Text
		if p.Verdict == model.Missed || p.Verdict == model.Unreported {
			role = theme.Warning
		}
		t.add(c.run("  "+p.Target.Indicator, theme.Text), c.run(p.Target.Measure.Word(), theme.Dim), c.run(export.Qualified(p.Target), theme.Text),
			c.run(actual, theme.Figure), c.run(difference, theme.Dim), c.run(p.Verdict.Word(), role))
		of = append(of, i)
	}
	c.page()
	lines := t.draw(c.condition(), c.width(), c.style(theme.Header))
	c.put(lines[0])
	for i, l := range lines[1:] {
		c.put(l)
		if quote && of[i] >= 0 {
			c.putPromise(out, out.Promises[of[i]])
		}
	}
	var words []string
	for _, v := range []model.Verdict{model.Met, model.Missed, model.Unreported, model.Open, model.Pending} {
		if counts[v] > 0 {
			words = append(words, fmt.Sprintf("%s %d", v.Word(), counts[v]))
		}
	}
	c.putText(fmt.Sprintf("共 %d 项：%s", len(out.Promises), strings.Join(words, "，")), theme.Dim)
}

// putPromise prints the sentences of a promise and of what came of it.
func (c *Call) putPromise(out export.Outcomes, p model.Promise) {
	for _, half := range []struct {
		word string
		made *model.Figures
		f    *model.Figure
	}{{"目标", p.Made, p.Target}, {"实绩", p.Reported, p.Actual}} {
		if half.f == nil {
			continue
		}
		r := out.Reports[half.made.ID]
		l := c.lit(r.Text, r.Sentence(half.f.Quote), []model.Span{half.f.Number}, theme.Hit)
		c.putWrapped(append(cell.Line{c.run(half.word+" ", theme.Dim)}, l...), 4)
	}
}
