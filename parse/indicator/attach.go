package indicator

import (
	"slices"
	"strings"

	"baogao/model"
)

// amount reads a number, and those listed with it, and says it of its
// subject; it returns the token after them.
func (p *parser) amount(i int) int {
	figures, next := p.run(i, len(p.s.items) > 1)
	if p.c.above != 0 {
		p.distance(figures, p.another(next))
		if !p.another(next) {
			p.c.above, p.c.size = 0, false // “高于全省平均水平2个百分点、居全省第3位”
		}
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
	if len(p.scope) > 0 && len(p.s.items) == 1 && !p.c.named && figures[0].dim != percent {
		p.s.items[0].scope = p.takeScope() // “346亿元，增长5.7%，其中区本级227亿元，增长8.2%”
		p.fresh(false)
	}
	p.c.elided = p.elided(i, next)
	before, last := len(p.out), p.s.last
	p.spread(figures)
	if unit := counts.unit; len(p.out) == before && (unit == "倍" || unit == "个百分点") {
		p.s.last = last // “达到325亿元，是2016年的2.5倍，居全省第29位”, “较去年同期提高9.2个百分点，高于全国2.2个百分点”
	}
	p.shareBound(before, figures[len(figures)-1])
	return next
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
	case tText, tSuffix, tName, tTopic, tOther:
		return true
	case tTail:
		return !strings.HasPrefix(p.text[t.start:t.end], "占") // “一般公共预算收入25亿元占GDP的5%”
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
	add := p.builtAfter(next + 1)
	built := add != "" && p.c.done
	if built {
		p.v.add, p.v.addAt = add, p.tokens[figures[0].tok].start
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

// builtAfter is the noun that says of what is counted before token i that it
// is new: the last 建设 of “完成22万亩高标准农田和10万亩高效节水灌溉建设”; "" for
// none.
func (p *parser) builtAfter(i int) string {
	listed := p.tokens[i].kind == tAnd || p.tokens[i].kind == tPause
	for ; i < len(p.tokens); i++ {
		switch t := p.tokens[i]; t.kind {
		case tAdd:
			return p.text[t.start:t.end]
		case tComma, tSemi, tStop:
			return ""
		}
		if !listed {
			return ""
		}
	}
	return ""
}

// foreign makes the clause's own, other quantity the subject of what follows.
func (p *parser) foreign(i int) {
	if p.s.topic >= 0 && p.s.topic == p.cat.topicOf[p.cat.byName["粮食产量"]] {
		p.s.topic = -1 // “油菜80万亩、产量13万吨”
	}
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
	if (p.v.list || p.paired(figures)) && !p.c.named && len(items) < max(2, len(figures)) {
		// “接待游客7580万人次，实现旅游综合收入545亿元，分别增长30.6％、43.4％”
		if n := max(2, len(figures)); len(p.s.valued) >= n {
			items = p.s.valued[len(p.s.valued)-n:]
			p.s.items = append(p.s.items[:0], items...)
			items = p.s.items
		}
	}
	if p.v.each && !p.c.named && len(items) < 2 && figures[0].dim == percent {
		items = p.levelled()
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
		if f := figures[0]; f.dim == percent || p.v.each || f.dim == ratio || p.v.step && f.dim == money && !p.v.total {
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

// paired reports whether several growths can only be those of as many subjects
// that the sentence has told of before, each once: “接待游客860万人次，实现旅游收入
// 52亿元，同比增长45.2%和51.3%”.
func (p *parser) paired(figures []figure) bool {
	n := len(figures)
	first := len(p.s.valued) - n
	if n < 2 || first < 0 || figures[0].unit != "%" || p.v.change == 0 {
		return false
	}
	for k, s := range p.s.valued[first:] {
		if s.id < 0 || p.grown(s.id) || slices.ContainsFunc(p.s.valued[first:first+k], func(of subject) bool { return of.id == s.id }) {
			return false
		}
	}
	return true
}

// levelled are the subjects that 均 speaks of where none is named with it:
// those whose amounts the sentence has stated last, without a growth. “接待游客
// 突破1200万人次，旅游综合收入突破80亿元，均增长20%”.
func (p *parser) levelled() []subject {
	subjects := p.s.items
	for i := len(p.s.valued) - 1; i >= 0; i-- {
		s := p.s.valued[i]
		if s.id < 0 || p.grown(s.id) {
			break
		}
		if !slices.ContainsFunc(subjects, func(of subject) bool { return of.id == s.id }) {
			subjects = append([]subject{s}, subjects...)
		}
	}
	return subjects
}

// grown reports whether the sentence has stated a growth of the indicator.
func (p *parser) grown(id int) bool {
	return slices.ContainsFunc(p.out[p.s.first:], func(o model.Observation) bool {
		return o.Measure == model.Growth && o.Indicator == p.cat.indicators[id].name
	})
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
	if !ok || p.s.holiday && ind.festive() {
		return
	}
	scope := s.scope
	scope += p.c.scope
	if !p.c.named {
		scope += strings.Join(p.scope, "") // “完成9.5亿元，按可比口径同比增长11.04%”
	}
	switch m {
	case model.Growth, model.TotalGrowth:
		scope += p.newcomers(ind, s)
	case model.Increase:
		p.counts(s.id, p.v.add)
	case model.Cumulative:
		p.s.sum, p.s.sumYears = p.v.total, p.c.years
	case model.Level:
		p.counts(s.id, "")
	}
	at := p.tokens[f.tok]
	if p.partOfRegion(ind, scope) {
		return
	}
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
	p.oneYear()
	if f.ranged {
		o.Value, o.Bound = f.upper, boundOf(bounds[1])
		if value < 0 {
			o.Value = -o.Value
		}
		p.out = append(p.out, o)
		p.s.last++
	}
}

// oneYear takes the growth stated before an average of the same subject as that
// of the last year, where it is too small for all the years: “超8500亿元，增长11.7%，
// 年均增长10%”.
func (p *parser) oneYear() {
	n := len(p.out)
	if n-2 < p.s.first {
		return
	}
	average, total := p.out[n-1], &p.out[n-2]
	if average.Measure != model.AverageGrowth || total.Measure != model.TotalGrowth || total.Unit != "%" || total.Indicator != average.Indicator || total.Period != average.Period {
		return
	}
	if total.Value < 2*average.Value {
		w := p.span()
		total.Measure, total.Period = model.Growth, p.write(period{from: w.to, to: w.to})
	}
}

// newcomers says which new ones a growth is of, "" where it is of them all:
// “新登记经营主体320万户、增长13%”, “新登记市场主体增长4.29%”.
// What is added to an amount of a year is no new one, nor what is added net:
// “净增110.8亿元，增长9.4%”, “净增20家、增长45%”, “贷款余额…较年初新增150亿元，增长13%”.
func (p *parser) newcomers(ind indicator, s subject) string {
	switch {
	case ind.nature != stock, s.added == "净增", ind.dim == money && s.added != "增量":
		return ""
	case s.added == "" && p.v.addAt == s.start:
		return p.v.add
	}
	return s.added
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
