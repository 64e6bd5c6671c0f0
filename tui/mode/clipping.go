package mode

import (
	"slices"
	"strconv"
	"time"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
)

// Clipping is what was copied, kept so that it can be used again. It says
// where it is from, so that it can be listed without its report.
type Clipping struct {
	Text   string    `json:"text"`   // as it was copied, with its citation
	What   string    `json:"what"`   // in a few words: 1 段 132 字, 固定资产投资 增速
	Title  string    `json:"title"`  // region and year: 荆门市 2024
	Report string    `json:"report"` // ID of the report that it is from, or the first of them
	At     Anchor    `json:"at"`     // where in that
	Taken  time.Time `json:"taken"`
}

// same reports whether two clippings are one: who copies something again has
// it once.
func (c Clipping) same(d Clipping) bool { return c.Text == d.Text }

// Clip returns a clipping of a stretch of a report that is n units of a kind
// (段, 句, 节), quoted with its citation.
func Clip(r *model.Report, s model.Span, n int, unit string) Clipping {
	what := strconv.Itoa(n) + " " + unit + " " + strconv.Itoa(characters(s.In(r.Text))) + " 字"
	return Clipping{Text: r.Quotation(s), What: what, Title: r.Meta.String(), Report: r.ID, At: AnchorAt(r.Text, s.Start, time.Time{})}
}

// characters is how many characters a text has, punctuation and digits
// included, blanks and ends of lines not.
func characters(text string) int {
	n := 0
	for _, r := range text {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}

// Taker is a Mode that gives away what its cursor is on when it is asked to
// copy it.
type Taker interface {
	Mode
	// Take returns what is to be copied; ok is false where there is nothing.
	Take() (c Clipping, ok bool)
}

// Clipboard is where what is copied goes.
type Clipboard interface {
	// Copy returns the command that takes text there. Where that fails it
	// says so by a Notice.
	Copy(text string) tea.Cmd
}

// Notice is the message that something is to be said in the status line.
type Notice string

// Copy takes a clipping to the clipboard, keeps it among the others and says
// so.
func (s *Session) Copy(c Clipping) tea.Cmd {
	c.Text, c.What, c.Title = model.Printable(c.Text), model.Printable(c.What), model.Printable(c.Title)
	c.Taken = s.Now()
	c.At.Read = c.Taken
	s.Store.AddClipping(c)
	return s.CopyAgain(c)
}

// CopyAgain takes a clipping that is kept to the clipboard and says so.
func (s *Session) CopyAgain(c Clipping) tea.Cmd {
	s.Confirm("已复制 " + c.What + "，含出处")
	if s.Clipboard == nil {
		return nil
	}
	return s.Clipboard.Copy(c.Text)
}

// The most clippings that are kept: their number, and the bytes of one's text
// and of all of them.
const (
	maxClippings = 200
	maxClipping  = 128 << 10
	maxClipped   = 512 << 10
)

// Clippings implements Store.
func (m *Memory) Clippings() []Clipping {
	list := slices.Clone(m.Clipped)
	slices.Reverse(list)
	return list
}

// AddClipping implements Store. The oldest go where there is no room; one that
// is too long is not kept.
func (m *Memory) AddClipping(c Clipping) {
	if len(c.Text) > maxClipping {
		return
	}
	m.RemoveClipping(c)
	m.Clipped = append(m.Clipped, c)
	slices.SortStableFunc(m.Clipped, func(a, b Clipping) int { return a.Taken.Compare(b.Taken) })
	first, size := len(m.Clipped), 0
	for first > 0 && len(m.Clipped)-first < maxClippings && size+len(m.Clipped[first-1].Text) <= maxClipped {
		first--
		size += len(m.Clipped[first].Text)
	}
	m.Clipped = slices.Delete(m.Clipped, 0, first)
}

// RemoveClipping implements Store.
func (m *Memory) RemoveClipping(c Clipping) { m.Clipped = slices.DeleteFunc(m.Clipped, c.same) }
