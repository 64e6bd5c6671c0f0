package indicator

import (
	"strings"

	"baogao/parse/gazetteer"
)

// owned reports whether the name at token i speaks of the report's whole
// region: nothing before it in its clause makes it a part of something.
func (p *parser) owned(i int, n name) bool {
	switch {
	case p.c.place:
		return false // “全国居民消费价格”
	case p.c.adjacent:
		return false // “泸州经济总量”, “制造业贷款余额”
	case p.s.actor:
		return false // “经开区实现技工贸总收入1200亿元；完成地区生产总值430亿元”
	case p.s.local:
		return false // “东宝区地区生产总值突破300亿元，固定资产投资增长12%”
	case p.s.open && p.s.owner:
		return false // “开发区规上工业增加值、工业投资年均分别增长5.9%、6.7%”
	case i > 0 && (p.tokens[i-1].kind == tName || p.tokens[i-1].kind == tOther) && p.tokens[i-1].end == p.tokens[i].start:
		return false // “民营经营主体贷款余额”
	case i > 0 && p.tokens[i-1].kind == tNumber && p.tokens[i-1].end == p.tokens[i].start && p.v.add == "":
		return n.ids[0] >= 0 && n.ids[1] < 0 && strings.HasPrefix(p.cat.indicators[n.ids[0]].name, "规上工业") && !p.cat.indicators[n.ids[0]].firms()
		// “57个高新技术企业” against “全市484家规上工业企业增加值”
	case p.c.other && p.c.done:
		return false // “民营经济完成固定资产投资100亿元”
	case p.c.doer != "" && n.ids[0] >= 0 && p.cat.indicators[n.ids[0]].sums:
		return false // “福耀玻璃实现进出口总额12亿元”; only a region has a product or a budget
	case p.c.doer != "" && len(gazetteer.Lookup(p.c.doer)) > 0:
		return false // “昆山实现地区生产总值5000亿元”
	case (p.s.branches == 1 || p.s.branches == 2) && n.ids[0] >= 0 && p.cat.indicators[n.ids[0]].firms():
		return false // “纺织服装集聚成势,市场主体超2195家”
	case n.loose:
		return !p.c.text && !p.s.place
	case n.weak:
		return !p.c.text && !(p.s.other && p.c.done) && !p.c.named && !p.c.other && !p.c.effect
	case p.c.text:
		return !p.c.entity // “园区完成固定资产投资”
	}
	return true
}

// doer returns the words of the clause before its verb at token i, where it has
// no others than these and times: “福耀玻璃去年实现…”.
func (p *parser) doer(i int) string {
	end := i
	for end > 0 && (p.tokens[end-1].kind == tFill || p.tokens[end-1].kind == tTime || p.tokens[end-1].kind == tYear) {
		end--
	}
	start := end
	for start > 0 && (p.tokens[start-1].kind == tText || p.tokens[start-1].kind == tSuffix || p.tokens[start-1].kind == tBranch) {
		start--
	}
	if start < end && (start == 0 || p.tokens[start-1].parts()) {
		return p.text[p.tokens[start].start:p.tokens[end-1].end]
	}
	if start == end { // words of the grammar alone
		end = i
	}
	for start > 0 && !p.tokens[start-1].parts() {
		start--
	}
	if whole := p.text[p.tokens[start].start:p.tokens[end-1].end]; len(whole) <= longestPlace && len(gazetteer.Lookup(whole)) > 0 {
		return whole // 中山, of words that mean nothing elsewhere
	}
	return ""
}

// longestPlace, in bytes, is about how long the names of places are that have
// no 市 or 县 behind them.
const longestPlace = 15

// supported reports whether the clause of token i begins with 支持: what it
// plans is for the place that it names, “支持高新区进位升级，力争GDP增长10%”.
func (p *parser) supported(i int) bool {
	for i > 0 && !p.tokens[i-1].parts() {
		i--
	}
	return strings.HasPrefix(p.text[p.tokens[i].start:], "支持")
}

