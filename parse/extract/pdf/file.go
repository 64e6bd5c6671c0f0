package pdf

import "bytes"

// A file is an open PDF file.
type file struct {
	data    []byte // from %PDF- on, from where offsets count
	work    work
	where   map[int]place // by the number of the object
	trailer dict
	crypt   *crypt // nil for a file that is not encrypted

	objects map[int]object
	fonts   map[ref]*font
	busy    map[int]bool        // objects being read, so that none is read to read itself
	packed  map[int]*objectPack // by the number of the stream
	rebuilt bool                // where was made by looking through the whole file
}

// place says where an object stands.
type place struct {
	at   int // offset in data
	pack int // the number of the stream that it is in, 0 for none
}

// maxObjects is how many objects a file may have.
const maxObjects = 1 << 20

// open finds out where the objects of a file stand. A file whose tables are
// missing or wrong is looked through for objects, as all readers do. most is the
// work that it may cost.
func open(data []byte, most int) (*file, error) {
	i := bytes.Index(data[:min(len(data), 1024)], []byte("%PDF-"))
	if i < 0 {
		return nil, ErrDamaged
	}
	f := &file{data: data[i:], work: work{most}, objects: map[int]object{}, fonts: map[ref]*font{}, busy: map[int]bool{}, packed: map[int]*objectPack{}}
	f.readTables()
	if err := f.unlock(); err != nil {
		return nil, err
	}
	if f.pages() == nil && !f.rebuilt {
		if err := f.rebuild(); err != nil {
			return nil, err
		}
	}
	if f.pages() == nil {
		return nil, ErrDamaged
	}
	return f, nil
}

// pages is the root of the tree of pages (7.7.3), nil where it is not found.
func (f *file) pages() dict {
	root, _ := f.resolve(f.trailer["Root"]).(dict)
	pages, _ := f.resolve(root["Pages"]).(dict)
	return pages
}

// resolve is what an object stands for: the object that a reference names,
// nil where there is none or where it can only be had by having it.
func (f *file) resolve(o object) object {
	for range maxDepth {
		r, ok := o.(ref)
		if !ok {
			return o
		}
		o = f.get(r)
	}
	return nil
}

func (f *file) dict(o object) dict {
	switch o := f.resolve(o).(type) {
	case dict:
		return o
	case *stream:
		return o.dict
	}
	return nil
}

func (f *file) array(o object) array {
	a, _ := f.resolve(o).(array)
	return a
}

func (f *file) name(o object) name {
	n, _ := f.resolve(o).(name)
	return n
}

// get reads an indirect object, once.
func (f *file) get(r ref) object {
	if o, ok := f.objects[r.num]; ok {
		return o
	}
	p, ok := f.where[r.num]
	if !ok || f.busy[r.num] {
		return nil
	}
	f.busy[r.num] = true
	o, ok := f.read(r.num, p)
	delete(f.busy, r.num)
	if !ok && !f.rebuilt && f.rebuild() == nil {
		return f.get(r)
	}
	f.objects[r.num] = o
	return o
}

// read reads the object that should stand at a place; false where another or
// none stands there.
func (f *file) read(num int, p place) (object, bool) {
	if p.pack != 0 {
		return f.unpack(num, p.pack)
	}
	if p.at < 0 || p.at >= len(f.data) {
		return nil, false
	}
	l := &lexer{data: f.data, pos: p.at, work: &f.work, refs: true}
	n, isNumber := isWhole(l.object())
	gen, hasGen := isWhole(l.object())
	if !isNumber || !hasGen || n != num || l.object() != keyword("obj") {
		return nil, false
	}
	o := l.object()
	if d, ok := o.(dict); ok {
		if raw, ok := f.streamAfter(l, d); ok {
			return &stream{d, raw, ref{num, gen}}, true
		}
	}
	return o, true
}

// streamAfter is the bytes of the stream that follows its dictionary.
func (f *file) streamAfter(l *lexer, d dict) ([]byte, bool) {
	l.skip()
	rest, ok := bytes.CutPrefix(f.data[l.pos:], []byte("stream"))
	if !ok {
		return nil, false
	}
	if trimmed, ok := bytes.CutPrefix(rest, []byte("\r\n")); ok {
		rest = trimmed
	} else if len(rest) > 0 && (rest[0] == '\n' || rest[0] == '\r') {
		rest = rest[1:]
	}
	marker := []byte("endstream")
	if n, ok := isWhole(f.resolve(d["Length"])); ok && n >= 0 && n <= len(rest) {
		after := bytes.TrimLeft(rest[n:min(len(rest), n+16)], "\r\n\t ")
		if bytes.HasPrefix(after, marker) {
			return rest[:n], true
		}
	}
	// The length is wrong or missing.
	n := bytes.Index(rest, marker)
	if n < 0 {
		n = len(rest)
	}
	f.work.spend(n)
	return bytes.TrimRight(rest[:n], "\r\n"), true
}
