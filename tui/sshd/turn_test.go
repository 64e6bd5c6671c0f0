package sshd

import (
	"context"
	"io"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"

	"baogao/model"
	"baogao/parse/shipped"
)

// slow is a library that takes as long to load a report as the test wants.
type slow struct {
	model.Library
	asked chan string // gets the ID of every report that is to be loaded
	goOn  chan struct{}
}

func (s slow) Report(id string) (*model.Report, error) {
	if strings.HasPrefix(id, "荆州") {
		s.asked <- id
		<-s.goOn
	}
	return s.Library.Report(id)
}

func TestAnAddressHasSoManyCommandsAtWorkAndOthersWaitTheirTurn(t *testing.T) {
	library := slow{shipped.Library(), make(chan string, 10), make(chan struct{})}
	s := start(t, func(c *Config) {
		c.Limits.Commands = 2
		c.Open = func(context.Context) (model.Library, error) { return library, nil }
	})
	ended := make(chan string, 3)
	for range 3 {
		x, err := s.dial(t).NewSession()
		if err != nil {
			t.Fatal(err)
		}
		go func() {
			out, _ := x.Output("get 荆州 GDP") // what is missing shows below
			ended <- string(out)
		}()
	}
	for range 2 {
		<-library.asked
	}
	_, in, out := shell(t, s.dial(t), 100, 30)
	until(t, "the program, which needs no turn", func() bool { return strings.Contains(out.String(), "帮助") })
	s.answersOthers(t)
	if _, err := io.WriteString(in, "q"); err != nil {
		t.Fatal(err)
	}
	if len(library.asked) > 0 || len(ended) > 0 {
		t.Error("a third command is at work")
	}
	close(library.goOn)
	for range 3 {
		if out := <-ended; !strings.Contains(out, "6.4%") {
			t.Errorf("a command says %q", out)
		}
	}
}

func TestWhoDoesNotReadHasNoTurn(t *testing.T) {
	library := copies(t, 40)
	s := start(t, func(c *Config) {
		c.Limits.Commands = 1
		c.Open = func(context.Context) (model.Library, error) { return library, nil }
	})
	ch, requests, err := s.dial(t).OpenChannel("session", nil)
	if err != nil {
		t.Fatal(err)
	}
	go ssh.DiscardRequests(requests)
	if _, err := ch.SendRequest("exec", true, ssh.Marshal(struct{ Line string }{"export"})); err != nil {
		t.Fatal(err)
	}
	if out, _, status := answer(t, s.dial(t), "list"); status != 0 || !strings.Contains(out, "荆门市0") {
		t.Errorf("another command: status %d, %.200q", status, out)
	}
}
