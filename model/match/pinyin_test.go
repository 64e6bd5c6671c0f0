package match

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"baogao/seeds"
)

// spelledIn lists the words of a text that read as the letters in the plainest
// way that there is, each once.
func spelledIn(text, letters string) string {
	p, ok := ParsePinyin(letters)
	if !ok {
		return "no pinyin"
	}
	best, words := unspelled, []string(nil)
	p.Each(text, func(start, end int, s Spelling) bool {
		if s < best {
			best, words = s, nil
		}
		if word := text[start:end]; s == best && !slices.Contains(words, word) {
			words = append(words, word)
		}
		return true
	})
	return strings.Join(words, " ")
}

func TestPinyinIsFoundInRunningText(t *testing.T) {
	const text = "发展低空经济，培育新质生产力，城镇新增就业5.5万人。推进5G基站建设，GDP增速全省领跑；重庆、西安、绿色发展、方案。\n智慧管理，综合管理，社会治理。"
	for _, c := range []struct{ letters, want string }{
		{"dikongjingji", "低空经济"},
		{"dkjj", "低空经济"},
		{"DKJJ", "低空经济"},
		{"ｄｋｊｊ", "低空经济"},
		{"dikongj", "低空经"}, // on the way there
		{"dikongjj", "低空经济"},
		{"di kong jing ji", "低空经济"},
		{"dikonjinji", "低空经济"}, // as the south says it
		{"dk", "低空"},
		{"xzscl", "新质生产力"},
		{"czxzjy", "城镇新增就业"},
		{"chzhxzjy", "城镇新增就业"},
		{"cq", "重庆"}, // 重 has two readings
		{"zq", "重庆"},
		{"zhongqing", "重庆"},
		{"chongqing", "重庆"},
		{"xian", "西安"},
		{"xi'an", "西安"},
		{"lvse", "绿色"},
		{"luse", "绿色"},
		{"fangan", "方案"},
		{"zhgl", "智慧管理 综合管理"},
		{"zonghgl", "综合管理"},
		{"zhihuiguanli", "智慧管理"},
		{"5gjz", "5G基站"},
		{"gdpzs", "GDP增速"},
		{"jing", "no pinyin"}, // one character, or 经能够 and the like
		{"di", "no pinyin"},   // not yet two
		{"jjpy", ""},          // not over a comma
		{"jszh", ""},          // nor over the end of a paragraph
		{"gdpzz", ""},         // no Chinese character in it
		{"2024", "no pinyin"},
		{"5g", "no pinyin"},
		{"d", "no pinyin"},                          // one letter means nothing
		{"低空jj", "no pinyin"},                       // characters are no letters
		{"dk-jj", "no pinyin"},                      //
		{"", "no pinyin"},                           //
		{strings.Repeat("jingji", 11), "no pinyin"}, // too long
	} {
		if got := spelledIn(text, c.letters); got != c.want {
			t.Errorf("%s finds %q, want %q", c.letters, got, c.want)
		}
	}
}

// TestPinyinMissesNoWordOfAReport: every run of four characters of a report is
// found by its readings and by its initials.
func TestPinyinMissesNoWordOfAReport(t *testing.T) {
	text := seed(t)
	runes := []rune(text[:20_000])
	table := theReadings()
	for i := 0; i+4 < len(runes); i += 97 {
		word, full, initials := "", "", ""
		for _, r := range runes[i : i+4] {
			if r < firstHan {
				word = ""
				break
			}
			reading := table.sets[table.of(r)].readings[0]
			word, full, initials = word+string(r), full+reading+"'", initials+reading[:1]
		}
		if word == "" {
			continue
		}
		for _, letters := range []string{full, initials} {
			p, _ := ParsePinyin(strings.TrimSuffix(letters, "'"))
			found := false
			p.Each(text, func(start, end int, _ Spelling) bool {
				found = found || text[start:end] == word
				return !found
			})
			if !found {
				t.Errorf("%s is not found by %s", word, letters)
			}
		}
	}
}

// TestPinyinIsThatOfEveryPlaceTriedByHand compares with trying every stretch of
// random texts letter by letter.
func TestPinyinIsThatOfEveryPlaceTriedByHand(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		text := strings.Join(randomNames(rng, 6), "，") + "GDP5G"
		runes := []rune(text)
		word := runes[rng.IntN(len(runes)-4):][:2+rng.IntN(3)]
		letters := ""
		for _, r := range word {
			if reading := theReadings().sets[theReadings().of(fold(r))].readings[0]; rng.IntN(2) == 0 {
				letters += reading
			} else if reading != "" {
				letters += reading[:1]
			}
		}
		p, ok := ParsePinyin(letters)
		if !ok {
			continue
		}
		got := map[string]bool{}
		p.Each(text, func(start, end int, s Spelling) bool {
			if s <= Initials {
				got[fmt.Sprint(text[start:end], " ", s)] = true
			}
			return true
		})
		want := map[string]bool{}
		for i := range runes {
			for j := i + 2; j <= min(i+8, len(runes)); j++ {
				if s := byHand(runes[i:j], letters, p.single); s < unspelled {
					want[fmt.Sprint(string(runes[i:j]), " ", s)] = true
				}
			}
		}
		if !maps.Equal(got, want) {
			t.Errorf("%s in %s: %v, tried by hand %v", letters, text, got, want)
		}
	}
}

// byHand is how letters stand for all of a word, if it is in full, in full but
// for the last character, or by initials.
func byHand(word []rune, letters string, single bool) Spelling {
	best := unspelled
	chinese := 0
	for _, r := range word {
		if r >= firstHan {
			chinese++
		}
	}
	if chinese < 2 {
		return best
	}
	var try func(i int, rest string, s Spelling)
	try = func(i int, rest string, s Spelling) {
		if i == len(word) {
			if rest == "" && !(s == Unfinished && single) {
				best = min(best, s)
			}
			return
		}
		set := &theReadings().sets[theReadings().of(fold(word[i]))]
		if set.letter {
			if after, ok := strings.CutPrefix(rest, set.readings[0]); ok {
				try(i+1, after, s)
			}
			return
		}
		for v, reading := range set.readings {
			if reading == "" || v > 0 && !set.equal {
				break
			}
			if s == Full {
				if after, ok := strings.CutPrefix(rest, reading); ok {
					try(i+1, after, s)
				}
				if rest != "" && rest != reading && i == len(word)-1 && strings.HasPrefix(reading, rest) {
					try(i+1, "", Unfinished)
				}
				continue
			}
			for _, n := range []int{1, 2} {
				if n == 2 && (len(reading) < 2 || reading[1] != 'h') {
					break
				}
				if after, ok := strings.CutPrefix(rest, reading[:n]); ok {
					try(i+1, after, s)
				}
			}
		}
	}
	try(0, letters, Full)
	try(0, letters, Initials)
	return best
}

func seed(t testing.TB) string {
	data, err := seeds.FS.ReadFile("荆门市-2024.txt")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// BenchmarkPinyin looks for pinyin in the text of a report.
func BenchmarkPinyin(b *testing.B) {
	text := seed(b)
	for _, letters := range []string{"dikongjingji", "dkjj", "jj", "gaozhiliangfazhan"} {
		b.Run(letters, func(b *testing.B) {
			p, _ := ParsePinyin(letters)
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				p.Each(text, func(int, int, Spelling) bool { return true })
			}
		})
	}
}

// BenchmarkParsePinyin is what each key costs before any text is read.
func BenchmarkParsePinyin(b *testing.B) {
	for b.Loop() {
		ParsePinyin("gaozhiliangfazhan")
	}
}
