// Package cli is the one-shot face of the library: commands that answer one
// question and exit. Run carries out one of them with nothing but what its
// Env gives it, so that a shell and an SSH session run the same code.
package cli

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/terminal"
	"baogao/tui/theme"
)

// program is the name the user types.
const program = "baogao"

// Run carries out the command that env.Args names and returns its exit
// status: Found, NotFound or Usage.
func Run(ctx context.Context, env Env) int {
	if env.Getenv == nil {
		env.Getenv = func(string) string { return "" }
	}
	c := &Call{env: env, out: bufio.NewWriterSize(env.Stdout, 64<<10)}
	root := c.root()
	root.SetArgs(append([]string{}, env.Args...))
	root.SetIn(env.Stdin)
	root.SetOut(c)
	root.SetErr(env.Stderr)
	err := root.ExecuteContext(ctx)
	if ferr := c.finish(ctx); err == nil {
		err = ferr
	}
	whyEnded := ctx.Err() != nil && errors.Is(err, ctx.Err()) // is for who ended ctx to say
	if err != nil && err.Error() != "" && !whyEnded {
		c.complain(err)
	}
	return max(c.status, statusOf(err))
}

// Call is one run of a command.
type Call struct {
	env     Env
	out     *bufio.Writer
	paged   *bytes.Buffer // collects the output that may go to a pager; nil where it does not
	status  int           // the worst of what did not stop the command
	flags   globalFlags
	theme   *theme.Theme    // made when it is first wanted
	answer  *cell.Condition // the terminal's, once it was asked
	closers []io.Closer     // libraries
	line    []byte          // of put, used again for each line
}

// globalFlags are the options that every command takes.
type globalFlags struct {
	from      []string
	ambiguous choice
	color     choice
	width     int
	noPager   bool
}

// Write implements io.Writer: a command's output.
func (c *Call) Write(p []byte) (int, error) {
	if c.paged != nil {
		return c.paged.Write(p)
	}
	return c.out.Write(p)
}

func (c *Call) printf(format string, args ...any) { fmt.Fprintf(c, format, args...) }

// complain puts an error's line on stderr. File names and sources are not ours,
// and may hold anything.
func (c *Call) complain(err error) {
	fmt.Fprintf(c.env.Stderr, "%s: %s\n", program, model.OneLine(err.Error()))
}

// problem is told of what went wrong without stopping the command.
func (c *Call) problem(err error) {
	c.complain(err)
	c.status = max(c.status, statusOf(err))
}

// finish sends what was written on its way: through the pager where the
// output is longer than the terminal is high.
func (c *Call) finish(ctx context.Context) error {
	for _, closer := range c.closers {
		_ = closer.Close() // an index is only a copy, and says itself when it is damaged
	}
	if c.paged != nil {
		text := c.paged.Bytes()
		c.paged = nil
		long := c.env.Height > 0 && bytes.Count(text, []byte("\n")) >= c.env.Height
		if long && c.env.Page(ctx, text) == nil {
			return nil
		}
		_, _ = c.out.Write(text)
	}
	if err := c.out.Flush(); err != nil {
		return Fail(Usage, "写不出结果：%v", err)
	}
	return nil
}

// page lets the output of the command go through the pager.
func (c *Call) page() {
	if c.env.Terminal && c.env.Page != nil && !c.flags.noPager && c.paged == nil {
		c.paged = &bytes.Buffer{}
	}
}

// condition says how wide the terminal draws ambiguous characters.
func (c *Call) condition() cell.Condition {
	if given := c.givenCondition(); given != nil {
		return *given
	}
	if c.env.Terminal && c.env.Ambiguous != nil {
		if c.answer == nil {
			answer := c.env.Ambiguous()
			c.answer = &answer
		}
		return *c.answer
	}
	return cell.Narrow
}

