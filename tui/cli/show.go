package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/page"
	"baogao/tui/theme"
)

func (c *Call) showCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "show REGION [SECTION]",
		Short: "一份报告的正文，或其中一节",
		Long: "显示一份报告的正文，或其中一节。SECTION 是 outline 里的编号（一、一.2），或标题里的几个字。\n" +
			"输出到管道时一段一行；--width 使它像在终端上一样折行。",
		GroupID:           groupRead,
		Args:              arguments(1, 2, "REGION"),
		ValidArgsFunction: c.completeSections,
		Example:           "  baogao show 荆门 一.2\n  baogao show 荆门 新型工业化\n  baogao show 荆门 --width 60 | lpr",
		RunE: func(cmd *cobra.Command, args []string) error {
			_, r, err := c.named(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			span := model.Span{End: len(r.Text)}
			if len(args) == 2 {
				s, err := findSection(r, args[1])
				if err != nil {
					return err
				}
				span = s.Span
			}
			c.show(r, span)
			return nil
		},
	}
}

// show prints a stretch of a report: laid out as in the interactive program,
// or a paragraph a line where there is no width to break lines at.
func (c *Call) show(r *model.Report, span model.Span) {
	c.page()
	width := c.width()
	if width == 0 {
		for l := range strings.SplitSeq(strings.TrimRight(span.In(r.Text), "\n"), "\n") {
			c.put(cell.Plain(l))
		}
		return
	}
	look := c.look()
	if look == nil {
		look = &theme.Theme{}
	}
	p := page.New(r, nil, look, c.condition())
	p.Fit(width, false)
	for indent, row := range p.Rows(span) {
		if len(row) > 0 {
			row = slices.Concat(cell.Line{{Text: cell.Blanks(indent)}}, row)
		}
		c.put(row)
	}
}
