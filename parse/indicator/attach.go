package indicator

import (
	"strings"

	"baogao/model"
)

// figure is a number of a run with what stands close around it.
type figure struct {
	number
	tok   int
	bound int32
	end   int // bytes, 以上 and 左右 included
}

// run reads the numbers that follow one another from token i: “8.2%、8.1%”,
// “8.2%8.1%8.7%”, “42960元、24630元”. A comma joins them only where several
// subjects wait. next is the token after the run.
func (p *parser) run(i int, several bool) (figures []figure, next int) {
	bound := p.v.bound
	figures = p.figures[:0]
	for {
		t := p.tokens[i]
		f := figure{number: p.numbers[t.value], tok: i, bound: bound, end: t.end}
		if f.more {
			f.bound = atLeast
		}
		i++
		if i < len(p.tokens) && p.tokens[i].kind == tMark && f.dim == money {
			if p.tokens[i].value != 0 && f.bound == exact { // 跻身“千亿”行列
				f.bound = atLeast
			}
			i++
		}
		if i < len(p.tokens) && p.tokens[i].kind == tPost && p.tokens[i].start-f.end <= 4 {
			f.bound, f.end = p.tokens[i].value, p.tokens[i].end
			i++
		}
		figures = append(figures, f)
		j, comma := i, i < len(p.tokens) && p.tokens[i].kind == tComma
		if j < len(p.tokens) && (p.tokens[j].kind == tPause || p.tokens[j].kind == tAnd || several && p.tokens[j].kind == tComma) {
			j++
		}
		for j < len(p.tokens) && (p.tokens[j].kind == tBound || p.tokens[j].kind == tAnd) {
			if p.tokens[j].kind == tBound {
				bound = p.tokens[j].value
			}
			j++
		}
		if j >= len(p.tokens) || p.tokens[j].kind != tNumber || len(figures) >= maxItems {
			break
		}
		if follows := p.numbers[p.tokens[j].value]; follows.dim != f.dim && (comma || follows.dim == none || f.dim == percent) {
			break // “分别增长5.5%和8.6%，10件民生实事全面完成”, “增长5.2%、约4.4万亿元”
		}
		i = j
	}
	p.figures = figures
	p.evenOut(figures)
	return figures, i
}

// evenOut gives the figures of a list what only its last one says: the unit
// (“1409万、1305万人次”), and 左右 and 以上 (“分别增长7%和8%左右”).
func (p *parser) evenOut(figures []figure) {
	last := figures[len(figures)-1]
	for i := range figures[:len(figures)-1] {
		f := &figures[i]
		if f.dim == none && last.dim != none {
			f.dim, f.unit = last.dim, f.unit+last.unit
		}
		if f.bound == exact && p.tokens[last.tok].end < last.end {
			f.bound = last.bound
		}
	}
}

// amount reads a number, and those listed with it, and says it of its
// subject; it returns the token after them.
func (p *parser) amount(i int) int {
	figures, next := p.run(i, len(p.s.items) > 1)
	if p.c.above != 0 {
		p.distance(figures)
		p.c.above, p.c.size = 0, false // “高于全省平均水平2个百分点、居全省第3位”
		return next
	}
	if p.c.than && figures[0].dim == percent && !p.c.named && !p.c.verbed {
		return next
	}
	defer p.counted()
	p.riseAfter(next)
	counts := figures[len(figures)-1]
	if p.attributive(next, counts) {
		return p.countsNext(next, figures)
	}
	p.bareTopic(counts)
	p.adverbial(counts)
	if p.c.tainted || p.c.other || p.c.text && !p.c.named {
		p.listOther(i, len(figures))
	}
	if p.c.share || p.c.tainted || p.c.other || p.c.text && !p.c.named {
		if !p.c.share {
			p.foreign(i)
		}
		return next
	}
	if p.c.from || p.c.base != 0 && !p.c.verbed && figures[0].dim != percent {
		p.baseLevels(figures) // “从11.37万亿元提高到”, “较‘十三五’末的9323.1亿元”
		p.c.from = false
		return next
	}
	if len(p.scope) > 0 && len(p.s.items) == 1 && !p.c.named && !p.c.verbed && figures[0].dim != percent {
		p.s.items[0].scope = p.takeScope() // “346亿元，增长5.7%，其中区本级227亿元，增长8.2%”
		p.fresh(false)
	}
	before, last := len(p.out), p.s.last
	p.spread(figures)
	if len(p.out) == before && figures[0].unit == "倍" {
		p.s.last = last // “达到325亿元，是2016年的2.5倍，居全省第29位”
	}
	p.shareBound(before, figures[len(figures)-1])
	return next
}

// riseAfter reads a change that is named after its number: “保持5%以上的增速”,
// “实现8%的增长”.
func (p *parser) riseAfter(next int) {
	if next+1 >= len(p.tokens) || p.tokens[next].kind != tFill || p.text[p.tokens[next].start:p.tokens[next].end] != "的" {
		return
	}
	if t := p.tokens[next+1]; t.kind == tRise || t.kind == tPace {
		p.fresh(false)
		p.v.change, p.v.reach, p.v.shift = t.value, false, false
	}
}

