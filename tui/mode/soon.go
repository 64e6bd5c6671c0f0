package mode

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// patience is how long the screen stands still for something to be done, so
// that mostly one frame shows it; after that, the rest happens aside.
const patience = 20 * time.Millisecond

// Soon does work beside the event loop. What is done within a moment comes at
// once, with no command; else the command returns it. Of work that panics,
// failed makes the message: others may be served by this process.
func Soon(work func() tea.Msg, failed func(what any) tea.Msg) (now tea.Msg, later tea.Cmd) {
	result := make(chan tea.Msg, 1)
	go func() {
		var msg tea.Msg
		defer func() {
			if what := recover(); what != nil {
				msg = failed(what)
			}
			result <- msg
		}()
		msg = work()
	}()
	timeout := time.NewTimer(patience)
	defer timeout.Stop()
	select {
	case msg := <-result:
		return msg, nil
	case <-timeout.C:
		return nil, func() tea.Msg { return <-result }
	}
}
