package match

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/mozillazg/go-pinyin"
)

// list is names, each with its aliases after a slash, parted by blanks.
func list(s string) (x *Index, names []string, aliases [][]string) {
	for _, f := range strings.Fields(s) {
		parts := strings.Split(f, "/")
		names = append(names, parts[0])
		aliases = append(aliases, parts[1:])
	}
	return NewIndexWithAliases(names, aliases), names, aliases
}

// lit shows what was found with the matched characters in brackets.
func lit(m Match, names []string, aliases [][]string) string {
	name := names[m.Item]
	prefix := ""
	if m.Alias >= 0 {
		prefix = name + "="
		name = aliases[m.Item][m.Alias]
	}
	var b strings.Builder
	for i, r := range []rune(name) {
		if slices.Contains(m.Runes, i) {
			fmt.Fprintf(&b, "[%c]", r)
		} else {
			b.WriteRune(r)
		}
	}
	return prefix + strings.ReplaceAll(b.String(), "][", "")
}

const indicators = "地区生产总值/GDP/生产总值 人均地区生产总值/人均GDP 规上工业增加值/规模以上工业增加值 固定资产投资/固投 工业投资 社会消费品零售总额/社零总额 " +
	"一般公共预算收入 城镇居民人均可支配收入 农村居民人均可支配收入 居民人均可支配收入 城镇新增就业 城镇调查失业率 居民消费价格/CPI 粮食产量 PM2.5浓度 研发投入强度/R&D经费投入强度"

const regions = "湖北省 荆门市 荆州市 江门市 金明区 宜昌市 兴山县 曾都区 潜江市 重庆市 重庆市渝中区 西安市 吉安市 六安市 蚌埠市 厦门市 长沙市 长春市 乐山市 恩施土家族苗族自治州/恩施州/恩施 恩施市/恩施"

