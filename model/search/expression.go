package search

import (
	"regexp"
	"regexp/syntax"
	"strings"
	"unicode"

	"baogao/model"
)

// compileRegexp compiles a regular expression whose characters match all the
// forms that read alike, as those of a word do.
func compileRegexp(text string) (*regexp.Regexp, error) {
	// Without ClassNL no class holds the line end, so that a match stays in a
	// paragraph; without OneLine ^ and $ are a paragraph's ends.
	tree, err := syntax.Parse(text, syntax.PerlX|syntax.UnicodeGroups)
	if err != nil {
		return nil, err
	}
	widen(tree)
	return regexp.Compile(tree.String())
}

// widen lets every character of the expression match its variants.
func widen(re *syntax.Regexp) {
	switch re.Op {
	case syntax.OpLiteral:
		runes := re.Rune
		re.Op, re.Rune, re.Sub = syntax.OpConcat, nil, nil
		re.Flags &^= syntax.FoldCase
		for _, r := range runes {
			re.Sub = append(re.Sub, &syntax.Regexp{Op: syntax.OpCharClass, Rune: classOf(variants(r))})
		}
		return
	case syntax.OpCharClass:
		re.Rune = widenClass(re.Rune)
	}
	for _, sub := range re.Sub {
		widen(sub)
	}
}

// widenClass adds the variants of a class's characters to it. A class that
// holds the last rune was written negated ([^％]): there the variants of what
// it leaves out are left out as well.
func widenClass(class []rune) []rune {
	if n := len(class); n > 0 && class[n-1] == unicode.MaxRune {
		return without(class, variantsOf(complement(class)))
	}
	return append(class, variantsOf(class)...)
}

// variantsOf returns, as ranges, the variants of those characters of a class
// that have any: ASCII, full-width forms and cased letters.
func variantsOf(class []rune) []rune {
	var out []rune
	for i := 0; i+1 < len(class); i += 2 {
		lo, hi := class[i], class[i+1]
		if hi-lo > 0x300 {
			// A range over whole scripts; only the forms of ASCII matter in it.
			for _, part := range [][2]rune{{0x20, 0x7e}, {0x3000, 0x3000}, {0xff01, 0xff5e}} {
				for r := max(lo, part[0]); r <= min(hi, part[1]); r++ {
					out = append(out, classOf(variants(r))...)
				}
			}
			continue
		}
		for r := lo; r <= hi; r++ {
			out = append(out, classOf(variants(r))...)
		}
	}
	return out
}

// classOf returns runes as ranges of one rune each.
func classOf(runes []rune) []rune {
	class := make([]rune, 0, 2*len(runes))
	for _, r := range runes {
		class = append(class, r, r)
	}
	return class
}

// complement returns what sorted ranges leave out, the line end excepted.
func complement(class []rune) []rune {
	var out []rune
	next := rune(0)
	for i := 0; i+1 < len(class); i += 2 {
		if class[i] > next {
			out = append(out, next, class[i]-1)
		}
		next = class[i+1] + 1
	}
	if next <= unicode.MaxRune {
		out = append(out, next, unicode.MaxRune)
	}
	return out
}

// without returns a class less the single runes of gone.
func without(class, gone []rune) []rune {
	for i := 0; i+1 < len(gone); i += 2 {
		r := gone[i]
		var out []rune
		for j := 0; j+1 < len(class); j += 2 {
			lo, hi := class[j], class[j+1]
			if r < lo || hi < r {
				out = append(out, lo, hi)
				continue
			}
			if lo < r {
				out = append(out, lo, r-1)
			}
			if r < hi {
				out = append(out, r+1, hi)
			}
		}
		class = out
	}
	return class
}

// eachRegexp calls yield with the matches in order, a paragraph at a time,
// until it returns false. Empty matches are left out.
func eachRegexp(re *regexp.Regexp, text string, yield func(model.Span) bool) {
	for start := 0; start < len(text); {
		end := len(text)
		if n := strings.IndexByte(text[start:], '\n'); n >= 0 {
			end = start + n
		}
		for _, m := range re.FindAllStringIndex(text[start:end], -1) {
			if m[0] < m[1] && !yield(model.Span{Start: start + m[0], End: start + m[1]}) {
				return
			}
		}
		start = end + 1
	}
}
