// Package match finds names by what is typed of them: characters, pinyin,
// initials, or any mix and part of these. 荆门市 is found by 荆门, jingmen,
// jingm, jm and 荆m; 地区生产总值 by its alias GDP; 农村居民人均可支配收入 by
// ncsr. It serves every list that filters, and the commands that take a name.
package match

import (
	"cmp"
	"runtime"
	"slices"
	"sync"
)

// Index holds names to be searched. It does not change once made and is safe
// for concurrent use.
type Index struct {
	t     *readings
	rows  []row
	items int      // names, without their aliases
	runes []rune   // the folded characters of all names
	sets  []uint16 // the readings of each
}

// row is one name of an item, its own or an alias.
type row struct {
	start, end int32
	item       int32
	alias      int32  // 0 for the item's own name, else the alias' number from 1
	initials   uint64 // of all its characters
	other      uint64 // hashed characters
}

// Match is an item that a query found.
type Match struct {
	Item  int   // its position in the names
	Score int   // the higher, the better; comparable within one query only
	Runes []int // the characters of the name, or of the alias, that were matched
	Alias int   // position of the alias that was matched in the item's aliases; −1 for the name itself

	cost int32
	row  int32
	kind int // of Resolve
	how  typing
}

// FromStart reports whether the name begins with what was matched, and that
// has no gaps.
func (m Match) FromStart() bool { return m.kind <= prefix }

// Loose reports whether a word of the query was matched by characters with
// others between them, or by readings that they have in old books only. Where
// something matches that is not loose, such matches are seldom meant.
func (m Match) Loose() bool { return m.kind >= gapped || m.how == rare }

// NewIndex returns an index of names.
func NewIndex(names []string) *Index { return NewIndexWithAliases(names, nil) }

// NewIndexWithAliases returns an index of names that can also be found by
// their aliases; aliases[i] are those of names[i], and may be missing.
func NewIndexWithAliases(names []string, aliases [][]string) *Index {
	rows, size := len(names), 0
	for i, name := range names {
		size += len(name)
		if i < len(aliases) {
			rows += len(aliases[i])
			for _, alias := range aliases[i] {
				size += len(alias)
			}
		}
	}
	most := size * 2 / 3 // more runes than Chinese names have, so that they need no room twice
	x := &Index{t: theReadings(), rows: make([]row, 0, rows), items: len(names), runes: make([]rune, 0, most), sets: make([]uint16, 0, most)}
	for i, name := range names {
		x.add(name, i, 0)
		if i < len(aliases) {
			for k, alias := range aliases[i] {
				x.add(alias, i, k+1)
			}
		}
	}
	return x
}

func (x *Index) add(name string, item, alias int) {
	r := row{start: int32(len(x.runes)), item: int32(item), alias: int32(alias)}
	for _, c := range name {
		c = fold(c)
		id := x.t.of(c)
		x.runes = append(x.runes, c)
		x.sets = append(x.sets, id)
		r.initials |= x.t.sets[id].initials
		r.other |= otherBit(c)
	}
	r.end = int32(len(x.runes))
	x.rows = append(x.rows, r)
}

const (
	costAlias = 1 // a name before an alias
	topScore  = 1 << 20
)

// Find returns the items that the query matches, the best first, at most
// limit of them; limit 0 is no limit. Where the query has several words, each
// must match. An empty query matches nothing.
//
// Exact names come first, then names that begin with what was typed, then
// those in which it is a run, then those in which it stands with gaps; of
// equals the shorter, then the earlier.
func (x *Index) Find(query string, limit int) []Match {
	words := parsePatterns(query, x.t)
	if len(words) == 0 {
		return nil
	}
	if limit <= 0 {
		limit = len(x.rows)
	}
	found := x.best(words, limit)
	a := &aligner{t: x.t}
	for i := range found {
		x.trace(a, words, &found[i])
	}
	return found
}

// many is how many rows are looked through on all cores: fewer are done in
// less than a millisecond.
const many = 20_000

// best returns the cheapest matches in order.
func (x *Index) best(words []pattern, limit int) []Match {
	parts := 1
	if len(x.rows) >= many {
		parts = runtime.GOMAXPROCS(0)
	}
	tops := make([]best, parts)
	crashes := make([]any, parts)
	var running sync.WaitGroup
	from := 0
	for i := range tops {
		tops[i].limit = limit
		to := (i + 1) * len(x.rows) / parts
		for to > 0 && to < len(x.rows) && x.rows[to].item == x.rows[to-1].item {
			to++ // an item's rows stay together
		}
		look := func(from, to int) { x.look(words, from, max(from, to), &tops[i]) }
		if i == parts-1 {
			look(from, to)
			break
		}
		running.Add(1)
		go func(from int) {
			defer running.Done()
			defer func() { crashes[i] = recover() }()
			look(from, to)
		}(from)
		from = max(from, to)
	}
	running.Wait()
	for i := range tops[:parts-1] {
		if crashes[i] != nil {
			panic(crashes[i]) // the caller's own, which it may guard against
		}
		for _, m := range tops[i].heap {
			tops[parts-1].add(m)
		}
	}
	return tops[parts-1].sorted()
}

