package cli

import (
	"fmt"

	"baogao/model"
	"baogao/tui/theme"
)

// listSources prints each report with the file that it was read from; where
// its delivery has other sources, these below it, the figures that they state
// otherwise below each.
func (c *Call) listSources(lib model.Library, entries []model.Entry) error {
	t := table{columns: []column{{title: "地区"}, {title: "年份", right: true}, {title: "来源"}}}
	for _, e := range entries {
		t.add(c.run(e.Meta.Region.Name, theme.Strong), c.run(year(e.Meta.PlanYear), theme.Text), c.run(e.Meta.Source.Path, theme.Text))
		if len(e.Twins) == 0 {
			continue
		}
		shown, err := lib.Report(e.ID)
		if err != nil {
			return err
		}
		others, err := model.OtherSources(lib, e, shown)
		if err != nil {
			return err
		}
		for _, o := range others {
			says := "数字相同"
			if n := len(o.Differing); n > 0 {
				says = fmt.Sprintf("%d 个数字不同", n)
			}
			t.add(c.run("", theme.Text), c.run("", theme.Text), c.run("也见 "+o.Source.Path+"，"+says, theme.Dim))
			for _, pair := range o.Differing {
				t.add(c.run("", theme.Text), c.run("", theme.Text), c.run("  "+model.Disagreement(pair[0], pair[1]), theme.Warning))
			}
		}
	}
	if len(entries) > 0 {
		c.putTable(&t)
	}
	return nil
}
