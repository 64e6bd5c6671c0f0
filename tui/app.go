// Package tui is the interactive program: a stack of modes, the keys that
// reach them, and the status line under them.
package tui

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/tui/browse"
	"baogao/tui/cell"
	"baogao/tui/keys"
	"baogao/tui/mode"
	"baogao/tui/paint"
	"baogao/tui/theme"
)

// The smallest window that the program works in, in cells.
const (
	minWidth  = 40
	minHeight = 10
)

// App is the root: it gives the modes their room and their keys, and knows
// nothing of their insides. It is a paint.Screen.
type App struct {
	session       *mode.Session
	width, height int
	changes       <-chan mode.LibraryChanged
	leave         func()
	reading       string // how far the library is read, "" when it is
	count         int    // the number typed before a key, 0 for none
	welcome       bool   // show how to begin, until the first key
}

// NewApp returns the program over a session. changes tells when the library
// changes; nil where it does not.
func NewApp(s *mode.Session, changes <-chan mode.LibraryChanged) *App {
	s.Remark()
	s.Recall()
	b := browse.New(s)
	s.Push(b)
	a := &App{session: s, changes: changes, leave: b.Leave, welcome: s.Store.Once("welcome")}
	a.sayProblems()
	return a
}

// Leave keeps in the Store where the run ended.
func (a *App) Leave() { a.leave() }

// Init implements paint.Screen.
func (a *App) Init() tea.Cmd {
	return tea.Batch(a.session.Top().(mode.Starter).Start(), a.nextChange())
}

// nextChange waits for the library's next change.
func (a *App) nextChange() tea.Cmd {
	if a.changes == nil {
		return nil
	}
	changes := a.changes
	return func() tea.Msg {
		if change, ok := <-changes; ok {
			return change
		}
		return nil
	}
}

// sayProblems says that something went wrong, and where to see what.
func (a *App) sayProblems() {
	if n := len(a.session.Problems); n > 0 {
		a.session.Say("有 " + strconv.Itoa(n) + " 个问题，见地区栏末尾")
	}
}

// Update implements paint.Screen.
func (a *App) Update(msg tea.Msg) (paint.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.width, a.height = msg.Width, msg.Height
		a.session.SetSize(a.width, max(0, a.height-1)) // the last row is the status line's
		return a, a.session.Top().Update(msg)
	case tea.KeyMsg:
		return a, a.key(msg)
	case tea.MouseMsg:
		a.welcome = a.welcome && msg.Action != tea.MouseActionPress
		return a, a.session.Top().Update(msg)
	}
	if notice, ok := msg.(mode.Notice); ok {
		a.session.Say(string(notice))
		return a, nil
	}
	var cmds []tea.Cmd
	if change, ok := msg.(mode.LibraryChanged); ok {
		cmds = append(cmds, a.nextChange())
		more := len(change.Problems) > len(a.session.Problems)
		a.session.Problems, a.reading = change.Problems, change.Reading
		if more {
			a.sayProblems()
		}
	}
	for _, m := range a.session.Modes() {
		cmds = append(cmds, m.Update(msg))
	}
	return a, tea.Batch(cmds...)
}

// key dispatches a key by the table of keys.
func (a *App) key(msg tea.KeyMsg) tea.Cmd {
	a.session.Say("")
	a.welcome = false
	top := a.session.Top()
	if t, ok := top.(mode.Typist); ok && t.Typing() {
		if msg.Type == tea.KeyCtrlC {
			return tea.Quit
		}
		if action, ok := keys.Lookup(top.Contexts(), msg.String()); ok {
			return a.do(action, 0)
		}
		return top.Update(msg)
	}
	if msg.Paste {
		return nil
	}
	if msg.Type != tea.KeyRunes || len(msg.Runes) < 2 {
		return a.press(msg.String())
	}
	// Keys that come fast, or over a slow line, arrive as one message; one of
	// them may begin the typing that the next ones are for.
	var cmds []tea.Cmd
	for _, r := range msg.Runes {
		cmds = append(cmds, a.key(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}}))
	}
	return tea.Sequence(cmds...)
}

// maxCount keeps a number typed before a key within reason.
const maxCount = 100_000

// press carries out what one key asks for.
func (a *App) press(key string) tea.Cmd {
	if len(key) == 1 && key[0] >= '0' && key[0] <= '9' && (key != "0" || a.count > 0) {
		a.count = min(a.count*10+int(key[0]-'0'), maxCount)
		return nil
	}
	count := a.count
	a.count = 0
	action, ok := keys.Lookup(append(a.session.Top().Contexts(), keys.Everywhere), key)
	if !ok {
		return nil
	}
	return a.do(action, count)
}

// do carries out an action: the program's own, one that opens a mode, or the
// top mode's.
func (a *App) do(action keys.Action, count int) tea.Cmd {
	switch action {
	case keys.Kill:
		return tea.Quit
	case keys.Suspend:
		return paint.Suspend
	case keys.Redraw:
		return paint.Repaint
	case keys.Quit:
		if !a.session.Pop() {
			return tea.Quit
		}
		return nil
	case keys.Back:
		a.session.Pop()
		return nil
	}
	if m, ok := a.session.Top().(mode.Taker); ok && action == keys.Copy {
		if c, ok := m.Take(); ok {
			return a.session.Copy(c)
		}
		return nil
	}
	if m := opened(action, a.session); m != nil {
		a.session.Push(m)
		if st, ok := m.(mode.Starter); ok {
			return st.Start()
		}
		return nil
	}
	return a.session.Top().Do(action, count)
}

// Draw implements paint.Screen.
func (a *App) Draw(c cell.Canvas) {
	if c.Width < minWidth || c.Height < minHeight {
		a.drawTooSmall(c)
		return
	}
	room := c.Sub(0, 0, c.Width, c.Height-1)
	modes := a.session.Modes()
	first := len(modes) - 1
	for first > 0 {
		if _, ok := modes[first].(mode.Overlay); !ok {
			break
		}
		first--
	}
	for _, m := range modes[first:] {
		m.Draw(room)
	}
	if a.welcome {
		drawWelcome(c.Sub(0, c.Height-1-len(welcome), c.Width, len(welcome)), a.session)
	}
	a.drawStatus(c.Sub(0, c.Height-1, c.Width, 1))
}

// drawTooSmall says what the program needs.
func (a *App) drawTooSmall(c cell.Canvas) {
	need := "窗口太小：需要 " + strconv.Itoa(minWidth) + " 列 " + strconv.Itoa(minHeight) + " 行，现有 " +
		strconv.Itoa(c.Width) + " 列 " + strconv.Itoa(c.Height) + " 行"
	c.Paragraph(0, 0, need, a.session.Theme.Style(theme.Text))
}
