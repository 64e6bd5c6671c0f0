package parse

import (
	"strings"

	"baogao/model"
)

// judge says about the report what its reader must know of how far it can be
// trusted: what is missing from the source, and what had to be guessed.
func judge(r *model.Report, paragraphs []paragraph, source decoded, gap bool) {
	r.Meta.Truncated = isTruncated(r.Text, paragraphs)
	dangling := false
	for _, ref := range r.References {
		dangling = dangling || ref.Term < 0
	}
	for _, f := range []struct {
		flag model.Flag
		is   bool
	}{
		{model.FlagTruncated, r.Meta.Truncated},
		{model.FlagDangling, dangling},
		{model.FlagNoGlossary, !r.Meta.Glossary && !dangling},
		{model.FlagNoHeading, len(r.Sections) == 0},
		{model.FlagNumberingGap, gap},
		{model.FlagEncodingGuessed, source.guessed},
		{model.FlagDecodeErrors, source.damaged},
		{model.FlagTraditional, source.turned},
	} {
		if f.is {
			r.Flags = append(r.Flags, f.flag)
		}
	}
}

// isTruncated reports whether the report's text stops before the report does:
// in the middle of a sentence, or without the call to the deputies that
// reports end with. What is printed after a report does not count, but where
// it is there the report was whole.
func isTruncated(text string, paragraphs []paragraph) bool {
	last := -1
	for i, p := range paragraphs {
		if p.entry && !p.note || p.heading != nil && p.heading.Level == 1 && p.heading.Label == "" && 2*p.Start > len(text) && isAppendix(text, p) {
			break
		}
		last = i
	}
	if last < 0 || last+1 < len(paragraphs) {
		return false
	}
	for i := last; i >= 0 && i > last-3; i-- {
		if isCall(paragraphs[i].In(text)) {
			return false
		}
	}
	return true
}

// isAppendix reports whether a section is printed after the report proper.
func isAppendix(text string, p paragraph) bool {
	return isAnnexHeading(p.In(text))
}

// isCall reports whether a paragraph calls the deputies to act, as the last
// paragraph of a report does: 让我们更加紧密地团结在…为…而努力奋斗！
func isCall(s string) bool {
	if !endsProse(s) {
		return strings.Contains(s, "让我们") && containsAny(s[max(0, len(s)-90):], "奋斗", "篇章", "贡献")
	}
	if containsAny(s, "让我们", "紧密地团结", "紧密团结", "谢谢") {
		return true
	}
	tail := s[max(0, len(s)-120):]
	return containsAny(tail, "奋斗", "篇章", "贡献", "新局面", "辉煌", "胜利") && strings.HasPrefix(s, "各位代表") &&
		!containsAny(tail, "感谢", "敬意") // 向为…作出贡献的各界人士，表示衷心的感谢！
}
