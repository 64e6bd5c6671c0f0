package model

import (
	"strings"
	"testing"
)

// cited is a report of two parts, the first with two sections, one of which
// has an unnumbered one in it.
func cited() *Report {
	const text = "一、2023年工作回顾\n过去一年，落实“八个一年”部署。\n（一）全力以赴稳增长\n增长6.7%；\n项目建设\n开工300个。\n（二）坚定不移强产业\n新增9家。\n二、2024年工作建议\n增长7%。\n"
	r := &Report{Text: text, Meta: Meta{Region: Region{Name: "荆门市", Level: Prefecture, Parent: "湖北省"}, Date: "2024-01-10", PlanYear: 2024}}
	section := func(level int, label, title, until string) *Section {
		at := strings.Index(text, title)
		end := len(text)
		if until != "" {
			end = strings.Index(text, until)
		}
		start := strings.LastIndex(text[:at], "\n") + 1
		return &Section{Level: level, Label: label, Title: Span{at, at + len(title)}, Heading: Span{start, at + len(title)}, Span: Span{start, end}}
	}
	first := section(1, "一", "2023年工作回顾", "二、2024")
	first.Children = []*Section{section(2, "（一）", "全力以赴稳增长", "（二）"), section(2, "（二）", "坚定不移强产业", "二、2024")}
	first.Children[0].Children = []*Section{section(3, "", "项目建设", "（二）")}
	r.Sections = []*Section{first, section(1, "二", "2024年工作建议", "")}
	return r
}

func spanOf(r *Report, s string) Span {
	at := strings.Index(r.Text, s)
	return Span{at, at + len(s)}
}

func TestCitationNamesTheReportItsDayAndTheSectionsThatHoldAll(t *testing.T) {
	r := cited()
	const report = "荆门市2024年政府工作报告，2024年1月10日，"
	for passage, want := range map[string]string{
		"过去一年，落实“八个一年”部署。": report + "一、2023年工作回顾",
		"增长6.7%；": report + "一、2023年工作回顾（一）全力以赴稳增长",
		"开工300个。": report + "一、2023年工作回顾（一）全力以赴稳增长，项目建设",
		"增长6.7%；\n项目建设\n开工300个。": report + "一、2023年工作回顾（一）全力以赴稳增长",
		"开工300个。\n（二）坚定不移强产业":    report + "一、2023年工作回顾",
		"新增9家。\n二、2024年工作建议":     "荆门市2024年政府工作报告，2024年1月10日",
	} {
		if got := r.Citation(spanOf(r, passage)); got != want {
			t.Errorf("%q is cited as\n%s, want\n%s", passage, got, want)
		}
	}
}

func TestCitationSaysWhatIsNotKnown(t *testing.T) {
	for want, m := range map[string]Meta{
		"荆门市（年份不详）政府工作报告，日期不详":      {Region: Region{Name: "荆门市", Level: Prefecture}},
		"（地区不详）2024年政府工作报告，日期不详":    {PlanYear: 2024},
		"宜昌市兴山县2024年政府工作报告，日期不详":    {Region: Region{Name: "兴山县", Level: County, Parent: "宜昌市"}, PlanYear: 2024, Date: "2024"},
		"湖北省2024年政府工作报告，2024年1月30日": {Region: Region{Name: "湖北省", Level: Province}, PlanYear: 2024, Date: "2024-01-30"},
	} {
		r := &Report{Text: "增长7%。", Meta: m}
		if got := r.Citation(Span{0, len(r.Text)}); got != want {
			t.Errorf("cited as %s, want %s", got, want)
		}
	}
}

func TestQuotationStandsInMarksWithItsCitation(t *testing.T) {
	r := cited()
	const end = "（荆门市2024年政府工作报告，2024年1月10日，一、2023年工作回顾"
	for passage, want := range map[string]string{
		"过去一年，落实“八个一年”部署。\n": "“过去一年，落实‘八个一年’部署。”" + end + "）",
		"增长6.7%；": "“增长6.7%”" + end + "（一）全力以赴稳增长）",
		"增长6.7%；\n项目建设\n开工300个。": "增长6.7%；\n项目建设\n开工300个。\n" + end + "（一）全力以赴稳增长）",
	} {
		if got := r.Quotation(spanOf(r, passage)); got != want {
			t.Errorf("%q is quoted as\n%s, want\n%s", passage, got, want)
		}
	}
}

func TestQuotationCarriesNoControlCharacters(t *testing.T) {
	r := &Report{Text: "增长\x1b]52;c;!\a7%\x9b31m。\n\r\x00新增。", Meta: Meta{Region: Region{Name: "荆\x1b[31m门"}, PlanYear: 2024}}
	want := "增长]52;c;!7%�31m。\n新增。\n（荆[31m门2024年政府工作报告，日期不详）"
	if got := r.Quotation(Span{0, len(r.Text)}); got != want {
		t.Errorf("quoted as %q, want %q", got, want)
	}
}

func TestOneLineHasNothingThatMovesACursorOrTurnsText(t *testing.T) {
	for text, want := range map[string]string{
		"报告.txt":                           "报告.txt",
		"报\x1b[31m告\u009b2J\x07\r\n.txt\n": "报 [31m告 2J .txt",
		"a\u202etxt.exe\u2028\u200b":       "a txt.exe",
		"":                                 "",
	} {
		if got := OneLine(text); got != want {
			t.Errorf("%q on one line is %q, want %q", text, got, want)
		}
	}
}
