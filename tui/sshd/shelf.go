package sshd

import (
	"io"
	"sync"

	"baogao/model"
)

// shelf has the reports that sessions read. A library that another has taken
// the place of stays as long as a session reads it.
type shelf struct {
	mu      sync.Mutex
	current *borrowed
}

// borrowed is a library with the number of its readers.
type borrowed struct {
	model.Library
	readers int
}

// put gives those who come from now on another library; nil for none.
func (s *shelf) put(library model.Library) {
	s.mu.Lock()
	defer s.mu.Unlock()
	last := s.current
	s.current = nil
	if library != nil {
		s.current = &borrowed{Library: library}
	}
	if last != nil && last.readers == 0 {
		discard(last.Library)
	}
}

// take returns the library as it is now, to be given back once.
func (s *shelf) take() (library model.Library, giveBack func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	b := s.current
	if b == nil { // The server has stopped.
		return model.NewMemory(nil), func() {}
	}
	b.readers++
	return b.Library, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if b.readers--; b.readers == 0 && b != s.current {
			discard(b.Library)
		}
	}
}

// discard closes a library that nobody reads. It is a copy of files; nothing
// is lost where that fails.
func discard(library model.Library) {
	if c, ok := library.(io.Closer); ok {
		_ = c.Close()
	}
}
