package pdf

import (
	"cmp"
	"slices"
	"sort"
	"unicode/utf16"
)

// maxMapped is how many entries a character map may have.
const maxMapped = 1 << 18

// A cmap maps character codes of one to four bytes to something: a ToUnicode
// map to text (9.10.3), the map of an encoding to glyph numbers (9.7.5).
type cmap struct {
	spaces []codeRange // the codes that there are, by length
	chars  map[code]target
	ranges []codeRange // sorted by compareRanges
}

// code is a character code with its length, since <20> and <0020> are two.
type code struct {
	bytes int
	value uint32
}

// codeRange is a run of codes of one length.
type codeRange struct {
	bytes  int
	lo, hi uint32
	to     target // of lo; the next code's is the next
}

// target is what a code stands for: text, or a glyph number.
type target struct {
	text string
	cid  int
}

// readCMap reads a character map. Its PostScript is not run: only the tables
// in it are read.
func (f *file) readCMap(data []byte) *cmap {
	m := &cmap{chars: map[code]target{}}
	l := &lexer{data: data, work: &f.work}
	var operands []object
	for {
		o := l.object()
		if o == end {
			break
		}
		k, ok := o.(keyword)
		if !ok {
			if len(operands) < maxMapped {
				operands = append(operands, o)
			}
			continue
		}
		switch k {
		case "endcodespacerange":
			m.addSpaces(operands)
		case "endbfchar", "endcidchar":
			for ; len(operands) >= 2; operands = operands[2:] {
				m.add(operands[0], operands[0], operands[1])
			}
		case "endbfrange", "endcidrange":
			for ; len(operands) >= 3; operands = operands[3:] {
				m.add(operands[0], operands[1], operands[2])
			}
		}
		operands = operands[:0]
	}
	slices.SortStableFunc(m.ranges, compareRanges)
	return m
}

// compareRanges orders ranges by the length of their codes, then by their
// first codes.
func compareRanges(r, s codeRange) int {
	return cmp.Or(cmp.Compare(r.bytes, s.bytes), cmp.Compare(r.lo, s.lo))
}

// codeOf reads a code from the string that maps write it as.
func codeOf(o object) (code, bool) {
	t, ok := o.(text)
	if !ok || len(t) == 0 || len(t) > 4 {
		return code{}, false
	}
	return code{len(t), uint32(bigEndian([]byte(t)))}, true
}

func (m *cmap) addSpaces(operands []object) {
	for ; len(operands) >= 2; operands = operands[2:] {
		lo, ok := codeOf(operands[0])
		hi, ok2 := codeOf(operands[1])
		if ok && ok2 && lo.bytes == hi.bytes {
			m.spaces = append(m.spaces, codeRange{bytes: lo.bytes, lo: lo.value, hi: hi.value})
		}
	}
}

// add maps the codes from lo to hi.
func (m *cmap) add(from, to, what object) {
	lo, ok := codeOf(from)
	hi, ok2 := codeOf(to)
	if !ok || !ok2 || lo.bytes != hi.bytes || lo.value > hi.value || len(m.chars)+len(m.ranges) >= maxMapped {
		return
	}
	switch what := what.(type) {
	case array: // one for each code
		for i, o := range what[:min(len(what), int(hi.value-lo.value)+1)] {
			if t, ok := o.(text); ok && len(m.chars) < maxMapped {
				m.chars[code{lo.bytes, lo.value + uint32(i)}] = target{text: utf16Text(t)}
			}
		}
		return
	case text:
		m.put(lo, hi, target{text: utf16Text(what)})
	case float64:
		m.put(lo, hi, target{cid: int(what)})
	}
}

func (m *cmap) put(lo, hi code, t target) {
	if lo == hi {
		m.chars[lo] = t
		return
	}
	m.ranges = append(m.ranges, codeRange{lo.bytes, lo.value, hi.value, t})
}

// find is what a code stands for.
func (m *cmap) find(c code) (target, bool) {
	if t, ok := m.chars[c]; ok {
		return t, true
	}
	// The last range that begins at the code or before it: ranges do not overlap.
	at := codeRange{bytes: c.bytes, lo: c.value}
	i := sort.Search(len(m.ranges), func(i int) bool { return compareRanges(m.ranges[i], at) > 0 }) - 1
	if i >= 0 && m.ranges[i].bytes == c.bytes && c.value <= m.ranges[i].hi {
		return m.ranges[i].to.plus(int(c.value - m.ranges[i].lo)), true
	}
	return target{}, false
}

// plus is the target n further on: of text, its last character counts.
func (t target) plus(n int) target {
	if t.text == "" || n == 0 {
		return target{t.text, t.cid + n}
	}
	runes := []rune(t.text)
	runes[len(runes)-1] += rune(n)
	return target{text: string(runes)}
}

// next cuts the first code off a string. Codes that the map does not know are
// taken to be as long as those it does know.
func (m *cmap) next(t text) code {
	for n := 1; n <= min(4, len(t)); n++ {
		value := uint32(bigEndian([]byte(t[:n])))
		for _, s := range m.spaces {
			if s.bytes == n && within(value, s) {
				return code{n, value}
			}
		}
	}
	n := 1
	if len(m.spaces) > 0 {
		n = min(m.spaces[0].bytes, len(t))
	}
	return code{n, uint32(bigEndian([]byte(t[:n])))}
}

// within reports whether each byte of a code lies in the range of that byte
// (9.7.6.2).
func within(value uint32, s codeRange) bool {
	for shift := 0; shift < 8*s.bytes; shift += 8 {
		b := value >> shift & 0xFF
		if b < s.lo>>shift&0xFF || b > s.hi>>shift&0xFF {
			return false
		}
	}
	return true
}

// utf16Text decodes the text of a ToUnicode map: UTF-16, the high byte first.
// A single byte, which some programs write, is a character.
func utf16Text(t text) string {
	if len(t) == 1 {
		return string(rune(t[0]))
	}
	units := make([]uint16, len(t)/2)
	for i := range units {
		units[i] = uint16(t[2*i])<<8 | uint16(t[2*i+1])
	}
	return string(utf16.Decode(units))
}
