package parse

import (
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"baogao/model"
	"baogao/parse/gazetteer"
)

// claim is a place of the page that names the region.
type claim struct {
	name   string // 荆门市, 呼伦贝尔市海拉尔区, or a kind alone: 市, 自治区
	weight int
}

// The weights of the places that can name the region. Any of the first four
// is enough by itself; what the page or the file's name says is not.
const (
	weightMeeting  = 100 // 在荆门市第十届人民代表大会第三次会议上
	weightDeclared = 80  // 我代表海拉尔区人民政府向大会作工作报告
	weightSpeaker  = 60  // 荆门市人民政府市长 陈家伟
	weightTitle    = 60  // 2024年兴山县政府工作报告
	weightHistory  = 30  // 2022年是柳林发展史上极不平凡的一年
	weightPage     = 20  // 信息来源：曾都区人民政府
	weightFile     = 15  // 荆门市2024.txt

	enough = 40 // what a region needs
)

func regionClaims(h head, m meeting, titles []title, s speaker, text string) []claim {
	var list []claim
	add := func(name string, weight int) {
		for _, w := range []string{"行政公署", "行署", "人民政府", "政府"} {
			name = strings.TrimSuffix(name, w)
		}
		name = strings.TrimPrefix(name, "中共")
		for _, w := range []string{"我", "本", "全"} { // 我市, but not 全州县
			if kind, ok := strings.CutPrefix(name, w); ok && isGeneric(kind) {
				name = kind
			}
		}
		if name != "" && allHan(name) && !strings.HasPrefix(name, "某") { // 某市 hides the name
			list = append(list, claim{name, weight})
		}
	}
	add(m.region, weightMeeting)
	add(declaredRegion(text), weightDeclared)
	if s.name != "" {
		add(s.body, weightSpeaker)
		add(officeRegion(s), weightSpeaker)
	}
	for i, t := range titles {
		if weight := weightTitle; i == len(titles)-1 {
			add(t.region, weight)
		} else { // lists of other reports stand above the title at times
			add(t.region, weightPage)
		}
	}
	for _, line := range h {
		for _, w := range []string{"人民政府", "年鉴", "日报"} {
			if i := strings.Index(line, w); i > 0 && utf8.RuneCountInString(line) < 40 {
				add(hanBefore(line, i), weightPage)
			}
		}
	}
	if !slices.ContainsFunc(list, func(c claim) bool { return c.weight >= enough && !isGeneric(c.name) }) {
		add(historyRegion(text), weightHistory)
	}
	return list
}

// historyRegion is the region whose history a report says that a time is part
// of: 2022年是柳林发展史上极不平凡的一年.
func historyRegion(text string) string {
	for _, w := range []string{"发展史上", "发展进程中"} {
		i := indexOf(text, w)
		if i < 0 {
			continue
		}
		name := hanBefore(text, i)
		for utf8.RuneCountInString(name) > 1 {
			if gazetteer.Find(name) != nil {
				return name
			}
			_, n := utf8.DecodeRuneInString(name)
			name = name[n:]
		}
	}
	return ""
}

// hanBefore is the run of ideographs that ends at i.
func hanBefore(s string, i int) string {
	start := i
	for start > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:start])
		if !isHan(r) {
			break
		}
		start -= n
	}
	return s[start:i]
}

// officeRegion is the region that an office of the form 海拉尔区长 names: the
// kind is the office's.
func officeRegion(s speaker) string {
	kind := strings.TrimSuffix(s.office, "长")
	if kind == s.office || divisionKind(kind) == "" || divisionKind(s.body) != "" || strings.HasSuffix(s.body, "政府") || utf8.RuneCountInString(s.body) < 2 {
		return ""
	}
	return s.body + divisionKind(kind)
}

// declaredRegion is the region in the sentence that submits the report:
// 现在，我代表市人民政府，向大会报告工作. It is a kind alone in most reports.
func declaredRegion(text string) string {
	start := text[:min(len(text), 3000)]
	for _, opening := range []string{"我代表", "代表", "受"} {
		for rest := start; ; {
			_, after, ok := strings.Cut(rest, opening)
			if !ok {
				break
			}
			for _, w := range []string{"人民政府", "政府", "行政公署", "行署"} {
				if name, _, ok := strings.Cut(after, w); ok && allHan(name) && utf8.RuneCountInString(name) <= 20 && name != "" {
					return name
				}
			}
			rest = after
		}
	}
	return ""
}

// divisionKind is the kind that a name ends with: 市 of 荆门市, 自治区 of
// 内蒙古自治区, "" where it ends with none.
func divisionKind(name string) string {
	for _, k := range []string{"自治区", "自治州", "自治县", "自治旗", "地区", "省", "市", "区", "县", "州", "盟", "旗", "镇", "乡", "街道", "苏木"} {
		if strings.HasSuffix(name, k) {
			return k
		}
	}
	return ""
}

// isGeneric reports whether a name is a kind and no more: 市, 自治州.
func isGeneric(name string) bool { return name != "" && divisionKind(name) == name }

// levelOf is the level of a division that the gazetteer lacks, by its kind. A
// 市 that it lacks can only be a county: prefectures are few and known.
func levelOf(name string) model.RegionLevel {
	switch divisionKind(name) {
	case "镇", "乡", "街道", "苏木":
		return model.Township
	case "县", "旗", "区", "市", "自治县", "自治旗":
		return model.County
	case "州", "盟", "地区", "自治州":
		return model.Prefecture
	case "省", "自治区":
		return model.Province
	}
	return ""
}

