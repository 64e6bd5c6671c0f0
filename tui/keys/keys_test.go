package keys

import (
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the table of keys into the README")

// The README holds the table between these lines.
const (
	begin = "<!-- keys: written from the table of keys by `go test ./tui/keys -update` -->\n"
	end   = "<!-- end of keys -->"
)

func TestReadmeHasTheTable(t *testing.T) {
	const path = "../../README.md"
	data, err := os.ReadFile(path)
	if err != nil {
		t.Skip("no README here")
	}
	before, rest, ok := strings.Cut(string(data), begin)
	table, after, closed := strings.Cut(rest, end)
	if !ok || !closed {
		t.Fatalf("the README has no table of keys between %s and %s", strings.TrimSpace(begin), end)
	}
	if *update {
		if err := os.WriteFile(path, []byte(before+begin+Markdown()+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if table != Markdown() {
		t.Errorf("the README's table of keys is not the program's; go test ./tui/keys -update writes it. It is to be:\n%s", Markdown())
	}
}

func TestNoKeyAsksForTwoThingsInOnePlace(t *testing.T) {
	seen := map[Context]map[string]Action{}
	for _, b := range table {
		if seen[b.In] == nil {
			seen[b.In] = map[string]Action{}
		}
		for _, k := range b.Keys {
			if other, ok := seen[b.In][k]; ok {
				t.Errorf("%s asks for %q and %q in %s", Name(k), other, b.Action, b.In)
			}
			seen[b.In][k] = b.Action
		}
	}
}

func TestEveryKeySaysWhatItDoes(t *testing.T) {
	for _, b := range table {
		if len(b.Keys) == 0 || b.Help == "" || b.Weight > 0 && b.Short == "" {
			t.Errorf("%q in %s: keys %q, help %q, short %q", b.Action, b.In, b.Keys, b.Help, b.Short)
		}
	}
}

func TestParticularPlaceGoesBeforeTheGeneral(t *testing.T) {
	if a, _ := Lookup([]Context{Regions, Browse, Moving}, " "); a != Mark {
		t.Errorf("the space-bar in the regions asks for %q", a)
	}
	if a, _ := Lookup([]Context{Body, Browse, Moving}, " "); a != PageDown {
		t.Errorf("the space-bar in the body asks for %q", a)
	}
	if a, ok := Lookup([]Context{Body, Browse, Moving}, "F13"); ok {
		t.Errorf("a key that is not bound asks for %q", a)
	}
}

func TestHintsLeaveOutWhatAPlaceBindsOtherwise(t *testing.T) {
	for _, b := range Hints([]Context{Help, Moving, Everywhere}) {
		if b.Action == OpenHelp {
			t.Errorf("help offers %s to open help, which closes it there", b.Label())
		}
	}
	last := 1 << 30
	for _, b := range Hints([]Context{Regions, Browse, Moving, Everywhere}) {
		if b.Weight > last {
			t.Errorf("%q comes after a lighter hint", b.Action)
		}
		last = b.Weight
	}
}
