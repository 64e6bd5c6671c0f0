package cli

import "testing"

// BenchmarkEmbedded is what every command on the embedded reports, and the
// first screen of the program, waits for.
func BenchmarkEmbedded(b *testing.B) {
	for b.Loop() {
		if _, err := Embedded(); err != nil {
			b.Fatal(err)
		}
	}
}
