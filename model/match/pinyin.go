package match

import (
	"strings"
	"unicode/utf8"
)

// Pinyin is what was typed in pinyin of some words, to be found in running
// text: dikongjingji, dkjj and dikongji are read 低空经济. It is safe for
// concurrent use.
type Pinyin struct {
	t       *readings
	letters int      // how many were typed
	begins  []uint64 // by set: bit i, where a character read so can stand for letters from i on
	from    []int32  // by set: its first syllable in all; the next set's is behind its last
	all     []syllable

	whole    bool // the letters can be parted into full readings, the last one perhaps unfinished
	single   bool // they are the full reading of one character
	possible bool // two characters or more can be read as them
}

// syllable is letters that can stand for a character, from at to before to.
type syllable struct {
	at, to uint8
	how    manner
}

// manner is a set of ways in which the characters of a word are typed.
type manner uint8

const (
	byReading    manner = 1 << iota
	byInitial           // the first letter; zh, ch and sh, too
	byBeginning         // of a reading, by the last letters that were typed
	byLooseSound        // z for zh and the like, or a reading of old books
	manners      = 1 << iota
)

// Spelling is how letters stand for the characters of a word, the plainest way
// first.
type Spelling int

// The ways to spell a word.
const (
	Full       Spelling = iota // dikongjingji: the reading of every character
	Unfinished                 // dikongji: of the last one only its beginning
	Initials                   // dkjj
	Mixed                      // dikongjj
	Loose                      // dikongjinji: as many people say it, or as old books read a character
	unspelled
)

// mostLetters is the length of the longest pinyin: a state of the search is 64
// bits. It is that of a dozen characters and more.
const mostLetters = 63

// ParsePinyin reads letters as pinyin. An apostrophe or a blank parts
// syllables (xi'an). ok is false for what holds other characters than letters
// and figures, and for what no two Chinese characters are read as (ying).
func ParsePinyin(typed string) (p *Pinyin, ok bool) {
	var letters []rune
	cuts := uint64(0)
	for _, r := range typed {
		switch r = fold(r); {
		case r == '\'' || r == '’' || r == ' ':
			cuts |= 1 << len(letters)
		case r < utf8.RuneSelf && bit(byte(r)) != 0 && len(letters) < mostLetters:
			letters = append(letters, r)
		default:
			return nil, false
		}
	}
	if len(letters) < 2 {
		return nil, false
	}
	p = &Pinyin{t: theReadings(), letters: len(letters)}
	p.prepare(letters, cuts)
	p.part()
	return p, p.possible
}

// prepare finds the syllables that stand for each set of readings.
func (p *Pinyin) prepare(letters []rune, cuts uint64) {
	p.begins = make([]uint64, len(p.t.sets))
	p.from = make([]int32, len(p.t.sets)+1)
	typed := uint64(0)
	for _, r := range letters {
		typed |= bit(byte(r))
	}
	for id := range p.t.sets {
		p.from[id+1] = p.from[id]
		s := &p.t.sets[id]
		if s.initials&typed == 0 {
			continue
		}
		add := func(at, n int, how manner) {
			if inside := uint64(1)<<(at+n) - 1<<(at+1); n > 1 && cuts&inside != 0 {
				return
			}
			p.begins[id] |= 1 << at
			p.all = append(p.all, syllable{uint8(at), uint8(at + n), how})
		}
		for v, reading := range s.readings {
			rare := manner(0)
			if v > 0 && !s.equal {
				rare = byLooseSound
			}
			if s.letter || strings.ContainsAny(reading, "aeiouv") { // not hm, ng
				addSyllables(reading, letters, s.letter, func(at, n int, how manner) {
					// Readings of old books are only what was typed in full:
					// 新技术企 is not what xqzq is about.
					if rare == 0 || how&byReading != 0 {
						add(at, n, how|rare)
					}
				})
			}
		}
		p.from[id+1] = int32(len(p.all))
	}
}

// addSyllables visits the letters that can stand for a character with a
// reading.
func addSyllables(reading string, letters []rune, letter bool, add func(at, n int, how manner)) {
	if reading == "" {
		return
	}
	for i, r := range letters {
		if r != rune(reading[0]) {
			continue
		}
		if letter {
			add(i, 1, 0) // itself, which says nothing about how the others are typed
			continue
		}
		rest := letters[i:]
		typed := 1
		for typed < len(reading) && typed < len(rest) && rest[typed] == rune(reading[typed]) {
			typed++
		}
		add(i, 1, byInitial)
		if typed > 1 && reading[1] == 'h' {
			add(i, 2, byInitial)
		}
		switch {
		case typed == len(reading):
			add(i, typed, byReading)
		case typed == len(rest):
			add(i, typed, byBeginning)
		}
		if n := fuzzy(reading, rest); n > 0 && (n != typed || typed < len(reading)) {
			add(i, n, byReading|byLooseSound)
		}
	}
}

