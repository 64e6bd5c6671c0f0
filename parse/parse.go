// Package parse turns the bytes of a government work report, as it is found
// on the web, into a *model.Report. A report flows through the stages in the
// order of Parse: extract (out of its file's form), decode, lines, furniture,
// paragraphs, outline, glossary, leads, references, flags, meta, indicators.
// Each stage is a file or a package beside this one.
package parse

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"baogao/model"
	"baogao/parse/indicator"
)

// Parse reads one source. name is the path or name it is known by: it is
// recorded, and used in messages and as a last hint for region and year.
// The error is one line that says what is wrong with the source; a report
// that could be read in part comes with flags instead.
func Parse(name string, data []byte) (*model.Report, error) {
	go indicator.Prepare()
	source, err := read(name, data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	d, err := structure(source)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	r := d.report
	sum := sha256.Sum256(data)
	r.Meta.Source = model.Source{Path: name, Format: source.format, Encoding: source.encoding, SHA256: hex.EncodeToString(sum[:])}
	meta(r, d.front, name)
	r.Observations = indicator.Extract(r)
	r.ID = model.MakeID(r.Meta.Region.Name, r.Meta.PlanYear)
	return r, nil
}

// document is a report whose text and structure are known.
type document struct {
	report *model.Report
	front  []line // of the page, above the report's text
}

// structure takes the report out of its page and finds its parts: sections,
// leads, glossary entries and the references to them.
func structure(source decoded) (document, error) {
	page := splitLines(string(source.text))
	if err := isReadable(page); err != nil {
		return document{}, err
	}
	found := strip(page)
	if len(found.report) == 0 {
		return document{}, ErrNotChinese // nothing but a page's controls
	}
	text, paragraphs := compose(found.report)
	r := &model.Report{Text: text, Furniture: size(found.furniture)}
	gap := outline(r, paragraphs)
	glossary(r, paragraphs)
	leads(r, paragraphs)
	references(r)
	judge(r, paragraphs, source, gap)
	return document{r, found.front}, nil
}

// isReadable returns an error where a page has no text that could be a
// Chinese report. It is lenient: what is Chinese is shown, with its flags.
func isReadable(page []line) error {
	han, letters := 0, 0
	for _, l := range page {
		for _, r := range l.text[:min(len(l.text), sampled)] {
			switch {
			case isHan(r):
				han++
			case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z':
				letters++
			}
		}
		if han > 200 && han > letters {
			return nil
		}
	}
	switch {
	case len(page) == 0:
		return ErrEmpty
	case han*4 < letters || han == 0:
		return ErrNotChinese
	}
	return nil
}

// size is the number of bytes of the lines.
func size(lines []line) int {
	n := 0
	for _, l := range lines {
		n += len(l.text)
	}
	return n
}
