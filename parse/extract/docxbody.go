package extract

import (
	"archive/zip"
	"encoding/xml"
	"strconv"
	"strings"
)

// maxNested is how many paragraphs in one another (text boxes, tables in
// tables) are told apart. Deeper ones run together.
const maxNested = 64

// A docxBody reads the paragraphs of a Word file.
type docxBody struct {
	numbering numbering
	styles    map[string]docxStyle
	notes     map[string]string // mark by kind and ID of the note: footnote3
	noted     []string          // the keys of notes in the order of the text

	out    []string
	open   []*docxParagraph // in one another
	tables []*docxTable     // in one another
	skip   int              // depth within what is left out
	inText bool             // in w:t
	hidden bool             // the run is not shown
}

// docxParagraph is a paragraph being read.
type docxParagraph struct {
	text       strings.Builder
	style      string
	numID      string
	level      string
	properties bool // in w:pPr
}

// docxTable is a table being read.
type docxTable struct {
	from int // in out, where its paragraphs begin
	rows []docxRow
}

// docxRow is a row of a table: for each cell where in out it begins.
type docxRow []int

// leftOut names the elements whose text is none of the document's: what was
// deleted or moved away, properties as they were before a change, readings
// printed over characters, and the second form of drawings for older
// programs, which holds the same text again.
func leftOut(name xml.Name) bool {
	switch name.Local {
	case "del", "moveFrom", "pPrChange", "rPrChange", "rt":
		return name.Space == "w"
	case "Fallback":
		return name.Space == "mc"
	}
	return false
}

// read reads a part with paragraphs.
func (b *docxBody) read(f *zip.File) error {
	err := eachToken(f, func(token xml.Token) {
		switch t := token.(type) {
		case xml.StartElement:
			switch {
			case b.skip > 0:
				b.skip++
			case leftOut(t.Name):
				b.skip = 1
			case t.Name.Space == "w":
				b.start(t)
			}
		case xml.EndElement:
			switch {
			case b.skip > 0:
				b.skip--
			case t.Name.Space == "w":
				b.end(t.Name.Local)
			}
		case xml.CharData:
			if b.skip == 0 && b.inText && !b.hidden {
				b.write(string(t))
			}
		}
	})
	for len(b.open) > 0 {
		b.endParagraph()
	}
	return err
}

func (b *docxBody) start(t xml.StartElement) {
	switch t.Name.Local {
	case "p":
		if len(b.open) < maxNested {
			b.open = append(b.open, &docxParagraph{})
		}
	case "t":
		b.inText = true
	case "r":
		b.hidden = false
	case "vanish":
		b.hidden = wordAttr(t, "val") != "0" && wordAttr(t, "val") != "false" && !b.inProperties()
	case "tab":
		if !b.inProperties() {
			b.write("\t")
		}
	case "br", "cr":
		b.write("\n")
	case "noBreakHyphen":
		b.write("-")
	case "footnoteReference", "endnoteReference":
		b.write(b.mark(strings.TrimSuffix(t.Name.Local, "Reference") + wordAttr(t, "id")))
	case "pPr":
		b.properties(true)
	case "pStyle", "numId", "ilvl":
		b.property(t)
	case "tbl":
		if len(b.tables) < maxNested {
			b.tables = append(b.tables, &docxTable{from: len(b.out)})
		}
	case "tr":
		if n := len(b.tables); n > 0 {
			b.tables[n-1].rows = append(b.tables[n-1].rows, nil)
		}
	case "tc":
		if n := len(b.tables); n > 0 {
			if m := len(b.tables[n-1].rows); m > 0 {
				b.tables[n-1].rows[m-1] = append(b.tables[n-1].rows[m-1], len(b.out))
			}
		}
	}
}

func (b *docxBody) end(name string) {
	switch name {
	case "p":
		b.endParagraph()
	case "t":
		b.inText = false
	case "pPr":
		b.properties(false)
	case "tbl":
		b.endTable()
	}
}

func (b *docxBody) write(s string) {
	if n := len(b.open); n > 0 {
		b.open[n-1].text.WriteString(s)
	}
}

func (b *docxBody) properties(in bool) {
	if n := len(b.open); n > 0 {
		b.open[n-1].properties = in
	}
}

