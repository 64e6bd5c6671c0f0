// Package clipboard takes text to the clipboard of whoever sits at the
// terminal: through the terminal itself (OSC 52), which works at any distance,
// and, where the program runs beside the clipboard, straight to it.
package clipboard

import (
	"strconv"
	"strings"

	"github.com/aymanbagabas/go-osc52/v2"
	tea "github.com/charmbracelet/bubbletea"

	"baogao/tui/mode"
	"baogao/tui/paint"
)

// most is the length of a text, in bytes, that is sent through a terminal:
// what some of them take of an OSC 52 sequence, 100,000 bytes, less what stands
// about the text, which grows by a third in base64.
const most = 74_994

// Clipboard implements mode.Clipboard.
type Clipboard struct {
	wrap func(osc52.Sequence) string // see wrapping
	own  func(text string) error
}

// New returns the clipboard of a terminal with an environment. own takes text
// to the machine's own clipboard beside the event loop; nil where there is
// none, or where it is not that of whoever sits at the terminal.
func New(getenv func(string) string, own func(text string) error) *Clipboard {
	return &Clipboard{wrap: wrapping(getenv), own: own}
}

// wrapping returns how a sequence gets through a terminal multiplexer to the
// terminal.
//
// tmux takes it itself where set-clipboard is on, and otherwise passes on what
// is wrapped where allow-passthrough is on; it ignores the other of the two.
// screen knows no OSC 52 and prints what is long of an OSC: it gets it wrapped
// only. TERM=screen of a session that says no more is taken for screen.
func wrapping(getenv func(string) string) func(osc52.Sequence) string {
	term := getenv("TERM")
	switch {
	case getenv("TMUX") != "" || strings.HasPrefix(term, "tmux"):
		return func(s osc52.Sequence) string { return s.String() + s.Tmux().String() }
	case getenv("STY") != "" || strings.HasPrefix(term, "screen"):
		return func(s osc52.Sequence) string { return s.Screen().String() }
	}
	return osc52.Sequence.String
}

// Copy implements mode.Clipboard.
func (c *Clipboard) Copy(text string) tea.Cmd {
	if len(text) <= most {
		return tea.Batch(paint.Send(c.wrap(osc52.New(text))), c.ownly(text, ""))
	}
	tooLong := "太长，终端的剪贴板放不下（约 " + strconv.Itoa(most/len("字")/1000) + " 千字以内），请按 e 写入文件"
	if c.own == nil {
		return func() tea.Msg { return mode.Notice(tooLong) }
	}
	return c.ownly(text, tooLong)
}

// ownly takes text to the machine's own clipboard, where there is one. Where
// it does not take it, the failure is said, "" being nothing to say.
func (c *Clipboard) ownly(text, failure string) tea.Cmd {
	if c.own == nil {
		return nil
	}
	own := c.own
	return func() tea.Msg {
		if err := own(text); err != nil && failure != "" {
			return mode.Notice(failure)
		}
		return nil
	}
}
