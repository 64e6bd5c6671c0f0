package pdf

import "bytes"

// readTables reads the cross-reference tables of a file (7.5.4, 7.5.8), the
// newest first: what they say of an object first counts. What is wrong with
// them shows when the objects are read.
func (f *file) readTables() {
	f.where = map[int]place{}
	f.trailer = dict{}
	tail := len(f.data) - min(len(f.data), 2048)
	i := bytes.LastIndex(f.data[tail:], []byte("startxref"))
	if i < 0 {
		return
	}
	l := &lexer{data: f.data, pos: tail + i + len("startxref"), work: &f.work}
	at, _ := isWhole(l.object())
	read := map[int]bool{}
	for queue := []int{at}; len(queue) > 0; {
		at, queue = queue[0], queue[1:]
		if at <= 0 || at >= len(f.data) || read[at] {
			continue
		}
		read[at] = true
		d := f.readTable(at)
		for k, v := range d {
			if _, ok := f.trailer[k]; !ok {
				f.trailer[k] = v
			}
		}
		// A table for old readers names the stream with the rest of it.
		for _, k := range []name{"XRefStm", "Prev"} {
			if next, ok := isWhole(d[k]); ok {
				queue = append(queue, next)
			}
		}
	}
}

// readTable reads one table and returns its trailer.
func (f *file) readTable(at int) dict {
	l := &lexer{data: f.data, pos: at, work: &f.work, refs: true}
	first := l.object()
	if first == keyword("xref") {
		return f.readOldTable(l)
	}
	num, ok := isWhole(first)
	if !ok {
		return nil
	}
	o, _ := f.read(num, place{at: at})
	s, ok := o.(*stream)
	if !ok || s.dict["Type"] != name("XRef") {
		return nil
	}
	f.readTableStream(s)
	return s.dict
}

// readOldTable reads what follows the word xref: for each run of objects
// their first number and how many, then a line for each.
func (f *file) readOldTable(l *lexer) dict {
	for {
		o := l.object()
		if o == keyword("trailer") {
			d, _ := l.object().(dict)
			return d
		}
		first, ok := isWhole(o)
		n, ok2 := isWhole(l.object())
		if !ok || !ok2 {
			return nil
		}
		for num := first; num < first+n; num++ {
			at, ok := isWhole(l.object())
			if _, ok2 := isWhole(l.object()); !ok || !ok2 {
				return nil
			}
			if l.object() == keyword("n") {
				f.note(num, place{at: at})
			}
		}
	}
}

// readTableStream reads a table packed into a stream: rows of three numbers
// whose widths W gives in bytes.
func (f *file) readTableStream(s *stream) {
	var w [3]int
	widths := f.array(s.dict["W"])
	for i := range min(len(w), len(widths)) {
		w[i], _ = isWhole(widths[i])
		if w[i] < 0 || w[i] > 8 {
			return
		}
	}
	row := w[0] + w[1] + w[2]
	index := f.array(s.dict["Index"])
	if index == nil {
		index = array{0.0, s.dict["Size"]}
	}
	data := f.decode(s)
	for ; len(index) >= 2 && row > 0; index = index[2:] {
		first, _ := isWhole(index[0])
		n, _ := isWhole(index[1])
		for num := first; num < first+n && len(data) >= row; num++ {
			kind := bigEndian(data[:w[0]])
			if w[0] == 0 {
				kind = 1
			}
			at := bigEndian(data[w[0] : w[0]+w[1]])
			switch kind {
			case 1:
				f.note(num, place{at: at})
			case 2:
				f.note(num, place{pack: at})
			}
			data = data[row:]
		}
	}
}

func bigEndian(b []byte) int {
	n := 0
	for _, c := range b {
		n = n<<8 | int(c)
	}
	return n
}

// note records where an object stands unless a newer table did.
func (f *file) note(num int, p place) {
	if _, ok := f.where[num]; !ok && num > 0 && len(f.where) < maxObjects {
		f.where[num] = p
	}
}
