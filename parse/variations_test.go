package parse

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"baogao/model"
	"baogao/seeds"
)

// variations set a report as pages and programs do. Each takes the paragraphs
// of its clean text.
var variations = []struct {
	name string
	set  func(paragraphs []string) string
}{
	{"indented paragraphs", func(p []string) string { return "　　" + strings.Join(p, "\n　　") }},
	{"empty lines and tabs", func(p []string) string { return "\t" + strings.Join(p, "\r\n\r\n\t") }},
	{"lines of 40 characters", func(p []string) string { return strings.Join(broken(p, 40, character), "\n") }},
	{"lines of 20 characters", func(p []string) string { return strings.Join(broken(p, 20, character), "\n") }},
	{"lines of 76 columns", func(p []string) string { return strings.Join(broken(p, 76, column), "\n") }},
	{"pages of a printer", func(p []string) string {
		var b strings.Builder
		for i, l := range broken(p, 38, character) {
			fmt.Fprintln(&b, l)
			if i%30 == 29 {
				fmt.Fprintf(&b, "　　　　　— %d —\n\n", i/30+1)
			}
		}
		return b.String()
	}},
	{"blanks for line breaks", func(p []string) string { return strings.Join(p, "　　") }},
	{"full-width digits", func(p []string) string {
		return strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return r - '0' + '０'
			}
			return r
		}, strings.Join(p, "\n"))
	}},
	{"half-width punctuation", func(p []string) string {
		return strings.NewReplacer("，", ",", "：", ":", "；", ";", "！", "!", "？", "?", "（", "(", "）", ")", "％", "%").Replace(strings.Join(p, "\n"))
	}},
	{"names of characters", func(p []string) string {
		return strings.NewReplacer("“", "&ldquo;", "”", "&rdquo;", "—", "&mdash;").Replace("&nbsp;&nbsp;" + strings.Join(p, "\n&nbsp;&nbsp;"))
	}},
	{"zero-width characters", func(p []string) string { return strings.ReplaceAll(strings.Join(p, "\n"), "的", "\u200b的\ufeff") }},
	{"letters and blanks for line breaks", func(p []string) string { return strings.Join(p, "vfO   ") }},
	{"numbered pieces", func(p []string) string {
		var b strings.Builder
		b.WriteString("资源描述:\n《政府工作报告》由会员分享，可在线阅读\n")
		const size = 900
		text := []rune(strings.Join(p, "  "))
		for i := 0; i < len(text); i += size {
			fmt.Fprintf(&b, "%d、%s\n", i/size+1, string(text[i:min(len(text), i+size)]))
		}
		return b.String()
	}},
	{"a site's menus and footer", func(p []string) string {
		menu := "首页\n>\n政务公开\n>\n政府工作报告\n>\n正文\n名词解释\n政策解读\n2022年政府工作报告\n索引号：000014349/2024-00012\n发布日期：2024-02-20 10:22\n字号：大 中 小\n打印 收藏\n"
		footer := "\n附件下载：政府工作报告.doc\n【打印本页】【关闭窗口】\n责任编辑：王小明\n上一篇：2022年政府工作报告\n相关阅读\n政府工作报告名词解释\n主办：人民政府办公室 承办：信息中心\n联系我们 | 网站地图"
		return menu + strings.Join(p, "\n") + footer
	}},
}

func character(rune) int { return 1 }

func column(r rune) int {
	if r < utf8.RuneSelf {
		return 1
	}
	return 2
}

// broken breaks indented paragraphs into lines of a width, no line beginning
// with a mark that none begins with.
func broken(paragraphs []string, width int, measure func(rune) int) []string {
	var lines []string
	for _, p := range paragraphs {
		start, n := 0, 0
		p = "　　" + p
		for i, r := range p {
			if n+measure(r) > width && !opensInside(p[i:]) {
				lines = append(lines, p[start:i])
				start, n = i, 0
			}
			n += measure(r)
		}
		lines = append(lines, p[start:])
	}
	return lines
}

// However a page sets a report, its outline, years and region are the same.
func TestOutlineIsTheSameHoweverThePageIsSet(t *testing.T) {
	for _, name := range []string{"荆门市-2024", "曾都区-2022", "兴山县-2024", "荆州市-2024", "潜江市-2024"} {
		source, err := seeds.FS.ReadFile(name + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		plain, err := Parse("", source)
		if err != nil {
			t.Fatal(err)
		}
		want := signature(plain)
		for _, v := range variations {
			t.Run(name+"/"+v.name, func(t *testing.T) {
				r, err := Parse("", []byte(v.set(strings.Split(plain.Text, "\n"))))
				if err != nil {
					t.Fatal(err)
				}
				checkReport(t, r)
				diff(t, signature(r), want)
			})
		}
	}
}

// signature is what must not depend on how a page is set, without blanks and
// with full-width characters made half-width ones.
func signature(r *model.Report) []string {
	rows := []string{fmt.Sprintf("%s %s %s %d %d", r.Meta.Region.Name, r.Meta.Date, r.Meta.Speaker, r.Meta.ReviewYear, r.Meta.PlanYear)}
	r.Walk(func(s *model.Section, _ []*model.Section) bool {
		rows = append(rows, squeeze(norm.NFKC.String(fmt.Sprintf("%d %s %s", s.Level, s.Label, s.Title.In(r.Text)))))
		return true
	})
	return rows
}

// Text taken out of a PDF has no indents. A full line that begins a paragraph
// is shorter by one than the others, and so nearly all paragraphs are found:
// not where the last line of one is full and the next is short.
func TestParagraphsAreFoundWhereIndentsWereLost(t *testing.T) {
	for _, name := range []string{"荆门市-2024", "曾都区-2022", "兴山县-2024"} {
		plain := embedded(t, name)
		lines := broken(strings.Split(plain.Text, "\n"), 70, column)
		for i := range lines {
			lines[i] = strings.TrimPrefix(lines[i], "　　")
		}
		r, err := Parse("", []byte(strings.Join(lines, "\n")))
		if err != nil {
			t.Fatal(err)
		}
		found := map[string]bool{}
		for _, p := range strings.Split(r.Text, "\n") {
			found[p] = true
		}
		all, same := 0, 0
		for _, p := range strings.Split(plain.Text, "\n") {
			all++
			if found[p] {
				same++
			}
		}
		if same*100 < all*95 {
			t.Errorf("%s: of %d paragraphs %d are found", name, all, same)
		}
	}
}
