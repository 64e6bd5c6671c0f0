package extract

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// edgeLines is how many lines at each edge of a page may be its head or foot.
const edgeLines = 3

// pageNumber is a line that is nothing but a page's number: 3, — 3 —, - 3 -,
// ·3·, 第3页, 第 3 页 共 20 页, 3/20.
var pageNumber = regexp.MustCompile(`^[-—–－―~·•.\s]*(第?\s*\d{1,4}\s*页?|[ivxlcIVXLC]{1,6})(\s*[/／,，]?\s*共?\s*\d{1,4}\s*页?)?[-—–－―~·•.\s]*$`)

// withoutEdges leaves out the heads and feet of pages: their numbers, and
// what stands in the same place on many of them.
func withoutEdges(pages [][]setLine) [][]setLine {
	times := map[edge]int{}
	for _, lines := range pages {
		for _, i := range edges(lines) {
			times[edgeOf(lines[i])]++
		}
	}
	often := max(2, min(len(pages)*3/10, 20))
	out := make([][]setLine, len(pages))
	for n, lines := range pages {
		drop := map[int]bool{}
		for _, i := range edges(lines) {
			l := lines[i]
			drop[i] = times[edgeOf(l)] >= often || isOutside(l) && pageNumber.MatchString(l.text)
		}
		for i, l := range lines {
			if !drop[i] {
				out[n] = append(out[n], l)
			}
		}
	}
	return out
}

// edge is what the heads of two pages have in common: their words without the
// pages' numbers, and their height.
type edge struct {
	words string
	y     int // in steps of 4 points
}

func edgeOf(l setLine) edge {
	words := strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) || unicode.IsSpace(r) {
			return -1
		}
		return r
	}, l.text)
	return edge{words, int(math.Round(l.y / 4))}
}

// edges are the indexes of the lines at the upper and lower edge of a page.
func edges(lines []setLine) []int {
	order := make([]int, len(lines))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(lines[b].y, lines[a].y) })
	var out []int
	for place, i := range order {
		if (place < edgeLines || place >= len(order)-edgeLines) && isOutside(lines[i]) {
			out = append(out, i)
		}
	}
	return out
}

// isOutside reports whether a line stands in the upper or lower sixth of its
// page.
func isOutside(l setLine) bool {
	return l.y < l.height/6 || l.y > l.height*5/6
}
