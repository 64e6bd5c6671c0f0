package gazetteer

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baogao/model"
)

func names(list []Division) string {
	var s []string
	for _, d := range list {
		s = append(s, d.Code+" "+d.Name)
	}
	return strings.Join(s, ", ")
}

func TestLookupByFullBriefAndShortName(t *testing.T) {
	for name, want := range map[string]string{
		"荆门市":          "420800 荆门市",
		"荆门":           "420800 荆门市",
		"湖北":           "420000 湖北省",
		"内蒙古":          "150000 内蒙古自治区",
		"宁夏":           "640000 宁夏回族自治区",
		"新疆":           "650000 新疆维吾尔自治区",
		"广西":           "450000 广西壮族自治区",
		"西藏":           "540000 西藏自治区",
		"延边":           "222400 延边朝鲜族自治州",
		"延边州":          "222400 延边朝鲜族自治州",
		"恩施":           "422800 恩施土家族苗族自治州, 422801 恩施市",
		"恩施州":          "422800 恩施土家族苗族自治州",
		"恩施市":          "422801 恩施市",
		"黔东南州":         "522600 黔东南苗族侗族自治州",
		"克孜勒苏":         "653000 克孜勒苏柯尔克孜自治州",
		"积石山":          "622927 积石山保安族东乡族撒拉族自治县",
		"东乡":           "361003 东乡区, 622926 东乡族自治县, 361029 东乡县",
		"鄂温克":          "150724 鄂温克族自治旗",
		"莫力达瓦":         "150722 莫力达瓦达斡尔族自治旗",
		"阿鲁科尔沁":        "150421 阿鲁科尔沁旗",
		"兴安盟":          "152200 兴安盟",
		"神农架":          "429021 神农架林区",
		"六枝":           "520203 六枝特区",
		"成县":           "621221 成县",
		"成":            "",
		"鼓楼区":          "320106 鼓楼区, 320302 鼓楼区, 350102 鼓楼区, 410204 鼓楼区",
		"海南":           "460000 海南省, 632500 海南藏族自治州, 150303 海南区",
		"通州市":          "320683 通州市",
		"密云县":          "110228 密云县",
		"瀍河":           "410304 瀍河回族区",
		"亚特兰蒂斯":        "",
		"":             "",
		"呼伦贝尔市海拉尔区":    "",
		"和布克赛尔":        "654226 和布克赛尔蒙古自治县",
		"前郭尔罗斯":        "220721 前郭尔罗斯蒙古族自治县",
		"喀喇沁左翼":        "211324 喀喇沁左翼蒙古族自治县",
		"察布查尔":         "654022 察布查尔锡伯自治县",
		"双江":           "530925 双江拉祜族佤族布朗族傣族自治县",
		"龙胜":           "450328 龙胜各族自治县",
		"西双版纳":         "532800 西双版纳傣族自治州",
		"巴音郭楞蒙古自治州":    "652800 巴音郭楞蒙古自治州",
		"博尔塔拉州":        "652700 博尔塔拉蒙古自治州",
		"塔什库尔干塔吉克自治县":  "653131 塔什库尔干塔吉克自治县",
		"大柴旦行政委员会":     "632857 大柴旦行政委员会",
		"石家庄高新技术产业开发区": "",
	} {
		if got := names(Lookup(name)); got != want {
			t.Errorf("Lookup(%s) = %s, want %s", name, got, want)
		}
	}
}

func TestRegionHasLevelAndParents(t *testing.T) {
	for _, want := range []model.Region{
		{Name: "兴山县", Level: model.County, Parent: "宜昌市", Province: "湖北省", Code: "420526"},
		{Name: "潜江市", Level: model.County, Parent: "湖北省", Province: "湖北省", Code: "429005"},
		{Name: "渝中区", Level: model.County, Parent: "重庆市", Province: "重庆市", Code: "500103"},
		{Name: "宜昌市", Level: model.Prefecture, Parent: "湖北省", Province: "湖北省", Code: "420500"},
		{Name: "东莞市", Level: model.Prefecture, Parent: "广东省", Province: "广东省", Code: "441900"},
		{Name: "重庆市", Level: model.Province, Parent: "", Province: "重庆市", Code: "500000"},
		{Name: "石河子市", Level: model.County, Parent: "新疆维吾尔自治区", Province: "新疆维吾尔自治区", Code: "659001"},
		{Name: "海拉尔区", Level: model.County, Parent: "呼伦贝尔市", Province: "内蒙古自治区", Code: "150702"},
	} {
		found := Lookup(want.Name)
		if len(found) != 1 {
			t.Errorf("%s: %s", want.Name, names(found))
		} else if got := found[0].Region(); got != want {
			t.Errorf("%s: %+v, want %+v", want.Name, got, want)
		}
	}
}

