package figures

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/keys"
	"baogao/tui/list"
	"baogao/tui/mode"
	"baogao/tui/theme"
)

var write = flag.Bool("write", false, "write what is drawn into testdata; read it before it is committed")

// said is an observation and where in the text it stands.
type said struct {
	quote, number string
	o             model.Observation
}

func say(quote, number, indicator string, m model.Measure, value float64, unit string, b model.Bound, k model.Kind, period string) said {
	return said{quote, number, model.Observation{Indicator: indicator, Measure: m, Value: value, Unit: unit, Bound: b, Kind: k, Period: period}}
}

func (s said) ranked(rank string) said {
	s.o.Rank = rank
	return s
}

func (s said) vs(reference string, points float64) said {
	s.o.VS = []model.Distance{{Reference: reference, Points: points}}
	return s
}

func (s said) scope(scope string) said {
	s.o.Scope = scope
	return s
}

// report makes a report. A line that begins with # is a heading of level 1.
func report(t *testing.T, region string, review int, text string, list ...said) *model.Report {
	t.Helper()
	r := &model.Report{Text: strings.ReplaceAll(text, "# ", "")}
	r.Meta.Region.Name, r.Meta.ReviewYear, r.Meta.PlanYear = region, review, review+1
	r.ID = model.MakeID(region, review+1)
	at := 0
	for _, line := range strings.Split(text, "\n") {
		size := len(strings.TrimPrefix(line, "# "))
		if title, ok := strings.CutPrefix(line, "# "); ok {
			label, rest, _ := strings.Cut(title, "、")
			if n := len(r.Sections); n > 0 {
				r.Sections[n-1].Span.End = at
			}
			r.Sections = append(r.Sections, &model.Section{Level: 1, Label: label, Title: model.Span{Start: at + size - len(rest), End: at + size},
				Heading: model.Span{Start: at, End: at + size}, Span: model.Span{Start: at, End: len(r.Text)}})
		}
		at += size + 1
	}
	for _, s := range list {
		q := strings.Index(r.Text, s.quote)
		n := strings.LastIndex(s.quote, s.number)
		if q < 0 || n < 0 {
			t.Fatalf("%s: no %q with %q in the text", region, s.quote, s.number)
		}
		s.o.Quote = model.Span{Start: q, End: q + len(s.quote)}
		s.o.Number = model.Span{Start: q + n, End: q + n + len(s.number)}
		r.Observations = append(r.Observations, s.o)
	}
	return r
}

const (
	pc       = "%"
	gdp      = "地区生产总值"
	assets   = "固定资产投资"
	jobs     = "城镇新增就业"
	firms    = "高新技术企业"
	grain    = "粮食产量"
	energy   = "单位GDP能耗"
	growth   = model.Growth
	level    = model.Level
	increase = model.Increase
	exact    = model.Exact
	least    = model.AtLeast
	done     = model.Actual
	target   = model.Target
)

// Sentences of the reports that are embedded in the program.
func jingmen(t *testing.T) *model.Report {
	text := "# 一、2023年工作回顾\n经济承压开局、逐月回升,GDP一季度累计增长4.7%、二季度累计增长6.3%、三季度累计增长6.6%,全年累计增长6.7%,增幅居全省第4位;固定资产投资增长6.8%,高于全省1.8个百分点;粮食稳产增收,总产达到58.7亿斤。\n城镇新增就业5.5万人。高新技术企业达到670家。\n# 二、2024年工作建议\n主要预期目标是:地区生产总值增长7%;城镇新增就业5.5万人以上;新增高新技术企业70家,确保能耗强度下降3%以上。"
	q := "GDP一季度累计增长4.7%、二季度累计增长6.3%、三季度累计增长6.6%,全年累计增长6.7%,增幅居全省第4位"
	return report(t, "荆门市", 2023, text,
		say("GDP一季度累计增长4.7%", "4.7%", gdp, growth, 4.7, pc, exact, done, "2023Q1"),
		say(q, "6.7%", gdp, growth, 6.7, pc, exact, done, "2023").ranked("全省第4位"),
		say("固定资产投资增长6.8%,高于全省1.8个百分点", "6.8%", assets, growth, 6.8, pc, exact, done, "2023").vs("全省", 1.8),
		say("粮食稳产增收,总产达到58.7亿斤", "58.7亿斤", grain, level, 58.7, "亿斤", exact, done, "2023"),
		say("城镇新增就业5.5万人", "5.5万人", jobs, level, 5.5, "万人", exact, done, "2023"),
		say("高新技术企业达到670家", "670家", firms, level, 670, "家", exact, done, "2023"),
		say("地区生产总值增长7%", "7%", gdp, growth, 7, pc, exact, target, "2024"),
		say("城镇新增就业5.5万人以上", "5.5万人", jobs, level, 5.5, "万人", least, target, "2024"),
		say("新增高新技术企业70家", "70家", firms, increase, 70, "家", exact, target, "2024"),
		say("能耗强度下降3%以上", "3%", energy, growth, -3, pc, least, target, "2024"))
}

