package pdf

// maxWork is how many bytes are looked at for one file: those of the file
// that are read as objects, those of streams unpacked, those of contents
// drawn, each time they are drawn. It takes a few seconds. A report of 100
// pages takes some 5 MB.
const maxWork = 384 << 20

// objectWork is what an object costs beside its bytes: the memory it takes.
const objectWork = 16

// keptWork is what a glyph of a page or a width of a font costs beside its
// text: they are kept to the end, and take more memory than what they are
// read from.
const keptWork = 64

// maxStream is how many bytes one stream may unpack to.
const maxStream = 64 << 20

// work counts what a file costs.
type work struct{ left int }

// spend counts n bytes. When there are no more to spend it panics with
// ErrTooBig, which Read recovers: a hostile file makes the reader loop
// wherever files hold references, and this one place ends them all.
func (w *work) spend(n int) {
	if w.left -= n; w.left < 0 {
		panic(ErrTooBig)
	}
}
