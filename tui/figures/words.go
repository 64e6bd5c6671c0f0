package figures

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"baogao/model"
)

// shortReference is who a figure is compared with in a word: 省 for 全省.
func shortReference(name string) string {
	if rest, ok := strings.CutPrefix(name, "全"); ok && rest != "国" {
		return rest
	}
	return name
}

// shortRank is a rank as notes show it: 省第4位 for 全省第4位.
func shortRank(rank string) string {
	if rest, ok := strings.CutPrefix(rank, "全"); ok && !strings.HasPrefix(rest, "国") {
		return rest
	}
	return rank
}

// standingNote is a figure's rank and its distance to others: 省第4位 省+0.4.
func standingNote(f *model.Figure) string {
	var parts []string
	if rank := f.StatedRank(); rank != "" {
		parts = append(parts, shortRank(rank))
	}
	for _, d := range f.StatedDistances() {
		parts = append(parts, shortReference(d.Reference)+model.DecimalOf(d.Points).Signed())
	}
	return strings.Join(parts, " ")
}

// note is what has to be known of a figure beside its number: what it leaves
// out, its time where that is not the year of its column, 预计, and where it
// stands among others.
func note(f *model.Figure, year int) string {
	var parts []string
	if f.Scope != "" {
		parts = append(parts, f.Scope)
	}
	if p := model.ParsePeriod(f.Period); !p.IsYear() || p.Last != year {
		parts = append(parts, shortPeriod(p, year))
	}
	if s := standingNote(f); s != "" {
		parts = append(parts, s)
	}
	if f.Kind == model.Estimate {
		parts = append(parts, "预计")
	}
	return strings.Join(parts, " ")
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
