package pdf

import (
	"bytes"
	"slices"
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
// where these name no catalogue, by the catalogue itself, or in a file that
// was cut off before that, by the pages that are there. What stands in object
// streams is found, too.
func (f *file) findRoot() error {
	f.trailer = f.trailers()
	byType := map[name][]int{}
	for num := range f.where {
		d := f.dict(ref{num, 0})
		kind := f.name(d["Type"])
		byType[kind] = append(byType[kind], num)
		if kind != "XRef" {
			continue
		}
		for _, k := range []name{"Encrypt", "ID", "Root"} {
			if d[k] != nil && f.trailer[k] == nil {
				f.trailer[k] = d[k]
			}
		}
	}
	if err := f.unlock(); err != nil {
		return err
	}
	f.addPacks(byType["ObjStm"])
	if _, ok := f.resolve(f.trailer["Root"]).(dict); ok {
		return nil
	}
	if found := byType["Catalog"]; len(found) > 0 {
		f.trailer["Root"] = ref{slices.Max(found), 0}
	} else if found := byType["Page"]; len(found) > 0 {
		slices.Sort(found)
		kids := array{}
		for _, num := range found {
			kids = append(kids, ref{num, 0})
		}
		f.trailer["Root"] = dict{"Pages": dict{"Kids": kids}}
	}
	return nil
}

// trailers are the trailers of a file in one; of an entry that several have,
// the last counts.
func (f *file) trailers() dict {
	all := dict{}
	for at := 0; ; {
		i := bytes.Index(f.data[at:], []byte("trailer"))
		if i < 0 {
			return all
		}
		at += i + len("trailer")
		l := &lexer{data: f.data, pos: at, work: &f.work, refs: true}
		if d, ok := l.object().(dict); ok {
			for k, v := range d {
				all[k] = v
			}
		}
	}
}
