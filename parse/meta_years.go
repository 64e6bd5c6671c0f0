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
		if title := s.Title.In(r.Text); s.Level <= 2 && len(title) < 200 && containsAny(title, "年", "五") {
			title = fold(title)
			e.fromHeading(title, weight)
			e.fromPeriods(title, weight/4)
		}
		return true
	})
}

// fiveYearPlans are the names of the national plans from 2001 on; the first
// year of the plan i is 2001+5i.
var fiveYearPlans = [...]string{"“十五”", "十一五", "十二五", "十三五", "十四五", "十五五", "十六五"}

// fromPeriods reads a heading that looks back on the period of a five-year
// plan, as is done after its last year, or ahead on one, as is done before its
// first: “十四五”时期工作回顾, “十五五”时期主要目标.
func (e *yearEvidence) fromPeriods(s string, weight int) {
	back, forward := containsAny(s, backWords...), containsAny(s, forwardWords...)
	for i, name := range fiveYearPlans {
		if !strings.Contains(s, name) || back == forward {
			continue
		}
		if first := 2001 + 5*i; back && !strings.Contains(s, "以来") {
			e.forReview(first+4, weight)
		} else if forward {
			e.forPlan(first, weight)
		}
	}
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
// looks back on it. Only the title nearest to the text is the report's for
// sure; pages list other years' reports above it.
func (e *yearEvidence) fromTitles(list []title) {
	for i, t := range list {
		for _, y := range t.years {
			if i == len(list)-1 {
				e.forPlan(y, 12)
				e.forReview(y, 6)
			} else {
				e.forPlan(y, 1)
			}
		}
	}
}

// sayings are what stands around a year that tells which one it is, and what
// that weighs. Each counts at most twice.
var sayings = []struct {
	before, after string
	review, plan  int
}{
	{"过去的", "", 10, 0},
	{"回顾", "", 8, 0},
	{"回望", "", 8, 0},
	{"", "以来", 0, 0}, // 做好2020年以来…
	{"做好", "", 0, 8},
	{"", "工作的总体要求", 0, 10},
	{"", "工作总体要求", 0, 10},
	{"", "政府工作", 0, 8},
	{"", "经济社会发展", 0, 8},
	{"完成", "", 0, 4},
}

// fromText reads sentences that say of a year which one it is, and counts the
// years: those of the first two fifths are looked back on (up to +4), those
// after are planned. A year that is introduced (2026年是“十五五”开局之年) has
// +6 in its part.
func (e *yearEvidence) fromText(text string) {
	counts := make([]int, len(sayings))
	part := len(text) * 2 / 5
	front, back := map[int]int{}, map[int]int{}
	for _, y := range findYears(text) {
		before, after := text[:y.start], text[y.end:]
		in := back
		if y.start < part {
			in = front
		}
		in[y.year]++
		if strings.HasPrefix(after, "是") && in[y.year] < 100 {
			in[y.year] += 100
		}
		for i, p := range sayings {
			if strings.HasSuffix(before, p.before) && strings.HasPrefix(after, p.after) && counts[i] < 2 {
				counts[i]++
				e.add(map[int]int{y.year: p.review}, map[int]int{y.year: p.plan})
				break
			}
		}
	}
	weigh := func(n int) int { return min(n%100/2, 4) + n/100*6 }
	for y, n := range front {
		e.forReview(y, weigh(n))
	}
	for y, n := range back {
		e.forPlan(y, weigh(n))
	}
	e.fromThisYear(text)
}

// fromThisYear reads 今年是“十五五”开局之年 and 今年是“十四五”收官之年: +8 that
// the plan's first or last year is planned.
func (e *yearEvidence) fromThisYear(text string) {
	for rest := text; ; {
		const words = "今年是"
		at := indexOf(rest, words)
		if at < 0 {
			return
		}
		after := rest[at+len(words):]
		rest = after
		sentence := after[:min(len(after), 150)]
		if end, mark := sentenceEnd(sentence); mark > 0 {
			sentence = sentence[:end]
		}
		for i, name := range fiveYearPlans {
			at := strings.Index(sentence, name)
			if at < 0 {
				continue
			}
			near := sentence[at : at+min(len(sentence)-at, 45)]
			switch first := 2001 + 5*i; {
			case containsAny(near, "开局", "第一年", "起步"):
				e.forPlan(first, 8)
				return
			case containsAny(near, "收官", "最后一年"):
				e.forPlan(first+4, 8)
				return
			}
		}
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
	most := 4 // the file's name alone is enough
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
