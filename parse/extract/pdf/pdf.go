// Package pdf reads the text of PDF files: every glyph's text, place and
// size, in the order in which they are drawn. Making lines and paragraphs of
// them is the caller's.
//
// Numbers in brackets are sections of PDF 32000-1:2008 (ISO 32000-1). What is
// read is what text needs: objects and their tables, object streams, the
// encryption that asks for no password, filters of text, forms, and fonts with
// a ToUnicode map, with the predefined encodings of Chinese, or with named
// glyphs. Images, and with them scanned pages, have no text.
//
// Files come from the open web: whatever one holds, reading it ends, within
// bounds of time and memory.
package pdf

import (
	"errors"
	"math"
)

// Errors of Read.
var (
	ErrDamaged   = errors.New("pdf: damaged")
	ErrEncrypted = errors.New("pdf: asks for a password")
	ErrTooBig    = errors.New("pdf: takes too much to read")
)

// Page is a page's text.
type Page struct {
	Width, Height float64 // in points, 1/72 inch, as the page is shown
	Glyphs        []Glyph // in the order in which they are drawn
}

// Glyph is a character as it stands on its page, seldom several: a ligature.
// Lengths are in points; y grows upwards from the page's lower edge.
type Glyph struct {
	X, Y  float64 // of its left end on the line that the text stands on
	Width float64
	Size  float64 // of the font
	Text  string  // UTF-8; "" where the file does not say what it means
}

// maxPages is how many pages are read.
const maxPages = 5000

// Read reads a file. Its error is one of those above.
func Read(data []byte) ([]Page, error) { return readWithin(data, maxWork) }

// readWithin is Read for so much work.
func readWithin(data []byte, most int) (pages []Page, err error) {
	// What a file cost too much by is found deep within; and a file made to
	// break the reader must not break the program.
	defer func() {
		switch r := recover(); r {
		case nil:
		case ErrTooBig:
			pages, err = nil, ErrTooBig
		default:
			pages, err = nil, ErrDamaged
		}
	}()
	f, err := open(data, most)
	if err != nil {
		return nil, err
	}
	w := &walker{file: f, seen: map[ref]bool{}}
	w.walk(f.pages(), inherited{}, 0)
	return w.pages, nil
}

// inherited is what pages take over from the nodes above them (7.7.3.4).
type inherited struct {
	resources dict
	box       array
	rotate    float64
}

// A walker walks the tree of pages.
type walker struct {
	file  *file
	seen  map[ref]bool
	pages []Page
}

func (w *walker) walk(node dict, from inherited, depth int) {
	f := w.file
	if d := f.dict(node["Resources"]); d != nil {
		from.resources = d
	}
	for _, key := range []name{"MediaBox", "CropBox"} {
		if box := f.array(node[key]); len(box) == 4 {
			from.box = box
		}
	}
	if r, ok := f.resolve(node["Rotate"]).(float64); ok {
		from.rotate = r
	}
	kids := f.array(node["Kids"])
	if kids == nil {
		w.page(node, from)
		return
	}
	for _, kid := range kids {
		f.work.spend(objectWork)
		if r, ok := kid.(ref); ok {
			if w.seen[r] {
				continue
			}
			w.seen[r] = true
		}
		if d := f.dict(kid); d != nil && depth < maxDepth && len(w.pages) < maxPages {
			w.walk(d, from, depth+1)
		}
	}
}

// page draws one page.
func (w *walker) page(node dict, from inherited) {
	f := w.file
	box := [4]float64{0, 0, 595, 842} // A4
	for i := range min(len(from.box), 4) {
		box[i] = number(f.resolve(from.box[i]))
	}
	p := Page{Width: math.Abs(box[2] - box[0]), Height: math.Abs(box[3] - box[1])}
	m := matrix{1, 0, 0, 1, -min(box[0], box[2]), -min(box[1], box[3])}
	switch (int(from.rotate)%360 + 360) % 360 {
	case 90:
		m = m.then(matrix{0, -1, 1, 0, 0, p.Width})
		p.Width, p.Height = p.Height, p.Width
	case 180:
		m = m.then(matrix{-1, 0, 0, -1, p.Width, p.Height})
	case 270:
		m = m.then(matrix{0, 1, -1, 0, p.Height, 0})
		p.Width, p.Height = p.Height, p.Width
	}
	d := &drawer{file: f, out: &p, now: graphics{ctm: m, stretch: 1}, text: identity, line: identity}
	d.draw(f.contents(node["Contents"]), from.resources)
	w.pages = append(w.pages, p)
}

// contents puts the parts of a page's content together; a part may end within
// an object's neighbours but not within one (7.7.3.3).
func (f *file) contents(o object) []byte {
	var out []byte
	for _, part := range f.list(o) {
		if s, ok := f.resolve(part).(*stream); ok {
			out = append(append(out, f.decode(s)...), '\n')
		}
	}
	return out
}
