package indicator

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"baogao/model"
)

// tables are read once.
var tables = sync.OnceValue(newCatalogue)

// Prepare reads the tables, which the first Extract otherwise waits for. It can
// be called beside other work, and more than once.
func Prepare() { tables() }

// Extract returns the figures of a report in document order. It uses the
// report's Text, Sections, Meta (region and years) and Terms: the glossary
// explains words and is not read.
func Extract(r *model.Report) []model.Observation {
	cat := tables()
	s := newScanner(cat, r.Text, r.Meta.Region.Name)
	y := yearsOf(r)
	parts := outline(r, s, y)
	p := &parser{scanner: s, years: y, periods: map[period]string{}, own: ownPlaces(r.Meta.Region.Name)}
	p.out = make([]model.Observation, 0, len(r.Text)/sparse)
	skip := glossary(r)
	for start := 0; start < len(r.Text); {
		end := len(r.Text)
		if n := strings.IndexByte(r.Text[start:], '\n'); n >= 0 {
			end = start + n
		}
		for len(parts) > 0 && parts[0].start <= start {
			if parts[0].named {
				p.frame, p.hedged = parts[0].frame, false
			}
			parts = parts[1:]
		}
		if start < skip.Start || start >= skip.End {
			p.paragraph(start, end)
		}
		start = end + 1
	}
	slices.SortStableFunc(p.out, func(a, b model.Observation) int { return cmp.Compare(a.Number.Start, b.Number.Start) })
	return p.out
}

// sparse is how many bytes of a text hold one observation or more, mostly.
const sparse = 700

// yearsOf returns the years that a report's words count from. A report that
// was delivered in the autumn calls the year that it looks back on 今年.
func yearsOf(r *model.Report) years {
	y := years{review: r.Meta.ReviewYear, plan: r.Meta.PlanYear}
	if y.review == 0 && y.plan != 0 {
		y.review = y.plan - 1
	}
	if y.plan == 0 && y.review != 0 {
		y.plan = y.review + 1
	}
	y.now = y.plan
	if len(r.Meta.Date) >= 4 {
		if year, err := strconv.Atoi(r.Meta.Date[:4]); err == nil && year == y.review {
			y.now = year
		}
	}
	return y
}

// glossary is the span from the first term to the end of the section that
// holds it; empty where there is none.
func glossary(r *model.Report) model.Span {
	var span model.Span
	if len(r.Terms) > 0 {
		span = model.Span{Start: r.Terms[0].Span.Start, End: r.Terms[len(r.Terms)-1].Span.End}
	}
	for _, s := range r.Sections {
		if strings.Contains(s.Title.In(r.Text), "名词解释") {
			span = model.Span{Start: s.Span.Start, End: s.Span.End}
		}
	}
	return span
}

// opening is how much of a sentence without numbers is read, bytes: it may
// say what time the next ones speak of.
const opening = 96

// paragraph reads text[start:end], sentence by sentence.
func (p *parser) paragraph(start, end int) {
	head := true
	p.settled, p.s.when = p.frame, period{}
	seen, numbers := start, false // how far ahead has looked
	for at := start + numbering(p.text[start:end]); at < end; {
		if at >= seen {
			seen, numbers = ahead(p.text, at, end)
		}
		next := seen
		if numbers {
			next = p.scan(at, end)
			p.reframe(head)
			p.sentence()
		} else if stop := min(next, at+opening); namesTime(p.text[at:stop]) {
			p.scan(at, stop)
			p.reframe(head)
		}
		head = head && next-at <= len("各位代表！")
		at = max(next, at+1)
	}
	p.frame = p.settled
}

// numbering is how many bytes of a paragraph number it: “1.”, “2、”, “3）”.
func numbering(paragraph string) int {
	_, whole, end := readDigits(paragraph, 0)
	if whole == 0 || whole > 2 {
		return 0
	}
	for _, mark := range []string{".", "．", "、", ")", "）"} {
		if strings.HasPrefix(paragraph[end:], mark) {
			return end + len(mark)
		}
	}
	return 0
}
