package cell

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/width"
)

// The checks of this file use no width and no class of the package: widths
// are the East Asian Width property as golang.org/x/text has it, the rules of
// print are written down again as a regular expression.

// propertyWidth is the width of s by the East Asian Width property alone.
func propertyWidth(c Condition, s string) int {
	n := 0
	for _, r := range s {
		switch kind := width.LookupRune(r).Kind(); {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Cc, unicode.Zl, unicode.Zp):
		case kind == width.EastAsianWide, kind == width.EastAsianFullwidth, kind == width.EastAsianAmbiguous && c == Wide:
			n += 2
		default:
			n++
		}
	}
	return n
}

// bound matches what a line may not be broken in: opening marks, then a
// number with all that is its own, a dash, a word or a character, then marks
// that may not begin a line, and a reference mark.
var bound = regexp.MustCompile(`[“‘（《「『【(]*` +
	`(?:第?[+−±-]?[0-9０-９]+(?:[.．,-][0-9]+)*(?:[%％‰℃]|[十百千万亿多余]*(?:个百分点|百分点|平方公里|公里|平方米|立方米|千瓦时|千瓦|万?吨标准煤|小时|人次|户次|公顷|美元|[元个户家人亩吨倍项年月日位])?)(?:左右|以上|以下|以内)?` +
	`|——|…+|[A-Za-z]+|.)` +
	`[，。、；：！？）》」』】”’％%,;!?)…·]*[①-⑳㉑-㉟]*[，。、；：！？）》」』】”’％…]*`)

// corpus returns paragraphs of real reports: the seeds, and the collection
// beside the checkout where there is one.
func corpus(t testing.TB) []string {
	files, _ := filepath.Glob("../../seeds/*.txt")
	dir := os.Getenv("BAOGAO_CORPUS")
	if dir == "" {
		dir = "../../../shared/corpus"
	}
	for _, pattern := range []string{"*.txt", "*/*.txt"} {
		more, _ := filepath.Glob(filepath.Join(dir, pattern))
		files = append(files, more...)
	}
	var paragraphs []string
	seen := make(map[string]bool)
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(data), "\uFFFD") || !strings.Contains(string(data), "的") {
			if data, err = simplifiedchinese.GB18030.NewDecoder().Bytes(data); err != nil {
				continue
			}
		}
		for _, p := range strings.Split(string(data), "\n") {
			if p = strings.TrimSpace(p); p != "" && !seen[p] {
				seen[p] = true
				paragraphs = append(paragraphs, p)
			}
		}
	}
	return paragraphs
}

// checkRows returns what is wrong with the rows of a paragraph.
func checkRows(c Condition, text string, w Wrap, rows []Row) (wrong []string) {
	next := 0
	for i, row := range rows {
		if row.Start != next || row.End < row.Start || (i > 0 && row.End == row.Start) {
			wrong = append(wrong, fmt.Sprintf("row %d is bytes %d to %d after %d", i, row.Start, row.End, next))
		}
		next = row.End
		shown := row.Line.Text()
		if !strings.HasPrefix(text[row.Start:], shown) || strings.TrimSpace(text[row.Start+len(shown):row.End]) != "" {
			wrong = append(wrong, fmt.Sprintf("row %d shows %q of %q", i, shown, text[row.Start:row.End]))
		}
		if n := row.Indent + propertyWidth(c, shown); n > w.Width {
			wrong = append(wrong, fmt.Sprintf("%d cells: %s", n, shown))
		}
	}
	if next != len(text) {
		wrong = append(wrong, fmt.Sprintf("rows end at byte %d of %d", next, len(text)))
	}
	row := 0
	for _, b := range bound.FindAllStringIndex(text, -1) {
		for row < len(rows) && rows[row].End <= b[0] {
			row++
		}
		if row < len(rows) && rows[row].End < b[1] && propertyWidth(c, text[b[0]:b[1]]) <= w.Width {
			wrong = append(wrong, fmt.Sprintf("%s is torn: %s | %s", text[b[0]:b[1]], rows[row].Line.Text(), rows[row+1].Line.Text()))
		}
	}
	return wrong
}

