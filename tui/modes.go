package tui

import (
	"baogao/tui/bookmarks"
	"baogao/tui/clippings"
	"baogao/tui/everywhere"
	"baogao/tui/figures"
	"baogao/tui/help"
	"baogao/tui/jump"
	"baogao/tui/keys"
	"baogao/tui/mode"
	"baogao/tui/parallel"
	"baogao/tui/save"
	"baogao/tui/terms"
)

// opened returns the mode that an action opens, nil for an action that opens
// none. It is the one place that knows which modes there are.
func opened(action keys.Action, s *mode.Session) mode.Mode {
	switch action {
	case keys.OpenHelp:
		return help.New(s, s.Top().Contexts())
	case keys.OpenSearch:
		return everywhere.Open(s)
	case keys.OpenBookmarks:
		return bookmarks.New(s)
	case keys.OpenJump:
		return jump.New(s, subject(s))
	case keys.OpenCompare:
		return figures.OpenCompare(s)
	case keys.OpenOwn:
		return figures.OpenOwn(s, subject(s))
	case keys.OpenParallel:
		return parallel.Open(s)
	case keys.OpenTerms:
		return terms.Open(s, subject(s))
	case keys.OpenClippings:
		return clippings.New(s)
	case keys.OpenSave:
		if m, ok := s.Top().(mode.Exporter); ok {
			if d, ok := m.Export(); ok {
				return save.New(s, d)
			}
		}
	case keys.OpenOutcome:
		return figures.OpenOutcome(s, subject(s))
	}
	return nil
}

// subject is the ID of the report that the top mode is about: its own, or
// the one being read.
func subject(s *mode.Session) string {
	if m, ok := s.Top().(interface{ Subject() string }); ok && m.Subject() != "" {
		return m.Subject()
	}
	return s.Reader().Place().Report
}
