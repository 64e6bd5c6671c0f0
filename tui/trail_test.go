package tui

import (
	"slices"
	"strings"
	"testing"

	"baogao/tui/cell"
)

// upper is the upper part of the screen, which tells one place from another.
func upper(s *screen) string { return strings.Join(s.rows()[:8], "\n") }

// Going back shows the rows that were in view, and going on the ones that one
// came back from, across sections, ends of the text and hits.
func TestBackAndForwardShowTheSameRows(t *testing.T) {
	for name, c := range conditions {
		for _, size := range sizes {
			s := newScreen(t, c, size[0], size[1]).press("h h j j j l l 3j")
			var left []string
			for _, keys := range []string{"]", "}", "G", "g", "/ 项 enter", "n", "2n"} {
				if now := upper(s); len(left) == 0 || now != left[len(left)-1] {
					left = append(left, now)
				}
				s.press(keys)
			}
			last := upper(s.press("j"))
			for i, want := range slices.Backward(left) {
				if s.press("H"); upper(s) != want {
					t.Fatalf("%s %v: back at place %d shows\n%s\nnot\n%s", name, size, i, upper(s), want)
				}
			}
			if s.press("99L"); upper(s) != last {
				t.Errorf("%s %v: on to the end shows\n%s\nnot\n%s", name, size, upper(s), last)
			}
		}
	}
}

func TestScrollingIsNoPlaceToGoBackTo(t *testing.T) {
	s := newScreen(t, cell.Narrow, 100, 12).press("h h j j j l l ]").press("j j j k pgdn")
	before := s.press("]").text()
	s.press("H").press("L")
	if s.text() != before {
		t.Errorf("back and on again shows\n%s\nnot\n%s", s.text(), before)
	}
	s.press("H H")
	s.contains("荆门市政府工作报告").lacks("没有更早")
}

// The cursor going down a list, with all it passes, is one jump.
func TestBackCrossesReportsInOneStep(t *testing.T) {
	s := newScreen(t, cell.Narrow, 120, 14).press("2j")
	first := s.rows()[1:12]
	s.press("h h j j j").contains("目录  荆门市 2024").press("l l } ^o ^o")
	s.contains("目录  海拉尔区 2015")
	if got := s.rows()[1:12]; strings.Join(got, "\n") != strings.Join(first, "\n") {
		// The cursor of the regions stands elsewhere: compare the body alone.
		for y := range got {
			if !strings.HasSuffix(got[y], first[y][strings.LastIndex(first[y], "│"):]) {
				t.Errorf("row %d is %q, was %q", y+1, got[y], first[y])
			}
		}
	}
	s.press("L").contains("目录  荆门市 2024")
}

func TestBackSaysWhereTheTrailEnds(t *testing.T) {
	newScreen(t, cell.Narrow, 80, 24).press("H").contains("没有更早去过的地方").press("L").contains("没有可以再前进的地方")
}

// From the text of a hit one comes back to the list, at its row.
func TestBackOpensTheScreenThatOneCameFrom(t *testing.T) {
	s := newScreen(t, cell.Narrow, 100, 20).press("f").press("项目").press("enter j j j")
	list := s.text()
	s.press("enter").lacks("全部查找").press("^o")
	if s.text() != list {
		t.Errorf("back shows\n%s\nnot\n%s", s.text(), list)
	}
	s.press("^o").lacks("全部查找")
}

func TestTheNextRunBeginsWhereTheLastEnded(t *testing.T) {
	s := newScreen(t, cell.Narrow, 120, 14).press("h h j j j l l } j")
	s.app.Leave()
	last := s.rows()[1]
	next := reopen(s)
	if got := next.rows()[1]; !strings.HasSuffix(got, last[strings.LastIndex(last, "│"):]) {
		t.Errorf("begins with %q, ended with %q", got, last)
	}
	next.press("H").contains("荆门市政府工作报告")
}

// Where one goes is seen: in a window of one pane that is the text's.
func TestAJumpBringsTheTextIntoView(t *testing.T) {
	for _, keys := range []string{"] ] h H", "] m g h ' enter", "] m g h p down down enter"} {
		newScreen(t, cell.Narrow, 50, 14).press(keys).contains(" 正文")
	}
	s := newScreen(t, cell.Narrow, 120, 14).press("] ] h H")
	s.press("j") // the outline has the keys still
	s.contains("二、2024年工作建议")
	if s.rows()[1] == newScreen(t, cell.Narrow, 120, 14).press("] ] h H").rows()[1] {
		t.Errorf("the keys went to another pane:\n%s", s.text())
	}
}
