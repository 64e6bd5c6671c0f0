package parse

import (
	"path/filepath"
	"strings"

	"baogao/model"
)

// yearEvidence is what speaks for each year as the one that is looked back
// on and as the one that is planned.
type yearEvidence struct {
	review, plan map[int]int
}

func (e *yearEvidence) add(review, plan map[int]int) {
	if e.review == nil {
		e.review, e.plan = map[int]int{}, map[int]int{}
	}
	for y, w := range review {
		e.review[y] += w
	}
	for y, w := range plan {
		e.plan[y] += w
	}
}

func (e *yearEvidence) forReview(year, weight int) { e.add(map[int]int{year: weight}, nil) }
func (e *yearEvidence) forPlan(year, weight int)   { e.add(nil, map[int]int{year: weight}) }

// Words of headings that look back and that look ahead.
var (
	backWords    = []string{"回顾", "总结", "主要工作", "完成情况", "取得", "成绩", "成就", "过去", "以来", "做的工作", "所做"}
	forwardWords = []string{"安排", "建议", "计划", "目标", "任务", "重点", "思路", "要求", "部署", "打算", "展望", "总体", "举措", "着力", "做好"}
)

// fromSections reads headings: 2023年工作回顾 +30 for the review,
// 2024年重点工作 +30 for the plan; under level 1 +8.
func (e *yearEvidence) fromSections(r *model.Report) {
	r.Walk(func(s *model.Section, _ []*model.Section) bool {
		weight := 30
		if s.Level > 1 {
			weight = 8
		}
		if title := fold(s.Title.In(r.Text)); s.Level <= 2 && len(title) < 200 {
			e.fromHeading(title, weight)
		}
		return true
	})
}

// fromHeading reads each year of a heading with the words that come after it,
// up to the next year: 2023年工作回顾和2024年工作安排. Where none of them says
// which way it looks, those before it may (回顾2023年).
func (e *yearEvidence) fromHeading(s string, weight int) {
	years := findYears(s)
	for i, y := range years {
		after, before := s[y.end:], s[:y.start]
		if i+1 < len(years) {
			after = s[y.end:years[i+1].start]
		}
		if i > 0 {
			before = s[years[i-1].end:y.start]
		}
		if isSpan(s, y) {
			continue
		}
		if !containsAny(after, backWords...) && !containsAny(after, forwardWords...) {
			after = before
		}
		switch back, forward := containsAny(after, backWords...), containsAny(after, forwardWords...); {
		case back && !forward:
			e.forReview(y.year, weight)
		case forward && !back:
			e.forPlan(y.year, weight)
		}
	}
}

// isSpan reports whether a year ends a span of years (2021—2025年) or goes
// back to one (2020年以来).
func isSpan(s string, y foundYear) bool {
	before := strings.TrimRight(s[:y.start], "年—-－–~～至到")
	return before != s[:y.start] && figureOf(lastRune(before)) >= 0
}

// fromDelivery reads the day of delivery. Most reports are delivered from
// December to April; one of the last months of a year plans the next year, as
// one delivered to a new congress does (曾都区, 2021-11-08, plans 2022).
func (e *yearEvidence) fromDelivery(d day) {
	switch {
	case d.year == 0:
	case d.month <= 8:
		e.forPlan(d.year, 25)
		e.forReview(d.year-1, 15)
	default:
		e.forPlan(d.year+1, 20)
		e.forReview(d.year, 12)
		e.forPlan(d.year, 5)
	}
}

// fromTitles reads 2024年兴山县政府工作报告: +12 that it plans 2024, +6 that it
// looks back on it.
func (e *yearEvidence) fromTitles(list []title) {
	for _, t := range list {
		for _, y := range t.years {
			e.forPlan(y, 12)
			e.forReview(y, 6)
		}
	}
}

// fromText reads sentences that say of a year which one it is. Each kind of
// sentence counts at most twice.
func (e *yearEvidence) fromText(text string) {
	patterns := []struct {
		before, after string
		review, plan  int
	}{
		{"过去的", "", 10, 0},
		{"回顾", "", 8, 0},
		{"回望", "", 8, 0},
		{"", "以来", 0, 0},
		{"做好", "工作", 0, 10},
		{"做好", "", 0, 8},
		{"", "工作的总体要求", 0, 10},
		{"", "政府工作", 0, 8},
		{"", "经济社会发展", 0, 8},
		{"", "工作总体要求", 0, 10},
		{"完成", "", 0, 4},
	}
	counts := make([]int, len(patterns))
	half := len(text) * 2 / 5
	front, back := map[int]int{}, map[int]int{}
	for _, y := range findYears(text) {
		before, after := text[:y.start], text[y.end:]
		if y.start < half {
			front[y.year]++
		} else {
			back[y.year]++
		}
		for i, p := range patterns {
			if strings.HasSuffix(before, p.before) && strings.HasPrefix(after, p.after) && counts[i] < 2 {
				counts[i]++
				e.add(map[int]int{y.year: p.review}, map[int]int{y.year: p.plan})
				break
			}
		}
	}
	for y, n := range front {
		e.forReview(y, min(n/2, 4))
	}
	for y, n := range back {
		e.forPlan(y, min(n/2, 4))
	}
}

// fromPage reads the page's dates, +3 that a report published until June
// plans that year, and the file's name, +5.
func (e *yearEvidence) fromPage(h head, name string) {
	for _, s := range h {
		for _, d := range findDates(s) {
			if d.month <= 6 {
				e.forPlan(d.year, 3)
			}
		}
	}
	base := fold(strings.TrimSuffix(filepath.Base(name), filepath.Ext(name)))
	for i := 4; i <= len(base); i++ {
		if y, start := yearBefore(base, i); y != 0 && (i == len(base) || figureOf(firstRune(base[i:])) < 0) && base[start] <= '9' {
			e.forPlan(y, 5)
		}
	}
}

// decide returns the years: the pair of a year and the next one that has the
// most evidence. A heading that looks back on another year than the one
// before the plan's (two years apart, or the same) wins over it.
func (e *yearEvidence) decide() (review, plan int) {
	most := 7
	years := map[int]bool{}
	for y := range e.plan {
		years[y] = true
	}
	for y := range e.review {
		years[y+1] = true
	}
	for y := range years {
		if n := e.plan[y] + e.review[y-1]; n > most || n == most && y > plan {
			most, plan = n, y
		}
	}
	if plan == 0 {
		return 0, 0
	}
	review = plan - 1
	for y, n := range e.review {
		if y <= plan && n >= e.review[review]+30 {
			review = y
		}
	}
	return review, plan
}
