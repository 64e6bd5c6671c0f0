package parse

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"baogao/model"
	"baogao/parse/gazetteer"
)

// weighText adds what the text says for each candidate, and for every
// division that it names often where the claims left none:
//
//	up to 30 for being named, two for the full name, one for the short one
//	up to 20 for the divisions that lie in it, three for each that is named
//	up to 10 for the division above being named, up to 5 for the province
//	+8 for each of the closing phrases that reports have of their own region (荆州篇章), up to 16
//	±20 for the kind that the report calls itself (我市, 全县)
//	−15 for a division that was no more when the report was delivered, +5 for one that was still
//	+3 where only the page or the file's path names the division above
//	+20 where there is no claim, and the text names no other of the kind
func weighText(list []candidate, text, around, kind string, year int) []candidate {
	mentions := gazetteer.Mentions(text)
	claimed := slices.ContainsFunc(list, func(c candidate) bool { return c.score >= enough })
	if kind == "" {
		kind = spokenKind(text)
	}
	if !claimed {
		for _, m := range mentions {
			if m.Full*2+m.Short >= 4 && utf8.RuneCountInString(m.Name) > 2 {
				list = support(list, m.Division, 0)
			}
		}
		if d, ok := onlyOneOf(mentions, kind); ok {
			list = support(list, d, weightOnly)
		}
	}
	for i := range list {
		list[i].score += list[i].weigh(mentions, kind, around, year)
	}
	most := 0
	for _, c := range list {
		most = max(most, c.score)
	}
	for i := range list { // the rest cannot win by it
		if list[i].score+maxClosings > most {
			list[i].score += min(maxClosings, 8*closings(text, list[i].Short))
		}
	}
	return list
}

const (
	maxClosings = 16
	weightOnly  = 20
)

// onlyOneOf returns the one division of a kind that a text names, if it names it
// twice or more.
func onlyOneOf(mentions []gazetteer.Mention, kind string) (d gazetteer.Division, ok bool) {
	if kind == "" {
		return d, false
	}
	named := 0
	for _, m := range mentions {
		if hasKind(m.Division, kind) && utf8.RuneCountInString(m.Name) > 2 { // 生态兴县 names no 兴县
			named++
			d, ok = m.Division, m.Full*2+m.Short > 1
		}
	}
	return d, ok && named == 1
}

// weigh is what speaks for a candidate beside the closing phrases.
func (c candidate) weigh(mentions []gazetteer.Mention, kind, around string, year int) (score int) {
	parent, hasParent := c.Parent()
	own, inside := 0, 0
	for _, m := range mentions {
		weight := 2*m.Full + m.Short
		switch {
		case m.Is(c.Division):
			own = weight
		case hasParent && m.Is(parent):
			score += min(weight, 10)
		case m.Level == model.Province && c.Within(m.Division):
			score += min(weight, 5)
		case m.Full > 0 && m.Until == "" && isChild(m.Division, c.Division) && utf8.RuneCountInString(m.Name) > 2:
			inside += 3
		}
	}
	score += min(own, 30) + min(inside, 20)
	if kind != "" {
		score -= 20
		if hasKind(c.Division, kind) {
			score += 40
		}
	}
	if c.Until != "" && year != 0 {
		if until, _ := strconv.Atoi(c.Until[:4]); year > until+1 {
			score -= 15
		} else {
			score += 5
		}
	}
	if hasParent && (strings.Contains(around, parent.Name) || parent.Short != "" && strings.Contains(around, parent.Short)) {
		score += 3
	}
	return score
}

// isChild reports whether d lies right under the other division.
func isChild(d, other gazetteer.Division) bool {
	if d.Is(other) || !d.Within(other) {
		return false
	}
	return other.Level == model.Prefecture || d.Level == model.Prefecture || strings.HasSuffix(other.Name, "市")
}

// closings counts the phrases in which reports call on their own region:
// 奋力谱写中国式现代化荆州篇章.
func closings(text, short string) int {
	if short == "" {
		return 0
	}
	n := 0
	for _, w := range []string{"篇章", "实践", "答卷", "新局面", "人民", "力量", "担当", "样板"} {
		n += strings.Count(text, short+w)
	}
	return n + strings.Count(text, "现代化"+short)
}

// spokenKind is the kind that a report calls itself by most: 我市 counts
// twice, 全市 once, but not where it ranks itself in the whole (全市第一). Where it says that seldom, it is the lowest whose committee
// and government it names: 在市委市政府和县委的坚强领导下，县政府….
func spokenKind(text string) string {
	kinds := [...]string{"省", "市", "县", "区", "州", "盟", "旗"}
	var counts [len(kinds)]int
	for word, weight := range map[string]int{"我": 2, "全": 1} {
		for i := indexOf(text, word); i >= 0; {
			i += len(word)
			for k, kind := range kinds {
				if after, ok := strings.CutPrefix(text[i:], kind); ok && prefixOf(after, "第", "前", "首") == 0 {
					counts[k] += weight
				}
			}
			next := indexOf(text[i:], word)
			if next < 0 {
				break
			}
			i += next
		}
	}
	kind, most := "", 4
	for k, n := range counts {
		if n > most {
			kind, most = kinds[k], n
		}
	}
	if kind != "" {
		return kind
	}
	for _, lowest := range []string{"旗", "县", "区", "盟", "州", "市", "省"} { // reports name the committees above theirs, too
		if strings.Count(text, lowest+"委")+strings.Count(text, lowest+"政府") > 1 {
			return lowest
		}
	}
	return ""
}
