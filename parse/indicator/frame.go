package indicator

import (
	"slices"
	"strconv"
	"strings"

	"baogao/model"
)

// period is a year, a span of years, or a part of a year.
type period struct {
	from, to int    // years
	part     string // Q1, H1, Q1-Q3, "" for the whole
}

func (p period) set() bool  { return p.to != 0 }
func (p period) span() bool { return p.from < p.to }

// String writes a period as observations do: 2023, 2021-2025, 2023Q1.
func (p period) String() string {
	switch {
	case p.to == 0:
		return ""
	case p.span():
		return strconv.Itoa(p.from) + "-" + strconv.Itoa(p.to)
	}
	return strconv.Itoa(p.to) + p.part
}

// frame is what a stretch of the report speaks of: a time, done or planned.
type frame struct {
	period
	target bool
}

// part is a frame and the byte it begins at.
type part struct {
	start int
	frame frame
	named bool // the heading says it; else what the text spoke of goes on
}

// outliner works out the frame of every section.
type outliner struct {
	r      *model.Report
	titles scanner // which does not know the report's own region
	years  years
	parts  []part
}

// outline returns the frames of the report's sections in document order. The
// first begins at 0.
func outline(r *model.Report, s *scanner, y years) []part {
	o := &outliner{r: r, titles: scanner{cat: s.cat}, years: y}
	whole := frame{period: period{from: y.review, to: y.review}}
	o.parts = append(o.parts, part{0, whole, true})
	o.walk(r.Sections, whole)
	return o.parts
}

func (o *outliner) walk(list []*model.Section, outer frame) {
	for _, sec := range list {
		f, named := o.title(sec.Title.In(o.r.Text), outer, sec.Level == 1)
		o.parts = append(o.parts, part{sec.Span.Start, f, named})
		o.walk(sec.Children, f)
		if sec.Level == 1 {
			outer = f // “三、加强政府自身建设” goes on where “二、2024年重点工作” was
		}
	}
}

var reviewWords = []string{"回顾", "总结", "成绩", "成就", "过去", "完成情况", "这五年"}
var planWords = []string{"安排", "目标", "任务", "建议", "重点工作", "今后", "未来", "思路", "展望", "打算", "部署", "下一步", "考虑", "总体要求", "实事", "计划"}

// title reads a heading: “2023年工作回顾”, “今后五年的奋斗目标”, “这是经济实力
// 持续提升的五年”. A heading that names neither a time nor a kind has the frame
// of what is around it. Only headings of level 1 name a kind: below them
// “确保民生工作取得新成绩” and “办实事惠民生” are phrases.
func (o *outliner) title(title string, outer frame, top bool) (f frame, named bool) {
	f = outer
	review := top && containsAny(title, reviewWords)
	planned := top && !review && containsAny(title, planWords)
	when, both := o.titleTime(title, planned || outer.target && !review)
	switch {
	case review:
		f = frame{period: period{from: o.years.review, to: o.years.review}}
	case planned && (when.set() || !outer.target):
		f = frame{period: period{from: o.years.plan, to: o.years.plan}, target: true}
	}
	if !when.set() || both && (review || planned) {
		return f, review || planned // “过去五年和2023年工作回顾”: the text says which
	}
	f = frame{period: when, target: when.to > o.years.review}
	return f, true
}

// titleTime returns the time that a heading names; both is set where it names
// a span and a year.
func (o *outliner) titleTime(title string, future bool) (when period, both bool) {
	if !namesTime(title) {
		return period{}, false
	}
	s := &o.titles
	s.text = title
	for at := 0; at < len(title); {
		at = s.scan(at, len(title))
		for i := range s.tokens {
			p := o.years.at(s.tokens, i, title, future)
			if !p.set() {
				continue
			}
			both = both || when.set() && when.span() != p.span()
			if !when.set() || p.span() {
				when = p
			}
		}
	}
	return when, both
}

