package cli

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func (c *Call) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "man",
		Short:   "输出手册页（roff 格式）",
		GroupID: groupOther,
		Args:    arguments(0, 0, ""),
		Example: "  baogao man | man -l -\n  baogao man > /usr/local/share/man/man1/baogao.1",
		RunE: func(cmd *cobra.Command, _ []string) error {
			c.printf("%s", manual(cmd.Root()))
			return nil
		},
	}
}

// manual is the man page of the program: what --help says of every command,
// in the macros of man(7). Cobra's own generator goes by way of Markdown and
// would bring in a Markdown parser and a YAML one.
func manual(root *cobra.Command) string {
	m := &manPage{}
	m.macro("TH", strings.ToUpper(program), "1", "", program, "")
	// Chinese lines have few places to stretch: no even right edge, and no
	// hyphens in names.
	m.b.WriteString(".ad l\n.nh\n")
	m.macro("SH", "名称")
	m.text(program + " - " + root.Short)
	m.macro("SH", "用法")
	m.text(usageLine(root))
	m.macro("SH", "说明")
	m.text(root.Long)
	m.macro("SH", "命令")
	for _, cmd := range root.Commands() {
		if cmd.IsAvailableCommand() {
			m.command(cmd)
		}
	}
	m.macro("SH", "通用选项")
	m.flags(root.PersistentFlags())
	m.flags(root.LocalNonPersistentFlags())
	m.macro("SH", "参数")
	for _, a := range argumentsExplained {
		m.tagged(a[0], a[1])
	}
	m.macro("SH", "环境变量")
	for _, e := range environment {
		m.tagged(e[0], e[1])
	}
	m.macro("SH", "退出码")
	m.text(exitStatuses + "。")
	m.macro("SH", "例子")
	m.example(root.Example)
	return m.b.String()
}

// argumentsExplained says how arguments are written, for the man page and
// the help.
var argumentsExplained = [...][2]string{
	{"REGION", "地区：全名（荆门市）、简称（荆门）、拼音或首字母（jingmen、jm）；有几年的报告时加 @年份（荆门@2024，计划年）；也可以是文件的路径"},
	{"SECTION", "章节：outline 列出的编号（一、一.2），或标题里的几个字"},
	{"INDICATOR", "指标：名字、别名（GDP）、拼音或首字母、名字的一部分"},
	{"PATH", "文件或文件夹；- 是标准输入"},
}

// environment says which variables count, for the man page.
var environment = [...][2]string{
	{"BAOGAO_PATH", "没有 --from 时从这里读报告；几个路径以冒号隔开"},
	{"BAOGAO_AMBIGUOUS", "auto、narrow 或 wide：终端把“”—…①％等字符画成一格还是两格"},
	{"NO_COLOR", "设了就不用颜色"},
	{"PAGER", "分页程序，默认 less -R；设为 cat 则不分页"},
}

// manPage is a page in the making.
type manPage struct{ b strings.Builder }

// macro writes a request with its arguments.
func (m *manPage) macro(name string, args ...string) {
	m.b.WriteString("." + name)
	for _, a := range args {
		m.b.WriteString(` "` + strings.ReplaceAll(roff(a), `"`, `\(dq`) + `"`)
	}
	m.b.WriteByte('\n')
}

// text writes lines as they are, each on a line of its own.
func (m *manPage) text(s string) {
	for i, l := range strings.Split(strings.TrimRight(s, "\n"), "\n") {
		if i > 0 {
			m.macro("br")
		}
		m.line(strings.TrimSpace(l))
	}
}

// line writes a line of text, which must not be taken for a request.
func (m *manPage) line(s string) {
	s = roff(s)
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		s = `\&` + s
	}
	m.b.WriteString(s + "\n")
}

func (m *manPage) tagged(tag, text string) {
	m.macro("TP")
	m.line(tag)
	m.text(text)
}

func (m *manPage) example(s string) {
	m.macro("nf")
	for l := range strings.SplitSeq(s, "\n") {
		m.line(l)
	}
	m.macro("fi")
}

func (m *manPage) flags(flags *pflag.FlagSet) {
	for _, row := range flagRows(flags) {
		m.tagged(strings.TrimSpace(row[0]), row[1])
	}
}

func (m *manPage) command(cmd *cobra.Command) {
	m.macro("SS", usageLine(cmd))
	about := cmd.Long
	if about == "" {
		about = cmd.Short
	}
	m.text(about)
	m.flags(ownFlags(cmd))
	if cmd.Example != "" {
		m.macro("PP")
		m.example(cmd.Example)
	}
}

// roff escapes what troff would take for its own.
func roff(s string) string {
	return strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
}
