package match

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:generate go run generate.go

//go:embed readings.txt
var readingsSource string

// set says how a character can be typed with the letters of a keyboard: up to
// three readings, the usual one first. A letter or a figure has itself for
// its only reading; other characters have none.
type set struct {
	readings [3]string
	initials uint64 // the letters and figures that they begin with, one bit each
	equal    bool   // each reading is as usual as the first
	letter   bool   // it is that of a letter or a figure
}

// polyphones are the characters that everyday words and names read in more
// than one way: 重 of 重庆 and 重点, 长 of 长沙 and 增长. With them each reading
// is as good as the others; with all other characters the later readings are
// those of old books.
const polyphones = "重长乐厦六蚌朝都会行单解调率量藏曾盛尉参差称处传弹大当倒得地的发分干给更冠观还和荷好号华划奇济系间见降教结尽卷觉卡可空累凉了论落蒙模磨难宁迫铺朴强切曲散色丧扇少舍什石似数说宿提校兴相巷削血压要叶应与载扎炸粘折着正只中种转钻作番阿秘泌堡埔涡莘沈洞燕便泊薄背奔辟查刹禅场车冲臭创担度恶供勾骨过哈喝核虹哄晃混几纪夹假监角剿校节禁劲咖壳咳拉勒擂愣良笼露绿陆氓埋脉没闷靡呢泥粘弄娘排炮膀喷片屏扁仆卜栖漆翘茄亲雀任撒塞丁缝否夫服盖葛个红吓咽仔丽尺无员其吐为委吁旋亚殷饮予员晕暂择轧涨殖柏亳郴儋枞犍莞邗浒尧汤黄厘"

// readings is the table of all sets and of the set of each character.
type readings struct {
	sets  []set // 0: none
	han   [0xA000 - firstHan]uint16
	zero  uint16      // that of 〇, which stands apart
	ascii [128]uint16 // of small letters and figures
}

const firstHan = 0x4E00

var theReadings = sync.OnceValue(readReadings)

func readReadings() *readings {
	t := &readings{sets: make([]set, 1, 2400)}
	for rest := readingsSource; rest != ""; {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		list, characters, _ := strings.Cut(line, " ")
		id := t.add(list)
		for _, r := range characters {
			if r >= firstHan {
				t.han[r-firstHan] = id
			} else {
				t.zero = id
			}
		}
	}
	for _, r := range polyphones {
		s := t.sets[t.han[r-firstHan]]
		s.equal = true
		t.sets = append(t.sets, s)
		t.han[r-firstHan] = uint16(len(t.sets) - 1)
	}
	for c := range len(t.ascii) {
		if bit(byte(c)) != 0 {
			t.ascii[c] = t.add(string(rune(c)))
			t.sets[t.ascii[c]].letter = true
		}
	}
	return t
}

// add adds the set of a list of readings: zhong,chong.
func (t *readings) add(list string) uint16 {
	var s set
	for i := range s.readings {
		s.readings[i], list, _ = strings.Cut(list, ",")
		if s.readings[i] != "" {
			s.initials |= bit(s.readings[i][0])
		}
	}
	t.sets = append(t.sets, s)
	return uint16(len(t.sets) - 1)
}

// of is the set of a folded character.
func (t *readings) of(r rune) uint16 {
	switch {
	case r < 128:
		return t.ascii[r]
	case r >= firstHan && r < firstHan+rune(len(t.han)):
		return t.han[r-firstHan]
	case r == '〇':
		return t.zero
	}
	return 0
}

// next is the set of the character that a text begins with, and how many bytes
// it has. It is for running text, most of which is three bytes a character.
func (t *readings) next(text string) (id uint16, size int) {
	switch c := text[0]; {
	case c < utf8.RuneSelf:
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		return t.ascii[c], 1
	case c >= 0xE4 && c <= 0xE9 && len(text) > 2: // U+4000 to U+9FFF
		r := rune(c&0x0F)<<12 | rune(text[1]&0x3F)<<6 | rune(text[2]&0x3F)
		if r >= firstHan {
			return t.han[r-firstHan], 3
		}
	case c == 0xE2: // “ … — and the like, which are not read
		return 0, min(3, len(text))
	}
	r, size := utf8.DecodeRuneInString(text)
	if r > 0x3000 && r <= 0x3002 { // 、。
		return 0, size
	}
	return t.of(fold(r)), size
}

// bit is the bit of a small letter or a figure in a set of initials, 0 for
// any other byte.
func bit(c byte) uint64 {
	switch {
	case c >= 'a' && c <= 'z':
		return 1 << (c - 'a')
	case c >= '0' && c <= '9':
		return 1 << (26 + c - '0')
	}
	return 0
}
