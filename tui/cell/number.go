package cell

import "strings"

// What belongs to the number before it. A single ideograph after a number is
// kept with it whatever it is (most measure words are one), so the tables hold
// only what is longer.
const (
	// magnitudes stand between the digits and the unit: 1.2万亿元, 30多个.
	magnitudes = "十百千万亿兆多余来几数"

	// longUnits are measure words and units of more than one ideograph: the
	// legal units of GB 3100 under their Chinese names, and those that the
	// reports count people, money and things in.
	longUnits = `个百分点 百分点 百分比 个月 小时 分钟 周年 周岁 年级 季度 世纪 工作日
人次 人民币 美元 欧元 港元 日元 英镑 户次 班次 车次 架次 列次 场次 例次 台次 件次 批次 频次 人份 剂次 台套 标准箱 标箱 床位
公里 千米 厘米 毫米 微米 纳米 英里 海里 平方公里 平方千米 平方米 平米 立方米 立方 公顷 公亩
公斤 千克 毫克 微克 吨标准煤 吨标煤 标准煤 毫升 公升
千瓦时 千瓦 兆瓦 吉瓦 千伏安 千伏 兆伏安 千卡 千焦 摄氏度 分贝 勒克斯 兆帕 千赫 兆赫 吉比特 比特 字节`

	// suffixes may follow the unit: 5%左右, 10万元以上.
	suffixes = `左右 以上 以下 以内 以外 上下 之内 之多 有余 开外 多 余`
)

var (
	unitTable   = splitRunes(longUnits)
	suffixTable = splitRunes(suffixes)
)

func splitRunes(words string) [][]rune {
	var table [][]rune
	for _, w := range strings.Fields(words) {
		table = append(table, []rune(w))
	}
	return table
}

// longest returns the length in atoms of the longest entry of table that the
// atoms begin with, 0 where none does.
func longest(table [][]rune, atoms []atom) int {
	found := 0
	for _, entry := range table {
		if len(entry) <= found || len(entry) > len(atoms) || entry[0] != atoms[0].r {
			continue
		}
		same := true
		for i, r := range entry {
			if atoms[i].r != r {
				same = false
				break
			}
		}
		if same {
			found = len(entry)
		}
	}
	return found
}

// keepUnit keeps what follows a number together with it: end is the atom
// after the last digit (or the ％ after it).
func keepUnit(atoms []atom, end int) {
	i := end
	blank := i < len(atoms) && atoms[i].class == classSP
	if blank { // “100 万元”, “6.7 ％”: one blank does not part them.
		i++
	}
	unit := longest(unitTable, atoms[i:])
	for unit == 0 && i < len(atoms) && strings.ContainsRune(magnitudes, atoms[i].r) {
		i++
		unit = longest(unitTable, atoms[i:])
	}
	switch {
	case i == len(atoms):
	case unit > 0:
		i += unit
	case atoms[i].class == classPO:
		i++
	case longest(suffixTable, atoms[i:]) > 0: // 20万以上
	case atoms[i].class == classHan && (!blank || i > end+1):
		i++
	}
	if blank && i == end+1 {
		return // The blank ends the number.
	}
	if i < len(atoms) {
		i += longest(suffixTable, atoms[i:])
	}
	for k := end; k < i; k++ {
		atoms[k].before = min(atoms[k].before, levelUnit)
	}
}
