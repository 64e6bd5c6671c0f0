package cli

import (
	"strconv"
	"strings"
	"testing"
	"unicode"
)

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

func TestGrepTakesPinyinWhereTheLettersStandNowhere(t *testing.T) {
	plain := run(t, "grep", "低空经济")
	for _, letters := range []string{"dkjj", "dikongjingji", "dikongjj"} {
		got := run(t, "grep", letters)
		if got.out != plain.out || got.status != 0 || !strings.Contains(got.err, "“"+letters+"”按拼音查“低空经济”") {
			t.Errorf("%s: status %d, %q, and %d bytes instead of %d", letters, got.status, got.err, len(got.out), len(plain.out))
		}
	}
	if got := run(t, "grep", "--count", "jj", "荆门"); !strings.Contains(got.err, "按拼音查“经济”；也可以是") || !strings.HasPrefix(got.out, "荆门市@2024\t") {
		t.Errorf("jj: %q %q", got.out, got.err)
	}
	if got := run(t, "grep", "GDP"); got.err != "" || !strings.Contains(got.out, "GDP") {
		t.Errorf("GDP stands there as it is: %q", got.err)
	}
	for _, args := range [][]string{{"grep", "-F", "dkjj"}, {"grep", "-E", "dkjj"}, {"grep", `"dkjj"`}, {"grep", "xqzq"}} {
		if got := run(t, args...); got.status != NotFound || got.out != "" || strings.Contains(got.err, "拼音") {
			t.Errorf("%q: %+v", args, got)
		}
	}
	if got := run(t, "grep", "shui"); got.status != NotFound || !strings.Contains(got.err, "没有找到“shui”；拼音要两个字以上") {
		t.Errorf("one syllable: %+v", got)
	}
}
