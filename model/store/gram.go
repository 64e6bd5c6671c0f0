package store

import (
	"encoding/binary"
	"math/bits"
	"slices"
	"unicode/utf8"

	"baogao/model/search"
)

// Full text is found by grams: every character of a text and every two that
// stand side by side, half- and full-width forms and letter case alike, and
// of numbers and Latin letters every three, as there are so few of those that
// every report has all pairs. A Chinese word of two characters, the commonest
// there is, is then looked up at once, and a longer text by the reports that
// hold all its pairs, which are read to make sure. SQLite's own trigrams would
// find nothing shorter than three, and its table of positions would be as
// large as the texts.
//
// A gram is known by its hash. Postings say which reports hold it; they are
// kept for segments of 256 reports, whose rows differ in their last eight
// bits, so that a report is one byte and a gram in many reports a bitmap.
// Within a segment, grams are grouped into buckets by the hash's first bits.
const (
	segmentBits = 8
	segmentSize = 1 << segmentBits
	bucketBits  = 10
	buckets     = 1 << bucketBits
	gramBits    = 32 - bucketBits // of the hash that tell grams of a bucket apart
	maxGrams    = 32              // of a query that are looked up
	bitmapSize  = segmentSize / 8 // bytes; from so many reports on a gram has a bitmap
)

// gramOf hashes up to three folded characters; those that are not there, at
// the front, are 0. No hash is 0.
func gramOf(first, second, third rune) uint32 {
	h := (uint64(first)<<42 | uint64(second)<<21 | uint64(third)) * 0x9E3779B97F4A7C15
	return max(uint32(h>>32)^uint32(h), 1)
}

// eachGramOf visits the grams of a text; a word that the text holds has no
// others. Characters alone are visited only where single is set.
func eachGramOf(text string, single bool, visit func(gram uint32)) {
	first, second := rune(0), rune(0)
	for _, r := range text {
		if r == '\n' {
			first, second = 0, 0
			continue
		}
		r = fold(r)
		if single {
			visit(gramOf(0, 0, r))
		}
		if second != 0 {
			visit(gramOf(0, second, r))
		}
		if first != 0 && first < 0x80 && second < 0x80 && r < 0x80 {
			visit(gramOf(first, second, r))
		}
		first, second = second, r
	}
}

// fold is search.Fold for one character, quick for those of Chinese text.
func fold(r rune) rune {
	switch {
	case r < 0x80:
		if 'a' <= r && r <= 'z' {
			return r - 'a' + 'A'
		}
		return r
	case r >= 0x3001 && r < 0xA640, r >= 0x2010 && r < 0x2100:
		return r
	}
	for _, f := range search.Fold(string(r)) {
		return f
	}
	return r
}

// grams returns the distinct grams of a text, in no order.
func (p *Preparer) grams(text string) []uint32 {
	// An open hash table; 0 is free. Texts of reports have some 10,000 grams.
	// It is kept for the next text: a quarter of a MB for each would keep the
	// collector busy.
	size := 1 << max(bits.Len(uint(len(text))), 8)
	kept, _ := p.tables.Get().(*[]uint32)
	if kept == nil || len(*kept) < size {
		fresh := make([]uint32, size)
		kept = &fresh
	}
	defer p.tables.Put(kept)
	table := (*kept)[:size]
	clear(table)
	mask := uint32(size - 1)
	list := make([]uint32, 0, len(text)/4)
	eachGramOf(text, true, func(g uint32) {
		for i := g & mask; ; i = (i + 1) & mask {
			switch table[i] {
			case g:
				return
			case 0:
				table[i] = g
				list = append(list, g)
				return
			}
		}
	})
	return list
}

// wordGrams returns the grams that a text must have to hold a folded word.
func wordGrams(word string) []uint32 {
	var list []uint32
	eachGramOf(word, utf8.RuneCountInString(word) == 1, func(g uint32) { list = append(list, g) })
	return list[:min(len(list), maxGrams)]
}

// posting is a gram with the report of a segment that holds it.
type posting uint64 // gram<<8 | the row's last eight bits

func postingOf(gram uint32, row int64) posting {
	return posting(uint64(gram)<<segmentBits | uint64(row&(segmentSize-1)))
}

func (p posting) gram() uint32 { return uint32(p >> segmentBits) }

