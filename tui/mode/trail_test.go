package mode

import (
	"testing"
	"time"
)

func spot(offset int) Spot {
	return Spot{Report: "荆门市-2024", At: Anchor{Offset: offset, Read: time.Unix(int64(offset), 0)}}
}

// A long run keeps the places last left, and the screens of a few of them.
func TestATrailHasAnEnd(t *testing.T) {
	var list []step
	for i := range 3 * maxSteps {
		list = push(list, step{spot: spot(i), above: []Mode{nil}})
	}
	open := 0
	for _, s := range list {
		if s.above != nil {
			open++
		}
	}
	if last := list[len(list)-1].spot.At.Offset; len(list) != maxSteps || last != 3*maxSteps-1 || open != maxOpen {
		t.Errorf("%d steps, the last from %d, %d of them with screens", len(list), last, open)
	}
}

func TestAPlaceLeftTwiceInARowIsOneStep(t *testing.T) {
	var list []step
	for _, offset := range []int{1, 2, 2, 2, 1} {
		list = push(list, step{spot: spot(offset)})
	}
	if len(list) != 3 {
		t.Errorf("%d steps, want 3", len(list))
	}
}

func TestOfBookmarksTheOldestGoWhereThereAreTooMany(t *testing.T) {
	m := NewMemory()
	for i := range maxBookmarks + 10 {
		m.AddBookmark(spot(i))
	}
	if list := m.Bookmarks(); len(list) != maxBookmarks || list[0].At.Offset != maxBookmarks+9 {
		t.Errorf("%d bookmarks, the first from %d", len(list), list[0].At.Offset)
	}
}
