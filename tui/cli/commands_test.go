package cli

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/spf13/cobra"
	"github.com/xuri/excelize/v2"

	"baogao/model"
	"baogao/seeds"
	"baogao/tui/cell"
)

// sourceOf is an embedded report as it was found.
func sourceOf(t *testing.T, name string) string {
	t.Helper()
	data, err := seeds.FS.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestListHasALineForEachReport(t *testing.T) {
	r := run(t, "list")
	if r.status != Found || r.err != "" {
		t.Fatalf("%+v", r)
	}
	// Region, year, level, parent, day and speaker as the sources say them.
	for _, want := range [][]string{
		{"荆门市", "2024", "2023", "地级", "湖北省", "2024-01-10", "陈家伟"},
		{"曾都区", "2022", "2021", "县级", "随州市", "2021-11-08", "何胜"},
		{"兴山县", "2024", "2023", "县级", "宜昌市", "2024-01-12", "吴浩"},
		{"荆州市", "2024", "2023", "地级", "湖北省"},
		{"潜江市", "2024", "2023", "县级", "湖北省"},
	} {
		found := false
		for row := range strings.SplitSeq(r.out, "\n") {
			if fields := strings.Fields(row); len(fields) > len(want) && strings.Join(fields[:len(want)], " ") == strings.Join(want, " ") {
				found = true
			}
		}
		if !found {
			t.Errorf("no row %q in\n%s", want, r.out)
		}
	}
}

func TestASelectionLeavesOthersOut(t *testing.T) {
	r := run(t, "list", "--in", "湖北", "--level", "county", "--year", "2024", "--format", "json")
	var entries []struct{ ID string }
	if err := json.Unmarshal([]byte(r.out), &entries); err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, e := range entries {
		ids = append(ids, e.ID)
	}
	if got := strings.Join(ids, " "); got != "兴山县-2024 潜江市-2024" && got != "潜江市-2024 兴山县-2024" {
		t.Errorf("got %s", got)
	}
	if r := run(t, "grep", "发展", "--in", "宜昌市", "--count"); !strings.HasPrefix(r.out, "兴山县@2024\t") || strings.Count(r.out, "\n") != 1 {
		t.Errorf("grep below 宜昌市: %q %q", r.out, r.err)
	}
	if r := run(t, "list", "--level", "township"); r.status != NotFound {
		t.Errorf("no township is there: %+v", r)
	}
}

func TestReportsComeFromWhereTheUserSays(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "荆门.txt")
	if err := os.WriteFile(file, []byte(sourceOf(t, "荆门市-2024.txt")), 0o600); err != nil {
		t.Fatal(err)
	}
	want := run(t, "outline", "荆门")
	for name, got := range map[string]result{
		"--from":            run(t, "outline", "-f", dir, "荆门"),
		"BAOGAO_PATH":       runIn(t, Env{Getenv: func(key string) string { return map[string]string{"BAOGAO_PATH": file}[key] }}, "outline", "荆门"),
		"a file as REGION":  run(t, "outline", file),
		"two as REGIONs":    {out: want.out, status: run(t, "compare", file, "荆州").status},
		"grep in a folder":  {out: want.out, status: run(t, "grep", "低空经济", dir).status},
		"list of a folder":  {out: want.out, status: run(t, "list", dir).status},
		"get from a folder": {out: want.out, status: run(t, "get", "-f", dir, "荆门", "GDP").status},
	} {
		if got != want {
			t.Errorf("%s: got %.200q (%s)", name, got.out, got.err)
		}
	}
	if r := run(t, "show", "-f", dir, "荆州"); r.status != NotFound {
		t.Errorf("荆州 is not in the folder: %+v", r)
	}
}

func TestRowsOfATableEndInTheSameCell(t *testing.T) {
	for _, args := range [][]string{
		{"list"}, {"compare", "荆门", "荆州"}, {"compare", "荆门", "荆州", "潜江", "兴山"}, {"rank", "地区生产总值"}, {"get", "荆州", "--brief"},
	} {
		for _, wide := range []bool{false, true} {
			mode := map[bool]string{false: "narrow", true: "wide"}[wide]
			r := run(t, append(args, "--ambiguous", mode)...)
			rows := strings.Split(strings.TrimSuffix(r.out, "\n"), "\n")
			if args[0] == "rank" {
				rows = rows[1:] // after the title
			}
			for i, row := range rows {
				if strings.HasPrefix(row, "没有说到") {
					continue
				}
				if got, want := cells(row, wide), cells(rows[0], wide); got != want || want == 0 {
					t.Errorf("%q %s: row %d ends in cell %d, the first in %d: %q", args, mode, i+1, got, want, row)
				}
			}
		}
	}
}