// shareBound gives 以上 and 左右 after the second half of a pair to the first:
// “粮食播种面积3320万亩、产量1285万吨以上”.
func (p *parser) shareBound(before int, f figure) {
	if before == 0 || before == len(p.out) || !p.c.tail || p.c.moved || f.end == p.tokens[f.tok].end {
		return
	}
	first, second := &p.out[before-1], p.out[before]
	if first.Bound == model.Exact && first.Quote.Start == second.Quote.Start && p.text[first.Quote.End:first.Quote.End+len("、")] == "、" {
		first.Bound = second.Bound
	}
}

// bareTopic reads a topic that is counted as its enterprises are, or grows as
// its value does: “净增‘四上’企业30家,其中规上工业5家”, “第一产业增长3%”.
func (p *parser) bareTopic(f figure) {
	n := len(p.s.items)
	if !p.c.topic || n == 0 || p.s.items[n-1].topic < 0 {
		return
	}
	tail := ""
	switch {
	case f.dim == count:
		tail = "企业"
	case f.unit == "%" && p.v.change != 0:
		tail = "增加值"
	case f.dim == money: // “第三产业完成225亿元”; of 工业 it may be 产值
		tail = "增加值"
	default:
		return
	}
	for i := range p.s.items {
		s := &p.s.items[i]
		if s.topic >= 0 && s.id < 0 {
			s.id = p.cat.shareOther(s.topic, tail)
			if f.dim == money && s.id >= 0 && !strings.HasPrefix(p.cat.indicators[s.id].name, "第") {
				s.id = -1
			}
		}
	}
	if p.s.items[n-1].id >= 0 {
		p.c.other, p.c.text, p.c.named = false, false, true
	}
}

// adverbial takes back the taint of an unknown word between the name of a
// large sum and its verb of change: of these, other than of enterprises, few
// other quantities are made by a word behind (“固定资产投资止跌回升增长5%”
// against “规上工业企业利润增长5%”).
func (p *parser) adverbial(f figure) {
	if !p.c.tainted || p.c.noun || p.c.strange > 1 || f.unit != "%" || p.v.change == 0 || p.c.adjacent || len(p.s.items) == 0 {
		return
	}
	s := p.s.items[len(p.s.items)-1]
	if s.id < 0 || s.weak {
		return
	}
	if ind := p.cat.indicators[s.id]; ind.nature == flow && ind.dim == money {
		p.c.tainted, p.c.text = false, false
	}
}

// listOther lets another quantity that ends a list with some of ours in it
// take its place in the list: “规上工业增加值、用电量分别增长5%、6%”.
func (p *parser) listOther(i, figures int) {
	n := len(p.s.items)
	if p.c.text && !p.c.other && !p.c.named {
		n++ // it is no item yet
	}
	if !p.s.open || !p.v.list && !p.v.each && (n < 2 || n != figures) {
		return
	}
	n = len(p.s.items)
	switch {
	case p.c.tainted:
		for k := n - 1; k >= 0 && p.s.items[k].start == p.s.items[n-1].start; k-- {
			p.s.items[k].id = -1 // all that the one name stands for: 三次产业投资
		}
	case !p.c.other:
		p.item(subject{id: -1, topic: -1, start: p.tokens[i].start})
	}
	p.c.tainted, p.c.other, p.c.text, p.c.named = false, false, false, true
}

// counted notes that the clause has had its number.
func (p *parser) counted() {
	p.s.open = false
	p.c.numbered = true
	p.v.bound = exact
}

// attributive reports whether the amount only describes the noun after it:
// “1亿元以上项目”, “80%的社区”, “216个项目”.
func (p *parser) attributive(next int, f figure) bool {
	if next >= len(p.tokens) {
		return false
	}
	t := p.tokens[next]
	if t.start > f.end && p.text[f.end:t.start] != "的" {
		return false
	}
	if (f.unit == "%" || f.dim == ratio) && p.v.change != 0 {
		return false
	}
	switch t.kind {
	case tText, tSuffix, tName, tTopic, tOther, tTail:
		return true
	case tFill:
		if p.text[t.start:t.end] != "的" || next+1 >= len(p.tokens) {
			return false
		}
		switch p.tokens[next+1].kind {
		case tText, tSuffix, tTail, tName, tTopic, tOther, tPlace:
			return true
		}
	}
	return false
}