// hasKind reports whether a division is called by the kind in its own report:
// 全区 is said in a 区 and in a 自治区, 全州 in an 自治州.
func hasKind(d gazetteer.Division, kind string) bool {
	switch kind {
	case "省", "市", "盟", "旗", "州", "县", "区":
		return strings.HasSuffix(d.Name, kind)
	}
	return kind != "" && strings.HasSuffix(d.Name, kind)
}

// candidate is a division that the report may be of.
type candidate struct {
	gazetteer.Division
	score int
}

// decideRegion weighs the claims, and where they leave it open whose report
// it is, what the text says.
func decideRegion(claims []claim, text string, h head, source string, year int) model.Region {
	fileName := strings.TrimSuffix(filepath.Base(source), filepath.Ext(source))
	claims = append(claims, fileClaim(fileName)...)
	var list []candidate
	kind, unknown := "", claim{}
	for _, c := range claims {
		if kind == "" && c.weight >= weightSpeaker {
			kind = divisionKind(c.name)
		}
		found := gazetteer.Find(c.name)
		for _, d := range found {
			list = support(list, d, c.weight)
		}
		if found == nil && !isGeneric(c.name) && levelOf(c.name) != "" && c.weight > unknown.weight && c.weight >= weightTitle {
			unknown = c
		}
	}
	top := best(list)
	if unknown.weight > 0 && (top == nil || unknown.weight > top[0].score) {
		return unknownRegion(unknown.name, best(list))
	}
	if len(top) == 1 && top[0].score >= weightSpeaker && (kind == "" || hasKind(top[0].Division, kind)) {
		return top[0].Region()
	}
	list = weighText(list, text, strings.Join(h, "\n")+"\n"+source, kind, year)
	top = best(list)
	switch {
	case len(top) == 0 || top[0].score < enough:
		return namedByFile(fileName, kind)
	case len(top) == 1:
		return top[0].Region()
	}
	return common(top)
}

// support adds to a division's score.
func support(list []candidate, d gazetteer.Division, weight int) []candidate {
	for i := range list {
		if list[i].Is(d) {
			list[i].score += weight
			return list
		}
	}
	return append(list, candidate{d, weight})
}

// best returns the candidates with the highest score.
func best(list []candidate) []candidate {
	most := 0
	var top []candidate
	for _, c := range list {
		switch {
		case c.score > most:
			most, top = c.score, []candidate{c}
		case c.score == most:
			top = append(top, c)
		}
	}
	return top
}

// common is what can be said of a region whose name several divisions bear
// and nothing in the report tells which it is.
func common(top []candidate) model.Region {
	r := top[0].Region()
	for _, c := range top[1:] {
		other := c.Region()
		if other.Name != r.Name {
			return model.Region{}
		}
		r.Code = ""
		if other.Parent != r.Parent {
			r.Parent = ""
		}
		if other.Province != r.Province {
			r.Province = ""
		}
		if other.Level != r.Level {
			r.Level = ""
		}
	}
	return r
}

// unknownRegion is a division that the gazetteer lacks: a township or a young
// one. The names before it tell where it lies (荆门市东宝区子陵铺镇).
func unknownRegion(name string, known []candidate) model.Region {
	for i := len(name); i > 0; {
		_, n := utf8.DecodeLastRuneInString(name[:i])
		i -= n
		above := gazetteer.Find(name[:i])
		if len(above) == 1 && utf8.RuneCountInString(name[i:]) > 2 && divisionKind(name[:i]) != "" {
			return model.Region{Name: name[i:], Level: levelOf(name), Parent: above[0].Name, Province: above[0].Province().Name}
		}
	}
	r := model.Region{Name: name, Level: levelOf(name)}
	if len(known) == 1 { // the page or the title names the division above
		r.Parent, r.Province = known[0].Name, known[0].Province().Name
	}
	return r
}

// fileClaim reads a region off a file's name: 荆门市2024.txt,
// 2024年潜江市政府工作报告.docx.
func fileClaim(name string) []claim {
	name = fold(name)
	if i := strings.Index(name, "政府"); i > 0 {
		name = strings.TrimSuffix(name[:i], "人民")
	}
	for _, field := range strings.FieldsFunc(name, func(r rune) bool { return !isHan(r) || r == '年' }) {
		if gazetteer.Find(field) != nil {
			return []claim{{field, weightFile}}
		}
	}
	return nil
}

// namedByFile is the region of the file's name, where nothing else tells and
// the report does not call itself by another kind.
func namedByFile(fileName, kind string) model.Region {
	var list []candidate
	for _, c := range fileClaim(fileName) {
		for _, d := range gazetteer.Find(c.name) {
			if kind == "" || hasKind(d, kind) {
				list = support(list, d, c.weight)
			}
		}
	}
	if len(list) == 0 {
		return nameless(kind)
	}
	return common(best(list))
}

// nameless is what can be said of a region that the page does not name, by the
// kind that it calls itself. A 市 may be of three levels, a 区 of two.
func nameless(kind string) model.Region {
	if kind == "市" || kind == "区" {
		return model.Region{}
	}
	return model.Region{Level: levelOf(kind)}
}
