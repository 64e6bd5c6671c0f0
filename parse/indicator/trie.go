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
	first [1 << 16]int32 // the node after a first rune, 0 for none
	nodes []node         // nodes[0] is unused
	build []map[rune]int32
}

type node struct {
	edges []edge
	plain lexeme // what the word is anywhere
	count lexeme // what it is before a number, where that is something else
}

type edge struct {
	r  rune
	to int32
}

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
		t.nodes = make([]node, 1)
		t.build = make([]map[rune]int32, 1)
	}
	at := int32(0)
	for _, r := range word {
		r = fold(r)
		next := t.first[r&0xFFFF]
		if at != 0 {
			next = t.build[at][r]
		}
		if next == 0 {
			next = int32(len(t.nodes))
			t.nodes = append(t.nodes, node{})
			t.build = append(t.build, map[rune]int32{})
			if at == 0 {
				t.first[r&0xFFFF] = next
			} else {
				t.build[at][r] = next
			}
		}
		at = next
	}
	place := &t.nodes[at].plain
	if l.beforeNumber {
		place = &t.nodes[at].count
	}
	if place.known {
		return false
	}
	l.known = true
	*place = l
	return true
}

// seal turns the maps of building into sorted edges.
func (t *trie) seal() {
	for i, m := range t.build {
		for r, to := range m {
			t.nodes[i].edges = append(t.nodes[i].edges, edge{r, to})
		}
		slices.SortFunc(t.nodes[i].edges, func(a, b edge) int { return int(a.r - b.r) })
	}
	t.build = nil
}

func (n *node) next(r rune) int32 {
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

// match returns the longest word that begins at text[at:], whose first rune
// is r of size bytes: what it is anywhere, what it is before a number, and
// where it ends; end is 0 where there is none.
func (t *trie) match(text string, at int, r rune, size int) (plain, count lexeme, end int) {
	if r > 0xFFFF || t.first[r] == 0 {
		return plain, count, 0
	}
	n := &t.nodes[t.first[r]]
	at += size
	if n.plain.known || n.count.known {
		plain, count, end = n.plain, n.count, at
	}
	for at < len(text) {
		r, size := rune(text[at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[at:])
		}
		r = fold(r)
		next := n.next(r)
		if next == 0 {
			if !transparent(r) {
				break
			}
			at += size
			continue
		}
		n = &t.nodes[next]
		at += size
		if n.plain.known || n.count.known {
			plain, count, end = n.plain, n.count, at
		}
	}
	return plain, count, end
}
