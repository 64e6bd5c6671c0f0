package mode

import (
	"strings"
	"time"
	"unicode/utf8"
)

// Anchor is a place in a text that is still found when the text has been read
// anew and has moved: an offset, and what stands there.
type Anchor struct {
	Offset  int       `json:"offset"`  // bytes
	Context string    `json:"context"` // the text from the offset on, a few characters of it
	Read    time.Time `json:"read"`    // when the place was kept
}

// contextSize is the most bytes of text that an Anchor keeps: some 20
// characters, which is seldom in a report twice.
const contextSize = 60

// AnchorAt returns the anchor of the byte at an offset of a text.
func AnchorAt(text string, offset int, now time.Time) Anchor {
	offset = onRune(text, offset)
	end := onRune(text, offset+contextSize)
	return Anchor{Offset: offset, Context: strings.Map(printable, text[offset:end]), Read: now}
}

// printable ends lines with a character that shows: what is kept holds no
// control characters.
func printable(r rune) rune {
	if r == '\n' {
		return lineEnd
	}
	return r
}

const lineEnd = '↵'

// In returns the offset of the anchor in a text: where its context stands,
// nearest to where it stood; without it in the text, the offset that it had.
func (a Anchor) In(text string) int {
	was := onRune(text, a.Offset)
	context := strings.ReplaceAll(a.Context, string(lineEnd), "\n")
	if context == "" || strings.HasPrefix(text[was:], context) {
		return was
	}
	after := strings.Index(text[was:], context)
	before := strings.LastIndex(text[:min(len(text), was+len(context))], context)
	switch {
	case after < 0 && before < 0:
		return was
	case after < 0 || before >= 0 && was-before <= after:
		return before
	}
	return was + after
}

// Same reports whether two anchors of one text were made at the same place.
func (a Anchor) Same(b Anchor) bool { return a.Offset == b.Offset && a.Context == b.Context }

// onRune is the first byte of the character that the byte at an offset
// belongs to, within the text.
func onRune(text string, offset int) int {
	offset = max(0, min(offset, len(text)))
	for offset > 0 && offset < len(text) && !utf8.RuneStart(text[offset]) {
		offset--
	}
	return offset
}
