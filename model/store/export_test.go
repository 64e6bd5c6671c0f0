package store

import (
	"bytes"
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baogao/model"
)

func TestExportedDatabaseSaysWhatTheReportsSay(t *testing.T) {
	r := sample("荆门市", 2024, "")
	twin := sample("荆门市", 2024, "又一份")
	unknown := &model.Report{Text: "没有标题"}
	var out bytes.Buffer
	if err := Export(context.Background(), &out, model.NewMemory([]*model.Report{r, twin, unknown})); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "x.sqlite")
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	tests := map[string]string{
		`PRAGMA integrity_check`: "ok",
		`SELECT count(*) || ' ' || min(REF_AREA) || ' ' || total(PLAN_YEAR IS NULL) FROM report`:                                                                                  "2  1.0",
		`SELECT REF_AREA || ' ' || INDICATOR || ' ' || MEASURE || ' ' || TIME_PERIOD || ' ' || OBS_VALUE || UNIT_MEASURE || ' ' || OBS_STATUS || ' ' || SECTION FROM observation`: "420800 地区生产总值 growth 2023 6.7% A 一",
		`SELECT POINTS || REFERENCE_AREA FROM distance JOIN observation USING (REPORT, N) WHERE RANK = '全省第4位'`:                                                                   "0.4全省",
		`SELECT group_concat(SECTION || ':' || coalesce(PARENT, '-') || ':' || TITLE) FROM section`:                                                                               "一:-:2023年工作回顾,一.1:一:名词解释",
		`SELECT group_concat(coalesce(term.TERM, '-')) FROM reference LEFT JOIN term ON term.REPORT = reference.REPORT AND term.N = reference.TERM`:                               "双碳,-",
		`SELECT substr(CAST(report.TEXT AS BLOB), observation.START + 1, observation.END - observation.START) = CAST(QUOTE AS BLOB) FROM observation JOIN report USING (REPORT)`:  "1",
		`SELECT count(*) || ' ' || max(N) FROM source WHERE REPORT = '荆门市-2024'`:                                                                                                  "2 2",
		`SELECT count(*) FROM lead`: "1",
		`SELECT group_concat(FLAG) FROM flag WHERE REPORT = '荆门市-2024'`: "flag-of-another-day,numbering-gap",
	}
	for query, want := range tests {
		var got string
		if err := db.QueryRow(query).Scan(&got); err != nil || got != want {
			t.Errorf("%s:\n got %s (%v)\nwant %s", query, got, err, want)
		}
	}
	var schema string
	if err := db.QueryRow(`SELECT sql FROM sqlite_schema WHERE name = 'observation'`).Scan(&schema); err != nil || !strings.Contains(schema, "CL_OBS_STATUS") {
		t.Errorf("the schema does not explain itself: %s, %v", schema, err)
	}
}
