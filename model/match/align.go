package match

import "strings"

// What an alignment of a word with a name costs. The costs are far enough
// apart that the first one that two alignments differ in decides: fewer gaps,
// then a run at the start of the name, then one at the start of a word in it,
// then the whole name, then characters before full readings before initials,
// then the shorter name.
const (
	costGap      = 10000 // characters left out between two that match
	costSkipped  = 400   // each of them
	costInside   = 3000  // the first match is not the name's first character
	costWord     = 2000  // nor that, but the first of a word
	costOffset   = 10    // each character before it, up to
	mostOffset   = 40
	costPart     = 300 // the name goes on behind the last match
	costTrailing = 2   // each character of it, up to
	mostTrailing = 40
	costReading  = 3   // a character typed by its full reading
	costInitial  = 4   // by the first letter
	costPrefix   = 5   // by some letters
	costFuzzy    = 6   // z for zh, in for ing, and the like
	costRare     = 350 // by another reading than the usual one

	impossible = 1 << 29 // and with the costs of a long name still no overflow
)

// aligner finds the cheapest alignment of a word with a name. It is used
// again for name after name, so that none costs an allocation.
type aligner struct {
	t     *readings
	cost  []int32 // (matched letters of the word, last matched character of the name) → least cost
	from  []int16 // the character matched before that one, −1 for none
	prior []int16 // the letters that stand for that one
}

// align returns the least cost of matching the word with the name, impossible
// where it is limit or more.
func (a *aligner) align(p *pattern, name []rune, sets []uint16, limit int32) int32 {
	n, m := min(len(name), maxName), len(p.runes)
	cells := (m + 1) * n
	if cap(a.cost) < cells {
		a.cost, a.from, a.prior = make([]int32, cells), make([]int16, cells), make([]int16, cells)
	}
	a.cost, a.from, a.prior = a.cost[:cells], a.from[:cells], a.prior[:cells]
	for i := range a.cost {
		a.cost[i] = impossible
	}
	reached := uint32(1)
	for i := 0; i < m; i++ {
		if reached>>i&1 == 0 {
			continue
		}
		row := a.cost[i*n : i*n+n]
		gap, gapAt := int32(impossible), 0 // the cheapest way to come here over a gap
		for k := 0; k < n; k++ {
			arrive, at := int32(impossible), -1
			if i == 0 {
				arrive = startCost(name, k)
			} else if k > 0 {
				if arrive, at = row[k-1], k-1; gap < arrive {
					arrive, at = gap, gapAt
				}
				gap += costSkipped
				if over := row[k-1] + costGap + costSkipped; over < gap {
					gap, gapAt = over, k-1
				}
			}
			if arrive < limit {
				reached |= a.step(p, i, k, n, name[k], sets[k], arrive, int16(at))
			}
		}
	}
	best := limit
	for k, c := range a.cost[m*n:] {
		best = min(best, c+trailCost(len(name)-k-1))
	}
	if best >= limit {
		return impossible
	}
	return best
}

// step takes all ways in which the word from letter i on can stand for the
// character k of the name, and returns the letters that are reached by it.
func (a *aligner) step(p *pattern, i, k, n int, r rune, s uint16, arrive int32, at int16) (reached uint32) {
	put := func(letters int, cost int32) {
		if cell := (i+letters)*n + k; arrive+cost < a.cost[cell] {
			a.cost[cell], a.from[cell], a.prior[cell] = arrive+cost, at, int16(letters)
			reached |= 1 << (i + letters)
		}
	}
	if p.runes[i] == r {
		put(1, 0)
	}
	if p.begins[s]>>i&1 != 0 {
		for _, st := range p.all[p.from[s]:p.from[s+1]] {
			if int(st.at) == i {
				put(int(st.letters), int32(st.cost))
			}
		}
	}
	return reached
}

func startCost(name []rune, k int) int32 {
	if k == 0 {
		return 0
	}
	cost := int32(costInside)
	if b := name[k-1]; b == ' ' || b == '·' || b == '-' || b == '（' || b == '(' || b == '、' || b == '/' || b == '“' {
		cost = costWord
	}
	return cost + int32(min(k, mostOffset))*costOffset
}

func trailCost(rest int) int32 {
	if rest == 0 {
		return 0
	}
	return costPart + int32(min(rest, mostTrailing))*costTrailing
}

// fuzzy reports how many letters of q stand for the reading as many people
// say it: z, c, s for zh, ch, sh, and -n for -ng, and the other way round.
func fuzzy(reading string, q []rune) int {
	i, j := 1, 1
	if strings.IndexByte("zcs", reading[0]) >= 0 {
		if len(reading) > 1 && reading[1] == 'h' {
			i++
		}
		if len(q) > 1 && q[1] == 'h' {
			j++
		}
	}
	for i < len(reading) && j < len(q) && q[j] == rune(reading[i]) {
		i++
		j++
	}
	switch {
	case i == len(reading):
		if reading[i-1] == 'n' && j < len(q) && q[j] == 'g' {
			return j + 1
		}
		return j
	case i == len(reading)-1 && reading[i] == 'g' && reading[i-1] == 'n':
		return j
	}
	return 0
}

// path returns the characters of the name that the last alignment
// matched, in order, and how the least of them was typed.
func (a *aligner) path(p *pattern, name []rune) (matched []int, how typing) {
	n, i := min(len(name), maxName), len(p.runes)
	k, best := -1, int32(impossible)
	for j, c := range a.cost[i*n:] {
		if c += trailCost(len(name) - j - 1); c < best {
			k, best = j, c
		}
	}
	for k >= 0 && i > 0 {
		cell := i*n + k
		matched = append(matched, k)
		letters := int(a.prior[cell])
		if p.runes[i-letters] != name[k] {
			how = max(how, a.typed(name[k], p.runes[i-letters:i]))
		}
		k = int(a.from[cell])
		i -= letters
	}
	for x, y := 0, len(matched)-1; x < y; x, y = x+1, y-1 {
		matched[x], matched[y] = matched[y], matched[x]
	}
	return matched, how
}

// typing is how a character was typed, the plainest way first.
type typing int

const (
	full    typing = iota // itself or a full reading
	partial               // some letters of one
	rare                  // by another reading than its usual one
)

// typed tells how letters stand for a character.
func (a *aligner) typed(r rune, letters []rune) typing {
	s := &a.t.sets[a.t.of(r)]
	how := rare
	for i, reading := range s.readings {
		if reading == "" || i > 0 && !s.equal {
			break
		}
		switch word := string(letters); {
		case reading == word:
			return full
		case strings.HasPrefix(reading, word), reading[0] == word[0] && fuzzy(reading, letters) == len(letters):
			how = partial
		}
	}
	return how
}
