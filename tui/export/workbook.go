package export

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"baogao/model"
)

// sheetRows is the number of rows that a worksheet can hold (ECMA-376 as
// spreadsheet programs implement it).
const sheetRows = 1 << 20

// sheetText is the number of characters that a cell can hold.
const sheetText = 32767

// Workbook writes the reports, sections, figures and terms of a library as
// an XLSX file with a sheet for each.
func Workbook(ctx context.Context, w io.Writer, lib model.Library) error {
	f := excelize.NewFile()
	defer f.Close()
	reports, err := newSheet(f, "报告", "编号", "地区", "代码", "级别", "上级", "回顾年", "计划年", "日期", "报告人", "职务", "会议", "标题", "章节", "名词", "指标", "提示", "来源")
	if err != nil {
		return err
	}
	figures, err := newSheet(f, "指标", anys(tidyColumns[:])...)
	if err != nil {
		return err
	}
	sections, err := newSheet(f, "章节", "编号", "章节", "级别", "序号", "标题", "起", "止")
	if err != nil {
		return err
	}
	terms, err := newSheet(f, "名词", "编号", "序号", "名词", "解释")
	if err != nil {
		return err
	}
	err = each(ctx, lib, func(r *model.Report) error {
		m := r.Meta
		e := model.EntryOf(r)
		reports.row(r.ID, m.Region.Name, m.Region.Code, string(m.Region.Level), m.Region.Parent, known(m.ReviewYear), known(m.PlanYear), m.Date, m.Speaker, m.Office,
			m.Meeting, m.Title, e.Sections, e.Terms, e.Observations, joinFlags(r.Flags), m.Source.Path)
		addresses := newAddresses(r)
		for _, o := range r.Observations {
			row := tidy(r, addresses, o)
			cells := anys(row[:])
			cells[valueColumn] = o.Value
			figures.row(cells...)
		}
		r.Walk(func(s *model.Section, _ []*model.Section) bool {
			sections.row(r.ID, addresses.of[s], s.Level, s.Label, s.Title.In(r.Text), s.Span.Start, s.Span.End)
			return true
		})
		for _, t := range r.Terms {
			terms.row(r.ID, t.Number, t.Name.In(r.Text), t.Definition.In(r.Text))
		}
		return nil
	})
	if err != nil {
		return err
	}
	return finish(f, w, reports, figures, sections, terms)
}

// Workbook writes the comparison as an XLSX file: the table, in which numbers
// are numbers and their units part of the format, and the sentences.
func (c Comparison) Workbook(w io.Writer) error {
	f := excelize.NewFile()
	defer f.Close()
	header := []any{"组", "指标", "口径", "时态"}
	for _, r := range c.Reports {
		header = append(header, r.Meta.String(), "位次与对比")
	}
	last := c.LastColumn()
	if last != "" {
		header = append(header, last)
	}
	table, err := newSheet(f, "对比", header...)
	if err != nil {
		return err
	}
	sentences, err := newSheet(f, "原文", "报告", "指标", "口径", "时态", "时段", "数值", "单位", "章节", "原文")
	if err != nil {
		return err
	}
	addresses := make([]*addresses, len(c.Reports))
	for i, r := range c.Reports {
		addresses[i] = newAddresses(r)
	}
	for _, row := range c.Rows {
		cells := []any{row.Entry.Group, row.Indicator, row.Measure.Word(), row.Tense.Word()}
		for i, g := range row.Figures {
			if g == nil {
				cells = append(cells, "未提", "")
				continue
			}
			cells = append(cells, table.figure(g), c.Note(i, g))
			r := c.Reports[i]
			sentences.row(r.ID, row.Indicator, row.Measure.Word(), row.Tense.Word(), model.ParsePeriod(g.Period).Words(), g.Value.Float64(), g.Unit,
				addresses[i].at(g.Quote.Start), r.Sentence(g.Quote).In(r.Text))
		}
		if last != "" {
			cells = append(cells, c.Last(row))
		}
		table.row(cells...)
	}
	return finish(f, w, table, sentences)
}

// sheet is a worksheet that is written row after row.
type sheet struct {
	file    *excelize.File
	name    string
	stream  *excelize.StreamWriter
	next    int            // row
	formats map[string]int // style of a number format
	err     error
}

func newSheet(f *excelize.File, name string, header ...any) (*sheet, error) {
	if _, err := f.NewSheet(name); err != nil {
		return nil, err
	}
	stream, err := f.NewStreamWriter(name)
	if err != nil {
		return nil, err
	}
	s := &sheet{file: f, name: name, stream: stream, next: 1, formats: map[string]int{}}
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return nil, err
	}
	if err := stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return nil, err
	}
	if err := stream.SetColWidth(1, max(1, len(header)), 16); err != nil {
		return nil, err
	}
	cells := make([]any, len(header))
	for i, h := range header {
		cells[i] = excelize.Cell{StyleID: bold, Value: h}
	}
	s.row(cells...)
	return s, s.err
}

// row writes the next row. The first error is kept for finish.
func (s *sheet) row(cells ...any) {
	if s.err != nil {
		return
	}
	if s.next > sheetRows {
		s.err = fmt.Errorf("工作表“%s”放不下：最多 %d 行；请改用 csv", s.name, sheetRows)
		return
	}
	for i, c := range cells {
		if text, ok := c.(string); ok && len(text) > sheetText {
			if runes := []rune(text); len(runes) > sheetText {
				cells[i] = string(runes[:sheetText-1]) + "…"
			}
		}
	}
	s.err = s.stream.SetRow(fmt.Sprintf("A%d", s.next), cells)
	s.next++
}

// figure is a cell with the figure's number, shown with its bound and unit.
func (s *sheet) figure(f *model.Figure) any {
	if f.Upper != nil {
		return f.String()
	}
	format := "0"
	if n := f.Value.Places(); n > 0 {
		format += "." + strings.Repeat("0", n)
	}
	before, after := "", f.Unit
	switch f.Bound {
	case model.About:
		before = "约"
	case model.AtLeast:
		after += "以上"
	case model.AtMost:
		after += "以内"
	}
	quote := func(text string) string {
		if text == "" {
			return ""
		}
		return `"` + strings.ReplaceAll(text, `"`, "") + `"`
	}
	format = quote(before) + format + quote(after)
	style, ok := s.formats[format]
	if !ok {
		var err error
		if style, err = s.file.NewStyle(&excelize.Style{CustomNumFmt: &format}); err != nil {
			s.err = err
		}
		s.formats[format] = style
	}
	return excelize.Cell{StyleID: style, Value: f.Value.Float64()}
}

// finish ends the sheets and writes the file.
func finish(f *excelize.File, w io.Writer, sheets ...*sheet) error {
	for _, s := range sheets {
		if s.err != nil {
			return s.err
		}
		if err := s.stream.Flush(); err != nil {
			return err
		}
	}
	if err := f.DeleteSheet("Sheet1"); err != nil {
		return err
	}
	f.SetActiveSheet(0)
	_, err := f.WriteTo(w)
	return err
}

func anys(list []string) []any {
	out := make([]any, len(list))
	for i, s := range list {
		out[i] = s
	}
	return out
}

// known is a year in a cell, empty where it is not known.
func known(year int) any {
	if year == 0 {
		return nil
	}
	return year
}

func joinFlags(flags []model.Flag) string {
	var words []string
	for _, f := range flags {
		words = append(words, string(f))
	}
	return strings.Join(words, " ")
}