// look adds the matches among some rows to the cheapest.
func (x *Index) look(words []pattern, from, to int, top *best) {
	a := &aligner{t: x.t}
	for i := from; i < to; {
		m := Match{cost: impossible}
		item := x.rows[i].item
		for ; i < to && x.rows[i].item == item; i++ {
			r := &x.rows[i]
			limit := min(m.cost, top.worst())
			if x.atLeast(words, r) >= limit {
				continue
			}
			if cost := x.cost(a, words, r, limit); cost < limit {
				m = Match{Item: int(item), Alias: int(r.alias) - 1, cost: cost, row: int32(i)}
			}
		}
		if m.cost < impossible {
			top.add(m)
		}
	}
}

// atLeast is what matching the row costs at least; impossible where it lacks
// what a word must have.
func (x *Index) atLeast(words []pattern, r *row) int32 {
	sum := int32(0)
	length := int(r.end - r.start)
	for w := range words {
		p := &words[w]
		if p.initials&^r.initials != 0 || p.other&^r.other != 0 || length == 0 {
			return impossible
		}
		switch first := r.start; {
		case x.runes[first] != p.runes[0] && x.t.sets[x.sets[first]].initials&p.first == 0:
			sum += costWord + costOffset // it can only begin later
		case length > len(p.runes):
			sum += trailCost(length - len(p.runes)) // no other place to leave the rest costs less
		}
	}
	return sum
}

// cost is what matching the row costs, impossible where that is limit or
// more.
func (x *Index) cost(a *aligner, words []pattern, r *row, limit int32) int32 {
	name, sets := x.runes[r.start:r.end], x.sets[r.start:r.end]
	for w := range words {
		if !words[w].isIn(name, sets) {
			return impossible
		}
	}
	sum := int32(0)
	if r.alias > 0 {
		sum = costAlias
	}
	for w := range words {
		c := a.align(&words[w], name, sets, limit-sum)
		if c == impossible {
			return impossible
		}
		sum += c
	}
	return sum
}

// trace fills in how a row was matched.
func (x *Index) trace(a *aligner, words []pattern, m *Match) {
	r := &x.rows[m.row]
	name, sets := x.runes[r.start:r.end], x.sets[r.start:r.end]
	for w := range words {
		a.align(&words[w], name, sets, impossible)
		matched, how := a.path(&words[w], name)
		m.Runes = append(m.Runes, matched...)
		m.how = max(m.how, how)
		m.kind = max(m.kind, kindOf(matched, name, m.cost))
	}
	slices.Sort(m.Runes)
	m.Runes = slices.Compact(m.Runes)
	m.Score = topScore - int(m.cost)
}

// best keeps the cheapest matches: a heap with the dearest on top.
type best struct {
	limit int
	heap  []Match
}

// worst is what a match must cost less than to be kept.
func (b *best) worst() int32 {
	if len(b.heap) < b.limit {
		return impossible
	}
	return b.heap[0].cost
}

// dearer orders matches: by cost, then by their place in the index.
func dearer(a, b Match) bool { return a.cost > b.cost || a.cost == b.cost && a.Item > b.Item }

func (b *best) add(m Match) {
	if len(b.heap) < b.limit {
		b.heap = append(b.heap, m)
		for i := len(b.heap) - 1; i > 0 && dearer(b.heap[i], b.heap[(i-1)/2]); i = (i - 1) / 2 {
			b.heap[i], b.heap[(i-1)/2] = b.heap[(i-1)/2], b.heap[i]
		}
		return
	}
	if !dearer(b.heap[0], m) {
		return
	}
	b.heap[0] = m
	for i := 0; ; {
		child := 2*i + 1
		if child >= len(b.heap) {
			return
		}
		if child+1 < len(b.heap) && dearer(b.heap[child+1], b.heap[child]) {
			child++
		}
		if !dearer(b.heap[child], b.heap[i]) {
			return
		}
		b.heap[i], b.heap[child] = b.heap[child], b.heap[i]
		i = child
	}
}

func (b *best) sorted() []Match {
	slices.SortFunc(b.heap, func(a, c Match) int { return cmp.Or(cmp.Compare(a.cost, c.cost), cmp.Compare(a.Item, c.Item)) })
	return b.heap
}
