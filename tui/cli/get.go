package cli

import (
	"cmp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/export"
	"baogao/tui/theme"
)

func (c *Call) getCommand() *cobra.Command {
	format := figureFormat()
	file, all, brief := "", false, false
	cmd := &cobra.Command{
		Use:   "get REGION [INDICATOR...]",
		Short: "一个地区的指标：数值、时段、实绩或目标、位次、原句",
		Long: "查一个地区的指标：数值、时段、实绩还是目标、位次、与全省的比较，以及它所在的句子。\n" +
			"INDICATOR 是指标名（一般公共预算收入）、别名（GDP）、名字的一部分，或一组指标的名字（财政）；不写则全部列出。",
		GroupID:           groupFigures,
		Args:              arguments(1, -1, "REGION"),
		ValidArgsFunction: c.completeRegionThenIndicators,
		Example:           "  baogao get 荆门 GDP\n  baogao get 荆门 财政 --brief\n  baogao get 曾都 城镇新增就业 --all",
		RunE: func(cmd *cobra.Command, args []string) error {
			_, r, err := c.named(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			figures, err := c.figuresWanted(r, args[1:], all)
			if err != nil {
				return err
			}
			stated := export.Figures{Report: r, List: figures}
			return c.writeFigures(format.value, file, stated, func(to *Call) { to.get(r, figures, brief) })
		},
	}
	cmd.Flags().BoolVar(&all, "all", false, "同一指标的每一次表述都列出，不只是最能代表它的一次")
	cmd.Flags().BoolVar(&brief, "brief", false, "不列原句")
	c.formatFlags(cmd, &format, &file)
	return cmd
}

// figuresWanted returns the figures of a report about the indicators that the
// arguments name, all of them where there are none. An indicator that the
// report does not state is complained of; none stated is an error.
func (c *Call) figuresWanted(r *model.Report, args []string, all bool) ([]*model.Figure, error) {
	figures := model.FiguresOf(r)
	names, err := indicators(args, statedIn(figures))
	if err != nil {
		return nil, err
	}
	if len(args) == 0 {
		names = figures.Indicators()
	}
	var list []*model.Figure
	var silent []string
	for _, name := range names {
		stated := figures.Listed(name)
		if len(stated) == 0 {
			silent = append(silent, name)
		}
		for _, f := range stated {
			list = append(list, f)
			if all {
				list = append(list, f.Others...)
			}
		}
	}
	switch {
	case len(list) == 0 && len(args) == 0:
		return nil, Fail(NotFound, "%s 没有读出指标", r.Meta)
	case len(list) == 0:
		return nil, Fail(NotFound, "%s 没有说到%s", r.Meta, strings.Join(silent, "、"))
	case len(args) == len(names) && len(silent) > 0:
		c.complain(Fail(NotFound, "%s 没有说到%s", r.Meta, strings.Join(silent, "、")))
	}
	return list, nil
}

// get prints the figures, each followed by the sentence that it stands in.
func (c *Call) get(r *model.Report, figures []*model.Figure, brief bool) {
	t := table{columns: []column{
		{title: "指标"}, {title: "口径"}, {title: "时段"}, {title: "实绩/目标"}, {title: r.Meta.String(), right: true}, {title: "位次与对比"},
	}}
	for i, f := range figures {
		name := f.Indicator
		if i > 0 && figures[i-1].Indicator == name && brief {
			name = ""
		}
		t.add(c.run(name, theme.Strong), c.run(f.Measure.Word(), theme.Text), c.run(model.ParsePeriod(f.Period).Words(), theme.Text),
			c.run(f.Kind.Word(), theme.Text), c.run(f.String(), theme.Figure), c.run(figureNote(f), theme.Dim))
	}
	c.page()
	lines := t.draw(c.condition(), c.width(), c.style(theme.Header))
	c.put(lines[0])
	sections := r.Addresses()
	var numbers []model.Span // those of the sentence that the rows so far are from
	for i, f := range figures {
		c.put(lines[i+1])
		sentence := r.Sentence(f.Quote)
		numbers = append(numbers, f.Number)
		if i+1 < len(figures) && r.Sentence(figures[i+1].Quote) == sentence {
			continue
		}
		if !brief {
			slices.SortFunc(numbers, func(a, b model.Span) int { return cmp.Compare(a.Start, b.Start) })
			c.putSentence(r, sentence, numbers, sections[sectionAt(r, f.Quote.Start)])
		}
		numbers = numbers[:0]
	}
}

// figureNote is what stands beside a figure: its scope, its rank, and how far
// it is from others.
func figureNote(f *model.Figure) string {
	return strings.TrimSpace(f.Scope + " " + export.Note(f))
}

// putSentence prints a sentence with its numbers lit, after the number of its
// section.
func (c *Call) putSentence(r *model.Report, sentence model.Span, numbers []model.Span, address string) {
	l := c.lit(r.Text, sentence, numbers, theme.Hit)
	if address != "" {
		l = append(cell.Line{c.run(address+" ", theme.Dim)}, l...)
	}
	c.putWrapped(l, 4)
}

// sectionAt returns the innermost section at a byte offset; nil before the
// first heading.
func sectionAt(r *model.Report, offset int) *model.Section {
	path := r.PathAt(offset)
	if len(path) == 0 {
		return nil
	}
	return path[len(path)-1]
}