func TestATableFitsTheTerminal(t *testing.T) {
	for _, width := range []int{40, 60, 80, 120, 200} {
		for _, args := range [][]string{{"list"}, {"compare", "荆门", "荆州"}, {"compare", "荆门", "荆州", "潜江", "兴山", "曾都"}, {"get", "荆州"}, {"outline", "荆门"}, {"grep", "高质量 发展"}, {"terms", "荆门"}, {"help", "get"}} {
			for _, wide := range []bool{false, true} {
				mode := map[bool]string{false: "narrow", true: "wide"}[wide]
				r := runIn(t, Env{Terminal: true, Width: width, Height: 24}, append(args, "--ambiguous", mode, "--color", "never")...)
				for row := range strings.SplitSeq(r.out, "\n") {
					if got := cells(row, wide); got > width {
						t.Errorf("%q at %d %s: %d cells: %q", args, width, mode, got, row)
					}
				}
				if strings.TrimSpace(r.out) == "" {
					t.Errorf("%q at %d: nothing printed: %s", args, width, r.err)
				}
			}
		}
	}
}

func TestOutlineNumbersWhatShowTakes(t *testing.T) {
	r := run(t, "outline", "兴山")
	rows := strings.Split(strings.TrimSuffix(r.out, "\n"), "\n")
	if r.status != Found || len(rows) < 5 {
		t.Fatalf("%+v", r)
	}
	for _, row := range rows {
		address, rest, _ := strings.Cut(row, " ")
		shown := run(t, "show", "兴山", address)
		title := strings.TrimLeft(strings.TrimSpace(regexp.MustCompile(`\s+\d+%$`).ReplaceAllString(rest, "")), "一二三四五六七八九十（）、")
		if shown.status != Found || !strings.Contains(strings.SplitN(shown.out, "\n", 2)[0], title) {
			t.Errorf("show 兴山 %s does not begin with %q: %.60q", address, title, shown.out)
		}
	}
}

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

// Over SSH there is often no input method: pinyin and initials name regions
// and indicators as their characters do.
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

func TestGetSaysWhatIsNotStated(t *testing.T) {
	for _, test := range []struct {
		args   []string
		status int
		says   string
	}{
		{[]string{"get", "荆门", "城镇调查失业率"}, NotFound, "没有说到城镇调查失业率"},
		{[]string{"get", "荆门", "GDP", "城镇调查失业率"}, Found, "没有说到城镇调查失业率"},
		{[]string{"get", "荆门", "幸福指数"}, Usage, "没有名为“幸福指数”的指标"},
		{[]string{"get", "荆门", "收入"}, Usage, "请指明一个"},
		{[]string{"get", "登封", "GDP"}, NotFound, "没有“登封”的报告"},
		{[]string{"get", "荆门@2019", "GDP"}, NotFound, "荆门市@2024"},
		{[]string{"get", "荆门@去年", "GDP"}, Usage, "年份写法不对"},
		{[]string{"get", "荆", "GDP"}, Usage, "荆州市@2024"},
		{[]string{"compare", "荆门", "荆门市"}, Usage, "写了两次"},
		{[]string{"compare", "荆门"}, Usage, "REGION"},
		{[]string{"terms", "荆州"}, NotFound, "没有附名词解释"},
		{[]string{"terms", "荆门", "专精特新"}, NotFound, "兴山县"},
		{[]string{"rank", "财政"}, Usage, "请指明一个"},
		{[]string{"grep", "绝无此语"}, NotFound, "没有找到"},
		{[]string{"grep", "-E", "("}, Usage, "正则表达式"},
		{[]string{"grep", " "}, Usage, "PATTERN"},
		{[]string{"completion", "tcsh"}, Usage, "tcsh"},
	} {
		r := run(t, test.args...)
		oneLine(t, r.err)
		if r.status != test.status || !strings.Contains(r.err, test.says) || (r.out == "") != (test.status != Found) {
			t.Errorf("%q: got %+v, want status %d and %q", test.args, r, test.status, test.says)
		}
	}
}

