package extract

import (
	"fmt"
	"strings"
	"testing"

	"baogao/parse/extract/pdf/pdftest"
)

// fill writes full lines, so that a page has the measure of a report's.
func fill(p *pdftest.Page, x, from float64, n int) {
	for i := range n {
		p.Text(x, from-28*float64(i), 16, strings.Repeat("办好实事", 7))
	}
}

func extracted(t *testing.T, d *pdftest.Document) []string {
	t.Helper()
	doc, err := From("a", d.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(doc.Text)), "\n\n")
}

func TestHeadsFeetAndNumbersOfPagesAreLeftOut(t *testing.T) {
	for _, number := range []string{"%d", "— %d —", "- %d -", "第%d页", "第 %d 页 共 9 页", "%d/9", "·%d·"} {
		d := &pdftest.Document{}
		for i := range 4 {
			p := d.AddPage()
			p.Text(80, 790, 10, "某市公报　第3期")
			p.Text(500, 790, 10, fmt.Sprintf("2024年%d月", i+1))
			fill(p, 80, 700, 20)
			p.Text(280, 50, 10, fmt.Sprintf(number, i+1))
		}
		if text := strings.Join(extracted(t, d), ""); text != strings.Repeat("办好实事", 7*20*4) {
			t.Errorf("%s: left %q", number, strings.ReplaceAll(text, "办好实事", ""))
		}
	}
}

func TestNumberInTheTextIsNoPageNumber(t *testing.T) {
	d := &pdftest.Document{}
	p := d.AddPage()
	fill(p, 80, 700, 10)
	p.Text(112, 400, 16, "2024")
	fill(p, 80, 370, 3)
	if text := strings.Join(extracted(t, d), "\n"); !strings.Contains(text, "2024") {
		t.Errorf("lost the line: %q", text)
	}
}

func TestParagraphGoesOnOverThePage(t *testing.T) {
	d := &pdftest.Document{}
	for i := range 3 {
		p := d.AddPage()
		p.Text(112, 700, 16, "新的一段"+strings.Repeat("，办好实事", 5)[:4*3*5])
		fill(p, 80, 672, 5)
		p.Text(80, 672-28*5, 16, "到此结束。")
		if i == 1 {
			p.Text(112, 672-28*6, 16, "另起一段"+strings.Repeat("，办好实事", 5)[:4*3*5])
			fill(p, 80, 672-28*7, 8)
		}
	}
	got := extracted(t, d)
	var ends []string
	for _, p := range got {
		runes := []rune(p)
		ends = append(ends, string(runes[:4])+"…"+string(runes[len(runes)-4:]))
	}
	if want := "新的一段…到此结束。 新的一段…到此结束。 另起一段…办好实事 新的一段…到此结束。"; strings.ReplaceAll(strings.Join(ends, " "), "…此结束。", "…到此结束。") != want {
		t.Errorf("paragraphs %v", ends)
	}
}

func TestColumnsAreReadOneAfterTheOther(t *testing.T) {
	d := &pdftest.Document{}
	for range 2 {
		p := d.AddPage()
		p.Text(180, 760, 22, "政府工作报告全文")
		for i := range 20 {
			mark := func(column string) string { return fmt.Sprintf("%s%02d", column, i) + strings.Repeat("实", 17) }
			p.Text(50, 700-20*float64(i), 12, mark("左栏"))
			p.Text(310, 700-20*float64(i), 12, mark("右栏"))
		}
	}
	text := strings.Join(extracted(t, d), "")
	at := -1
	for _, column := range []string{"左栏", "右栏"} {
		for i := range 20 {
			next := strings.Index(text, fmt.Sprintf("%s%02d", column, i))
			if next < at {
				t.Fatalf("%s%02d stands before the line above it", column, i)
			}
			at = next
		}
	}
}

func TestRowsOfATableStandApart(t *testing.T) {
	d := &pdftest.Document{}
	p := d.AddPage()
	fill(p, 80, 700, 10)
	for i, row := range [][]string{{"指标", "2023年", "增速"}, {"地区生产总值", "2300亿元", "6.7%"}} {
		for j, cell := range row {
			p.Text(80+150*float64(j), 400-28*float64(i), 16, cell)
		}
	}
	got := extracted(t, d)
	if want := []string{"| 指标 | 2023年 | 增速 |", "| 地区生产总值 | 2300亿元 | 6.7% |"}; len(got) != 3 || got[1] != want[0] || got[2] != want[1] {
		t.Errorf("got %q", got[1:])
	}
}

