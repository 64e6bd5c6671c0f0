package pdf

import (
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// A font says how a string's bytes are cut into codes, how wide each one's
// glyph is, and what text it stands for (9.2 to 9.10).
type font struct {
	composite bool // codes of one or more bytes; else one
	toUnicode *cmap
	encoding  *cmap        // of a composite font, embedded; nil for one known by name
	charset   charset      // of a composite font whose codes are text
	gb1       bool         // glyph numbers are those of Adobe-GB1
	names     *[256]string // of a simple font, the text of each code
	widths    map[int]float64
	width     float64 // of what is not in widths; in thousandths of the font's size
	scale     float64 // of a width to the font's size: 1/1000, but for Type 3 fonts
}

// charset is how the codes of a predefined encoding are text (9.7.5.2).
type charset int

const (
	noCharset  charset = iota
	gbCharset          // GB 18030, of which GBK and GB 2312 are parts
	ucsCharset         // UTF-16, of which UCS-2 is a part
)

// font reads a font, once for each reference.
func (f *file) font(o object) *font {
	r, indirect := o.(ref)
	if indirect {
		if known, ok := f.fonts[r]; ok {
			return known
		}
	}
	d := f.dict(o)
	ft := &font{widths: map[int]float64{}, scale: 0.001}
	if s, ok := f.resolve(d["ToUnicode"]).(*stream); ok {
		ft.toUnicode = f.readCMap(f.decode(s))
	}
	switch {
	case d == nil: // A file that was cut off: nothing is known of its text.
		ft.composite = true
	case f.name(d["Subtype"]) == "Type0":
		f.compositeFont(ft, d)
	default:
		f.simpleFont(ft, d)
	}
	if indirect {
		f.fonts[r] = ft
	}
	return ft
}

// compositeFont reads what a font of many glyphs, as all Chinese ones are,
// says of its codes and widths.
func (f *file) compositeFont(ft *font, d dict) {
	ft.composite = true
	var descendant dict
	if list := f.array(d["DescendantFonts"]); len(list) > 0 {
		descendant = f.dict(list[0])
	}
	switch enc := f.resolve(d["Encoding"]).(type) {
	case name:
		ft.charset = charsetOf(string(enc))
	case *stream:
		ft.encoding = f.readCMap(f.decode(enc))
	}
	ordering, _ := f.resolve(f.dict(descendant["CIDSystemInfo"])["Ordering"]).(text)
	ft.gb1 = ordering == "GB1"
	ft.width = 1000
	if w, ok := f.resolve(descendant["DW"]).(float64); ok {
		ft.width = w
	}
	f.glyphWidths(ft.widths, f.array(descendant["W"]))
}

// glyphWidths reads the widths of glyphs (9.7.4.3): first [w w w], or
// first last w.
func (f *file) glyphWidths(widths map[int]float64, w array) {
	for len(w) >= 2 && len(widths) < maxMapped {
		first, _ := isWhole(f.resolve(w[0]))
		if list, ok := f.resolve(w[1]).(array); ok {
			f.work.spend(keptWork * len(list))
			for i, o := range list {
				widths[first+i] = number(f.resolve(o))
			}
			w = w[2:]
			continue
		}
		if len(w) < 3 {
			return
		}
		last, _ := isWhole(f.resolve(w[1]))
		for i := first; i <= min(last, first+1<<16); i++ {
			widths[i] = number(f.resolve(w[2]))
		}
		f.work.spend(keptWork * max(0, min(last-first, 1<<16)))
		w = w[3:]
	}
}

// charsetOf knows the predefined encodings whose codes are text. Those for
// glyph numbers are Identity-H and Identity-V.
func charsetOf(encoding string) charset {
	switch {
	case strings.Contains(encoding, "-UCS2-"), strings.Contains(encoding, "-UTF16-"):
		return ucsCharset
	case strings.HasPrefix(encoding, "GB"):
		return gbCharset
	}
	return noCharset
}

// simpleFont reads what a font of at most 256 glyphs says of them.
func (f *file) simpleFont(ft *font, d dict) {
	ft.names = f.codeNames(d)
	first, _ := isWhole(f.resolve(d["FirstChar"]))
	widths := f.array(d["Widths"])
	for i, o := range widths[:min(len(widths), 256)] {
		ft.widths[first+i] = number(f.resolve(o))
	}
	ft.width = number(f.resolve(f.dict(d["FontDescriptor"])["MissingWidth"]))
	if len(widths) == 0 {
		ft.width = 500 // one of the fonts that every reader has
	}
	if f.name(d["Subtype"]) == "Type3" {
		if m := f.array(d["FontMatrix"]); len(m) == 6 {
			ft.scale = number(f.resolve(m[0]))
		}
	}
}

// A glyph is a code of a string with what the font says of it.
type glyph struct {
	text  string  // "" where it is not known
	width float64 // in parts of the font's size
	blank bool    // the code 32 of one byte, which word spacing widens
}

// next cuts the first glyph off a string that is not empty.
func (ft *font) next(t text) (glyph, text) {
	c := code{1, uint32(t[0])}
	switch {
	case !ft.composite:
	case ft.charset == gbCharset:
		c = gbCode(t)
	case ft.charset == ucsCharset && len(t) >= 4 && utf16.IsSurrogate(rune(t[0])<<8):
		c = code{4, uint32(bigEndian([]byte(t[:4])))}
	case ft.encoding != nil:
		c = ft.encoding.next(t)
	default:
		n := min(2, len(t))
		c = code{n, uint32(bigEndian([]byte(t[:n])))}
	}
	id := ft.glyphNumber(c)
	w, ok := ft.widths[id]
	if !ok {
		w = ft.width
		if ft.charset != noCharset && c.value < 0x80 {
			w = 500 // a letter among ideographs
		}
	}
	raw := t[:c.bytes]
	return glyph{ft.textOf(c, id, raw), w * ft.scale, c.bytes == 1 && c.value == ' '}, t[c.bytes:]
}

// glyphNumber is a code's number in the table of widths; -1 where it is not
// known. Of the predefined encodings those of letters are: from 1 on in the
// ones by Unicode, in those by GB from 814 on, or from 1.
func (ft *font) glyphNumber(c code) int {
	letter := int(c.value) - ' '
	switch {
	case ft.charset == noCharset && ft.encoding == nil:
		return int(c.value)
	case ft.charset == noCharset:
		t, _ := ft.encoding.find(c)
		return t.cid
	case letter < 0 || letter > '~'-' ':
		return -1
	case ft.charset == gbCharset && ft.widths[gb1Half] != 0:
		return gb1Half - 1 + letter
	}
	return gb1Proportional + letter
}

// textOf is what a code stands for, by the first that knows: the font's own
// map, its encoding.
func (ft *font) textOf(c code, id int, raw text) string {
	if ft.toUnicode != nil {
		t, ok := ft.toUnicode.find(c)
		if !ok && !ft.composite {
			t, ok = ft.toUnicode.find(code{2, c.value}) // some write these codes in two bytes
		}
		if ok && t.text != "" && t.text != "\x00" {
			return t.text
		}
	}
	switch {
	case ft.names != nil:
		return ft.names[c.value&0xFF]
	case ft.charset == ucsCharset:
		return utf16Text(raw)
	case ft.charset == gbCharset:
		s, err := simplifiedchinese.GB18030.NewDecoder().String(string(raw))
		if err != nil {
			return ""
		}
		return s
	case ft.gb1:
		return gb1Text(id)
	}
	return ""
}

// gbCode cuts a code of GB 18030 off: a byte up to 0x80, two bytes, or four
// whose second is a digit.
func gbCode(t text) code {
	n := 2
	switch {
	case t[0] <= 0x80 || len(t) == 1:
		n = 1
	case len(t) >= 4 && t[1] >= '0' && t[1] <= '9':
		n = 4
	}
	return code{n, uint32(bigEndian([]byte(t[:n])))}
}
