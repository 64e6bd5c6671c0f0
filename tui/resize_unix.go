//go:build unix

package tui

import (
	"os"
	"syscall"
)

// resizeSignals tell that the terminal's size has changed.
var resizeSignals = []os.Signal{syscall.SIGWINCH}
