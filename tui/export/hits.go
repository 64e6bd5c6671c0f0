package export

import (
	"encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"

	"baogao/model"
	"baogao/model/search"
)

// Hit is a match of a search in its context.
type Hit struct {
	Report  *model.Report
	Section string // its address
	Line    int    // the paragraph, counted from 1
	Column  int    // the character in it, counted from 1
	Match   search.Match
	Before  string
	After   string
}

// Context is how many characters stand before and after a hit where nobody
// says otherwise.
const Context = 30

// HitsIn are matches in a report, with where they stand and up to n characters
// of their paragraph before and after them.
func HitsIn(r *model.Report, matches []search.Match, n int) []Hit {
	sections, places := newAddresses(r), placesOf(r.Text, matches)
	hits := make([]Hit, len(matches))
	for i, m := range matches {
		about := search.Around(r.Text, m.Span, n, n)
		hits[i] = Hit{Report: r, Section: sections.at(m.Span.Start), Line: places[i].line, Column: places[i].column, Match: m,
			Before: r.Text[about.Start:m.Span.Start], After: r.Text[m.Span.End:about.End]}
	}
	return hits
}

// place is where a match begins, as editors and grep count.
type place struct{ line, column int }

// placesOf returns the places of matches, walking through the text once.
func placesOf(text string, matches []search.Match) []place {
	order := make([]int, len(matches))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return matches[a].Span.Start - matches[b].Span.Start })
	places := make([]place, len(matches))
	at, now := 0, place{1, 1}
	for _, i := range order {
		for _, r := range text[at:matches[i].Span.Start] {
			if r == '\n' {
				now = place{now.line + 1, 1}
			} else {
				now.column++
			}
		}
		at = matches[i].Span.Start
		places[i] = now
	}
	return places
}

type jsonHit struct {
	Report  string   `json:"report"`
	Region  string   `json:"region"`
	Section string   `json:"section"`
	Line    int      `json:"line"`
	Column  int      `json:"column"`
	Start   int      `json:"start"`
	End     int      `json:"end"`
	Hits    [][2]int `json:"hits"` // spans of the words
	Before  string   `json:"before"`
	Match   string   `json:"match"`
	After   string   `json:"after"`
}

// Hits writes hits one after the other, as an array of JSON, as CSV or as
// Markdown.
type Hits struct {
	w      io.Writer
	format string
	csv    *csv.Writer
	report *model.Report // of the last hit; nil before the first
	err    error
}

// NewHits begins to write hits in a format: csv, json, md.
func NewHits(w io.Writer, format string) *Hits {
	h := &Hits{w: w, format: format}
	if format == "csv" {
		if h.csv, h.err = Table(w); h.err == nil {
			h.err = h.csv.Write([]string{"REPORT", "REF_AREA_NAME", "SECTION", "LINE", "COLUMN", "START", "END", "BEFORE", "MATCH", "AFTER"})
		}
	}
	return h
}

// Add writes a hit.
func (h *Hits) Add(hit Hit) error {
	if h.err != nil {
		return h.err
	}
	if h.format == "md" {
		h.err = h.addMarkdown(hit)
	} else {
		h.err = h.addRecord(hit)
	}
	h.report = hit.Report
	return h.err
}

// addMarkdown writes a hit as an item of a list that has its report above it.
func (h *Hits) addMarkdown(hit Hit) error {
	var b strings.Builder
	if h.report != hit.Report {
		if h.report != nil {
			b.WriteByte('\n')
		}
		b.WriteString("## " + escapeText(hit.Report.Meta.String()) + "\n\n")
	}
	text := strings.ReplaceAll(markup.Replace(hit.Before)+"**"+markup.Replace(hit.Match.Span.In(hit.Report.Text))+"**"+markup.Replace(hit.After), "\n", " ")
	b.WriteString("- " + text)
	if hit.Section != "" {
		b.WriteString("（" + hit.Section + "）")
	}
	b.WriteByte('\n')
	_, err := io.WriteString(h.w, model.Printable(b.String()))
	return err
}

// addRecord writes a hit as a row of CSV or an object of JSON.
func (h *Hits) addRecord(hit Hit) error {
	r := hit.Report
	j := jsonHit{r.ID, r.Meta.Region.Name, hit.Section, hit.Line, hit.Column, hit.Match.Span.Start, hit.Match.Span.End, nil, hit.Before, hit.Match.Span.In(r.Text), hit.After}
	if h.csv != nil {
		return h.csv.Write([]string{j.Report, Inert(j.Region), j.Section, strconv.Itoa(j.Line), strconv.Itoa(j.Column), strconv.Itoa(j.Start), strconv.Itoa(j.End),
			Inert(j.Before), Inert(j.Match), Inert(j.After)})
	}
	for _, s := range hit.Match.Hits {
		j.Hits = append(j.Hits, [2]int{s.Start, s.End})
	}
	before := ","
	if h.report == nil {
		before = "["
	}
	if _, err := io.WriteString(h.w, before); err != nil {
		return err
	}
	return encoder(h.w).Encode(j)
}

// Close ends the output.
func (h *Hits) Close() error {
	switch {
	case h.err != nil:
	case h.csv != nil:
		h.csv.Flush()
		h.err = h.csv.Error()
	case h.format == "md":
	case h.report != nil:
		_, h.err = io.WriteString(h.w, "]\n")
	default:
		_, h.err = io.WriteString(h.w, "[]\n")
	}
	return h.err
}

// Count is how many matches a report has.
type Count struct {
	Entry   model.Entry
	Matches int
}

// CountsJSON writes counts as an array.
func CountsJSON(w io.Writer, counts []Count) error {
	type jsonCount struct {
		Report string `json:"report"`
		Region string `json:"region"`
		Count  int    `json:"count"`
	}
	out := []jsonCount{}
	for _, n := range counts {
		out = append(out, jsonCount{n.Entry.ID, n.Entry.Meta.Region.Name, n.Matches})
	}
	enc := encoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

// CountsCSV writes a count a row.
func CountsCSV(w io.Writer, counts []Count) error {
	t, err := Table(w)
	if err != nil {
		return err
	}
	_ = t.Write([]string{"REPORT", "REF_AREA_NAME", "COUNT"})
	for _, n := range counts {
		_ = t.Write([]string{n.Entry.ID, Inert(n.Entry.Meta.Region.Name), strconv.Itoa(n.Matches)})
	}
	t.Flush()
	return t.Error()
}
