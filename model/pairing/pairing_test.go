package pairing_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baogao/model"
	"baogao/model/pairing"
	"baogao/parse"
	"baogao/seeds"
)

// corpus is where the reports lie that do not come with the program.
const corpus = "../../../shared/corpus"

// load reads a report from the embedded ones, or else from the corpus.
func load(t testing.TB, name string) *model.Report {
	t.Helper()
	data, err := seeds.FS.ReadFile(name)
	if err != nil {
		data, err = os.ReadFile(filepath.Join(corpus, name))
	}
	if err != nil {
		t.Skip(err)
	}
	r, err := parse.Parse(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Which sections belong together, by the address of each, was judged by
// reading the texts, before anything was computed. Where one section covers
// what the other report says in several, any of these counts as right.
var judged = []struct {
	left, right string
	pairs       string
}{
	{"荆门市-2024.txt", "荆州市-2024.txt", `
		一=一 一.1=一.1 一.2=一.2 一.3=一.3|一.4 一.4=一.5 一.5=一.6 一.6=一.7 一.7=一.8
		二=二 二.1=二.2 二.2=二.1 二.4=二.4 二.5=二.5 二.6=二.3 二.7=二.6 二.8=二.7 三=三`},
	{"兴山县-2024.txt", "曾都区-2022.txt", `
		一=一 二=三 二.1|二.4=三.2 二.2=三.1 二.3=三.4 二.5=三.3 二.6=三.5 三=四 4=5`},
	{"海拉尔区2012.txt", "海拉尔区2013.txt", `
		一=一 二=二 二.1|二.2=二.1 二.5|二.6=二.2 二.8|二.9=二.3 二.10=二.4`},
	{"海拉尔区2013.txt", "海拉尔区2014.txt", `
		一=一 二=二 二.1=二.2 二.2=二.3 二.3=二.4 二.4=二.5`},
	{"海拉尔区2014.txt", "海拉尔区2015.txt", `
		一=一 一.1=一.1|一.2 一.2=一.3 一.3=一.4 一.4=一.5
		二=二 二.1=二.1 二.2=二.2 二.3=二.3 二.4=二.6|二.7 二.5=二.10`},
	{"海拉尔区2012.txt", "海拉尔区2014.txt", `
		一=一 一.1|一.2|一.3|一.4=一.1 一.5=一.2 一.7|一.8=一.3
		二=二 二.1|二.2|二.3|二.4=二.2 二.5|二.6=二.3 二.8|二.9=二.4 二.10=二.5`},
	{"潜江市-2024.txt", "荆州市-2024.txt", `
		一=一 一.1=一.2 一.2=一.1 一.3=一.3 一.4=一.5 一.5=一.6|一.7 一.6=一.8
		二=二 二.1=二.1|二.4|二.5 二.2=二.2`},
}

// addressed returns the pairs by the addresses of their sections: 一.4=一.5.
func addressed(p *pairing.Pairs) []string {
	left, right := p.Report(pairing.Left), p.Report(pairing.Right)
	var list []string
	names, others := left.Addresses(), right.Addresses()
	left.Walk(func(s *model.Section, _ []*model.Section) bool {
		if partner := p.Partner(pairing.Left, s); partner != nil {
			list = append(list, names[s]+"="+others[partner])
		}
		return true
	})
	return list
}

// meant reports whether a pair is one that was judged: 一.3=一.4 is one of
// 一.3=一.3|一.4.
func meant(judged, pair string) bool {
	wantLeft, wantRight, _ := strings.Cut(judged, "=")
	left, right, _ := strings.Cut(pair, "=")
	return slices.Contains(strings.Split(wantLeft, "|"), left) && slices.Contains(strings.Split(wantRight, "|"), right)
}

// TestPairsAreThoseOfAReader states how good the pairs are: of those that a
// reader made, and of those that were found, nearly all are the same (67 of 68
// when this was written). The two cities that come with the program must be
// right throughout.
func TestPairsAreThoseOfAReader(t *testing.T) {
	const least = 0.95
	var want, found, right float64
	for _, j := range judged {
		t.Run(j.left+" "+j.right, func(t *testing.T) {
			pairs, all := addressed(pairing.Find(load(t, j.left), load(t, j.right))), strings.Fields(j.pairs)
			complain := t.Logf
			if j.left == judged[0].left {
				complain = t.Errorf
			}
			want, found = want+float64(len(all)), found+float64(len(pairs))
			for _, w := range all {
				if slices.ContainsFunc(pairs, func(p string) bool { return meant(w, p) }) {
					right++
				} else {
					complain("missing: %s", w)
				}
			}
			for _, p := range pairs {
				if !slices.ContainsFunc(all, func(w string) bool { return meant(w, p) }) {
					complain("wrong: %s", p)
				}
			}
		})
	}
	t.Logf("precision %v/%v, recall %v/%v", right, found, right, want)
	if right < least*found || right < least*want {
		t.Errorf("of %v pairs judged and %v found %v are the same", want, found, right)
	}
}

// TestFindingFromTheOtherSideFindsTheSame: which report is at the left does
// not matter.
func TestFindingFromTheOtherSideFindsTheSame(t *testing.T) {
	for _, j := range judged {
		left, right := load(t, j.left), load(t, j.right)
		ahead, back := pairing.Find(left, right), pairing.Find(right, left)
		left.Walk(func(s *model.Section, _ []*model.Section) bool {
			if ahead.Partner(pairing.Left, s) != back.Partner(pairing.Right, s) {
				t.Errorf("%s: %s has another partner from the other side", left.ID, left.HeadingOf(s))
			}
			return true
		})
	}
}

func TestAReportIsPairedWithItselfSectionBySection(t *testing.T) {
	r := load(t, "曾都区-2022.txt")
	p := pairing.Find(r, r)
	r.Walk(func(s *model.Section, _ []*model.Section) bool {
		if p.Partner(pairing.Left, s) != s {
			t.Errorf("%s is not paired with itself", r.HeadingOf(s))
		}
		return true
	})
}

func TestReportsWithoutHeadingsHaveNoPairs(t *testing.T) {
	bare := &model.Report{Text: "各位代表：\n现在报告工作。\n"}
	p := pairing.Find(bare, load(t, "荆门市-2024.txt"))
	if got := addressed(p); len(got) > 0 {
		t.Errorf("pairs %v", got)
	}
	if at, ok := p.Opposite(pairing.Right, 5000); ok {
		t.Errorf("opposite is %d", at)
	}
}

func TestPairsCanBeMadeByHand(t *testing.T) {
	left, right := load(t, "荆门市-2024.txt"), load(t, "荆州市-2024.txt")
	p := pairing.Find(left, right)
	a, b := left.Sections[1].Children[2], right.Sections[1].Children[0] // 二.3 创新 and 二.1 工业化
	was := p.Partner(pairing.Right, b)
	p.Join(a, b)
	if p.Partner(pairing.Left, a) != b || p.Partner(pairing.Right, b) != a || p.Partner(pairing.Left, was) != nil {
		t.Errorf("after joining 二.3 and 二.1 the pairs are %v", addressed(p))
	}
	p.Part(pairing.Right, b)
	if p.Partner(pairing.Left, a) != nil || p.Partner(pairing.Right, b) != nil {
		t.Errorf("after parting them the pairs are %v", addressed(p))
	}
	p.Part(pairing.Left, a) // has none
}

func TestOppositeIsAsFarIntoThePartner(t *testing.T) {
	left, right := load(t, "荆门市-2024.txt"), load(t, "荆州市-2024.txt")
	p := pairing.Find(left, right)
	a, b := left.Sections[0].Children[3].Span, right.Sections[0].Children[4].Span // 改革
	for _, c := range []struct {
		name   string
		offset int
		want   int
		ok     bool
	}{
		{"at the top", 0, 0, true},
		{"at a heading", a.Start, b.Start, true},
		{"in the middle", a.Start + a.Len()/2, b.Start + b.Len()/2, true},
		{"under the heading of a part", left.Sections[1].Span.Start, right.Sections[1].Span.Start, true},
		{"in a section without a counterpart", left.Sections[1].Children[8].Span.Start, 0, false},
		{"under a partner without sections of its own", left.Sections[2].Span.Start, right.Sections[2].Span.Start, true},
		{"in the glossary that only one has", left.Sections[3].Span.Start + 30, 0, false},
	} {
		got, ok := p.Opposite(pairing.Left, c.offset)
		if ok != c.ok || ok && (got < c.want-1 || got > c.want+1) {
			t.Errorf("%s: opposite is %d %v, want %d %v", c.name, got, ok, c.want, c.ok)
		}
	}
}

// TestScrollingNeverGoesBackOnTheOtherSide: within a pair, further down on one
// side is further down on the other.
func TestScrollingNeverGoesBackOnTheOtherSide(t *testing.T) {
	left, right := load(t, "海拉尔区2014.txt"), load(t, "海拉尔区2013.txt") // a part with sections beside one without
	p := pairing.Find(left, right)
	part, last := left.Sections[0].Span, 0
	for at := part.Start; at < part.End; at += 50 {
		got, ok := p.Opposite(pairing.Left, at)
		if !ok || got < last || !right.Sections[0].Span.Contains(got) {
			t.Fatalf("opposite of %d is %d %v, after %d", at, got, ok, last)
		}
		last = got
	}
}

func BenchmarkFind(b *testing.B) {
	left, right := load(b, "荆门市-2024.txt"), load(b, "荆州市-2024.txt")
	b.SetBytes(int64(len(left.Text) + len(right.Text)))
	for b.Loop() {
		pairing.Find(left, right)
	}
}

// BenchmarkFindMany pairs outlines of ten thousand siblings, as damage makes
// them.
func BenchmarkFindMany(b *testing.B) {
	const section = "一、推进农业农村现代化第\n粮食播种面积稳定在一千万亩以上。\n"
	r := &model.Report{Text: strings.Repeat(section, 10_000)}
	for i := range 10_000 {
		at := i * len(section)
		title := model.Span{Start: at + len("一、"), End: at + strings.Index(section, "\n")}
		r.Sections = append(r.Sections, &model.Section{Level: 1, Label: "一", Title: title, Heading: title, Span: model.Span{Start: at, End: at + len(section)}})
	}
	b.SetBytes(int64(2 * len(r.Text)))
	for b.Loop() {
		pairing.Find(r, r)
	}
}
