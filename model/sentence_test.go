package model

import (
	"strings"
	"testing"
)

func TestASentenceReachesFromStopToStop(t *testing.T) {
	for _, test := range []struct{ text, quote, want string }{
		{"甲好。乙增长6.7%，居第4位。丙好。", "增长6.7%", "乙增长6.7%，居第4位。"},
		{"一、标题\n乙增长6.7%\n丙", "6.7%", "乙增长6.7%"},
		{"他说：“甲好。”乙增长6.7%。", "6.7%", "乙增长6.7%。"},
		{"“乙增长6.7%。”丙。", "6.7%", "“乙增长6.7%。”"},
		{"乙增长6.7%。丙。", "乙增长6.7%。", "乙增长6.7%。"},
		{"乙增长6.7%", "6.7%", "乙增长6.7%"},
	} {
		at := strings.Index(test.text, test.quote)
		r := &Report{Text: test.text}
		if got := r.Sentence(Span{Start: at, End: at + len(test.quote)}).In(test.text); got != test.want {
			t.Errorf("%q in %q: got %q, want %q", test.quote, test.text, got, test.want)
		}
	}
}
