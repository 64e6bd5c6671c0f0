package figures

import (
	"testing"

	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/mode"
)

// taken is what y copies.
func (s *screen) taken() string {
	s.t.Helper()
	c, ok := s.session.Top().(mode.Taker).Take()
	if !ok {
		return ""
	}
	return c.Text
}

func TestARowOfAComparisonIsCopiedWithItsSentences(t *testing.T) {
	a, b := jingmen(t), jingzhou(t)
	a.Meta.Date = "2024-01-10"
	s := newScreen(t, cell.Narrow, 120, 30, a, b).mark(a, b)
	s.open(NewCompare(s.session)).press("j")
	const want = "固定资产投资 增速：荆门市2023年6.8%，荆州市2023年10.1%；荆州−荆门为+3.3百分点。\n" +
		"“固定资产投资增长6.8%,高于全省1.8个百分点”（荆门市2024年政府工作报告，2024年1月10日，一、2023年工作回顾）\n" +
		"“固定资产投资增长10.1％，高于全省5.1个百分点。”（荆州市2024年政府工作报告，日期不详，一、2023年工作回顾）"
	if got := s.taken(); got != want {
		t.Errorf("copied\n%s\nwant\n%s\nof\n%s", got, want, s.cursor())
	}
}

func TestARowOfOnesOwnFiguresSaysWhatIsTarget(t *testing.T) {
	s := newScreen(t, cell.Narrow, 120, 30, jingmen(t))
	s.open(NewOwn(s.session, "荆门市-2024"))
	for s.cursor()[:len("▌ 城镇新增就业")] != "▌ 城镇新增就业" {
		s.press("j")
	}
	const want = "城镇新增就业 总量：荆门市2023年5.5万人，荆门市2024年目标5.5万人以上。\n" +
		"“城镇新增就业5.5万人。”（荆门市2024年政府工作报告，日期不详，一、2023年工作回顾）\n" +
		"“城镇新增就业5.5万人以上”（荆门市2024年政府工作报告，日期不详，二、2024年工作建议）"
	if got := s.taken(); got != want {
		t.Errorf("copied\n%s\nwant\n%s", got, want)
	}
}

func TestTheSentenceOfTheFigureUnderTheCursorIsCopied(t *testing.T) {
	s := newScreen(t, cell.Narrow, 120, 30, jingmen(t), qianjiang(t))
	s.session.Mark("荆门市-2024")
	s.session.Mark("潜江市-2024")
	s.open(NewCompare(s.session)).press("enter l")
	const want = "“完成地区生产总值904.92亿元,增长6.3%。”（潜江市2024年政府工作报告，日期不详，一、2023年工作回顾）"
	if got := s.taken(); got != want {
		t.Errorf("copied\n%s\nwant\n%s", got, want)
	}
	s = newScreen(t, cell.Narrow, 120, 30, jingmen(t), qianjiang(t))
	s.session.Mark("荆门市-2024")
	s.session.Mark("潜江市-2024")
	s.open(NewCompare(s.session)).press("/ 固 定 资 产 enter enter l")
	got := s.taken()
	if said, confirmed := s.session.Said(); got != "" || said == "" || confirmed {
		t.Errorf("where the report states nothing, copied %q and said %q", got, said)
	}
}

func TestAnEmptyTableHasNothingToCopy(t *testing.T) {
	empty := &model.Report{ID: "甲县-2024"}
	s := newScreen(t, cell.Narrow, 80, 24, empty)
	for _, m := range []mode.Mode{NewOwn(s.session, empty.ID), NewCompare(s.session), NewOutcome(s.session, empty.ID)} {
		s.open(m)
		if got := s.taken(); got != "" {
			t.Errorf("%T: copied %q", m, got)
		}
	}
}

func TestARowSaysWhichReportsStateNothing(t *testing.T) {
	a, b := jingmen(t), qianjiang(t)
	s := newScreen(t, cell.Narrow, 120, 30, a, b).mark(a, b)
	s.open(NewCompare(s.session)).press("/ 固 定 资 产 enter")
	const want = "固定资产投资 增速：荆门市2023年6.8%，潜江市没有这个数。\n" +
		"“固定资产投资增长6.8%,高于全省1.8个百分点”（荆门市2024年政府工作报告，日期不详，一、2023年工作回顾）"
	if got := s.taken(); got != want {
		t.Errorf("copied\n%s\nwant\n%s", got, want)
	}
}
