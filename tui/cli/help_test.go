package cli

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/spf13/cobra"
)

func TestEveryCommandShowsAnExample(t *testing.T) {
	c := &Call{env: Env{Files: localFiles{}, Getenv: func(string) string { return "" }}}
	for _, cmd := range c.root().Commands() {
		help := run(t, cmd.Name(), "--help")
		if help.status != Found || !strings.Contains(help.out, cmd.Example) || cmd.Example == "" {
			t.Errorf("%s --help shows no example", cmd.Name())
		}
		if !strings.ContainsFunc(cmd.Short, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			t.Errorf("%s is not explained in Chinese: %q", cmd.Name(), cmd.Short)
		}
	}
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
	request := regexp.MustCompile(`^\.(TH|SH|SS|PP|TP|br|nf|fi|ad|nh)\b`)
	for i, row := range strings.Split(r.out, "\n") {
		if strings.HasPrefix(row, ".") && !request.MatchString(row) || strings.HasPrefix(row, "'") {
			t.Errorf("line %d is a request of troff's: %q", i+1, row)
		}
	}
}
