package store

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"

	"baogao/model"
)

// exportSchema is the schema of an exported database. Its comments are kept
// in the database, where `.schema` shows them. Names are those of SDMX's
// cross-domain concepts where it has one.
const exportSchema = `
CREATE TABLE report ( -- 报告: a region's government work report, one delivery
	REPORT TEXT PRIMARY KEY, -- region and plan year: 荆门市-2024
	REF_AREA TEXT NOT NULL, -- code of GB/T 2260, or the name where it is not known
	REF_AREA_NAME TEXT NOT NULL,
	AREA_LEVEL TEXT NOT NULL, -- province, prefecture, county, township; ''
	PARENT TEXT NOT NULL, -- the division above
	PROVINCE TEXT NOT NULL,
	REVIEW_YEAR INTEGER, -- looked back on; NULL where not known
	PLAN_YEAR INTEGER, -- planned; NULL where not known
	DELIVERED TEXT, -- YYYY-MM-DD; NULL where not known
	SPEAKER TEXT NOT NULL, OFFICE TEXT NOT NULL, MEETING TEXT NOT NULL, TITLE TEXT NOT NULL,
	TRUNCATED INTEGER NOT NULL, -- 1: the source stops before the report ends
	GLOSSARY INTEGER NOT NULL, -- 1: it ends with a 名词解释
	TEXT TEXT NOT NULL -- a paragraph a line; all START and END are byte offsets into it, in UTF-8
);
CREATE TABLE source ( -- what a report was read from: the one that is shown first, then its twins
	REPORT TEXT NOT NULL REFERENCES report, N INTEGER NOT NULL, PATH TEXT NOT NULL, FORMAT TEXT NOT NULL, ENCODING TEXT NOT NULL, SHA256 TEXT NOT NULL,
	DIFFERING INTEGER NOT NULL, -- figures that it states otherwise than the first
	PRIMARY KEY (REPORT, N)
);
CREATE TABLE flag ( -- something to know about a report or how it was read
	REPORT TEXT NOT NULL REFERENCES report, FLAG TEXT NOT NULL, PRIMARY KEY (REPORT, FLAG)
);
CREATE TABLE section ( -- 章节
	REPORT TEXT NOT NULL REFERENCES report, SECTION TEXT NOT NULL, -- 一, 一.2
	PARENT TEXT, -- SECTION of the section above; NULL at the top
	LEVEL INTEGER NOT NULL, -- 1 一、 2 （一） 3 1. 4 （1）
	LABEL TEXT NOT NULL, TITLE TEXT NOT NULL, START INTEGER NOT NULL, END INTEGER NOT NULL,
	PRIMARY KEY (REPORT, SECTION)
);
CREATE TABLE lead ( -- a paragraph's topic sentence
	REPORT TEXT NOT NULL REFERENCES report, N INTEGER NOT NULL, LEAD TEXT NOT NULL, START INTEGER NOT NULL, END INTEGER NOT NULL,
	PRIMARY KEY (REPORT, N)
);
CREATE TABLE term ( -- 名词解释
	REPORT TEXT NOT NULL REFERENCES report, N INTEGER NOT NULL, NUMBER TEXT NOT NULL, TERM TEXT NOT NULL, DEFINITION TEXT NOT NULL,
	START INTEGER NOT NULL, END INTEGER NOT NULL, PRIMARY KEY (REPORT, N)
);
CREATE TABLE reference ( -- a mark in the text that points to a term
	REPORT TEXT NOT NULL REFERENCES report, N INTEGER NOT NULL, MARK TEXT NOT NULL,
	TERM INTEGER, -- N of the term; NULL where the source explains none
	START INTEGER NOT NULL, END INTEGER NOT NULL, PRIMARY KEY (REPORT, N)
);
CREATE TABLE observation ( -- 指标: one stated number about an indicator
	REPORT TEXT NOT NULL REFERENCES report, N INTEGER NOT NULL,
	REF_AREA TEXT NOT NULL, INDICATOR TEXT NOT NULL,
	MEASURE TEXT NOT NULL, -- level, growth, increase, average_growth, total_growth, cumulative
	TIME_PERIOD TEXT NOT NULL, -- 2023, 2021-2025, 2023Q1, 2023H1, 2023Q1-Q3
	OBS_VALUE REAL NOT NULL, UNIT_MEASURE TEXT NOT NULL,
	OBS_STATUS TEXT NOT NULL, -- SDMX CL_OBS_STATUS: A normal, E estimated, F forecast (a target)
	KIND TEXT NOT NULL, -- actual, estimate, target
	BOUND TEXT NOT NULL, -- = ~ >= <=
	SCOPE TEXT NOT NULL, RANK TEXT NOT NULL,
	SECTION TEXT, -- where it stands; NULL before the first heading
	QUOTE TEXT NOT NULL, START INTEGER NOT NULL, END INTEGER NOT NULL,
	PRIMARY KEY (REPORT, N)
);
CREATE INDEX observation_indicator ON observation (INDICATOR, TIME_PERIOD);
CREATE TABLE distance ( -- how far an observation lies from another region's number
	REPORT TEXT NOT NULL, N INTEGER NOT NULL, REFERENCE_AREA TEXT NOT NULL, -- 全省, 全国
	POINTS REAL NOT NULL, -- 个百分点, signed
	PRIMARY KEY (REPORT, N, REFERENCE_AREA)
);
`

