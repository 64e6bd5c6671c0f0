package indicator

import (
	"slices"
	"testing"

	"baogao/model"
)

// A name that comparisons do not know would stand in a group of its own,
// without saying which way of it is good.
func TestEveryIndicatorIsInTheCatalogueOfComparisons(t *testing.T) {
	for _, in := range newCatalogue().indicators {
		if known, ok := model.LookupIndicator(in.name); !ok || known.Name != in.name {
			t.Errorf("%s is not in the catalogue (%+v)", in.name, known)
		}
	}
}

// A sentence without the characters that namesTime looks for is not read for
// the time it names.
func TestEveryWordForATimeHasACharacterThatTellsSo(t *testing.T) {
	read := 0
	rows(wordTable, func(f []string) {
		if f[0] != "time" || !slices.Contains([]string{"last", "this", "next", "past", "whole"}, f[1]) {
			return
		}
		words(f[2], func(word []byte) {
			read++
			if !namesTime(string(word)) {
				t.Errorf("%s (%s) would not be seen", word, f[1])
			}
		})
	})
	if read < 10 {
		t.Errorf("only %d words were read", read)
	}
}
