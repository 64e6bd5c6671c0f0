package glossary_test

import (
	"context"
	"strconv"
	"strings"
	"testing"

	"baogao/model"
	"baogao/model/glossary"
)

// report is a report whose text is written with ⟦⟧ around its references and
// whose terms are the lines “name：definition” after a line 名词解释.
func report(id, text string) *model.Report {
	r := &model.Report{ID: id, Meta: model.Meta{Region: model.Region{Name: strings.Split(id, "-")[0], Province: "湖北省"}, PlanYear: 2024}}
	entries := false
	for _, line := range strings.SplitAfter(text, "\n") {
		start := len(r.Text)
		for {
			before, rest, ok := strings.Cut(line, "⟦")
			r.Text += before
			if !ok {
				break
			}
			mark, after, _ := strings.Cut(rest, "⟧")
			r.References = append(r.References, model.Reference{Span: model.Span{Start: len(r.Text), End: len(r.Text) + len(mark)}, Term: -1})
			r.Text += mark
			line = after
		}
		if name, _, ok := strings.Cut(strings.TrimSpace(r.Text[start:]), "："); ok && entries {
			at := start + len(name)
			r.Terms = append(r.Terms, model.Term{Name: model.Span{Start: start, End: at},
				Definition: model.Span{Start: at + len("："), End: len(strings.TrimRight(r.Text, "\n"))}})
		}
		entries = entries || strings.HasPrefix(r.Text[start:], "名词解释")
	}
	return r
}

// The sentences are of 荆州市 2024, 潜江市 2024 and 荆门市 2024.
func TestWordIsWhatTheMarkStandsAt(t *testing.T) {
	for sentence, want := range map[string]string{
		"总量达到56.2万户。新增“四上”企业⟦（2）⟧226家":     "“四上”企业",
		"“一主两副、七个组团”城市空间⟦（5）⟧拉开":           "“一主两副、七个组团”城市空间",
		"首轮“三个三”专项补短板工程⟦（6）⟧完成":            "“三个三”专项补短板工程",
		"首创“1＋3”非诉讼矛盾纠纷调解模式⟦（19）⟧":         "“1＋3”非诉讼矛盾纠纷调解模式",
		"“四下基层”⑪走深走实，“下察解暖”⟦⑫⟧":            "“下察解暖”",
		"高新技术企业149家,省瞪羚企业⟦⑤⟧3家":            "省瞪羚企业",
		"8条路(渠)沿线风貌升级⟦⑮⟧":                  "沿线风貌升级",
		"“亮剑”行动深入推进全市上下的机关效能建设工作⟦①⟧":       "机关效能建设工作",
		"认真落实⟦“八个一年”⟧工作部署":                 "“八个一年”",
		"行首没有引号的很长很长的一个名字叫做专精特新⟦（3）⟧\n又一段": "名字叫做专精特新",
		"”⟦①⟧": "”",
	} {
		r := report("荆州市-2024", sentence)
		if got := glossary.Word(r, r.References[0]).In(r.Text); got != want {
			t.Errorf("%s: stands at %q, want %q", sentence, got, want)
		}
	}
}

func TestSameTermInOtherWords(t *testing.T) {
	for _, c := range []struct {
		word, name string
		same       bool
	}{
		{"“四上”企业", "“四上”企业", true},
		{"“四上”", "“四上”企业", true},
		{"“情指行”", "“情指行”一体化", true},
		{"“两个毫不动摇”", "两个毫不动摇", true},
		{"“1＋3”模式", "“1+3”模式", true},
		{"省瞪羚企业", "瞪羚企业", true},
		{"“油转特”“油转化”", "“油转特”“油转化”", true},
		{"“四上”企业", "企业", false},
		{"“双减”", "“双增双减”", false},
		{"“三个三”工程", "“三个一”工程", false},
		{"一无两降", "降", false},
		{"", "PPP", false},
	} {
		if got := glossary.Same(c.word, c.name); got != c.same {
			t.Errorf("%s and %s: same is %v", c.word, c.name, got)
		}
	}
}

func TestElsewhereFindsTheNearestExplanationsFirst(t *testing.T) {
	const explained = "大力培育“四上”企业。\n名词解释\n“四上”企业："
	far := report("苏州市-2024", explained+"甲")
	far.Meta.Region.Province = "江苏省"
	here := report("荆州市-2024", "新增“四上”企业⟦（2）⟧226家")
	lib := model.NewMemory([]*model.Report{far, report("兴山县-2024", explained+"乙"), report("荆州市-2023", explained+"丙"),
		report("曾都区-2024", "没有解释的“四上”企业。"), here})
	for most, want := range []string{"", "丙", "丙乙", "丙乙甲", "丙乙甲"} {
		found, err := glossary.Elsewhere(context.Background(), lib, here, "“四上”企业", most)
		got := ""
		for _, e := range found {
			got += e.Definition()
		}
		if err != nil || got != want {
			t.Errorf("of %d the explanations are %q (%v), want %q", most, got, err, want)
		}
	}
	stopped, stop := context.WithCancel(context.Background())
	stop()
	if found, _ := glossary.Elsewhere(stopped, lib, here, "“四上”企业", 3); len(found) > 0 {
		t.Errorf("a search that was given up finds %v", found)
	}
}

// indexed is a library that knows where words stand, and counts what is asked
// of it.
type indexed struct {
	*model.Memory
	asked  []string
	loaded int
}

func (x *indexed) Candidates(_ context.Context, words []string) (func(string) bool, error) {
	x.asked = words
	return func(id string) bool { return id != "甲县-2024" }, nil
}

func (x *indexed) Text(id string) (string, error) { return "", nil }

func (x *indexed) Report(id string) (*model.Report, error) {
	x.loaded++
	return x.Memory.Report(id)
}

func TestElsewhereLoadsFewOfALargeLibrary(t *testing.T) {
	here := report("荆州市-2024", "新增“四上”企业⟦（2）⟧226家")
	reports := []*model.Report{here, report("甲县-2024", "名词解释\n“四上”企业：甲")}
	for i := range 1000 {
		reports = append(reports, report("第"+strconv.Itoa(i)+"县-2024", "大力培育“四上”企业。\n名词解释\n链长制：乙"))
	}
	lib := &indexed{Memory: model.NewMemory(reports)}
	found, err := glossary.Elsewhere(context.Background(), lib, here, "“四上”企业", 3)
	if err != nil || len(found) > 0 {
		t.Errorf("found %v (%v) where the index says that nobody says the words", found, err)
	}
	if len(lib.asked) != 1 || lib.asked[0] != "四上" || lib.loaded > 200 {
		t.Errorf("asked for %q, loaded %d reports", lib.asked, lib.loaded)
	}
}
