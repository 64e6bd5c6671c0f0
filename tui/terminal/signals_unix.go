//go:build unix

package terminal

import (
	"os"
	"os/signal"
	"syscall"

	"golang.org/x/sys/unix"
)

var (
	// resizeSignals tell that the terminal's size has changed.
	resizeSignals = []os.Signal{syscall.SIGWINCH}
	// stopSignals ask the process to stop.
	stopSignals = []os.Signal{syscall.SIGTSTP}
)

// canStop reports whether there is a shell that would wake the process again.
// One with job control gives each job a process group of its own; in the
// session leader's group there is nobody behind the program.
func canStop() bool {
	session, err := unix.Getsid(0)
	return err == nil && session != syscall.Getpgrp()
}

// stop stops the process group, as a shell's job, and returns when it goes
// on. SIGTSTP would not do: Go's runtime keeps a signal that was once asked
// for from stopping the process.
func stop() {
	goesOn := make(chan os.Signal, 1)
	signal.Notify(goesOn, syscall.SIGCONT)
	defer signal.Stop(goesOn)
	if syscall.Kill(0, syscall.SIGSTOP) == nil {
		<-goesOn
	}
}
