package indicator

import "strings"

// otherName reads the name of another quantity. As the last of a list it may
// lend its tail to the halves before it.
func (p *parser) otherName(i int) {
	t := p.tokens[i]
	if !p.c.named {
		p.s.topic = -1
	}
	p.s.away = p.s.away[:0]
	p.c.other, p.c.named, p.c.adjacent = true, false, false
	p.s.actor = p.s.actor || strings.HasPrefix(p.text[t.start:t.end], "年") // “实现年产值50亿元、新增就业2000人”
	p.dropName(i)
	if p.s.open {
		for k, s := range p.s.items {
			if s.topic >= 0 && s.id < 0 {
				p.s.items[k].id = p.cat.shareOther(s.topic, p.text[t.start:t.end])
			}
		}
	}
	p.item(subject{id: -1, topic: -1, start: t.start})
}

// dropName takes back what the name directly before token i stands for: it was
// the head of another's, “三次产业|投资”.
func (p *parser) dropName(i int) {
	n := len(p.s.items)
	if i == 0 || n == 0 || !p.s.open || p.tokens[i-1].end != p.tokens[i].start {
		return
	}
	if half := p.s.items[n-1]; p.tokens[i-1].kind == tTopic && half.id < 0 && half.start == p.tokens[i-1].start {
		p.s.items = p.s.items[:n-1] // 工业|税收
		return
	}
	if p.tokens[i-1].kind != tName {
		return
	}
	for n > 0 && p.s.items[n-1].start == p.s.items[len(p.s.items)-1].start {
		n--
	}
	p.s.items = p.s.items[:n]
}

// name reads the name of an indicator.
func (p *parser) name(i int) {
	t := p.tokens[i]
	n := p.cat.names[t.value]
	if p.c.above != 0 {
		return // “增速高于经济增速、突破3万元”
	}
	p.noteAway(i, n)
	if !p.owned(i, n) {
		p.dropName(i)
		owner := p.c.adjacent || p.c.place
		trips := n.ids[0] >= 0 && p.cat.indicators[n.ids[0]].dim == trips
		p.s.local = p.s.local || p.c.adjacent && (p.c.seat || trips) // “‘两坝一峡’接待游客320万人次，实现旅游收入5亿元”
		p.words(false)
		p.c.other, p.c.named = true, false
		p.s.topic = -1
		p.item(subject{id: -1, topic: -1, start: t.start})
		p.s.owner = p.s.owner || owner
		return
	}
	p.s.ranked, p.s.delta = "", false
	counted := p.v.add != "" && (p.c.verbed || n.ids[0] >= 0 && p.cat.indicators[n.ids[0]].nature == stock) // “新增规上工业企业16家，工业投资30亿元”
	verbed := p.c.verbed
	p.fresh(counted)
	p.c.verbed = verbed || n.moving // “经济增长目标确定为8.5%”
	if n.ids[0] >= 0 {
		p.shareTail(n.ids[0])
	}
	scope := p.takeScope() + n.scope
	if k := len(p.s.items); scope == "" && p.s.open && k > 0 && (p.s.items[k-1].scope == "本外币" || p.s.items[k-1].scope == "人民币") {
		scope = p.s.items[k-1].scope // “本外币存款、贷款余额”
	}
	for k, id := range n.ids {
		if id < 0 && k > 0 {
			continue
		}
		p.item(subject{id: id, topic: -1, start: p.nameStart(t.start), weak: n.weak, grows: n.grows && !p.ofBudget(i), scope: scope})
		if topic, ok := p.cat.topicOf[id]; ok {
			p.setTopic(topic, t.start)
		}
	}
	if n.adds {
		p.v.add = "新增"
	}
	if n.moving {
		p.v.change, p.v.moving = 1, true
		p.v.average = p.v.average || strings.Contains(p.text[t.start:t.end], "均") // 经济年均增长
	}
	p.c.named, p.c.tainted, p.c.other = true, false, false
	p.c.text, p.c.adjacent, p.c.entity, p.c.place = false, false, false, false
}

// ofBudget reports whether the name at token i is of what revenue was just
// said to hold: “一般公共预算收入145亿元，其中税收108亿元”.
func (p *parser) ofBudget(i int) bool {
	return i > 0 && p.tokens[i-1].kind == tPart && (p.told("一般公共预算收入") || p.told("财政总收入"))
}

// nameStart is where the words that name a subject begin, the verb that
// counts it included where it stands before it: 新增规上工业企业.
func (p *parser) nameStart(start int) int {
	if p.v.add != "" && p.c.verbed && p.v.addAt < start {
		return p.v.addAt
	}
	return start
}

