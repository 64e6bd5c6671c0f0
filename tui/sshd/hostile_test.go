package sshd

import (
	"bytes"
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"io"
	"net"
	"os"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"
)

// settled is how many goroutines and bytes on the heap there are when all
// that is over is gone.
func settled() (goroutines int, heap uint64) {
	runtime.GC()
	runtime.GC() // what the first one has made unreachable through finalizers
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return runtime.NumGoroutine(), m.HeapAlloc
}

// besieged runs a server that hostile clients, who come from 127.0.0.1, do
// something to. While they do, somebody else is to be answered; when they are
// gone, so is all that the server had for them.
func besieged(t *testing.T, change func(*Config), hostile func(t *testing.T, s *served)) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := startOn(t, narrow{l}, change)
	s.answersOthers(t) // what is made once is made now
	until(t, "the end of that", func() bool { return strings.Contains(s.log.String(), "msg=disconnect") })
	goroutines, heap := settled()
	for same := 0; same < 20; same++ { // 100 ms without a change
		time.Sleep(5 * time.Millisecond)
		now, _ := settled()
		if now != goroutines {
			goroutines, same = now, 0
		}
	}
	t.Run("meanwhile", func(t *testing.T) { // whose Cleanups are their going
		hostile(t, s)
		s.answersOthers(t)
	})
	until(t, "as many goroutines as before", func() bool {
		now, _ := settled()
		return now <= goroutines
	})
	const slack = 1 << 20 // bytes of log, pools and tables that have grown
	until(t, "as much memory as before", func() bool {
		_, now := settled()
		return now <= heap+slack
	})
}

// narrow has the system keep little of what connections do not read, so that
// the server has to wait for them soon.
type narrow struct{ net.Listener }

func (n narrow) Accept() (net.Conn, error) {
	c, err := n.Listener.Accept()
	if t, ok := c.(*net.TCPConn); ok {
		err = t.SetWriteBuffer(4 << 10)
	}
	return c, err
}

// answersOthers fails the test unless the server answers somebody at another
// address.
func (s *served) answersOthers(t *testing.T) {
	t.Helper()
	from := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.IPv4(127, 0, 0, 2)}, Timeout: ample}
	nc, err := from.Dial("tcp", s.addr)
	if err != nil {
		t.Fatal(err)
	}
	_ = nc.SetDeadline(time.Now().Add(ample))
	c, err := s.enter(nc)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if out, errs, status := answer(t, c, "get 荆门 GDP"); status != 0 || !strings.Contains(out, "6.7%") {
		t.Errorf("the server answers %q, %q, status %d", out, errs, status)
	}
}

// ends reports whether the server closes a connection.
func ends(c net.Conn) bool {
	_ = c.SetReadDeadline(time.Now().Add(ample))
	_, err := io.Copy(io.Discard, c)
	return !os.IsTimeout(err)
}

func TestConnectionsThatSayNothingKeepNobodyOut(t *testing.T) {
	besieged(t, nil, func(t *testing.T, s *served) {
		const many = 500
		for range many {
			s.plainDial(t)
		}
		most := DefaultLimits().PerAddress
		until(t, "room for others", func() bool { return strings.Count(s.log.String(), "made room for another") == many-most })
	})
}

func TestWhatIsNoSSHIsHungUpOn(t *testing.T) {
	noise := make([]byte, 10<<20)
	if _, err := rand.Read(noise); err != nil {
		t.Fatal(err)
	}
	// A packet that says it is 10 MB long (RFC 4253, 6), and is.
	large := binary.BigEndian.AppendUint32([]byte("SSH-2.0-hostile\r\n"), uint32(len(noise)))
	for name, bytes := range map[string][]byte{
		"noise": noise, "no end": bytes.Repeat([]byte("SSH-2.0-"), 1<<20), "lines": bytes.Repeat([]byte("hello\r\n"), 1<<20),
		"HTTP":           []byte("GET / HTTP/1.1\r\nHost: x\r\n\r\n" + strings.Repeat("x", 300)),
		"a large packet": append(large, noise...),
	} {
		t.Run(name, func(t *testing.T) {
			besieged(t, nil, func(t *testing.T, s *served) {
				for range 5 {
					c := s.plainDial(t)
					_, _ = c.Write(bytes) // the server may hang up before all is said
					if !ends(c) {
						t.Error("the server still listens")
					}
				}
			})
		})
	}
}

func TestTheLongestCommandThatSSHCarriesIsRefused(t *testing.T) {
	besieged(t, nil, func(t *testing.T, s *served) {
		c := s.dial(t)
		for range 20 {
			out, errs, status := answer(t, c, "grep "+strings.Repeat("x", 255<<10))
			if status != 2 || out != "" || strings.Count(errs, "\n") != 1 {
				t.Errorf("status %d, %q, %q; want 2 and one line", status, out, errs)
			}
		}
	})
}

func TestTerminalsOfAnySizeAreDrawnWithinReason(t *testing.T) {
	row := regexp.MustCompile(`\x1b\[(\d+)(?:;(\d+))?H`)
	besieged(t, nil, func(t *testing.T, s *served) {
		for _, size := range [][2]int{{0, 0}, {60000, 60000}, {1, 1}, {0, 60000}, {1<<32 - 1, 1<<32 - 1}} {
			x, in, out := shell(t, s.dial(t), size[0], size[1])
			until(t, "a screen", func() bool { return strings.Count(out.String(), "\x1b[2J") > 1 })
			if _, err := io.WriteString(in, "q"); err != nil {
				t.Fatal(err)
			}
			if err := x.Wait(); err != nil {
				t.Errorf("%v: %v", size, err)
			}
			for _, at := range row.FindAllStringSubmatch(out.String(), -1) {
				y, _ := strconv.Atoi(at[1]) // digits
				x, _ := strconv.Atoi(at[2])
				if y > maxHeight || x > maxWidth {
					t.Errorf("%v: something is drawn at %s", size, at[0])
				}
			}
		}
	})
}

