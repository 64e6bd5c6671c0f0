package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"baogao/tui/cell"
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
	var b strings.Builder
	about := cmd.Long
	if about == "" {
		about = cmd.Short
	}
	fmt.Fprintf(&b, "%s\n\n用法\n  %s\n", about, usageLine(cmd))
	for _, group := range cmd.Groups() {
		var rows [][2]string
		for _, sub := range cmd.Commands() {
			if sub.GroupID == group.ID && sub.IsAvailableCommand() {
				rows = append(rows, [2]string{sub.Name(), sub.Short})
			}
		}
		if len(rows) > 0 {
			fmt.Fprintf(&b, "\n%s\n", group.Title)
			writePairs(&b, rows)
		}
	}
	if cmd.Example != "" {
		fmt.Fprintf(&b, "\n例子\n%s\n", cmd.Example)
	}
	if rows := flagRows(cmd.LocalNonPersistentFlags()); len(rows) > 0 {
		b.WriteString("\n选项\n")
		writePairs(&b, rows)
	}
	if rows := flagRows(cmd.Root().PersistentFlags()); len(rows) > 0 {
		b.WriteString("\n通用选项\n")
		writePairs(&b, rows)
	}
	if !cmd.HasParent() {
		b.WriteString("\n参数\n")
		writePairs(&b, argumentsExplained[:])
	}
	fmt.Fprintf(&b, "\n退出码：%s。\n", exitStatuses)
	c.page()
	c.printf("%s", b.String())
}

// usageLine is the command's path and arguments.
func usageLine(cmd *cobra.Command) string {
	if !cmd.HasParent() {
		return cmd.Use + "\n  " + cmd.Name() + " COMMAND ..."
	}
	return cmd.Parent().CommandPath() + " " + cmd.Use
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

// writePairs writes rows of a word and what it means, aligned.
func writePairs(b *strings.Builder, rows [][2]string) {
	width := 0
	for _, r := range rows {
		width = max(width, cell.Narrow.Width(r[0]))
	}
	for _, r := range rows {
		fmt.Fprintf(b, "  %s  %s\n", cell.Narrow.PadRight(r[0], width), r[1])
	}
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