// givenCondition is the width condition that the user asked for, by option or
// environment; nil for auto.
func (c *Call) givenCondition() *cell.Condition {
	value := c.flags.ambiguous.value
	if value == "" {
		value = c.env.Getenv("BAOGAO_AMBIGUOUS")
	}
	switch value {
	case "narrow":
		return &cell.Narrow
	case "wide":
		return &cell.Wide
	}
	return nil
}

// coloured reports whether output is to carry colours (https://no-color.org).
func (c *Call) coloured() bool {
	switch c.flags.color.value {
	case "always":
		return true
	case "never":
		return false
	}
	return c.env.Terminal && c.env.Getenv("NO_COLOR") == "" && c.env.Getenv("TERM") != "dumb"
}

// width is the number of cells that text is to be wrapped to; 0: not at all.
func (c *Call) width() int {
	switch {
	case c.flags.width > 0:
		return c.flags.width
	case !c.env.Terminal:
		return 0
	case c.env.Width > 0:
		return c.env.Width
	}
	return 80
}

// Library gives the reports that the command is to answer from: those of
// --from or BAOGAO_PATH, otherwise the ones the program came with.
func (c *Call) Library(ctx context.Context) (model.Library, error) {
	return c.Open(ctx, nil)
}

// Open is Library for a command that takes paths itself; none named is as
// Library.
func (c *Call) Open(ctx context.Context, paths []string) (model.Library, error) {
	lib, err := c.OpenTelling(ctx, paths, Watch{c.problem, c.env.Progress})
	if closer, ok := lib.(io.Closer); ok && len(c.paths(paths)) > 0 { // env.Library is not ours
		c.closers = append(c.closers, closer)
	}
	return lib, err
}

// OpenTelling is Open for a command that goes on for long: it has another
// place than stderr for what is to be told of single files, and closes a
// library that is an io.Closer itself. It is safe for concurrent use.
func (c *Call) OpenTelling(ctx context.Context, paths []string, watch Watch) (model.Library, error) {
	paths = c.paths(paths)
	switch {
	case len(paths) == 0:
		return c.env.Library(ctx)
	case c.env.Files == nil:
		return nil, Fail(Usage, "这里只能查看服务器上的报告，不能指定路径 %s", paths[0])
	}
	return c.env.Files.Load(ctx, paths, watch)
}

// paths are the files and folders that reports come from: those named, or
// else those of --from, or else of BAOGAO_PATH; none: the embedded reports.
func (c *Call) paths(named []string) []string {
	switch {
	case len(named) > 0:
		return named
	case len(c.flags.from) > 0:
		return c.flags.from
	case c.env.Files == nil:
		return nil
	}
	return filepath.SplitList(c.env.Getenv("BAOGAO_PATH"))
}

// root makes the tree of commands.
func (c *Call) root() *cobra.Command {
	var version bool
	root := &cobra.Command{
		Use:   program + " [PATH...]",
		Short: "在终端里读政府工作报告",
		Long: "读政府工作报告：目录、正文、名词解释，以及任意几个地区指标的对比。\n" +
			"不带命令时打开阅读界面，读自带的五份报告，或指定的文件和文件夹。",
		Example: "  baogao                          打开自带的报告\n" +
			"  baogao ~/报告 荆门市.txt        打开文件夹和文件\n" +
			"  baogao get 荆门 GDP             查一个指标\n" +
			"  baogao compare 荆门 荆州        对比两个地区\n" +
			"  baogao grep 低空经济            在全部报告里找",
		Args:              cobra.ArbitraryArgs,
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		RunE: func(cmd *cobra.Command, args []string) error {
			if version {
				c.printf("%s", versionText())
				return nil
			}
			return c.browse(cmd, args)
		},
	}
	root.AddGroup(&cobra.Group{ID: groupRead, Title: "查看"}, &cobra.Group{ID: groupFigures, Title: "数据"}, &cobra.Group{ID: groupOther, Title: "其他"})
	root.Flags().BoolVar(&version, "version", false, "显示版本和构建信息")
	c.globalFlags(root)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return flagFailure(err, cmd.CommandPath()) })
	root.SetHelpFunc(c.help)
	root.SetHelpCommand(c.helpCommand())
	root.AddCommand(c.listCommand(), c.outlineCommand(), c.showCommand(), c.grepCommand(), c.termsCommand(),
		c.getCommand(), c.compareCommand(), c.rankCommand(), c.outcomeCommand(), c.exportCommand(),
		c.completionCommand(), c.manCommand())
	for _, extra := range c.env.Extra {
		root.AddCommand(extra(c))
	}
	return root
}

