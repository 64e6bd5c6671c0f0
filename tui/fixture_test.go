package tui

import (
	"errors"
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
	"baogao/tui/mode"
	"baogao/tui/theme"
)

var write = flag.Bool("write", false, "write what is drawn into testdata; read it before it is committed")

// source is a report written for tests: a line that begins with # is a heading
// of level 1, one with ## of level 2; where that goes on after its first 。 the
// text runs in. Leads stand between 【】, figures between 〖〗, references between
// ⟦⟧ and terms are lines "name：definition" after a last heading.
type source struct {
	region model.Region
	year   int
	text   string
	flags  []model.Flag
}

var brackets = strings.NewReplacer("【", "", "】", "", "〖", "", "〗", "", "⟦", "", "⟧", "")

// report reads a source.
func (s source) report() *model.Report {
	r := &model.Report{ID: model.MakeID(s.region.Name, s.year), Flags: s.flags}
	r.Meta = model.Meta{Region: s.region, PlanYear: s.year, ReviewYear: s.year - 1}
	var text strings.Builder
	var parents [3]*model.Section
	for _, line := range strings.Split(s.text, "\n") {
		marks := len(line) - len(strings.TrimLeft(line, "#"))
		line = strings.TrimLeft(line, "# ")
		at := text.Len()
		plain := brackets.Replace(line)
		s.mark(r, line, at)
		text.WriteString(plain + "\n")
		switch {
		case marks > 0:
			title, _, runIn := strings.Cut(plain, "。")
			label := title[:strings.IndexAny(title, "、）")]
			from := at + len(label) + len("、")
			if marks == 2 {
				label += "）"
			}
			sec := &model.Section{Level: marks, Label: label, RunIn: runIn, Heading: model.Span{Start: at, End: at + len(title)},
				Title: model.Span{Start: from, End: at + len(title)}, Span: model.Span{Start: at, End: -1}}
			for level := marks; level < len(parents); level++ {
				if parents[level] != nil && parents[level].Span.End < 0 {
					parents[level].Span.End = at
				}
			}
			parents[marks] = sec
			if marks == 1 {
				r.Sections = append(r.Sections, sec)
			} else {
				parents[1].Children = append(parents[1].Children, sec)
			}
		case r.Meta.Glossary && strings.Contains(plain, "："):
			name, _, _ := strings.Cut(plain, "：")
			r.Terms = append(r.Terms, model.Term{Name: model.Span{Start: at, End: at + len(name)},
				Definition: model.Span{Start: at + len(name) + len("："), End: at + len(plain)}, Span: model.Span{Start: at, End: at + len(plain)}})
		case plain == "名词解释":
			r.Meta.Glossary = true
			if parents[2] != nil && parents[2].Span.End < 0 {
				parents[2].Span.End = at
			}
			parents[1].Span.End = at
			heading := model.Span{Start: at, End: at + len(plain)}
			parents[1] = &model.Section{Level: 1, Title: heading, Heading: heading, Span: model.Span{Start: at, End: -1}}
			r.Sections = append(r.Sections, parents[1])
		}
	}
	r.Text = strings.TrimSuffix(text.String(), "\n")
	for _, p := range parents {
		if p != nil && p.Span.End < 0 {
			p.Span.End = len(r.Text)
		}
	}
	return r
}

// mark notes what stands between brackets in a line that begins at an offset.
func (s source) mark(r *model.Report, line string, at int) {
	starts := map[rune]int{}
	for _, c := range line {
		switch c {
		case '【', '〖', '⟦':
			starts[c] = at
		case '】':
			r.Leads = append(r.Leads, model.Lead{Span: model.Span{Start: starts['【'], End: at}})
		case '〗':
			r.Observations = append(r.Observations, model.Observation{Number: model.Span{Start: starts['〖'], End: at}})
		case '⟧':
			r.References = append(r.References, model.Reference{Span: model.Span{Start: starts['⟦'], End: at}})
		default:
			at += len(string(c))
		}
	}
}

