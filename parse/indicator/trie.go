package indicator

import "unicode/utf8"

// lexeme is what the tables say about a word.
type lexeme struct {
	kind         kind
	known        bool
	beforeNumber bool  // counts only directly before a number
	value        int32 // a name's, topic's or tail's number; a direction; a bound; a time
}

// trie finds the longest word of the tables that begins at a byte. It walks
// the text rune by rune; a rune that begins no word, which is the rule, costs
// one look into a table.
type trie struct {
	first   [1 << 16]uint16 // the node after a first rune, 0 for none
	nodes   []node          // nodes[0] is unused; the children of one lie beside each other
	entries []entry         // of the words; entries[0] is unused
	pairs   [1 << 10]uint64 // a filter of the first two runes of words: most walks end at the second
	heads   [ideographs]head
	builder
}

// node is a place on the way of a word. It takes eight bytes, so that a walk
// touches few lines of the cache: the tables have no rune beyond the Basic
// Multilingual Plane, and fewer nodes than a uint16 counts (grow holds that).
type node struct {
	r        uint16 // leads to the node
	child    uint16 // the first of its children, which are in order of their runes
	children uint16 // how many
	word     uint16 // the entry of the word that ends here, 0 for none
}

// entry is what the tables say about a word.
type entry struct {
	plain lexeme // what the word is anywhere
	count lexeme // what it is before a number, where that is something else
}

// ideographs is how many runes begin with a byte that isIdeograph knows, from
// firstIdeograph on.
const (
	firstIdeograph = 0x4000
	ideographs     = 0xA000 - firstIdeograph
)

// head says what an ideograph may begin. A byte each lies in the cache, which
// the nodes do not, and answers for nearly all of a text.
type head uint8

const (
	nothing  head = iota
	longer        // words of two runes or more
	anything      // a word by itself, or what the scanner reads without the tables
)

// scanned are the ideographs that the scanner looks at where no word begins
// with them.
const scanned = "第首根依按扣剔不每〇零一二两三四五六七八九十百千万亿"

// fold makes full-width letters, digits and signs, and small letters, one
// with their plain capital forms: reports write ＧＤＰ, gdp and GDP.
func fold(r rune) rune {
	switch {
	case r >= 0xFF01 && r <= 0xFF5E:
		r -= 0xFEE0
	case r >= 0x2080 && r <= 0x2089: // PM₂.₅
		r -= 0x2080 - '0'
	}
	if 'a' <= r && r <= 'z' {
		r -= 'a' - 'A'
	}
	return r
}

// next returns the node that r leads to from n, 0 for none.
func (t *trie) next(n *node, r rune) uint16 {
	const few = 8
	first, children := n.child, t.nodes[n.child:][:n.children]
	for len(children) > few {
		if middle := len(children) / 2; rune(children[middle].r) <= r {
			first, children = first+uint16(middle), children[middle:]
		} else {
			children = children[:middle]
		}
	}
	for i := range children {
		if rune(children[i].r) == r {
			return first + uint16(i)
		}
	}
	return 0
}

// transparent reports whether a rune within a word is not there: quotation
// marks (“四上”企业) and blanks.
func transparent(r rune) bool {
	switch r {
	case '_', '“', '”', '‘', '’', '"', '「', '」', '『', '』', ' ', '\u3000', '\u00a0', '\u200b':
		return true
	}
	return false
}

// pair is the bit of two runes in the filter.
func pair(first, second rune) (word, bit uint32) {
	h := (uint32(first)*31 ^ uint32(second)*0x9E3B) & (1<<16 - 1)
	return h >> 6, h & 63
}

// passes reports whether the ideograph r, which ends at text[at:], begins
// neither a word nor anything else that the scanner reads.
func (t *trie) passes(text string, at int, r rune) bool {
	switch t.heads[r-firstIdeograph] {
	case nothing:
		return true
	case longer:
		if next := ideographAt(text, at); next != 0 { // else a quotation mark may stand within a word
			w, b := pair(r, next)
			return t.pairs[w]&(1<<b) == 0
		}
	}
	return false
}

// match returns the longest word that begins at text[at:], whose first rune is
// r of size bytes, and where the word ends; nil where there is none.
func (t *trie) match(text string, at int, r rune, size int) (word *entry, end int) {
	if r > 0xFFFF || t.first[r] == 0 {
		return nil, 0
	}
	n := &t.nodes[t.first[r]]
	at += size
	longest := n.word
	end = at
	first := r
	for at < len(text) {
		r, size := ideographAt(text, at), 3
		if r == 0 {
			r, size = utf8.DecodeRuneInString(text[at:])
			r = fold(r)
		}
		next := uint16(0)
		if w, b := pair(first, r); first == 0 || t.pairs[w]&(1<<b) != 0 {
			next = t.next(n, r)
		}
		if next == 0 {
			if !transparent(r) {
				break
			}
			at += size
			continue
		}
		first = 0
		n = &t.nodes[next]
		at += size
		if n.word != 0 {
			longest, end = n.word, at
		}
	}
	if longest == 0 {
		return nil, 0
	}
	return &t.entries[longest], end
}
