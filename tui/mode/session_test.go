package mode

import (
	"context"
	"testing"
)

func TestWorkBesideTheLoopEndsWithTheRun(t *testing.T) {
	run, end := context.WithCancel(t.Context())
	s := &Session{Context: run}
	work, giveUp := s.Work()
	defer giveUp()
	other, giveUpOther := s.Work()
	giveUpOther()
	if work.Err() != nil || other.Err() == nil {
		t.Errorf("one is given up: %v, the other: %v", other.Err(), work.Err())
	}
	if end(); work.Err() == nil {
		t.Error("goes on after the run")
	}
	forever, stop := new(Session).Work()
	defer stop()
	if forever.Err() != nil {
		t.Errorf("without a run: %v", forever.Err())
	}
}
