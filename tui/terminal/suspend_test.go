//go:build linux

package terminal

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"testing"

	"github.com/creack/pty"
	"golang.org/x/sys/unix"
)

// TestSuspendStopsAndResumes runs itself twice more: as a shell that is the
// leader of a session on a terminal of its own, and as that shell's job.
func TestSuspendStopsAndResumes(t *testing.T) {
	switch os.Getenv("TERMINAL_TEST") {
	case "shell":
		beShell(t)
		return
	case "job", "alone":
		beJob(t)
		return
	}
	for role, want := range map[string]string{
		"shell": enter + leave + "stopped cooked" + enter + "resumed" + leave + "ended",
		"alone": enter + "resumed" + leave, // Nobody would wake it.
	} {
		command := exec.Command(os.Args[0], "-test.run=TestSuspendStopsAndResumes")
		command.Env = append(os.Environ(), "TERMINAL_TEST="+role)
		outside, err := pty.Start(command)
		if err != nil {
			t.Skip("no pseudo-terminal here: ", err)
		}
		var all []byte
		for b, resumed := make([]byte, 4096), false; ; {
			n, err := outside.Read(b)
			all = append(all, b[:n]...)
			if !resumed && bytes.Contains(all, []byte("resumed")) {
				resumed = true
				_, _ = outside.WriteString("q")
			}
			if err != nil {
				break
			}
		}
		_ = outside.Close()
		if err := command.Wait(); err != nil {
			t.Errorf("%s: %v", role, err)
		}
		// The test binary's own report follows.
		if !strings.HasPrefix(string(all), want) {
			t.Errorf("%s: written\n%q, want\n%q", role, all, want)
		}
	}
}

// beJob takes the terminal, suspends itself once and ends at a key.
func beJob(t *testing.T) {
	terminal, err := Open(os.Stdin, os.Stdout)
	if err != nil {
		t.Fatal(err)
	}
	_ = terminal.Enter()
	if err := terminal.Suspend(); err != nil {
		t.Fatal(err)
	}
	_, _ = io.WriteString(terminal, "resumed")
	readUntil(t, terminal, "q")
	_ = terminal.Leave()
	terminal.Close()
	if os.Getenv("TERMINAL_TEST") == "job" {
		os.Exit(0) // without the test's report
	}
}

// beShell runs the job in the foreground, looks at the terminal when it has
// stopped, and lets it go on.
func beShell(t *testing.T) {
	signal.Ignore(syscall.SIGTTOU) // It takes the terminal back while in the background.
	job := exec.Command(os.Args[0], "-test.run=TestSuspendStopsAndResumes")
	job.Env = append(os.Environ(), "TERMINAL_TEST=job")
	job.Stdin, job.Stdout = os.Stdin, os.Stdout
	job.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Foreground: true, Ctty: 0}
	if err := job.Start(); err != nil {
		t.Fatal(err)
	}
	pid := job.Process.Pid
	var status syscall.WaitStatus
	if _, err := syscall.Wait4(pid, &status, syscall.WUNTRACED, nil); err != nil || !status.Stopped() {
		t.Fatalf("the job has not stopped: %v %v", status, err)
	}
	mode := "raw"
	if termios, err := unix.IoctlGetTermios(0, unix.TCGETS); err == nil && termios.Lflag&unix.ICANON != 0 {
		mode = "cooked"
	}
	_, _ = io.WriteString(os.Stdout, "stopped "+mode)
	if err := unix.IoctlSetPointerInt(0, unix.TIOCSPGRP, pid); err != nil {
		t.Fatal(err)
	}
	_ = syscall.Kill(-pid, syscall.SIGCONT)
	if _, err := syscall.Wait4(pid, &status, 0, nil); err != nil || status.ExitStatus() != 0 {
		t.Fatalf("the job: %v %v", status, err)
	}
	_, _ = io.WriteString(os.Stdout, "ended")
}
