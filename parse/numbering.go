package parse

import (
	"strings"
)

// number keeps the numbered headings whose numbers bear them out, and drops
// lists in the text. A number is borne out when it follows the one before it
// on its level under the same parent. One that does not follow is a heading
// still if it stands on a line of its own (numbers are mistyped, and headings
// are missed), and a list in the text if a sentence begins with it.
func (o *outliner) number() {
	var last [5]int    // the last number of each level, 0 for none
	var carried [5]int // the same, before a heading above it began a new count
	var kept []heading
	for i := 0; i < len(o.numbered); i++ {
		h := o.numbered[i]
		level, n := h.label.level, h.label.number
		if n == 1 && (level >= 2 || o.annexed(h)) {
			// A list is judged whole.
			if size := o.listFrom(i); size > 0 {
				i += size - 1
				continue
			}
		}
		follows := n == last[level]+1 || level == 2 && last[level] == 0 && n > 1 && n == carried[level]+1
		restarts := n == 1 && (level > 1 || o.restarts(h))
		near := n > last[level] && n <= last[level]+3 || n == last[level] || last[level] == 0 && level <= 2 && o.followed(h)
		if !follows && !restarts && !(near && o.standsOut(h)) {
			continue
		}
		if !follows && !restarts {
			o.gap = true
		}
		last[level], carried[level] = n, n
		for l := level + 1; l < len(last); l++ {
			carried[l] = max(carried[l], last[l])
			last[l] = 0
		}
		kept = append(kept, h)
	}
	o.numbered = kept
	var used [5]bool
	for _, h := range kept {
		used[h.label.level] = true
	}
	o.parts = used[0] && used[1]
}

// standsOut reports whether a heading is one by its form alone: it stands on
// a line of its own or is short and without figures.
func (o *outliner) standsOut(h heading) bool {
	title := h.title.In(o.in(h.para))
	return runes(title, 100) <= 60 && (!h.runIn || runes(title, 100) <= 30 && !hasDigit(title))
}

// restarts reports whether a level 1 heading numbered 一 may begin a new count:
// it stands on a line of its own, in an annex, or under the title of a part.
func (o *outliner) restarts(h heading) bool {
	if h.para == 0 || !h.runIn || o.annexed(h) {
		return h.para > 0
	}
	for i := h.para - 1; i >= 0 && i >= h.para-4; i-- {
		if namesPart(o.in(i)) {
			return true
		}
	}
	return false
}

// annexed reports whether a heading stands after the report proper.
func (o *outliner) annexed(h heading) bool { return h.para > o.end }

// listFrom returns how many candidates, from the one at i on, are the items of
// a list in the text rather than headings; 0 where they are headings.
func (o *outliner) listFrom(i int) int {
	level, next := o.numbered[i].label.level, 1
	items, titles, size := 0, 0, 0
	for j := i; j < len(o.numbered); j++ {
		h := o.numbered[j]
		if h.label.level < level {
			break
		}
		size = j - i + 1
		if h.label.level > level {
			continue
		}
		if h.label.number != next {
			size--
			break
		}
		next++
		if o.isItem(h) {
			items++
		} else {
			titles++
		}
	}
	if items > titles {
		return size
	}
	return 0
}

// isItem reports whether a candidate reads like an item of a list: a clause
// that a semicolon ends, or below level 2 a sentence with figures, a long one,
// or one with no text of its own.
func (o *outliner) isItem(h heading) bool {
	s := o.in(h.para)
	if strings.HasSuffix(s, "；") || strings.HasSuffix(s, ";") {
		return true
	}
	if h.label.level == 2 && !o.annexed(h) {
		return false
	}
	title := h.title.In(s)
	return !h.runIn && !o.followed(h) || runes(title, 100) > 45 || hasMark(title, "；;") || hasAmount(title)
}

// hasAmount reports whether a title has figures other than years: 500套.
func hasAmount(s string) bool {
	for i := 0; i < len(s); {
		if s[i] < '0' || s[i] > '9' {
			i++
			continue
		}
		start := i
		for i < len(s) && s[i] >= '0' && s[i] <= '9' {
			i++
		}
		if i-start != 4 || !strings.HasPrefix(strings.TrimLeft(s[i:], " "), "年") {
			return true
		}
	}
	return false
}

// followed reports whether text stands under a heading on its own line.
func (o *outliner) followed(h heading) bool {
	next := h.para + 1
	if next >= len(o.paragraphs) {
		return false
	}
	l, ok := parseLabel(o.in(next))
	return !ok || l.level > h.label.level
}

// hasDigit reports whether s has a digit of either width.
func hasDigit(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= '0' && c <= '9' {
			return true
		} else if c == 0xEF {
			if _, ok := digitOf(firstRune(s[i:])); ok {
				return true
			}
		}
	}
	return false
}
