package browse

import (
	"strconv"
	"strings"

	"baogao/model"
	"baogao/tui/cell"
)

// othersOf loads the other sources of a report's delivery, where they state
// figures otherwise.
func othersOf(lib model.Library, r *model.Report) ([]model.OtherSource, error) {
	if !r.Has(model.FlagSourcesDiffer) {
		return nil, nil
	}
	e, ok := model.EntryNamed(lib, r.ID)
	if !ok {
		return nil, nil
	}
	return model.OtherSources(lib, e, r)
}

// mostNamed is how many figures are named that another source states
// otherwise.
const mostNamed = 3

// disagreements says what another source of a report states otherwise:
// 另有来源 b.pdf，数字不同：地区生产总值 增速 2023年 6.7%，另一来源 6.9%。
func disagreements(o model.OtherSource) string {
	var figures []string
	for _, pair := range o.Differing[:min(len(o.Differing), mostNamed)] {
		figures = append(figures, model.Disagreement(pair[0], pair[1]))
	}
	s := "另有来源 " + cell.Clean(fileName(o.Source.Path)) + "，数字不同：" + strings.Join(figures, "；")
	if n := len(o.Differing); n > mostNamed {
		s += "；等 " + strconv.Itoa(n) + " 处"
	}
	return s + "。"
}