func jingzhou(t *testing.T) *model.Report {
	text := "# 一、2023年工作回顾\n全年地区生产总值增长6.4％，高于全省0.4个百分点。固定资产投资增长10.1％，高于全省5.1个百分点。粮食面积总产单产实现“三增”、总产91.4亿斤。\n净增高新技术企业210家、总量突破800家。城镇新增就业7.1万人。\n# 二、2024年工作建议\n经济社会发展主要预期目标是：地区生产总值增长7％，城镇新增就业5.2万人以上。净增高新技术企业100家以上。"
	return report(t, "荆州市", 2023, text,
		say("地区生产总值增长6.4％，高于全省0.4个百分点", "6.4％", gdp, growth, 6.4, pc, exact, done, "2023").vs("全省", 0.4),
		say("固定资产投资增长10.1％，高于全省5.1个百分点", "10.1％", assets, growth, 10.1, pc, exact, done, "2023").vs("全省", 5.1),
		say("总产91.4亿斤", "91.4亿斤", grain, level, 91.4, "亿斤", exact, done, "2023"),
		say("净增高新技术企业210家", "210家", firms, increase, 210, "家", exact, done, "2023"),
		say("净增高新技术企业210家、总量突破800家", "800家", firms, level, 800, "家", least, done, "2023"),
		say("城镇新增就业7.1万人", "7.1万人", jobs, level, 7.1, "万人", exact, done, "2023"),
		say("地区生产总值增长7％", "7％", gdp, growth, 7, pc, exact, target, "2024"),
		say("城镇新增就业5.2万人以上", "5.2万人", jobs, level, 5.2, "万人", least, target, "2024"),
		say("净增高新技术企业100家以上", "100家", firms, increase, 100, "家", least, target, "2024"))
}

func qianjiang(t *testing.T) *model.Report {
	text := "# 一、2023年工作回顾\n完成地区生产总值904.92亿元,增长6.3%。新增城镇就业11333人。高新技术企业149家。\n# 二、2024年重点工作\n地区生产总值增长7%以上。"
	return report(t, "潜江市", 2023, text,
		say("地区生产总值904.92亿元", "904.92亿元", gdp, level, 904.92, "亿元", exact, done, "2023"),
		say("地区生产总值904.92亿元,增长6.3%", "6.3%", gdp, growth, 6.3, pc, exact, done, "2023"),
		say("新增城镇就业11333人", "11333人", jobs, level, 11333, "人", exact, done, "2023"),
		say("高新技术企业149家", "149家", firms, level, 149, "家", exact, done, "2023"),
		say("地区生产总值增长7%以上", "7%", gdp, growth, 7, pc, least, target, "2024"))
}

