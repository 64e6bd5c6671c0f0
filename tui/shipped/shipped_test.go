package shipped

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

func TestTheReportsAreReadOnce(t *testing.T) {
	first, err := Reports()
	if err != nil {
		t.Fatal(err)
	}
	if len(first) != 5 {
		t.Errorf("%d reports", len(first))
	}
	if again, _ := Reports(); !slices.Equal(first, again) {
		t.Error("read again")
	}
}

func TestReadingNeedNotWaitForGlamour(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".").Output()
	if err != nil {
		t.Skip("no go command here: ", err)
	}
	for _, p := range strings.Fields(string(out)) {
		if p == "net" || strings.HasPrefix(p, "github.com/charmbracelet/") || strings.HasPrefix(p, "github.com/alecthomas/") {
			t.Errorf("imports %s, which is initialised after Glamour or takes long", p)
		}
	}
}
