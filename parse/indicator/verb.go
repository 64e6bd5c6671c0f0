package indicator

import "strings"

// verb reads a word of the grammar that is neither a name nor a number.
func (p *parser) verb(i int) {
	t := p.tokens[i]
	switch t.kind {
	case tFill, tMark, tPost, tScope:
		switch {
		case t.kind == tScope:
			p.scopeWord(i)
		case i > 0 && p.tokens[i-1].kind == tSpan && p.text[t.start:t.end] == "平均": // “两年平均增长5.6%”
			p.fresh(false)
			p.v.average = true
		}
		return // they neither part words from a name nor join them to it
	case tAmount:
		p.c.size = true
		if p.c.text && !p.c.named {
			p.words(true) // “产业规模”
		}
		return
	case tEffect, tPart, tAim, tEstimate:
		p.effect(t)
		return
	case tShare:
		if p.rateNoun(t) {
			return
		}
		if p.listedRate(i) {
			p.words(true)
			return
		}
		p.c.share, p.c.adjacent = true, false
		return
	case tThan:
		p.c.than = true
		return
	case tFrom:
		p.fresh(false)
		p.c.from = true
		return
	case tAbove:
		p.c.above = t.value
		return
	case tMiddle:
		p.c.adjacent, p.c.place = false, false
		return
	case tBound:
		p.boundWord(i)
		return
	}
	p.move(i)
}

// boundWord reads 超, 不低于, 约. Before a place or a time 超过 and 高于 compare
// with it.
func (p *parser) boundWord(i int) {
	t := p.tokens[i]
	if t.value == atLeast && i+1 < len(p.tokens) && p.tokens[i+1].kind == tPlace && p.s.last > 0 && !p.c.named {
		p.c.above = 1 // “增长8.5%，超过全省0.4个百分点”
		return
	}
	if t.value != about && i+1 < len(p.tokens) && (p.tokens[i+1].kind == tYear || p.tokens[i+1].kind == tTime) {
		if p.c.above = 1; t.value == atMost { // “低于2022年1.2个百分点”
			p.c.above = -1
		}
		return
	}
	p.v.bound = t.value
	if !p.c.verbed && !p.c.named {
		p.fresh(false)
		p.v.bound, p.v.step = t.value, true
	}
}

// move reads the verbs that say how a number changes its subject.
func (p *parser) move(i int) {
	t := p.tokens[i]
	if p.c.place && p.othersTurn(i) {
		p.c.other = true
	}
	p.c.adjacent, p.c.place = false, false
	switch t.kind {
	case tList:
		p.fresh((p.c.named || p.c.text) && len(p.s.items) > 0 && p.s.items[0].start == p.v.addAt) // “新增A、B分别达120家、300家”
		p.v.list = true
		p.c.than = p.c.than || t.value > 0
		p.v.reach = p.v.reach || t.value < 0 // 分别达到
		return
	case tEach:
		p.fresh(false)
		p.v.each = true
		return
	case tYearOn:
		p.c.yearOn = true
		return
	}
	p.c.moved = p.c.moved || p.c.named || p.c.other
	if t.kind == tDone {
		p.c.done = true
		if p.c.text && !p.c.named {
			p.c.doer = p.doer(i)
		}
		p.s.actor = p.s.actor || p.c.entity && p.c.seat && !p.c.named
		if p.c.verbed {
			return // “预计新增…完成”
		}
	}
	if p.fresh(false); t.kind == tDone && p.s.sum {
		p.v.total, p.c.years = true, p.s.sumYears
	}
	switch t.kind {
	case tRise, tReach:
		if t.value != 0 {
			p.v.change = t.value
		}
		p.v.reach = p.v.reach || t.kind == tReach
		p.v.shift = p.v.shift || t.kind == tReach && t.value != 0
	case tBetter:
		p.v.change, p.v.better = 1, true
	case tPace:
		p.v.change, p.v.pace = t.value, true
	case tStep:
		p.v.step, p.v.bound = true, atLeast
	case tHold:
		p.v.hold = true
	case tAdd:
		p.v.add, p.v.addAt = strings.TrimRight(p.text[t.start:t.end], "为达"), t.start // 增量为
		p.s.delta = strings.HasSuffix(p.v.add, "量") || strings.HasSuffix(p.v.add, "额")
	case tStock:
		p.v.stock, p.c.size, p.s.delta = true, true, false
	case tAverage:
		p.v.average = true
	case tTotal:
		p.v.total = true
	}
}

// effect reads words that begin a matter of its own: what stood before them
// in the clause does not own what follows (“专汽行业…助推全区出口额增长10%”).
func (p *parser) effect(t token) {
	p.s.estimate = p.s.estimate || t.kind == tEstimate
	if t.kind == tAim && p.c.done && !p.c.named && containsAny(p.text[t.start:t.end], []string{"目标", "任务", "计划"}) {
		p.c.share = true // “完成年度目标110万人的109%”
		return
	}
	p.s.aimed = p.s.aimed || t.kind == tAim && containsAny(p.text[t.start:t.end], []string{"目标", "预期"})
	if t.kind == tAim && p.s.present {
		p.s.when, p.s.present = period{}, false // “目前已达850家，力争突破1000家”
	}
	p.c.effect = t.kind == tEffect && t.value != 0
	if p.c.named && !p.c.numbered && t.kind != tPart {
		p.c.adjacent = false
		return // “旅游人数力争突破370万人次”
	}
	p.c.text, p.c.adjacent, p.c.entity, p.c.place = false, false, false, false
	p.c.other, p.c.named, p.c.share = false, false, false
}

// scopeWord notes what the next subject leaves out: 区本级, 国控.
func (p *parser) scopeWord(i int) {
	t := p.tokens[i]
	if p.c.named {
		p.c.scope += p.text[t.start:t.end] // “一般公共预算收入同口径增长8%”
		return
	}
	p.c.adjacent = false
	p.scope = append(p.scope, strings.TrimSpace(p.text[t.start:t.end]))
}

// listedRate reports whether the share at token i is a rate that is listed with
// others: “森林覆盖率、水质达标率分别达到68%、100%”.
func (p *parser) listedRate(i int) bool {
	if !p.s.open || !strings.HasSuffix(p.text[p.tokens[i].start:p.tokens[i].end], "率") {
		return false
	}
	for i--; i > 0 && p.tokens[i].kind == tFill; i-- {
	}
	return i > 0 && (p.tokens[i].kind == tPause || p.tokens[i].kind == tAnd)
}

// rateNoun reports whether 比例 only ends the name of a rate that a bracket
// cut in two: “水质优良（Ⅲ类及以上）比例”.
func (p *parser) rateNoun(t token) bool {
	n := len(p.s.items)
	if !p.c.named || p.c.moved || n == 0 || p.s.items[n-1].id < 0 {
		return false
	}
	switch p.text[t.start:t.end] {
	case "比例", "比率":
		return p.cat.indicators[p.s.items[n-1].id].nature == rate
	}
	return false
}
