package tui

import (
	"strings"
	"testing"

	"baogao/tui/cell"
)

func TestFindLightsCountsAndGoesRound(t *testing.T) {
	for _, c := range conditions {
		s := newScreen(t, c, 100, 24).press("h h j l l / 增")
		s.contains("查找").contains("1/")
		s.press("esc").lacks("查找 增")
		s.press("/ 没 有 的 词").contains("没有").press("enter").lacks("没有的词")
	}
}

func TestFindNextComesRoundToTheFirstHit(t *testing.T) {
	s := newScreen(t, cell.Narrow, 100, 24).press("/ 增 长 enter")
	s.contains("增长 1/3").press("n").contains("增长 2/3").press("n n").contains("增长 1/3").press("N").contains("增长 3/3")
	s.press("esc").lacks("增长 3/3")
}

func TestFindTakesExpressionsOnDemand(t *testing.T) {
	s := newScreen(t, cell.Narrow, 100, 24).press("/ 增 长 \\ d").contains("没有")
	s.press("ctrl+r").contains("正则").contains("1/2")
	s.press("(").contains("表达式还不完整")
}

func TestSearchEverywhereGoesToTheHitAndComesBack(t *testing.T) {
	for _, c := range conditions {
		for _, size := range sizes {
			s := newScreen(t, c, size[0], size[1]).press("f").contains("输入要查的词")
			s.press("增 长 enter").contains("份报告").contains("荆门市").contains("稳增长")
			s.press("enter").lacks("份报告").contains("增长")
			s.press("f").contains("份报告").press("esc").lacks("份报告")
		}
	}
}

func TestHitsInAllReportsStandInOneColumn(t *testing.T) {
	for _, c := range conditions {
		for _, size := range sizes {
			s := newScreen(t, c, size[0], size[1]).press("f 稳 增 长 enter")
			columns := map[int]int{}
			for _, row := range s.rows()[2 : size[1]-1] {
				if before, _, ok := strings.Cut(row, "稳增长"); ok {
					columns[c.Width(before)]++
				}
			}
			if len(columns) != 1 {
				t.Errorf("%v: %v columns\n%s", size, columns, s.text())
			}
		}
	}
}
