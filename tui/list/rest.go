package list

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// pause is how long a cursor must stay where it is to rest there.
const pause = 120 * time.Millisecond

// Rest tells when a cursor rests, for what follows it only then: while it
// moves, only the cursor is drawn again.
type Rest struct{ moves int }

// Rested is the message that a cursor may rest.
type Rested struct {
	of    *Rest
	moves int
}

// Moved is to be called when the cursor has moved; its command says later that
// it may rest.
func (r *Rest) Moved() tea.Cmd {
	r.moves++
	moves := r.moves
	return tea.Tick(pause, func(time.Time) tea.Msg { return Rested{r, moves} })
}

// Skip makes what was said before void: what follows the cursor is with it.
func (r *Rest) Skip() { r.moves++ }

// Is reports whether a message says of this cursor that it rests, and it has
// not moved since.
func (r *Rest) Is(m Rested) bool { return m.of == r && m.moves == r.moves }
