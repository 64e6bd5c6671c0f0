package tui

import (
	"os"
	"strings"
	"testing"

	"baogao/parse/shipped"
	"baogao/tui/cell"
)

// readme is what the README shows of the program, 100×24: a screen by its name
// in a comment before it, and the keys that lead there.
var readme = []struct{ name, keys string }{
	{"browse", "h h j l l ] ]"},
	{"compare", "h h j space j space c j j"},
	{"parallel", "h h j space j space k v ] ] ] ] ]"},
}

// The status line is left out: what stands there is the table of keys' to say.
func TestTheREADMEShowsWhatIsDrawn(t *testing.T) {
	const path = "../README.md"
	library := shipped.Library()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	page := string(text)
	for _, screen := range readme {
		s := openScreen(t, library, cell.Narrow, 100, 24).press(screen.keys)
		rows := s.rows()
		for i := range rows {
			rows[i] = strings.TrimRight(rows[i], " ")
		}
		before, rest, ok := strings.Cut(page, "<!-- screen: "+screen.name+" -->\n```\n")
		shown, after, closed := strings.Cut(rest, "\n```\n")
		if !ok || !closed {
			t.Fatalf("the README has no screen %s", screen.name)
		}
		got := strings.Split(shown, "\n")
		if strings.Join(got[:len(got)-1], "\n") != strings.Join(rows[:len(rows)-1], "\n") {
			page = before + "<!-- screen: " + screen.name + " -->\n```\n" + strings.Join(rows, "\n") + "\n```\n" + after
			if !*write {
				t.Errorf("the README's %s is not what is drawn; go test ./tui -run README -write writes it:\n%s", screen.name, strings.Join(rows, "\n"))
			}
		}
	}
	if *write {
		if err := os.WriteFile(path, []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
