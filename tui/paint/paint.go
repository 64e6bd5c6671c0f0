// Package paint puts grids of cells on a terminal: it remembers the screen as
// it was and sends only what changed. Bubble Tea's own renderer is off
// (tea.WithoutRenderer): it measures ambiguous characters narrow and rewrites
// whole lines.
package paint

import (
	"io"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/tui/cell"
)

// Screen is a Bubble Tea model that draws itself on a grid instead of
// returning a string.
type Screen interface {
	Init() tea.Cmd
	Update(tea.Msg) (Screen, tea.Cmd)
	// Draw draws the whole screen on the canvas, which is blank.
	Draw(cell.Canvas)
}

// Program is a Screen wrapped for Bubble Tea: after each Update it draws the
// screen and paints the difference.
type Program struct {
	screen    Screen
	out       io.Writer
	condition cell.Condition
	grid      *cell.Grid
}

// New returns a program that paints screen on out.
func New(screen Screen, out io.Writer, condition cell.Condition) *Program {
	return &Program{screen: screen, out: out, condition: condition}
}

// Init implements tea.Model.
func (p *Program) Init() tea.Cmd { return p.screen.Init() }

// Update implements tea.Model.
func (p *Program) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if size, ok := msg.(tea.WindowSizeMsg); ok {
		p.grid = cell.NewGrid(p.condition, size.Width, size.Height)
	}
	var cmd tea.Cmd
	p.screen, cmd = p.screen.Update(msg)
	p.paint()
	return p, cmd
}

// View implements tea.Model; the painting is done in Update.
func (p *Program) View() string { return "" }

func (p *Program) paint() {
	if p.grid == nil {
		return
	}
	p.grid.Clear()
	p.screen.Draw(p.grid.Canvas())
	var b strings.Builder
	w, h := p.grid.Size()
	style := cell.Style("")
	for y := range h {
		b.WriteString("\x1b[" + strconv.Itoa(y+1) + ";1H")
		for x := range w {
			c := p.grid.At(x, y)
			if c.Width == 0 {
				continue
			}
			if c.Style != style {
				style = c.Style
				b.WriteString("\x1b[0;" + string(style) + "m")
			}
			if c.Text == "" {
				b.WriteByte(' ')
			} else {
				b.WriteString(c.Text)
			}
		}
	}
	b.WriteString("\x1b[0m")
	_, _ = io.WriteString(p.out, b.String())
}
