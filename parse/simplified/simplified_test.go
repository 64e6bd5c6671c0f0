package simplified

import (
	"strings"
	"testing"
)

func TestTraditionalTextBecomesSimplified(t *testing.T) {
	const text = "現在，我代表區人民政府，向大會作政府工作報告，請予審議。「保增長、渡難關、上水平」活動取得顯著成效，財政收入增長9.1%"
	const want = "现在，我代表区人民政府，向大会作政府工作报告，请予审议。“保增长、渡难关、上水平”活动取得显著成效，财政收入增长9.1%"
	if !IsTraditional([]byte(text)) {
		t.Error("the text is not seen to be traditional")
	}
	if got := string(Convert([]byte(text))); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestSimplifiedTextIsNotTakenForTraditional(t *testing.T) {
	for _, text := range []string{
		"现在，我代表区人民政府，向大会作政府工作报告，请予审议。",
		"陕西省咸阳市乾县乾陵街道瞭望塔，邓乾同志任代县长。" + strings.Repeat("全年地区生产总值增长6.4%。", 20),
		"Government work report", "",
	} {
		if IsTraditional([]byte(text)) {
			t.Errorf("%s", text)
		}
	}
}

func TestReadingsBehindCharactersGo(t *testing.T) {
	const text = "現(xiàn)在，報(bào)告經(jīng)濟(jì)、規(guī )劃與發展（GDP）計(jì)劃(plan)"
	const want = "现在，报告经济、规划与发展（GDP）计划(plan)"
	if got := string(Convert([]byte(text))); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// A page of simplified menus around a traditional text is as traditional as
// the text.
func TestMenusDoNotHideATraditionalText(t *testing.T) {
	page := strings.Repeat("首页 新闻中心 政务公开 办事服务\n", 10) + strings.Repeat("加快產業轉型升級，完善現代化經濟體系。\n", 60) + strings.Repeat("联系我们 网站地图\n", 10)
	if !IsTraditional([]byte(page)) {
		t.Error("the menus hide it")
	}
}

func BenchmarkIsTraditional(b *testing.B) {
	text := []byte(strings.Repeat("全年地区生产总值增长6.4%，高于全省0.4个百分点。", 900))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		IsTraditional(text)
	}
}