func TestRealReportsBreakByTheRulesOfPrint(t *testing.T) {
	paragraphs := corpus(t)
	if len(paragraphs) < 100 {
		t.Fatalf("only %d paragraphs: the seeds are missing", len(paragraphs))
	}
	failures := 0
	for n, p := range paragraphs {
		for _, c := range []Condition{Narrow, Wide} {
			// Every width has its turn over the paragraphs.
			for _, width := range []int{8 + n%113, 40, 61, 78} {
				w := Wrap{Width: width, Indent: 4}
				for _, problem := range checkRows(c, p, w, c.Wrap(Plain(p), w)) {
					if failures++; failures < 20 {
						t.Errorf("width %d, wide %v: %s", width, c.IsWide(), problem)
					}
				}
			}
		}
	}
	if failures > 0 {
		t.Errorf("%d failures", failures)
	}
}

func TestWrapByExample(t *testing.T) {
	for _, x := range []struct {
		name  string
		c     Condition
		w     Wrap
		text  string
		lines []string
	}{
		{"closing marks go down with the character before them", Narrow, Wrap{Width: 8}, "经济增长，社会安定。", []string{"经济增", "长，社会", "安定。"}},
		{"opening marks go down with what they open", Narrow, Wrap{Width: 10}, "全面推进《纲要》落实", []string{"全面推进", "《纲要》落", "实"}},
		{"a number keeps decimals and unit", Narrow, Wrap{Width: 12}, "总值增长达6.75个百分点", []string{"总值增长达", "6.75个百分点"}},
		{"thousands, magnitude, unit, about", Narrow, Wrap{Width: 20}, "固定资产投资1,234.5万亿元左右", []string{"固定资产投资", "1,234.5万亿元左右"}},
		{"a blank before the unit", Narrow, Wrap{Width: 16}, "全年完成投资 100 万元", []string{"全年完成投资", "100 万元"}},
		{"a sign", Narrow, Wrap{Width: 10}, "同比变化是-2.5％", []string{"同比变化是", "-2.5％"}},
		{"an ordinal", Narrow, Wrap{Width: 10}, "增速居全省第4位", []string{"增速居全省", "第4位"}},
		{"a dash is not torn", Narrow, Wrap{Width: 9}, "高质量发展——稳", []string{"高质量发", "展——稳"}},
		{"a dash is four cells in wide mode", Wide, Wrap{Width: 12}, "高质量发展——稳", []string{"高质量发展", "——稳"}},
		{"dots stay with the word before them", Wide, Wrap{Width: 12}, "高质量发展……稳", []string{"高质量发", "展……稳"}},
		{"a reference mark stays with its word", Narrow, Wrap{Width: 8}, "做强链长制①，再", []string{"做强链长", "制①，再"}},
		{"a reference in brackets too", Narrow, Wrap{Width: 12}, "推行的链长制（12）。", []string{"推行的链长", "制（12）。"}},
		{"a mark that numbers an item goes with the item", Narrow, Wrap{Width: 9}, "是重点。①稳增长", []string{"是重点。", "①稳增长"}},
		{"a word is kept", Narrow, Wrap{Width: 14}, "大力推进ChatGPT应用", []string{"大力推进", "ChatGPT应用"}},
		{"a word longer than the line is broken", Narrow, Wrap{Width: 8}, "abcdefghijkl", []string{"abcdefgh", "ijkl"}},
		{"a title is kept where it fits", Narrow, Wrap{Width: 24}, "认真贯彻落实好新修订的《数据安全法》要求", []string{"认真贯彻落实好新修订的", "《数据安全法》要求"}},
		{"a title over half a line is broken", Narrow, Wrap{Width: 20}, "贯彻落实《中华人民共和国数据安全法》", []string{"贯彻落实《中华人民共", "和国数据安全法》"}},
		{"blanks at the break are not shown", Narrow, Wrap{Width: 8}, "one two  three", []string{"one two", "three"}},
		{"a compound holds on to its plus", Narrow, Wrap{Width: 10}, "推进互联网+政务", []string{"推进互联", "网+政务"}},
		{"the first line is indented", Narrow, Wrap{Width: 10, Indent: 4}, "经济社会发展稳", []string{"    经济社", "会发展稳"}},
		{"the other lines are indented", Narrow, Wrap{Width: 10, Rest: 4}, "经济社会发展稳", []string{"经济社会发", "    展稳"}},
		{"an indent gives way to a number that needs the line", Narrow, Wrap{Width: 10, Indent: 4}, "2211.88亿元", []string{"2211.88亿", "元"}},
		{"a number longer than the line is torn before a rule of print is broken", Narrow, Wrap{Width: 8}, "12345678，", []string{"1234567", "8，"}},
		{"a range is kept where it fits", Narrow, Wrap{Width: 14}, "增长率在5.5%—6.5%", []string{"增长率在", "5.5%—6.5%"}},
		{"a range that does not fit breaks after its connector", Narrow, Wrap{Width: 8}, "5.5%—6.5%", []string{"5.5%—", "6.5%"}},
		{"a connector is no sign", Narrow, Wrap{Width: 8}, "2023年-2025年", []string{"2023年-", "2025年"}},
		{"straight quotes open and close", Narrow, Wrap{Width: 9}, `实施的"链长制"等`, []string{`实施的"链`, `长制"等`}},
		{"a newline ends a line", Narrow, Wrap{Width: 8}, "一\n二", []string{"一", "二"}},
		{"nothing", Narrow, Wrap{Width: 8}, "", []string{""}},
	} {
		var lines []string
		for _, r := range x.c.Wrap(Plain(x.text), x.w) {
			lines = append(lines, Blanks(r.Indent)+r.Line.Text())
		}
		if strings.Join(lines, "|") != strings.Join(x.lines, "|") {
			t.Errorf("%s:\n got %q\nwant %q", x.name, lines, x.lines)
		}
	}
}

