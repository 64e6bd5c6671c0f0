package shipped

import (
	"slices"
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
