package search

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"baogao/model"
)

// shown is what letters can mean, as `/` offers it: 低空经济 2 · DK 1 as typed.
func shown(list []Meaning) string {
	var parts []string
	for _, m := range list {
		s := fmt.Sprint(m.Text, " ", m.Count)
		if m.Typed {
			s += " as typed"
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, " · ")
}

func TestLettersMeanThemselvesOrWhatTheySpell(t *testing.T) {
	const text = "发展低空经济，低空经济。GDP增长，加入RCEP，引进人才。\n高度重视、高度评价，经济积极。方案反感；重庆。"
	for _, c := range []struct{ typed, want string }{
		{"dkjj", "低空经济 2"},
		{"dikongjingji", "低空经济 2"},
		{"jj", "经济 3 · 积极 1"},             // the most frequent first
		{"fangan", "反感 1 · 方案 1"},         // more than one way to part it
		{"gdp", "gdp 1 as typed · 高度评 1"}, // a word of its own comes before what it spells
		{"rc", "人才 1 · rc 1 as typed"},    // a part of another after that
		{"cq", "重庆 1"},
		{"rcep", ""}, // nothing that it spells: plain search
		{"xyz", ""},  //
		{"低空", ""},   // no letters
		{"d", ""},    //
	} {
		if got := shown(Meanings(context.Background(), text, c.typed)); got != c.want {
			t.Errorf("%s means %q, want %q", c.typed, got, c.want)
		}
	}
}

func TestOneSyllableIsTooShort(t *testing.T) {
	for typed, want := range map[string]bool{"jing": true, "j": true, "jj": false, "jingji": false, "xian": false, "": false, "2024": false, "低": false} {
		if got := TooShort(typed); got != want {
			t.Errorf("%q is too short: %v", typed, got)
		}
	}
}

func TestLettersMeanWhatTheReportsOfALibrarySay(t *testing.T) {
	const many = 1000
	lib := library(many, func(i int) string {
		switch {
		case i == 777: // in no sample
			return "蚌埠，RCEP。"
		case i%3 == 0:
			return "发展低空经济，加快发展。GDP增长。"
		}
		return "发展低空经济，增加就业。低空基建。"
	})
	for _, c := range []struct{ query, want, spelled string }{
		{"dkjj", "低空经济 160 · 低空基建 104", "低空经济"},
		{"bengbu", "蚌埠 1", "蚌埠"},
		{"dkjj jiuye", "就业 104", "低空经济 就业"},
		{"就业 dkjj", "低空经济 160 · 低空基建 104", "就业 低空经济"},
		{`"dkjj"`, "", ""},
		{"gdp", "", ""},
		{"低空经济", "", ""},
	} {
		s, err := Spell(context.Background(), lib, c.query, Options{})
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case s == nil:
			s = &Spelled{}
		case s.Whole:
			t.Errorf("%s: counts are said to be of all reports", c.query)
		case s.Text(0) != c.spelled:
			t.Errorf("%s is read %s, want %s", c.query, s.Text(0), c.spelled)
		}
		if got := shown(s.Meanings); got != c.want {
			t.Errorf("%s means %q, want %q", c.query, got, c.want)
		}
	}
}

// TestNamesOfRegionsAreKnownWithoutReading: that of one among many reports is
// found without reading them all again, as this library, which does not know
// where words stand, has been for the letters themselves.
func TestNamesOfRegionsAreKnownWithoutReading(t *testing.T) {
	lib := &counting{Library: library(1000, func(i int) string { return fmt.Sprintf("甲%d", i) })}
	s, err := Spell(context.Background(), lib, "qubai", Options{})
	if err != nil || s != nil || lib.loads.Load() < 2000 {
		t.Errorf("what is nowhere is %v, %v after %d reports", s, err, lib.loads.Load())
	}
	reports := []*model.Report{}
	for i := range 1000 {
		r := &model.Report{ID: fmt.Sprint(i), Text: "本部"} // as some say it
		if r.Meta.Region.Name = fmt.Sprintf("区%d", i); i == 777 {
			r.Meta.Region.Name, r.Text = "蚌埠市", "蚌埠市工作报告"
		}
		reports = append(reports, r)
	}
	lib = &counting{Library: model.NewMemory(reports)}
	s, err = Spell(context.Background(), lib, "bengbu", Options{})
	if err != nil || s == nil || s.Text(0) != "蚌埠" || lib.loads.Load() > 1000+sampled {
		t.Errorf("bengbu is %v, %v after %d reports", s, err, lib.loads.Load())
	}
}

// counting counts the reports that are loaded.
type counting struct {
	model.Library
	loads atomic.Int64
}

func (l *counting) Report(id string) (*model.Report, error) {
	l.loads.Add(1)
	return l.Library.Report(id)
}

func TestLettersAreReadInTheReportsThatAreTakenOnly(t *testing.T) {
	lib := library(20, func(i int) string { return strings.Repeat("低空经济，", i) + "大口径" })
	s, err := Spell(context.Background(), lib, "dkj", Options{Only: only("区00000")})
	if err != nil || s == nil || shown(s.Meanings) != "大口径 1" || !s.Whole {
		t.Errorf("got %v %v", s, err)
	}
}

// BenchmarkMeanings is what each key of pinyin in `/` costs.
func BenchmarkMeanings(b *testing.B) {
	var longest string
	for _, text := range texts(b) {
		if len(text) > len(longest) {
			longest = text
		}
	}
	b.SetBytes(int64(len(longest)))
	for b.Loop() {
		Meanings(context.Background(), longest, "dkjj")
	}
}

// only takes the reports of one region.
func only(region string) func(model.Entry) bool {
	return func(e model.Entry) bool { return e.Meta.Region.Name == region }
}
