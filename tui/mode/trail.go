package mode

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
)

// trail is where the reader was before and, after going back, where it went
// on to, as browsers have it.
type trail struct{ past, future []step }

// step is a place, and the modes that were open above the Reader when it was
// left from there: going back opens them again as they were.
type step struct {
	spot  Spot
	above []Mode
}

// maxSteps is the most places of a trail, and maxOpen of how many of them the
// modes are kept.
const (
	maxSteps = 200
	maxOpen  = 5
)

// push adds a step at the end of one side of the trail.
func push(list []step, s step) []step {
	if n := len(list); n > 0 && list[n-1].spot.Same(s.spot) && len(s.above) == 0 && len(list[n-1].above) == 0 {
		list = list[:n-1]
	}
	list = append(list, s)
	if i := len(list) - maxOpen - 1; i >= 0 {
		list[i].above = nil
	}
	return slices.Delete(list, 0, max(0, len(list)-maxSteps))
}

// Recall makes the places that the Store remembers from earlier runs the ones
// to go back to.
func (s *Session) Recall() {
	for _, spot := range slices.Backward(s.Store.Visits()) {
		s.trail.past = push(s.trail.past, step{spot: spot})
	}
}

// Depart remembers the place being read, which is about to be left by a jump.
func (s *Session) Depart() {
	if here, ok := s.here(); ok {
		s.trail.past = push(s.trail.past, here)
		s.trail.future = nil
	}
}

// DepartFrom remembers a place that was left by a jump.
func (s *Session) DepartFrom(spot Spot) {
	s.Store.AddVisit(spot)
	s.trail.past = push(s.trail.past, step{spot: spot})
	s.trail.future = nil
}

// here is where one is: the place being read and the modes above.
func (s *Session) here() (step, bool) {
	spot, ok := s.Reader().Spot()
	if !ok {
		return step{}, false
	}
	s.Store.AddVisit(spot)
	return step{spot: spot, above: slices.Clone(s.stack[1:])}, true
}

// GoBack goes back to the place that one jumped from last, and reports whether
// there is one.
func (s *Session) GoBack() (tea.Cmd, bool) { return s.walk(&s.trail.past, &s.trail.future) }

// GoOn undoes GoBack.
func (s *Session) GoOn() (tea.Cmd, bool) { return s.walk(&s.trail.future, &s.trail.past) }

// walk takes the last step of one side of the trail and adds where one is to
// the other.
func (s *Session) walk(from, to *[]step) (tea.Cmd, bool) {
	here, ok := s.here()
	for len(*from) > 0 {
		last := (*from)[len(*from)-1]
		*from = (*from)[:len(*from)-1]
		if ok && last.spot.Same(here.spot) && len(last.above) == 0 {
			continue // one is there
		}
		if !s.Holds(last.spot.Report) {
			continue
		}
		if ok {
			*to = push(*to, here)
		}
		s.stack = s.stack[:1]
		cmd := s.Reader().Show(last.spot.Place())
		for _, m := range last.above {
			s.Push(m)
		}
		return tea.Batch(cmd, ChangeBookmarks), true // They may have changed while the modes were closed.
	}
	return nil, false
}

// Finds reports whether the library has the report of something that was kept
// under a title, and says so where it has not.
func (s *Session) Finds(report, title string) bool {
	ok := s.Holds(report)
	if !ok {
		s.Say("这次打开的报告里没有 " + title)
	}
	return ok
}

// Holds reports whether the library has the report with an ID: what an earlier
// run has left may be of another library.
func (s *Session) Holds(report string) bool {
	_, ok := model.EntryNamed(s.Library, report)
	return ok
}
