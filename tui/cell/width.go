package cell

import (
	"unicode/utf8"

	"github.com/mattn/go-runewidth"
	"github.com/rivo/uniseg"
)

// first returns the size in bytes of the grapheme cluster that s begins with,
// and its width in cells: 0, 1 or 2. s is not empty.
//
// Chinese text and ASCII, nearly all there is, never reach the segmenter: two
// neighbours neither of which ever joins another rune are two clusters.
func (c Condition) first(s string) (size, width int) {
	if s[0] < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf) && s[0] != '\r' {
		if s[0] < ' ' || s[0] == 0x7F {
			return 1, 0
		}
		return 1, 1
	}
	r, size := utf8.DecodeRuneInString(s)
	if standsAlone(r) {
		if len(s) == size {
			return size, c.runeWidth(r)
		}
		if next, _ := utf8.DecodeRuneInString(s[size:]); standsAlone(next) {
			return size, c.runeWidth(r)
		}
	}
	cluster, _, _, _ := uniseg.FirstGraphemeClusterInString(s, -1)
	if len(cluster) == size {
		return size, c.runeWidth(r)
	}
	// Emoji joined by ZWJ, flags, a base with its marks: one glyph of at most
	// two cells on the terminals that join them. Those that do not are
	// brought back into line by the painter, see Disputed.
	return len(cluster), min(2, c.tables().StringWidth(cluster))
}

// standsAlone reports whether r makes a grapheme cluster of its own whatever
// other rune that stands alone is beside it: no control, no mark that extends
// (UAX #29 Extend, SpacingMark, Prepend), no jamo, no half of a flag. It may
// say false of a rune that would be safe.
func standsAlone(r rune) bool {
	switch {
	case r < 0x300:
		return r >= 0x20 && r < 0x7F || r >= 0xA0 && r != 0xAD
	case r < 0x2010:
		return false
	case r < 0x20D0: // General punctuation without its format characters, currency.
		return (r < 0x2028 || r > 0x202E) && (r < 0x2060 || r > 0x206F)
	case r < 0x2100: // Marks that combine with symbols.
		return false
	case r < 0x2CEF: // Letterlike, arrows, mathematics, enclosed, box drawing, symbols.
		return true
	case r < 0x2E80:
		return false
	case r < 0x302A: // Radicals, CJK punctuation.
		return true
	case r < 0x3030: // Tone marks.
		return false
	case r < 0x3099: // Kana.
		return true
	case r < 0x309B: // Voicing marks.
		return false
	case r < 0xA490: // Kana, bopomofo, ideographs, Yi.
		return true
	case r < 0xF900:
		return false
	case r < 0xFB00: // Compatibility ideographs.
		return true
	case r < 0xFF01:
		return false
	case r < 0xFF9E: // Full-width forms, half-width kana.
		return true
	case r < 0xFFE0:
		return false
	case r < 0xFFE7: // Full-width signs.
		return true
	case r < 0x20000:
		return r == utf8.RuneError
	}
	return r < 0x3FFFE // Ideographs of the planes 2 and 3.
}

// runeWidth returns the width of a cluster of one rune.
func (c Condition) runeWidth(r rune) int {
	switch {
	case r >= 0x4E00 && r <= 0x9FFF, r >= 0x3001 && r <= 0x3029, r >= 0xFF01 && r <= 0xFF60:
		return 2
	case r >= 0x20 && r < 0x7F:
		return 1
	}
	for _, d := range departures {
		if d.first <= r && r <= d.last {
			if c.wide {
				return d.wide
			}
			return d.narrow
		}
	}
	if c.wide && r < 0x180 && runewidth.IsAmbiguousWidth(r) && r != 0xAD {
		// go-runewidth leaves the ambiguous Latin letters (pinyin ā á ǎ à, æ,
		// ø) narrow in its wide table. UAX #11 lists them as ambiguous, and
		// xterm -cjk_width and VTE draw them two cells wide.
		return 2
	}
	return c.tables().RuneWidth(r)
}

// tables is go-runewidth's condition, as a value: never its DefaultCondition,
// which is made from the locale of the process.
func (c Condition) tables() *runewidth.Condition {
	return &runewidth.Condition{EastAsianWidth: c.wide, StrictEmojiNeutral: true}
}

// Prepare has go-runewidth make its tables, which the first look into them
// otherwise waits for. It can be called beside other work, and more than once.
func Prepare() { Narrow.tables().RuneWidth('─') }

// departures are the runes that terminals draw otherwise than go-runewidth
// says, found by printing every assigned rune of the BMP and the emoji blocks
// in xterm (patch 379), xterm -cjk_width and tmux 3.3 and asking for the
// cursor's position. Format characters need no entry: they are never sent.
var departures = [...]struct {
	first, last  rune
	narrow, wide int
}{
	// Circled numbers on black squares: ambiguous in UAX #11, but two cells in
	// glibc's tables, which xterm and tmux use.
	{0x3248, 0x324F, 2, 2},
	// Trigrams and digrams: wide only since Unicode 16; no terminal does it yet.
	{0x2630, 0x2637, 1, 1},
	{0x268A, 0x268F, 1, 1},
	// Conjoining jamo vowels and finals join the consonant before them.
	{0x1160, 0x11FF, 0, 0},
	{0xD7B0, 0xD7FB, 0, 0},
	// Tags and the variation selectors beside them hide in a cluster or are
	// nothing.
	{0xE0000, 0xE0FFF, 0, 0},
}

// disputedRanges are the runes over whose width terminals disagree with each
// other within one condition: newer emoji, what departures corrects, what only
// one of xterm's modes draws narrow, private use.
var disputedRanges = [...]struct{ first, last rune }{
	{0x2630, 0x2637}, {0x268A, 0x268F}, {0x3248, 0x324F}, {0x4DC0, 0x4DFF},
	{0xE000, 0xF8FF}, {0x10000, 0x1FFFF}, {0xE0000, 0x10FFFF},
}

// Disputed reports whether terminals that agree on ambiguous characters may
// still disagree on how wide cluster is (emoji sequences, the newest emoji,
// marks, ambiguous letters). After drawing it the cursor's column is not
// known.
func (c Condition) Disputed(cluster string) bool {
	if len(cluster) < 2 {
		return false
	}
	r, size := utf8.DecodeRuneInString(cluster)
	if r < 0xA0 {
		return size < len(cluster)
	}
	if size < len(cluster) || !standsAlone(r) {
		return true
	}
	if r < 0x180 {
		return c.wide && runewidth.IsAmbiguousWidth(r)
	}
	for _, d := range disputedRanges {
		if d.first <= r && r <= d.last {
			return true
		}
	}
	return false
}