func TestFindRanksAndLights(t *testing.T) {
	for _, c := range []struct{ names, query, want string }{
		{regions, "荆门", "[荆门]市"},
		{regions, "荆门市", "[荆门市]"},
		{regions, "jingmen", "[荆门]市"},
		{regions, "jinmen", "[荆门]市"},
		{regions, "JM", "[荆门]市 [江门]市 [金明]区"},
		{regions, "ｊｍｓ", "[荆门市] [江门市]"},
		{regions, "荆m", "[荆门]市"},
		{regions, "jing门", "[荆门]市"},
		{regions, "jingzh", "[荆州]市"},
		{regions, "jingz", "[荆州]市"},
		{regions, "cq", "[重庆]市 [重庆]市渝中区"},
		{regions, "zq", "[重庆]市 [重庆]市渝中区"},
		{regions, "chongqing", "[重庆]市 [重庆]市渝中区"},
		{regions, "congqing", "[重庆]市 [重庆]市渝中区"},
		{regions, "yz", "重庆市[渝中]区"},
		{regions, "cqyz", "[重庆]市[渝中]区"},
		{regions, "xian", "[西安]市"},
		{regions, "xi'an", "[西安]市"},
		{regions, "xm", "[厦门]市"},
		{regions, "xsx", "[兴山县]"},
		{regions, "bengbu", "[蚌埠]市"},
		{regions, "luan", "[六安]市"},
		{regions, "changsha", "[长沙]市"},
		{regions, "恩施", "恩施土家族苗族自治州=[恩施] 恩施市=[恩施]"},
		{regions, "恩施州", "恩施土家族苗族自治州=[恩施州]"},
		{regions, "ensi", "恩施土家族苗族自治州=[恩施] 恩施市=[恩施]"},
		{regions, "上海", ""},
		{regions, "qqq", ""},
		{regions, " ", ""},
		{indicators, "gdzctz", "[固定资产投资]"},
		{indicators, "czxzjy", "[城镇新增就业]"},
		{indicators, "ncsr", "[农村]居民人均可支配[收入]"},
		{indicators, "gdp", "地区生产总值=[GDP] 人均地区生产总值=人均[GDP]"},
		{indicators, "ＧＤＰ", "地区生产总值=[GDP] 人均地区生产总值=人均[GDP]"},
		{indicators, "固投", "固定资产投资=[固投]"},
		{indicators, "pm2.5", "[PM2.5]浓度"},
		{indicators, "r&d", "研发投入强度=[R&D]经费投入强度"},
		{indicators, "renjun gdp", "人均地区生产总值=[人均GDP]"},
		{indicators, "收入 城镇", "[城镇]居民人均可支配[收入]"},
		{indicators, "jy", "城镇新增[就业]"},
		{indicators, "sylv", "城镇调查[失业率]"},
		{indicators, "liangshi", "[粮食]产量"},
		{"绿色 吕梁市 女排", "lv", "[绿]色 [吕]梁市"},
		{"绿色 吕梁市", "lü", "[绿]色 [吕]梁市"},
		{"工业 工业投资 大工业 工人业余", "工业", "[工业] [工业]投资 大[工业] [工]人[业]余"},
		{"工业 工业投资 大工业 工人业余", "gy", "[工业] [工业]投资 大[工业] [工]人[业]余"},
		{"一、工作回顾 （一）工业 工业·农业", "ny", "工业·[农业]"},
	} {
		x, names, aliases := list(c.names)
		var got []string
		for _, m := range x.Find(c.query, 3) {
			got = append(got, lit(m, names, aliases))
		}
		want := strings.Fields(c.want)
		if len(want) < 3 && len(got) > len(want) && len(want) > 0 {
			got = got[:len(want)] // fuzzier ones may follow
		}
		if len(want) == 4 {
			got = nil
			for _, m := range x.Find(c.query, 0) {
				got = append(got, lit(m, names, aliases))
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s finds %v, want %v", c.query, got, want)
		}
	}
}

func TestScoresFallAndLimitHolds(t *testing.T) {
	x, _, _ := list(regions)
	all := x.Find("s", 0)
	if len(all) < 10 {
		t.Fatalf("%d found, want ten and more", len(all))
	}
	for i := 1; i < len(all); i++ {
		if all[i].Score > all[i-1].Score {
			t.Errorf("score %d stands after %d", all[i].Score, all[i-1].Score)
		}
	}
	few := x.Find("s", 3)
	if len(few) != 3 {
		t.Fatalf("%d found, want 3", len(few))
	}
	for i := range few {
		if few[i].Item != all[i].Item || few[i].Score != all[i].Score {
			t.Errorf("place %d: item %d, without a limit %d", i, few[i].Item, all[i].Item)
		}
	}
}

func TestResolveTellsPlainFromAmbiguous(t *testing.T) {
	for _, c := range []struct{ names, word, want string }{
		{regions, "荆门市", "荆门市"},
		{regions, "荆门", "荆门市"},
		{regions, "荆", "荆门市 荆州市"},
		{regions, "jm", "荆门市 江门市 金明区"},
		{regions, "jingmen", "荆门市"},
		{regions, "jms", "荆门市 江门市"},
		{regions, "重庆", "重庆市 重庆市渝中区"},
		{regions, "重庆市", "重庆市"},
		{regions, "恩施", "恩施土家族苗族自治州 恩施市"},
		{regions, "恩施市", "恩施市"},
		{regions, "洛阳", ""},
		{"肇庆市 重庆市", "zq", "肇庆市 重庆市"},
		{"肇庆市 重庆市", "cq", "重庆市"},
		{"施州区 渝州区", "yzq", "渝州区"},    // 施 is yi in old books only
		{"荆门市/荆门 江门新区", "jm", "荆门市"}, // all of a short name before the beginning of another
		{indicators, "GDP", "地区生产总值"},
		{indicators, "gdzctz", "固定资产投资"},
		{indicators, "ncsr", "农村居民人均可支配收入"},
		{indicators, "居民人均可支配收入", "居民人均可支配收入"},
		{indicators, "可支配收入", "居民人均可支配收入 城镇居民人均可支配收入 农村居民人均可支配收入"},
	} {
		x, names, _ := list(c.names)
		var got []string
		for _, m := range x.Resolve(c.word) {
			got = append(got, names[m.Item])
		}
		want := strings.Fields(c.want)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s is %v, want %v", c.word, got, want)
		}
	}
}

// The bound that saves names from being aligned must not lose any: with and
// without a limit the same are best.
func TestBoundLosesNothing(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	names := randomNames(rng, 3000)
	x := NewIndex(names)
	for range 300 {
		query := randomQuery(rng, names[rng.IntN(len(names))])
		all := x.Find(query, 0)
		few := x.Find(query, 5)
		for i := range few {
			if few[i].Item != all[i].Item || few[i].Score != all[i].Score {
				t.Fatalf("%q: place %d is %s, without a limit %s", query, i, names[few[i].Item], names[all[i].Item])
			}
		}
		if len(all) == 0 {
			t.Errorf("%q finds nothing", query)
		}
	}
}

// TestAllCoresFindWhatOneFinds: among many names, of which items have several.
func TestAllCoresFindWhatOneFinds(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	names := randomNames(rng, many)
	aliases := make([][]string, len(names))
	for i := range aliases {
		aliases[i] = names[i/2 : i/2+i%3]
	}
	x := NewIndexWithAliases(names, aliases)
	for _, query := range []string{"j", "jm", "jingmen", "荆门", "收入 nc", randomQuery(rng, names[many-1])} {
		for _, limit := range []int{0, 1, 50} {
			got := x.Find(query, limit)
			cores := runtime.GOMAXPROCS(1)
			want := x.Find(query, limit)
			runtime.GOMAXPROCS(cores)
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%s, %d: %d matches instead of %d", query, limit, len(got), len(want))
			}
		}
	}
}

