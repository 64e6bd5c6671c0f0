package tui

import (
	"errors"
	"testing"

	"github.com/muesli/termenv"

	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/save"
	"baogao/tui/theme"
)

// What there is nothing for is no key that matters now.
func TestStatusLineLeavesOutKeysThatHaveNothingToWorkOn(t *testing.T) {
	s := newScreen(t, cell.Narrow, 120, 24).press("'")
	s.contains("还没有书签").lacks("u 恢复", "y 复制", "d 去掉", "/ 筛选")
	s.press("esc m '").contains("y 复制", "d 去掉", "/ 筛选").lacks("u 恢复")
	s.press("d").contains("u 恢复").lacks("y 复制")
	s = newScreen(t, cell.Narrow, 120, 24).press("f").press("qqqqq enter")
	s.contains("没有报告含", "/ 改查").lacks("e 写文件", "y 复制", "Enter 到正文")
	s = newScreen(t, cell.Narrow, 120, 24).press("i")
	s.contains("没有读出指标数字").lacks("e 写文件", "y 复制", "Enter 原文")
}

func TestNothingReadSaysWhatCanBeOpened(t *testing.T) {
	for _, c := range conditions {
		for _, size := range sizes {
			session := sessionOf(model.NewMemory(nil), c, errors.New("/甲：里面没有找到政府工作报告"))
			session.Files = save.Disk{}
			s := startScreen(t, session, size[0], size[1]).press("h h j l l")
			s.contains("里面没有找到政府工作报告", "报告可以是网页", " 问题").lacks("对读", "复制", "查找")
			session.Files = nil // One who comes to a server opens nothing.
			startScreen(t, session, size[0], size[1]).press("h h j l l").lacks("报告可以是网页")
		}
	}
}

func TestWhatWasDoneLooksOtherThanWhatWentWrong(t *testing.T) {
	session := newScreen(t, cell.Narrow, 120, 24).app.session
	session.Theme = theme.New(theme.Terminal{Profile: termenv.ANSI})
	style := func(keys string) cell.Style {
		s := startScreen(t, session, 120, 24).press(keys)
		s.rows()
		return s.grid.Row(23)[117].Style
	}
	done, wrong := style("m"), style("L")
	if done != session.Theme.Style(theme.Mark) || wrong != session.Theme.Style(theme.Warning) {
		t.Errorf("a bookmark is said in %q, that there is no place to go on to in %q", done, wrong)
	}
}

func TestChoosingKeepsWhatIsTypedWhereNothingIsFound(t *testing.T) {
	s := newScreen(t, cell.Narrow, 80, 24).press("c").press("qqq enter")
	s.contains("选地区", "筛选 qqq", "没有含“qqq”的地区")
	s.press("backspace backspace backspace").press("jm enter").contains("荆门")
}
