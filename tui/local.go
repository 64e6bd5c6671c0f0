package tui

import (
	"fmt"
	"os"
	"os/signal"

	"github.com/charmbracelet/x/term"
)

// Local puts the machine's own terminal into raw mode and returns the options
// that say what it is. restore gives the terminal back as it was.
func Local(in, out *os.File) (o Options, restore func(), err error) {
	before, err := term.MakeRaw(in.Fd())
	if err != nil {
		return o, nil, fmt.Errorf("put the terminal into raw mode: %w", err)
	}
	sizes := make(chan Size, 1)
	measure := func() {
		if w, h, err := term.GetSize(out.Fd()); err == nil {
			select {
			case <-sizes: // only the latest counts
			default:
			}
			sizes <- Size{w, h}
		}
	}
	measure()
	resized := make(chan os.Signal, 1)
	signal.Notify(resized, resizeSignals...)
	go func() {
		for range resized {
			measure()
		}
	}()
	restore = func() {
		signal.Stop(resized)
		close(resized)
		_ = term.Restore(in.Fd(), before)
	}
	return Options{Input: in, Output: out, Environ: os.Environ(), Sizes: sizes}, restore, nil
}
