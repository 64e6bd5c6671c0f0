package sshd

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"
)

// load is what is asked of a server in a process of its own.
type load struct {
	readers int           // who have the program open
	pause   time.Duration // from one key of a reader to the next
	lookups int           // commands a minute beside them, a connection each
	lasting time.Duration // in all
}

// borne is how a server bore a load.
type borne struct {
	keys    []time.Duration // from a key to the last byte of its frame, sorted
	lookups []time.Duration // from dialling to the exit status, sorted
	failed  []error         // keys without an answer, sessions and look-ups lost
	memory  float64         // MB a reader, at most, over the server without any
	cpu     time.Duration   // that the server took
}

// moves come round to where they began, and each changes what is seen: panes,
// lines, pages, sections, other reports.
var moves = strings.Split("h h j j k k l j j k k l ] ] g j j j k k k", " ")

// quickMoves are those of readers who wait for nothing but a frame, be it that
// of the key before: no key takes back what the one before it did, which would
// leave nothing to paint where both are taken at once.
var quickMoves = strings.Split("j j ] ] space h j l j g", " ")

// frameEnd is what ends a frame on a terminal that holds frames back until
// they are whole.
var frameEnd = []byte("\x1b[?2026l")

// frameClock is the output of a session. It tells when a frame has come whole.
type frameClock struct {
	rest  []byte // what may be the beginning of an end
	ended chan time.Time
}

// Write implements io.Writer.
func (f *frameClock) Write(b []byte) (int, error) {
	text := append(f.rest, b...)
	if bytes.Contains(text, frameEnd) {
		select {
		case f.ended <- time.Now():
		default: // Nobody waits.
		}
	}
	f.rest = append(f.rest[:0], text[max(0, len(text)-len(frameEnd)+1):]...)
	return len(b), nil
}

// reader is somebody who has the program open.
type reader struct {
	client  *ssh.Client
	session *ssh.Session
	in      io.Writer
	frames  *frameClock
}

// open opens the program at 160×45.
func (p *process) open() (*reader, error) {
	client, err := p.connect()
	if err != nil {
		return nil, err
	}
	r := &reader{client: client, frames: &frameClock{ended: make(chan time.Time, 1)}}
	err = func() (err error) {
		if r.session, err = client.NewSession(); err != nil {
			return err
		}
		if r.in, err = r.session.StdinPipe(); err != nil {
			return err
		}
		r.session.Stdout, r.session.Stderr = r.frames, io.Discard
		if err = r.session.RequestPty("xterm-256color", 45, 160, ssh.TerminalModes{}); err != nil {
			return err
		}
		if err = r.session.Shell(); err != nil {
			return err
		}
		const answers = "\x1b[1;2R\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[?2026;2$y\x1b[?69;2$y\x1b[?62c"
		if _, err = io.WriteString(r.in, answers); err != nil {
			return err
		}
		return r.wait()
	}()
	if err != nil {
		_ = client.Close()
		return nil, err
	}
	return r, nil
}

// wait waits for a frame.
func (r *reader) wait() error {
	select {
	case <-r.frames.ended:
		return nil
	case <-time.After(ample):
		return errors.New("no frame comes")
	}
}

// press presses a key and waits for what it changes.
func (r *reader) press(key string) (time.Duration, error) {
	select {
	case <-r.frames.ended: // of what came by itself
	default:
	}
	begun := time.Now()
	if _, err := io.WriteString(r.in, key); err != nil {
		return 0, err
	}
	if err := r.wait(); err != nil {
		return 0, fmt.Errorf("%q: %w", key, err)
	}
	return time.Since(begun), nil
}

// leave leaves the program, as who is still there can.
func (r *reader) leave() error {
	defer r.client.Close()
	if _, err := io.WriteString(r.in, "q"); err != nil {
		return err
	}
	return r.session.Wait()
}

func (p *process) connect() (*ssh.Client, error) {
	return ssh.Dial("tcp", p.addr, &ssh.ClientConfig{User: "reader", HostKeyCallback: ssh.InsecureIgnoreHostKey(), Timeout: ample})
}

// lookup asks for one figure, as `ssh host get 荆门 GDP` does.
func (p *process) lookup() (time.Duration, error) {
	begun := time.Now()
	client, err := p.connect()
	if err != nil {
		return 0, err
	}
	defer client.Close()
	session, err := client.NewSession()
	if err != nil {
		return 0, err
	}
	out, err := session.Output("get 荆门 GDP")
	if err == nil && !bytes.Contains(out, []byte("6.7%")) {
		err = fmt.Errorf("the look-up says %q", out)
	}
	return time.Since(begun), err
}

// memory is how many MB of a process are in memory, now or at most so far:
// VmRSS or VmHWM of proc(5).
func (p *process) memory(t testing.TB, field string) float64 {
	t.Helper()
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.Process.Pid))
	if err != nil {
		t.Skip("no /proc here")
	}
	found := regexp.MustCompile(field + `:\s*(\d+) kB`).FindSubmatch(data)
	if found == nil {
		t.Fatalf("no %s in %s", field, data)
	}
	kB, _ := strconv.Atoi(string(found[1])) // digits
	return float64(kB) / 1024
}

// tally collects from many goroutines.
type tally struct {
	mu   sync.Mutex
	took []time.Duration
	errs []error
}