func zengdu(t *testing.T) *model.Report {
	text := "# 一、2021年工作回顾\n预计实现地区生产总值572亿元,同比增长14%。五年来,地区生产总值跨过500亿元大关,年均增长8.5%。\n# 二、今后五年\n到2026年,力争地区生产总值达到900亿元。"
	return report(t, "曾都区", 2021, text,
		say("预计实现地区生产总值572亿元", "572亿元", gdp, level, 572, "亿元", exact, model.Estimate, "2021"),
		say("预计实现地区生产总值572亿元,同比增长14%", "14%", gdp, growth, 14, pc, exact, model.Estimate, "2021"),
		say("地区生产总值跨过500亿元", "500亿元", gdp, level, 500, "亿元", least, done, "2021"),
		say("地区生产总值跨过500亿元大关,年均增长8.5%", "8.5%", gdp, model.AverageGrowth, 8.5, pc, exact, done, "2017-2021"),
		say("到2026年,力争地区生产总值达到900亿元", "900亿元", gdp, level, 900, "亿元", exact, target, "2026"))
}

// hailar are two years of one district.
func hailar(t *testing.T) []*model.Report {
	return []*model.Report{
		report(t, "海拉尔区", 2012, "# 二、2013年目标任务\n地区生产总值增长20%，达到282亿元。区本级固定资产投资增长23%。新增城镇就业5400人。城乡居民可支配收入增长18%。",
			say("地区生产总值增长20%", "20%", gdp, growth, 20, pc, exact, target, "2013"),
			say("地区生产总值增长20%，达到282亿元", "282亿元", gdp, level, 282, "亿元", exact, target, "2013"),
			say("区本级固定资产投资增长23%", "23%", assets, growth, 23, pc, exact, target, "2013").scope("区本级"),
			say("新增城镇就业5400人", "5400人", jobs, level, 5400, "人", exact, target, "2013"),
			say("城乡居民可支配收入增长18%", "18%", "农村居民人均可支配收入", growth, 18, pc, exact, target, "2013")),
		report(t, "海拉尔区", 2013, "# 一、2013年工作回顾\n地区生产总值完成253.7亿元，同比增长10.1%。区本级全社会固定资产投资额同比增长24.7%。新增就业5611人。\n# 二、2014年目标任务\n地区生产总值增长11%。",
			say("地区生产总值完成253.7亿元", "253.7亿元", gdp, level, 253.7, "亿元", exact, done, "2013"),
			say("地区生产总值完成253.7亿元，同比增长10.1%", "10.1%", gdp, growth, 10.1, pc, exact, done, "2013"),
			say("区本级全社会固定资产投资额同比增长24.7%", "24.7%", assets, growth, 24.7, pc, exact, done, "2013").scope("区本级"),
			say("新增就业5611人", "5611人", jobs, level, 5611, "人", exact, done, "2013"),
			say("地区生产总值增长11%", "11%", gdp, growth, 11, pc, exact, target, "2014")),
	}
}

// reader stands in for the mode that shows reports.
type reader struct {
	place mode.Place
}

func (r *reader) SetSize(int, int)                  {}
func (r *reader) Contexts() []keys.Context          { return nil }
func (r *reader) Do(keys.Action, int) tea.Cmd       { return nil }
func (r *reader) Update(tea.Msg) tea.Cmd            { return nil }
func (r *reader) Draw(cell.Canvas)                  {}
func (r *reader) Status() mode.Status               { return mode.Status{} }
func (r *reader) Place() mode.Place                 { return r.place }
func (r *reader) Spot() (mode.Spot, bool)           { return mode.Spot{}, false }
func (r *reader) Show(p mode.Place) tea.Cmd         { r.place = p; return nil }
func (r *reader) String() string                    { return r.place.Report }
func newReader(report string) *reader               { return &reader{mode.Place{Report: report}} }
func reports(list ...*model.Report) []*model.Report { return list }

// screen is a session with the keys of a person.
type screen struct {
	t             *testing.T
	session       *mode.Session
	reader        *reader
	width, height int
}

func newScreen(t *testing.T, c cell.Condition, width, height int, list ...*model.Report) *screen {
	s := &mode.Session{Library: model.NewMemory(list), Theme: theme.New(theme.Terminal{Profile: termenv.Ascii}), Condition: c, Store: mode.NewMemory(), Now: time.Now}
	r := newReader("")
	s.Push(r)
	s.SetSize(width, height-1)
	return &screen{t, s, r, width, height}
}

