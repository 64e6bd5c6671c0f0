package tui

import (
	"strings"
	"testing"

	"baogao/tui/cell"
)

// marked are the rows of the body with a mark in the margin, in a window that
// shows the body alone.
func marked(s *screen) []string {
	var rows []string
	text := s.rows()
	for y := 1; y < len(text)-1; y++ {
		if strings.HasSuffix(string(s.grid.At(0, y).Style), "7") {
			rows = append(rows, strings.TrimSpace(text[y]))
		}
	}
	return rows
}

func TestABookmarkIsSeenBesideItsParagraphAndToldOf(t *testing.T) {
	for name, c := range conditions {
		for _, width := range []int{40, 59} {
			s := newScreen(t, c, width, 12).press("h h j j j l l z ] ] m")
			s.contains("加了书签")
			if rows := marked(s); len(rows) != 1 || !strings.HasPrefix(rows[0], "（一）全力以赴") {
				t.Errorf("%s, %d columns: marked are %q in\n%s", name, width, rows, s.text())
			}
			if rows := marked(s.press("j j j j")); len(rows) > 1 {
				t.Errorf("%s, %d columns, further down: marked are %q", name, width, rows)
			}
			if rows := marked(s.press("k k k k m")); len(rows) != 0 {
				t.Errorf("%s, %d columns: marked are still %q", name, width, rows)
			}
			s.contains("去掉了书签")
		}
	}
}

// The bookmark is for the paragraph of the hit that one is at, not for the
// one at the top of the window.
func TestABookmarkIsForTheHitThatOneIsAt(t *testing.T) {
	s := newScreen(t, cell.Narrow, 59, 40).press("h h j j j l l z /").press("小巨人").press("enter m")
	if rows := marked(s); len(rows) != 1 || !strings.Contains(rows[0], "（二）坚定不移强产业") {
		t.Errorf("marked are %q in\n%s", rows, s.text())
	}
}

func TestBookmarksAreListedFilteredOpenedRemovedAndBroughtBack(t *testing.T) {
	for name, c := range conditions {
		for _, size := range sizes {
			s := newScreen(t, c, size[0], size[1])
			s.press("'").contains("还没有书签", "按 m ").press("q")
			s.press("] m h h j j j l l ] ] m ] m '")
			s.contains("书签  3", "荆门市 2024", "（一）全力以赴稳增长", "深入开展重大项目攻坚行动")
			if y := rowOf(s, "（二）坚定不移强产业"); y < 0 || y > rowOf(s, "（一）全力以赴") {
				t.Errorf("%s %v: the newest is not first:\n%s", name, size, s.text())
			}
			s.press("/").press("qlyfwz").contains("（一）全力以赴").lacks("坚定不移").press("enter")
			s.press("d").contains("u 恢复", "没有含").press("esc").lacks("全力以赴")
			s.press("u").contains("（一）全力以赴").press("u").contains("没有可恢复的书签")
			s.press("enter").lacks("书签  3")
			if !strings.Contains(s.rows()[1], "（一）全力以赴") {
				t.Errorf("%s %v: opened at\n%s", name, size, s.text())
			}
			s.press("^o").contains("书签  3") // the list that one came from
		}
	}
}

func TestABookmarkOfAReportThatIsNotOpenIsSaidToBeSo(t *testing.T) {
	s := newScreen(t, cell.Narrow, 80, 24).press("] m")
	spot := s.app.session.Store.Bookmarks()[0]
	spot.Report, spot.Title = "远方市-2020", "远方市 2020"
	s.app.session.Store.AddBookmark(spot)
	s.press("' enter").contains("书签  2", "没有 远方市 2020").press("j enter").lacks("书签  2")
}

// rowOf is the first row that shows a text, −1 for none.
func rowOf(s *screen, text string) int {
	for y, row := range s.rows() {
		if strings.Contains(row, text) {
			return y
		}
	}
	return -1
}

// A hit in the list of all reports, a row of figures and the sentence behind
// it can be bookmarked where they are seen.
func TestWhatIsListedIsBookmarkedWhereItIsSeen(t *testing.T) {
	for name, keys := range map[string]string{"a hit": "f 固定资产投资 enter m q", "a row": "i / gdzctz enter m q", "a sentence": "i / gdzctz enter enter m q q"} {
		s := openScreen(t, withFigures(), cell.Narrow, 59, 40).press("h h j j j l l z")
		if s.press(keys); len(marked(s)) != 1 || !strings.Contains(marked(s)[0], "这一年，经济发展打赢翻身仗") {
			t.Errorf("%s: marked are %q in\n%s", name, marked(s), s.text())
		}
		s.press("' ' i '").contains("书签  1", "这一年，经济发展打赢翻身仗")
	}
}

// Going back to the list shows what the bookmarks are now.
func TestTheListThatOneComesBackToIsUpToDate(t *testing.T) {
	s := newScreen(t, cell.Narrow, 80, 24).press("] m ] m ' j enter m").contains("去掉了书签")
	s.press("^o").contains("书签  1")
}
