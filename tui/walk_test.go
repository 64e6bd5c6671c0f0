package tui

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/parse/shipped"
	"baogao/tui/cell"
	"baogao/tui/keys"
	"baogao/tui/paint"
	"baogao/tui/paint/emulator"
)

// A walk is the program under keys, mouse and sizes that come at random, on a
// terminal that is held against what was drawn after each of them. On a slow
// one reports take their time to load, and what commands return comes when
// other keys have been pressed.
type walk struct {
	*testing.T
	random   *rand.Rand
	app      *App
	painter  *paint.Painter
	terminal *emulator.Terminal
	free     *cell.Grid
	size     tea.WindowSizeMsg
	trail    []string // the last events
	slow     bool
	pending  []tea.Cmd // of a slow walk
}

// steps are the events of one walk; with the race detector, which runs short,
// fewer do.
func steps() int {
	if testing.Short() {
		return 100
	}
	return 500
}

func TestWhateverIsTypedTheTerminalShowsWhatIsDrawn(t *testing.T) {
	t.Chdir(t.TempDir()) // exporting writes there
	library := shipped.Library()
	for name, c := range conditions {
		for seed := range uint64(2) {
			t.Run(fmt.Sprintf("%s %d", name, seed), func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) { // no waiting for pauses
					newWalk(t, library, c, seed).take(steps())
				})
			})
		}
	}
}

// slowLibrary takes longer than the screen waits.
type slowLibrary struct{ model.Library }

func (l slowLibrary) Report(id string) (*model.Report, error) {
	time.Sleep(time.Second)
	return l.Library.Report(id)
}

func newWalk(t *testing.T, library model.Library, c cell.Condition, seed uint64) *walk {
	slow := seed%2 == 1
	if slow {
		library = slowLibrary{library}
	}
	s := openScreen(t, library, c, 160, 45)
	s.app.welcome = true
	w := &walk{T: t, slow: slow, random: rand.New(rand.NewPCG(seed, 7)), app: s.app,
		painter: &paint.Painter{Synchronized: seed%2 == 0, Margins: seed%2 == 1}, terminal: emulator.New(t, c, 1, 1)}
	w.resize(160, 45)
	return w
}

// take takes n steps.
func (w *walk) take(n int) {
	defer time.Sleep(time.Hour) // of synctest's: whoever is at work still ends
	defer func() {
		if r := recover(); r != nil {
			w.Errorf("after %s", strings.Join(w.trail, " "))
			panic(r)
		}
	}()
	all := w.keys()
	for range n {
		for len(w.pending) > 0 && w.random.IntN(2) == 0 {
			cmd := w.pending[0]
			w.pending = w.pending[1:]
			w.run(cmd)
			w.look()
		}
		switch p := w.random.IntN(100); {
		case p < 4:
			w.resize(1+w.random.IntN(200), 1+w.random.IntN(60))
		case p < 7: // back to where there is room
			w.resize(100+w.random.IntN(80), 24+w.random.IntN(30))
		case p < 17:
			w.send(w.mouse())
		case p < 20:
			w.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune([]string{"荆门", "jm", "gdp", "\u0301é👍🏽", "[(", "“①…”"}[w.random.IntN(6)]), Paste: p == 18})
		default:
			w.send(keyMsg(all[w.random.IntN(len(all))]))
		}
		w.look()
	}
}

// keys are those of the table, without the one that only ends the program.
func (w *walk) keys() []string {
	var all []string
	for _, c := range keys.Contexts() {
		for _, b := range keys.Of(c) {
			if b.Action != keys.Kill {
				all = append(all, b.Keys...)
			}
		}
	}
	return append(all, "1", "9", "a", "backspace", "delete")
}

// keyMsg is a key as Bubble Tea reports it.
func keyMsg(name string) tea.KeyMsg {
	if r := []rune(name); len(r) == 1 && name != " " {
		return tea.KeyMsg{Type: tea.KeyRunes, Runes: r}
	}
	for kind := tea.KeyType(-100); kind < 128; kind++ {
		if k := (tea.KeyMsg{Type: kind, Runes: []rune(name)}); kind != tea.KeyRunes && k.String() == name {
			return k
		}
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(name)}
}

func (w *walk) mouse() tea.MouseMsg {
	buttons := []tea.MouseButton{tea.MouseButtonLeft, tea.MouseButtonLeft, tea.MouseButtonRight, tea.MouseButtonWheelUp, tea.MouseButtonWheelDown, tea.MouseButtonNone}
	actions := []tea.MouseAction{tea.MouseActionPress, tea.MouseActionPress, tea.MouseActionRelease, tea.MouseActionMotion}
	return tea.MouseMsg{X: w.random.IntN(w.size.Width + 2), Y: w.random.IntN(w.size.Height + 2),
		Button: buttons[w.random.IntN(len(buttons))], Action: actions[w.random.IntN(len(actions))]}
}

func (w *walk) resize(width, height int) {
	w.size = tea.WindowSizeMsg{Width: width, Height: height}
	w.terminal.Resize(width, height)
	w.painter.Forget()
	w.free = nil
	w.send(w.size)
}

// send gives the program an event, and what its commands return.
func (w *walk) send(msg tea.Msg) {
	w.trail = append(w.trail[max(0, len(w.trail)-40):], fmt.Sprintf("%T(%v)", msg, msg))
	_, cmd := w.app.Update(msg)
	if w.slow {
		w.pending = append(w.pending, cmd)
		return
	}
	w.run(cmd)
}

// run carries out commands in their order.
func (w *walk) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	msg := cmd()
	if v := reflect.ValueOf(msg); v.IsValid() && v.Type().ConvertibleTo(reflect.TypeFor[[]tea.Cmd]()) { // a batch, a sequence
		for _, c := range v.Convert(reflect.TypeFor[[]tea.Cmd]()).Interface().([]tea.Cmd) {
			w.run(c)
		}
		return
	}
	if msg != nil {
		w.send(msg)
	}
}

// look paints the screen and holds the terminal against it.
func (w *walk) look() {
	next := w.free
	if next == nil {
		next = cell.NewGrid(w.app.session.Condition, w.size.Width, w.size.Height)
	}
	next.Clear()
	w.app.Draw(next.Canvas())
	if wrong := torn(next); wrong != "" {
		w.Fatalf("%s\nafter %s", wrong, strings.Join(w.trail, " "))
	}
	frame, free := w.painter.Paint(next)
	_, _ = w.terminal.Write(frame)
	if d := w.terminal.Differs(next, next.Condition.Disputed); d != "" {
		w.Fatalf("%s\nafter %s", d, strings.Join(w.trail, " "))
	}
	if w.free = free; free != nil {
		if width, height := free.Size(); width != w.size.Width || height != w.size.Height {
			w.free = nil
		}
	}
}

// torn says where half of a wide character stands alone, or in another style
// than the other half.
func torn(g *cell.Grid) string {
	_, height := g.Size()
	for y := range height {
		row := g.Row(y)
		for x, c := range row {
			if c.Width == 2 && (x+1 == len(row) || row[x+1] != cell.Cell{Style: c.Style}) || c.Width == 0 && (x == 0 || row[x-1].Width != 2) {
				return fmt.Sprintf("column %d row %d holds half of a character:\n%s", x, y, strings.Join(g.Rows(), "\n"))
			}
		}
	}
	return ""
}
