package export

import (
	"encoding/csv"
	"io"
	"strconv"

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

// Hits writes hits one after the other, as an array of JSON or as CSV.
type Hits struct {
	w     io.Writer
	csv   *csv.Writer // nil: JSON
	begun bool
	err   error
}

// NewHits begins to write hits in a format: csv, json.
func NewHits(w io.Writer, format string) *Hits {
	h := &Hits{w: w}
	if format == "csv" {
		if h.csv, h.err = Table(w); h.err == nil {
			h.err = h.csv.Write([]string{"REPORT", "REF_AREA_NAME", "SECTION", "LINE", "COLUMN", "START", "END", "BEFORE", "MATCH", "AFTER"})
		}
	}
	return h
}

// Add writes a hit.
func (h *Hits) Add(hit Hit) error {
	r := hit.Report
	j := jsonHit{r.ID, r.Meta.Region.Name, hit.Section, hit.Line, hit.Column, hit.Match.Span.Start, hit.Match.Span.End, nil, hit.Before, hit.Match.Span.In(r.Text), hit.After}
	switch {
	case h.err != nil:
	case h.csv != nil:
		h.err = h.csv.Write([]string{j.Report, Inert(j.Region), j.Section, strconv.Itoa(j.Line), strconv.Itoa(j.Column), strconv.Itoa(j.Start), strconv.Itoa(j.End),
			Inert(j.Before), Inert(j.Match), Inert(j.After)})
	default:
		for _, s := range hit.Match.Hits {
			j.Hits = append(j.Hits, [2]int{s.Start, s.End})
		}
		before := ","
		if !h.begun {
			before, h.begun = "[", true
		}
		if _, h.err = io.WriteString(h.w, before); h.err == nil {
			h.err = encoder(h.w).Encode(j)
		}
	}
	return h.err
}

// Close ends the output.
func (h *Hits) Close() error {
	switch {
	case h.err != nil:
	case h.csv != nil:
		h.csv.Flush()
		h.err = h.csv.Error()
	case h.begun:
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