// placeWord reads 全省, 全国, 中部. The report's own region frees what follows;
// another owns it, unless a rank or a comparison is meant.
func (p *parser) placeWord(i int) {
	if p.own[p.tokens[i].value] {
		p.home()
		return
	}
	p.c.place = true
}

// home reads a word for the report's own region: what stood before it owns
// nothing behind it, and what the sentence has told of another place it may tell
// of this one, too: “全国规上工业增加值增长4.6%，全省增长5.6%，我市增长7.9%”.
func (p *parser) home() {
	p.s.branches, p.s.actor, p.s.local = 0, false, false
	if len(p.s.away) > 0 && p.c.above == 0 && !p.c.named && !p.c.numbered {
		p.s.items = append(p.s.items[:0], p.s.away...)
		p.s.open, p.c.other = false, false
	}
	p.c.text, p.c.adjacent, p.c.entity, p.c.place = false, false, false, false
}

// othersTurn reports whether the verb at token i stands right behind another
// place that begins its clause, and so tells of that place what was told before:
// “地区生产总值增长6.7%，全省增长6%”.
func (p *parser) othersTurn(i int) bool {
	switch p.tokens[i].kind {
	case tRise, tReach, tPace, tStep, tAverage:
	default:
		return false
	}
	return i > 1 && p.tokens[i-1].kind == tPlace && p.tokens[i-2].parts() && !p.c.named
}

// noteAway notes what the name at token i stands for where it, or the list that
// it goes on, is told of a place that the region is a part of.
func (p *parser) noteAway(i int, n name) {
	placed := i > 0 && p.tokens[i-1].kind == tPlace && p.tokens[i-1].value != placeOther && !p.own[p.tokens[i-1].value]
	if !p.s.open || !placed && !p.s.owner || p.c.text {
		p.s.away = p.s.away[:0]
	}
	if !placed && len(p.s.away) == 0 || p.c.text {
		return
	}
	for k, id := range n.ids {
		if (id >= 0 || k == 0) && len(p.s.away) < maxItems {
			p.s.away = append(p.s.away, subject{id: id, topic: -1, start: p.tokens[i].start, scope: n.scope})
		}
	}
}

// ownPlaces says which of 全省, 全市 … mean the region of a name.
func ownPlaces(name string) (own [placeOther + 1]bool) {
	last := func(suffix string) bool {
		return len(name) >= len(suffix) && name[len(name)-len(suffix):] == suffix
	}
	switch {
	case last("省"):
		own[placeProvince] = true
	case last("市"):
		own[placeCity] = true
	case last("县"):
		own[placeCounty] = true
	case last("区"):
		own[placeDistrict] = true
	case last("州"), last("盟"):
		own[placePrefecture] = true
	case last("旗"):
		own[placeBanner] = true
	default:
		for place := range own {
			own[place] = place > placeNation && place < placeOther
		}
	}
	if last("地区") {
		own[placePrefecture] = true
	}
	return own
}

// partOfRegion reports whether a scope takes a number from the region as a whole.
// Of air and water the towns may stand for it, “中心城区空气质量优良天数比例”, and a
// district may call itself 城区.
func (p *parser) partOfRegion(ind indicator, scope string) bool {
	if strings.HasSuffix(p.full, "区") && !strings.HasSuffix(p.full, "自治区") {
		return false
	}
	return ind.nature != rate && ind.dim != density && (strings.HasSuffix(scope, "城区") || strings.HasSuffix(scope, "县城"))
}

// scopeOf is the scope as observations write it: of water the monitoring
// sections by their full name.
func scopeOf(ind indicator, scope string) string {
	switch scope {
	case "国控", "国考", "省控", "省考", "市控", "国省控", "国省考":
		if ind.name == "地表水优良率" {
			return scope + "断面"
		}
	}
	return scope
}