// shareTail gives the tail of a full name to the bare topics listed before
// it: “第一、第三产业增加值”.
func (p *parser) shareTail(id int) {
	if !p.s.open {
		return
	}
	for i, s := range p.s.items {
		switch {
		case s.id >= 0:
		case s.topic >= 0:
			p.s.items[i].id = p.cat.share(s.topic, id)
		case s.bare:
			p.s.items[i].id = id
		}
	}
}

// takeScope returns the scope words that have been read and forgets them.
func (p *parser) takeScope() string {
	scope := strings.Join(p.scope, "")
	p.scope = p.scope[:0]
	return scope
}

// topic reads half a name. At the head of its clause it may find its tail in
// a list or in a later clause; elsewhere it is a word like others.
func (p *parser) topic(i int) {
	t := p.tokens[i]
	if p.c.text || p.c.named || p.c.place || p.sized(i) {
		p.words(false)
		return
	}
	p.s.away = p.s.away[:0]
	p.setTopic(int(t.value), t.start)
	half := subject{id: -1, topic: int(t.value), start: t.start}
	if p.cat.lenders[half.topic] {
		half.topic = -1
	}
	p.item(half)
	p.c.text, p.c.adjacent = true, true
	p.c.other, p.c.topic = true, true
	p.c.named = false
}

// sized reports whether an amount directly before token i picks some of what it
// names: “亿元以上技改项目”.
func (p *parser) sized(i int) bool {
	if i == 0 || p.tokens[i-1].end != p.tokens[i].start {
		return false
	}
	return p.tokens[i-1].kind == tNumber || p.tokens[i-1].kind == tPost
}

func (p *parser) setTopic(topic, at int) {
	p.s.topic, p.s.topicAt, p.s.stale = topic, at, false
}

// tail reads the other half: “规上工业企业达7.6万家、增加值增长3%”.
func (p *parser) tail(i int) {
	t := p.tokens[i]
	id := -1
	if p.s.topic >= 0 && !p.c.tainted {
		bare := p.c.adjacent && i > 0 && p.tokens[i-1].kind == tTopic
		if bare || p.c.topic || !p.c.text && !p.c.place {
			id = p.cat.join(p.s.topic, int(t.value), !bare && !p.s.open)
		}
	}
	if id < 0 && p.sectioned() {
		id = p.cat.byName["地表水优良率"]
		p.setTopic(-1, t.start)
	}
	if id < 0 {
		switch word := p.text[t.start:t.end]; {
		case p.again(word):
		case strings.HasPrefix(word, "占"): // of what is no research
			p.c.share, p.c.adjacent = true, false
		default:
			p.words(true)
		}
		return
	}
	if n := len(p.s.items); n > 0 && p.s.open && (p.c.named || p.s.items[n-1].topic >= 0 && p.s.items[n-1].id < 0) && p.tokens[i-1].kind != tPause {
		p.s.items = p.s.items[:n-1] // the topic, or the name that lent it, was only its head: “规上工业企业实现增加值”
	}
	verbed := p.c.verbed
	p.fresh(false)
	p.c.verbed = verbed
	p.shareTail(id)
	p.item(subject{id: id, topic: -1, start: p.s.topicAt, scope: p.takeScope()})
	p.c.tail = true
	p.c.named, p.c.tainted, p.c.other = true, false, false
	p.c.text, p.c.adjacent = false, false
}

// sectioned reports whether what the next subject leaves out are sections of
// rivers, so that a rate is of their water: “省控断面优良比例”.
func (p *parser) sectioned() bool {
	return len(p.scope) > 0 && strings.HasSuffix(p.scope[len(p.scope)-1], "断面") && !p.c.text && !p.c.place
}

// again reads the tail 完成投资 where it can only be the investment that the
// clause before spoke of: “规模以上固定资产投资年均增长23.5%，累计完成投资1008亿元”.
func (p *parser) again(tail string) bool {
	n := len(p.s.items)
	if n != 1 || p.s.open || p.c.text || p.c.place || p.c.named || p.c.other || p.c.numbered || p.s.items[0].id < 0 {
		return false
	}
	if ind := p.cat.indicators[p.s.items[0].id]; tail == "面积" && ind.dim == area && p.v.stock {
		p.c.named = true
		return true // “建成高标准农田868万亩，累计建成面积达1.08亿亩”
	}
	if tail != "完成投资" || !strings.HasSuffix(p.cat.indicators[p.s.items[0].id].name, "投资") {
		return false
	}
	verbed := p.c.verbed
	p.fresh(false)
	p.c.verbed = verbed
	p.s.items[0].grows = false
	p.c.named = true
	return true
}