// part finds out in which ways all letters can be parted into syllables. Latin
// letters that stand for themselves are left out: with them, all could.
func (p *Pinyin) part() {
	type reached struct{ one, more uint16 } // ways to come here by one Chinese character, and by more
	at := make([]reached, p.letters+1)
	none := make([]uint16, p.letters+1) // and by none
	none[0] = 1
	for i := range p.letters {
		for id := range p.begins {
			if p.begins[id]>>i&1 == 0 {
				continue
			}
			for _, s := range p.all[p.from[id]:p.from[id+1]] {
				switch {
				case int(s.at) != i:
				case p.t.sets[id].letter && p.t.sets[id].readings[0] >= "a":
				case p.t.sets[id].letter:
					none[s.to] |= with(none[i], s.how)
					at[s.to].one |= with(at[i].one, s.how)
					at[s.to].more |= with(at[i].more, s.how)
				default:
					at[s.to].one |= with(none[i], s.how)
					at[s.to].more |= with(at[i].one|at[i].more, s.how)
				}
			}
		}
	}
	end := at[p.letters]
	p.single = end.one>>byReading&1 != 0
	p.whole = (end.one|end.more)&(1<<byReading|1<<byBeginning|1<<(byReading|byBeginning)) != 0
	p.possible = p.plainest(end.more) < unspelled
}

// Each calls yield with every stretch of the text, in bytes, that reads as the
// letters, in the order of their ends, until it returns false. A stretch has
// at least two Chinese characters, and Latin letters and figures that stand
// for themselves.
func (p *Pinyin) Each(text string, yield func(start, end int, s Spelling) bool) {
	reached := uint64(0) // bit i: the letters before i are matched
	for i := 0; i < len(text); {
		id, size := p.t.next(text[i:])
		i += size
		begins := (reached | 1) & p.begins[id]
		reached = 0
		if begins == 0 {
			continue
		}
		for _, s := range p.all[p.from[id]:p.from[id+1]] {
			reached |= begins >> s.at & 1 << s.to
		}
		if reached>>p.letters != 0 && !p.spelled(text[:i], yield) {
			return
		}
	}
}

// spelled calls yield with the stretches that end where the text does.
func (p *Pinyin) spelled(text string, yield func(start, end int, s Spelling) bool) bool {
	// For each number of letters before it, the manners in which what stands
	// from there to the end can be typed: bit m for the set m.
	var ways [mostLetters + 1]uint16
	ways[p.letters] = 1
	chinese := 0
	for at := len(text); at > 0; {
		r, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
		id := p.t.of(fold(r))
		var longer [mostLetters + 1]uint16
		more := false
		for _, s := range p.all[p.from[id]:p.from[id+1]] {
			if ways[s.to] != 0 {
				longer[s.at] |= with(ways[s.to], s.how)
				more = true
			}
		}
		if !more {
			break
		}
		if ways = longer; !p.t.sets[id].letter {
			chinese++
		}
		if s := p.plainest(ways[0]); s < unspelled && chinese > 1 && !yield(at, len(text), s) {
			return false
		}
	}
	return true
}

// with adds a character typed in a manner to ways of typing those behind it.
func with(ways uint16, how manner) (out uint16) {
	for m := range manner(manners) {
		out |= ways >> m & 1 << (m | how)
	}
	return out
}

// plainest is the plainest spelling among ways of typing a word. Not meant are,
// on the way from jing to jingji, 经能够 as ji-n-g: initials among full readings
// where the letters are all readings; and 进各 as jin-g: two syllables, the last
// unfinished, where the letters are one.
func (p *Pinyin) plainest(ways uint16) Spelling {
	best := unspelled
	for m := range manner(manners) {
		if ways>>m&1 == 0 {
			continue
		}
		mixed := m&byInitial != 0 && m&(byReading|byBeginning) != 0
		s := Full
		switch {
		case mixed && p.whole, m&byBeginning != 0 && p.single:
			continue
		case m&byLooseSound != 0:
			s = Loose
		case mixed:
			s = Mixed
		case m&byInitial != 0:
			s = Initials
		case m&byBeginning != 0:
			s = Unfinished
		}
		best = min(best, s)
	}
	return best
}
