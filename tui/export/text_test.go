package export

import (
	"strings"
	"testing"

	"baogao/model"
)

// What a report says is text, whatever it looks like to Markdown.
func TestParagraphsAreNotTakenForMarkdown(t *testing.T) {
	for text, want := range map[string]string{
		"增长6.7%，居全省第4位。":               "增长6.7%，居全省第4位。",
		"1.强化招商引资。":                    "1.强化招商引资。",
		"1. 强化招商引资。":                   "1\\. 强化招商引资。",
		"# 不是标题":                       "\\# 不是标题",
		"#标签":                          "#标签",
		"- 不是列表":                       "\\- 不是列表",
		"——经济运行更加稳健。":                  "——经济运行更加稳健。",
		"> 不是引用":                       "\\> 不是引用",
		"实现*稳*中_有_进`x`":                "实现\\*稳\\*中\\_有\\_进\\`x\\`",
		"<script>x</script>[链接](x)~删~": "&lt;script>x&lt;/script>\\[链接](x)\\~删\\~",
	} {
		if got := escapeText(text); got != want {
			t.Errorf("%q is written as %q, want %q", text, got, want)
		}
	}
}

func TestMarkdownHasHeadingsByLevelAndEndsWithTheCitation(t *testing.T) {
	const text = "甲县政府工作报告\n各位代表：\n一、回顾\n（一）稳增长。增长6.7%。\n1.强化招商。开工300个。\n二、打算\n增长7%。\n"
	r := &model.Report{Text: text, Meta: model.Meta{Region: model.Region{Name: "甲县"}, PlanYear: 2024, Title: "甲县政府工作报告"}}
	section := func(level int, heading, until string, runIn bool) *model.Section {
		at := strings.Index(text, heading)
		end := len(text)
		if until != "" {
			end = strings.Index(text, until)
		}
		h := model.Span{Start: at, End: at + len(heading)}
		return &model.Section{Level: level, Title: h, Heading: h, Span: model.Span{Start: at, End: end}, RunIn: runIn}
	}
	first := section(1, "一、回顾", "二、打算", false)
	first.Children = []*model.Section{section(2, "（一）稳增长", "二、打算", true)}
	first.Children[0].Children = []*model.Section{section(3, "1.强化招商", "二、打算", true)}
	r.Sections = []*model.Section{first, section(1, "二、打算", "", false)}
	for want, span := range map[string]model.Span{
		"# 甲县政府工作报告\n\n各位代表：\n\n## 一、回顾\n\n### （一）稳增长\n\n增长6.7%。\n\n1.强化招商。开工300个。\n\n## 二、打算\n\n增长7%。\n\n（甲县2024年政府工作报告，日期不详）\n": {End: len(text)},
		"## 二、打算\n\n增长7%。\n\n（甲县2024年政府工作报告，日期不详，二、打算）\n":                                                                         r.Sections[1].Span,
	} {
		var b strings.Builder
		if err := (Text{r, span}).Markdown(&b); err != nil || b.String() != want {
			t.Errorf("written\n%s\nwant\n%s\n%v", b.String(), want, err)
		}
	}
}

func TestQuotationsAreBlockQuotes(t *testing.T) {
	q := Quotations{"“增长7%。”（甲县）", "第一段。\n# 第二段。\n（乙县）\x1b[2J"}
	var b strings.Builder
	if err := q.Markdown(&b); err != nil {
		t.Fatal(err)
	}
	if want := "# 政府工作报告摘录\n\n> “增长7%。”（甲县）\n\n> 第一段。\n>\n> \\# 第二段。\n>\n> （乙县）[2J\n"; strings.ReplaceAll(b.String(), "\\[", "[") != want {
		t.Errorf("written %q", b.String())
	}
}
