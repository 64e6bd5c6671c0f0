package figures

import (
	"slices"

	"baogao/tui/mode"
)

// The names under which the session keeps the screens, so that one comes back
// from a report's text to the row that one left.
const (
	leftCompare = "compare"
	leftOwn     = "own"
	leftOutcome = "outcome"
)

// OpenCompare returns the comparison of the session's marked reports, as it
// was left where they are still the same.
func OpenCompare(s *mode.Session) *Compare {
	if c, ok := s.Left(leftCompare).(*Compare); ok && slices.Equal(c.wanted(), c.asked) {
		return c
	}
	c := NewCompare(s)
	s.Leave(leftCompare, c)
	return c
}

// OpenOwn returns the figures of a report, as they were left.
func OpenOwn(s *mode.Session, id string) *Own {
	if o, ok := s.Left(leftOwn).(*Own); ok && o.Subject() == id {
		return o
	}
	o := NewOwn(s, id)
	s.Leave(leftOwn, o)
	return o
}

// OpenOutcome returns what came of the targets of a report's region, as it
// was left.
func OpenOutcome(s *mode.Session, id string) *Outcome {
	if o, ok := s.Left(leftOutcome).(*Outcome); ok && o.Subject() == id {
		return o
	}
	o := NewOutcome(s, id)
	s.Leave(leftOutcome, o)
	return o
}
