package mode

import (
	"strings"
	"time"

	"baogao/model"
)

// Spot is a place in a report that is kept: a bookmark, or where the reader
// was. It says what it is about, so that it can be listed without its report.
type Spot struct {
	Report  string `json:"report"` // ID
	At      Anchor `json:"at"`
	Above   int    `json:"above,omitempty"` // blank rows that were in view above it
	Title   string `json:"title"`           // region and year: 荆门市 2024
	Section string `json:"section,omitempty"`
	Line    string `json:"line"` // the text from there on, after a heading: a row of the paragraph at most
}

// lineSize is the most bytes of a spot's line: a row of a wide screen.
const lineSize = 200

// SpotAt returns the spot of the byte at an offset of a report's text.
func SpotAt(r *model.Report, offset int, now time.Time) Spot {
	s := Spot{Report: r.ID, At: AnchorAt(r.Text, offset, now), Title: model.Printable(r.Meta.String())}
	from := s.At.Offset
	if path := r.PathAt(offset); len(path) > 0 {
		last := path[len(path)-1]
		s.Section = model.Printable(r.HeadingOf(last))
		if last.Heading.Contains(from) { // What the heading says has been said.
			from = last.Heading.End
		}
	}
	line := strings.TrimLeft(r.Text[from:], "。：:.\n ")
	line, _, _ = strings.Cut(line[:onRune(line, lineSize)], "\n")
	s.Line = model.Printable(line)
	return s
}

// Same reports whether two spots are one place.
func (s Spot) Same(t Spot) bool { return s.Report == t.Report && s.At.Same(t.At) }

// Place is where the spot is, for a Reader.
func (s Spot) Place() Place { return Place{Report: s.Report, Anchor: &s.At, Above: s.Above} }
