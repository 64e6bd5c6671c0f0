package indicator

import (
	"slices"
	"strings"

	"baogao/model"
)

// time reads 2023年, 去年, 上半年, 五年, “十四五”时期.
func (p *parser) time(i int) {
	t := p.tokens[i]
	if p.reference(i) {
		return
	}
	if t.kind == tTime {
		switch t.value {
		case holiday:
			p.s.holiday = true
			return
		case quarter1, half1, quarters3, wholeYear:
			p.s.holiday = false
			p.partOf(partOfYear(t.value))
			return
		case everyYear:
			p.c.every = p.c.every || t.end-t.start > len("年")
			return
		case backward, forward:
			return
		}
	}
	when := p.years.at(p.tokens, i, p.text, p.frame.target)
	if !when.set() {
		return
	}
	if i > 0 && p.tokens[i-1].kind == tBound && p.tokens[i-1].end == t.start {
		p.v.bound = exact // 近三年 is not nearly three years
	}
	switch {
	case p.timesOf(i), t.kind == tSpan && p.record(i):
	case p.c.than || p.comparedWith(i) || p.basis(t.end) || p.c.from && !when.span():
		p.c.base = when.to // “比‘十三五’时期增长71%” is counted from its end
		if p.c.from {
			p.s.since = when.to
		} else if p.beforeTerm(when.to) || p.fromHereOn(t.end) {
			p.s.base = when.to
		}
		p.c.than = false
	case t.kind == tSpan && t.value < 100 && !p.frames(i):
		p.c.years = int(t.value)
		p.c.running = i > 0 && p.text[p.tokens[i-1].start:p.tokens[i-1].end] == "连续"
	default:
		if p.c.from { // “从2019年到2023年，地区生产总值由100亿元增加到…”
			p.c.from, p.s.since = false, when.from
			when.from = min(when.from+1, when.to)
		}
		if when.span() && len(p.s.valued) > 0 && !p.apart(i) {
			p.c.within, p.c.outer = true, p.s.when
		}
		if p.c.earlier = p.c.earlier || i > 0 && p.text[p.tokens[i-1].start:p.tokens[i-1].end] == "继"; p.c.earlier && !p.c.within {
			p.c.within, p.c.outer = true, p.s.when // “继2020年突破5万元、2021年突破6万元后，首次突破7万元”
		}
		p.s.when, p.s.base, p.s.sum = when, 0, false
		p.s.present = t.kind == tTime && t.value == present
	}
}

// reference reports whether the time at token i is only what a number is
// measured by: “保持上年水平”, “高于去年同期0.5个百分点”, “比上半年提高0.3个百分点”.
func (p *parser) reference(i int) bool {
	t := p.tokens[i]
	if p.c.above != 0 || p.c.than && t.kind == tTime && (partOfYear(t.value) != "" || t.value == wholeYear) {
		return true
	}
	if t.kind != tTime && t.kind != tYear {
		return false
	}
	rest := p.text[t.end:]
	if fiveYears(t.value) && t.kind == tTime && !p.frame.target {
		rest = strings.TrimLeft(rest, "”’\"") // “提前一年完成‘十四五’规划目标”
		return startsWith(rest, "目标", "规划目标", "规划任务", "规划确定", "中期", "任务")
	}
	return startsWith(rest, "水平", "平均水平", "基数", "高基数", "较高基数", "低基数", "持平") || p.recovered(i)
}

// recovered reports whether a percentage of the year at token i is stated and
// no rate of it: “旅游收入恢复到2019年的110%”.
func (p *parser) recovered(i int) bool {
	n := len(p.s.items)
	if n == 0 || p.s.items[n-1].id < 0 || p.cat.indicators[p.s.items[n-1].id].nature == rate || !startsWith(p.text[p.tokens[i].end:], "的", "同期的") {
		return false
	}
	for i++; i < len(p.tokens) && (p.tokens[i].kind == tFill || p.tokens[i].kind == tYearOn); i++ {
	}
	return i < len(p.tokens) && p.tokens[i].kind == tNumber && p.numbers[p.tokens[i].value].unit == "%"
}

// startsWith reports whether a text begins with one of words.
func startsWith(text string, words ...string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.HasPrefix(text, word) })
}

// beforeTerm reports whether a year compared with is the one before the years
// that are reviewed, and no change of its sentence has been counted from
// another: “2002年…比1997年增长59.2%；…贷款余额1645亿元，增长40.4%”.
func (p *parser) beforeTerm(year int) bool {
	if !p.frame.span() || p.frame.target || year != p.frame.from-1 {
		return false
	}
	for _, o := range p.out[p.s.first:] {
		if o.Measure == model.Growth {
			return false
		}
	}
	return true
}

