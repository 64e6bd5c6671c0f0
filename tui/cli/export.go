package cli

import (
	"bufio"
	"context"
	"io"

	"github.com/spf13/cobra"

	"baogao/model"
	"baogao/model/store"
	"baogao/tui/export"
)

// exporters write a library in each of the formats of `export`.
func exporters() map[string]func(context.Context, io.Writer, model.Library) error {
	return map[string]func(context.Context, io.Writer, model.Library) error{
		"json":   export.JSON,
		"jsonl":  export.JSONLines,
		"csv":    export.CSV,
		"xlsx":   export.Workbook,
		"sqlite": store.Export,
	}
}

func (c *Call) exportCommand() *cobra.Command {
	format := choice{value: "json", of: []string{"json", "jsonl", "csv", "xlsx", "sqlite"}}
	file, selected := "", newSelection()
	cmd := &cobra.Command{
		Use:   "export [PATH...]",
		Short: "导出读到的一切：正文、目录、名词、指标",
		Long: "导出读到的一切。json 是一个数组，jsonl 每行一份报告；csv 每行一个数据，列名依 SDMX；xlsx 分报告、指标、章节、名词四张表；sqlite 是一个数据库，表和列的说明在它自己的 .schema 里。\n" +
			"章节和数据的起止位置，是它们在 text 里的字节位置。",
		GroupID: groupFigures,
		Example: "  baogao export > 报告.json\n  baogao export --format csv -o 数据.csv ~/报告\n  baogao export --format xlsx -o 报告.xlsx 荆门市-2024.txt",
		RunE: func(cmd *cobra.Command, args []string) error {
			lib, err := c.Open(cmd.Context(), args)
			if err != nil {
				return err
			}
			lib = selected.of(lib)
			write := exporters()[format.value]
			if err := c.writeTo(format.value, file, func(w io.Writer) error { return write(cmd.Context(), w, lib) }); err != nil {
				return err
			}
			return c.noReports(lib.Entries())
		},
	}
	selected.flags(c, cmd, true)
	c.formatFlags(cmd, &format, &file)
	return cmd
}

// formatFlags are the options of commands that write in several formats.
func (c *Call) formatFlags(cmd *cobra.Command, format *choice, file *string) {
	usage := "输出格式，`FORMAT` 为 "
	for i, f := range format.of {
		if i > 0 {
			usage += "、"
		}
		usage += f
	}
	cmd.Flags().Var(format, "format", usage+"；默认 "+format.value)
	c.completeFlag(cmd, "format", format.words)
	if c.env.Files != nil {
		cmd.Flags().StringVarP(file, "output", "o", "", "写入 `FILE`，不写到标准输出")
	}
}

// writeTo gives write what to write to: the file, or the command's output
// where none is named.
func (c *Call) writeTo(format, file string, write func(io.Writer) error) error {
	if file == "" || file == "-" || c.env.Files == nil {
		if (format == "xlsx" || format == "sqlite") && c.env.Terminal {
			return Fail(Usage, "%s 不能显示在终端上，请用 -o FILE 写入文件", format)
		}
		return write(c)
	}
	f, err := c.env.Files.Create(file)
	if err != nil {
		return FileFailure(file, err)
	}
	if err := write(f); err != nil {
		_ = f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return FileFailure(file, err)
	}
	return nil
}

// figureFormat is the format option of commands that answer with figures.
func figureFormat() choice {
	return choice{value: "table", of: []string{"table", "md", "csv", "json", "xlsx"}}
}

// writeFigures writes figures in a format of figureFormat; print prints them
// as a table.
func (c *Call) writeFigures(format, file string, figures export.Tabular, print func(to *Call)) error {
	if write := export.WriterOf(figures, format); write != nil {
		return c.writeTo(format, file, write)
	}
	return c.writeTable(file, print)
}

// writeTable has a table printed on the command's output, or into a file as
// it would go into a pipe.
func (c *Call) writeTable(file string, print func(to *Call)) error {
	if file == "" || file == "-" {
		print(c)
		return nil
	}
	return c.writeTo("table", file, func(w io.Writer) error {
		to := &Call{env: c.env, flags: c.flags, out: bufio.NewWriter(w)}
		to.env.Terminal = false
		print(to)
		c.status = max(c.status, to.status)
		return to.out.Flush()
	})
}
