package shipped

import "testing"

func TestTheReportsAreReadOnceAndAreEachCallersOwn(t *testing.T) {
	first, err := Reports()
	if err != nil {
		t.Fatal(err)
	}
	if len(first) != 5 {
		t.Fatalf("%d reports", len(first))
	}
	again, err := Reports()
	if err != nil {
		t.Fatal(err)
	}
	for i := range first {
		if first[i].Sections[0] != again[i].Sections[0] {
			t.Errorf("%s is read again", first[i].ID)
		}
	}
	id := again[0].ID
	if first[0].ID = "another"; again[0].ID != id {
		t.Error("one caller names the reports of another")
	}
}
