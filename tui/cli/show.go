package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"baogao/model"
	"baogao/tui/cell"
)

func (c *Call) showCommand() *cobra.Command {
	return &cobra.Command{
		Use:               "show REGION [SECTION]",
		Short:             "一份报告的正文，或其中一节",
		Long:              "显示一份报告的正文，或其中一节。SECTION 是 outline 里的编号（一、一.2），或标题里的几个字。",
		GroupID:           groupRead,
		Args:              arguments(1, 2, "REGION"),
		ValidArgsFunction: c.completeSections,
		Example:           "  baogao show 荆门 一.2\n  baogao show 荆门 稳增长\n  baogao show 荆门 --width 60 | lpr",
		RunE: func(cmd *cobra.Command, args []string) error {
			lib, err := c.Library(cmd.Context())
			if err != nil {
				return err
			}
			r, err := find(lib, args[0])
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

// show prints the paragraphs of span: each on a line of its own where there
// is no width to wrap to.
func (c *Call) show(r *model.Report, span model.Span) {
	width := c.width()
	if width == 0 {
		c.printf("%s\n", strings.TrimRight(span.In(r.Text), "\n"))
		return
	}
	c.page()
	cond := c.condition()
	headings := map[int]bool{}
	r.Walk(func(s *model.Section, _ []*model.Section) bool {
		headings[s.Heading.Start] = !s.RunIn
		return true
	})
	offset := span.Start
	for paragraph := range strings.SplitSeq(strings.TrimRight(span.In(r.Text), "\n"), "\n") {
		indent := 4
		if headings[offset] {
			indent = 0
			if offset > span.Start {
				c.printf("\n")
			}
		}
		for _, row := range cond.Wrap(cell.Plain(paragraph), cell.Wrap{Width: width, Indent: indent}) {
			c.printf("%s%s\n", strings.Repeat(" ", row.Indent), row.Line.Text())
		}
		offset += len(paragraph) + 1
	}
}
