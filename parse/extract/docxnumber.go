package extract

import (
	"archive/zip"
	"encoding/xml"
	"strconv"
	"strings"
)

// docxStyle is what a paragraph style says about the text of its paragraphs.
type docxStyle struct {
	contents     bool // lines of a table of contents
	numID, level string
}

// readStyles reads the paragraph styles of a Word file by their ID. A style
// based on another takes its number, where it has none of its own.
func readStyles(f *zip.File, styles map[string]docxStyle) {
	if f == nil {
		return
	}
	based := map[string]string{}
	id := ""
	// Without its styles a file is still worth reading.
	_ = eachToken(f, func(token xml.Token) {
		t, ok := token.(xml.StartElement)
		if !ok || t.Name.Space != "w" {
			return
		}
		s := styles[id]
		switch t.Name.Local {
		case "style":
			id = wordAttr(t, "styleId")
			return
		case "name":
			s.contents = strings.HasPrefix(strings.ToLower(wordAttr(t, "val")), "toc ")
		case "basedOn":
			based[id] = wordAttr(t, "val")
		case "numId":
			s.numID = wordAttr(t, "val")
		case "ilvl":
			s.level = wordAttr(t, "val")
		default:
			return
		}
		styles[id] = s
	})
	for id, s := range styles {
		// Styles may be based on one another in a circle.
		for parent, n := based[id], 0; s.numID == "" && parent != "" && n < 16; parent, n = based[parent], n+1 {
			s.numID = styles[parent].numID
			if s.level == "" {
				s.level = styles[parent].level
			}
		}
		styles[id] = s
	}
}

// numbering draws the numbers that Word counts itself (ECMA-376 part 1,
// 17.9). Reports number their headings so: 一、 （一） 1.
type numbering struct {
	abstract map[string]*[9]numberLevel // by abstractNumId
	list     map[string]string          // abstractNumId by numId
	starts   map[string]map[int]int     // overridden starts by numId and level
	counts   map[string]*[9]int         // by abstractNumId: lists of one kind count on
	begun    map[string]bool            // numIds whose overridden starts were used
}

// numberLevel is one level of a list.
type numberLevel struct {
	format string // chineseCounting, decimal, …
	text   string // （%1）
	start  int
}

// read reads the lists of a Word file.
func (n *numbering) read(f *zip.File) {
	n.abstract, n.list = map[string]*[9]numberLevel{}, map[string]string{}
	n.starts, n.counts, n.begun = map[string]map[int]int{}, map[string]*[9]int{}, map[string]bool{}
	if f == nil {
		return
	}
	var levels *[9]numberLevel
	num, level := "", 0
	// Without its numbers a file is still worth reading.
	_ = eachToken(f, func(token xml.Token) {
		t, ok := token.(xml.StartElement)
		if !ok || t.Name.Space != "w" {
			return
		}
		switch t.Name.Local {
		case "abstractNum":
			levels, num = &[9]numberLevel{}, ""
			n.abstract[wordAttr(t, "abstractNumId")] = levels
		case "num":
			num, levels = wordAttr(t, "numId"), nil
		case "abstractNumId":
			n.list[num] = wordAttr(t, "val")
		case "lvl", "lvlOverride":
			level = levelOf(wordAttr(t, "ilvl"))
		case "startOverride":
			if n.starts[num] == nil {
				n.starts[num] = map[int]int{}
			}
			n.starts[num][level] = atoi(wordAttr(t, "val"))
		case "start", "numFmt", "lvlText":
			if levels != nil {
				levels[level].set(t)
			}
		}
	})
}

func (l *numberLevel) set(t xml.StartElement) {
	switch value := wordAttr(t, "val"); t.Name.Local {
	case "start":
		l.start = atoi(value)
	case "numFmt":
		l.format = value
	case "lvlText":
		if len(value) <= maxNumberText {
			l.text = value
		}
	}
}

// maxNumberText is how many bytes stand around a number at most. Every
// paragraph of the list has them.
const maxNumberText = 100

// next counts a paragraph of the list and returns what Word draws before it,
// "" for a bullet and where there is no such list.
func (n *numbering) next(numID, levelText string) string {
	id, ok := n.list[numID]
	levels := n.abstract[id]
	if !ok || levels == nil || numID == "0" {
		return ""
	}
	level := levelOf(levelText)
	counts := n.counts[id]
	if counts == nil {
		counts = &[9]int{}
		n.counts[id] = counts
	}
	if !n.begun[numID] {
		n.begun[numID] = true
		for l, start := range n.starts[numID] {
			counts[l] = start - levels[l].start
		}
	}
	counts[level]++
	for l := level + 1; l < len(counts); l++ {
		counts[l] = 0
	}
	switch levels[level].format {
	case "bullet", "none", "":
		return ""
	}
	text := levels[level].text
	for l := range level + 1 {
		place := "%" + strconv.Itoa(l+1)
		if strings.Contains(text, place) {
			text = strings.ReplaceAll(text, place, numberText(levels[l].format, max(counts[l], 1)+levels[l].start-1))
		}
	}
	return text
}

// levelOf reads a level from 0 to 8.
func levelOf(s string) int { return min(max(atoi(s), 0), 8) }

// atoi reads a number, 0 where there is none.
func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// numberText writes a number in one of Word's formats (ST_NumberFormat). A
// format that reports do not use is written in figures.
func numberText(format string, n int) string {
	switch format {
	case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand", "ideographDigital", "koreanCounting":
		return chineseNumber(n)
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return noteMark(n)
	case "decimalFullWidth", "decimalFullWidth2":
		return strings.Map(func(r rune) rune { return r - '0' + '０' }, strconv.Itoa(n))
	case "upperLetter":
		return string(rune('A' + (n-1)%26))
	case "lowerLetter":
		return string(rune('a' + (n-1)%26))
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	}
	return strconv.Itoa(n)
}

// chineseNumber writes 1 to 99 in Chinese: 一, 十, 二十一.
func chineseNumber(n int) string {
	digits := []rune("〇一二三四五六七八九")
	switch {
	case n < 0 || n > 99:
		return strconv.Itoa(n)
	case n < 10:
		return string(digits[n])
	}
	s := "十"
	if n >= 20 {
		s = string(digits[n/10]) + s
	}
	if n%10 > 0 {
		s += string(digits[n%10])
	}
	return s
}
