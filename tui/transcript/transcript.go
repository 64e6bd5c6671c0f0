// Package transcript keeps what a program under test writes, so that the test
// can read it while the program goes on.
package transcript

import (
	"bytes"
	"sync"
)

// Transcript is an io.Writer that is safe for concurrent use. The zero value
// is empty and ready.
type Transcript struct {
	mu   sync.Mutex
	text bytes.Buffer
}

// Write implements io.Writer.
func (t *Transcript) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.text.Write(b)
}

// String is what has been written since the beginning or the last Reset.
func (t *Transcript) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.text.String()
}

// Reset forgets what has been written.
func (t *Transcript) Reset() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.text.Reset()
}
