package source

import (
	"bytes"
	"context"
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	unicodeenc "golang.org/x/text/encoding/unicode"
)

var prose = strings.Repeat("全年地区生产总值增长6.4%。", 30)

func TestTableRowsAreSources(t *testing.T) {
	encode := func(s string, err error) string {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	objects, err := json.Marshal([]map[string]any{{"city": "荆门市", "year": 2024, "content": prose}, {"city": "荆州市", "year": 2024, "content": prose}})
	if err != nil {
		t.Fatal(err)
	}
	quoted := "年份,地区,正文\n2024,荆门市,\"" + prose + "\n第二段\"\n2024,荆州市,\"" + prose + "\"\n"
	tests := []struct {
		file, content string
		want          []string
	}{
		{"a.csv", quoted, []string{"a.csv#2 荆门市2024", "a.csv#3 荆州市2024"}},
		{"bom.csv", "\uFEFF" + quoted, []string{"bom.csv#2 荆门市2024", "bom.csv#3 荆州市2024"}},
		{"gbk.csv", encode(simplifiedchinese.GBK.NewEncoder().String(quoted)), []string{"gbk.csv#2 荆门市2024", "gbk.csv#3 荆州市2024"}},
		{"excel.csv", encode(unicodeenc.UTF16(unicodeenc.LittleEndian, unicodeenc.UseBOM).NewEncoder().String("地区\t报告全文\n荆门市\t" + prose + "\n")), []string{"excel.csv#2 荆门市"}},
		{"names-tell-nothing.csv", "a,b\n1," + prose + "\n", []string{"names-tell-nothing.csv#2"}},
		{"no-names.tsv", "荆门市\t" + prose + "\n荆州市\t" + prose + "\n", []string{"no-names.tsv#1", "no-names.tsv#2"}},
		{"array.json", string(objects), []string{"array.json#1 荆门市2024", "array.json#2 荆州市2024"}},
		{"lines.jsonl", `{"id":"荆门市-2024","text":"` + prose + "\"}\n\n" + `{"text":"` + prose + `"}`, []string{"lines.jsonl#1 荆门市-2024", "lines.jsonl#2"}},
		{"figures.csv", "地区,年份,GDP\n荆门市,2024,2200\n", nil},
		{"settings.json", `{"font":"宋体","n":[1,2,{"text":3}]}`, nil},
		{"empty.json", ``, nil},
	}
	for _, test := range tests {
		dir := plant(t, map[string]string{test.file: test.content})
		names, lines := walk(t, dir, dir)
		if !slices.Equal(names, test.want) || len(lines) > 0 {
			t.Errorf("%s: found %q, errors %q, want %q", test.file, names, lines, test.want)
		}
	}
}

func TestTableTextComesWhole(t *testing.T) {
	dir := plant(t, map[string]string{"a.csv": "正文\n\"第一段“引号”\"\"双\"\"\n　　第二段，带逗号\"\n"})
	for s, err := range sources(context.Background(), []string{dir}) {
		if want := "第一段“引号”\"双\"\n　　第二段，带逗号"; err != nil || string(s.Data) != want {
			t.Errorf("got %q, %v", s.Data, err)
		}
	}
}

func TestNamedTableWithoutTextSaysSo(t *testing.T) {
	dir := plant(t, map[string]string{"figures.csv": "地区,年份,GDP\n荆门市,2024,2200\n"})
	_, lines := walk(t, dir, filepath.Join(dir, "figures.csv"))
	if want := []string{"figures.csv：表里没有报告正文一列；请把正文一列命名为 text 或 正文"}; !slices.Equal(lines, want) {
		t.Errorf("errors %q", lines)
	}
}

func TestQuoteNeverClosedIsBounded(t *testing.T) {
	var lines []string
	tb := &table{ctx: context.Background(), name: "a.csv", root: "a.csv", yield: func(_ Source, err error) bool {
		if err != nil {
			lines = append(lines, err.Error())
		}
		return true
	}}
	tb.sources(&repeat{head: []byte("正文\n\""), body: bytes.Repeat([]byte("x"), 1<<16)})
	if want := []string{"a.csv：第 1 行超过 64 MB，后面的没有读；请检查引号是否成对"}; !slices.Equal(lines, want) {
		t.Errorf("errors %q", lines)
	}
}

// repeat reads head once and then body without end.
type repeat struct{ head, body []byte }

func (r *repeat) Read(p []byte) (int, error) {
	if len(r.head) > 0 {
		n := copy(p, r.head)
		r.head = r.head[n:]
		return n, nil
	}
	return copy(p, r.body), nil
}
