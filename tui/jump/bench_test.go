package jump

import (
	"fmt"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/keys"
	"baogao/tui/mode"
	"baogao/tui/theme"
)

// reader stands in for the mode that shows reports.
type reader struct{ mode.Reader }

func (reader) SetSize(int, int)            {}
func (reader) Spot() (mode.Spot, bool)     { return mode.Spot{}, false }
func (reader) Contexts() []keys.Context    { return nil }
func (reader) Place() mode.Place           { return mode.Place{} }
func (reader) Show(mode.Place) tea.Cmd     { return nil }
func (reader) Do(keys.Action, int) tea.Cmd { return nil }

// library is a library of so many reports whose names differ.
func library(n int) model.Library {
	chars := []rune("荆门州江宜昌襄阳黄石冈孝感咸宁随恩施重庆长沙株洲湘潭衡邵岳常德张家界益郴永怀化娄底")
	reports := make([]*model.Report, n)
	for i := range reports {
		name := string([]rune{chars[i%len(chars)], chars[i/len(chars)%len(chars)]}) + "县"
		r := &model.Report{ID: fmt.Sprint(name, "-", 2000+i), Text: "正文。"}
		r.Meta = model.Meta{Region: model.Region{Name: name, Parent: "湖北省"}, PlanYear: 2000 + i%25}
		reports[i] = r
	}
	return model.NewMemory(reports)
}

func session(l model.Library) *mode.Session {
	s := &mode.Session{Library: l, Theme: theme.New(theme.Terminal{Profile: termenv.Ascii}), Store: mode.NewMemory()}
	s.Push(reader{})
	return s
}

// BenchmarkOpen is what the key costs that opens the box over 10,000 reports.
func BenchmarkOpen(b *testing.B) {
	s := session(library(10_000))
	for b.Loop() {
		New(s, "")
	}
}

// BenchmarkKey is what a key typed into the box costs over 10,000 reports,
// with the drawing of what it finds.
func BenchmarkKey(b *testing.B) {
	j := New(session(library(10_000)), "")
	j.SetSize(160, 44)
	grid := cell.NewGrid(cell.Narrow, 160, 45)
	i := 0
	for b.Loop() {
		j.line.Text = [...]string{"j", "jm", "jmx", "jingmen", "荆门"}[i%5]
		j.search()
		j.Draw(grid.Canvas())
		i++
	}
}
