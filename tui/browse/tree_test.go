package browse

import (
	"errors"
	"strconv"
	"strings"
	"testing"

	"baogao/model"
)

// outlineOf writes a tree as lines, a row a line, two blanks a level.
func outlineOf(list []*node, depth int) string {
	var b strings.Builder
	for _, n := range list {
		line := n.label
		if n.beside != "" {
			line += " (" + n.beside + ")"
		}
		if n.entry != nil {
			line += " " + strconv.Itoa(n.entry.Meta.PlanYear)
		}
		b.WriteString(strings.Repeat("  ", depth) + strings.TrimSpace(line) + "\n" + outlineOf(n.children, depth+1))
	}
	return b.String()
}

func entry(code, name string, level model.RegionLevel, parent, province string, year int) model.Entry {
	e := model.Entry{ID: model.MakeID(name, year)}
	e.Meta.Region = model.Region{Name: name, Level: level, Parent: parent, Province: province, Code: code}
	e.Meta.PlanYear = year
	return e
}

func TestTreeGroupsByProvinceCityAndYear(t *testing.T) {
	const province, prefecture, county = model.Province, model.Prefecture, model.County
	lost := model.Entry{ID: "未知-2020"}
	lost.Meta.Source.Path = "/报告/某县.txt"
	for _, test := range []struct {
		name    string
		entries []model.Entry
		want    string
		regions int
	}{
		{"a province groups its regions, a county alone of its city says which", []model.Entry{
			entry("420526", "兴山县", county, "宜昌市", "湖北省", 2024),
			entry("420800", "荆门市", prefecture, "湖北省", "湖北省", 2024),
			entry("429005", "潜江市", county, "湖北省", "湖北省", 2024),
		}, "湖北省\n  兴山县 (宜昌) 2024\n  荆门市 2024\n  潜江市 2024\n", 3},
		{"a province with a report is that report's row", []model.Entry{
			entry("420000", "湖北省", province, "", "湖北省", 2026),
			entry("420800", "荆门市", prefecture, "湖北省", "湖北省", 2024),
		}, "湖北省 2026\n  荆门市 2024\n", 2},
		{"two counties of a city stand under it", []model.Entry{
			entry("420525", "远安县", county, "宜昌市", "湖北省", 2024),
			entry("420526", "兴山县", county, "宜昌市", "湖北省", 2024),
		}, "湖北省\n  宜昌市\n    远安县 2024\n    兴山县 2024\n", 2},
		{"a county stands under the city that has a report", []model.Entry{
			entry("420500", "宜昌市", prefecture, "湖北省", "湖北省", 2024),
			entry("420526", "兴山县", county, "宜昌市", "湖北省", 2024),
		}, "湖北省\n  宜昌市 2024\n    兴山县 2024\n", 2},
		{"older years stand under the newest", []model.Entry{
			entry("150702", "海拉尔区", county, "呼伦贝尔市", "内蒙古自治区", 2015),
			entry("150702", "海拉尔区", county, "呼伦贝尔市", "内蒙古自治区", 2014),
			entry("150702", "海拉尔区", county, "呼伦贝尔市", "内蒙古自治区", 2012),
		}, "内蒙古自治区\n  海拉尔区 (呼伦贝尔) 2015\n    2014\n    2012\n", 1},
		{"regions of one name in two provinces are two", []model.Entry{
			entry("110105", "朝阳区", county, "北京市", "北京市", 2024),
			entry("220104", "朝阳区", county, "长春市", "吉林省", 2024),
		}, "北京市\n  朝阳区 2024\n吉林省\n  朝阳区 (长春) 2024\n", 2},
		{"a report whose region is not known has its file's name", []model.Entry{lost}, "地区不明\n  某县.txt 0\n", 1},
	} {
		tree, regions := treeOf(test.entries, nil)
		if got := outlineOf(tree, 0); got != test.want || regions != test.regions {
			t.Errorf("%s: %d regions\n%swant %d\n%s", test.name, regions, got, test.regions, test.want)
		}
	}
}

func TestTreeEndsWithWhatCouldNotBeRead(t *testing.T) {
	tree, _ := treeOf(nil, []error{errors.New("报告/a.txt：文件是空的"), errors.New("找不到")})
	if got, want := outlineOf(tree, 0), "问题 2\n  a.txt\n  找不到\n"; got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}
