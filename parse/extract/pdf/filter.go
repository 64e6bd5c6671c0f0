package pdf

import (
	"bytes"
	"compress/flate"
	"encoding/ascii85"
	"encoding/hex"
	"io"
)

// decode unpacks a stream (7.4). Of a stream that is damaged or packed in a
// way that is not known here (those of images, which hold no text), what can
// be had is returned.
func (f *file) decode(s *stream) []byte {
	data := s.raw
	if f.crypt != nil && s.dict["Type"] != name("XRef") {
		data = f.crypt.decrypt(s.of, data)
	}
	// Whoever decodes again pays again, also for much that unpacks to nothing.
	f.work.spend(objectWork + len(s.raw))
	filters, params := f.list(s.dict["Filter"]), f.list(s.dict["DecodeParms"])
	for i, filter := range filters {
		var param dict
		if i < len(params) {
			param = f.dict(params[i])
		}
		switch f.name(filter) {
		case "FlateDecode", "Fl":
			data = f.predicted(inflate(data), param)
		case "LZWDecode", "LZW":
			data = f.predicted(unpackLZW(data, f.resolve(param["EarlyChange"]) != 0.0), param)
		case "ASCII85Decode", "A85":
			data = fromASCII85(data)
		case "ASCIIHexDecode", "AHx":
			data = fromHex(data)
		case "RunLengthDecode", "RL":
			data = fromRuns(data)
		case "Crypt":
		default:
			return nil
		}
		f.work.spend(objectWork + len(data))
	}
	return data
}

// list is an array, or an object that may stand in place of an array of one.
func (f *file) list(o object) array {
	switch o := f.resolve(o).(type) {
	case nil:
		return nil
	case array:
		return o
	default:
		return array{o}
	}
}

// inflate unpacks a zlib stream. Its checksum is not asked: what came before
// the damage is still text.
func inflate(data []byte) []byte {
	if len(data) < 2 {
		return nil
	}
	var out bytes.Buffer
	// The error is that the rest is damaged.
	_, _ = io.Copy(&out, io.LimitReader(flate.NewReader(bytes.NewReader(data[2:])), maxStream))
	return out.Bytes()
}

func fromASCII85(data []byte) []byte {
	data, _, _ = bytes.Cut(data, []byte("~>"))
	data = bytes.TrimPrefix(bytes.TrimSpace(data), []byte("<~"))
	out := make([]byte, min(len(data)*4+8, maxStream)) // z stands for four bytes
	n, _, _ := ascii85.Decode(out, data, true)
	return out[:n]
}

func fromHex(data []byte) []byte {
	data, _, _ = bytes.Cut(data, []byte(">"))
	data = bytes.Map(func(r rune) rune {
		if r < 0x80 && isSpace(byte(r)) {
			return -1
		}
		return r
	}, data)
	if len(data)%2 == 1 {
		data = append(data, '0')
	}
	out := make([]byte, len(data)/2)
	n, _ := hex.Decode(out, data)
	return out[:n]
}

// fromRuns unpacks runs (7.4.5): n+1 bytes as they are for n below 128, the
// next byte 257-n times for n above.
func fromRuns(data []byte) []byte {
	var out []byte
	for len(data) > 1 && len(out) < maxStream && data[0] != 128 {
		n := int(data[0])
		if n < 128 {
			end := min(len(data), n+2)
			out = append(out, data[1:end]...)
			data = data[end:]
			continue
		}
		out = append(out, bytes.Repeat(data[1:2], 257-n)...)
		data = data[2:]
	}
	return out
}

// unpackLZW unpacks LZW (7.4.4) with codes of 9 to 12 bits, the first bit the
// highest. Codes become longer one code early, unless early is false; this is
// what compress/lzw cannot do.
func unpackLZW(data []byte, early bool) []byte {
	const clear, stop, most = 256, 257, 4096
	type entry struct{ from, to int } // in out
	var out []byte
	table := make([]entry, stop+1, most)
	width, bits, have := 9, 0, 0
	last := entry{-1, -1}
	for _, c := range data {
		bits = bits<<8 | int(c)
		have += 8
		if have < width {
			continue
		}
		code := bits >> (have - width) & (1<<width - 1)
		have -= width
		bits &= 1<<have - 1
		from := len(out)
		switch {
		case code == clear:
			table = table[:stop+1]
			width, last = 9, entry{-1, -1}
			continue
		case code == stop || len(out) > maxStream:
			return out
		case code < clear:
			out = append(out, byte(code))
		case code < len(table):
			out = append(out, out[table[code].from:table[code].to]...)
		case code == len(table) && last.from >= 0:
			out = append(out, out[last.from:last.to]...)
			out = append(out, out[last.from])
		default:
			return out
		}
		if last.from >= 0 && len(table) < most {
			table = append(table, entry{last.from, last.to + 1})
		}
		last = entry{from, len(out)}
		n := len(table)
		if early {
			n++
		}
		for width < 12 && n >= 1<<width {
			width++
		}
	}
	return out
}

// predicted undoes the prediction of bytes from those before and above them
// (7.4.4.4): that of PNG; that of TIFF, number 2, is for images only.
func (f *file) predicted(data []byte, param dict) []byte {
	if number(f.resolve(param["Predictor"])) < 10 {
		return data
	}
	size := func(key name, usual int) int {
		if n, ok := isWhole(f.resolve(param[key])); ok && n > 0 && n < 1<<16 {
			return n
		}
		return usual
	}
	pixel := max(1, size("Colors", 1)*size("BitsPerComponent", 8)/8)
	// A row is no longer than the data, whatever the dictionary says.
	row := min((size("Columns", 1)*size("Colors", 1)*size("BitsPerComponent", 8)+7)/8, len(data))
	out := make([]byte, 0, len(data))
	above := make([]byte, row)
	for len(data) > 1 {
		kind := data[0]
		n := min(row, len(data)-1)
		line := data[1 : n+1]
		data = data[n+1:]
		unpredict(kind, line, above, pixel)
		out = append(out, line...)
		above = line
	}
	return out
}

// unpredict undoes one row of PNG's prediction (PNG, 9.2) in place.
func unpredict(kind byte, line, above []byte, pixel int) {
	for i := range line {
		var left, up, corner int
		up = int(above[i])
		if i >= pixel {
			left, corner = int(line[i-pixel]), int(above[i-pixel])
		}
		switch kind {
		case 1:
			line[i] += byte(left)
		case 2:
			line[i] += byte(up)
		case 3:
			line[i] += byte((left + up) / 2)
		case 4:
			line[i] += byte(paeth(left, up, corner))
		}
	}
}

// paeth is the one of left, up and corner nearest to left + up - corner.
func paeth(left, up, corner int) int {
	abs := func(n int) int { return max(n, -n) }
	p := left + up - corner
	l, u, c := abs(p-left), abs(p-up), abs(p-corner)
	switch {
	case l <= u && l <= c:
		return left
	case u <= c:
		return up
	}
	return corner
}
