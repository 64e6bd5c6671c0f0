package indicator

import (
	"strings"

	"baogao/model"
)

// measure says what a figure is of an indicator, and its signed value; ok is
// false where the words do not make it one of the indicator's numbers.
func (p *parser) measure(ind indicator, s subject, f figure) (m model.Measure, value float64, ok bool) {
	switch f.dim {
	case percent:
		return p.percentage(ind, s, f)
	case ratio:
		if p.v.change == 0 || ind.nature == rate || ind.nature == index {
			return "", 0, false
		}
		if f.unit == "倍" && p.v.reach {
			return "", 0, false
		}
		return model.TotalGrowth, f.value, true
	}
	if s.grows || p.v.moving || !fits(ind, f) {
		return "", 0, false
	}
	if p.c.effect && ind.dim == money && ind.nature == flow {
		return "", 0, false // “撬动民间投资120亿元”
	}
	return p.quantity(ind, f)
}

// bareUnit is what a number of 万 or 亿 without a unit counts, "" where it can
// only be money.
func bareUnit(d dimension) string {
	switch d {
	case people:
		return "人"
	case trips:
		return "人次"
	case count:
		return "户"
	}
	return ""
}

// unitOf is the figure's unit as an observation about the indicator has it.
func unitOf(ind indicator, f figure) string {
	if f.bare && f.dim == money && ind.dim != money {
		return strings.TrimSuffix(f.unit, "元") + bareUnit(ind.dim)
	}
	return f.unit
}

// fits reports whether an indicator is counted in the figure's unit.
func fits(ind indicator, f figure) bool {
	switch {
	case ind.dim == f.dim:
		return f.dim != none
	case ind.dim == people && f.dim == count: // 新增就业岗位5000个
		return f.unit == "个" || f.unit == "万个"
	case ind.dim == trips && f.dim == people: // 接待游客500万人
		return true
	case f.bare && f.dim == money: // 常住人口1300万
		return bareUnit(ind.dim) != ""
	}
	return false
}

// percentage reads a number of % or 个百分点.
func (p *parser) percentage(ind indicator, s subject, f figure) (m model.Measure, value float64, ok bool) {
	if f.unit != "%" {
		if ind.nature != rate || p.v.change == 0 || p.v.reach {
			return "", 0, false
		}
		if p.v.average {
			return model.AverageGrowth, float64(p.v.change) * f.value, true
		}
		return model.Increase, float64(p.v.change) * f.value, true
	}
	if ind.nature == rate {
		if p.v.change != 0 && !p.v.reach {
			return "", 0, false
		}
		return model.Level, f.value, true
	}
	change := p.v.change
	if p.v.better && ind.dim == density {
		change = -1
	}
	if change == 0 || p.v.shift && !p.v.pace { // “增长预期目标为6%左右” is a growth for all its 为
		if !p.c.elided && ind.nature != index || ind.dim == density || ind.name == "单位GDP能耗" {
			return "", 0, false
		}
		change = 1
	}
	if ind.name == "居民消费价格" && f.value > 50 {
		return "", 0, false // “居民消费价格总指数为102.9%”
	}
	value = float64(change) * f.value
	if f.value < 0 { // “下降-3%” falls
		value = f.value
	}
	switch {
	case p.v.average:
		return model.AverageGrowth, value, true
	case p.overYears():
		return model.TotalGrowth, value, true
	}
	return model.Growth, value, true
}

// overYears reports whether the change took more than a year.
func (p *parser) overYears() bool {
	if p.c.yearOn || p.c.running { // “连续四年增长20%以上”
		return false
	}
	if base := p.countedFrom(); base != 0 {
		return base < p.now().to-1
	}
	if p.v.total && p.s.since != 0 {
		return true // “…由2010年的…，单位GDP能耗累计下降10.7%”
	}
	return p.c.years > 1 || p.now().span()
}

// countedFrom is the year that a change is counted from, 0 for none.
func (p *parser) countedFrom() int {
	if p.c.base != 0 {
		return p.c.base
	}
	return p.s.base
}

// span is the span of years that averages and sums are of: that of the words,
// else that of the part of the report, else the five years of a term.
func (p *parser) span() period {
	w := p.now()
	switch {
	case w.span():
	case p.s.since != 0 && p.s.since < w.to:
		w.from = p.s.since + 1
	case p.frame.span():
		w = p.frame.period
	case w.to > p.years.plan:
		w.from = p.years.plan
	default:
		w.from = w.to - 4
	}
	w.part = ""
	return w
}