func (c *Call) globalFlags(root *cobra.Command) {
	flags := root.PersistentFlags()
	c.flags.ambiguous = choice{of: []string{"auto", "narrow", "wide"}}
	c.flags.color = choice{value: "auto", of: []string{"auto", "always", "never"}}
	flags.SortFlags = false
	if c.env.Files != nil {
		flags.StringArrayVarP(&c.flags.from, "from", "f", nil, "从 `PATH`（文件、文件夹，- 为标准输入）读报告，可重复；默认 $BAOGAO_PATH，再默认自带的五份")
	}
	flags.IntVar(&c.flags.width, "width", 0, "按 `N` 格宽折行；默认为终端宽度，输出到管道时不折行")
	flags.Var(&c.flags.ambiguous, "ambiguous", "“”—…①％等字符的宽度，`MODE` 为 auto、narrow（一格）或 wide（两格）；默认 $BAOGAO_AMBIGUOUS")
	flags.Var(&c.flags.color, "color", "颜色，`WHEN` 为 auto、always 或 never；auto 时遵从 $NO_COLOR")
	flags.BoolVar(&c.flags.noPager, "no-pager", false, "输出很长时也不分页（默认用 $PAGER 或 less -R）")
	for name, v := range map[string]*choice{"ambiguous": &c.flags.ambiguous, "color": &c.flags.color} {
		c.completeFlag(root, name, v.words)
	}
	flags.BoolP("help", "h", false, "显示帮助")
}

// browse opens the interactive program.
func (c *Call) browse(cmd *cobra.Command, paths []string) error {
	for _, path := range paths {
		if c.env.Files == nil || path != "-" && !c.env.Files.Exists(path) {
			return noSuchCommand(cmd, path)
		}
	}
	if !c.env.Terminal || c.env.Browse == nil {
		return Fail(Usage, "输出不是终端，打不开阅读界面；可用 %[1]s list 列出报告，%[1]s get 地区 指标 查数据", program)
	}
	if terminal.Dumb(c.env.Getenv) {
		return Fail(Usage, "这个终端（TERM=%[2]s）不能移动光标，打不开阅读界面；可用 %[1]s list 列出报告，%[1]s get 地区 指标 查数据", program, c.env.Getenv("TERM"))
	}
	b := Browsing{Paths: c.paths(paths), Condition: c.givenCondition(), Colour: c.coloured()}
	return c.env.Browse(cmd.Context(), b)
}

// noSuchCommand says that a word is neither a command nor a file, and which
// command was likely meant.
func noSuchCommand(root *cobra.Command, word string) error {
	root.SuggestionsMinimumDistance = 2
	if near := root.SuggestionsFor(word); len(near) > 0 {
		return Fail(Usage, "没有名为 %s 的命令或文件；是不是 %s？", word, strings.Join(near, "、"))
	}
	return Fail(Usage, "没有名为 %s 的命令或文件；命令见 %s --help", word, program)
}

// versionText is the program's version and how it was built.
func versionText() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return program + "\n"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s\n%s", program, info.Main.Version, info.GoVersion)
	for _, s := range info.Settings {
		switch s.Key {
		case "GOOS", "GOARCH", "vcs.revision", "vcs.time", "vcs.modified":
			fmt.Fprintf(&b, " %s=%s", s.Key, s.Value)
		}
	}
	b.WriteByte('\n')
	return b.String()
}

var _ io.Writer = (*Call)(nil)