func TestReadingsAreThoseOfTheLibrary(t *testing.T) {
	args := pinyin.NewArgs()
	args.Heteronym = true
	table := theReadings()
	for r := rune(firstHan); r <= 0x9FFF; r++ {
		all := pinyin.SinglePinyin(r, args)
		for i, got := range table.sets[table.of(r)].readings {
			if got != "" && !slices.Contains(all, got) {
				t.Errorf("%c is read %s, the library has %v", r, got, all)
			}
			if i == 0 && len(all) > 0 && got != all[0] && strings.Trim(all[0], "abcdefghijklmnopqrstuvwxyz") == "" {
				t.Errorf("%c is read %s first, the library has %s", r, got, all[0])
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("荆门市", "jm")
	f.Add("PM2.5浓度", "pm2.5 nd")
	f.Add("重庆 Ａ", "cq'a")
	f.Fuzz(func(t *testing.T, name, query string) {
		x := NewIndex([]string{name, "荆门市"})
		for _, m := range x.Find(query, 0) {
			n := len([]rune([]string{name, "荆门市"}[m.Item]))
			if len(m.Runes) == 0 || !slices.IsSorted(m.Runes) || m.Runes[0] < 0 || m.Runes[len(m.Runes)-1] >= n {
				t.Errorf("%q in %q: characters %v of %d", query, name, m.Runes, n)
			}
		}
	})
}

const common = "一中国人民市县区省政府工作报告荆门州江重庆生产总值收入投资增长城镇农村居民就业教育医疗卫生环境保护生态建设项目企业创新科技改革开放安全发展经济社会文化旅游交通水利能源金融财政税收高新技术制造服务数字乡村振兴推进加强提升完善优化持续全面深化扎实有效"

func randomNames(rng *rand.Rand, n int) []string {
	chars := []rune(common)
	names := make([]string, n)
	for i := range names {
		name := make([]rune, 3+rng.IntN(16))
		for k := range name {
			name[k] = chars[rng.IntN(len(chars))]
		}
		names[i] = string(name)
	}
	return names
}

// randomQuery types some characters of a name by their readings, whole or in
// part, or as they are.
func randomQuery(rng *rand.Rand, name string) string {
	table := theReadings()
	var b strings.Builder
	for _, r := range name {
		reading := table.sets[table.of(r)].readings[0]
		switch rng.IntN(4) {
		case 0:
			b.WriteString(reading)
		case 1:
			b.WriteString(reading[:1])
		case 2:
			b.WriteRune(r)
		}
	}
	if b.Len() == 0 {
		return name
	}
	return b.String()
}

func BenchmarkFind(b *testing.B) {
	x := NewIndex(randomNames(rand.New(rand.NewPCG(1, 2)), 100_000))
	for _, query := range []string{"j", "jm", "jingmen", "gdzctz", "ncsr", "荆门", "荆m", "收入 nc", "shengchanzongzhi"} {
		b.Run(query, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				x.Find(query, 50)
			}
		})
	}
}

func BenchmarkReadings(b *testing.B) {
	for b.Loop() {
		readReadings()
	}
}

func BenchmarkNewIndex(b *testing.B) {
	names := randomNames(rand.New(rand.NewPCG(1, 2)), 100_000)
	for b.Loop() {
		NewIndex(names)
	}
}

func TestFilterWantsEveryWordAndPrefersRuns(t *testing.T) {
	names := []string{"荆门市", "荆州市", "海门区", "江陵县"}
	x := NewIndexWithAliases(names, [][]string{{"湖北省"}, {"湖北省"}, {"江苏省", "南通市"}, {"湖北省", "荆州市"}})
	for query, want := range map[string]string{
		"":      "荆门市 荆州市 海门区 江陵县",
		"湖北":    "荆门市 荆州市 江陵县",
		"jz":    "荆州市 江陵县", // no 江陵县 for j…z by itself, but by 荆州市
		"hb jm": "荆门市",
		"men":   "荆门市 海门区",
		"荆门 江苏": "",
	} {
		var left []string
		for i, keep := range x.Filter(query) {
			if keep {
				left = append(left, names[i])
			}
		}
		if got := strings.Join(left, " "); got != want {
			t.Errorf("%q leaves %q, want %q", query, got, want)
		}
	}
}

// 省 and 市 have readings (xian, fu) that would leave every region of a list.
func TestFilterDoesNotTakeReadingsOfOldBooksWhereUsualOnesMatch(t *testing.T) {
	names := []string{"咸宁市", "福州市", "荆门市"}
	x := NewIndexWithAliases(names, [][]string{{"湖北省"}, {"福建省"}, {"湖北省"}})
	for query, want := range map[string]string{"xian": "[true false false]", "fu": "[false true false]", "sheng": "[true true true]"} {
		if got := fmt.Sprint(x.Filter(query)); got != want {
			t.Errorf("%q leaves %s, want %s", query, got, want)
		}
	}
}
