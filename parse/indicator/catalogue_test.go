package indicator

import (
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