// Export writes a library as an SQLite database that any SQL tool can open,
// with the tables of exportSchema.
func Export(ctx context.Context, w io.Writer, lib model.Library) error {
	dir, err := os.MkdirTemp("", "baogao-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "export.sqlite")
	if err := exportTo(ctx, path, lib); err != nil {
		return err
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(w, f)
	return err
}

// exportTo makes the database at path.
func exportTo(ctx context.Context, path string, lib model.Library) error {
	// Nobody else sees the file before it is finished.
	db, err := open(path, url.Values{"_pragma": {"journal_mode(OFF)", "synchronous(OFF)"}})
	if err != nil {
		return err
	}
	defer db.Close()
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.Exec(exportSchema); err != nil {
		return err
	}
	e := &exporter{batch{tx: tx}}
	for _, entry := range lib.Entries() {
		if err := ctx.Err(); err != nil {
			return err
		}
		r, err := lib.Report(entry.ID)
		if err != nil {
			return err
		}
		if err := e.report(entry, r); err != nil {
			return fmt.Errorf("%s: %w", entry.ID, err)
		}
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	return db.Close()
}

// An exporter writes reports into the tables of exportSchema.
type exporter struct{ batch }

// insert writes a row.
func (e *exporter) insert(table string, values ...any) error {
	places := "?"
	for range values[1:] {
		places += ", ?"
	}
	_, err := e.exec(`INSERT OR IGNORE INTO `+table+` VALUES (`+places+`)`, values...)
	return err
}

// known is a value, or NULL for one that is not known.
func known[T comparable](v T) any {
	var zero T
	if v == zero {
		return nil
	}
	return v
}

func (e *exporter) report(entry model.Entry, r *model.Report) error {
	m := r.Meta
	area := areaOf(m)
	err := e.insert("report", r.ID, area, m.Region.Name, string(m.Region.Level), m.Region.Parent, m.Region.Province, known(m.ReviewYear), known(m.PlanYear),
		known(m.Date), m.Speaker, m.Office, m.Meeting, m.Title, m.Truncated, m.Glossary, r.Text)
	if err != nil {
		return err
	}
	sources := append([]model.Twin{{Source: m.Source}}, entry.Twins...)
	for i, s := range sources {
		if err := e.insert("source", r.ID, i+1, s.Source.Path, s.Source.Format, s.Source.Encoding, s.Source.SHA256, s.Differing); err != nil {
			return err
		}
	}
	for _, f := range r.Flags {
		if err := e.insert("flag", r.ID, string(f)); err != nil {
			return err
		}
	}
	addresses := r.Addresses()
	if err := e.sections(r, addresses, r.Sections, nil); err != nil {
		return err
	}
	if err := e.words(r); err != nil {
		return err
	}
	return e.observations(r, area, addresses)
}

// areaOf is what REF_AREA says of a region.
func areaOf(m model.Meta) string {
	if m.Region.Code != "" {
		return m.Region.Code
	}
	return m.Region.Name
}

func (e *exporter) sections(r *model.Report, addresses map[*model.Section]string, list []*model.Section, parent any) error {
	for _, s := range list {
		if err := e.insert("section", r.ID, addresses[s], parent, s.Level, s.Label, s.Title.In(r.Text), s.Span.Start, s.Span.End); err != nil {
			return err
		}
		if err := e.sections(r, addresses, s.Children, addresses[s]); err != nil {
			return err
		}
	}
	return nil
}

// words writes leads, terms and references.
func (e *exporter) words(r *model.Report) error {
	for i, l := range r.Leads {
		if err := e.insert("lead", r.ID, i+1, l.Span.In(r.Text), l.Span.Start, l.Span.End); err != nil {
			return err
		}
	}
	for i, t := range r.Terms {
		if err := e.insert("term", r.ID, i+1, t.Number, t.Name.In(r.Text), t.Definition.In(r.Text), t.Span.Start, t.Span.End); err != nil {
			return err
		}
	}
	for i, ref := range r.References {
		if err := e.insert("reference", r.ID, i+1, ref.Span.In(r.Text), known(ref.Term+1), ref.Span.Start, ref.Span.End); err != nil {
			return err
		}
	}
	return nil
}

func (e *exporter) observations(r *model.Report, area string, addresses map[*model.Section]string) error {
	for i, o := range r.Observations {
		var section any
		if path := r.PathAt(o.Quote.Start); len(path) > 0 {
			section = addresses[path[len(path)-1]]
		}
		err := e.insert("observation", r.ID, i+1, area, o.Indicator, string(o.Measure), o.Period, o.Value, o.Unit, o.Kind.Status(), string(o.Kind), string(o.Bound),
			o.Scope, o.Rank, section, o.Quote.In(r.Text), o.Quote.Start, o.Quote.End)
		if err != nil {
			return err
		}
		for _, v := range o.VS {
			if err := e.insert("distance", r.ID, i+1, v.Reference, v.Points); err != nil {
				return err
			}
		}
	}
	return nil
}
