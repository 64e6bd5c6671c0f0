package parse

import (
	"strings"
)

// pageNumbers tells which lines are what a printed page has at its foot or
// head: — 12 —, 第 3 页 共 20 页, 3/20, or a bare number where such numbers
// count up through the text.
func pageNumbers(lines []line) map[int]bool {
	found := map[int]bool{}
	var bare []int
	last := 0
	for i, l := range lines {
		s := squeeze(l.text)
		if len(s) > 40 {
			continue
		}
		n, dressed := pageNumber(s)
		switch {
		case dressed:
			found[i] = true
		case n > 0 && (n == last+1 || len(bare) == 0):
			bare = append(bare, i)
			last = n
		}
	}
	if len(bare) >= 3 {
		for _, i := range bare {
			found[i] = true
		}
	}
	return found
}

// pageNumber reads a line that may be a page's number. dressed says that it
// stands as only page numbers do.
func pageNumber(s string) (n int, dressed bool) {
	core := strings.Trim(s, "-—–－·.")
	if strings.HasPrefix(core, "第") && strings.Contains(core, "页") && strings.Trim(core, "第共页/，,、0123456789") == "" {
		return 0, true
	}
	for _, c := range []byte(core) {
		if c < '0' || c > '9' {
			return 0, false
		}
		if n = n*10 + int(c-'0'); n > 9999 {
			return 0, false
		}
	}
	return n, core != "" && core != s && n < 1000 && firstRune(s) != '.' && lastRune(s) != '.'
}
