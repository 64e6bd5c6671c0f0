package pdf

// An object is what a PDF file is made of (7.3): nil for null, bool, float64
// for both kinds of number, name, text, array, dict, ref, *stream, and, where
// none of these was read, keyword.
type object any

type (
	name    string
	text    string // the bytes of a string object, whatever they are encoded in
	keyword string // an operator, or a word such as obj and endstream
	array   []object
	dict    map[name]object
	ref     struct{ num, gen int } // to an indirect object (7.3.10)
)

// A stream is a dictionary and bytes, as they stand in the file (7.3.8).
type stream struct {
	dict dict
	raw  []byte
	of   ref // the object that it is; its number is part of the key of an encrypted file
}

// end is the keyword that stands for the end of what is read.
const end keyword = ""

// number is the value of a number, 0 for all else.
func number(o object) float64 {
	n, _ := o.(float64)
	return n
}

// isWhole reports whether o is a number that can count or index something.
func isWhole(o object) (int, bool) {
	n, ok := o.(float64)
	if !ok || n != float64(int32(n)) {
		return 0, false
	}
	return int(n), true
}
