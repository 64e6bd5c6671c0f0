package tui

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/tui/cell"
)

// asking returns the screen with three searches behind it.
func asking(t *testing.T, c cell.Condition, width, height int) *screen {
	s := newScreen(t, c, width, height).press("h h j j j l l")
	s.press("/").press("项目").press("enter esc")
	s.press("/").press("没有的词").press("enter")
	s.press("/")
	s.send(tea.KeyMsg{Type: tea.KeyCtrlR})
	s.press("增长.").press("enter esc")
	s.press("f").press("产业").press("enter q")
	return s
}

func TestRecentSearchesAreWalkedByArrowsOnAnEmptyLineAndByControlKeys(t *testing.T) {
	for _, c := range conditions {
		for _, size := range sizes {
			s := asking(t, c, size[0], size[1])
			for _, keys := range [][2]string{{"up", "down"}, {"^p", "^n"}} {
				s.press("/").contains("查找", "↑ 查过的")
				s.press(keys[0]).contains("查找 产业").press(keys[0]).contains("正则 增长.").press(keys[0]).contains("查找 项目")
				s.press(keys[0]).contains("查找 项目") // what was not found is not kept
				s.press(keys[1]).contains("正则 增长.").press(keys[1]).press(keys[1]).contains("↑ 查过的").press("esc")
			}
		}
	}
}

// With something typed the arrows go to the next and the previous hit.
func TestArrowsWalkTheHitsOfWhatIsTyped(t *testing.T) {
	s := asking(t, cell.Narrow, 80, 24).press("/").press("项目").contains("1/")
	s.press("down").contains("查找 项目", "2/").press("up").contains("1/").press("^p").contains("查找 产业").press("^n").contains("查找 项目")
}

func TestSearchOfAllReportsRemembersAndTakesExpressions(t *testing.T) {
	s := asking(t, cell.Narrow, 100, 24).press("f / ^u")
	s.press("up").contains("全部查找 产业").press("up").contains("正则 增长.", "处")
	s.press("enter enter").contains("增长. 1/")
	next := reopen(s)
	next.press("f up").contains("正则 增长.")
}
