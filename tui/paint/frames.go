package paint

import (
	"io"
	"sync"

	"baogao/tui/cell"
)

// frames hands drawn grids to the goroutine that paints them. While that one
// waits for a slow terminal, only the latest grid is kept: what nobody would
// see is never painted, nothing piles up, and the program goes on answering
// keys.
type frames struct {
	out     io.Writer
	painter *Painter

	mu      sync.Mutex
	changed sync.Cond
	next    *cell.Grid   // drawn, not painted yet
	aside   []byte       // to be written before the next frame
	free    []*cell.Grid // to be drawn on again
	lost    bool         // what is on the screen is not known
	busy    bool         // painting
	stopped bool
	err     error // of the last write

	broken chan struct{} // closed when a write has failed
	done   chan struct{} // closed when the goroutine has ended
}

func newFrames(out io.Writer, p *Painter) *frames {
	f := &frames{out: out, painter: p, broken: make(chan struct{}), done: make(chan struct{})}
	f.changed.L = &f.mu
	go f.run()
	return f
}

func (f *frames) run() {
	defer close(f.done)
	f.mu.Lock()
	defer f.mu.Unlock()
	for {
		for f.idle() && !f.stopped {
			f.changed.Wait()
		}
		if f.idle() || f.err != nil {
			return
		}
		grid, aside, lost := f.next, f.aside, f.lost
		f.next, f.aside, f.lost, f.busy = nil, nil, false, true
		f.mu.Unlock()
		if lost {
			f.painter.Forget()
		}
		free, err := f.paint(grid, aside)
		f.mu.Lock()
		f.busy = false
		f.recycle(free)
		if err != nil {
			f.err = err
			close(f.broken)
		}
		f.changed.Broadcast()
	}
}

// idle reports whether there is nothing to write.
func (f *frames) idle() bool { return f.next == nil && len(f.aside) == 0 }

// paint writes what goes to the terminal beside the frames, paints a grid, if
// there is one, and returns another to draw on. A panic ends this program, not
// the process, which may serve others.
func (f *frames) paint(grid *cell.Grid, aside []byte) (free *cell.Grid, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = panicked(r)
		}
	}()
	if len(aside) > 0 {
		if _, err := f.out.Write(aside); err != nil {
			return nil, err
		}
	}
	if grid == nil {
		return nil, nil
	}
	frame, free := f.painter.Paint(grid)
	if len(frame) > 0 {
		_, err = f.out.Write(frame)
	}
	return free, err
}

// maxFree is how many grids there are beside the one on the screen: one being
// drawn, one waiting.
const maxFree = 2

// recycle keeps a grid for blank, if it is of any use.
func (f *frames) recycle(g *cell.Grid) {
	if g != nil && len(f.free) < maxFree {
		f.free = append(f.free, g)
	}
}

// blank returns a blank grid to draw the next frame on.
func (f *frames) blank(c cell.Condition, width, height int) *cell.Grid {
	f.mu.Lock()
	defer f.mu.Unlock()
	for len(f.free) > 0 {
		g := f.free[len(f.free)-1]
		f.free = f.free[:len(f.free)-1]
		if w, h := g.Size(); w == width && h == height && g.Condition == c {
			g.Clear()
			return g
		}
	}
	return cell.NewGrid(c, width, height)
}

// show has a grid painted, instead of one that still waits.
func (f *frames) show(g *cell.Grid) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.recycle(f.next)
	f.next = g
	f.changed.Broadcast()
}

// send has a sequence written between two frames; of several that wait, the
// last, so that nothing piles up before a slow terminal.
func (f *frames) send(sequence string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.aside = []byte(sequence)
	f.changed.Broadcast()
}

// forget has the next frame painted whole.
func (f *frames) forget() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.lost = true
}

// pause calls do while nothing is painted; afterwards what is on the screen
// is not known. An error of do counts as one of writing.
func (f *frames) pause(do func() error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for f.busy || !f.idle() && f.err == nil && !f.stopped {
		f.changed.Wait()
	}
	f.lost = true
	if err := do(); err != nil && f.err == nil {
		f.err = err
		close(f.broken)
	}
}

func (f *frames) failed() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.err
}

// stop ends the goroutine when the last frame is painted.
func (f *frames) stop() {
	f.mu.Lock()
	f.stopped = true
	f.changed.Broadcast()
	f.mu.Unlock()
	<-f.done
}