func (b *docxBody) inProperties() bool {
	n := len(b.open)
	return n > 0 && b.open[n-1].properties
}

// property reads what a paragraph says of its style and number.
func (b *docxBody) property(t xml.StartElement) {
	if !b.inProperties() {
		return
	}
	p := b.open[len(b.open)-1]
	switch t.Name.Local {
	case "pStyle":
		p.style = wordAttr(t, "val")
	case "numId":
		p.numID = wordAttr(t, "val")
	case "ilvl":
		p.level = wordAttr(t, "val")
	}
}

// endParagraph writes a paragraph with the number that Word draws before it.
// The lines of a table of contents are left out: they are the headings again.
func (b *docxBody) endParagraph() {
	n := len(b.open)
	if n == 0 {
		return
	}
	p := b.open[n-1]
	b.open = b.open[:n-1]
	b.hidden, b.inText = false, false
	style := b.styles[p.style]
	if style.contents {
		return
	}
	if p.numID == "" {
		p.numID = style.numID
		if p.level == "" {
			p.level = style.level
		}
	}
	text := p.text.String()
	if strings.TrimSpace(text) == "" {
		return
	}
	b.out = append(b.out, b.numbering.next(p.numID, p.level)+text)
}

// endTable writes a table of data as one line a row. A table that lays out
// paragraphs is left as these.
func (b *docxBody) endTable() {
	n := len(b.tables)
	if n == 0 {
		return
	}
	t := b.tables[n-1]
	b.tables = b.tables[:n-1]
	var rows [][]string
	for i, row := range t.rows {
		var cells []string
		for j, from := range row {
			to := len(b.out)
			if j+1 < len(row) {
				to = row[j+1]
			} else if next := t.rows[i+1:]; len(next) > 0 && len(next[0]) > 0 {
				to = next[0][0]
			}
			cell := strings.Join(b.out[from:max(from, to)], " ")
			if len(cell) > 3*maxCell || strings.HasPrefix(cell, "| ") {
				return
			}
			cells = append(cells, cell)
		}
		rows = append(rows, cells)
	}
	if !isGrid(rows) {
		return
	}
	b.out = b.out[:t.from]
	for _, row := range rows {
		if line := rowLine(row); line != "" {
			b.out = append(b.out, line)
		}
	}
}

// mark is the sign of a note, as Chinese documents print it: ① to ㊿, then
// （51）.
func (b *docxBody) mark(key string) string {
	if m, ok := b.notes[key]; ok {
		return m
	}
	b.noted = append(b.noted, key)
	m := noteMark(len(b.noted))
	b.notes[key] = m
	return m
}

func noteMark(n int) string {
	switch {
	case n <= 20:
		return string(rune('①' + n - 1))
	case n <= 35:
		return string(rune('㉑' + n - 21))
	case n <= 50:
		return string(rune('㊱' + n - 36))
	}
	return "（" + strconv.Itoa(n) + "）"
}

// appendNotes writes the notes that the text refers to at its end, each with
// its mark. In reports they are the 名词解释, so that they get that heading
// where the text has none.
func (b *docxBody) appendNotes(footnotes, endnotes *zip.File) {
	if len(b.noted) == 0 {
		return
	}
	texts := map[string]string{}
	readNotes(footnotes, "footnote", texts)
	readNotes(endnotes, "endnote", texts)
	if len(texts) == 0 {
		return
	}
	b.out = append(b.out, "名词解释")
	for _, key := range b.noted {
		if texts[key] != "" {
			b.out = append(b.out, b.notes[key]+texts[key])
		}
	}
}

// readNotes reads the notes of a part, by kind and ID.
func readNotes(f *zip.File, kind string, texts map[string]string) {
	if f == nil {
		return
	}
	id, inText := "", false
	var text strings.Builder
	// What is wrong with the notes is no reason not to read the report.
	_ = eachToken(f, func(token xml.Token) {
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case kind:
				id = wordAttr(t, "id")
				text.Reset()
			case "t":
				inText = true
			}
		case xml.EndElement:
			switch t.Name.Local {
			case kind:
				if s := strings.TrimSpace(text.String()); s != "" {
					texts[kind+id] = s
				}
			case "t":
				inText = false
			}
		case xml.CharData:
			if inText {
				text.Write(t)
			}
		}
	})
}