func (c *tally) add(d time.Duration, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err != nil {
		c.errs = append(c.errs, err)
		return
	}
	c.took = append(c.took, d)
}

// bear puts a load on a new server.
func bear(t testing.TB, l load) borne {
	t.Helper()
	most := strconv.Itoa(2*l.readers + 100)
	p := startProcess(t, "--sessions", most, "--per-address", most, "--waiting", most)
	if _, err := p.lookup(); err != nil {
		t.Fatal(err)
	}
	idle := p.memory(t, "VmRSS")
	readers := make([]*reader, l.readers)
	for i := range readers {
		var err error
		if readers[i], err = p.open(); err != nil {
			t.Fatalf("session %d: %v", i, err)
		}
	}
	var keys, lookups tally
	var working sync.WaitGroup
	end := time.Now().Add(l.lasting)
	for i, r := range readers {
		working.Go(func() {
			time.Sleep(time.Duration(i) * l.pause / time.Duration(l.readers)) // not all at once
			next := time.NewTicker(l.pause)
			defer next.Stop()
			for n := 0; time.Now().Before(end); n++ {
				keys.add(r.press(moves[n%len(moves)]))
				<-next.C
			}
		})
	}
	next := time.NewTicker(time.Minute / time.Duration(l.lookups))
	defer next.Stop()
	for time.Now().Before(end) {
		working.Go(func() { lookups.add(p.lookup()) })
		<-next.C
	}
	working.Wait()
	b := borne{memory: (p.memory(t, "VmHWM") - idle) / float64(l.readers), failed: append(keys.errs, lookups.errs...)}
	for i, r := range readers {
		if err := r.leave(); err != nil {
			b.failed = append(b.failed, fmt.Errorf("session %d: %w", i, err))
		}
	}
	p.stop()
	b.cpu = p.ProcessState.UserTime() + p.ProcessState.SystemTime()
	slices.SortFunc(keys.took, cmp.Compare)
	slices.SortFunc(lookups.took, cmp.Compare)
	b.keys, b.lookups = keys.took, lookups.took
	return b
}

func TestReadersAndLookUpsAtOnceAreAllServed(t *testing.T) {
	const rounds = 3 // of moves, and of look-ups beside them
	p := startProcess(t)
	var readers []*reader
	for range 10 {
		r, err := p.open()
		if err != nil {
			t.Fatal(err)
		}
		readers = append(readers, r)
	}
	var keys, lookups tally
	var working sync.WaitGroup
	for _, r := range readers {
		working.Go(func() {
			for range rounds {
				for _, key := range quickMoves {
					keys.add(r.press(strings.Replace(key, "space", " ", 1)))
				}
			}
		})
	}
	for range 2 {
		working.Go(func() {
			for range 10 * rounds {
				lookups.add(p.lookup())
			}
		})
	}
	working.Wait()
	for i, r := range readers {
		if err := r.leave(); err != nil {
			t.Errorf("session %d: %v", i, err)
		}
	}
	if failed := append(keys.errs, lookups.errs...); len(failed) > 0 {
		t.Errorf("%d failed, first %v", len(failed), failed[0])
	}
	if want := len(readers) * rounds * len(quickMoves); len(keys.took) != want || len(lookups.took) != 20*rounds {
		t.Errorf("%d of %d keys and %d of %d look-ups are answered", len(keys.took), want, len(lookups.took), 20*rounds)
	}
}

// BenchmarkOffice is the budget: 200 readers who press a key a second for a
// minute, and 1,000 look-ups beside them; no key over 100 ms, nothing lost, at
// most 5 MB a reader. With -short it is a tenth of it.
func BenchmarkOffice(b *testing.B) {
	l := load{readers: 200, pause: time.Second, lookups: 1000, lasting: time.Minute}
	if testing.Short() {
		l = load{readers: 20, pause: time.Second, lookups: 1000, lasting: 6 * time.Second}
	}
	for range b.N {
		got := bear(b, l)
		if len(got.failed) > 0 {
			b.Errorf("%d failed, first %v", len(got.failed), got.failed[0])
		}
		if len(got.keys) == 0 || len(got.lookups) == 0 {
			b.Fatal("nothing was answered")
		}
		late := len(got.keys) - within(got.keys, 100*time.Millisecond)
		for _, m := range []struct {
			figures []time.Duration
			unit    string
		}{{got.keys, "key"}, {got.lookups, "lookup"}} {
			last := len(m.figures) - 1
			b.ReportMetric(milliseconds(m.figures[last/2]), "median-ms/"+m.unit)
			b.ReportMetric(milliseconds(m.figures[last*99/100]), "p99-ms/"+m.unit)
			b.ReportMetric(milliseconds(m.figures[last]), "worst-ms/"+m.unit)
		}
		b.ReportMetric(float64(len(got.keys)), "keys")
		b.ReportMetric(float64(len(got.lookups)), "lookups")
		b.ReportMetric(float64(late), "late-keys")
		b.ReportMetric(got.memory, "MB/reader")
		b.ReportMetric(got.cpu.Seconds(), "cpu-s")
	}
	b.ReportMetric(0, "ns/op") // says nothing: the load lasts as long as it lasts
}

// within is how many of sorted durations are within a limit.
func within(d []time.Duration, limit time.Duration) int {
	n, _ := slices.BinarySearch(d, limit+1)
	return n
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
