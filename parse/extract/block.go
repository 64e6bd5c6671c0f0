package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// A block is a line of a page: what stands between two tags that break lines.
type block struct {
	text  string
	node  *html.Node // the innermost element that breaks lines and holds it; nil in a stream
	runes int        // without blanks
	links int        // of these within links to other pages
}

// isProse reports whether a block is running text and no menu.
func (b block) isProse() bool {
	return b.runes >= 20 && b.links*2 < b.runes && strings.ContainsAny(b.text, "。；")
}

// isMenu reports whether a block is all links to other pages.
func (b block) isMenu() bool {
	return b.runes > 0 && b.links*10 >= b.runes*9 && !strings.Contains(b.text, "。")
}

// A writer puts the pieces of text between tags together to blocks, with
// blanks as a browser shows them.
type writer struct {
	blocks []block
	line   strings.Builder
	last   rune       // written to line
	gap    bool       // blanks are due
	broken bool       // a line of the source ended in them
	pre    bool       // line ends count, as in <pre>
	holder *html.Node // of the text that is being written
	link   bool       // within a link to another page
	runes  int
	links  int
}

// text adds a piece of text.
func (w *writer) text(s string) {
	for _, r := range s {
		switch r {
		case '\n', '\r':
			if w.pre && r == '\n' {
				w.flush(w.holder)
				continue
			}
			w.gap, w.broken = true, true
		case ' ', '\t', '\f', '\u00A0':
			w.gap = true
		default:
			w.blank(r)
			w.line.WriteRune(r)
			w.last = r
			if !unicode.IsSpace(r) {
				w.runes++
				if w.link {
					w.links++
				}
			}
		}
	}
}

// blank writes the blank that is due before r. The end of a line of the
// source between Chinese characters is none (CSS Text 3, 4.1.2).
func (w *writer) blank(r rune) {
	if w.gap && w.line.Len() > 0 && !(w.broken && (isWide(w.last) || isWide(r))) {
		w.line.WriteByte(' ')
	}
	w.gap, w.broken = false, false
}

// isWide reports whether blanks beside r are of the page's source rather than
// of the text: Chinese characters, kana, and the punctuation among them.
func isWide(r rune) bool {
	return r >= 0x2E80 && r < 0xE000 || r >= 0xF900 && r < 0xFB00 || r >= 0xFE30 && r < 0xFE50 || r >= 0xFF00 && r < 0xFFF0 ||
		r >= 0x20000 || strings.ContainsRune("“”‘’—…·", r)
}

// flush ends a block that node holds.
func (w *writer) flush(node *html.Node) {
	if strings.TrimFunc(w.line.String(), unicode.IsSpace) != "" {
		w.blocks = append(w.blocks, block{w.line.String(), node, w.runes, w.links})
	}
	w.line.Reset()
	w.runes, w.links = 0, 0
	w.gap, w.broken = false, false
	w.last = utf8.RuneError
}
