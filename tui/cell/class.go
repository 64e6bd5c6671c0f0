package cell

import "unicode"

// class is what a cluster is to line breaking: the classes of UAX #14 that
// matter to Chinese text, under their names there. Which mark belongs to
// which class follows GB/T 15834-2011 (标点符号用法, 5.1: the places of marks)
// and CLREQ (Requirements for Chinese Text Layout, 3.1.3: prohibition rules).
type class uint8

const (
	classID  class = iota // anything else: a line may break on either side
	classHan              // ideographs: the same, and may be a number's unit
	classSP               // blanks: a line may break after them, not before
	classBK               // a newline
	classOP               // opening brackets and quotes: may not end a line
	classCL               // closing ones and stops: may not begin a line
	classQU               // straight quotes: opening and closing by turns
	classB2               // —: two make a dash, which is not torn; one is a connector
	classIN               // …: not torn, may not begin a line
	classGL               // no-break space; / may neither begin nor end a line
	classHY               // connectors: - – ～ × : may not begin a line
	classNU               // digits
	classAL               // letters that make words: Latin, Greek, Cyrillic
	classPR               // what stands before a number: ￥ № ± +
	classPO               // what stands after a number: ％ ℃ ″ may not begin a line
	classRM               // reference marks: ① ⑳ ㉑ ² stay with the word before them
)

const (
	openers    = "“‘（《〈「『【〔〖〘〚｛［｟〝︵([{«‹¿¡"
	closers    = "”’）》〉」』】〕〗〙〛｝］｠〞〟︶)]}»›" + stops + "·・•‧々〻ー゛゜ヽヾゝゞ"
	stops      = "，。、；：！？．﹐﹑﹒﹔﹕﹖﹗,.;!?｡､"
	connectors = "-–‐‑－～〜~×*:∶_&@#=^＝'"
	prefixes   = "￥¥$＄£￡€№±§+＋−"
	postfixes  = "%％‰‱℃℉°′″¢￠"
	slashes    = "/／|｜\\＼"
	spaces     = " \t\u2002\u2003\u2009\u3000"
)

// classTable is the classes of the blocks that have marks in them: Latin to
// U+017F, general punctuation, symbols, CJK punctuation, full-width forms.
type classTable struct {
	latin  [0x180]class
	blocks [len(markBlocks)][0x100]class
}

// markBlocks are the blocks of 256 runes that hold the marks above U+017F.
const markBlocks = "\x20\x21\x22\x2E\x30\xFE\xFF"

var classes = makeClasses()

func makeClasses() *classTable {
	t := new(classTable)
	for r := range t.latin {
		switch {
		case unicode.IsLetter(rune(r)):
			t.latin[r] = classAL
		case unicode.IsDigit(rune(r)):
			t.latin[r] = classNU
		}
	}
	t.setRange('０', '９', classNU)
	t.setRange('Ａ', 'Ｚ', classAL)
	t.setRange('ａ', 'ｚ', classAL)
	t.set("々〇", classHan)
	t.set(openers, classOP)
	t.set(closers, classCL)
	t.set(connectors, classHY)
	t.set(prefixes, classPR)
	t.set(postfixes, classPO)
	t.set(slashes+"\u00A0\u2007\u202F", classGL)
	t.set(spaces, classSP)
	t.set("\r\n\u2028\u2029", classBK)
	t.set("\"＂", classQU)
	t.set("—―⸺", classB2)
	t.set("…‥⋯", classIN)
	t.set("¹²³⁰⁴⁵⁶⁷⁸⁹†‡※", classRM)
	return t
}

// at returns the place of r's class, nil where its block holds no marks.
func (t *classTable) at(r rune) *class {
	if r < rune(len(t.latin)) {
		return &t.latin[r]
	}
	for i := range len(markBlocks) {
		if r>>8 == rune(markBlocks[i]) {
			return &t.blocks[i][r&0xFF]
		}
	}
	return nil
}

func (t *classTable) set(marks string, c class) {
	for _, r := range marks {
		*t.at(r) = c
	}
}

func (t *classTable) setRange(first, last rune, c class) {
	for r := first; r <= last; r++ {
		*t.at(r) = c
	}
}

// classOf returns the class of a cluster that begins with r.
func classOf(r rune) class {
	switch {
	case r >= 0x4E00 && r <= 0x9FFF, r >= 0x3400 && r <= 0x4DBF, r >= 0x20000 && r <= 0x3FFFD:
		return classHan
	case r >= 0x2460 && r <= 0x249B, r >= 0x24EA && r <= 0x24FF, r >= 0x3251 && r <= 0x325F,
		r >= 0x32B1 && r <= 0x32BF, r >= 0x2776 && r <= 0x2793:
		return classRM // Numbers circled, in brackets, dotted, on black.
	}
	if c := classes.at(r); c != nil {
		return *c
	}
	switch {
	case r >= 0x2E80 && r < 0xD7B0, r >= 0xF900 && r < 0xFB00:
		return classID // Kana, Yi, hangul, compatibility forms: no words to keep.
	case unicode.IsLetter(r):
		return classAL
	}
	return classID
}
