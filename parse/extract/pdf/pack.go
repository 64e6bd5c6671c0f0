package pdf

import "slices"

// objectPack is an object stream (7.5.7), unpacked.
type objectPack struct {
	data []byte
	at   map[int]int // offset by number
}

// unpack reads an object out of an object stream.
func (f *file) unpack(num, in int) (object, bool) {
	p := f.packed[in]
	if p == nil {
		s, ok := f.get(ref{in, 0}).(*stream)
		if !ok {
			return nil, false
		}
		p = f.openPack(s)
		f.packed[in] = p
	}
	at, ok := p.at[num]
	if !ok || at >= len(p.data) {
		return nil, false
	}
	l := &lexer{data: p.data, pos: at, work: &f.work, refs: true}
	return l.object(), true
}

func (f *file) openPack(s *stream) *objectPack {
	p := &objectPack{f.decode(s), map[int]int{}}
	first, _ := isWhole(f.resolve(s.dict["First"]))
	n, _ := isWhole(f.resolve(s.dict["N"]))
	l := &lexer{data: p.data, work: &f.work}
	for range min(n, maxObjects) {
		num, ok := isWhole(l.object())
		at, ok2 := isWhole(l.object())
		if !ok || !ok2 || at < 0 {
			break
		}
		p.at[num] = max(0, first) + at
	}
	return p
}

// addPacks notes where the objects in object streams stand.
func (f *file) addPacks(nums []int) {
	slices.Sort(nums) // the later one counts
	for _, in := range nums {
		s, ok := f.get(ref{in, 0}).(*stream)
		if !ok {
			continue
		}
		p := f.openPack(s)
		f.packed[in] = p
		for num := range p.at {
			if old, ok := f.where[num]; !ok || old.pack != 0 {
				f.where[num] = place{pack: in}
			}
		}
	}
}
