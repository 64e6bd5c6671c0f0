package indicator

import (
	"slices"
	"unicode/utf8"
)

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
	first [1 << 16]int32  // the node after a first rune, 0 for none
	nodes []node          // nodes[0] is unused
	pairs [1 << 10]uint64 // a filter of the first two runes of words: most walks end at the second
	heads [ideographs]head
	build []family // of each node, while the trie is built
	last  string   // the word added last
	path  []pace   // its nodes
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

type node struct {
	edges []edge
	plain lexeme // what the word is anywhere
	count lexeme // what it is before a number, where that is something else
	word  bool   // one of the two is known
}

type edge struct {
	r  rune
	to int32
}

// pace is a node on the way of a word, and the byte of the word that leads
// there.
type pace struct {
	at   int
	node int32
}

// family is how a node hangs in the trie while that is built: a list of
// children costs a tenth of a map of them.
type family struct {
	r       rune  // leads to the node
	child   int32 // its first child, 0 for none
	sibling int32 // the next child of its parent, 0 for none
}

// size is about how many nodes the tables make.
const size = 20_000

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

// add enters a word; it reports false where the word is there already.
func (t *trie) add(word string, l lexeme) bool {
	if t.nodes == nil {
		t.nodes = make([]node, 1, size)
		t.build = make([]family, 1, size)
	}
	at := int32(0)
	shared := t.shared(word)
	if shared > 0 {
		at = t.path[len(t.path)-1].node
	}
	for i, r := range word[shared:] {
		r = fold(r)
		next := t.first[r&0xFFFF]
		if at != 0 {
			next = t.build[at].child
			for next != 0 && t.build[next].r != r {
				next = t.build[next].sibling
			}
		}
		if next == 0 {
			next = int32(len(t.nodes))
			t.nodes = append(t.nodes, node{})
			f := family{r: r}
			if at == 0 {
				t.first[r&0xFFFF] = next
			} else {
				f.sibling = t.build[at].child
				t.build[at].child = next
			}
			t.build = append(t.build, f)
		}
		at = next
		t.path = append(t.path, pace{shared + i, at})
	}
	t.last = word
	place := &t.nodes[at].plain
	if l.beforeNumber {
		place = &t.nodes[at].count
	}
	if place.known {
		return false
	}
	l.known = true
	*place = l
	t.nodes[at].word = true
	return true
}

// shared returns how many bytes word begins with as the word added before it
// did, and leaves the nodes of these in path: words come in runs that differ
// only at their ends.
func (t *trie) shared(word string) int {
	n := 0
	for n < len(word) && n < len(t.last) && word[n] == t.last[n] {
		n++
	}
	for n > 0 && n < len(word) && !utf8.RuneStart(word[n]) {
		n--
	}
	for len(t.path) > 0 && t.path[len(t.path)-1].at >= n {
		t.path = t.path[:len(t.path)-1]
	}
	return n
}

// seal turns the families of building into sorted edges.
func (t *trie) seal() {
	all := make([]edge, 0, len(t.nodes)) // a node's edges lie beside each other
	for i := range t.nodes {
		from := len(all)
		for c := t.build[i].child; c != 0; c = t.build[c].sibling {
			all = append(all, edge{t.build[c].r, c})
		}
		edges := all[from:len(all):len(all)]
		if len(edges) > 1 {
			slices.SortFunc(edges, func(a, b edge) int { return int(a.r - b.r) })
		}
		t.nodes[i].edges = edges
	}
	for r, n := range t.first {
		if n == 0 {
			continue
		}
		for _, e := range t.nodes[n].edges {
			w, b := pair(rune(r), e.r)
			t.pairs[w] |= 1 << b
		}
	}
	for r := rune(firstIdeograph); r < firstIdeograph+ideographs; r++ {
		switch n := t.first[r]; {
		case n == 0:
		case t.nodes[n].word:
			t.heads[r-firstIdeograph] = anything
		default:
			t.heads[r-firstIdeograph] = longer
		}
	}
	for _, r := range scanned {
		if r >= firstIdeograph {
			t.heads[r-firstIdeograph] = anything
		}
	}
	t.build, t.path, t.last = nil, nil, ""
}

func (n *node) next(r rune) int32 {
	const few = 8
	if len(n.edges) > few {
		if i, ok := slices.BinarySearchFunc(n.edges, r, func(e edge, r rune) int { return int(e.r - r) }); ok {
			return n.edges[i].to
		}
		return 0
	}
	for _, e := range n.edges {
		if e.r >= r {
			if e.r == r {
				return e.to
			}
			break
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
		if at >= len(text) || !isIdeograph(text[at]) { // a quotation mark may stand within a word
			return false
		}
		next, _ := runeAt(text, at)
		w, b := pair(r, next)
		return t.pairs[w]&(1<<b) == 0
	}
	return false
}

// match returns the node of the longest word that begins at text[at:], whose
// first rune is r of size bytes, and where the word ends; nil where there is
// none.
func (t *trie) match(text string, at int, r rune, size int) (word *node, end int) {
	if r > 0xFFFF || t.first[r] == 0 {
		return nil, 0
	}
	n := &t.nodes[t.first[r]]
	at += size
	if n.word {
		word, end = n, at
	}
	first := r
	for at < len(text) {
		r, size := rune(text[at]), 1
		if r >= utf8.RuneSelf {
			r, size = runeAt(text, at)
		}
		r = fold(r)
		next := int32(0)
		if w, b := pair(first, r); first == 0 || t.pairs[w]&(1<<b) != 0 {
			next = n.next(r)
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
		if n.word {
			word, end = n, at
		}
	}
	return word, end
}
