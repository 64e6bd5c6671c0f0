package indicator

import (
	"slices"
	"strings"

	"baogao/model"
)

// distance reads 高于全省0.4个百分点 and says it of the number before it; of
// several places each has its own: “比全国、全省高1.4、1.5个百分点”.
// more says that the next place has its distance behind it: “高于全国0.4、全省
// 0.1个百分点”.
func (p *parser) distance(figures []figure, more bool) {
	if unit := figures[len(figures)-1].unit; unit != "个百分点" && !(more && (unit == "" || unit == "个")) || p.s.last == 0 || p.c.other || p.c.named || p.c.text || p.averaged() {
		return
	}
	places := p.against(figures[0].tok)
	if len(places) == 1 && len(figures) > 1 {
		p.distances(places[0], figures)
		return
	}
	if len(places) > len(figures) {
		places = places[len(places)-len(figures):]
	}
	for k, place := range places {
		value := float64(p.c.above) * figures[k].value
		for i := len(p.out) - p.s.last; i < len(p.out); i++ {
			p.out[i].VS = append(p.out[i].VS, model.Distance{Reference: place, Points: value})
		}
	}
}

// distances gives each of several numbers its own distance to one place: “增长
// 5.6%、7.5%，分别高于全省0.2、0.5个百分点”.
func (p *parser) distances(place string, figures []figure) {
	from := len(p.out) - len(figures)
	if from < p.s.first || !p.distinct(from) {
		return
	}
	for k, f := range figures {
		p.out[from+k].VS = append(p.out[from+k].VS, model.Distance{Reference: place, Points: float64(p.c.above) * f.value})
	}
}

// another reports whether the pause at token i parts a distance from that of
// another place: “高于全国0.4、全省0.1个百分点”.
func (p *parser) another(i int) bool {
	if i+2 >= len(p.tokens) || p.tokens[i].kind != tPause && p.tokens[i].kind != tAnd || p.tokens[i+1].kind != tPlace || p.tokens[i+2].kind != tNumber {
		return false
	}
	return p.numbers[p.tokens[i+2].value].unit == "个百分点"
}

// averaged reports whether the clause tells of an average growth and the number
// before it is none: “增长4.6%，两年平均增速高于全国0.3个百分点”.
func (p *parser) averaged() bool {
	return p.v.average && p.out[len(p.out)-1].Measure != model.AverageGrowth
}

// against returns the places in the clause before token tok that a number is
// compared with.
func (p *parser) against(tok int) (places []string) {
	const longest = 10 // tokens
	for i := tok - 1; i >= 0 && i > tok-longest && p.tokens[i].kind != tComma && p.tokens[i].kind != tNumber; i-- {
		if t := p.tokens[i]; t.kind == tPlace {
			places = append(places, p.text[t.start:t.end])
		}
	}
	slices.Reverse(places)
	return places
}

// rank reads 居全省第4位 and says it of the number before it.
func (p *parser) rank(i int) {
	if p.c.other || p.c.text || p.c.tainted || p.c.share || i == 0 { // “完成率排名全市第一” ranks another rate
		return
	}
	where := p.rankedIn(i)
	switch {
	case where == "":
		return
	case p.s.last == 0 && p.c.named && !p.c.numbered && !p.v.pace && p.v.add == "": // 净增数 is no total
		p.s.ranked = where
		return
	case p.s.last == 0:
		return
	}
	if p.c.named && !p.c.numbered {
		p.rankAgain(where)
		return
	}
	if p.v.list && p.ranksInTurn(i, where) {
		return
	}
	from := len(p.out) - p.s.last
	grown := false
	switch p.out[len(p.out)-1].Measure {
	case model.Growth, model.TotalGrowth, model.AverageGrowth:
		grown = true
	}
	switch {
	case p.v.pace && !grown:
		return
	case !p.v.each && grown && (p.v.stock || p.c.size && !p.v.pace): // “…3.5万亿元、增长3.9%，总量连续37年居全国首位”
		p.rankLevel(from, where)
		return
	}
	if p.v.each {
		from = p.eachFrom(from)
	}
	for ; from < len(p.out); from++ {
		if p.v.pace && !p.c.size && p.out[from].Measure == model.Level {
			continue
		}
		if p.out[from].Rank == "" { // “居全国第18位、西部第4位”
			p.out[from].Rank = where
		}
	}
}

// rankLevel gives a rank to the level that has been stated before the
// observation, of the same indicator: “达到417亿元，净增110.8亿元，增长9.4%，总量
// 全市第二”.
func (p *parser) rankLevel(from int, where string) {
	for i := from - 1; i >= p.s.first && p.out[i].Indicator == p.out[from].Indicator; i-- {
		if p.out[i].Measure == model.Level {
			if p.out[i].Rank == "" { // “总量全市第一、全省第二”
				p.out[i].Rank = where
			}
			return
		}
	}
}

