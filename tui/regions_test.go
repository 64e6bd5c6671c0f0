package tui

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/tui/cell"
)

// listed are the names in the pane of the regions, in a window that shows it
// alone or first.
func listed(s *screen) string {
	var names []string
	for _, row := range s.rows()[1 : len(s.rows())-1] {
		pane, _, _ := strings.Cut(row, "│")
		names = append(names, strings.Fields(strings.TrimLeft(pane, "▌ "))...)
	}
	return strings.Join(names, " ")
}

func TestAFilterThatLeavesNoRegionIsSaidOnceItIsKept(t *testing.T) {
	s := newScreen(t, cell.Narrow, 100, 24).press("h h /").press("qqqqq enter")
	s.contains("没有含“qqqqq”的地区", "荆门市").press("j").lacks("qqqqq")
}

func TestRegionsAreFilteredAsOneTypes(t *testing.T) {
	for name, c := range conditions {
		for _, size := range sizes {
			for query, want := range map[string]string{
				"jm":           "▾ 湖北省 荆门市 2024",
				"荆":            "▾ 湖北省 荆门市 2024 荆州市 2024",
				"xianji hubei": "▾ 湖北省 兴山县 宜昌 2024 潜江市 截 2024",
				"2014":         "▾ 内蒙古自治区 海拉尔区 2014",
				"yc":           "▾ 湖北省 兴山县 宜昌 2024", // by 宜昌市, where it belongs
				"没有":           "没有这样的地区",
			} {
				s := newScreen(t, c, size[0], size[1]).press("h h /")
				for _, word := range strings.Split(query, " ") {
					s.press(word)
					s.send(tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}})
				}
				s.contains("筛选 " + query)
				// What stands beside a name depends on the room.
				if got := strings.ReplaceAll(listed(s), " 呼伦贝尔", ""); got != want {
					t.Errorf("%s %v: %s leaves %q, want %q", name, size, query, got, want)
				}
			}
		}
	}
}

func TestAFilterOfRegionsIsKeptAndClearedAndOpensNothingMeanwhile(t *testing.T) {
	s := newScreen(t, cell.Narrow, 120, 14).press("h h /").press("jz").contains("目录  海拉尔区 2015", "“jz”")
	s.press("enter").contains("目录  荆州市 2024", "地区  1  “jz”").lacks("荆门市")
	s.press("l l /").press("主要").contains("查找 主要").press("esc") // in the text
	s.press("h h esc").contains("荆门市", "目录  荆州市 2024").lacks("“jz”")
	s.press("/").press("jm").press("down esc").contains("目录  荆州市 2024", "兴山县").lacks("“jm”")
	s.press("/").press("jm").press("enter p").press("潜江").press("enter").contains("目录  潜江市 2024", "荆州市") // left out by the filter
}
