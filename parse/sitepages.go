package parse

// What a site prints around each of the pages that it splits a text over, in
// lines that stand there more than once, one after the other.
const (
	leastRepeated = 6   // lines of it
	mostRepeated  = 300 // bytes of such a line
)

// repeated tells which lines from the index on are a site's menus and footers
// between the pages that a text is split over, where these were saved one after
// the other. A report says no six lines again in the same order.
func repeated(lines []line, from int) map[int]bool {
	type pair struct{ a, b string }
	counts := map[pair]int{}
	for i := 0; i+1 < len(lines); i++ {
		if a, b := lines[i].text, lines[i+1].text; len(a) < mostRepeated && len(b) < mostRepeated {
			counts[pair{a, b}]++
		}
	}
	found := map[int]bool{}
	for i := from; i < len(lines); {
		end := i + 1
		distinct := map[string]bool{lines[i].text: true}
		for end < len(lines) && counts[pair{lines[end-1].text, lines[end].text}] > 1 && !opensReport(lines[end].text) {
			distinct[lines[end].text] = true
			end++
		}
		if len(distinct) >= leastRepeated && !opensReport(lines[i].text) {
			for k := i; k < end; k++ {
				found[k] = true
			}
		}
		i = end
	}
	return found
}

// opensReport reports whether a line is a numbered heading of a report, or
// speaks to the deputies.
func opensReport(s string) bool {
	label, ok := parseLabel(s[:min(len(s), 60)])
	return ok && label.level <= 2 || isAddress(s) || isSubmission(s)
}
