package browse

import (
	"strconv"
	"strings"

	"baogao/model"
)

// by says who delivered a report and when: 2024年1月10日  陈家伟 市长.
func by(m model.Meta) string {
	var parts []string
	if day := m.Day(); day != "" {
		parts = append(parts, day)
	}
	if m.Speaker != "" {
		parts = append(parts, strings.TrimSpace(m.Speaker+" "+m.Office))
	}
	return strings.Join(parts, "  ")
}

// notes says in words what a reader has to know of how a report was read, and
// of what others of its sources say.
func notes(r *model.Report, others []model.OtherSource) []string {
	var list []string
	for _, f := range r.Flags {
		switch f {
		case model.FlagTruncated:
			list = append(list, "原文不全：来源在报告结束之前就断了。")
		case model.FlagDangling:
			list = append(list, "文中有注释序号，来源没有附名词解释。")
		case model.FlagNoHeading:
			list = append(list, "没有找到标题，目录是空的。")
		case model.FlagEncodingGuessed:
			list = append(list, "来源没有说明编码，按 "+r.Meta.Source.Encoding+" 读出。")
		case model.FlagNoRegion:
			list = append(list, "看不出是哪个地区的报告。")
		case model.FlagNoYear:
			list = append(list, "看不出是哪一年的报告。")
		case model.FlagNumberingGap:
			list = append(list, "标题序号有缺漏或重复。")
		case model.FlagDecodeErrors:
			list = append(list, "有些字节读不出，以 \uFFFD 代替。")
		case model.FlagTraditional:
			list = append(list, "来源是繁体字，这里转成了简体。")
		case model.FlagSourcesDiffer:
			for _, o := range others {
				if len(o.Differing) > 0 {
					list = append(list, disagreements(o))
				}
			}
		}
	}
	return list
}

// flagMark is the one character that the list of regions shows for the
// gravest of a report's flags, "" for none worth a warning.
func flagMark(flags []model.Flag) string {
	for _, f := range flags {
		switch f {
		case model.FlagTruncated:
			return "截"
		case model.FlagNoHeading:
			return "无"
		case model.FlagDecodeErrors:
			return "乱"
		case model.FlagSourcesDiffer:
			return "异"
		}
	}
	return ""
}

// share is a part of a whole in per cent: 46%.
func share(part, whole int) string {
	if whole == 0 {
		return ""
	}
	p := (part*100 + whole/2) / whole
	if p == 0 && part > 0 {
		return "<1%"
	}
	return strconv.Itoa(p) + "%"
}
