package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/theme"
)

func (c *Call) outlineCommand() *cobra.Command {
	depth := 0
	cmd := &cobra.Command{
		Use:               "outline REGION",
		Short:             "一份报告的目录，带可交给 show 的编号",
		GroupID:           groupRead,
		Args:              arguments(1, 1, "REGION"),
		ValidArgsFunction: c.completeRegion,
		Example:           "  baogao outline 荆门\n  baogao outline 荆门 --depth 1",
		RunE: func(cmd *cobra.Command, args []string) error {
			_, r, err := c.named(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			if len(r.Sections) == 0 {
				return Fail(NotFound, "%s 没有找到标题", r.Meta)
			}
			c.outline(r, depth)
			return nil
		},
	}
	cmd.Flags().IntVar(&depth, "depth", 0, "只列到第 `N` 级")
	return cmd
}

// outline prints a line for each section: its address, its title set in by
// its level as the report labels it, and how much of the report it is.
func (c *Call) outline(r *model.Report, depth int) {
	cond := c.condition()
	type row struct{ address, title, share string }
	var rows []row
	addresses, titles := 0, 0
	known := r.Addresses()
	r.Walk(func(s *model.Section, ancestors []*model.Section) bool {
		if depth > 0 && len(ancestors) >= depth {
			return true
		}
		w := row{
			address: known[s],
			title:   strings.Repeat("  ", len(ancestors)) + r.HeadingOf(s),
			share:   percent(s.Span.Len(), len(r.Text)),
		}
		addresses, titles = max(addresses, cond.Width(w.address)), max(titles, cond.Width(w.title))
		rows = append(rows, w)
		return true
	})
	if width := c.width(); width > 0 {
		titles = min(titles, max(8, width-addresses-2*gap-4))
	}
	c.page()
	for _, w := range rows {
		c.put(cell.Line{
			c.run(cond.PadRight(w.address, addresses)+"  ", theme.Accent),
			c.run(cond.PadRight(cond.Truncate(w.title, titles, "…"), titles), theme.Text),
			c.run("  "+cond.PadLeft(w.share, 4), theme.Dim),
		})
	}
}

// percent is how much part is of whole, rounded to whole percents.
func percent(part, whole int) string {
	if whole == 0 {
		return ""
	}
	return itoa((part*100+whole/2)/whole) + "%"
}
