package export

import (
	"io"

	"github.com/xuri/excelize/v2"

	"baogao/model"
)

// oneSheet writes an XLSX file of one sheet.
func oneSheet(w io.Writer, name string, header []any, fill func(*sheet) error) error {
	f := excelize.NewFile()
	defer f.Close()
	s, err := newSheet(f, name, header...)
	if err != nil {
		return err
	}
	if err := fill(s); err != nil {
		return err
	}
	return finish(f, w, s)
}

// figureOrNone is a cell with a figure, empty where there is none.
func (s *sheet) figureOrNone(f *model.Figure) any {
	if f == nil {
		return nil
	}
	return s.figure(f)
}

// sentenceOf is the sentence of a figure, "" where there is none.
func sentenceOf(r *model.Report, f *model.Figure) string {
	if f == nil {
		return ""
	}
	return r.Sentence(f.Quote).In(r.Text)
}

// Workbook writes the figures with their sentences as an XLSX file, in which
// numbers are numbers and their units part of the format.
func (f Figures) Workbook(w io.Writer) error {
	header := []any{"指标", "口径", "时段", "实绩/目标", f.Report.Meta.String(), "说明", "位次与对比", "原文"}
	return oneSheet(w, "指标", header, func(s *sheet) error {
		for _, g := range f.List {
			s.row(g.Indicator, g.Measure.Word(), model.ParsePeriod(g.Period).Words(), g.Kind.Word(), s.figure(g), g.Scope, Note(g), sentenceOf(f.Report, g))
		}
		return nil
	})
}

// Workbook writes the promises with their sentences as an XLSX file.
func (o Outcomes) Workbook(w io.Writer) error {
	header := []any{"时段", "指标", "口径", "目标", "实绩", "说明", "差", "结果", "目标原文", "实绩原文"}
	return oneSheet(w, "兑现", header, func(s *sheet) error {
		for _, p := range o.Promises {
			note, difference, sentence := "", "", ""
			if p.Actual != nil {
				note, difference = Qualifier(p.Actual), p.Difference.String()
				sentence = sentenceOf(o.Reports[p.Reported.ID], p.Actual)
			}
			s.row(model.ParsePeriod(p.Target.Period).Words(), p.Target.Indicator, p.Target.Measure.Word(), s.figure(p.Target), s.figureOrNone(p.Actual),
				note, difference, p.Verdict.Word(), sentenceOf(o.Reports[p.Made.ID], p.Target), sentence)
		}
		return nil
	})
}

// Workbook writes the ranking with its sentences as an XLSX file, those apart
// at the end.
func (k Ranking) Workbook(w io.Writer) error {
	header := []any{"位次", "地区", k.Title(), "时段", "报告自述", "说明", "原文"}
	return oneSheet(w, "排名", header, func(s *sheet) error {
		return k.each(func(r *model.Report, p model.Place, reasons []model.Reason) {
			why := Qualifier(p.Figure)
			if len(reasons) > 0 {
				why = reasons[0].Word()
			}
			s.row(known(p.Place), r.Meta.String(), s.figure(p.Figure), model.ParsePeriod(p.Figure.Period).Words(), Note(p.Figure), why, sentenceOf(r, p.Figure))
		})
	})
}

// Workbook writes the years with their sentences as an XLSX file.
func (c Course) Workbook(w io.Writer) error {
	return oneSheet(w, "历年", []any{"年份", "口径", "实绩", "目标", "报告自述", "原文"}, func(s *sheet) error {
		for _, at := range c.Stations {
			note := ""
			if at.Actual != nil {
				note = Note(at.Actual)
			}
			s.row(at.Year, at.Measure.Word(), s.figureOrNone(at.Actual), s.figureOrNone(at.Target), note, sentenceOf(c.Reports[at.Reported], at.Actual))
		}
		return nil
	})
}