// ranksInTurn gives each of several numbers its own of the ranks that begin at
// token i: “分别增长5%、6%，分别居全省第4位、第3位”, “241.5亿元，增长6.4%，分居全省第4、
// 第3位”. Where it is not plain whose they are, they are nobody's. It reports
// whether there are several.
func (p *parser) ranksInTurn(i int, where string) bool {
	ranks := []string{where}
	place := strings.TrimSuffix(where, p.text[p.tokens[i].start:p.tokens[i].end])
	for i++; i < len(p.tokens) && (p.tokens[i].kind == tPause || p.tokens[i].kind == tAnd); i++ {
		i++
		if i < len(p.tokens) && p.tokens[i].kind == tPlace {
			place = p.text[p.tokens[i].start:p.tokens[i].end]
			i++
		}
		if i >= len(p.tokens) || p.tokens[i].kind != tRank {
			break
		}
		ranks = append(ranks, place+p.text[p.tokens[i].start:p.tokens[i].end])
	}
	if len(ranks) == 1 {
		return false
	}
	from := len(p.out) - len(ranks)
	plain := len(ranks) == p.s.last || from >= p.s.first && from == p.clauseFrom(len(p.out)-1) && p.distinct(from) || len(ranks) == 2 && from >= p.s.first && p.out[from].Indicator == p.out[from+1].Indicator && p.alone()
	if !plain {
		p.s.last = 0
		return true
	}
	for k, rank := range ranks {
		p.out[from+k].Rank = rank
	}
	return true
}

// distinct reports whether the observations from one on are of as many
// indicators: “规上工业增加值增速13.6%、固定资产投资增速11.2%，分别居全市第一、第三”.
func (p *parser) distinct(from int) bool {
	for i, o := range p.out[from:] {
		if slices.ContainsFunc(p.out[from:from+i], func(of model.Observation) bool { return of.Indicator == o.Indicator }) {
			return false
		}
	}
	return true
}

// alone reports whether all numbers since the last semicolon are said of one
// subject.
func (p *parser) alone() bool {
	for _, s := range p.s.valued {
		if s.id != p.s.valued[0].id {
			return false
		}
	}
	return true
}

// rankAgain gives a rank to the level that has been stated of what is named
// again: “粮食产量710亿斤，增长6.2%，总产量由全国第5位上升到第4位”.
func (p *parser) rankAgain(where string) {
	if len(p.s.items) != 1 || p.s.items[0].id < 0 {
		return
	}
	for i := len(p.out) - 1; i >= p.s.first; i-- {
		if o := &p.out[i]; o.Measure == model.Level && o.Indicator == p.cat.indicators[p.s.items[0].id].name {
			o.Rank = where
			return
		}
	}
}

// eachFrom is where the observations begin that 均 speaks of, when those from
// it on were made by the last number: the two of “增长5.5%，总量和增速均居全国第5位”,
// and what the last clause says of others, “A增长5%、B增长7%，均居全省第1位”.
func (p *parser) eachFrom(from int) int {
	if from > p.s.first && p.out[from-1].Indicator == p.out[from].Indicator {
		return from - 1
	}
	return p.clauseFrom(from)
}

// clauseFrom is the first observation of those that stand with the one at from
// between the same commas.
func (p *parser) clauseFrom(from int) int {
	comma := 0
	for _, t := range p.tokens {
		if t.start >= p.out[from].Number.Start {
			break
		}
		if t.kind == tComma || t.kind == tSemi {
			comma = t.start
		}
	}
	for from > p.s.first && p.out[from-1].Number.Start > comma {
		from--
	}
	return from
}

// rankedIn is the rank at token i with the place it is held in, "" where that
// is not named, or the rank is only what it was: “由全省第7位升至第6位”.
func (p *parser) rankedIn(i int) string {
	if i > 1 && p.tokens[i-1].kind == tMiddle && p.tokens[i-2].kind == tPlace { // “全州排第1位”
		return p.text[p.tokens[p.placeHead(i-2)].start:p.tokens[i-2].end] + p.text[p.tokens[i].start:p.tokens[i].end]
	}
	if p.tokens[i-1].kind != tPlace {
		if p.c.ranked == "" {
			return ""
		}
		return p.c.ranked + p.text[p.tokens[i].start:p.tokens[i].end]
	}
	place := p.tokens[p.placeHead(i-1)].start
	if p.c.from && p.c.ranked == "" {
		p.c.ranked = p.text[place:p.tokens[i].start]
		return ""
	}
	return p.text[place:p.tokens[i].end]
}

// placeHead is the first of the places that are written together with the one at
// token i: 中国西部, 全省县域.
func (p *parser) placeHead(i int) int {
	for i > 0 && p.tokens[i-1].kind == tPlace && p.tokens[i-1].end == p.tokens[i].start {
		i--
	}
	return i
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
