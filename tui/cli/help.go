package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"baogao/tui/cell"
	"baogao/tui/theme"
)

// The groups that the help lists commands in.
const (
	groupRead    = "read"
	groupFigures = "figures"
	groupOther   = "other"
)

// exitStatuses is the line on exit statuses that help and man page share.
const exitStatuses = "0 找到；1 没有找到；2 用法或输入有误"

// help prints what a command does: the same source as the man page.
func (c *Call) help(cmd *cobra.Command, _ []string) {
	c.page()
	about := cmd.Long
	if about == "" {
		about = cmd.Short
	}
	for l := range strings.SplitSeq(about, "\n") {
		c.putWrapped(cell.Plain(l), 0)
	}
	c.helpLines("用法", "  "+usageLine(cmd))
	for _, group := range cmd.Groups() {
		var rows [][2]string
		for _, sub := range cmd.Commands() {
			if sub.GroupID == group.ID && sub.IsAvailableCommand() {
				rows = append(rows, [2]string{sub.Name(), sub.Short})
			}
		}
		c.helpPairs(group.Title, rows)
	}
	if cmd.Example != "" {
		c.helpLines("例子", cmd.Example)
	}
	c.helpPairs("选项", flagRows(ownFlags(cmd)))
	c.helpPairs("通用选项", flagRows(cmd.Root().PersistentFlags()))
	if !cmd.HasParent() {
		c.helpPairs("参数", argumentsExplained[:])
	}
	c.put(nil)
	c.putWrapped(cell.Plain("退出码："+exitStatuses+"。"), 0)
}

// helpLines prints a part of the help as it is written.
func (c *Call) helpLines(title, text string) {
	c.put(nil)
	c.putText(title, theme.Accent)
	for l := range strings.SplitSeq(text, "\n") {
		c.put(cell.Plain(l))
	}
}

// helpPairs prints a part of the help that says of words what they mean.
func (c *Call) helpPairs(title string, rows [][2]string) {
	if len(rows) == 0 {
		return
	}
	c.put(nil)
	c.putText(title, theme.Accent)
	cond, wide := c.condition(), 0
	for _, r := range rows {
		wide = max(wide, cond.Width(r[0]))
	}
	for _, r := range rows {
		head := cell.Plain("  " + cond.PadRight(r[0], wide) + "  ")
		indent := cond.LineWidth(head)
		if room := c.width() - indent; c.width() > 0 && room >= 16 {
			for _, row := range cond.Wrap(cell.Plain(r[1]), cell.Wrap{Width: room}) {
				c.put(slices.Concat(head, row.Line))
				head = cell.Plain(cell.Blanks(indent))
			}
			continue
		}
		c.put(slices.Concat(head, cell.Plain(r[1])))
	}
}

// usageLine is the command's path and arguments.
func usageLine(cmd *cobra.Command) string {
	if !cmd.HasParent() {
		return cmd.Use + "\n  " + cmd.Name() + " COMMAND ..."
	}
	return cmd.Parent().CommandPath() + " " + cmd.Use
}

// ownFlags are the options of a command alone, in the order in which it names
// them if that says something.
func ownFlags(cmd *cobra.Command) *pflag.FlagSet {
	own := cmd.LocalNonPersistentFlags()
	own.SortFlags = false // Cobra has sorted them already, unless the command wants otherwise.
	return own
}

// flagRows is a line for each option: how it is written, what it does.
func flagRows(flags *pflag.FlagSet) [][2]string {
	var rows [][2]string
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		name, usage := pflag.UnquoteUsage(f)
		written := "    --" + f.Name
		if f.Shorthand != "" {
			written = "-" + f.Shorthand + ", --" + f.Name
		}
		if f.Value.Type() != "bool" && name != "" {
			written += " " + name
		}
		rows = append(rows, [2]string{written, usage})
	})
	return rows
}

// helpCommand is `help COMMAND`.
func (c *Call) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "显示一个命令的帮助",
		GroupID: groupOther,
		Example: "  baogao help compare",
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			var names []string
			if len(args) == 0 {
				for _, sub := range cmd.Root().Commands() {
					if sub.IsAvailableCommand() {
						names = append(names, cobra.CompletionWithDesc(sub.Name(), sub.Short))
					}
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return Fail(Usage, "没有命令 %s；命令见 %s --help", strings.Join(args, " "), program)
			}
			c.help(about, nil)
			return nil
		},
	}
}

// arguments checks how many arguments a command was given; at most is
// ignored where negative.
func arguments(atLeast, atMost int, names string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < atLeast:
			return Fail(Usage, "还缺少参数 %s；用法：%s", names, usageLine(cmd))
		case atMost >= 0 && len(args) > atMost:
			return Fail(Usage, "多了参数 %s；用法：%s", args[atMost], usageLine(cmd))
		}
		return nil
	}
}
