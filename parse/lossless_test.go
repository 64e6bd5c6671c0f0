package parse

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Every visible character of a source is in the clean text or in a line of
// furniture, in the source's order, and no other is.
func TestEveryCharacterIsInTheTextOrFurniture(t *testing.T) {
	for name, data := range sources(t) {
		if !utf8.Valid(data) {
			var err error
			if data, err = simplifiedchinese.GB18030.NewDecoder().Bytes(data); err != nil {
				t.Fatal(err)
			}
		}
		source := visibleRunes(string(data))
		r, err := Parse(name, data)
		if err != nil {
			t.Fatal(err)
		}
		checkReport(t, r)
		lines := splitLines(string(data))
		found := strip(lines)
		if got := visibleRunes(joined(lines)); got != source {
			t.Errorf("%s: the lines are not the source: %s", name, firstDifference(got, source))
		}
		if got := visibleRunes(r.Text); got != visibleRunes(joined(found.report)) {
			t.Errorf("%s: the text is not the report's lines: %s", name, firstDifference(got, visibleRunes(joined(found.report))))
		}
		if r.Furniture != size(found.furniture) || size(found.report)+size(found.furniture) != size(lines) {
			t.Errorf("%s: of %d bytes %d are the report's and %d furniture (counted %d)",
				name, size(lines), size(found.report), size(found.furniture), r.Furniture)
		}
		if !isSubsequence(found.report, lines) || !isSubsequence(found.furniture, lines) {
			t.Errorf("%s: lines were added or changed places", name)
		}
	}
}

func isSubsequence(part, all []line) bool {
	for _, l := range all {
		if len(part) > 0 && part[0].text == l.text {
			part = part[1:]
		}
	}
	return len(part) == 0
}

// No paragraph of a body is furniture: all long lines of a page that are
// sentences are in the clean text, but for those that speak to its visitors
// and the description that repeats the report's first words.
func TestNoSentenceOfTheBodyIsLost(t *testing.T) {
	for name, data := range sources(t) {
		if !utf8.Valid(data) {
			continue
		}
		r, err := Parse(name, data)
		if err != nil {
			t.Fatal(err)
		}
		text := visibleRunes(r.Text)
		for _, l := range strings.Split(string(data), "\n") {
			s := visibleRunes(l)
			if utf8.RuneCountInString(s) < 45 || !strings.ContainsAny(s, "。！；") || strings.Contains(s, "记者") {
				continue
			}
			if !strings.Contains(text, s) && !containsAny(s, "您", "本站", "请点击") {
				t.Errorf("%s: lost %q", name, s)
			}
		}
		if r.Furniture > len(data)/8 {
			t.Errorf("%s: %d of %d bytes are furniture", name, r.Furniture, len(data))
		}
	}
}

func visibleRunes(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.In(r, unicode.Zs, unicode.Cc, unicode.Cf) {
			return -1
		}
		return r
	}, s)
}

func joined(lines []line) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(l.text)
	}
	return b.String()
}

func firstDifference(a, b string) string {
	x, y := []rune(a), []rune(b)
	for i := range x {
		if i >= len(y) || x[i] != y[i] {
			return string(x[max(0, i-10):min(len(x), i+20)]) + " / " + string(y[max(0, min(i, len(y))-10):min(len(y), i+20)])
		}
	}
	return "the one is longer"
}
