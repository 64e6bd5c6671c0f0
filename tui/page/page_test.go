package page

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/muesli/termenv"

	"baogao/model"
	"baogao/parse"
	"baogao/seeds"
	"baogao/tui/cell"
	"baogao/tui/theme"
)

// shipped returns the embedded reports.
func shipped(t testing.TB) []*model.Report {
	var reports []*model.Report
	for name, data := range seeds.All() {
		r, err := parse.Parse(name, data)
		if err != nil {
			t.Fatal(err)
		}
		reports = append(reports, r)
	}
	return reports
}

func plain() *theme.Theme { return theme.New(theme.Terminal{Profile: termenv.Ascii}) }

// drawn is the text of every row of the page, from the first to the last.
func drawn(p *Page) []string {
	at := Pos{}
	n := 1
	for next := p.Move(at, 1); next != at; next = p.Move(at, 1) {
		at = next
		n++
	}
	g := cell.NewGrid(p.condition, p.width, n)
	p.Draw(g.Canvas(), Pos{})
	return g.Rows()
}

// All of the text is shown, but for the mark that ends a heading which stands
// on rows of its own.
func TestNothingOfTheTextIsLost(t *testing.T) {
	for _, c := range []cell.Condition{cell.Narrow, cell.Wide} {
		for _, r := range shipped(t) {
			for _, width := range []int{12, 37, 84} {
				p := New(r, nil, plain(), c)
				p.Fit(width, false)
				shown := strings.Join(strings.Fields(strings.Join(drawn(p), "")), "")
				ends := map[int]bool{}
				r.Walk(func(s *model.Section, _ []*model.Section) bool {
					ends[s.Heading.End] = true
					return true
				})
				for i, ch := range r.Text {
					if ch == '\n' || ch == ' ' {
						continue
					}
					if rest, ok := strings.CutPrefix(shown, string(ch)); ok {
						shown = rest
					} else if !ends[i] {
						t.Fatalf("%s at %d cells: byte %d, %q, is not shown; the rows go on with %.60q", r.ID, width, i, r.Text[i:min(i+60, len(r.Text))], shown)
					}
				}
				if shown != "" {
					t.Errorf("%s at %d cells: more is shown than there is: %.60q", r.ID, width, shown)
				}
			}
		}
	}
}

func TestMovingDownAndUpAgainEndsWhereItBegan(t *testing.T) {
	for _, r := range shipped(t)[:2] {
		p := New(r, []string{"一句说明"}, plain(), cell.Narrow)
		p.Fit(60, false)
		last := p.End(1)
		for at := (Pos{}); at != last; at = p.Move(at, 1) {
			for _, n := range []int{1, 7, 45, 100_000} {
				down := p.Move(at, n)
				if down == last {
					continue
				}
				if back := p.Move(down, -n); back != at {
					t.Fatalf("%v down %d is %v, up again %v", at, n, down, back)
				}
			}
		}
		if top := p.Move(last, -100_000); top != (Pos{}) {
			t.Errorf("far up is %v", top)
		}
	}
}

func TestOffsetOfARowFindsTheRowAgain(t *testing.T) {
	for _, r := range shipped(t) {
		p := New(r, nil, plain(), cell.Narrow)
		for _, width := range []int{20, 83} {
			p.Fit(width, false)
			before := -1
			for at, next := (Pos{}), p.Move(Pos{}, 1); ; at, next = next, p.Move(next, 1) {
				offset := p.Offset(at)
				if offset < before || !utf8.RuneStart(r.Text[offset]) {
					t.Fatalf("%s: row %v begins at byte %d, after %d", r.ID, at, offset, before)
				}
				before = offset
				if found := p.At(offset); p.Offset(found) != offset || found.Before(at) {
					t.Fatalf("%s: row %v begins at byte %d, which is found in row %v", r.ID, at, offset, found)
				}
				if at == next {
					break
				}
			}
		}
	}
}

