package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"baogao/model"
	"baogao/parse/shipped"
	"baogao/seeds"
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

// Over SSH there is often no input method: pinyin and initials name regions

// and indicators as their characters do.

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

// fullWidth folds ASCII into its full-width forms and letters into capitals.

// words splits a command line at blanks outside single quotes.

func TestTheSameCommandsAnswerARemoteSession(t *testing.T) {
	lib := shipped.Library()
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
