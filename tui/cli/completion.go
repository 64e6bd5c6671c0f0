package cli

import (
	_ "embed" // the addition for bash
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"baogao/model"
)

// bashAddition makes Cobra's script for bash work where the package
// bash-completion is not installed, and with REGION@YEAR.
//
//go:embed completion.bash
var bashAddition string

// quiet is what completion functions end with: nothing is a file.
const quiet = cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder

func (c *Call) completionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "completion bash|zsh|fish",
		Short: "输出 shell 的补全脚本",
		Long: "输出补全脚本：命令、选项、地区、章节、名词和指标都能补全。\n\n" +
			"  bash  source <(baogao completion bash)，或存为 /etc/bash_completion.d/baogao\n" +
			"  zsh   baogao completion zsh > \"${fpath[1]}/_baogao\"\n" +
			"  fish  baogao completion fish > ~/.config/fish/completions/baogao.fish",
		GroupID:   groupOther,
		Args:      arguments(1, 1, "bash|zsh|fish"),
		ValidArgs: []string{"bash", "zsh", "fish"},
		Example:   "  source <(baogao completion bash)",
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			switch args[0] {
			case "bash":
				if err := root.GenBashCompletionV2(c, true); err != nil {
					return err
				}
				_, err := io.WriteString(c, bashAddition)
				return err
			case "zsh":
				return root.GenZshCompletion(c)
			case "fish":
				return root.GenFishCompletion(c, true)
			}
			return Fail(Usage, "没有 %s 的补全脚本；有 bash、zsh、fish", args[0])
		},
	}
}

// completeFlag has an option's value completed, where that is asked for. Cobra
// keeps what completes an option for as long as the process runs, and with it
// all that it refers to; a server, whose process runs many commands, must not
// give it anything.
func (c *Call) completeFlag(cmd *cobra.Command, option string, complete cobra.CompletionFunc) {
	asked := len(c.env.Args) > 0 && (c.env.Args[0] == cobra.ShellCompRequestCmd || c.env.Args[0] == cobra.ShellCompNoDescRequestCmd)
	if asked && c.env.Files != nil {
		_ = cmd.RegisterFlagCompletionFunc(option, complete) // only an option that is not there is an error
	}
}

// completions are candidates with their descriptions, those that begin with
// what is typed.
type completions struct {
	typed string
	list  []string
}

func (l *completions) add(word, about string) {
	if strings.HasPrefix(word, l.typed) {
		l.list = append(l.list, cobra.CompletionWithDesc(model.OneLine(word), model.OneLine(about)))
	}
}

// completeRegions completes REGION arguments that are not given yet.
func (c *Call) completeRegions(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	l := completions{typed: typed}
	lib, err := c.Library(cmd.Context())
	if err != nil {
		return nil, quiet // nothing to complete; the command itself will say why
	}
	arguments, named := newArguments(lib), map[string]int{}
	for _, e := range lib.Entries() {
		named[e.Meta.Region.Name]++
	}
	for _, e := range lib.Entries() {
		word := e.Meta.Region.Name
		if named[word] > 1 || word == "" {
			word = arguments.of(e)
		}
		if !slices.Contains(args, word) {
			l.add(word, strings.TrimSpace(e.Meta.Region.Parent+" "+year(e.Meta.PlanYear)))
		}
	}
	return l.list, quiet
}

// completeRegion completes the one REGION of a command.
func (c *Call) completeRegion(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, quiet
	}
	return c.completeRegions(cmd, args, typed)
}

// completeSections completes REGION and then SECTION, by its number.
func (c *Call) completeSections(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if len(args) != 1 {
		return c.completeRegion(cmd, args, typed)
	}
	l := completions{typed: typed}
	if r := c.reportToComplete(cmd, args[0]); r != nil {
		addresses := r.Addresses()
		r.Walk(func(s *model.Section, _ []*model.Section) bool {
			l.add(addresses[s], r.HeadingOf(s))
			return true
		})
	}
	return l.list, quiet
}

// completeTerms completes REGION and then TERM.
func (c *Call) completeTerms(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if len(args) != 1 {
		return c.completeRegion(cmd, args, typed)
	}
	l := completions{typed: typed}
	if r := c.reportToComplete(cmd, args[0]); r != nil {
		for _, t := range r.Terms {
			l.add(t.Name.In(r.Text), "")
		}
	}
	return l.list, quiet
}

func (c *Call) reportToComplete(cmd *cobra.Command, arg string) *model.Report {
	lib, err := c.Library(cmd.Context())
	if err != nil {
		return nil
	}
	r, err := find(lib, arg)
	if err != nil {
		return nil
	}
	return r
}

// completeRegionThenIndicators completes REGION and then INDICATORs: those
// that the report states.
func (c *Call) completeRegionThenIndicators(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if len(args) == 0 {
		return c.completeRegion(cmd, args, typed)
	}
	l := completions{typed: typed}
	if r := c.reportToComplete(cmd, args[0]); r != nil {
		stated := statedIn(model.FiguresOf(r))
		for _, in := range model.Indicators() {
			if stated[in.Name] && !slices.Contains(args, in.Name) {
				l.add(in.Name, in.Group)
			}
		}
		return l.list, quiet
	}
	return c.completeIndicators(cmd, args[1:], typed)
}

// completeIndicators completes INDICATOR.
func (c *Call) completeIndicators(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, quiet
	}
	return c.completeIndicatorFlag(nil, nil, typed)
}

// completeIndicatorFlag completes an option that takes an indicator or a
// group of them.
func (c *Call) completeIndicatorFlag(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	l := completions{typed: typed}
	for _, in := range model.Indicators() {
		l.add(in.Name, in.Group)
		for _, alias := range in.Aliases {
			if typed != "" {
				l.add(alias, in.Name)
			}
		}
	}
	return l.list, quiet
}

// completeAfterPattern completes the REGIONs after a PATTERN.
func (c *Call) completeAfterPattern(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if len(args) == 0 {
		return nil, quiet
	}
	return c.completeRegions(cmd, args[1:], typed)
}
