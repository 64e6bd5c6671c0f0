package indicator

import (
	"slices"

	"baogao/model"
)

// elided reports whether the numbers from token i to next stand right behind a
// name and before the next clause in a sentence that states aims, or has stated
// one, so that a percentage is a growth for all that nobody says so: “主要预期目标
// 是：地区生产总值6.5%左右，规上工业增加值7%”.
func (p *parser) elided(i, next int) bool {
	if !p.c.named || next >= len(p.tokens) || p.certainty(p.now()) != model.Target {
		return false
	}
	if end := p.tokens[next]; !end.parts() && end.kind != tStop {
		return false
	}
	for i--; i > 0 && (p.tokens[i].kind == tBound || p.tokens[i].kind == tList); i-- {
	}
	if i < 0 || p.tokens[i].kind != tName && p.tokens[i].kind != tTail {
		return false
	}
	return p.s.aimed || slices.ContainsFunc(p.out[p.s.first:], func(o model.Observation) bool { return o.Measure == model.Growth })
}
