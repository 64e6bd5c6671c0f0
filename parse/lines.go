package parse

import (
	"bytes"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// line is a line of a page that is not blank. Its characters are clean:
// control, zero-width and direction characters and escape sequences are gone,
// no blank stands at either end, and blanks inside it stand only where they
// part words.
type line struct {
	text   string
	indent int  // width of the blanks before it, in columns of half an ideograph
	apart  bool // an empty line stood before it
	front  bool // it is of the report's title block
	glued  bool // only a page's end stands between it and the line before
	begins bool // it begins a paragraph, whatever it looks like
	note   bool // it is of a footnote
}

// splitLines cleans the characters of a source, which must be valid UTF-8,
// and splits it into its lines. It reads the text once. Nearly all lines are
// stretches of it as they are, and no copies.
func splitLines(text string) []line {
	c := cleaner{lines: make([]line, 0, strings.Count(text, "\n")+1)}
	run := 0 // where the stretch of plain bytes begins
	for i := 0; i < len(text); {
		if c := text[i]; !notable[c] {
			if i++; isIdeograph(c) {
				i += 2
			}
			continue
		}
		class, size := classify(text[i:])
		if class == plain {
			i += size
			continue
		}
		c.add(text[run:i])
		switch class {
		case blank:
			c.gap += 1 + size/3 // the blank of an ideograph's width is three bytes long
		case breaking:
			c.endLine()
		case radical:
			r, _ := utf8.DecodeRuneInString(text[i:])
			c.add(ideograph(r))
		case entity:
			if named, _ := entityAt(text[i:]); len(named) > 0 {
				c.add(named)
			} else {
				c.gap += 2
			}
		}
		i += size
		run = i
	}
	c.add(text[run:])
	c.endLine()
	return repair(c.lines)
}

// repair undoes what sites and programs did to a text's lines: the letters
// that they sign it with first, since these hide how lines end, and last the
// headings that are missed when all other breaks are known.
func repair(lines []line) []line {
	lines = withoutWatermark(lines)
	lines = pieces(lines)
	lines = mend(lines)
	lines = unfold(lines)
	return unglueTitles(unglue(lines))
}

// cleaner builds the clean lines of a page.
type cleaner struct {
	lines []line
	whole string // the line that is being built, while it is one stretch of the source
	parts []byte // the same, once it is made of several
	gaps  []gap  // of that line
	gap   int    // blanks just read, in columns
	line  line   // its flags
	apart bool
}

// gap is a run of blanks inside a line.
type gap struct {
	at    int // offset in the line of what follows
	width int // in columns of half an ideograph
}

// add puts a stretch of text at the end of the line that is being built.
func (c *cleaner) add(text string) {
	if text == "" {
		return
	}
	size := max(len(c.whole), len(c.parts))
	if c.gap > 0 {
		if size == 0 {
			c.line.indent = c.gap
		} else {
			c.gaps = append(c.gaps, gap{size, c.gap})
		}
		c.gap = 0
	}
	if size == 0 {
		c.whole = text
		return
	}
	if len(c.parts) == 0 {
		c.parts = append(c.parts, c.whole...)
	}
	c.parts = append(c.parts, text...)
}

func (c *cleaner) endLine() {
	c.gap = 0
	switch {
	case c.whole == "":
		c.apart = true
		return
	case len(c.parts) == 0 && c.whole[0] != unread:
		c.mark(c.whole)
	default:
		if len(c.parts) == 0 {
			c.parts = append(c.parts, c.whole...)
		}
		c.dropUnread()
		c.closeGaps()
	}
	c.whole, c.parts, c.gaps = "", c.parts[:0], c.gaps[:0]
}

// unread is what a program leaves for a blank that it cannot convert.
const unread = '?'

// dropUnread takes the question marks from the start of a line that a program
// left there for the blanks of its indent, which it could not convert:
// ??产业结构继续优化。….
func (c *cleaner) dropUnread() {
	text := c.parts
	n := len(text) - len(bytes.TrimLeft(text, string(unread)))
	if n < 2 || n == len(text) || text[n] < utf8.RuneSelf {
		return
	}
	c.parts = append(text[:0], text[n:]...)
	c.line.indent += 2 * n
	kept := c.gaps[:0]
	for _, g := range c.gaps {
		if g.at -= n; g.at > 0 { // no gap between the marks
			kept = append(kept, g)
		}
	}
	c.gaps = kept
}

// mark makes a line of a text.
func (c *cleaner) mark(text string) {
	c.line.text, c.line.apart = text, c.apart
	c.lines = append(c.lines, c.line)
	c.line, c.apart = line{}, false
}

// closeGaps makes a line of what was built, its gaps closed to one blank or
// none. Where a page lost its line breaks but kept the indents of its
// paragraphs, lines end at gaps that are as wide as an indent.
func (c *cleaner) closeGaps() {
	text := c.parts
	lost := len(text) > 3000 && wideGaps(c.gaps) >= 5
	from, first := 0, 0 // of the line: its offset in text, its first gap
	for i, g := range c.gaps {
		if g.width < indentWidth || !lost && !endsLine(text[from:g.at]) {
			continue
		}
		c.mark(string(spaced(text[from:g.at], c.gaps[first:i], from)))
		c.line.indent = g.width
		from, first = g.at, i+1
	}
	c.mark(string(spaced(text[from:], c.gaps[first:], from)))
}

// indentWidth is the width of a paragraph's indent: two ideographs.
const indentWidth = 4

func wideGaps(gaps []gap) int {
	n := 0
	for _, g := range gaps {
		if g.width >= indentWidth {
			n++
		}
	}
	return n
}

// endsLine reports whether a text may be a paragraph or a heading that ends.
func endsLine(text []byte) bool {
	s := string(text[max(0, len(text)-150):])
	return endsProse(s) || len(s) == len(text) && isHeadingLine(s)
}

// isHeadingLine reports whether a line is a heading with its label, a report's
// title or the name of the meeting.
func isHeadingLine(s string) bool {
	if isTitle(s) || isAnnexHeading(s) || isMeeting(s) && strings.HasSuffix(s, "上") {
		return true
	}
	l, ok := parseLabel(s)
	return ok && l.len < len(s)
}

// class says what becomes of a character.
type class int

const (
	plain    class = iota // kept
	blank                 // parts words, if anything
	breaking              // ends a line
	dropped               // control, zero width, direction, escape sequence
	radical               // drawn like another character, mostly an ideograph, that it must become
	entity                // the name of a character: &ldquo;
)

// notable holds the first bytes of the characters that are not plain.
var notable = func() (table [256]bool) {
	for c := range ' ' + 1 {
		table[c] = true
	}
	for _, c := range []byte{'&', 0x7F, 0xC2, 0xD8, 0xDB, 0xDC, 0xE0, 0xE1, 0xE2, 0xE3, 0xEF, 0xF0, 0xF3} {
		table[c] = true
	}
	return table
}()

// classify tells the class of the character that s begins with, and how many
// bytes it takes.
func classify(s string) (class, int) {
	switch c := s[0]; {
	case c == '\n' || c == '\v' || c == '\f':
		return breaking, 1
	case c == '\r':
		if len(s) > 1 && s[1] == '\n' {
			return breaking, 2
		}
		return breaking, 1
	case c == ' ' || c == '\t':
		return blank, 1
	case c == 0x1B:
		return dropped, escapeLen(s)
	case c == '&':
		if _, n := entityAt(s); n > 0 {
			return entity, n
		}
		return plain, 1
	case c < ' ' || c == 0x7F:
		return dropped, 1
	case c == 0xE3:
		if s[1] == 0x80 {
			switch s[2] {
			case 0x80: // U+3000
				return blank, 3
			case 0x9D, 0x9E, 0x9F: // 〝〞〟
				return radical, 3
			}
		}
		return plain, 3
	case c == 0xEF && s[1] > 0xBB && s[1] != 0xBF && !(s[1] == 0xB8 && s[2] < 0x90):
		return plain, 3 // full-width forms, the most of them
	}
	r, n := utf8.DecodeRuneInString(s)
	return classOf(r), n
}

func classOf(r rune) class {
	switch {
	case r >= 0x2010 && r < 0x2028 || r >= 0x2030 && r < 0x205F || r >= 0x2100 && r < 0x2E80:
		return plain // “ ” — … and their like, before the tables are asked
	case r == 0x85 || r == 0x2028 || r == 0x2029:
		return breaking
	case unicode.Is(unicode.Zs, r):
		return blank
	case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r):
		return dropped
	case r >= 0x2E80 && r <= 0x2FD5 || r >= 0xF900 && r <= 0xFAFF, r > 0xF020 && r <= 0xF0FF:
		return radical
	}
	return plain
}

