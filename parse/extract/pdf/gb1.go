package pdf

import "golang.org/x/text/encoding/simplifiedchinese"

// gb1Rows are the runs of the character collection Adobe-GB1 that follow the
// order of GB 2312, from its CMap GB-EUC-H: the first glyph number of each,
// and its first code. Some programs write glyph numbers and rely on readers
// to know the collection.
var gb1Rows = []struct{ cid, code int }{
	{96, 0xA1A1}, {190, 0xA2B1}, {240, 0xA2E5}, {250, 0xA2F1}, {262, 0xA3A1}, {356, 0xA4A1}, {439, 0xA5A1}, {525, 0xA6A1},
	{549, 0xA6C1}, {602, 0xA7A1}, {635, 0xA7D1}, {668, 0xA8A1}, {700, 0xA8C5}, {738, 0xA9A4},
}

// The ideographs of GB 2312 follow, 94 a row but for the last of level 1,
// which has 89; then the blank and, beyond GB 2312, more than is read here.
const (
	gb1Proportional = 1    // letters from the blank on
	gb1Half         = 814  // letters of half an ideograph's width, from ! on
	gb1Level1       = 940  // 啊, 0xB0A1
	gb1Level2       = 4695 // 亍, 0xD8A1
	gb1Blank        = 7716
)

// gb1Text is the text of a glyph of Adobe-GB1, "" where it is not known.
func gb1Text(cid int) string {
	switch {
	case cid >= gb1Blank:
		if cid == gb1Blank {
			return " "
		}
		return ""
	case cid >= gb1Level2:
		return gb2312Text(0xD8A1, cid-gb1Level2)
	case cid >= gb1Level1:
		return gb2312Text(0xB0A1, cid-gb1Level1)
	case cid >= gb1Half:
		if cid > gb1Half+'~'-'!' {
			return ""
		}
		return string(rune('!' + cid - gb1Half))
	case cid < gb1Proportional:
		return ""
	case cid <= gb1Proportional+'~'-' ':
		return string(rune(' ' + cid - gb1Proportional))
	}
	for i := len(gb1Rows) - 1; i >= 0; i-- {
		if r := gb1Rows[i]; cid >= r.cid {
			return gb2312Text(r.code, cid-r.cid)
		}
	}
	return ""
}

// gb2312Text is the character n further on than a code, in rows of 94.
func gb2312Text(code, n int) string {
	n += code&0xFF - 0xA1
	b := []byte{byte(code>>8 + n/94), byte(0xA1 + n%94)}
	s, err := simplifiedchinese.GBK.NewDecoder().Bytes(b)
	if err != nil {
		return ""
	}
	return string(s)
}
