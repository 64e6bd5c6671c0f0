package parse

import (
	"bytes"
	"errors"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// Errors of a source that is no report at all. Parse wraps them with the
// source's name.
var (
	ErrEmpty      = errors.New("the file is empty")
	ErrBinary     = errors.New("the file is binary, not text")
	ErrNotChinese = errors.New("no Chinese report: the text is not Chinese")
)

// decoded is a source as UTF-8, before anything is left out.
type decoded struct {
	text     []byte
	encoding string // utf-8, gb18030, utf-16le, utf-16be
	guessed  bool   // nothing in the source declares the encoding
	errors   int    // runes that could not be read and are U+FFFD in text
}

// decode tells the encoding of data and converts it to UTF-8. A byte order
// mark decides; without one, valid UTF-8 is UTF-8 and everything else is a
// guess between UTF-16 without its mark and GB18030 (which holds GBK and
// GB 2312).
func decode(data []byte) (decoded, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return decodeUTF8(data[3:]), nil
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return convert(data[2:], unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le", false)
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return convert(data[2:], unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16be", false)
	case utf8.Valid(data):
		return decodeUTF8(data), nil
	}
	return convert(data, simplifiedchinese.GB18030, "gb18030", true)
}

func decodeUTF8(data []byte) decoded {
	d := decoded{text: data, encoding: "utf-8"}
	if !utf8.Valid(data) {
		d.text = bytes.ToValidUTF8(data, []byte("\uFFFD"))
		d.errors = bytes.Count(d.text, []byte("\uFFFD")) - bytes.Count(data, []byte("\uFFFD"))
	}
	return d
}

func convert(data []byte, e encoding.Encoding, name string, guessed bool) (decoded, error) {
	text, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return decoded{}, err
	}
	return decoded{text: text, encoding: name, guessed: guessed, errors: bytes.Count(text, []byte("\uFFFD"))}, nil
}