func TestAFloodOfSizesDoesNotKeepTheMachineDrawing(t *testing.T) {
	besieged(t, nil, func(t *testing.T, s *served) {
		x, in, out := shell(t, s.dial(t), 100, 30)
		until(t, "the screen", func() bool { return strings.Contains(out.String(), "帮助") })
		const changes = 20_000
		begun, seen := time.Now(), len(out.String())
		for i := range changes {
			if err := x.WindowChange(10+i%90, 40+i%400); err != nil {
				t.Fatal(err)
			}
		}
		s.answersOthers(t)
		if _, err := io.WriteString(in, "q"); err != nil {
			t.Fatal(err)
		}
		if err := x.Wait(); err != nil {
			t.Error(err)
		}
		drawn := strings.Count(out.String()[seen:], "\x1b[2J")
		if most := int(time.Since(begun)/resizePause) + 2; drawn > most {
			t.Errorf("%d of %d sizes are drawn, want at most %d", drawn, changes, most)
		}
	})
}

// deaf is a connection that stops reading.
type deaf struct {
	net.Conn
	stopped atomic.Bool
	closed  chan struct{}
	close   sync.Once
}

func (d *deaf) Read(b []byte) (int, error) {
	if d.stopped.Load() {
		<-d.closed
		return 0, io.EOF
	}
	return d.Conn.Read(b)
}

func (d *deaf) Close() error {
	d.close.Do(func() { close(d.closed) })
	return d.Conn.Close()
}

func TestClientsThatStopReadingAreLetGo(t *testing.T) {
	floods := []func(n int, x *ssh.Session, in io.Writer){
		func(n int, _ *ssh.Session, in io.Writer) { _, _ = io.WriteString(in, "jk"[n/300%2:][:1]) },
		func(n int, x *ssh.Session, _ io.Writer) { _ = x.WindowChange(140+n%10, 500) },
	}
	besieged(t, func(c *Config) { c.Limits.Stall = 3 * time.Second }, func(t *testing.T, s *served) {
		var begun []func(n int)
		for _, flood := range floods {
			d := &deaf{Conn: s.plainDial(t), closed: make(chan struct{})}
			if err := d.Conn.(*net.TCPConn).SetReadBuffer(4 << 10); err != nil {
				t.Fatal(err)
			}
			c, err := s.enter(d)
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			x, in, out := shell(t, c, 500, 150)
			until(t, "the screen", func() bool { return strings.Contains(out.String(), "帮助") })
			d.stopped.Store(true)
			begun = append(begun, func(n int) { flood(n, x, in) })
		}
		n := 0
		until(t, "both are let go", func() bool {
			for _, flood := range begun {
				flood(n)
			}
			n++
			return strings.Count(s.log.String(), "takes no output") == len(begun)
		})
	})
}

func TestAFloodOfKeysIsReadAtAPace(t *testing.T) {
	besieged(t, nil, func(t *testing.T, s *served) {
		_, in, out := shell(t, s.dial(t), 160, 45)
		until(t, "the screen", func() bool { return strings.Contains(out.String(), "帮助") })
		written := make(chan int64, 1)
		go func() {
			n, _ := io.Copy(in, bytes.NewReader(bytes.Repeat([]byte("jk"), 5<<20)))
			written <- n
		}()
		s.answersOthers(t)
		select {
		case n := <-written:
			t.Errorf("%d bytes are taken at once", n)
		default:
		}
	})
}

func TestAConnectionOpensNoMoreSessionsThanItsAddressMay(t *testing.T) {
	besieged(t, nil, func(t *testing.T, s *served) {
		c, opened := s.dial(t), 0
		for range 500 {
			if _, err := c.NewSession(); err == nil {
				opened++
			}
		}
		if most := DefaultLimits().PerAddress; opened != most {
			t.Errorf("%d sessions are opened, want %d", opened, most)
		}
	})
}

func TestCommandsLeaveNothingBehind(t *testing.T) {
	besieged(t, nil, func(t *testing.T, s *served) {
		c := s.dial(t)
		for range 100 {
			for _, command := range []string{"get 荆门 GDP", "__complete get 荆门 --color ''"} {
				if _, errs, status := answer(t, c, command); status != 0 {
					t.Fatalf("%s: status %d, %q", command, status, errs)
				}
			}
		}
	})
}

func TestManyWrongKeysEndTheConnection(t *testing.T) {
	list := fmt.Sprintf("%s/keys", t.TempDir())
	if err := os.WriteFile(list, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s := start(t, func(c *Config) {
		var err error
		if c.Keys, err = ReadAuthorizedKeys(list, c.Log); err != nil {
			t.Fatal(err)
		}
	})
	tried := 0
	_, err := ssh.Dial("tcp", s.addr, &ssh.ClientConfig{User: "guess", HostKeyCallback: ssh.InsecureIgnoreHostKey(),
		Auth: []ssh.AuthMethod{ssh.PublicKeysCallback(func() (many []ssh.Signer, err error) {
			for range 20 {
				many = append(many, &counting{Signer: signer(t), tried: &tried})
			}
			return many, nil
		})}})
	if err == nil || tried > 7 {
		t.Errorf("%d keys are tried, %v", tried, err)
	}
}

// counting is a key that counts itself when it is shown.
type counting struct {
	ssh.Signer
	shown bool
	tried *int
}

func (c *counting) PublicKey() ssh.PublicKey {
	if !c.shown {
		c.shown = true
		*c.tried++
	}
	return c.Signer.PublicKey()
}