func TestShortNames(t *testing.T) {
	for name, want := range map[string]string{
		"荆门市": "荆门", "内蒙古自治区": "内蒙古 内蒙古区", "恩施土家族苗族自治州": "恩施 恩施州", "长阳土家族自治县": "长阳 长阳县", "成县": "", "和康县": "和康", "": "",
	} {
		if got := strings.Join(ShortNames(name), " "); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

func TestFindReadsTheDivisionsAboveBeforeTheName(t *testing.T) {
	for name, want := range map[string]string{
		"呼伦贝尔市海拉尔区": "150702 海拉尔区",
		"江苏省南京市鼓楼区": "320106 鼓楼区",
		"福州鼓楼区":     "350102 鼓楼区",
		"鼓楼区":       "320106 鼓楼区, 320302 鼓楼区, 350102 鼓楼区, 410204 鼓楼区",
		"荆门市鼓楼区":    "",
		"中共荆门市":     "",
	} {
		if got := names(Find(name)); got != want {
			t.Errorf("Find(%s) = %s, want %s", name, got, want)
		}
	}
}

func TestByCodePrefersTheDivisionOfToday(t *testing.T) {
	for code, want := range map[string]string{
		"420800": "荆门市", "341400": "巢湖市", "429000": "", "42": "", "abcdef": "", "532800": "西双版纳傣族自治州",
	} {
		got, ok := ByCode(code)
		if got.Name != want || ok != (want != "") {
			t.Errorf("ByCode(%s) = %s, %v, want %s", code, got.Name, ok, want)
		}
	}
}

func TestMentionsTakeTheLongestNameAndLeaveOrdinaryWords(t *testing.T) {
	text := "黑龙江省的龙江县、恩施州和恩施市；加强资源节约合作，资源县除外；荆门荆门市。"
	var got []string
	for _, m := range Mentions(text) {
		got = append(got, m.Name)
		if m.Name == "荆门市" && (m.Full != 1 || m.Short != 1) {
			t.Errorf("荆门市: %d full, %d short, want 1 and 1", m.Full, m.Short)
		}
	}
	want := "龙江县 黑龙江省 荆门市 恩施土家族苗族自治州 恩施市 资源县"
	for _, w := range strings.Fields(want) {
		found := false
		for _, g := range got {
			found = found || g == w
		}
		if !found {
			t.Errorf("%s is missing in %v", w, got)
		}
	}
	if len(got) != 6 {
		t.Errorf("mentions %v, want %s", got, want)
	}
}

// The table's own consistency: sorted, no division without a province, and
// the number of provinces, which does not change.
func TestTableIsSortedAndWhole(t *testing.T) {
	last, provinces := int32(0), 0
	tab := load()
	for i := range tab.entries {
		e := &tab.entries[i]
		if e.code < last {
			t.Errorf("%d %s stands after %d", e.code, e.name, last)
		}
		last = e.code
		if d := e.division(); d.Province().Name == "" {
			t.Errorf("%d %s has no province", e.code, e.name)
		} else if d.Level == model.Province {
			provinces++
		}
	}
	if provinces != 31 {
		t.Errorf("%d provinces, want 31", provinces)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		loadTable()
	}
}

func BenchmarkMentions(b *testing.B) {
	dir := os.Getenv("BAOGAO_CORPUS")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "corpus")
	}
	data, err := os.ReadFile(filepath.Join(dir, "荆州市2024.txt"))
	if err != nil {
		b.Skip("no corpus: ", err)
	}
	text := string(data)
	Mentions(text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Mentions(text)
	}
}