// fromHereOn reports whether a bracket at the byte says that what stands before
// it holds for all that follows: “比2012年（下同）增长47.7%”.
func (p *parser) fromHereOn(at int) bool {
	return strings.HasPrefix(p.text[at:], "（下同）") || strings.HasPrefix(p.text[at:], "(下同)")
}

// basis reports whether the time that ends at the byte is what something is to
// be built on: “在2022年的基础上实现‘双倍增’”.
func (p *parser) basis(at int) bool {
	return strings.HasPrefix(strings.TrimPrefix(strings.TrimLeft(p.text[at:min(len(p.text), at+24)], "”’末底"), "的"), "基础上")
}

// comparedWith reports whether the time at token i is only what is compared
// with: “与‘十二五’末相比，…”.
func (p *parser) comparedWith(i int) bool {
	if i == 0 || p.tokens[i-1].kind != tAnd {
		return false
	}
	for i++; i < len(p.tokens) && p.tokens[i].kind == tFill; i++ {
	}
	return i < len(p.tokens) && p.tokens[i].kind == tThan
}

// apart reports whether a comma parts the time at token i from what follows,
// so that it holds for more than its own clause: “十四五”以来，… against
// “达2010.9亿元、‘十四五’以来年均增长7.8%；…”.
func (p *parser) apart(i int) bool {
	for i++; i < len(p.tokens) && p.tokens[i].kind == tFill; i++ {
	}
	return i < len(p.tokens) && p.tokens[i].kind == tComma
}

// leave ends a clause: a time named within it alone is over.
func (p *parser) leave() {
	if p.c.within {
		p.s.when = p.c.outer
	}
}

// timesOf reports whether the year at token i is only compared with:
// “是2007年的2.1倍”.
func (p *parser) timesOf(i int) bool {
	for i++; i < len(p.tokens) && p.tokens[i].kind == tFill; i++ {
	}
	return i < len(p.tokens) && p.tokens[i].kind == tNumber && p.numbers[p.tokens[i].value].unit == "倍"
}

// partOfYear is how a period writes the part of the year that a tTime names, ""
// for the whole of it.
func partOfYear(value int32) string {
	switch value {
	case quarter1:
		return "Q1"
	case half1:
		return "H1"
	case quarters3:
		return "Q1-Q3"
	}
	return ""
}

// partOf notes a part of the year: “一季度累计增长4.7%”.
func (p *parser) partOf(part string) {
	if part == "" { // 全年 is one year even in a review of five
		if w := p.now(); w.span() || w.part != "" {
			p.s.when = period{from: w.to, to: w.to}
		}
		p.s.when.part = ""
		return
	}
	if p.c.from { // “从上半年5.5%降到5.3%”
		p.c.part = part
		return
	}
	if w := p.now(); !p.s.when.set() {
		p.s.when = period{from: w.to, to: w.to}
	}
	p.s.when.part = part
}

// frames reports whether the span of years at token i says what time is
// spoken of (五年来, 过去五年, 今后五年) and not how long a change took
// (“五年增长30.8%”).
func (p *parser) frames(i int) bool {
	if i > 0 && (looksBack(p.tokens[i-1]) || p.tokens[i-1].kind == tTime && p.tokens[i-1].value == forward) {
		return true
	}
	if i+1 >= len(p.tokens) {
		return false
	}
	next := p.tokens[i+1]
	switch p.text[next.start:next.end] {
	case "来", "以来":
		return true
	case "间", "期间", "时期", "时":
		return true
	}
	return next.kind == tSpan || p.tokens[i].kind == tTime && fiveYears(p.tokens[i].value) && next.kind == tComma // “十四五”这五年
}

// record reports whether the span of years at token i only says since when
// something is the first or the best: “35年来、20年来首次”, “近30年来最好位次”,
// “创5年新高”.
func (p *parser) record(i int) bool {
	if i+1 >= len(p.tokens) {
		return false
	}
	switch p.text[p.tokens[i+1].start:p.tokens[i+1].end] {
	case "来", "以来":
		return p.superlative(i+2) || i+2 < len(p.tokens) && p.tokens[i+2].kind == tPause
	}
	return p.superlative(i + 1)
}

// superlative reports whether token i begins with a word for the first or best.
func (p *parser) superlative(i int) bool {
	if i >= len(p.tokens) {
		return false
	}
	for _, word := range []string{"首次", "最", "首", "新高", "新低", "第一次", "少有", "罕见", "未有"} {
		if strings.HasPrefix(p.text[p.tokens[i].start:], word) {
			return true
		}
	}
	return false
}