// quantity reads an amount in the indicator's own unit.
func (p *parser) quantity(ind indicator, f figure) (m model.Measure, value float64, ok bool) {
	reached := p.v.reach || p.v.step || p.v.hold || p.v.stock
	rising := p.v.change != 0 && !p.v.reach && !p.v.pace
	years := p.now().span() || p.c.years > 1
	switch {
	case rising && p.v.average:
		return "", 0, false // “年均增加349亿元”
	case rising:
		return model.Increase, float64(p.v.change) * f.value, true
	case p.s.delta && p.v.reach && !p.v.shift && ind.dim == money:
		return model.Increase, f.value, true
	case p.c.done && p.frame.target && !p.v.total && !reached && ind.dim == area && ind.nature == stock:
		return model.Increase, f.value, true // “建成高标准农田0.15万亩”, planned
	case p.v.add != "" && !p.v.stock && (ind.nature == stock || ind.dim == money || ind.dim == area):
		return model.Increase, f.value, true
	case p.v.average || p.c.every || ind.nature != flow || ind.dim == density:
	case p.v.total && (years || p.frame.span()), years && ind.dim == people && !p.v.hold:
		return model.Cumulative, f.value, true
	case years && ind.sums && !reached && f.bound == exact:
		return model.Cumulative, f.value, true
	}
	return model.Level, f.value, true
}

// now is the period that the words speak of before a measure narrows it.
func (p *parser) now() period {
	w := p.s.when
	if !w.set() {
		w.from, w.to, w.part = p.frame.from, p.frame.to, p.frame.part
	}
	return w
}

// period is the period of an observation.
func (p *parser) period(m model.Measure) period {
	w := p.now()
	base := p.countedFrom()
	switch {
	case (m == model.Increase || m == model.TotalGrowth) && p.s.since != 0 && p.s.since < w.to: // “由2007年的6423亿元增加到…，增加近万亿元”
		return period{from: p.s.since + 1, to: w.to}
	case base != 0 && m != model.Level && m != model.Growth:
		return period{from: base + 1, to: w.to}
	case p.c.years > 1:
		if p.frame.target { // “力争三年内规上工业总产值突破4000亿元”
			w = period{from: p.frame.from, to: p.frame.from + p.c.years - 1}
			if m == model.Level && !p.v.hold {
				w.from = w.to
			}
			return w
		}
		return period{from: w.to - p.c.years + 1, to: w.to}
	}
	switch m {
	case model.Level:
		if !p.v.hold && !p.c.every && !p.v.average {
			w.from = w.to
		}
		return w
	case model.Growth:
		w.from = w.to
		return w
	case model.AverageGrowth, model.Cumulative:
		return p.span()
	}
	if m == model.TotalGrowth && p.v.total {
		return p.span()
	}
	w.part = ""
	if p.c.yearOn {
		w.from = w.to
	}
	return w
}

// certainty is the kind of an observation about a period.
func (p *parser) certainty(w period) model.Kind {
	switch {
	case w.to > p.years.review && (w.from > p.years.review || !p.now().span() || p.frame.target):
		return model.Target
	case p.frame.target && !p.s.when.set():
		return model.Target
	case p.s.estimate:
		return model.Estimate
	}
	return model.Actual
}

// baseLevels reads the first numbers of “从11.37万亿元提高到14.58万亿元”: the
// levels of the year that the change is counted from. Of several subjects each
// has its own: “从26681元、7821元增长到37000元、12300元”.
func (p *parser) baseLevels(figures []figure) {
	items := p.s.items
	if len(items) == 0 {
		return
	}
	if len(items) != len(figures) {
		items, figures = items[len(items)-1:], figures[:1]
	}
	year := p.baseYear()
	for i, s := range items {
		if s.id >= 0 {
			p.baseLevel(s, figures[i], year)
		}
	}
	p.c.base = 0
}

// baseYear is the year that a change is counted from.
func (p *parser) baseYear() int {
	switch {
	case p.c.base != 0:
		return p.c.base
	case p.c.part != "":
		return p.now().to
	case p.s.since != 0: // “地区生产总值由2010年的77亿元跃升到…，社会消费品零售总额由21亿元提高到…”
		return p.s.since
	case p.frame.target: // “由目前的3.5万元增长到5.3万元”
		return p.years.review
	}
	return p.now().from - 1
}

func (p *parser) baseLevel(s subject, f figure, year int) {
	ind := p.cat.indicators[s.id]
	if !fits(ind, f) && !(ind.nature == rate && f.unit == "%") {
		return
	}
	at := p.tokens[f.tok]
	p.out = append(p.out, model.Observation{
		Indicator: ind.name, Measure: model.Level, Value: f.value, Unit: unitOf(ind, f), Bound: boundOf(f.bound), Kind: model.Actual,
		Period: p.write(period{from: year, to: year, part: p.c.part}), Scope: scopeOf(ind, s.scope),
		Quote: p.quote(min(s.start, at.start), f.end), Number: model.Span{Start: at.start, End: at.end},
	})
}

// write returns a period as observations have it.
func (p *parser) write(w period) string {
	s, known := p.periods[w]
	if !known {
		s = w.String()
		p.periods[w] = s
	}
	return s
}
