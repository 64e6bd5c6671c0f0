package parse

import (
	"slices"
	"strings"
)

// pieces undoes what publishers that print a text in pieces add to it:
// newspapers the notes of where it goes on, document sites a number before
// each piece.
func pieces(lines []line) []line { return withoutPieceNumbers(apartContinuations(lines)) }

// apartContinuations puts a newspaper's notes of where a text goes on,
// （下转第四版） and （上接第一版）, on lines of their own.
func apartContinuations(lines []line) []line {
	if !slices.ContainsFunc(lines, func(l line) bool { return continuedFrom(l.text) > 0 || continuedOn(l.text) > 0 }) {
		return lines
	}
	var out []line
	for _, l := range lines {
		if n := continuedFrom(l.text); n > 0 && n < len(l.text) {
			out = append(out, line{text: l.text[:n]})
			l = line{text: l.text[n:]}
		}
		if n := continuedOn(l.text); n > 0 {
			note := line{text: l.text[n:]}
			l.text = l.text[:n]
			out = append(out, l, note)
			continue
		}
		out = append(out, l)
	}
	return out
}

// longestNote is more bytes than a note of where a text goes on takes.
const longestNote = 45

// continuedFrom returns the length of the note that a line begins with, of
// where the text before it stands.
func continuedFrom(s string) int {
	if prefixOf(s, "（上接", "(上接") == 0 {
		return 0
	}
	head := s[:min(len(s), longestNote)]
	i := strings.IndexAny(head, "）)")
	if i < 0 || !containsAny(head[:i], "版", "页") {
		return 0
	}
	return i + prefixOf(s[i:], "）", ")")
}

// continuedOn returns where the note begins that a line ends with, of where
// the text goes on; 0 where there is none.
func continuedOn(s string) int {
	from := max(0, len(s)-longestNote)
	if indexOf(s[from:], "下转") < 0 {
		return 0
	}
	i := max(strings.LastIndex(s[from:], "（下转"), strings.LastIndex(s[from:], "(下转"))
	if i < 0 || !containsAny(s[from+i:], "版", "页") {
		return 0
	}
	return from + i
}

// isContinuation reports whether a line is a note of where a text goes on.
func isContinuation(s string) bool {
	return len(s) < longestNote && (continuedFrom(s) == len(s) || prefixOf(s, "（下转", "(下转", "下转第") > 0)
}

// withoutPieceNumbers takes away the numbers before the pieces of a text, 1、
// 2、3、…, which are told from a list's by the sentences that they cut, and
// joins the pieces.
func withoutPieceNumbers(lines []line) []line {
	var starts, sizes []int
	cut := 0 // numbers inside a sentence
	for i, l := range lines {
		label, ok := labelAt(l.text[:min(len(l.text), 30)])
		if !ok || label.level != 3 || label.number != len(starts)+1 || !strings.HasSuffix(l.text[:label.len], "、") {
			continue
		}
		if i > 0 && len(starts) > 0 && !endsProse(lines[i-1].text) && len(lines[i-1].text) > 3*longestNote {
			cut++
		}
		starts, sizes = append(starts, i), append(sizes, label.len)
	}
	if cut == 0 || cut*2 < len(starts)-1 {
		return lines
	}
	kept := lines[:0]
	for i, l := range lines {
		if len(starts) == 0 || i != starts[0] {
			kept = append(kept, l)
			continue
		}
		l.text = l.text[sizes[0]:]
		starts, sizes = starts[1:], sizes[1:]
		if n := len(kept); n > 0 && !endsProse(kept[n-1].text) && len(kept[n-1].text) > 3*longestNote {
			kept[n-1].text += l.text
		} else if l.text != "" {
			kept = append(kept, l)
		}
	}
	return kept
}
