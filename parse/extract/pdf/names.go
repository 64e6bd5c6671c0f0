package pdf

import (
	"strconv"
	"strings"
)

// winAnsi is the upper half of WinAnsiEncoding (annex D.2) up to 0x9F; from
// 0xA0 on it is Unicode's.
const winAnsi = "€\u0000‚ƒ„…†‡ˆ‰Š‹Œ\u0000Ž\u0000\u0000‘’“”•–—˜™š›œ\u0000žŸ"

// glyphNames are the names (Adobe Glyph List) of the glyphs that Chinese
// reports set in Latin fonts and that are not named by their own character.
var glyphNames = map[string]string{
	"space": " ", "exclam": "!", "quotedbl": `"`, "numbersign": "#", "dollar": "$", "percent": "%", "ampersand": "&", "quotesingle": "'",
	"parenleft": "(", "parenright": ")", "asterisk": "*", "plus": "+", "comma": ",", "hyphen": "-", "minus": "−", "period": ".", "slash": "/",
	"zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
	"colon": ":", "semicolon": ";", "less": "<", "equal": "=", "greater": ">", "question": "?", "at": "@",
	"bracketleft": "[", "backslash": `\`, "bracketright": "]", "asciicircum": "^", "underscore": "_", "grave": "`",
	"braceleft": "{", "bar": "|", "braceright": "}", "asciitilde": "~",
	"quoteleft": "‘", "quoteright": "’", "quotedblleft": "“", "quotedblright": "”", "endash": "–", "emdash": "—", "bullet": "•",
	"ellipsis": "…", "perthousand": "‰", "periodcentered": "·", "middot": "·", "degree": "°", "multiply": "×", "divide": "÷", "plusminus": "±",
	"section": "§", "onesuperior": "¹", "twosuperior": "²", "threesuperior": "³", "lessequal": "≤", "greaterequal": "≥", "nbspace": " ",
}

// codeNames is the text of each code of a simple font: by its encoding
// (9.6.6) and the differences from that.
func (f *file) codeNames(d dict) *[256]string {
	var out [256]string
	for c := ' '; c <= '~'; c++ {
		out[c] = string(c)
	}
	c := 0x80
	for _, r := range winAnsi {
		if r != 0 {
			out[c] = string(r)
		}
		c++
	}
	for c := 0xA0; c < 0x100; c++ {
		out[c] = string(rune(c))
	}
	at := 0
	differences := f.array(f.dict(d["Encoding"])["Differences"])
	f.work.spend(objectWork * len(differences))
	for _, o := range differences {
		switch o := f.resolve(o).(type) {
		case float64:
			at = int(o)
		case name:
			if at >= 0 && at < len(out) {
				out[at] = nameText(string(o))
			}
			at++
		}
	}
	return &out
}

// nameText is the text of a named glyph, "" where the name says nothing.
func nameText(s string) string {
	s, _, _ = strings.Cut(s, ".")
	if t, ok := glyphNames[s]; ok {
		return t
	}
	if len(s) == 1 {
		return s
	}
	for _, prefix := range []string{"uni", "u"} {
		if hex, ok := strings.CutPrefix(s, prefix); ok && len(hex) >= 4 {
			if n, err := strconv.ParseUint(hex, 16, 21); err == nil {
				return string(rune(n))
			}
		}
	}
	return ""
}
