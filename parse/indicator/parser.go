package indicator

import (
	"strings"

	"baogao/model"
)

// subject is what a number is said of: an indicator of the whole region, or
// some other quantity (id -1), which must be known as well, so that its
// numbers are not given to the indicator before it.
type subject struct {
	id    int
	topic int  // half a name that waits for its tail, -1 for none
	start int  // where the words that name it begin
	weak  bool // a name only in a clause of its own: 出口
	grows bool // only its growth is ever meant: 投资
	scope string
	bare  bool   // a scope that waits for its name: “国控、省控断面水质优良率”
	added string // 新增, 新登记: how it was counted last; a growth is of the new ones
}

// verbs is what the words around a number say of it. It lasts until the next
// verb in a clause of its own, and is what a number without one inherits:
// “分别增长8.2%、8.1%”, “新增高新技术企业70家、科技型中小企业200家”.
type verbs struct {
	change  int32  // 增长 +1, 下降 -1, 0 where the number is no change
	pace    bool   // 增速, 涨幅
	better  bool   // 改善: down for what is bad
	reach   bool   // 达到, 为, 提高到
	shift   bool   // 提高到, 降至
	hold    bool   // 稳定在, 控制在
	step    bool   // 突破, 跨越
	stock   bool   // 总数, 入库
	average bool   // 年均
	total   bool   // 累计
	list    bool   // 分别
	each    bool   // 均
	moving  bool   // the name itself said 增长
	bound   int32  // 超, 不低于, 约
	add     string // 新增, 净增, … "" for none
	addAt   int    // where it stands
}

// clause is what has been read since the last comma or pause.
type clause struct {
	text     bool   // other words stand in it
	adjacent bool   // they stand directly here
	entity   bool   // they end like the name of an owner: 园区, 企业
	seat     bool   // ... a place or a company
	place    bool   // another region is named directly here
	named    bool   // it has named an indicator
	tainted  bool   // words after the name turned it into another quantity
	other    bool   // its subject is another quantity
	verbed   bool   // it has a verb
	moved    bool   // ... after its name
	done     bool   // the verb is 完成, 实现: somebody did it
	doer     string // the other words that begin it, where they are who did it: 福耀玻璃实现…
	scope    string // what its name left out, said after it
	noun     bool   // ... for certain: they end like a noun
	strange  int    // how many such words
	topic    bool   // only half a name and verbs so far
	every    bool   // 每年
	yearOn   bool   // 同比, 比上年
	effect   bool   // 带动, 拉动: the number is what something brought about
	size     bool   // 规模, 数量
	tail     bool   // it was named by the second half of a name
	share    bool   // 占, 比重
	than     bool   // 比, 较
	from     bool   // 从, 由
	above    int32  // 高于 +1, 低于 -1
	numbered bool   // it has had its number
	years    int    // 五年, 近三年: how long the change took
	running  bool   // 连续四年: each of them
	part     string // 从上半年: the part of the year it is counted from
	ranked   string // 由全省第7位…: where the rank that follows is held
	base     int    // 比2020年: the year it is counted from
	elided   bool   // its number stands right behind the name in a list of aims: “GDP 7%左右”
	within   bool   // it has named a time for itself alone
	earlier  bool   // 继: the years in it are over with it
	outer    period // what time the sentence speaks of around it
}

// sentence is what is kept from one clause to the next.
type sentence struct {
	when     period // the time it names
	base     int    // 较2015年，: the year all its changes are counted from
	since    int    // 由2012年的…: what the averages after it count from
	estimate bool   // 预计 has been said
	topic    int    // the last topic, -1 for none
	topicAt  int
	stale    bool      // the topic is from before the last semicolon: only the clause after it may use it
	items    []subject // the subjects being listed, or listed last
	open     bool      // the list may go on
	away     []subject // what has been told of another place last
	valued   []subject // subjects that have had numbers, in order
	other    bool      // the clause before was another owner's
	place    bool      // it has named another place
	branches int       // how many industries it has told of
	actor    bool      // a park or a firm has done what it tells
	local    bool      // an indicator of another place has been told of since the last semicolon
	owner    bool      // the list is another owner's: “开发区规上工业增加值、工业投资”
	aimed    bool      // it states aims: 预期目标是
	present  bool      // when is 目前
	delta    bool      // it is of what was added: “增量创历史新高，达35亿元”
	holiday  bool      // it tells of some days: “国庆假期接待游客300万人次”
	sum      bool      // a sum over years has been stated, and what is 完成 next is one too
	sumYears int       // over so many years: “五年累计…”
	ranked   string    // the rank of the level to come: “经济总量跃升至全省第4位、达到2458亿元”
	first    int       // how many observations there were before it
	last     int       // how many observations the last number made
}

// parser reads sentences into observations.
type parser struct {
	*scanner
	years   years
	own     [placeOther + 1]bool // the words 全省, 全市 … that mean the report's region
	frame   frame
	settled frame // what the next paragraph begins with: 全年 at the head of one holds for it alone
	hedged  bool  // （预计，下同） has been said of this part of the report
	s       sentence
	c       clause
	v       verbs

	scope   []string // what the next subject leaves out
	figures []figure
	periods map[period]string // as written, so that each is written once
	out     []model.Observation
}

