package model

import (
	"slices"
	"testing"
)

func TestCatalogueNamesEachStatisticOnce(t *testing.T) {
	seen := make(map[string]string)
	for i, in := range Indicators() {
		if in.Order != i || in.Group == "" || len(in.Units) == 0 {
			t.Errorf("%+v", in)
		}
		if !slices.Contains([]Better{HigherIsBetter, LowerIsBetter, NoneIsBetter}, in.Better) {
			t.Errorf("%s: better %q", in.Name, in.Better)
		}
		for _, name := range append([]string{in.Name}, in.Aliases...) {
			if seen[name] != "" {
				t.Errorf("%s names both %s and %s", name, seen[name], in.Name)
			}
			seen[name] = in.Name
		}
	}
}

func TestCatalogueGroupsStandTogetherInTheirOrder(t *testing.T) {
	want := []string{"经济", "工业", "投资", "消费", "财政", "外贸", "民生", "农业", "创新", "主体", "文旅", "生态"}
	var got []string
	for _, in := range Indicators() {
		got = append(got, in.Group)
	}
	if got = slices.Compact(got); !slices.Equal(got, want) {
		t.Errorf("groups %v", got)
	}
}

func TestIndicatorIsFoundByAlias(t *testing.T) {
	if in, ok := LookupIndicator("GDP"); !ok || in.Name != "地区生产总值" {
		t.Errorf("GDP is %+v", in)
	}
	if in := IndicatorNamed("居民消费价格"); in.Better != NoneIsBetter || in.Group != "民生" {
		t.Errorf("%+v", in)
	}
	if in := IndicatorNamed("新指标"); in.Group != OtherGroup || in.Order <= Indicators()[len(Indicators())-1].Order {
		t.Errorf("%+v", in)
	}
}
