package clipboard

import (
	"context"
	"errors"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"github.com/atotto/clipboard"
)

// patience is how long tmux may take; nothing on the screen waits for it.
const patience = 10 * time.Second

// Own returns what takes text to the clipboard of a program that was started
// in a shell with an environment; nil where that has none. It is not for
// sessions of others: it is the clipboard of this machine's user.
func Own(getenv func(string) string) func(text string) error {
	var ways []func(text string) error
	if getenv("TMUX") != "" {
		ways = append(ways, toTmux)
	}
	if !clipboard.Unsupported && nearby(getenv) {
		ways = append(ways, clipboard.WriteAll)
	}
	if len(ways) == 0 {
		return nil
	}
	return func(text string) error {
		var failures []error
		for _, way := range ways {
			if err := way(text); err != nil {
				failures = append(failures, err)
			}
		}
		if len(failures) < len(ways) {
			return nil
		}
		return errors.Join(failures...)
	}
}

// nearby reports whether the machine's clipboard is that of whoever sits at
// the terminal. X and Wayland say so by their display, also at a distance. In
// Windows's Linux the library would hand Chinese to clip.exe, which takes it
// for another encoding; the terminals there know OSC 52.
func nearby(getenv func(string) string) bool {
	switch {
	case getenv("WSL_DISTRO_NAME") != "":
		return false
	case runtime.GOOS == "darwin" || runtime.GOOS == "windows":
		return getenv("SSH_CONNECTION") == ""
	}
	return getenv("DISPLAY") != "" || getenv("WAYLAND_DISPLAY") != ""
}

// toTmux makes text tmux's newest buffer, and has it pass it on to the
// terminal's clipboard (-w, since tmux 3.2), which it does not let programs do
// as it is configured by default.
func toTmux(text string) error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, "tmux", "load-buffer", "-w", "-")
	cmd.Stdin = strings.NewReader(text)
	return cmd.Run()
}
