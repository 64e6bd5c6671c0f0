package export

import (
	"context"
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"baogao/model"
)

// byteOrderMark before a CSV file makes spreadsheet programs read it as UTF-8.
const byteOrderMark = "\ufeff"

// tidyColumns are the columns of a table of observations, one a row. The
// names are those of SDMX's cross-domain concepts where it has one; OBS_STATUS
// takes the codes of its CL_OBS_STATUS: A normal, E estimated, F forecast (a
// target). REF_AREA is the code of GB/T 2260, or the name where it is not
// known.
var tidyColumns = [...]string{
	"REPORT", "REF_AREA", "REF_AREA_NAME", "INDICATOR", "MEASURE", "TIME_PERIOD", "OBS_VALUE", "UNIT_MEASURE", "OBS_STATUS",
	"KIND", "BOUND", "SCOPE", "RANK", "VS", "SECTION", "QUOTE",
}

// valueColumn is the place of OBS_VALUE, the one column of numbers.
const valueColumn = 6

type tidyRow [len(tidyColumns)]string

func tidy(r *model.Report, sections *addresses, o model.Observation) tidyRow {
	area := r.Meta.Region.Code
	if area == "" {
		area = r.Meta.Region.Name
	}
	var vs []string
	for _, d := range o.VS {
		vs = append(vs, d.Reference+signed(d.Points))
	}
	return tidyRow{
		r.ID, area, r.Meta.Region.Name, o.Indicator, string(o.Measure), o.Period, number(o.Value), o.Unit, o.Kind.Status(),
		string(o.Kind), string(o.Bound), o.Scope, o.Rank, strings.Join(vs, " "), sections.at(o.Quote.Start), o.Quote.In(r.Text),
	}
}

func number(v float64) string { return model.DecimalOf(v).String() }

// signed is a distance with its sign in ASCII, for other programs to read.
func signed(v float64) string {
	if v >= 0 {
		return "+" + number(v)
	}
	return number(v)
}

// CSV writes every observation of a library as a row, in UTF-8 with a byte
// order mark.
func CSV(ctx context.Context, w io.Writer, lib model.Library) error {
	t, err := newTidyWriter(w)
	if err != nil {
		return err
	}
	err = each(ctx, lib, func(r *model.Report) error {
		sections := newAddresses(r)
		for _, o := range r.Observations {
			t.write(tidy(r, sections, o))
		}
		return t.flush()
	})
	if err != nil {
		return err
	}
	return t.flush()
}

type tidyWriter struct{ csv *csv.Writer }

func newTidyWriter(w io.Writer) (*tidyWriter, error) {
	c, err := Table(w)
	if err != nil {
		return nil, err
	}
	_ = c.Write(tidyColumns[:])
	return &tidyWriter{c}, nil
}

func (t *tidyWriter) write(row tidyRow) {
	for i := range row {
		if i != valueColumn {
			row[i] = Inert(row[i])
		}
	}
	_ = t.csv.Write(row[:]) // the error stays in the writer
}

func (t *tidyWriter) flush() error {
	t.csv.Flush()
	return t.csv.Error()
}

// Table begins a CSV file that spreadsheet programs open with its Chinese
// intact.
func Table(w io.Writer) (*csv.Writer, error) {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return nil, err
	}
	return csv.NewWriter(w), nil
}

// WriteTable writes rows as a Table, the header first, every cell Inert.
func WriteTable(w io.Writer, rows [][]string) error {
	t, err := Table(w)
	if err != nil {
		return err
	}
	for _, row := range rows {
		cells := make([]string, len(row))
		for i, text := range row {
			cells[i] = Inert(text)
		}
		if err := t.Write(cells); err != nil {
			return err
		}
	}
	t.Flush()
	return t.Error()
}

// Inert returns text that a spreadsheet program will not take for a formula,
// nor a terminal for a command. Reports come from the open web, and so do the
// names of files: a cell that begins with = is run. Numbers and a lone sign
// stay as they are.
func Inert(s string) string {
	s = model.Printable(s)
	if len(s) > 1 && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		if _, err := strconv.ParseFloat(s, 64); err != nil {
			return "'" + s
		}
	}
	return s
}
