// Package parse turns the bytes of a government work report, as it is found
// on the web, into a *model.Report. A report flows through the stages in the
// order of Parse: decode, furniture, outline, leads, meta, glossary,
// indicators; each stage is a file or a package beside this one.
package parse

import (
	"baogao/model"
)

// Parse reads one source. name is the path or name it is known by: it is
// recorded, and used in messages and as a last hint for region and year.
// The error is one line that says what is wrong with the source; a report
// that could be read in part comes with flags instead.
func Parse(name string, data []byte) (*model.Report, error) {
	r := &model.Report{Text: string(data)}
	r.Meta.Source.Path = name
	r.ID = name
	return r, nil
}
