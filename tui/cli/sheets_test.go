package cli

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// Every table of figures is a sheet with numbers in it, and with the sentence
// that each is from.
func TestTablesOfFiguresAreSheets(t *testing.T) {
	for _, test := range []struct {
		args, sheet, shown, raw, sentence string
	}{
		{"get 荆门 GDP", "指标", "6.7%", "6.7", "GDP一季度累计增长4.7%"},
		{"outcome 荆门 GDP", "兑现", "7%", "7", "地区生产总值增长7%"},
		{"rank GDP", "排名", "6.7%", "6.7", "GDP一季度累计增长4.7%"},
	} {
		r := run(t, append(strings.Fields(test.args), "--format", "xlsx")...)
		book, err := excelize.OpenReader(strings.NewReader(r.out))
		if r.status != Found || err != nil {
			t.Fatalf("%s: status %d, %s, %v", test.args, r.status, r.err, err)
		}
		shown, err := book.GetRows(test.sheet)
		if err != nil {
			t.Fatalf("%s: %v", test.args, err)
		}
		raw, err := book.GetRows(test.sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for y, row := range shown {
			for x, cell := range row {
				found = found || cell == test.shown && raw[y][x] == test.raw && strings.Contains(strings.Join(row, "\t"), test.sentence)
			}
		}
		if !found {
			t.Errorf("%s: no row has %s as the number %s with %q: %q", test.args, test.shown, test.raw, test.sentence, shown)
		}
		_ = book.Close()
	}
}

func TestATableInAFileIsWhatAPipeGets(t *testing.T) {
	for _, args := range [][]string{
		{"list"}, {"list", "--sources"}, {"list", "--format", "csv"}, {"get", "荆门", "GDP"}, {"compare", "荆门", "荆州"}, {"rank", "GDP"}, {"outcome", "荆门"}, {"grep", "低空经济"}, {"grep", "--count", "低空经济"},
	} {
		file := filepath.Join(t.TempDir(), "表.txt")
		r := runIn(t, Env{Terminal: true, Width: 40, Height: 10}, append(slices.Clone(args), "-o", file)...)
		written, err := os.ReadFile(file)
		if err != nil || r.status != Found || r.out != "" {
			t.Fatalf("%v: %v, got %+v", args, err, r)
		}
		if want := run(t, args...).out; string(written) != want {
			t.Errorf("%v: written\n%s\nwant\n%s", args, written, want)
		}
	}
}
