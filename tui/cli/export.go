package cli

import (
	"context"
	"encoding/json"
	"io"
	"strconv"

	"github.com/spf13/cobra"

	"baogao/model"
)

func (c *Call) exportCommand() *cobra.Command {
	format := choice{value: "json", of: []string{"json", "jsonl"}}
	file := ""
	cmd := &cobra.Command{
		Use:     "export [PATH...]",
		Short:   "导出读到的一切：正文、目录、名词、指标",
		GroupID: groupFigures,
		Example: "  baogao export --format json > 报告.json",
		RunE: func(cmd *cobra.Command, args []string) error {
			lib, err := c.Open(cmd.Context(), args)
			if err != nil {
				return err
			}
			return c.writeTo(file, func(w io.Writer) error { return exportJSON(cmd.Context(), w, lib, format.value == "jsonl") })
		},
	}
	cmd.Flags().Var(&format, "format", "`FORMAT` 为 json 或 jsonl")
	_ = cmd.RegisterFlagCompletionFunc("format", format.words)
	if c.env.Files != nil {
		cmd.Flags().StringVarP(&file, "output", "o", "", "写入 `FILE` 而不是标准输出")
	}
	return cmd
}

// writeTo gives write the file to write to: the command's output where no
// file is named.
func (c *Call) writeTo(file string, write func(io.Writer) error) error {
	if file == "" || file == "-" || c.env.Files == nil {
		return write(c)
	}
	f, err := c.env.Files.Create(file)
	if err != nil {
		return fileFailure(file, err)
	}
	if err := write(f); err != nil {
		_ = f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return fileFailure(file, err)
	}
	return nil
}

// exportJSON writes the reports as one array, or a report a line.
func exportJSON(ctx context.Context, w io.Writer, lib model.Library, lines bool) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	between, end := ",", "]\n"
	if lines {
		between, end = "", ""
	} else if _, err := io.WriteString(w, "["); err != nil {
		return err
	}
	for i, e := range lib.Entries() {
		if err := ctx.Err(); err != nil {
			return err
		}
		r, err := lib.Report(e.ID)
		if err != nil {
			return err
		}
		if i > 0 {
			if _, err := io.WriteString(w, between); err != nil {
				return err
			}
		}
		if err := enc.Encode(toJSON(r)); err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, end)
	return err
}

func itoa(n int) string { return strconv.Itoa(n) }
