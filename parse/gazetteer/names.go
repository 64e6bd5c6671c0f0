package gazetteer

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// kinds are the words that end the name of a division, the longer ones before
// those that they end with.
var kinds = [...]string{"自治区", "自治州", "自治县", "自治旗", "地区", "林区", "特区", "省", "市", "区", "县", "旗", "盟"}

// peoples are the nationalities that names of autonomous divisions hold
// between the place and the kind (恩施|土家族苗族|自治州), with and without 族.
var peoples = [...]string{
	"蒙古", "回", "藏", "维吾尔", "苗", "彝", "壮", "布依", "朝鲜", "满", "侗", "瑶", "白", "土家", "哈尼", "哈萨克", "傣", "黎",
	"傈僳", "佤", "畲", "拉祜", "水", "东乡", "纳西", "景颇", "柯尔克孜", "土", "达斡尔", "仫佬", "羌", "布朗", "撒拉", "毛南",
	"仡佬", "锡伯", "阿昌", "普米", "塔吉克", "怒", "鄂温克", "保安", "裕固", "独龙", "鄂伦春", "各",
}

// Short returns a division's short name: 荆门 for 荆门市, 恩施 for
// 恩施土家族苗族自治州; the name itself where one character would be left.
func Short(name string) string {
	if n := shortLen(name); n > 0 {
		return name[:n]
	}
	return name
}

// shortLen is how many bytes of a full name are its short name: 荆门(市),
// 恩施(土家族苗族自治州), 内蒙古(自治区). It is 0 where one character would be
// left, as of 成县.
func shortLen(name string) int {
	stem, kind := cutKind(name)
	if strings.HasPrefix(kind, "自治") || strings.HasSuffix(stem, "族") { // 瀍河回族区, too
		stem = cutPeoples(stem, kind)
	}
	if utf8.RuneCountInString(stem) < 2 {
		return 0
	}
	return len(stem)
}

// ShortNames returns the shorter names that people call a division by: 荆门 of
// 荆门市, 恩施 and 恩施州 of 恩施土家族苗族自治州. The division need not be known.
func ShortNames(name string) []string {
	n := shortLen(name)
	if n == 0 || n == len(name) {
		return nil
	}
	_, last := utf8.DecodeLastRuneInString(name)
	if brief := name[:n] + name[len(name)-last:]; brief != name {
		return []string{name[:n], brief}
	}
	return []string{name[:n]}
}

func cutKind(name string) (stem, kind string) {
	for _, k := range kinds {
		if stem, ok := strings.CutSuffix(name, k); ok {
			return stem, k
		}
	}
	return name, ""
}

// cutPeoples takes the nationalities off the end of a name as long as a place
// of two characters stays: 鄂温克族自治旗 is 鄂温克, 内蒙古自治区 内蒙古.
func cutPeoples(stem, kind string) string {
	if kind == "自治区" && !strings.HasSuffix(stem, "族") && !strings.HasSuffix(stem, "维吾尔") {
		return stem
	}
	for {
		cut := stem
		for _, p := range peoples {
			rest, ok := strings.CutSuffix(strings.TrimSuffix(stem, "族"), p)
			if ok && (strings.HasSuffix(stem, "族") || utf8.RuneCountInString(p) > 1) &&
				utf8.RuneCountInString(rest) >= 2 && len(rest) < len(cut) {
				cut = rest
			}
		}
		if cut == stem {
			return strings.TrimSuffix(stem, "族")
		}
		stem = cut
	}
}

// form says which form of a name was met.
type form int

const (
	noForm    form = iota
	shortForm      // 荆门
	briefForm      // 恩施州, 三都县: the place and the last character of the kind
	fullForm       // 荆门市
)

// match finds the longest form of the entry's name that s begins with.
func (e *entry) match(s string) (n int, f form) {
	if strings.HasPrefix(s, e.name) {
		return len(e.name), fullForm
	}
	if e.short == 0 || !strings.HasPrefix(s, e.name[:e.short]) {
		return 0, noForm
	}
	_, last := utf8.DecodeLastRuneInString(e.name)
	if kind := e.name[len(e.name)-last:]; strings.HasPrefix(s[e.short:], kind) {
		return int(e.short) + last, briefForm
	}
	return int(e.short), shortForm
}

// Lookup returns the divisions that a name can mean: those with that full
// name (城关区 has several), else those that it is a brief form of (恩施州),
// else those with that short name (恩施). Today's come first, then by level and
// code. It is nil for an unknown name.
func Lookup(name string) []Division {
	var found []Division
	best := noForm
	t := load()
	for i := t.chain(name); i >= 0; i = int(t.next[i]) - 1 {
		e := &t.entries[i]
		n, f := e.match(name)
		if n != len(name) || f < best {
			continue
		}
		if f > best {
			best, found = f, found[:0]
		}
		found = append(found, e.division())
	}
	slices.SortStableFunc(found, func(a, b Division) int {
		if (a.Until == "") != (b.Until == "") {
			return strings.Compare(a.Until, b.Until)
		}
		return rank(a) - rank(b)
	})
	return found
}

// rank orders provinces before prefectures before counties.
func rank(d Division) int {
	switch {
	case strings.HasSuffix(d.Code, "0000"):
		return 0
	case strings.HasSuffix(d.Code, "00"):
		return 1
	}
	return 2
}

func (t *table) chain(name string) int {
	h, ok := hash(name)
	if !ok {
		return -1
	}
	return int(t.first[h]) - 1
}

// Find is Lookup for a name that may have the names of divisions above it
// written before it: 呼伦贝尔市海拉尔区, 江苏省南京市鼓楼区. Only divisions that
// lie in those are returned; what stands before must be names and nothing
// else.
func Find(name string) []Division {
	if found := Lookup(name); found != nil {
		return found
	}
	t := load()
	longest := 0
	for i := t.chain(name); i >= 0; i = int(t.next[i]) - 1 {
		if n, _ := t.entries[i].match(name); n > longest {
			longest = n
		}
	}
	if longest == 0 {
		return nil
	}
	above := Lookup(name[:longest])
	return slices.DeleteFunc(Find(name[longest:]), func(d Division) bool {
		return !slices.ContainsFunc(above, func(a Division) bool { return d.Within(a) })
	})
}
