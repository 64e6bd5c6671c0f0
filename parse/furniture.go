package parse

// stripped is a page taken apart, its lines in the page's order.
type stripped struct {
	report    []line // what the report's text is made of
	furniture []line // all that the page put around the report
	front     []line // what stands above the report's text, of either kind
}

// strip parts the lines of a page. It goes by what lines are: a report opens
// with an address to the deputies under a block of title, meeting and speaker,
// and it ends with the last stretch of sentences, glossary entries or annexes,
// whatever short lines and talk to the page's visitors come after.
func strip(page []line) stripped {
	marks := pageMarks(page)
	lines := withoutMarksOf(page, marks)
	from, open := opening(lines)
	to := ending(lines[:secondCopy(lines, from)], from, open)
	if from == to {
		from, to = 0, len(lines) // no report by any sign: all of it is shown
	}
	heads := titleBlock(lines[:from])
	s := stripped{report: make([]line, 0, to-from+len(heads)), front: lines[:from]}
	i := 0 // index in lines
	for k, l := range page {
		if marks[k] {
			s.furniture = append(s.furniture, l)
			continue
		}
		l = lines[i]
		if l.front = heads[i]; l.front || i >= from && i < to {
			s.report = append(s.report, l)
		} else {
			s.furniture = append(s.furniture, l)
		}
		i++
	}
	return s
}

// withoutMarksOf leaves out the lines that are a page's marks. The empty line
// after one belongs to it, not to the line that follows.
func withoutMarksOf(page []line, marks map[int]bool) []line {
	if len(marks) == 0 {
		return page
	}
	lines := make([]line, 0, len(page))
	for i, l := range page {
		if marks[i] {
			continue
		}
		if i > 0 && marks[i-1] && l.indent == 0 {
			l.apart, l.glued = false, true
		}
		lines = append(lines, l)
	}
	return lines
}
