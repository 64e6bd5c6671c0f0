package parse

import (
	"bytes"
	"encoding/binary"
	"errors"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"baogao/parse/extract"
	"baogao/parse/simplified"
)

// Errors of a source that holds no report, in the words its user reads. Parse
// wraps them with the source's name.
var (
	ErrEmpty      = errors.New("文件是空的")
	ErrBinary     = errors.New("是二进制文件，不是文本")
	ErrNotChinese = errors.New("里面没有中文正文，不是政府工作报告")
)

// sampled is how many bytes of a source are looked at to tell text from
// binary and one encoding from another.
const sampled = 16 << 10

// decoded is a source as UTF-8, before anything is left out.
type decoded struct {
	text     []byte // valid UTF-8
	format   string // txt, md, html, docx, …
	encoding string // utf-8, gb18030, utf-16le, utf-16be
	guessed  bool   // nothing in the source says the encoding
	damaged  bool   // some bytes were no text in the encoding; they are U+FFFD in text
	turned   bool   // the source is in traditional characters, text in simplified ones
}

// read takes the text out of a source, whatever its form and encoding.
func read(name string, data []byte) (decoded, error) {
	doc, err := extract.From(name, data)
	if err != nil {
		return decoded{}, err
	}
	d, err := decode(doc.Text)
	if err != nil {
		return decoded{}, err
	}
	d.text, d.format = doc.Plain(d.text), doc.Format
	if doc.Encoding != "" { // the text had an encoding within its form
		d.encoding, d.guessed = doc.Encoding, doc.Guessed
		d.damaged = bytes.ContainsRune(d.text, utf8.RuneError)
	}
	if d.turned = simplified.IsTraditional(d.text); d.turned {
		d.text = simplified.Convert(d.text)
	}
	return d, nil
}

// decode tells the encoding of data and converts it to UTF-8. A byte order
// mark decides; without one valid UTF-8 is UTF-8, as no other encoding's
// Chinese looks like it. All else is a guess: UTF-16 without its mark, UTF-8
// with a few spoilt bytes, or GB18030, which holds GBK and GB 2312.
func decode(data []byte) (decoded, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return decodeUTF8(data[3:], isUTF8(data))
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return convert(data[2:], unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le", false)
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return convert(data[2:], unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16be", false)
	case isUTF16(data, binary.LittleEndian):
		return convert(data, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le", true)
	case isUTF16(data, binary.BigEndian):
		return convert(data, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16be", true)
	case isBinary(data):
		return decoded{}, ErrBinary
	case isUTF8(data):
		return decodeUTF8(data, true)
	case isDamagedUTF8(data):
		return decodeUTF8(data, false)
	}
	return convert(data, simplifiedchinese.GB18030, "gb18030", true)
}

// isUTF8 is utf8.Valid, with a short way for nearly all characters of three
// bytes: between the first bytes E0 and ED, behind which some are forbidden.
func isUTF8(data []byte) bool {
	for i := 0; i < len(data); {
		switch c := data[i]; {
		case c > 0xE0 && c < 0xED && i+2 < len(data) && data[i+1]&0xC0 == 0x80 && data[i+2]&0xC0 == 0x80:
			i += 3
		case c < utf8.RuneSelf:
			i++
		default:
			r, n := utf8.DecodeRune(data[i:])
			if r == utf8.RuneError && n == 1 {
				return false
			}
			i += n
		}
	}
	return true
}

func decodeUTF8(data []byte, valid bool) (decoded, error) {
	if isBinary(data) {
		return decoded{}, ErrBinary
	}
	d := decoded{text: data, encoding: "utf-8"}
	if !valid {
		d.text = bytes.ToValidUTF8(data, []byte("\uFFFD"))
		d.damaged = true
	}
	return d, nil
}

// convert decodes data with e. A guess that leaves more than one rune in
// fifty unread was wrong: no encoding of Chinese fits.
func convert(data []byte, e encoding.Encoding, name string, guessed bool) (decoded, error) {
	text, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return decoded{}, ErrBinary
	}
	bad := bytes.Count(text, []byte("\uFFFD"))
	if guessed && bad > 0 && bad*50 > utf8.RuneCount(text) {
		if isASCII(data) {
			return decoded{}, ErrNotChinese // an encoding of Europe's
		}
		return decoded{}, ErrBinary
	}
	if isBinary(text) {
		return decoded{}, ErrBinary
	}
	return decoded{text: text, encoding: name, guessed: guessed, damaged: bad > 0}, nil
}

// isBinary reports whether a sample of data holds control characters that no
// text has. Text from the web may hold some: escapes, backspaces, a stray NUL.
func isBinary(data []byte) bool {
	sample := data[:min(len(data), sampled/2)]
	control := 0
	for _, c := range sample {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != 0x1B {
			control++
		}
	}
	return control*50 > len(sample)
}

// isASCII reports whether more than half of a sample of data is ASCII.
func isASCII(data []byte) bool {
	sample := data[:min(len(data), sampled)]
	n := 0
	for _, c := range sample {
		if c < utf8.RuneSelf {
			n++
		}
	}
	return n*2 > len(sample)
}

// isUTF16 reports whether nine units in ten of a sample are characters that
// Chinese text is made of, when read as UTF-16 in the byte order. Read so,
// GBK gives Hangul and private characters and UTF-8 a mixture.
func isUTF16(data []byte, order binary.ByteOrder) bool {
	sample := data[:min(len(data), sampled/8)&^1]
	units := len(sample) / 2
	unlikely, han := 0, 0
	for i := 0; i < len(sample) && unlikely*10 <= units; i += 2 {
		switch u := order.Uint16(sample[i:]); {
		case u >= 0x4E00 && u < 0xA000:
			han++
		case u == '\n' || u == '\r' || u == '\t' || u >= ' ' && u < 0x7F || u >= 0x2010 && u < 0x2030 ||
			u >= 0x3000 && u < 0x3020 || u >= 0xFF00 && u < 0xFF60 || u == 0xA0:
		default:
			unlikely++
		}
	}
	return units >= 8 && unlikely*10 <= units && han*5 > units
}

// isDamagedUTF8 reports whether data are UTF-8 but for a few bytes, such as a
// rune cut in two by an editor that counts bytes.
func isDamagedUTF8(data []byte) bool {
	sample := data[:min(len(data), 4*sampled)]
	bad, wide := 0, 0
	for i := 0; i < len(sample) && bad < 200+wide/20; {
		if sample[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(sample[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			wide++
		}
		i += n
	}
	return wide > 20*bad
}
