package cell

import "unicode/utf8"

// Wrap says how Condition.Wrap breaks a paragraph. Widths below 8 cells work
// as well as they can.
type Wrap struct {
	Width  int // cells of a line
	Indent int // cells before the first line
	Rest   int // cells before the other lines
}

// Row is a line of a wrapped paragraph. Start and End are the bytes of the
// paragraph's text that it stands for; the rows of a paragraph leave none out
// (blanks at the end of a row are in End and not in Line).
type Row struct {
	Line       Line
	Start, End int // byte offsets into the paragraph's text
	Indent     int // cells left blank before the line
}

// atom is a grapheme cluster as line breaking sees it.
type atom struct {
	offset int32 // bytes into the paragraph's text
	r      rune  // its first rune
	class  class
	width  int8
	before level // may a line begin with it
}

// level says how good a line break is. Breaks of a lower level are taken only
// where a line has none of a higher one.
type level uint8

const (
	levelNever level = iota // breaks a rule of print: only where nothing else fits the line
	levelTorn               // tears a number in two: likewise
	levelUnit               // tears a word, or a number from its unit: only where it is longer than the line
	levelKept               // tears a title, a range, a long address: where keeping it would leave the line half empty
	levelFree
)

// Wrap breaks a paragraph into rows of at most w.Width cells, in time linear
// in its length.
//
// It follows UAX #14 with the habits of Chinese print (see class), over which
// go two rules of these reports: a number keeps its sign, unit and 左右/以上,
// and a reference mark ① （12） stays with its word. What would begin or end a
// line against the rules takes the fewest characters that cure it down to the
// next line; nothing hangs outside or is squeezed, as a cell cannot be halved.
func (c Condition) Wrap(paragraph Line, w Wrap) []Row {
	w.Width = max(w.Width, 1)
	w.Indent, w.Rest = fitIndent(w.Indent, w.Width), fitIndent(w.Rest, w.Width)
	atoms, size := c.atoms(paragraph)
	classify(atoms, w.Width-w.Rest)
	f := filler{atoms: atoms, wrap: w, source: paragraph, size: size}
	f.fill()
	return f.rows
}

// fitIndent leaves at least four cells, two characters, beside an indent.
func fitIndent(indent, width int) int { return max(0, min(indent, width-4)) }

// atoms cuts a paragraph into clusters, run by run as it will be drawn.
// Clusters without a width take no part.
func (c Condition) atoms(paragraph Line) (atoms []atom, size int) {
	for _, run := range paragraph {
		size += len(run.Text)
	}
	atoms = make([]atom, 0, size/3+size/16+4)
	offset := 0
	for _, run := range paragraph {
		for s := run.Text; len(s) > 0; {
			n, width := c.first(s)
			r := rune(s[0])
			if r >= utf8.RuneSelf {
				r, _ = utf8.DecodeRuneInString(s)
			}
			class := classOf(r)
			if width > 0 || class == classBK || class == classSP {
				atoms = append(atoms, atom{int32(offset), r, class, int8(width), levelFree})
			}
			s = s[n:]
			offset += n
		}
	}
	return atoms, size
}

// filler fills rows with atoms.
type filler struct {
	atoms  []atom
	wrap   Wrap
	source Line
	size   int // bytes of the source

	rows []Row
	run  int // the source's run that the next row begins in
	base int // that run's offset
}

func (f *filler) fill() {
	type place struct{ at, used int }
	var best [levelFree + 1]place // the last break of each level in this line
	start, indent := 0, f.wrap.Indent
	used := indent
	begin := func(at int) {
		f.row(start, at, indent)
		start, indent, used = at, f.wrap.Rest, f.wrap.Rest
		clear(best[:])
	}
	for i := 0; i < len(f.atoms); {
		a := f.atoms[i]
		if a.class == classBK {
			i++
			begin(i)
			continue
		}
		if i > start {
			best[a.before] = place{i, used}
		}
		if used+int(a.width) <= f.wrap.Width || i == start || a.class == classSP {
			used += int(a.width)
			i++
			continue
		}
		level := levelFree
		for best[level].at == 0 {
			level--
		}
		if level == levelFree && best[levelKept].at > best[levelFree].at && best[levelFree].used < f.wrap.Width/2 {
			level = levelKept
		}
		if level < levelKept && len(f.rows) == 0 && indent > 0 {
			// The indent leaves too little room for the first word.
			i, indent, used = start, 0, 0
			clear(best[:])
			continue
		}
		i = best[level].at
		begin(i)
	}
	if start < len(f.atoms) || len(f.rows) == 0 {
		f.row(start, len(f.atoms), indent)
	}
	f.rows[len(f.rows)-1].End = f.size
}

// row appends the row of the atoms from start to end.
func (f *filler) row(start, end, indent int) {
	from, to := f.offset(start), f.offset(end)
	if len(f.rows) == 0 {
		from = 0
	}
	visible := end
	for visible > start && (f.atoms[visible-1].class == classSP || f.atoms[visible-1].class == classBK) {
		visible--
	}
	row := Row{Start: from, End: to, Indent: indent}
	if visible > start {
		row.Line = f.slice(from, f.offset(visible))
	}
	f.rows = append(f.rows, row)
}

// offset is where atom i begins in the paragraph's text.
func (f *filler) offset(i int) int {
	if i == len(f.atoms) {
		return f.size
	}
	return int(f.atoms[i].offset)
}

// slice returns the source's runs between two offsets, not before the last
// slice's.
func (f *filler) slice(from, to int) Line {
	for from >= f.base+len(f.source[f.run].Text) {
		f.base += len(f.source[f.run].Text)
		f.run++
	}
	var line Line
	for run, base := f.run, f.base; base < to; run++ {
		text := f.source[run].Text
		if part := text[max(from-base, 0):min(to-base, len(text))]; part != "" {
			line = append(line, Run{part, f.source[run].Style})
		}
		base += len(text)
	}
	return line
}
