package cli

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestGetGivesFigureYearRankAndSentence(t *testing.T) {
	r := run(t, "get", "荆门", "gdp")
	const sentence = "GDP一季度累计增长4.7%、二季度累计增长6.3%、三季度累计增长6.6%,全年累计增长6.7%,增幅居全省第4位"
	if !strings.Contains(sourceOf(t, "荆门市-2024.txt"), sentence) {
		t.Fatal("the source does not say what this test is about")
	}
	if r.status != Found || !strings.Contains(r.out, sentence) {
		t.Errorf("no sentence: %+v", r)
	}
	fields := strings.Fields(strings.SplitN(r.out, "\n", 3)[1])
	if want := "地区生产总值 增速 2023年 实绩 6.7% 全省第4位"; strings.Join(fields, " ") != want {
		t.Errorf("got %q, want %q", fields, want)
	}
	if !strings.Contains(r.out, "2024年") || !regexp.MustCompile(`目标\s+7%`).MatchString(r.out) {
		t.Errorf("no target of 7%% for 2024: %s", r.out)
	}
	brief := run(t, "get", "荆门", "GDP", "--brief")
	if strings.Contains(brief.out, "一季度") || strings.Count(brief.out, "\n") >= strings.Count(r.out, "\n") {
		t.Errorf("--brief gives sentences: %s", brief.out)
	}
}

func TestNamesCanBeTypedByPinyinAndInitials(t *testing.T) {
	want := run(t, "get", "荆门市", "固定资产投资")
	for _, args := range [][]string{
		{"get", "荆门", "固投"}, {"get", "jm", "gdzctz"}, {"get", "jingmen", "gudingzichan"}, {"get", "荆m@2024", "固定zc"}, {"get", "ＪＭＳ", "GDZCTZ"},
	} {
		if got := run(t, args...); got != want || got.status != Found {
			t.Errorf("%q: got %+v, want %+v", args, got, want)
		}
	}
	for _, test := range []struct {
		args []string
		says string
	}{
		{[]string{"get", "j", "GDP"}, "荆门市@2024、荆州市@2024"},
		{[]string{"grep", "高质量", "jing"}, "荆门市@2024、荆州市@2024"},
		{[]string{"get", "jm", "rjkzp"}, "请指明一个"},
	} {
		if r := run(t, test.args...); r.status != Usage || !strings.Contains(r.err, test.says) {
			t.Errorf("%q: got %+v, want %q", test.args, r, test.says)
		}
	}
}

func TestCompareSetsFiguresSideBySide(t *testing.T) {
	r := run(t, "compare", "荆门", "荆州", "--indicator", "GDP")
	for _, want := range []string{
		// 荆门: 全年累计增长6.7%; 荆州: 地区生产总值增长6.4％.
		`地区生产总值\s+增速\s+实绩\s+6\.7%\s+全省第4位\s+6\.4%.*−0\.3 百分点`,
		// Both plan 7%.
		`地区生产总值\s+增速\s+目标\s+7%\s+7%\s+持平`,
	} {
		if !regexp.MustCompile(want).MatchString(r.out) {
			t.Errorf("no row %s in\n%s", want, r.out)
		}
	}
	md := run(t, "compare", "荆门", "荆州", "--indicator", "GDP", "--format", "md")
	rows := strings.Split(strings.TrimSuffix(md.out, "\n"), "\n")
	for _, row := range rows {
		if strings.Count(row, "|") != strings.Count(rows[0], "|") || !strings.HasPrefix(row, "| ") {
			t.Errorf("no row of a pipe table: %q", row)
		}
	}
}

