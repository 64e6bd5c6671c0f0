//go:build unix

package terminal

import (
	"os"
	"os/signal"
	"syscall"
	"time"
)

var (
	// resizeSignals tell that the terminal's size has changed.
	resizeSignals = []os.Signal{syscall.SIGWINCH}
	// stopSignals ask the process to stop.
	stopSignals = []os.Signal{syscall.SIGTSTP}
)

// stop stops the process group and returns when it goes on.
func stop() {
	goesOn := make(chan os.Signal, 1)
	signal.Notify(goesOn, syscall.SIGCONT)
	defer signal.Stop(goesOn)
	_ = syscall.Kill(0, syscall.SIGTSTP)
	select {
	case <-goesOn:
	case <-time.After(200 * time.Millisecond):
		// Nothing was stopped: the kernel does not stop a process that no
		// shell would wake, such as a terminal's only one.
	}
}