// namesTime reports whether a text can name a time that a frame is made of,
// by the characters that all their names share: 去年, 五年, “十四五”, 四季度. Most
// headings and most sentences without numbers have none, and need no scan.
func namesTime(s string) bool {
	for i := 0; i+2 < len(s); i++ {
		if !isIdeograph(s[i]) {
			continue
		}
		switch s[i : i+3] {
		case "年", "五", "季":
			return true
		}
		i += 2
	}
	return false
}

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// reframe lets a sentence that begins with a time say what the sentences
// after it speak of, until another does or a heading names a time: “五年来，
// 我们…”, “回望过去五年，…”, “——这五年综合经济实力大幅提升。”, “今后五年，…”, “过去一年，…”.
// A bare year does so only at the head of a paragraph and where it is the
// year that is looked back on or planned: “2025年在贵州发展进程中极不平凡。”
//
// A draft of the plan for the years to come that is laid before the meeting
// is what its paragraph goes on to tell: “我们编制了‘十五五’规划纲要（草案），
// 提交大会审查。…提出地区生产总值年均增长5%左右”.
func (p *parser) reframe(head bool) {
	if p.draft() {
		return
	}
	const longest = 30 // bytes of other words before it: “刚刚过去的”, “各位代表，”
	for i, t := range p.tokens {
		if t.start-p.tokens[0].start > longest {
			return
		}
		strong := false
		switch t.kind {
		case tSemi, tStop, tNumber, tName:
			return
		case tSpan:
			strong = t.value > 3 && t.value <= 5 && p.frames(i) // “建市40年来” is a passing word
		case tTime:
			if head && t.value == wholeYear && i == 0 && p.frame.span() && !p.frame.target { // in a review of five years
				p.frame.period = period{from: p.frame.to, to: p.frame.to}
				return
			}
			if part := partOfYear(t.value); head && part != "" && i == 0 && len(p.tokens) > 1 && p.tokens[1].kind == tComma && !p.frame.span() && !p.frame.target {
				p.frame.part = part // “上半年，全省地区生产总值…。民间投资增长0.6%”
				return
			}
			strong = t.value == pastYear || fiveYears(t.value) && p.frames(i) && (head || p.recalls(i)) || head && t.value == thisYear
		case tYear:
			year := int(t.value)
			_, month := digitAt(p.text, t.end) // “2026年1月” tells of a day
			strong = head && month == 0 && (year == p.years.review || year == p.years.plan) && !p.overall()
		}
		if !strong {
			continue
		}
		if when := p.years.at(p.tokens, i, p.text, p.frame.target); when.set() {
			planned := p.frame.target
			p.frame = frame{period: when, target: when.to > p.years.review}
			if planned && t.kind == tYear && !p.frame.target {
				return // what was, amid plans: “2023年人均GDP达9.2万元，今年力争突破10万元”
			}
			if head || t.kind != tSpan || p.recalls(i) { // “经济总量跃升。五年来，…” looks back for its paragraph alone
				p.settled = p.frame
			}
			return
		}
	}
}

// overall reports whether the sentence sums up the years that its part of the
// report is of, for all that it begins with the last of them: “2010年全省实现生产总值
// 27100亿元，五年平均增长11.8%”.
func (p *parser) overall() bool {
	if !p.frame.span() || p.frame.target {
		return false
	}
	return slices.ContainsFunc(p.tokens, func(t token) bool {
		return t.kind == tAverage || t.kind == tSpan && t.value > 1 && t.value < 100 || t.kind == tYear && int(t.value) == p.frame.from-1
	})
}

// draft reads a sentence about the draft of a plan.
func (p *parser) draft() bool {
	last := -1
	for i, t := range p.tokens {
		if t.kind == tTime && fiveYears(t.value) {
			last = i
		}
	}
	if last < 0 || p.years.review <= 0 {
		return false
	}
	when := p.years.at(p.tokens, last, p.text, true)
	if when.to <= p.years.review || !strings.Contains(p.text[p.tokens[last].end:p.tokens[len(p.tokens)-1].end], "草案") {
		return false
	}
	p.frame = frame{period: when, target: true}
	p.settled = p.frame
	return true
}

// recalls reports whether the words before token i look back: “回望‘十四五’
// 时期”.
func (p *parser) recalls(i int) bool {
	return containsAny(p.text[p.tokens[0].start:p.tokens[i].start], []string{"回顾", "回望", "回首", "总结", "展望", "经过"})
}
