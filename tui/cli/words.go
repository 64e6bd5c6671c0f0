package cli

import "baogao/model"

// flagName is how tables call a flag.
func flagName(f model.Flag) string {
	switch f {
	case model.FlagTruncated:
		return "截断"
	case model.FlagNoGlossary:
		return "无名词解释"
	case model.FlagDangling:
		return "标注无解释"
	case model.FlagNoHeading:
		return "无标题"
	case model.FlagEncodingGuessed:
		return "编码系猜测"
	case model.FlagNoRegion:
		return "地区不明"
	case model.FlagNoYear:
		return "年份不明"
	case model.FlagNumberingGap:
		return "编号不连"
	case model.FlagDecodeErrors:
		return "有乱码"
	case model.FlagTraditional:
		return "原为繁体"
	case model.FlagSourcesDiffer:
		return "来源数字不一"
	}
	return string(f)
}