// Four cities have a 鼓楼区.
func TestRegionsOfOneNameAreToldApartByTheirCity(t *testing.T) {
	var reports []*model.Report
	for _, r := range []struct{ parent, province, code string }{{"南京市", "江苏省", "320106"}, {"徐州市", "江苏省", "320302"}, {"开封市", "河南省", "410204"}} {
		for _, year := range []int{2023, 2024} {
			reports = append(reports, &model.Report{ID: model.MakeID("鼓楼区", year), Text: r.parent + itoa(year),
				Meta: model.Meta{Region: model.Region{Name: "鼓楼区", Parent: r.parent, Province: r.province, Code: r.code}, PlanYear: year}})
		}
	}
	lib := model.NewMemory(reports)
	env := Env{Library: func(context.Context) (model.Library, error) { return lib, nil }}
	r := runIn(t, env, "show", "鼓楼区@2024")
	oneLine(t, r.err)
	if r.status != Usage {
		t.Errorf("%+v", r)
	}
	for _, arg := range []string{"南京市鼓楼区@2024", "徐州市鼓楼区@2024", "开封市鼓楼区@2024"} {
		if !strings.Contains(r.err, arg) {
			t.Errorf("%s is not among the candidates: %s", arg, r.err)
		}
		if got := runIn(t, env, "show", arg); got.out != strings.Replace(arg, "鼓楼区@", "", 1)+"\n" {
			t.Errorf("%s: %+v", arg, got)
		}
	}
	if got := runIn(t, env, "show", "开封鼓楼@2023"); got.out != "开封市2023\n" {
		t.Errorf("开封鼓楼@2023: %+v", got)
	}
	if got := runIn(t, env, "grep", "--count", "2024", "徐州市鼓楼区"); got.out != "徐州市鼓楼区@2024\t1\n" {
		t.Errorf("grep in 徐州市鼓楼区: %+v", got)
	}
}

