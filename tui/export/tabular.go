package export

import "io"

// Tabular is figures in rows: what can be written in all forms of a table.
type Tabular interface {
	Markdown(io.Writer) error // a pipe table
	CSV(io.Writer) error
	JSON(io.Writer) error
	Workbook(io.Writer) error // XLSX
}

// WriterOf returns what writes a table in a format: md, csv, json, xlsx; nil
// for any other.
func WriterOf(t Tabular, format string) func(io.Writer) error {
	switch format {
	case "md":
		return t.Markdown
	case "csv":
		return t.CSV
	case "json":
		return t.JSON
	case "xlsx":
		return t.Workbook
	}
	return nil
}