// mark chooses reports for comparison.
func (s *screen) mark(list ...*model.Report) *screen {
	for _, r := range list {
		s.session.Mark(r.ID)
	}
	return s
}

// open puts a mode on top.
func (s *screen) open(m mode.Mode) *screen {
	s.session.Push(m)
	return s
}

// press types keys as Bubble Tea names them, blank-separated. The
// cursor rests after them.
func (s *screen) press(list string) *screen {
	s.t.Helper()
	for _, k := range strings.Fields(list) {
		if k == "space" {
			k = " "
		}
		top := s.session.Top()
		contexts := top.Contexts()
		typist, ok := top.(mode.Typist)
		typing := ok && typist.Typing()
		if !typing {
			contexts = append(contexts, keys.Everywhere)
		}
		action, ok := keys.Lookup(contexts, k)
		switch {
		case !ok && typing:
			top.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(k)})
		case !ok:
			s.t.Fatalf("%q does nothing in %v", k, contexts)
		case action == keys.Back || action == keys.Quit:
			s.session.Pop()
		case action == keys.OpenOwn:
			s.session.Push(OpenOwn(s.session, top.(interface{ Subject() string }).Subject()))
		default:
			top.Do(action, 0)
		}
	}
	if m, ok := s.session.Top().(interface{ settle() }); ok {
		m.settle() // the cursor rests
	}
	return s
}

// rest carries out a command and gives what it says to the modes.
func (s *screen) rest(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	msg := cmd()
	for _, m := range s.session.Modes() {
		m.Update(msg)
	}
}

// rows draws the top mode and checks that every row fills the screen to the
// cell.
func (s *screen) rows() []string {
	s.t.Helper()
	g := cell.NewGrid(s.session.Condition, s.width, s.height-1)
	s.session.Top().Draw(g.Canvas())
	rows := g.Rows()
	for y, row := range rows {
		if w := s.session.Condition.Width(row); w != s.width {
			s.t.Errorf("row %d is %d cells wide, want %d: >%s<", y, w, s.width, row)
		}
	}
	return rows
}

// has checks that a text is on the screen.
func (s *screen) has(text string) {
	s.t.Helper()
	if all := strings.Join(s.rows(), "\n"); !strings.Contains(all, text) {
		s.t.Errorf("no %q on the screen:\n%s", text, all)
	}
}

// hasNot checks that a text is not on the screen.
func (s *screen) hasNot(text string) {
	s.t.Helper()
	if all := strings.Join(s.rows(), "\n"); strings.Contains(all, text) {
		s.t.Errorf("%q is on the screen:\n%s", text, all)
	}
}

// row returns the row of the screen that has a text.
func (s *screen) row(text string) string {
	s.t.Helper()
	for _, r := range s.rows() {
		if strings.Contains(r, text) {
			return strings.Join(strings.Fields(r), " ")
		}
	}
	s.t.Fatalf("no row with %q:\n%s", text, strings.Join(s.rows(), "\n"))
	return ""
}

// cursor returns the row that the cursor is on.
func (s *screen) cursor() string {
	s.t.Helper()
	for _, r := range s.rows() {
		if strings.HasPrefix(r, list.Bar) {
			return strings.Join(strings.Fields(r), " ")
		}
	}
	s.t.Fatalf("no cursor:\n%s", strings.Join(s.rows(), "\n"))
	return ""
}

// golden compares the screen with testdata/NAME.txt, rows between > and <.
func (s *screen) golden(name string) {
	s.t.Helper()
	var b strings.Builder
	for _, r := range s.rows() {
		b.WriteString(">" + r + "<\n")
	}
	path := filepath.Join("testdata", name+".txt")
	if *write {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			s.t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		s.t.Fatal(err)
	}
	if b.String() != string(want) {
		s.t.Errorf("%s: drawn\n%swant\n%s", name, b.String(), want)
	}
}
