// Package simplified turns a report in traditional characters, as sites outside
// the mainland copy it, into the simplified ones that it was written in. All
// words that the parser and its readers look for are of these.
package simplified

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed characters.txt
var characters string

// The common ideographs.
const (
	first = 0x4E00
	last  = 0x9FFF
)

// table has for each common ideograph the simplified one that it becomes, 0
// for those that stay.
var table = sync.OnceValue(func() *[last - first + 1]rune {
	t := new([last - first + 1]rune)
	for line := range strings.Lines(characters) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		pairs := []rune(strings.TrimSpace(line))
		for i := 0; i+1 < len(pairs); i += 2 {
			t[pairs[i]-first] = pairs[i+1]
		}
	}
	return t
})

// becomes returns the simplified character that r becomes, 0 where it stays. The
// quotation marks of traditional texts are the corners 「」『』.
func becomes(r rune) rune {
	switch r {
	case '「':
		return '“'
	case '」':
		return '”'
	case '『':
		return '‘'
	case '』':
		return '’'
	}
	if r < first || r > last {
		return 0
	}
	return table()[r-first]
}

// Where a text is sampled, and how much of it each time, in bytes.
const (
	samples    = 4
	sampleSize = 450
)

// IsTraditional reports whether a text, which must be valid UTF-8, is in
// traditional characters: a third of what stands in such a text is unknown to a
// simplified one, while that has one in a thousand in names (乾, 瞭).
func IsTraditional(text []byte) bool {
	han, traditional := 0, 0
	for i := range samples {
		at := len(text) * (2*i + 1) / (2 * samples)
		for at > 0 && at < len(text) && !utf8.RuneStart(text[at]) {
			at--
		}
		for end := min(len(text), at+sampleSize); at < end; {
			r, n := utf8.DecodeRune(text[at:])
			at += n
			if r < first || r > last {
				continue
			}
			han++
			if table()[r-first] != 0 {
				traditional++
			}
		}
	}
	return traditional > 0 && traditional*10 > han
}

// Convert returns the text in simplified characters, without the readings that
// some sites put behind traditional ones: 經(jīng)濟.
func Convert(text []byte) []byte {
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		to := becomes(r)
		if to == 0 {
			out = append(out, text[i:i+n]...)
			i += n
			continue
		}
		out = utf8.AppendRune(out, to)
		i += n
		i += reading(text[i:])
	}
	return out
}

// reading returns the length of the reading in brackets that a text begins
// with, 0 where it begins with none.
func reading(text []byte) int {
	const longest = 20 // bytes
	if len(text) < 3 || text[0] != '(' {
		return 0
	}
	toned := false
	for i := 1; i < min(len(text), longest); {
		r, n := utf8.DecodeRune(text[i:])
		switch {
		case r == ')' && toned:
			return i + 1
		case r >= 'a' && r <= 'z', r == ' ':
		case r >= 0xC0 && r < 0x200 && unicode.IsLetter(r): // ā á ǎ à
			toned = true
		default:
			return 0
		}
		i += n
	}
	return 0
}
