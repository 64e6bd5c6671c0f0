package indicator

import (
	"baogao/model"
)

// distance reads 高于全省0.4个百分点 and says it of the number before it.
func (p *parser) distance(f figure) {
	if f.unit != "个百分点" || p.s.last == 0 || p.c.other || p.c.named {
		return
	}
	place := "" // “高于全省0.4个百分点”, “比全省平均水平高0.4个百分点”
	for i := f.tok - 1; i >= 0 && i > f.tok-8 && p.tokens[i].kind != tComma && place == ""; i-- {
		if p.tokens[i].kind == tPlace {
			place = p.text[p.tokens[i].start:p.tokens[i].end]
		}
	}
	if place == "" {
		return
	}
	value := float64(p.c.above) * f.value
	for i := len(p.out) - p.s.last; i < len(p.out); i++ {
		p.out[i].VS = append(p.out[i].VS, model.Distance{Reference: place, Points: value})
	}
}

// rank reads 居全省第4位 and says it of the number before it.
func (p *parser) rank(i int) {
	if p.s.last == 0 || p.c.other || p.c.text || p.c.tainted || p.c.named && !p.c.numbered || i == 0 || p.tokens[i-1].kind != tPlace {
		return
	}
	head := i - 1
	for head > 0 && p.tokens[head-1].kind == tPlace && p.tokens[head-1].end == p.tokens[head].start {
		head-- // 中国西部
	}
	where := p.text[p.tokens[head].start:p.tokens[i].end]
	from := len(p.out) - p.s.last
	grown := false
	switch p.out[len(p.out)-1].Measure {
	case model.Growth, model.TotalGrowth, model.AverageGrowth:
		grown = true
	}
	if !p.v.each && (p.v.stock || p.c.size) && grown || p.v.pace && !grown {
		return // “增长3.9%、总量连续37年居全国首位” ranks the amount
	}
	if p.v.each && from > 0 { // “增长5.5%，总量和增速均居全国第5位”
		if p.out[from-1].Indicator == p.out[from].Indicator {
			from--
		}
	}
	for ; from < len(p.out); from++ {
		p.out[from].Rank = where
	}
}

// quote is the span of the text from start to end; a quotation mark that
// closes within it is opened too.
func (p *parser) quote(start, end int) model.Span {
	const open, shut = "“", "”"
	depth := 0
	for i := start; i+len(shut) <= end; i++ {
		switch p.text[i : i+len(shut)] {
		case open:
			depth++
		case shut:
			if depth == 0 && start >= len(open) && p.text[start-len(open):start] == open {
				start -= len(open)
			}
			depth--
		}
	}
	return model.Span{Start: start, End: end}
}