func TestGapsBetweenCharacters(t *testing.T) {
	tests := map[string]struct {
		draw func(*pdftest.Page)
		want string
	}{
		"spread over the line": {func(p *pdftest.Page) {
			for i, r := range []rune("政府报告") {
				p.Text(80+20*float64(i), 500, 16, string(r))
			}
		}, "政府报告"},
		"a title set wide": {func(p *pdftest.Page) {
			for i, r := range []rune("政府报告") {
				p.Text(80+48*float64(i), 500, 16, string(r))
			}
		}, "政    府    报    告"},
		"beside a number": {func(p *pdftest.Page) {
			p.Text(80, 500, 16, "增长")
			p.Text(116, 500, 16, "6.7")
			p.Text(144, 500, 16, "%左右")
		}, "增长6.7%左右"},
		"drawn twice": {func(p *pdftest.Page) {
			p.Text(80, 500, 16, "发展成就")
			p.Text(80.5, 500, 16, "发展成就")
		}, "发展成就"},
		"a raised mark": {func(p *pdftest.Page) {
			p.Text(80, 500, 16, "共同缔造")
			p.Text(144, 506, 8, "①")
			p.Text(152, 500, 16, "理念")
		}, "共同缔造①理念"},
		"drawn out of order": {func(p *pdftest.Page) {
			p.Text(112, 500, 16, "市长")
			p.Text(80, 500, 16, "代理")
		}, "代理市长"},
	}
	for name, test := range tests {
		d := &pdftest.Document{}
		p := d.AddPage()
		fill(p, 80, 700, 5)
		test.draw(p)
		got := extracted(t, d)
		if last := got[len(got)-1]; !strings.HasSuffix(last, test.want) {
			t.Errorf("%s: %q", name, last)
		}
	}
}

func TestRaisedNumberDoesNotRunIntoAFigure(t *testing.T) {
	d := &pdftest.Document{}
	p := d.AddPage()
	fill(p, 80, 700, 5)
	p.Text(80, 500, 16, "增长6.7%")
	p.Text(144, 506, 9, "12")
	p.Text(153, 500, 16, "，每km")
	p.Text(201, 506, 9, "2")
	p.Text(206, 500, 16, "产出")
	if got := extracted(t, d); !strings.HasSuffix(got[len(got)-1], "增长6.7%（12），每km²产出") {
		t.Errorf("got %q", got[len(got)-1])
	}
}

func TestNotesAtTheFeetOfPagesAreTheGlossary(t *testing.T) {
	d := &pdftest.Document{}
	for i := range 2 {
		p := d.AddPage()
		fill(p, 80, 700, 18)
		if i == 0 {
			p.Text(80, 140, 10, "①双集中：指推进城市和产业集中高质量发展，县域经济")
			p.Text(80, 125, 10, "持续壮大。")
		}
		p.Text(80, 110, 10, fmt.Sprintf("%c八个一年：指项目突破年等。", '②'+rune(i)))
		p.Text(280, 50, 10, fmt.Sprint(i+1))
	}
	got := extracted(t, d)
	want := []string{strings.Repeat("办好实事", 7*18*2), "名词解释", "①双集中：指推进城市和产业集中高质量发展，县域经济持续壮大。", "②八个一年：指项目突破年等。", "③八个一年：指项目突破年等。"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %q", got)
	}
}

func TestUnreadablePDFSaysWhatToDo(t *testing.T) {
	scan := &pdftest.Document{}
	for i := range 30 {
		scan.AddPage().Text(280, 50, 10, fmt.Sprint(i+1))
	}
	dumb := pdftest.Objects("", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]>>",
		"<</Type/Page/Contents 4 0 R/Resources<</Font<</F1<</Subtype/Type0/Encoding/Identity-H/DescendantFonts[<<>>]>>>>>>>>",
		pdftest.Stream("", []byte("BT /F1 10 Tf <"+strings.Repeat("0102", 500)+"> Tj ET")))
	locked := pdftest.Objects("/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O("+strings.Repeat("o", 32)+")/U("+strings.Repeat("u", 32)+")>>/ID[(a)(a)]", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]>>")
	tests := map[string]struct {
		data []byte
		want string
	}{
		"scan":     {scan.Bytes(), "扫描的 PDF（30 页），没有文字；请用文字识别（OCR）转成文本"},
		"dumb":     {dumb, "PDF 的字体没有文字对照表，取不出文字；请用文字识别（OCR）转成文本"},
		"password": {locked, "PDF 加了密码；请用 PDF 阅读器打开后另存为没有密码的文件"},
		"no pages": {pdftest.Objects("", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R]>>"), "PDF 损坏，读不了；请重新下载，或用 PDF 阅读器打开后另存"},
		"cut off":  {scan.Bytes()[:3000], "PDF 不完整，读不了；请重新下载"},
		"damaged":  {[]byte("%PDF-1.4\nxref\n%%EOF"), "PDF 损坏，读不了；请重新下载，或用 PDF 阅读器打开后另存"},
	}
	for name, test := range tests {
		if _, err := From("a.pdf", test.data); err == nil || err.Error() != test.want {
			t.Errorf("%s: got %v, want %s", name, err, test.want)
		}
	}
}