// countsNext says the number of the name after it: “新增58家规上工业企业”,
// “完成46.1万亩高标准农田建设”. It returns the token to read next.
func (p *parser) countsNext(next int, figures []figure) int {
	t := p.tokens[next]
	if t.kind != tName || len(figures) != 1 || p.c.text || p.c.other || next+1 >= len(p.tokens) {
		p.foreign(next)
		return next
	}
	after := p.tokens[next+1]
	built := after.kind == tAdd && p.c.done
	if built {
		p.v.add, p.v.addAt = p.text[after.start:after.end], p.tokens[figures[0].tok].start
	}
	n := p.cat.names[t.value]
	ind := p.cat.indicators[max(0, n.ids[0])]
	switch {
	case n.ids[0] < 0, n.ids[1] >= 0, ind.dim != figures[0].dim, ind.dim != count && ind.dim != area,
		after.kind == tText, !built && p.v.add == "" && !p.v.stock:
		p.foreign(next)
		return next
	}
	figures[0].end = t.end
	p.s.items = append(p.s.items[:0], subject{id: n.ids[0], topic: -1, start: p.nameStart(p.tokens[figures[0].tok].start)})
	if topic, ok := p.cat.topicOf[n.ids[0]]; ok {
		p.setTopic(topic, t.start)
	}
	p.c.named = true
	p.say(p.s.items[0], figures[0])
	return next + 1
}

// foreign makes the clause's own, other quantity the subject of what follows.
func (p *parser) foreign(i int) {
	s := subject{id: -1, topic: -1, start: p.tokens[i].start}
	p.s.items = append(p.s.items[:0], s)
	p.value(s)
	p.s.last = 0
}

func (p *parser) value(s subject) {
	if len(p.s.valued) >= maxItems {
		p.s.valued = append(p.s.valued[:0], p.s.valued[maxItems/2:]...)
	}
	p.s.valued = append(p.s.valued, s)
}

// spread says the figures of the subjects that are listed.
func (p *parser) spread(figures []figure) {
	items := p.s.items
	if p.v.list && !p.c.named && len(items) < max(2, len(figures)) {
		// “接待游客7580万人次，实现旅游综合收入545亿元，分别增长30.6％、43.4％”
		if n := max(2, len(figures)); len(p.s.valued) >= n {
			items = p.s.valued[len(p.s.valued)-n:]
			p.s.items = append(p.s.items[:0], items...)
			items = p.s.items
		}
	}
	p.s.last = 0
	quoteEnd := figures[len(figures)-1].end
	switch n, m := len(figures), len(items); {
	case m == 0:
	case m == 1 && n > 1 && p.v.list:
		// “苏州、南京稳中有进，地区生产总值分别突破2.7万亿元、1.9万亿元”: of several owners
	case m == 1:
		for _, f := range figures {
			p.say(items[0], f)
		}
	case n == 1:
		if f := figures[0]; f.dim == percent || p.v.each || f.dim == ratio {
			for _, s := range items {
				p.sayFrom(items[0].start, s, f, quoteEnd)
			}
		}
	default:
		skip := max(0, m-n)
		for k, s := range items[skip:] {
			if k < n {
				p.sayFrom(items[skip].start, s, figures[k], quoteEnd)
			}
		}
	}
	if !p.c.numbered || p.c.named {
		for _, s := range items {
			p.value(s)
		}
	}
}

// say makes an observation whose quote begins with the subject's own name.
func (p *parser) say(s subject, f figure) { p.sayFrom(s.start, s, f, f.end) }

// longestQuote, in bytes: a number three hundred characters from its name is
// not said of it.
const longestQuote = 900

// sayFrom makes the observation of a figure about a subject, where the words
// allow it.
func (p *parser) sayFrom(start int, s subject, f figure, end int) {
	if s.id < 0 || end-start > longestQuote {
		return
	}
	ind := p.cat.indicators[s.id]
	m, value, ok := p.measure(ind, s, f)
	if !ok {
		return
	}
	scope := s.scope
	scope += p.c.scope
	if !p.c.named {
		scope += strings.Join(p.scope, "") // “完成9.5亿元，按可比口径同比增长11.04%”
	}
	switch m {
	case model.Growth, model.TotalGrowth:
		scope += s.added
	case model.Increase:
		p.counts(s.id, p.v.add)
	case model.Level:
		p.counts(s.id, "")
	}
	at := p.tokens[f.tok]
	o := model.Observation{
		Indicator: ind.name, Measure: m, Value: value, Unit: unitOf(ind, f),
		Scope:  scopeOf(ind, scope),
		Quote:  p.quote(min(start, at.start), end),
		Number: model.Span{Start: at.start, End: at.end},
	}
	when := p.period(m)
	o.Period = p.write(when)
	o.Kind = p.certainty(when)
	bounds := [2]int32{f.bound, f.bound}
	if f.ranged {
		bounds = [2]int32{atLeast, atMost}
	}
	o.Bound = boundOf(bounds[0])
	if m == model.Level {
		o.Rank, p.s.ranked = p.s.ranked, ""
	}
	p.out = append(p.out, o)
	p.s.last++
	if f.ranged {
		o.Value, o.Bound = f.upper, boundOf(bounds[1])
		if value < 0 {
			o.Value = -o.Value
		}
		p.out = append(p.out, o)
		p.s.last++
	}
}

// counts notes how the subject was counted last.
func (p *parser) counts(id int, add string) {
	for i := range p.s.items {
		if p.s.items[i].id == id {
			p.s.items[i].added = add
		}
	}
}

func boundOf(b int32) model.Bound {
	switch b {
	case atLeast:
		return model.AtLeast
	case atMost:
		return model.AtMost
	case about:
		return model.About
	}
	return model.Exact
}