// escapeLen is the length of the terminal escape sequence that s begins with
// (ECMA-48, 5.3–5.6): CSI … final byte, a string up to its BEL or ST, or a
// two-character escape. A string that does not end on its line is no string.
func escapeLen(s string) int {
	if len(s) < 2 {
		return len(s)
	}
	switch s[1] {
	case '[':
		for i := 2; i < len(s) && i < 64; i++ {
			if s[i] >= 0x40 && s[i] <= 0x7E {
				return i + 1
			}
			if s[i] < 0x20 || s[i] > 0x7E {
				break
			}
		}
		return 2
	case ']', 'P', '^', '_', 'X':
		for i := 2; i < len(s) && s[i] != '\n' && i < 4096; i++ {
			if s[i] == 0x07 {
				return i + 1
			}
			if s[i] == 0x1B {
				if i+1 < len(s) && s[i+1] == '\\' {
					return i + 2
				}
				break
			}
		}
		return 2
	}
	if s[1] >= 0x20 && s[1] < 0x7F {
		return 2
	}
	return 1
}

// ideograph is the character that a radical or compatibility ideograph
// stands for. Texts taken out of PDF files have them for the glyph's sake: a
// ⼀ (U+2F00) that is no 一 would hide a heading. The private characters that
// Word gives to its symbol fonts are the bullets of lists.
func ideograph(r rune) string {
	if r > 0xF020 && r <= 0xF0FF {
		return "•"
	}
	const supplement = "〝“〞”〟”⼾户⺠民⺡氵⺎兀⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟"
	pair := []rune(supplement)
	for i := 0; i < len(pair); i += 2 {
		if pair[i] == r {
			return string(pair[i+1])
		}
	}
	return norm.NFKC.String(string(r))
}

// entityAt reads the name of a character that a page left in its text: &nbsp;,
// &ldquo;, &#12288;. The character is empty where it is a blank or is to be
// dropped; n is 0 where s begins with no such name.
func entityAt(s string) (character string, n int) {
	n = strings.IndexByte(s[:min(len(s), 10)], ';') + 1
	if n == 0 {
		return "", 0
	}
	named := html.UnescapeString(s[:n])
	r, size := utf8.DecodeRuneInString(named)
	if size != len(named) || r == utf8.RuneError {
		return "", 0
	}
	if r <= ' ' || classOf(r) != plain {
		return "", n
	}
	return named, n
}
