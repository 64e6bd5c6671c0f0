package tui

import (
	"strings"
	"testing"

	"baogao/model"
)

func TestTextSaysWhatAnotherOfItsSourcesStatesOtherwise(t *testing.T) {
	from := func(path string, growth float64) *model.Report {
		r := sources()[4].report()
		r.Meta.Source.Path = path
		r.Observations = append(r.Observations, model.Observation{Indicator: "地区生产总值", Measure: model.Growth, Value: growth, Unit: "%", Kind: model.Actual, Period: "2023"})
		return r
	}
	for _, c := range conditions {
		for _, size := range sizes {
			s := openScreen(t, model.NewMemory([]*model.Report{from("a/甲\x1b[2J.txt", 6.7), from("b/乙.txt", 6.9)}), c, size[0], size[1])
			s.press("h h l l g")
			text := strings.Join(s.rows(), "\n")
			if size[0] < 60 {
				text = strings.NewReplacer(" ", "", "\n", "").Replace(text)
			}
			for _, want := range []string{"另有来源", "乙.txt", "6.9%"} {
				if !strings.Contains(text, want) {
					t.Errorf("%v: no %s on\n%s", size, want, strings.Join(s.rows(), "\n"))
				}
			}
		}
	}
}
