package indicator

import (
	"slices"
	"strings"
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
			if p.c.years > 1 && strings.HasPrefix(p.text[p.tokens[i].start:], "级") {
				f.dim = none // the height of each step: “连续4年跨越千亿级台阶”
			}
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
		if follows := p.numbers[p.tokens[j].value]; follows.dim != f.dim && (comma || follows.dim == none || f.dim == percent || !several && !f.bare && f.unit != "个") {
			break // “分别增长5.5%和8.6%，10件民生实事全面完成”, “增长5.2%、约4.4万亿元”, “超60家、亿元以上企业20家”
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
	case f.dim == density:
		tail = "浓度"
	case f.dim == weight && p.v.change != 0: // “粮食增产169.8亿斤”
		tail = "产量"
	case f.unit == "%" && p.v.change != 0:
		tail = "增加值"
	case f.dim == money: // “第三产业完成225亿元”; of 工业 it may be 产值
		tail = "增加值"
		p.fresh(false)
	default:
		return
	}
	for i := range p.s.items {
		s := &p.s.items[i]
		if s.topic >= 0 && s.id < 0 {
			if s.id = p.cat.shareOther(s.topic, tail); s.id < 0 {
				s.id = p.cat.shareOther(s.topic, "浓度") // “PM2.5下降8%”
			}
			if s.id < 0 && p.told("居民人均可支配收入") {
				s.id = p.cat.shareOther(s.topic, "居民人均可支配收入") // “其中城镇居民43500元、农村居民24400元”
				continue
			}
			if f.dim == money && s.id >= 0 && !strings.HasPrefix(p.cat.indicators[s.id].name, "第") {
				s.id = -1
			}
		}
	}
	if p.s.items[n-1].id >= 0 {
		p.c.other, p.c.text, p.c.named = false, false, true
	}
}

// told reports whether the sentence has stated a number of an indicator.
func (p *parser) told(name string) bool {
	return slices.ContainsFunc(p.s.valued, func(s subject) bool { return s.id >= 0 && p.cat.indicators[s.id].name == name })
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
