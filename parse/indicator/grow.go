package indicator

import (
	"math"
	"unicode/utf8"
)

// builder is what the trie is built of.
type builder struct {
	tree   []family
	firsts []rune // that words begin with
	last   []byte // the word added last
	path   []pace // its nodes
}

// pace is a node on the way of a word, and the byte of the word that leads
// there.
type pace struct {
	at   int
	node uint16
}

// family is how a node hangs in the trie while that is built: a list of
// children costs a tenth of a map of them.
type family struct {
	r       uint16 // leads to the node
	child   uint16 // its first child, 0 for none
	sibling uint16 // the next child of its parent, in order of their runes, 0 for none
	word    uint16 // its entry, 0 for none
}

// There is room for as many nodes, words and names of indicators, a fifth more
// than the tables make: growing costs more than it.
const (
	sizeNodes = 23_000
	sizeWords = 8_700
	sizeNames = 4_700
)

// add enters a word; it reports false where the word is there already.
func (t *trie) add(word []byte, l lexeme) bool {
	if t.tree == nil {
		t.tree = make([]family, 1, sizeNodes)
		t.entries = make([]entry, 1, sizeWords)
	}
	at := uint16(0)
	shared := t.shared(word)
	if shared > 0 {
		at = t.path[len(t.path)-1].node
	}
	for i := shared; i < len(word); {
		r, size := utf8.DecodeRune(word[i:])
		at = t.grow(at, fold(r))
		t.path = append(t.path, pace{i, at})
		i += size
	}
	t.last = append(t.last[:0], word...)
	if t.tree[at].word == 0 {
		t.tree[at].word = uint16(len(t.entries))
		t.entries = append(t.entries, entry{})
	}
	place := &t.entries[t.tree[at].word].plain
	if l.beforeNumber {
		place = &t.entries[t.tree[at].word].count
	}
	if place.known {
		return false
	}
	l.known = true
	*place = l
	return true
}

// grow returns the node that r leads to from the node at, 0 being where words
// begin, and makes it where there is none.
func (t *trie) grow(at uint16, r rune) uint16 {
	if r > math.MaxUint16 || len(t.tree) > math.MaxUint16 {
		panic("the tables' words are too many, or their characters too rare")
	}
	made := uint16(len(t.tree))
	if at == 0 {
		link := &t.first[r]
		if *link == 0 {
			*link = made
			t.tree = append(t.tree, family{r: uint16(r)})
			t.firsts = append(t.firsts, r)
		}
		return *link
	}
	link := &t.tree[at].child
	for *link != 0 && rune(t.tree[*link].r) < r {
		link = &t.tree[*link].sibling
	}
	if *link != 0 && rune(t.tree[*link].r) == r {
		return *link
	}
	next := *link
	*link = made
	t.tree = append(t.tree, family{r: uint16(r), sibling: next})
	return made
}

// shared returns how many bytes word begins with as the word added before it
// did, and leaves the nodes of these in path: words come in runs that differ
// only at their ends.
func (t *trie) shared(word []byte) int {
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

// seal lays the nodes out for walking, level by level, so that the children
// of one lie beside each other.
func (t *trie) seal() {
	t.nodes = make([]node, 1, len(t.tree))
	from := make([]uint16, 1, len(t.tree)) // what each was while building
	lay := func(at uint16) {
		t.nodes = append(t.nodes, node{r: t.tree[at].r, word: t.tree[at].word})
		from = append(from, at)
	}
	for _, r := range t.firsts {
		at := t.first[r]
		t.first[r] = uint16(len(t.nodes))
		lay(at)
	}
	for i := 1; i < len(t.nodes); i++ {
		t.nodes[i].child = uint16(len(t.nodes))
		for c := t.tree[from[i]].child; c != 0; c = t.tree[c].sibling {
			lay(c)
		}
		t.nodes[i].children = uint16(len(t.nodes)) - t.nodes[i].child
	}
	t.filter()
	t.builder = builder{}
}

// filter sets what answers for most of a text without a walk.
func (t *trie) filter() {
	for i, first := range t.firsts {
		n := &t.nodes[1+i]
		for _, second := range t.nodes[n.child:][:n.children] {
			w, b := pair(first, rune(second.r))
			t.pairs[w] |= 1 << b
		}
		if first < firstIdeograph || first >= firstIdeograph+ideographs {
			continue
		}
		t.heads[first-firstIdeograph] = longer
		if n.word != 0 {
			t.heads[first-firstIdeograph] = anything
		}
	}
	for _, r := range scanned {
		if r >= firstIdeograph {
			t.heads[r-firstIdeograph] = anything
		}
	}
}