// sortPostings sorts by gram, and keeps the order of reports within one: a
// radix sort of three passes, as there are millions.
func sortPostings(list []posting) []posting {
	const digit = 11
	spare := make([]posting, len(list))
	for shift := segmentBits; shift < segmentBits+32; shift += digit {
		var count [1<<digit + 1]int
		for _, p := range list {
			count[(p>>shift)&(1<<digit-1)+1]++
		}
		for i := 1; i < len(count); i++ {
			count[i] += count[i-1]
		}
		for _, p := range list {
			d := (p >> shift) & (1<<digit - 1)
			spare[count[d]] = p
			count[d]++
		}
		list, spare = spare, list
	}
	return list
}

// members is the set of a segment's reports that hold a gram.
type members [segmentSize / 64]uint64

func (m *members) add(local byte) { m[local/64] |= 1 << (local % 64) }

func (m *members) count() int {
	n := 0
	for _, w := range m {
		n += bits.OnesCount64(w)
	}
	return n
}

func (m *members) and(o *members) {
	for i := range m {
		m[i] &= o[i]
	}
}

// appendGram writes a gram of a bucket: its distance from the one before,
// then how many reports and each, or 0 and a bitmap.
func appendGram(b []byte, distance uint32, m *members) []byte {
	b = binary.AppendUvarint(b, uint64(distance))
	n := m.count()
	if n >= bitmapSize {
		b = append(b, 0)
		for _, w := range m {
			b = binary.LittleEndian.AppendUint64(b, w)
		}
		return b
	}
	b = append(b, byte(n))
	for i, w := range m {
		for ; w != 0; w &= w - 1 {
			b = append(b, byte(i*64+bits.TrailingZeros64(w)))
		}
	}
	return b
}

// eachGram reads a bucket; it returns false where the bucket is damaged.
func eachGram(bucket []byte, visit func(low uint32, m *members) bool) bool {
	low := uint32(0)
	for len(bucket) > 0 {
		distance, n := binary.Uvarint(bucket)
		if n <= 0 || n >= len(bucket) {
			return false
		}
		low += uint32(distance)
		count := int(bucket[n])
		bucket = bucket[n+1:]
		var m members
		switch {
		case count == 0 && len(bucket) >= bitmapSize:
			for i := range m {
				m[i] = binary.LittleEndian.Uint64(bucket[i*8:])
			}
			count = bitmapSize
		case count > 0 && len(bucket) >= count:
			for _, local := range bucket[:count] {
				m.add(local)
			}
		default:
			return false
		}
		bucket = bucket[count:]
		if !visit(low, &m) {
			return true
		}
	}
	return true
}

// mergeBucket adds sorted postings, all of one bucket, to it.
func mergeBucket(bucket []byte, list []posting) ([]byte, bool) {
	const lowMask = 1<<gramBits - 1
	out := make([]byte, 0, len(bucket)+len(list)*3)
	last := uint32(0)
	write := func(low uint32, m *members) {
		out = appendGram(out, low-last, m)
		last = low
	}
	// next takes the new postings of the next gram, up to limit.
	next := func(limit uint32) (low uint32, m members, ok bool) {
		if len(list) == 0 || list[0].gram()&lowMask > limit {
			return 0, m, false
		}
		low = list[0].gram() & lowMask
		for len(list) > 0 && list[0].gram()&lowMask == low {
			m.add(byte(list[0]))
			list = list[1:]
		}
		return low, m, true
	}
	sound := eachGram(bucket, func(low uint32, m *members) bool {
		for {
			l, added, ok := next(low)
			if !ok {
				break
			}
			if l == low {
				for i := range m {
					m[i] |= added[i]
				}
				break
			}
			write(l, &added)
		}
		write(low, m)
		return true
	})
	for {
		l, added, ok := next(lowMask)
		if !ok {
			return out, sound
		}
		write(l, &added)
	}
}

// bucketOf is the bucket of a gram.
func bucketOf(gram uint32) int64 { return int64(gram >> gramBits) }

// gramRow is the row of a bucket's segment: buckets first, so that all
// segments of one are read in one stroke.
func gramRow(bucket, segment int64) int64 { return bucket<<24 | segment }

// distinct sorts a list and drops what is there twice.
func distinct(list []uint32) []uint32 {
	slices.Sort(list)
	return slices.Compact(list)
}
