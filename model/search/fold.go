package search

import "unicode"

// The full-width forms of ASCII (Unicode, Halfwidth and Fullwidth Forms) lie
// this far above it.
const fullWidth = 'Ａ' - 'A'

// narrow returns the half-width form of r.
func narrow(r rune) rune {
	switch {
	case '！' <= r && r <= '～':
		return r - fullWidth
	case r == '\u3000':
		return ' '
	}
	return r
}

// wide returns the full-width form of r.
func wide(r rune) rune {
	switch {
	case '!' <= r && r <= '~':
		return r + fullWidth
	case r == ' ':
		return '\u3000'
	}
	return r
}

// variants returns every rune that a reader takes for r: the other case, and
// half- and full-width forms. r's own half-width form is the first.
func variants(r rune) []rune {
	n := narrow(r)
	list := []rune{n}
	for f := unicode.SimpleFold(n); f != n; f = unicode.SimpleFold(f) {
		list = append(list, f)
	}
	for _, v := range list[:len(list):len(list)] {
		if w := wide(v); w != v {
			list = append(list, w)
		}
	}
	return list
}

// Fold returns s with half-width forms in the place of full-width ones and
// one case for each letter, so that what reads alike is alike.
func Fold(s string) string {
	out := make([]rune, 0, len(s))
	for _, r := range s {
		n := narrow(r)
		least := n
		for f := unicode.SimpleFold(n); f != n; f = unicode.SimpleFold(f) {
			least = min(least, f)
		}
		out = append(out, least)
	}
	return string(out)
}