func TestNoControlCharacterOfAnArgumentComesBack(t *testing.T) {
	const evil = "\x1b]0;\a\u009b31m\r\n"
	for _, args := range [][]string{{"show", evil}, {"show", "荆门", evil}, {"get", "荆门", evil}, {"grep", evil}, {"--" + evil}, {evil}, {"list", "--format", evil}, {"-f", evil, "list"}, {"help", evil}} {
		r := run(t, args...)
		oneLine(t, r.err)
		if strings.ContainsFunc(strings.TrimSuffix(r.err, "\n")+r.out, unicode.IsControl) || r.status == Found {
			t.Errorf("%q: %+v", args, r)
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

func TestExportHasTheKeysOfTheContract(t *testing.T) {
	var reports []map[string]json.RawMessage
	r := run(t, "export")
	if err := json.Unmarshal([]byte(r.out), &reports); err != nil || len(reports) != 5 {
		t.Fatalf("%d reports, %v", len(reports), err)
	}
	for _, report := range reports {
		for _, key := range []string{"id", "meta", "text", "sections", "leads", "terms", "indicators", "flags"} {
			if _, ok := report[key]; !ok || string(report[key]) == "null" {
				t.Errorf("%s: no %s", report["id"], key)
			}
		}
	}
	lines := run(t, "export", "--format", "jsonl")
	if n := strings.Count(lines.out, "\n"); n != 5 {
		t.Errorf("%d lines of jsonl", n)
	}
}

func TestGrepGivesPlacesThatHoldTheWord(t *testing.T) {
	shown := map[string]string{} // by command line
	show := func(args ...string) string {
		key := strings.Join(args, " ")
		if _, ok := shown[key]; !ok {
			shown[key] = run(t, append([]string{"show"}, args...)...).out
		}
		return shown[key]
	}
	for _, word := range []string{"高质量发展", "GDP", "，", "6.7%"} {
		counts := map[string]int{}
		for row := range strings.SplitSeq(strings.TrimSuffix(run(t, "grep", "-F", word).out, "\n"), "\n") {
			fields := strings.Split(row, "\t")
			if len(fields) != 4 {
				t.Fatalf("%q: no four columns: %q", word, row)
			}
			report, section := fields[0], fields[1]
			line, column, _ := strings.Cut(fields[2], ":")
			paragraph := []rune(strings.Split(show(report), "\n")[number(t, line)-1])
			at := number(t, column) - 1
			if got := string(paragraph[at : at+len([]rune(word))]); fullWidth(got) != fullWidth(word) {
				t.Errorf("%q: %s of %s is %q", word, fields[2], report, got)
			}
			if section != "" && !strings.Contains(show(report, section), string(paragraph[at:])) {
				t.Errorf("%q: paragraph %s of %s is not in section %s", word, line, report, section)
			}
			counts[report]++
		}
		for row := range strings.SplitSeq(strings.TrimSuffix(run(t, "grep", "--count", "-F", word).out, "\n"), "\n") {
			report, n, _ := strings.Cut(row, "\t")
			want := strings.Count(fullWidth(show(report)), fullWidth(word))
			if number(t, n) != want || counts[report] != want {
				t.Errorf("%q: %s says it %d times, counted %s, listed %d", word, report, want, n, counts[report])
			}
			delete(counts, report)
		}
		if len(counts) > 0 {
			t.Errorf("%q: --count leaves out %v", word, counts)
		}
	}
}

func number(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// fullWidth folds ASCII into its full-width forms and letters into capitals.
func fullWidth(s string) string {
	return strings.Map(func(r rune) rune {
		if '!' <= r && r <= '~' {
			r += '！' - '!'
		}
		return unicode.ToUpper(r)
	}, s)
}

func TestGrepRanksBySayingItMost(t *testing.T) {
	last := 1 << 30
	for row := range strings.SplitSeq(strings.TrimSuffix(run(t, "grep", "--count", "发展").out, "\n"), "\n") {
		_, count, _ := strings.Cut(row, "\t")
		n, err := strconv.Atoi(count)
		if err != nil || n > last {
			t.Errorf("%q after %d", row, last)
		}
		last = n
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

func TestColourIsForTerminalsThatWantIt(t *testing.T) {
	environ := func(pairs ...string) func(string) string {
		return func(key string) string {
			for i := 0; i < len(pairs); i += 2 {
				if pairs[i] == key {
					return pairs[i+1]
				}
			}
			return ""
		}
	}
	xterm := environ("TERM", "xterm-256color")
	for _, test := range []struct {
		name string
		env  Env
		args []string
		want bool
	}{
		{"terminal", Env{Terminal: true, Getenv: xterm}, nil, true},
		{"pipe", Env{Getenv: xterm}, nil, false},
		{"pipe, always", Env{Getenv: xterm}, []string{"--color", "always"}, true},
		{"terminal, never", Env{Terminal: true, Getenv: xterm}, []string{"--color", "never"}, false},
		{"NO_COLOR", Env{Terminal: true, Getenv: environ("TERM", "xterm", "NO_COLOR", "1")}, nil, false},
		{"NO_COLOR, always", Env{Terminal: true, Getenv: environ("TERM", "xterm", "NO_COLOR", "1")}, []string{"--color", "always"}, true},
		{"dumb", Env{Terminal: true, Getenv: environ("TERM", "dumb")}, nil, false},
	} {
		r := runIn(t, test.env, append([]string{"get", "荆门", "GDP"}, test.args...)...)
		if got := strings.Contains(r.out, "\x1b["); got != test.want {
			t.Errorf("%s: colours %v, want %v", test.name, got, test.want)
		}
	}
}

func TestTheTerminalIsAskedOnceAndOnlyWhereItMatters(t *testing.T) {
	asked := 0
	env := Env{Terminal: true, Width: 80, Ambiguous: func() cell.Condition { asked++; return cell.Wide }}
	auto := runIn(t, env, "grep", "发展")
	if asked != 1 {
		t.Errorf("asked %d times", asked)
	}
	if given := runIn(t, env, "grep", "发展", "--ambiguous", "wide"); asked != 1 || given != auto {
		t.Errorf("asked although it was told, or answered otherwise")
	}
	env.Getenv = func(key string) string { return map[string]string{"BAOGAO_AMBIGUOUS": "narrow"}[key] }
	if told := runIn(t, env, "grep", "发展"); asked != 1 || told == auto {
		t.Errorf("BAOGAO_AMBIGUOUS=narrow is not heeded")
	}
	env.Terminal = false
	if runIn(t, env, "grep", "发展"); asked != 1 {
		t.Errorf("asked although the output is no terminal")
	}
}

func TestLongOutputOnATerminalGoesThroughThePager(t *testing.T) {
	paged := 0
	env := Env{Terminal: true, Width: 80, Height: 24, Page: func(_ context.Context, text []byte) error { paged = bytes.Count(text, []byte("\n")); return nil }}
	if r := runIn(t, env, "show", "荆门"); paged < 24 || r.out != "" {
		t.Errorf("%d lines paged, %d bytes beside", paged, len(r.out))
	}
	paged = 0
	if r := runIn(t, env, "get", "荆门", "GDP", "--brief"); paged != 0 || r.out == "" {
		t.Errorf("a short answer was paged (%d lines)", paged)
	}
	if r := runIn(t, env, "show", "荆门", "--no-pager"); paged != 0 || r.out == "" {
		t.Error("--no-pager pages")
	}
}

func TestTheExamplesOfHelpWork(t *testing.T) {
	c := &Call{env: Env{Files: localFiles{}, Getenv: func(string) string { return "" }}}
	ran := 0
	for _, cmd := range c.root().Commands() {
		help := run(t, cmd.Name(), "--help")
		if help.status != Found || !strings.Contains(help.out, cmd.Example) || cmd.Example == "" {
			t.Errorf("%s --help shows no example", cmd.Name())
		}
		if !strings.ContainsFunc(cmd.Short, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			t.Errorf("%s is not explained in Chinese: %q", cmd.Name(), cmd.Short)
		}
		for example := range strings.SplitSeq(cmd.Example, "\n") {
			args := words(strings.TrimPrefix(strings.TrimSpace(example), program))
			if strings.ContainsAny(example, "~|><") || strings.Contains(example, "-o ") {
				continue
			}
			ran++
			if r := run(t, args...); r.status != Found || r.out == "" {
				t.Errorf("%s: status %d: %s", example, r.status, r.err)
			}
		}
	}
	if ran < 12 {
		t.Errorf("only %d examples were run", ran)
	}
}

// words splits a command line at blanks outside single quotes.
func words(s string) []string {
	var list []string
	for i, part := range strings.Split(s, "'") {
		if i%2 == 1 {
			list = append(list, part)
		} else {
			list = append(list, strings.Fields(part)...)
		}
	}
	return list
}

func TestCompletionKnowsRegionsSectionsAndIndicators(t *testing.T) {
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{"sh"}, "show\t"},
		{[]string{"show", "荆"}, "荆门市\t湖北省 2024"},
		{[]string{"show", "荆门", "一."}, "一.2\t（二）坚定不移强产业"},
		{[]string{"get", "荆门", ""}, "地区生产总值\t经济"},
		{[]string{"get", "荆门", "固"}, "固定资产投资\t投资"},
		{[]string{"compare", "荆门市", ""}, "荆州市\t"},
		{[]string{"terms", "荆门", "双"}, "双集中"},
		{[]string{"list", "--format", ""}, "csv"},
		{[]string{"list", "--color", ""}, "never"},
	} {
		r := run(t, append([]string{cobra.ShellCompNoDescRequestCmd[:len("__complete")]}, test.args...)...)
		if !strings.Contains("\n"+r.out, "\n"+test.want) {
			t.Errorf("%q: no %q in %q", test.args, test.want, r.out)
		}
	}
	if r := run(t, "__complete", "compare", "荆门市", ""); strings.Contains(r.out, "荆门市") {
		t.Errorf("a region that is there already is offered again: %q", r.out)
	}
	for _, shell := range []string{"bash", "zsh", "fish"} {
		if r := run(t, "completion", shell); r.status != Found || !strings.Contains(r.out, "baogao") {
			t.Errorf("%s: %+v", shell, r)
		}
	}
}

func TestTheManPageTellsOfEveryCommand(t *testing.T) {
	r := run(t, "man")
	c := &Call{env: Env{Files: localFiles{}}}
	for _, cmd := range c.root().Commands() {
		if !strings.Contains(r.out, ".SS \""+program+" "+cmd.Name()) {
			t.Errorf("no section on %s", cmd.Name())
		}
	}
	request := regexp.MustCompile(`^\.(TH|SH|SS|PP|TP|br|nf|fi)\b`)
	for i, row := range strings.Split(r.out, "\n") {
		if strings.HasPrefix(row, ".") && !request.MatchString(row) || strings.HasPrefix(row, "'") {
			t.Errorf("line %d is a request of troff's: %q", i+1, row)
		}
	}
}

func TestTheSameCommandsAnswerARemoteSession(t *testing.T) {
	lib, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"list"}, {"get", "荆门", "GDP"}, {"compare", "荆门", "荆州"}, {"export", "--format", "csv"}, {"grep", "低空经济"}, {"get", "登封"}, {"man"}} {
		here := run(t, args...)
		var out, errs bytes.Buffer
		status := Run(t.Context(), Env{Args: args, Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs,
			Library: func(context.Context) (model.Library, error) { return lib, nil }})
		if got := (result{out.String(), errs.String(), status}); args[0] != "man" && got != here {
			t.Errorf("%q: the session got %.200q (%q, %d), the shell %.200q (%q, %d)", args, got.out, got.err, got.status, here.out, here.err, here.status)
		}
		if args[0] == "man" && strings.Contains(out.String(), "output FILE") {
			t.Error("a session is told of files")
		}
	}
}
