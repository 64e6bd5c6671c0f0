package parse

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baogao/seeds"
)

// sources returns the embedded reports and, where it lies beside the checkout
// (or in $BAOGAO_CORPUS), the corpus of reports from the web, by name.
func sources(t testing.TB) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	for name, data := range seeds.All() {
		all["seeds/"+name] = data
	}
	if len(all) != 5 {
		t.Fatal("the embedded reports are not five", len(all))
	}
	for _, pattern := range []string{"*.txt", "*/*.txt"} {
		files, err := filepath.Glob(filepath.Join(corpusDir(), pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			name, err := filepath.Rel(corpusDir(), file)
			if err != nil {
				t.Fatal(err)
			}
			all["corpus/"+filepath.ToSlash(name)] = data
		}
	}
	return all
}

// corpusDir is where the corpus lies, if it is there.
func corpusDir() string {
	if dir := os.Getenv("BAOGAO_CORPUS"); dir != "" {
		return dir
	}
	return filepath.Join("..", "..", "shared", "corpus")
}

func TestGBKSourceReadsAsItsUTF8Twin(t *testing.T) {
	all := sources(t)
	n := 0
	for name, data := range all {
		twin := strings.Replace(name, "corpus/gbk/", "corpus/", 1)
		if twin == name || all[twin] == nil {
			continue
		}
		n++
		a, err := Parse(name, data)
		if err != nil {
			t.Fatal(err)
		}
		b, err := Parse(twin, all[twin])
		if err != nil {
			t.Fatal(err)
		}
		if a.Text != b.Text {
			t.Errorf("%s: the clean text is not that of %s", name, twin)
		}
		if a.Meta.Source.Encoding != "gb18030" || !a.Has("encoding-guessed") || b.Has("encoding-guessed") {
			t.Errorf("%s: encoding %s, flags %v; the twin's flags %v", name, a.Meta.Source.Encoding, a.Flags, b.Flags)
		}
	}
	if n == 0 {
		t.Skip("no corpus")
	}
}