func TestTidyCSVHasAnObservationARow(t *testing.T) {
	for _, args := range [][]string{{"export", "--format", "csv"}, {"compare", "荆门", "荆州", "--format", "csv"}, {"get", "荆门", "--format", "csv"}, {"rank", "GDP", "--format", "csv"}} {
		r := run(t, args...)
		data, ok := strings.CutPrefix(r.out, "\ufeff")
		if !ok {
			t.Errorf("%q: no byte order mark", args)
		}
		rows, err := csv.NewReader(strings.NewReader(data)).ReadAll()
		if err != nil || len(rows) < 2 {
			t.Fatalf("%q: %d rows, %v", args, len(rows), err)
		}
		if got := strings.Join(rows[0][3:9], " "); got != "INDICATOR MEASURE TIME_PERIOD OBS_VALUE UNIT_MEASURE OBS_STATUS" {
			t.Errorf("%q: columns %s", args, got)
		}
		for _, row := range rows[1:] {
			if _, err := strconv.ParseFloat(row[6], 64); err != nil {
				t.Errorf("%q: OBS_VALUE %q is no number", args, row[6])
			}
			if region := row[0][:strings.Index(row[0], "-")]; region != row[2] {
				t.Errorf("%q: report %s of region %s", args, row[0], row[2])
			}
			if row[15] == "" {
				t.Errorf("%q: a row without a quote: %q", args, row)
			}
		}
	}
}

func TestXLSXOpensWithNumbersAsNumbers(t *testing.T) {
	file := filepath.Join(t.TempDir(), "对比.xlsx")
	if r := run(t, "compare", "荆门", "荆州", "--indicator", "GDP", "--format", "xlsx", "-o", file); r.status != Found || r.out != "" {
		t.Fatalf("%+v", r)
	}
	f, err := excelize.OpenFile(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	shown, err := f.GetRows("对比")
	if err != nil || len(shown) < 2 {
		t.Fatalf("%v %v", shown, err)
	}
	raw, err := f.GetRows("对比", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	if shown[1][4] != "6.7%" || raw[1][4] != "6.7" {
		t.Errorf("荆门 is shown as %q and stored as %q, want 6.7%% and 6.7", shown[1][4], raw[1][4])
	}
	whole := run(t, "export", "--format", "xlsx")
	book, err := excelize.OpenReader(strings.NewReader(whole.out))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if got := strings.Join(book.GetSheetList(), " "); got != "报告 指标 章节 名词" {
		t.Errorf("sheets: %s", got)
	}
	if r := runIn(t, Env{Terminal: true}, "export", "--format", "xlsx"); r.status != Usage || r.out != "" {
		t.Errorf("a workbook on a terminal: status %d, %d bytes", r.status, len(r.out))
	}
}

func TestOutcomeSetsATargetBesideTheNextReportsFigure(t *testing.T) {
	// As 海拉尔区's reports of 2012 and 2013 say it.
	dir := t.TempDir()
	for name, text := range map[string]string{
		"a.txt": "海拉尔区2012年政府工作报告\n各位代表：\n一、2011年工作回顾\n全年地区生产总值完成198.4亿元。\n二、2012年工作安排\n2012年全区经济社会发展的预期目标是：地区生产总值达到240亿元，同比增长21%；地方财政总收入达到20亿元。\n",
		"b.txt": "海拉尔区2013年政府工作报告\n各位代表：\n一、2012年工作回顾\n全年地区生产总值完成235.2亿元，同比增长18.5%；地方财政总收入完成20.67亿元，同比增长28.8%。\n二、2013年工作安排\n经济社会发展主要预期目标是：地区生产总值增长20%。\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r := run(t, "outcome", "-f", dir, "海拉尔", "--year", "2012")
	for _, want := range []string{
		`地区生产总值\s+总量\s+240 亿元\s+235\.2 亿元\s+−4\.8 亿元\s+未完成`,
		`地区生产总值\s+增速\s+21%\s+18\.5%\s+−2\.5 百分点\s+未完成`,
		`财政总收入\s+总量\s+20 亿元( 地方)?\s+20\.67 亿元( 地方)?\s+\+0\.67 亿元\s+完成`,
		`共 3 项：完成 1，未完成 2`,
	} {
		if !regexp.MustCompile(want).MatchString(r.out) {
			t.Errorf("no %s in\n%s%s", want, r.out, r.err)
		}
	}
	if r := run(t, "outcome", "-f", dir, "海拉尔", "GDP", "--verdict", "pending"); !regexp.MustCompile(`20%\s+待报`).MatchString(r.out) {
		t.Errorf("the target of the last report is not pending: %s%s", r.out, r.err)
	}
}