func region(name string, level model.RegionLevel, parent, province, code string) model.Region {
	return model.Region{Name: name, Level: level, Parent: parent, Province: province, Code: code}
}

// sources are five regions, one of them with three years, in sentences of
// real reports.
func sources() []source {
	const plan = "\n# 二、2024年工作建议\n全年经济社会发展主要预期目标是：地区生产总值增长〖7%〗；城镇新增就业〖5.5万人〗以上。\n## （一）坚持以稳增长为重中之重，着力巩固经济发展良好势头\n【强力推进项目建设。】坚持“项目为王”，新开工亿元以上项目300个。\n## （二）坚持以新型工业化为路径，着力构建现代产业体系\n大力发展新能源新材料、智能制造等五大主导产业，规上工业总产值突破2500亿元。"
	jingmen := "荆门市政府工作报告\n2024年1月10日在荆门市第十届人民代表大会第三次会议上\n荆门市人民政府市长  陈家伟\n各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议，并请市政协委员和列席人员提出意见。\n# 一、2023年工作回顾\n刚刚过去的2023年，是全面贯彻党的二十大精神的开局之年，全市上下认真落实⟦“八个一年”⟧工作部署，攻坚克难、奋发作为，较好完成了市十届人大二次会议确定的各项目标任务。\n【这一年，经济发展打赢翻身仗。】GDP一季度累计增长〖4.7%〗、二季度累计增长〖6.3%〗、三季度累计增长〖6.6%〗，全年累计增长〖6.7%〗，增幅居全省第4位；固定资产投资增长〖6.8%〗，高于全省1.8个百分点。\n## （一）全力以赴稳增长，经济运行呈现新气象。深入开展重大项目攻坚行动，亿纬超级工厂等554个重大产业项目开工投产；“三条高铁”、武荆宜高速等重大基础设施项目加快推进。全年新签约亿元以上项目650个⟦①⟧。\n## （二）坚定不移强产业，转型升级取得新突破。培育壮大创新主体，新增国家专精特新“小巨人”企业9家。" +
		plan + "\n名词解释\n“八个一年”：指项目突破年、产业升级年、科创引领年等八个年。\n“链长制”：由市领导担任重点产业链链长的工作机制。"
	short := "各位代表：\n# 一、2023年工作回顾\n主要指标全省领跑，地区生产总值增长〖6.4％〗，高于全省0.4个百分点。" + plan
	hubei := "湖北省"
	hailar := region("海拉尔区", model.County, "呼伦贝尔市", "内蒙古自治区", "150702")
	return []source{
		{hailar, 2015, short, nil}, {hailar, 2014, short, nil}, {hailar, 2013, short, nil},
		{region("兴山县", model.County, "宜昌市", hubei, "420526"), 2024, short, nil},
		{region("荆门市", model.Prefecture, hubei, hubei, "420800"), 2024, jingmen, nil},
		{region("荆州市", model.Prefecture, hubei, hubei, "421000"), 2024, short, []model.Flag{model.FlagDangling}},
		{region("潜江市", model.County, hubei, hubei, "429005"), 2024, short, []model.Flag{model.FlagTruncated}},
	}
}

// screen is the program on a grid instead of a terminal.
type screen struct {
	*testing.T
	app  *App
	grid *cell.Grid
}

// newScreen starts the program on the sources.
func newScreen(t *testing.T, c cell.Condition, width, height int, problems ...error) *screen {
	t.Helper()
	var reports []*model.Report
	for _, s := range sources() {
		reports = append(reports, s.report())
	}
	return openScreen(t, model.NewMemory(reports), c, width, height, problems...)
}

func openScreen(t *testing.T, l model.Library, c cell.Condition, width, height int, problems ...error) *screen {
	t.Helper()
	return startScreen(t, sessionOf(l, c, problems...), width, height)
}

