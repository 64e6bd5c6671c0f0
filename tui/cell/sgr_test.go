package cell

import (
	"reflect"
	"strings"
	"testing"
)

func TestParseSGRReadsStylesAndDropsTheRest(t *testing.T) {
	for _, x := range []struct {
		in   string
		want []Line
	}{
		{"plain", []Line{{{"plain", ""}}}},
		{"\x1b[1;31m红\x1b[0m黑", []Line{{{"红", "1;31"}, {"黑", ""}}}},
		{"\x1b[31;1m红\x1b[m", []Line{{{"红", "1;31"}}}},
		{"\x1b[38;5;12;48;2;1;2;3ma\x1b[39mb\x1b[49mc", []Line{{{"a", "38;5;12;48;2;1;2;3"}, {"b", "48;2;1;2;3"}, {"c", ""}}}},
		{"\x1b[38:2::9:8:7ma", []Line{{{"a", "38:2::9:8:7"}}}},
		{"\x1b[4:3;58;5;9mu\x1b[24mv", []Line{{{"u", "4:3;58;5;9"}, {"v", "58;5;9"}}}},
		{"\x1b[1m粗\x1b[22;3m斜\x1b[23;7m反\x1b[27m", []Line{{{"粗", "1"}, {"斜", "3"}, {"反", "7"}}}},
		{"\x1b[32m一\n二\x1b[m三", []Line{{{"一", "32"}}, {{"二", "32"}, {"三", ""}}}},
		{"\x1b[97;104mx\x1b[99;1234;my", []Line{{{"x", "97;104"}, {"y", ""}}}},
		{"\x1b[1m\x1b[1m并\x1b[0;1m起\x1b[m", []Line{{{"并起", "1"}}}},
		// Links, titles, cursor movement, private modes, controls, torn ends.
		{"a\x1b]8;;http://x\x1b\\b\x1b]0;t\x07c\x1b[2Jd\x1b[?25le\x1b7f\x07\x1b[>4;1mg", []Line{{{"abcdefg", ""}}}},
		{"a\x1b[38;5mb", []Line{{{"ab", ""}}}},
		{"a\x1b[3", []Line{{{"a", ""}}}},
		{"a\x1b", []Line{{{"a", ""}}}},
		{"a\x1b]8;;never closed\nb", []Line{{{"a", ""}}, {{"b", ""}}}},
		{"a\x1b[中", []Line{{{"a中", ""}}}},
	} {
		if got := ParseSGR(x.in); !reflect.DeepEqual(got, x.want) {
			t.Errorf("%q:\n got %q\nwant %q", x.in, got, x.want)
		}
	}
}

func TestSGRComesBackAsItWas(t *testing.T) {
	line := Line{{"“荆门”", "1;38;5;12"}, {"市", "38;5;12"}, {"", "7"}, {"\x1b2024", ""}, {"年", "3"}}
	text := line.SGR()
	if want := "\x1b[1;38;5;12m“荆门”\x1b[0;38;5;12m市\x1b[m2024\x1b[3m年\x1b[m"; text != want {
		t.Errorf("got %q, want %q", text, want)
	}
	back := ParseSGR(text)[0]
	if want := (Line{line[0], line[1], {"2024", ""}, line[4]}); !reflect.DeepEqual(back, want) {
		t.Errorf("back as %q", back)
	}
	if got := Plain("abc").SGR(); got != "abc" {
		t.Errorf("plain text became %q", got)
	}
}

func FuzzParseSGR(f *testing.F) {
	f.Add("\x1b[1;38;5;12m红\x1b]8;;x\x07\n\x1b[0m\x9b")
	f.Fuzz(func(t *testing.T, s string) {
		for _, line := range ParseSGR(s) {
			for _, r := range line {
				if strings.ContainsAny(r.Text, "\x1b\x07\n\x00") || strings.Trim(string(r.Style), "0123456789;:") != "" {
					t.Fatalf("%q has run %q", s, r)
				}
			}
			if again := ParseSGR(line.SGR()); len(again) != 1 || again[0].Text() != line.Text() {
				t.Fatalf("%q came back as %q", line, again)
			}
		}
	})
}

func TestTransitionIsShortAndArrives(t *testing.T) {
	for _, x := range []struct{ from, to, want Style }{
		{"", "", ""},
		{"1", "", "\x1b[m"},
		{"", "1;31", "\x1b[1;31m"},
		{"38;5;244", "1;38;5;244", "\x1b[1m"},
		{"1;38;5;244", "38;5;244", "\x1b[22m"},
		{"38;5;244", "38;5;245", "\x1b[38;5;245m"},
		{"1;38;2;10;20;30;48;5;1", "38;2;10;20;30", "\x1b[22;49m"},
		{"1;2;31", "2;31", "\x1b[22;2m"},
		{"4;31", "4:3;31", "\x1b[4:3m"},
		{"1;38;5;1", "38;5;1;1", ""},
		{"7;31", "32", "\x1b[0;32m"},
	} {
		got := Transition(x.from, x.to)
		if got != string(x.want) {
			t.Errorf("%q to %q: %q, want %q", x.from, x.to, got, x.want)
		}
	}
	styles := []Style{"", "1", "2", "1;2", "3;4", "4:3", "31", "1;38;5;12;48;5;3", "38;2;1;2;3", "7;48;2;9;9;9", "9;58;5;1;4"}
	for _, from := range styles {
		for _, to := range styles {
			var want pen
			want.apply(string(to))
			for _, run := range ParseSGR("\x1b[" + string(from) + "m" + Transition(from, to) + "x")[0] {
				if run.Style != want.style() {
					t.Errorf("%q to %q by %q ends in %q", from, to, Transition(from, to), run.Style)
				}
			}
		}
	}
}
