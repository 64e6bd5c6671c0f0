// Package simplified turns a report in traditional characters, as sites outside
// the mainland copy it, into the simplified ones that it was written in. All
// words that the parser and its readers look for are of these.
package simplified

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed characters.txt
var characters string

// The common ideographs, which are three bytes long in UTF-8.
const (
	first = 0x4E00
	last  = 0x9FFF
	size  = 3
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

// Convert returns the text in simplified characters. Every character becomes
// one of the same length, so that offsets stay.
func Convert(text []byte) []byte {
	out := append([]byte(nil), text...)
	for i := 0; i+size <= len(out); {
		r, n := utf8.DecodeRune(out[i:])
		if to := becomes(r); to != 0 {
			utf8.EncodeRune(out[i:], to)
		}
		i += n
	}
	return out
}
