package model

import (
	"strconv"
	"strings"
	"unicode"
)

// HeadingOf is a section's label and title in the form of GB/T 9704:
// 一、2023年工作回顾; （一）全力以赴稳增长; 1.强化招商引资.
func (r *Report) HeadingOf(s *Section) string {
	title := s.Title.In(r.Text)
	switch {
	case s.Label == "":
		return title
	case s.Level == 1:
		return s.Label + "、" + title
	case s.Level == 3:
		return s.Label + "." + title
	}
	return s.Label + title
}

// Day is the day of delivery in words, 2024年1月10日; "" where it is not known.
func (m Meta) Day() string {
	year, rest, ok := strings.Cut(m.Date, "-")
	month, day, ok2 := strings.Cut(rest, "-")
	if !ok || !ok2 {
		return ""
	}
	return year + "年" + strings.TrimPrefix(month, "0") + "月" + strings.TrimPrefix(day, "0") + "日"
}

// Named is a report as one names it in a text of one's own:
// 荆门市2024年政府工作报告, of a county with what it belongs to:
// 宜昌市兴山县2024年政府工作报告. What is not known is said to be so.
func (m Meta) Named() string {
	region := m.Region.Name
	switch {
	case region == "":
		region = "（地区不详）"
	case (m.Region.Level == County || m.Region.Level == Township) && !strings.HasPrefix(region, m.Region.Parent):
		region = m.Region.Parent + region
	}
	year := "（年份不详）"
	if m.PlanYear != 0 {
		year = strconv.Itoa(m.PlanYear) + "年"
	}
	return region + year + "政府工作报告"
}

// Citation says where a stretch of the report's text is from: the report, the
// day of its delivery, and the innermost section that holds all of the stretch
// with those that it stands in. A part that the report does not have is left
// out; a day that it should have is said to be unknown.
//
//	荆门市2024年政府工作报告，2024年1月10日，一、2023年工作回顾（一）全力以赴稳增长
func (r *Report) Citation(s Span) string {
	day := r.Meta.Day()
	if day == "" {
		day = "日期不详"
	}
	parts := []string{r.Meta.Named(), day}
	var path strings.Builder
	for _, section := range r.PathAt(s.Start) {
		if !section.Span.Covers(s) {
			break
		}
		heading := r.HeadingOf(section)
		if path.Len() > 0 && !strings.HasPrefix(heading, "（") {
			path.WriteString("，")
		}
		path.WriteString(heading)
	}
	if path.Len() > 0 {
		parts = append(parts, path.String())
	}
	return strings.Join(parts, "，")
}

// Quotation is a stretch of the report's text as it is quoted, with its
// citation in brackets: “……”（荆门市2024年政府工作报告，…）. Quotation marks in
// it become single, and single ones double (GB/T 15834, 4.8.3.3); a comma or
// semicolon that the stretch ends with is left out. Several paragraphs stand
// without marks and have the citation on a line of its own.
func (r *Report) Quotation(s Span) string {
	text, citation := Printable(strings.TrimSpace(s.In(r.Text))), Printable(r.Citation(s))
	if strings.Contains(text, "\n") {
		return text + "\n（" + citation + "）"
	}
	text = strings.TrimRight(text, "，；、,; ")
	return "“" + innerQuotes.Replace(text) + "”（" + citation + "）"
}

// innerQuotes swaps double and single quotation marks.
var innerQuotes = strings.NewReplacer("“", "‘", "”", "’", "‘", "“", "’", "”")

// OneLine is text on one line, without what could move a terminal's cursor or
// change the order of what it shows: each stretch of such characters becomes a
// blank. It is for file names and messages, which may hold anything.
func OneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp)
	}), " ")
}

// Printable is text without control characters, but for the ends of lines.
// What is read holds none; what leaves the program is made sure of.
func Printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}