func TestStylesGoOnAcrossTheBreak(t *testing.T) {
	rows := Narrow.Wrap(Line{{"增长", ""}, {"6.7%左右", "1"}, {"，稳中", "2"}, {"有进。", "2;4"}}, Wrap{Width: 8})
	var got []string
	for _, r := range rows {
		got = append(got, fmt.Sprintf("%d-%d%q", r.Start, r.End, r.Line))
	}
	want := []string{
		`0-6[{"增长" ""}]`,
		`6-13[{"6.7%左" "1"}]`,
		`13-25[{"右" "1"} {"，稳中" "2"}]`,
		`25-34[{"有进。" "2;4"}]`,
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func FuzzWrapEndsAndFits(f *testing.F) {
	f.Add("增长6.7%左右，《纲要》——稳……①（12）\"a b\" https://x/y 👍🏽", 9, 4)
	f.Add("((((((((1,234,567.8个百分点以上))))))))。。。。。。。。", 8, 2)
	f.Fuzz(func(t *testing.T, s string, width, indent int) {
		w := Wrap{Width: 1 + (width&0x7F)%120, Indent: indent % 200, Rest: indent % 7}
		for _, c := range []Condition{Narrow, Wide} {
			at := len(s) / 2
			next := 0
			for i, row := range c.Wrap(Line{{s[:at], "1"}, {s[at:], "2"}}, w) {
				if row.Start != next || i > 0 && row.End <= row.Start {
					t.Fatalf("%q: row %d is %d to %d after %d", s, i, row.Start, row.End, next)
				}
				next = row.End
				if n := row.Indent + c.LineWidth(row.Line); n > w.Width && w.Width >= 2 {
					t.Fatalf("%q: %d cells of %d", s, n, w.Width)
				}
			}
			if next != len(s) {
				t.Fatalf("%q: rows end at %d of %d", s, next, len(s))
			}
		}
	})
}

func BenchmarkWrap(b *testing.B) {
	text := strings.Repeat("全市地区生产总值增长6.7%左右，高于全省0.4个百分点；“四上”企业达到2946家①，《优化营商环境条例》全面落实。", 10)
	for _, n := range []int{1, 10, 100} {
		p := Plain(strings.Repeat(text, n))
		b.Run(fmt.Sprintf("%dKB", len(p[0].Text)>>10), func(b *testing.B) {
			b.SetBytes(int64(len(p[0].Text)))
			b.ReportAllocs()
			for b.Loop() {
				Wide.Wrap(p, Wrap{Width: 78, Indent: 4})
			}
		})
	}
}
