package theme

import (
	"fmt"
	"testing"

	"github.com/charmbracelet/glamour"
	"github.com/muesli/termenv"
)

func TestDump(t *testing.T) {
	for _, p := range []termenv.Profile{termenv.TrueColor, termenv.ANSI256, termenv.ANSI, termenv.Ascii} {
		for _, light := range []bool{false, true} {
			th := New(Terminal{p, light})
			fmt.Printf("%v %v %q\n", p, light, th.styles)
		}
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		New(Terminal{termenv.TrueColor, false})
	}
}

func BenchmarkGlamourParagraph(b *testing.B) {
	r, _ := glamour.NewTermRenderer(glamour.WithWordWrap(0), glamour.WithStandardStyle("dark"))
	text := "**主要指标全省领跑**。全年地区生产总值增长`6.4％`，高于全省`0.4个百分点`。固定资产投资增长`10.1％`，高于全省`5.1个百分点`。规上工业增加值增长`8.8％`，高于全省3.2个百分点。社会消费品零售总额增长8.7％，高于全省0.2个百分点。地方一般公共预算收入增长18.8％，高于全省6.3个百分点。我市经济全面提升，展现出蓬勃向上的活力，突破性完成了“荆州为全省作贡献”的光荣使命。"
	for b.Loop() {
		r.Render(text)
	}
}
