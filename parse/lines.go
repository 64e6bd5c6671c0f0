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
	begins bool // the line before ends a paragraph, by a mark of the site's
}

// splitLines cleans the characters of a source, which must be valid UTF-8,
// and splits it into its lines. It reads the text once, copying stretches of
// plain bytes as they are.
func splitLines(text []byte) []line {
	c := cleaner{out: make([]byte, 0, len(text))}
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
		c.copy(text[run:i])
		switch class {
		case blank:
			c.gap += 1 + size/3 // the blank of an ideograph's width is three bytes long
		case breaking:
			c.endLine()
		case radical:
			r, _ := utf8.DecodeRune(text[i:])
			c.copy([]byte(ideograph(r)))
		case entity:
			if named, _ := entityAt(text[i:]); len(named) > 0 {
				c.copy(named)
			} else {
				c.gap += 2
			}
		}
		i += size
		run = i
	}
	c.copy(text[run:])
	c.endLine()
	return repair(c.lines())
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
	out   []byte // the lines' text, one after the other
	marks []lineMark
	gaps  []gap // of the line that is being built
	start int   // of that line in out
	gap   int   // blanks just read, in columns
	line  line  // its flags
	apart bool
}

type lineMark struct {
	end  int
	line line
}

// gap is a run of blanks inside a line.
type gap struct {
	at    int // offset in cleaner.out of what follows
	width int // in columns of half an ideograph
}

func (c *cleaner) copy(text []byte) {
	if len(text) == 0 {
		return
	}
	if c.gap > 0 {
		if len(c.out) == c.start {
			c.line.indent = c.gap
		} else {
			c.gaps = append(c.gaps, gap{len(c.out), c.gap})
		}
		c.gap = 0
	}
	c.out = append(c.out, text...)
}

func (c *cleaner) endLine() {
	c.gap = 0
	if len(c.out) == c.start {
		c.apart = true
		return
	}
	c.dropUnread()
	if len(c.gaps) > 0 {
		c.closeGaps()
	}
	c.mark(len(c.out))
	c.gaps = c.gaps[:0]
}

// dropUnread takes the question marks from the start of a line that a program
// left there for the blanks of its indent, which it could not convert:
// ??产业结构继续优化。….
func (c *cleaner) dropUnread() {
	text := c.out[c.start:]
	n := len(text) - len(bytes.TrimLeft(text, "?"))
	if n < 2 || n == len(text) || text[n] < utf8.RuneSelf {
		return
	}
	c.out = append(c.out[:c.start], text[n:]...)
	c.line.indent += 2 * n
	kept := c.gaps[:0]
	for _, g := range c.gaps {
		if g.at -= n; g.at > c.start { // no gap between the marks
			kept = append(kept, g)
		}
	}
	c.gaps = kept
}

// mark makes a line of what was copied up to the offset.
func (c *cleaner) mark(end int) {
	c.line.apart = c.apart
	c.marks = append(c.marks, lineMark{end, c.line})
	c.start, c.line, c.apart = end, line{}, false
}

// closeGaps writes the line that is being built once more, its gaps closed to
// one blank or none. Where a page lost its line breaks but kept the indents of
// its paragraphs, lines end at gaps that are as wide as an indent.
func (c *cleaner) closeGaps() {
	text := append([]byte(nil), c.out[c.start:]...)
	base := c.start
	c.out = c.out[:base]
	lost := len(text) > 3000 && wideGaps(c.gaps) >= 5
	from, first := 0, 0 // of the line: its offset in text, its first gap
	for i, g := range c.gaps {
		at := g.at - base
		if g.width < indentWidth || !lost && !endsLine(text[from:at]) {
			continue
		}
		c.out = append(c.out, spaced(text[from:at], c.gaps[first:i], base+from)...)
		c.mark(len(c.out))
		c.line.indent = g.width
		from, first = at, i+1
	}
	c.out = append(c.out, spaced(text[from:], c.gaps[first:], base+from)...)
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

func (c *cleaner) lines() []line {
	all := string(c.out)
	lines := make([]line, len(c.marks))
	start := 0
	for i, m := range c.marks {
		lines[i] = m.line
		lines[i].text = all[start:m.end]
		start = m.end
	}
	return lines
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
func classify(s []byte) (class, int) {
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
		if s[1] == 0x80 && s[2] == 0x80 { // U+3000
			return blank, 3
		}
		return plain, 3
	case c == 0xEF && s[1] > 0xBB && s[1] != 0xBF && !(s[1] == 0xB8 && s[2] < 0x90):
		return plain, 3 // full-width forms, the most of them
	}
	r, n := utf8.DecodeRune(s)
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
func escapeLen(s []byte) int {
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
	const supplement = "⼾户⺠民⺡氵⺎兀⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟"
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
func entityAt(s []byte) (character []byte, n int) {
	n = bytes.IndexByte(s[:min(len(s), 10)], ';') + 1
	if n == 0 {
		return nil, 0
	}
	named := html.UnescapeString(string(s[:n]))
	r, size := utf8.DecodeRuneInString(named)
	if size != len(named) || r == utf8.RuneError {
		return nil, 0
	}
	if r <= ' ' || classOf(r) != plain {
		return nil, n
	}
	return []byte(named), n
}
