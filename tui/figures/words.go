package figures

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"baogao/model"
	"baogao/tui/cell"
)

// short is a rank, or who a figure is compared with, as notes show it: 省第4位
// for 全省第4位, 省 for 全省. 全国 stays.
func short(words string) string {
	if rest, ok := strings.CutPrefix(words, "全"); ok && !strings.HasPrefix(rest, "国") {
		return rest
	}
	return words
}

// standing is a figure's rank and its distances to others: 省第4位, 省+0.4.
func standing(f *model.Figure) []string {
	var parts []string
	if rank := f.StatedRank(); rank != "" {
		parts = append(parts, short(rank))
	}
	for _, d := range f.StatedDistances() {
		parts = append(parts, short(d.Reference)+model.DecimalOf(d.Points).Signed())
	}
	return parts
}

// note is what has to be known of a figure beside its number: what it leaves
// out, its time where that is not the year of its column, 预计, and where it
// stands among others.
func note(f *model.Figure, year int) string {
	return strings.Join(noteParts(f, year, shortPeriod), " ")
}

// noteForm is a note as it is shown where there is room for no fuller one.
type noteForm struct {
	text string
	lost int // how much less it says, for weighing one note against another
}

// noteForms are a note and what can be said in its place, shorter and shorter:
// the number of years for the first and the last, then parts left out from the
// end. Half a year or half a rank would be read as another. Without a note
// there are none.
func noteForms(f *model.Figure, year int) []noteForm {
	const years, part = 1, 10
	parts := noteParts(f, year, shortPeriod)
	if len(parts) == 0 {
		return nil
	}
	full := strings.Join(parts, " ")
	forms := []noteForm{{full, 0}}
	parts = noteParts(f, year, countedPeriod)
	for n := len(parts); n > 0; n-- {
		if s := strings.Join(parts[:n], " "); s != full {
			forms = append(forms, noteForm{s, years + part*(len(parts)-n)})
		}
	}
	return append(forms, noteForm{"", part * len(parts)})
}

// noteWithin is the fullest form of a note that has at most width cells.
func noteWithin(cond cell.Condition, f *model.Figure, year, width int) string {
	for _, form := range noteForms(f, year) {
		if cond.Width(form.text) <= width {
			return form.text
		}
	}
	return ""
}

// noteParts are the parts of a note, the period in the words of period.
func noteParts(f *model.Figure, year int, period func(p model.Period, year int) string) []string {
	var parts []string
	if f.Scope != "" {
		parts = append(parts, f.Scope)
	}
	if p := model.ParsePeriod(f.Period); !p.IsYear() || p.Last != year {
		parts = append(parts, period(p, year))
	}
	parts = append(parts, standing(f)...)
	if f.Kind == model.Estimate {
		parts = append(parts, "预计")
	}
	return parts
}

// shortPeriod is a period beside a column of a year: 上半年, 2017—2021.
func shortPeriod(p model.Period, year int) string {
	words := p.Words()
	if p.Part != "" && p.Last == year {
		return strings.TrimPrefix(words, strconv.Itoa(year)+"年")
	}
	if p.IsSpan() {
		return strings.TrimSuffix(words, "年")
	}
	return words
}

// countedPeriod is shortPeriod with the number of the years in place of the
// first and the last: 共5年.
func countedPeriod(p model.Period, year int) string {
	if p.IsSpan() {
		return "共" + strconv.Itoa(p.Last-p.First+1) + "年"
	}
	return shortPeriod(p, year)
}

// nameOver is whose a figure is, and the years that it is over where they are
// several: 曾都 2017—2021年.
func nameOver(name string, f *model.Figure) string {
	if f == nil {
		return name
	}
	if p := model.ParsePeriod(f.Period); p.IsSpan() {
		return name + " " + p.Words()
	}
	return name
}

// statement is a figure where a report states it; the figure is nil where it
// states none.
type statement struct {
	report *model.Report
	figure *model.Figure
	name   string // whose it is, in short: 荆门, 2024年目标
	title  string // the same in full: 荆门市 2024; "" where the name is all
	silent string // what is said where there is no figure
}

// clause returns the part of a sentence that a figure's quote stands in: from
// the full stop or semicolon before it to the one after it, within its
// paragraph. A list of a year's figures is one sentence of many clauses, too
// long to be read beside another.
func clause(text string, quote model.Span) model.Span {
	const ends = "。；！？;\n"
	if quote.Start < 0 || quote.Start > quote.End || quote.End > len(text) {
		return model.Span{}
	}
	s := quote
	if i := strings.LastIndexAny(text[:quote.Start], ends); i >= 0 {
		_, size := utf8.DecodeRuneInString(text[i:])
		s.Start = i + size
	} else {
		s.Start = 0
	}
	if i := strings.IndexAny(text[quote.End:], ends); i >= 0 {
		s.End = quote.End + i
		if text[s.End] != '\n' {
			_, size := utf8.DecodeRuneInString(text[s.End:])
			s.End += size
		}
	} else {
		s.End = len(text)
	}
	return s
}

// excerpt is the clause of a figure, kept without the report that it is from.
type excerpt struct {
	text   string
	figure *model.Figure // its spans are of the clause
}

func excerptOf(r *model.Report, f *model.Figure) excerpt {
	s := clause(r.Text, f.Quote)
	own := *f
	for _, span := range [...]*model.Span{&own.Quote, &own.Number} {
		span.Start -= s.Start
		span.End -= s.Start
	}
	return excerpt{strings.Clone(r.Text[s.Start:s.End]), &own}
}

// pathOf is where in the report a byte stands: 一、2023年工作回顾 › （一）….
func pathOf(r *model.Report, at int) string {
	var parts []string
	for _, s := range r.PathAt(at) {
		parts = append(parts, r.HeadingOf(s))
	}
	return strings.Join(parts, " › ")
}

// fraction says which of how many: 2/5.
func fraction(i, n int) string { return strconv.Itoa(i) + "/" + strconv.Itoa(n) }