// sentence reads the scanner's tokens.
func (p *parser) sentence() {
	var when period
	if p.goesOn() {
		when = p.s.when
	}
	p.s = sentence{when: when, topic: -1, away: p.s.away[:0], items: p.s.items[:0], valued: p.s.valued[:0], first: len(p.out)}
	p.c, p.v = clause{}, verbs{}
	p.hedged = p.hedged || p.hedge == onward
	p.s.estimate = p.hedged || p.hedge == estimated
	for i := 0; i < len(p.tokens); {
		i = p.token(i)
	}
}

// goesOn reports whether the sentence only details the one before it, and so
// speaks of the same time: “前三季度，全市实现地区生产总值619.8亿元。其中，第一产业…”,
// “分领域看，制造业投资增长19.9%”.
func (p *parser) goesOn() bool {
	if len(p.tokens) == 0 {
		return false
	}
	switch t := p.tokens[0]; t.kind {
	case tPart:
		return true
	case tText:
		word := p.text[t.start:t.end]
		return strings.HasPrefix(word, "分") && strings.HasSuffix(word, "看")
	}
	return false
}

// token reads the token at i and returns the next to read.
func (p *parser) token(i int) int {
	t := p.tokens[i]
	switch t.kind {
	case tComma, tSemi, tColon, tOpen, tClose, tStop:
		p.endClause(t.kind)
	case tPause, tAnd:
		p.pause(i)
	case tName:
		p.name(i)
	case tTopic:
		p.topic(i)
	case tTail:
		p.s.away = p.s.away[:0]
		p.tail(i)
	case tText, tSuffix:
		p.words(t.kind == tSuffix)
		p.c.seat = t.kind == tSuffix && t.value != 0
		p.s.actor = p.s.actor || p.c.seat && p.supported(i)
		p.s.place = p.s.place || p.c.seat
	case tBranch:
		if !p.c.named {
			p.s.branches++
		}
		p.words(false)
	case tOther:
		p.otherName(i)
	case tNumber:
		return p.amount(i)
	case tRank:
		p.rank(i)
	case tPlace:
		p.placeWord(i)
	case tRegion:
		p.home()
	case tYear, tTime, tSpan:
		p.time(i)
	default:
		p.verb(i)
	}
	return i + 1
}

// endClause closes a clause: what it was about goes on, its words do not.
func (p *parser) endClause(k kind) {
	p.s.open = false
	if p.c.named || p.c.text || p.c.numbered || k == tSemi || k == tStop {
		p.scope = p.scope[:0] // else “扣除房地产开发投资后，固定资产投资增长2.7%”
	}
	p.leave()
	if p.c.base != 0 && !p.c.named && !p.c.text && !p.c.numbered && k == tComma {
		p.s.base = p.c.base // “较‘十二五’末，粮食播种面积增长3.18%；…”
	}
	p.s.other = p.c.other || p.c.text && !p.c.named
	if p.s.stale {
		p.s.topic = -1
	}
	p.s.stale = false
	if k == tSemi {
		p.s.ranked, p.s.sum, p.s.holiday = "", false, false
		p.s.items, p.s.valued = p.s.items[:0], p.s.valued[:0]
		p.s.stale, p.s.branches, p.s.local, p.s.away = true, 0, false, p.s.away[:0]
	}
	p.c = clause{}
}

// pause closes an item of a list.
func (p *parser) pause(i int) {
	if p.c.text && !p.c.named && !p.c.other && !p.c.numbered && !p.c.verbed {
		p.item(subject{id: -1, topic: -1, start: p.tokens[i].start})
	}
	if len(p.scope) > 0 && !p.c.named && !p.c.text && !p.c.numbered {
		t := p.tokens[i-1]
		p.item(subject{id: -1, topic: -1, start: t.start, scope: p.takeScope(), bare: true})
	}
	if p.c.moved || p.c.tainted {
		p.s.open = false
	}
	if p.c.numbered {
		p.scope = p.scope[:0] // “可比增长2.5%、现价增长3.5%”
	}
	p.leave()
	other := (p.c.other || p.c.text && !p.c.named) && p.c.numbered
	above := p.c.above
	if i == 0 || p.tokens[i-1].kind != tPlace && !p.another(i) {
		above = 0
	}
	p.c = clause{other: other, above: above, earlier: p.c.earlier, size: p.c.size && !p.c.numbered} // “总量和增速均居全国第5位”
}

// item adds a subject to the list, or begins a new list with it.
func (p *parser) item(s subject) {
	if !p.s.open {
		p.s.items = p.s.items[:0]
		p.s.owner = false
	}
	p.s.open = true
	if len(p.s.items) < maxItems {
		p.s.items = append(p.s.items, s)
	}
}

const maxItems = 32

// fresh begins the verbs anew where a clause has a verb or a name of its own.
func (p *parser) fresh(keepAdd bool) {
	if p.c.verbed {
		return
	}
	add, at := p.v.add, p.v.addAt
	p.v = verbs{}
	if keepAdd {
		p.v.add, p.v.addAt = add, at
	}
	p.c.verbed = true
}

// words notes words that the tables do not know. Before a name they make it
// a part of something (“制造业贷款”), after it something else
// (“规上工业企业利润”).
func (p *parser) words(entity bool) {
	p.c.text, p.c.adjacent, p.c.entity = true, true, entity
	p.c.topic = false
	if p.c.named {
		p.c.tainted = true
		p.c.noun = p.c.noun || entity || p.c.moved
		p.c.strange++
	}
}
