package mode

// Store keeps what outlasts a look at a report and, where it can, the run of
// the program.
type Store interface {
	// Offset returns the byte offset where a report was last read.
	Offset(report string) (offset int, ok bool)
	SetOffset(report string, offset int)
	// Fold returns whether a node of a tree was left open or closed by hand.
	// Nodes are named by their tree: "regions/湖北省", "荆门市-2024/306".
	Fold(node string) (open, ok bool)
	SetFold(node string, open bool)
	// Once reports whether it is the first time that it is asked for what.
	Once(what string) bool
}

// Memory is a Store that is forgotten at the end of the run.
type Memory struct {
	offsets map[string]int
	folds   map[string]bool
	done    map[string]bool
}

// NewMemory returns an empty Memory.
func NewMemory() *Memory {
	return &Memory{offsets: map[string]int{}, folds: map[string]bool{}, done: map[string]bool{}}
}

// Offset implements Store.
func (m *Memory) Offset(report string) (int, bool) {
	offset, ok := m.offsets[report]
	return offset, ok
}

// SetOffset implements Store.
func (m *Memory) SetOffset(report string, offset int) { m.offsets[report] = offset }

// Fold implements Store.
func (m *Memory) Fold(node string) (open, ok bool) {
	open, ok = m.folds[node]
	return open, ok
}

// SetFold implements Store.
func (m *Memory) SetFold(node string, open bool) { m.folds[node] = open }

// Once implements Store.
func (m *Memory) Once(what string) bool {
	if m.done[what] {
		return false
	}
	m.done[what] = true
	return true
}
