package mode

import (
	"strconv"
	"strings"
	"testing"
	"time"
)

func TestTheNewestClippingsAreKept(t *testing.T) {
	m := NewMemory()
	at := func(minute int, text string) Clipping {
		return Clipping{Text: text, Taken: time.Unix(int64(minute)*60, 0)}
	}
	for i := range maxClippings + 10 {
		m.AddClipping(at(i, strconv.Itoa(i)))
	}
	if list := m.Clippings(); len(list) != maxClippings || list[0].Text != strconv.Itoa(maxClippings+9) {
		t.Errorf("%d are kept, the first %q", len(list), list[0].Text)
	}
	for i := range 10 {
		m.AddClipping(at(1000+i, strconv.Itoa(i)+strings.Repeat("字", maxClipping/3-1)))
	}
	list, size := m.Clippings(), 0
	for _, c := range list {
		size += len(c.Text)
	}
	if size > maxClipped || size < maxClipped/2 || list[0].Text[0] != '9' {
		t.Errorf("%d with %d bytes are kept", len(list), size)
	}
	m.AddClipping(at(2000, strings.Repeat("字", maxClipping)))
	if got := m.Clippings(); len(got) != len(list) {
		t.Errorf("one that is too long makes them %d, which were %d", len(got), len(list))
	}
}

func TestCharactersAreCountedWithoutBlanks(t *testing.T) {
	for text, want := range map[string]int{"": 0, "增长6.7%。": 7, "一、回顾\n过去 一年。\n": 9, "　　各位代表：": 5} {
		if got := characters(text); got != want {
			t.Errorf("%q has %d, want %d", text, got, want)
		}
	}
}
