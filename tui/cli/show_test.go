package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"baogao/model"
	"baogao/parse/shipped"
)

// cells is the width of s by its East Asian Width (UAX #11), measured without
// the program's own tables.
func cells(s string, wide bool) int {
	n := 0
	for _, r := range s {
		switch k := width.LookupRune(r).Kind(); {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case k == width.EastAsianWide || k == width.EastAsianFullwidth || k == width.EastAsianAmbiguous && wide:
			n += 2
		default:
			n++
		}
	}
	return n
}

// everything is a library of the embedded reports and, where it is at hand,
// the corpus.
func everything(t testing.TB) model.Library {
	t.Helper()
	lib := shipped.Library()
	var reports []*model.Report
	for _, e := range lib.Entries() {
		r, err := lib.Report(e.ID)
		if err != nil {
			t.Fatal(err)
		}
		own := *r // A library names its reports.
		reports = append(reports, &own)
	}
	dir := os.Getenv("BAOGAO_CORPUS")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "corpus")
	}
	if _, err := os.Stat(dir); err == nil {
		corpus, err := unkept.Load(context.Background(), []string{dir}, Watch{})
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range corpus.Entries() {
			if r, err := corpus.Report(e.ID); err == nil {
				r.ID, _, _ = strings.Cut(r.ID, "#")
				reports = append(reports, r)
			}
		}
	}
	return model.NewMemory(reports)
}

// forbidden marks at the start and the end of a line, and a line break within
// a number or before its unit.
var (
	notFirst = "，。、；：！？）》」』】”’％,;:!?)%"
	notLast  = "（《「『【“‘("
	endsIn   = regexp.MustCompile(`[0-9０-９][.．]?$`)
	goesOn   = regexp.MustCompile(`^[.．]?[0-9０-９%％]|^(亿|万|千|百|元|人|户|家|个百分点|亩|吨|公里|平方)`)
)

func TestShowBreaksLinesByTheRulesOfPrint(t *testing.T) {
	lib := everything(t)
	env := Env{Library: func(context.Context) (model.Library, error) { return lib, nil }}
	lines := 0
	for _, e := range lib.Entries() {
		for _, n := range []int{40, 61, 78, 100} {
			for _, mode := range []string{"narrow", "wide"} {
				r := runIn(t, env, "show", e.ID, "--width", itoa(n), "--ambiguous", mode)
				if r.status != Found || r.err != "" {
					t.Fatalf("%s: %+v", e.ID, r)
				}
				rows := strings.Split(strings.TrimSuffix(r.out, "\n"), "\n")
				lines += len(rows)
				for i, row := range rows {
					for _, wrong := range wrongs(rows, i, n, mode == "wide") {
						t.Errorf("%s --width %d %s: line %d %s: %q", e.ID, n, mode, i+1, wrong, row)
					}
				}
			}
		}
	}
	if lines < 10_000 {
		t.Errorf("only %d lines were looked at", lines)
	}
}

// wrongs says what is wrong with a row.
func wrongs(rows []string, i, n int, wide bool) []string {
	var list []string
	row := rows[i]
	if w := cells(row, wide); w > n {
		list = append(list, fmt.Sprintf("is %d cells wide", w))
	}
	text := strings.TrimSpace(row)
	if text == "" {
		return list
	}
	continues := i > 0 && strings.TrimSpace(rows[i-1]) != "" && !strings.HasPrefix(row, " ")
	first, _ := utf8.DecodeRuneInString(text)
	if continues && strings.ContainsRune(notFirst, first) {
		list = append(list, "begins with "+string(first))
	}
	last, _ := utf8.DecodeLastRuneInString(text)
	if strings.ContainsRune(notLast, last) {
		list = append(list, "ends with "+string(last))
	}
	if continues && endsIn.MatchString(rows[i-1]) && goesOn.MatchString(row) {
		list = append(list, "goes on with a number of the line before")
	}
	return list
}

func TestShowInAPipeGivesAParagraphALine(t *testing.T) {
	lib := shipped.Library()
	for _, e := range lib.Entries() {
		r, err := lib.Report(e.ID)
		if err != nil {
			t.Fatal(err)
		}
		if got := run(t, "show", e.ID); got.out != r.Text+"\n" || got.status != Found {
			t.Errorf("%s: what was printed is not the text", e.ID)
		}
	}
}

func TestShowFindsASectionByNumberAndByWords(t *testing.T) {
	const heading = "（二）坚定不移强产业,转型升级取得新突破"
	want := run(t, "show", "荆门", "一.2")
	if want.status != Found || !strings.HasPrefix(strings.Replace(strings.Replace(want.out, "(", "（", 1), ")", "）", 1), heading) {
		t.Fatalf("一.2 is %.60q", want.out)
	}
	if strings.Contains(want.out, "系统谋划促融合") {
		t.Error("一.2 runs into 一.3")
	}
	for _, arg := range []string{"坚定不移强产业", "强产业 新突破", "坚定不移强产业，转型升级取得新突破", "１.2", "1.2", "（一）.2", "jdbyqcy", "jiandingbuyi"} {
		if got := run(t, "show", "荆门市", arg); got != want {
			t.Errorf("%q: got %.80q (%s)", arg, got.out, got.err)
		}
	}
	if got := run(t, "show", "荆门", "强化"); got.status != Usage || !strings.Contains(got.err, "三.1") || !strings.Contains(got.err, "三.4") {
		t.Errorf("an ambiguous title: %+v", got)
	}
	if got := run(t, "show", "荆门", "登月"); got.status != NotFound || got.out != "" {
		t.Errorf("a title that is nowhere: %+v", got)
	}
}
