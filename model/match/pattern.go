package match

import (
	"strings"
	"unicode"
)

// fold makes the forms of a character one: small letters, half-width ones,
// ü as v, one kind of blank.
func fold(r rune) rune {
	switch {
	case r >= 'a' && r <= 'z', r >= firstHan && r <= 0x9FFF:
		return r
	case r >= 'Ａ' && r <= 'Ｚ':
		return r - 'Ａ' + 'a'
	case r > '！' && r <= '～':
		return unicode.ToLower(r - '！' + '!')
	case r == '！':
		return '!'
	case r == 'ü', r == 'Ü', r == 'ǖ', r == 'ǘ', r == 'ǚ', r == 'ǜ':
		return 'v'
	case unicode.IsSpace(r):
		return ' '
	}
	return unicode.ToLower(r)
}

// A query longer than this is cut, and of a name only so much is looked at.
const (
	maxPattern = 31
	maxName    = 64
)

// pattern is one word of a query, made ready for the search: for each set of
// readings it has the stretches of the word that can stand for a character
// that is read so.
type pattern struct {
	runes  []rune
	begins []uint32 // by set: bit i, where a stretch from letter i on can stand for it
	from   []int32  // by set: its first stretch in all; the next set's is behind its last
	all    []stretch
	hops   []hop   // by set and letter: the stretches in one
	hop    []int32 // by set, like from

	// What a name must have for the word to match at all.
	first    uint64 // the bit of the first letter, 0 where it is no letter
	initials uint64 // initials
	other    uint64 // characters, hashed: see otherBit
}

// stretch is some letters of a word that can stand for a character.
type stretch struct {
	at, letters uint8
	cost        int16
}

// hop is where a word can go on when a character stands for letters of it from
// letter at on: bit i, where at letter i.
type hop struct{ at, to uint32 }

// parsePatterns parts a query into its words; each must match by itself.
// An apostrophe between syllables (xi'an) is left out.
func parsePatterns(query string, t *readings) []pattern {
	folded := strings.Map(func(r rune) rune {
		if r == '\'' || r == '’' {
			return -1
		}
		return fold(r)
	}, query)
	var list []pattern
	for _, word := range strings.Fields(folded) {
		runes := []rune(word)
		p := pattern{runes: runes[:min(len(runes), maxPattern)]}
		p.demand()
		p.prepare(t)
		list = append(list, p)
	}
	return list
}

// demand finds what a name must have.
func (p *pattern) demand() {
	for i, r := range p.runes {
		switch {
		case r >= 128 || bit(byte(r)) == 0:
			p.other |= otherBit(r)
		case i == 0:
			p.first = bit(byte(r))
			p.initials |= p.first
		case !strings.ContainsRune("aeiouvngrh", r): // those can stand inside a syllable
			p.initials |= bit(byte(r))
		}
	}
}

// prepare finds the stretches for each set of readings.
func (p *pattern) prepare(t *readings) {
	p.begins = make([]uint32, len(t.sets))
	p.from = make([]int32, len(t.sets)+1)
	p.all = make([]stretch, 0, 256)
	for id := range t.sets {
		s := &t.sets[id]
		if s.initials&p.letters() != 0 {
			for v, reading := range s.readings {
				rarity := int16(0)
				if v > 0 && !s.equal {
					rarity = costRare
				}
				p.addStretches(id, reading, rarity, s.letter)
			}
		}
		p.from[id+1] = int32(len(p.all))
	}
	p.prune()
}

// prune drops the stretches behind which the word cannot go on: no j alone
// in jingmen, since nothing is read i….
func (p *pattern) prune() {
	alive := uint32(1) << len(p.runes)
	for i := len(p.runes) - 1; i >= 0; i-- {
		if r := p.runes[i]; alive>>(i+1)&1 != 0 && (r >= 128 || bit(byte(r)) == 0) {
			alive |= 1 << i // the character itself
		}
		for _, s := range p.all {
			if int(s.at) == i && alive>>(s.at+s.letters)&1 != 0 {
				alive |= 1 << i
				break
			}
		}
	}
	kept := p.all[:0]
	p.hop = make([]int32, len(p.from))
	start := p.from[0]
	for id := range p.begins {
		end, hops := p.from[id+1], len(p.hops)
		p.begins[id] = 0
		for _, s := range p.all[start:end] {
			if alive>>(s.at+s.letters)&1 == 0 {
				continue
			}
			kept = append(kept, s)
			p.begins[id] |= 1 << s.at
			if n := len(p.hops); n == hops || p.hops[n-1].at != uint32(s.at) {
				p.hops = append(p.hops, hop{at: uint32(s.at)})
			}
			p.hops[len(p.hops)-1].to |= 1 << (s.at + s.letters)
		}
		start, p.from[id+1] = end, int32(len(kept))
		p.hop[id+1] = int32(len(p.hops))
	}
	p.all = kept
}

// letters is the set of all letters and figures of the word.
func (p *pattern) letters() (all uint64) {
	for _, r := range p.runes {
		if r < 128 {
			all |= bit(byte(r))
		}
	}
	return all
}

// addStretches adds the stretches of the word that can stand for a reading:
// its first letter, some letters, all of it, or nearly that.
func (p *pattern) addStretches(id int, reading string, rarity int16, letter bool) {
	if reading == "" {
		return
	}
	for i, r := range p.runes {
		if r != rune(reading[0]) {
			continue
		}
		p.begins[id] |= 1 << i
		add := func(letters int, cost int16) {
			p.all = append(p.all, stretch{uint8(i), uint8(letters), cost + rarity})
		}
		if letter {
			add(1, 0)
			continue
		}
		q := p.runes[i:]
		typed := 1
		for typed < len(reading) && typed < len(q) && q[typed] == rune(reading[typed]) {
			typed++
		}
		for n := 1; n < typed || n == typed && typed < len(reading); n++ {
			if n == 1 {
				add(1, costInitial)
			} else {
				add(n, costPrefix)
			}
		}
		if typed == len(reading) {
			add(typed, costReading)
		} else if letters := fuzzy(reading, q); letters > typed {
			add(letters, costFuzzy)
		}
	}
}

// isIn reports whether the word matches the name in any way.
func (p *pattern) isIn(name []rune, sets []uint16) bool {
	name, sets = name[:min(len(name), maxName)], sets[:min(len(sets), maxName)]
	reached, end := uint32(1), uint32(1)<<len(p.runes) // bit i: the letters before i are matched
	for k, s := range sets {
		next := uint32(0)
		if begins := reached & p.begins[s]; begins != 0 {
			for _, h := range p.hops[p.hop[s]:p.hop[s+1]] {
				if begins>>h.at&1 != 0 {
					next |= h.to
				}
			}
		}
		if p.other&otherBit(name[k]) != 0 {
			for i, r := range p.runes {
				if r == name[k] && reached>>i&1 != 0 {
					next |= 1 << (i + 1)
				}
			}
		}
		if reached |= next; reached&end != 0 {
			return true
		}
	}
	return false
}

// otherBit hashes a character that is no letter into a set of 64.
func otherBit(r rune) uint64 { return 1 << (uint32(r) * 2654435761 >> 26) }
