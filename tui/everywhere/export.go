package everywhere

import (
	"context"
	"io"

	"baogao/model"
	"baogao/model/search"
	"baogao/tui/export"
	"baogao/tui/mode"
)

// Export implements mode.Exporter: all that was found, also what the list has
// no room for.
func (e *Everywhere) Export() (mode.Document, bool) {
	text := e.wanted()
	query, err := search.Compile(text, e.mode())
	if err != nil || len(e.rows) == 0 {
		e.session.Say("没有可写的查找结果")
		return mode.Document{}, false
	}
	command := []string{"grep", text, "--format", "csv"}
	if e.expression {
		command = append(command, "-E")
	}
	library := e.session.Library
	in := func(format string) mode.Format {
		return mode.Format{Ending: format, Write: func(w io.Writer) error { return writeHits(w, library, query, format) }}
	}
	return mode.Document{Name: "查找 " + text, Formats: []mode.Format{in("md"), in("csv"), in("json")}, Command: command}, true
}

// writeHits searches a library and writes every match, those of the report
// that says it most first.
func writeHits(w io.Writer, library model.Library, query *search.Query, format string) error {
	ctx := context.Background()
	var results []search.Result
	err := search.Library(ctx, library, query, search.Options{Keep: 1}, func(r search.Result) bool {
		results = append(results, r)
		return true
	})
	if err != nil {
		return err
	}
	search.Rank(results)
	hits := export.NewHits(w, format)
	for _, result := range results {
		r, err := library.Report(result.Entry.ID)
		if err != nil {
			return err
		}
		matches, _ := query.Matches(ctx, r.Text, 0)
		for _, hit := range export.HitsIn(r, matches, export.Context) {
			if err := hits.Add(hit); err != nil {
				return err
			}
		}
	}
	return hits.Close()
}
