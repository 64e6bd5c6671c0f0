package store

import "baogao/model"

// record is what the library keeps in memory of a report.
type record struct {
	row    int64 // in the index; below 0 for a report that is in memory only
	entry  model.Entry
	review int           // see model.Figures
	plan   int           //
	report *model.Report // for a report that is in memory only
	file   string        // that it was read from, for the same
}

// encodeEntry writes a record but for its ID, which is given anew whenever
// the library changes.
func encodeEntry(rec *record) []byte {
	var e encoder
	m := &rec.entry.Meta
	for _, s := range []string{m.Region.Name, m.Region.Parent, m.Region.Province, m.Region.Code, m.Date, m.Speaker, m.Office, m.Meeting, m.Title, m.Source.Path, m.Source.SHA256} {
		e.str(s)
	}
	e.word(string(m.Region.Level))
	e.word(m.Source.Format)
	e.word(m.Source.Encoding)
	for _, n := range []int{m.ReviewYear, m.PlanYear, rec.review, rec.plan, rec.entry.Bytes, rec.entry.Sections, rec.entry.Terms, rec.entry.Observations} {
		e.uint(n)
	}
	e.bool(m.Truncated)
	e.bool(m.Glossary)
	e.uint(len(rec.entry.Flags))
	for _, f := range rec.entry.Flags {
		e.word(string(f))
	}
	return e.b
}

// decodeEntry reads what encodeEntry wrote.
func decodeEntry(row int64, blob string) (*record, error) {
	d := decoder{s: blob}
	rec := &record{row: row}
	m := &rec.entry.Meta
	for _, s := range []*string{&m.Region.Name, &m.Region.Parent, &m.Region.Province, &m.Region.Code, &m.Date, &m.Speaker, &m.Office, &m.Meeting, &m.Title, &m.Source.Path, &m.Source.SHA256} {
		*s = d.str()
	}
	m.Region.Level = model.RegionLevel(d.word())
	m.Source.Format = d.word()
	m.Source.Encoding = d.word()
	for _, n := range []*int{&m.ReviewYear, &m.PlanYear, &rec.review, &rec.plan, &rec.entry.Bytes, &rec.entry.Sections, &rec.entry.Terms, &rec.entry.Observations} {
		*n = d.uint()
	}
	m.Truncated = d.bool()
	m.Glossary = d.bool()
	if n := d.count(); n > 0 {
		rec.entry.Flags = make([]model.Flag, n)
		for i := range rec.entry.Flags {
			rec.entry.Flags[i] = model.Flag(d.word())
		}
	}
	return rec, d.done()
}
