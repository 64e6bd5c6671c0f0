// Package parse turns the bytes of a government work report, as it is found
// on the web, into a *model.Report. A report flows through the stages in the
// order of Parse: decode, furniture, outline, leads, meta, glossary,
// indicators; each stage is a file or a package beside this one.
package parse

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"baogao/model"
)

// Parse reads one source. name is the path or name it is known by: it is
// recorded, and used in messages and as a last hint for region and year.
// The error is one line that says what is wrong with the source; a report
// that could be read in part comes with flags instead.
func Parse(name string, data []byte) (*model.Report, error) {
	source, err := decode(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	r := &model.Report{}
	body, furniture := strip(splitLines(source.text))
	for _, l := range furniture {
		r.Furniture += len(l.text)
	}
	var paragraphs []paragraph
	r.Text, paragraphs = compose(body)
	sum := sha256.Sum256(data)
	r.Meta.Source = model.Source{Path: name, Format: "txt", Encoding: source.encoding, SHA256: hex.EncodeToString(sum[:])}
	outline(r, paragraphs)
	glossary(r, paragraphs)
	leads(r, paragraphs)
	r.ID = model.MakeID(r.Meta.Region.Name, r.Meta.PlanYear)
	return r, nil
}
