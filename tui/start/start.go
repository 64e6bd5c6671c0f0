// Package start makes the program start sooner: it puts the first garbage
// collection off until 16 MB have been allocated, which is after the first
// screen. Glamour brings the tables of a syntax highlighter with it, whose
// initialisation alone allocates 8 MB and would be collected three times on
// the way.
//
// Go initialises packages in the order of their import paths once their
// imports are ready. This one comes before those that it is meant for because
// it imports nothing but runtime (runtime/debug, which could set the same by
// name, comes after them).
package start

import "runtime"

func init() {
	// The collector's next goal is twice what it last found in use. These
	// bytes are never touched, so they take no memory, and are gone with the
	// next collection.
	ballast := make([]byte, 16<<20)
	runtime.GC()
	runtime.KeepAlive(ballast)
}
