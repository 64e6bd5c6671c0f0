package pdf

import (
	"bytes"
	"strconv"
)

// rebuild finds the objects by looking for their beginnings, 12 0 obj. Of
// several with one number the last counts, as it does after changes.
func (f *file) rebuild() error {
	f.rebuilt = true
	f.where = map[int]place{}
	clear(f.objects)
	f.work.spend(len(f.data))
	for at := 0; len(f.where) < maxObjects; {
		i := bytes.Index(f.data[at:], []byte("obj"))
		if i < 0 {
			break
		}
		at += i + 3
		if num, from, ok := headBefore(f.data, at-3); ok {
			f.where[num] = place{at: from}
		}
	}
	return f.findRoot()
}

// headBefore reads backwards from obj the numbers before it.
func headBefore(data []byte, obj int) (num, from int, ok bool) {
	i := obj
	read := func() (int, bool) {
		for i > 0 && isSpace(data[i-1]) {
			i--
		}
		to := i
		for i > 0 && to-i < 10 && data[i-1] >= '0' && data[i-1] <= '9' {
			i--
		}
		n, err := strconv.Atoi(string(data[i:to]))
		return n, err == nil
	}
	if _, ok := read(); !ok {
		return 0, 0, false
	}
	num, ok = read()
	return num, i, ok
}

// findRoot fills a rebuilt file's trailer: from the trailers that it has, and
// where these name no catalogue, by the catalogue itself. What stands in
// object streams is found, too.
func (f *file) findRoot() error {
	trailer := dict{}
	for at := 0; ; {
		i := bytes.Index(f.data[at:], []byte("trailer"))
		if i < 0 {
			break
		}
		at += i + len("trailer")
		l := &lexer{data: f.data, pos: at, work: &f.work, refs: true}
		if d, ok := l.object().(dict); ok {
			for k, v := range d {
				trailer[k] = v
			}
		}
	}
	f.trailer = trailer
	packs := []int{}
	root := 0
	for num := range f.where {
		switch d := f.dict(ref{num, 0}); d["Type"] {
		case name("Catalog"):
			root = max(root, num)
		case name("XRef"):
			for _, k := range []name{"Encrypt", "ID", "Root"} {
				if d[k] != nil && trailer[k] == nil {
					trailer[k] = d[k]
				}
			}
		case name("ObjStm"):
			packs = append(packs, num)
		}
	}
	if err := f.unlock(); err != nil {
		return err
	}
	f.addPacks(packs)
	if _, ok := f.resolve(trailer["Root"]).(dict); !ok && root > 0 {
		trailer["Root"] = ref{root, 0}
	}
	return nil
}
