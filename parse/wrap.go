package parse

// Lines that programs break are up to widest columns long, in columns of half
// an ideograph; the rules for a line's start and end, and numbers that are
// not broken, make them shorter by up to slack.
const (
	widest = 160
	slack  = 8
)

// marginOf returns how far a page sets its text in: the blanks that nearly all
// lines begin with, the first lines of paragraphs with more. It is 0 where all
// are set in alike, as where each line is a paragraph.
func marginOf(lines []line) int {
	var counts [widest + 1]int
	for _, l := range lines {
		counts[min(l.indent, widest)]++
	}
	margin := 0
	for n, count := range counts {
		if count*5 > len(lines) {
			margin = n
			break
		}
	}
	below, above := 0, 0
	for n, count := range counts {
		switch {
		case n < margin:
			below += count
		case n > margin:
			above += count
		}
	}
	if below*20 > len(lines) || above*20 < len(lines) {
		return 0
	}
	return margin
}

// lengths counts the lines of each length.
type lengths struct {
	all, open [widest + 1]int // open are those that do not end as sentences do
	lines     int
	short     int // those that are not longer than widest
}

func (t *lengths) add(length int, text string) {
	t.lines++
	if length > widest {
		return
	}
	t.short++
	t.all[length]++
	if !endsProse(text) {
		t.open[length]++
	}
}

// width returns the length of a page's full lines, and how many are as long. A
// text is broken by width when many lines are about equally long and do not end
// as sentences do; else both are 0.
func (t *lengths) width() (width, full int) {
	if t.lines < 10 || t.short*10 < t.lines*9 {
		return 0, 0
	}
	for n := 30; n <= widest; n++ {
		alike, open := 0, 0
		for k := n - slack + 2; k <= n; k++ {
			alike += t.all[k]
			open += t.open[k]
		}
		if t.all[n] > 0 && alike >= 6 && alike*3 > t.lines && open*2 > alike {
			width, full = n, alike
		}
	}
	return width, full
}

// lostIndent returns how long a full line is at most that begins a paragraph,
// on a page that lost its indents, as text taken out of a PDF does: such lines
// are two ideographs shorter than the other full ones. It is 0 where they are
// not.
func (w wrap) lostIndent(lines []line) int {
	var counts [widest + 3]int
	common := 0 // the length that most full lines have
	for _, l := range lines {
		if n := min(w.length(l), widest+2); w.isFull(l) {
			if counts[n]++; counts[n] > counts[common] {
				common = n
			}
		}
	}
	first := common - indentWidth + 1
	starts, short := 0, 0
	for i := 1; i < len(lines); i++ {
		if before := lines[i-1]; endsProse(before.text) && !w.isFull(before) && w.isFull(lines[i]) {
			starts++
			if w.length(lines[i]) <= first {
				short++
			}
		}
	}
	if starts < 5 || short*5 < starts*4 {
		return 0
	}
	return first
}

// opensParagraph reports whether a line that follows a full one begins a
// paragraph, on a page that lost its indents.
func (w wrap) opensParagraph(para string, l line) bool {
	ended := endsProse(para)
	if _, numbered := parseLabel(para); numbered && !hasStop(para) {
		ended = true // a title has no stop
	}
	if !ended {
		return false
	}
	if label, ok := parseLabel(l.text); ok && label.level <= 2 {
		return true
	}
	if w.isFull(l) {
		return w.length(l) <= w.first
	}
	return beginsParagraph(l.text) || !endsProse(l.text) && endsProse(para)
}

// measure measures a line with its indent, in halves of an ideograph and in
// characters, neither beyond widest.
func (l line) measure() (columns, characters int) {
	if len(l.text) > 2*widest {
		return widest + 1, widest + 1 // no two columns take more than four bytes
	}
	n := runes(l.text, 2*widest)
	wide := (len(l.text) - n + 1) / 2 // an ideograph has two bytes more than a digit
	return min(l.indent+n+wide, widest+1), min(l.indent/2+n, widest+1)
}
