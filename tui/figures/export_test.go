package figures

import (
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"baogao/tui/cell"
	"baogao/tui/mode"
)

// written is what the screen writes in a format.
func (s *screen) written(ending string) string {
	s.t.Helper()
	d, ok := s.session.Top().(mode.Exporter).Export()
	if !ok {
		return ""
	}
	for _, f := range d.Formats {
		if f.Ending == ending {
			var b strings.Builder
			if err := f.Write(&b); err != nil {
				s.t.Fatal(err)
			}
			return b.String()
		}
	}
	s.t.Fatalf("%q has no %s", d.Name, ending)
	return ""
}

func TestTheYearsOfAnIndicatorAreWritten(t *testing.T) {
	list := hailar(t)
	s := newScreen(t, cell.Narrow, 120, 30, list...)
	s.open(NewCourse(s.session, list[1].ID, gdp))
	const want = "| 年份 | 口径 | 实绩 | 目标 | 报告自述 | 原文 |\n| --- | --- | ---: | ---: | --- | --- |\n" +
		"| 2013 | 总量 | 253.7 亿元 | 282 亿元 |  | 地区生产总值完成253.7亿元，同比增长10.1%。 |\n" +
		"| 2013 | 增速 | 10.1% | 20% |  | 地区生产总值完成253.7亿元，同比增长10.1%。 |\n" +
		"| 2014 | 增速 |  | 11% |  |  |\n"
	if got := s.written("md"); got != want {
		t.Errorf("written\n%s\nwant\n%s", got, want)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(s.written("csv"), "\ufeff"))).ReadAll()
	if err != nil || len(rows) != 6 || rows[1][6] != "282" || rows[2][6] != "253.7" {
		t.Errorf("rows %q, %v; want a header, and 2013's target before its result", rows, err)
	}
	var years []struct {
		Year   int
		Actual *struct{ Value float64 }
		MadeIn string `json:"made_in"`
	}
	if err := json.Unmarshal([]byte(s.written("json")), &years); err != nil || len(years) != 3 || years[0].Actual.Value != 253.7 || years[0].MadeIn != "海拉尔区-2013" || years[2].Actual != nil {
		t.Errorf("years %+v, %v", years, err)
	}
}

func TestOnlyWhatIsInSightIsWritten(t *testing.T) {
	s := newScreen(t, cell.Narrow, 120, 30, jingmen(t))
	s.open(NewOwn(s.session, "荆门市-2024")).press("/ 粮 食 enter")
	got := s.written("csv")
	if strings.Count(got, "\n") != 2 || !strings.Contains(got, "粮食产量") {
		t.Errorf("written\n%s", got)
	}
}