func TestEveryByteIsFoundInTheRowThatShowsIt(t *testing.T) {
	r := shipped(t)[0]
	p := New(r, nil, plain(), cell.Narrow)
	p.Fit(61, false)
	for offset := 0; offset < len(r.Text); offset += 7 {
		at := p.At(offset)
		if next := p.Move(at, 1); p.Offset(at) > offset || next != at && p.Offset(next) <= offset && p.Offset(next) != p.Offset(at) {
			t.Fatalf("byte %d is found in the row of bytes %d to %d", offset, p.Offset(at), p.Offset(next))
		}
	}
}

func TestEndShowsTheLastRowAtTheBottom(t *testing.T) {
	for _, r := range shipped(t) {
		p := New(r, nil, plain(), cell.Narrow)
		p.Fit(70, false)
		all := drawn(p)
		g := cell.NewGrid(cell.Narrow, 70, 20)
		p.Draw(g.Canvas(), p.End(20))
		if got, want := strings.Join(g.Rows(), "\n"), strings.Join(all[len(all)-20:], "\n"); got != want {
			t.Errorf("%s ends with\n%s\nwant\n%s", r.ID, got, want)
		}
		if at := p.End(1_000_000); at != (Pos{}) {
			t.Errorf("a window of more rows than there are begins at %v", at)
		}
	}
}

func TestOnlyWhatIsDrawnIsLaidOut(t *testing.T) {
	r := shipped(t)[0]
	p := New(r, nil, plain(), cell.Narrow)
	p.Fit(80, false)
	p.Draw(cell.NewGrid(cell.Narrow, 80, 40).Canvas(), p.At(len(r.Text)/2))
	if n := len(p.rows); n > 41 {
		t.Errorf("%d of %d blocks are laid out for 40 rows in the middle", n, len(p.blocks))
	}
}

func TestHitsLieOverFiguresAndLeads(t *testing.T) {
	text := "主要指标领跑。全年地区生产总值增长6.4％，高于全省。"
	span := func(s string) model.Span {
		i := strings.Index(text, s)
		return model.Span{Start: i, End: i + len(s)}
	}
	r := &model.Report{ID: "x", Text: text, Leads: []model.Lead{{Span: span("主要指标领跑")}},
		Observations: []model.Observation{{Number: span("6.4％")}}}
	th := theme.New(theme.Terminal{Profile: termenv.ANSI})
	p := New(r, nil, th, cell.Narrow)
	p.SetHits([]model.Span{span("指标"), span("增长6.4％")}, span("增长6.4％"))
	styles := map[string]cell.Style{}
	for _, run := range p.line(p.blocks[0]) {
		styles[run.Text] = run.Style
	}
	lead := th.Style(theme.Lead)
	for run, want := range map[string]cell.Style{
		"主要": lead, "指标": th.Over(lead, theme.Hit), "领跑": lead, "增长": th.Style(theme.HitHere),
		"6.4％": th.Over(th.Style(theme.Figure), theme.HitHere), "，高于全省。": "",
	} {
		if got, ok := styles[run]; !ok || got != want {
			t.Errorf("%s is drawn %q (%v), want %q", run, got, ok, want)
		}
	}
}

func TestTightPagesHaveBlankRowsAtHeadingsOnly(t *testing.T) {
	r := &model.Report{Text: "各位代表：\n第一段。\n第二段。\n一、标题\n第三段。\n第四段。"}
	i := strings.Index(r.Text, "一、")
	heading := model.Span{Start: i, End: i + len("一、标题")}
	r.Sections = []*model.Section{{Level: 1, Label: "一", Title: model.Span{Start: i + 6, End: heading.End}, Heading: heading, Span: model.Span{Start: i, End: len(r.Text)}}}
	p := New(r, nil, plain(), cell.Narrow)
	for tight, want := range map[bool]string{
		false: "各位代表：||    第一段。||    第二段。||一、标题||    第三段。||    第四段。",
		true:  "各位代表：|    第一段。|    第二段。||一、标题|    第三段。|    第四段。",
	} {
		p.Fit(40, tight)
		var rows []string
		for _, row := range drawn(p) {
			rows = append(rows, strings.TrimRight(row, " "))
		}
		if got := strings.Join(rows, "|"); got != want {
			t.Errorf("tight %v:\n%s\nwant\n%s", tight, got, want)
		}
	}
}