// sessionOf is a session that is not the first.
func sessionOf(l model.Library, c cell.Condition, problems ...error) *mode.Session {
	store := mode.NewMemory()
	store.Once("welcome")
	return &mode.Session{Library: l, Theme: theme.New(theme.Terminal{Profile: termenv.Ascii}), Condition: c,
		Store: store, Now: time.Now, Problems: problems}
}

// startScreen starts the program on a session.
func startScreen(t *testing.T, s *mode.Session, width, height int) *screen {
	t.Helper()
	sc := &screen{T: t, app: NewApp(s, nil)}
	sc.run(sc.app.Init())
	sc.resize(width, height)
	return sc
}

// reopen starts the program anew with the same library and what was kept.
func reopen(s *screen) *screen {
	s.Helper()
	was := s.app.session
	width, height := s.grid.Size()
	return startScreen(s.T, &mode.Session{Library: was.Library, Theme: was.Theme, Condition: was.Condition, Store: was.Store, Now: was.Now}, width, height)
}

// run carries out commands and gives the program what they return.
func (s *screen) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			s.run(c)
		}
	default:
		s.send(msg)
	}
}

func (s *screen) send(msg tea.Msg) {
	_, cmd := s.app.Update(msg)
	s.run(cmd)
}

func (s *screen) resize(width, height int) {
	s.grid = cell.NewGrid(s.app.session.Condition, width, height)
	s.send(tea.WindowSizeMsg{Width: width, Height: height})
}

// press types keys, which stand between blanks.
func (s *screen) press(keys string) *screen {
	named := map[string]tea.KeyType{"enter": tea.KeyEnter, "esc": tea.KeyEsc, "tab": tea.KeyTab, "⇧tab": tea.KeyShiftTab,
		"down": tea.KeyDown, "up": tea.KeyUp, "left": tea.KeyLeft, "right": tea.KeyRight,
		"pgdn": tea.KeyPgDown, "pgup": tea.KeyPgUp, "^d": tea.KeyCtrlD, "backspace": tea.KeyBackspace, "^u": tea.KeyCtrlU, "^o": tea.KeyCtrlO, "^n": tea.KeyCtrlN, "^p": tea.KeyCtrlP}
	for _, k := range strings.Fields(keys) {
		switch kind, ok := named[k]; {
		case ok:
			s.send(tea.KeyMsg{Type: kind})
		case k == "space":
			s.send(tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}})
		default:
			s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(k)})
		}
	}
	return s
}

func (s *screen) mouse(button tea.MouseButton, x, y int) *screen {
	s.send(tea.MouseMsg{Button: button, Action: tea.MouseActionPress, X: x, Y: y})
	return s
}

// rows returns the drawn screen.
func (s *screen) rows() []string {
	s.grid.Clear()
	s.app.Draw(s.grid.Canvas())
	return s.grid.Rows()
}

func (s *screen) text() string { return strings.Join(s.rows(), "\n") }

// golden compares the drawn screen with the one in testdata, row by row
// between > and <, without the status line, whose keys are the table's.
func (s *screen) golden(name string) *screen {
	s.Helper()
	var b strings.Builder
	rows := s.rows()
	for _, row := range rows[:len(rows)-1] {
		b.WriteString(">" + row + "<\n")
	}
	path := filepath.Join("testdata", name+".txt")
	if *write {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			s.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		s.Fatal(err)
	}
	if b.String() != string(want) {
		s.Errorf("%s is drawn\n%s\nbut was to be\n%s", name, b.String(), want)
	}
	return s
}

// contains fails unless the screen shows all of the texts.
func (s *screen) contains(texts ...string) *screen {
	s.Helper()
	for _, text := range texts {
		if !strings.Contains(s.text(), text) {
			s.Errorf("the screen does not show %q:\n%s", text, s.text())
		}
	}
	return s
}

func (s *screen) lacks(texts ...string) *screen {
	s.Helper()
	for _, text := range texts {
		if strings.Contains(s.text(), text) {
			s.Errorf("the screen shows %q:\n%s", text, s.text())
		}
	}
	return s
}

var errBroken = errors.New("报告/坏.txt：是二进制文件，不是文本")
