package tui

import (
	"baogao/tui/help"
	"baogao/tui/keys"
	"baogao/tui/mode"
)

// opened returns the mode that an action opens, nil for an action that opens
// none. It is the one place that knows which modes there are.
func opened(action keys.Action, s *mode.Session) mode.Mode {
	switch action {
	case keys.OpenHelp:
		return help.New(s, s.Top().Contexts())
	}
	return nil
}
