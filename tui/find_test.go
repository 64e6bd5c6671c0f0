package tui

import (
	"strings"
	"testing"

	"baogao/tui/cell"
)

func TestNothingFoundInTheTextIsSaidOnceItIsKept(t *testing.T) {
	s := newScreen(t, cell.Narrow, 100, 24).press("/").press("qqqqq enter")
	s.contains("这份报告里没有“qqqqq”，f 查全部报告").press("j").lacks("qqqqq")
	s.press("/ enter").lacks("这份报告里没有")
}

func TestFindLightsCountsAndGoesRound(t *testing.T) {
	for _, c := range conditions {
		s := newScreen(t, c, 100, 24).press("h h j l l / 增")
		s.contains("查找").contains("1/")
		s.press("esc").lacks("查找 增")
		s.press("/ 没 有 的 词").contains("没有").press("enter").press("j").lacks("没有的词")
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

func TestFindTakesPinyinAndGoesOnWithTheWord(t *testing.T) {
	for _, c := range conditions {
		for _, size := range sizes {
			s := newScreen(t, c, size[0], size[1]).press("/ x x g y h").contains("查找 xxgyh", "1/1", "拼音：新型工业化")
			s.press("enter").lacks("拼音", "xxgyh").press("/").contains("查找").press("up").contains("查找 新型工业化")
			s.press("^u g u d i n g").contains("没有").lacks("拼音：").press("^u Q").lacks("拼音：")
		}
	}
	newScreen(t, cell.Narrow, 100, 24).press("/ x m").contains("拼音：项目 3").press("enter n").contains("项目 2/3")
}

func TestOneSyllableOfPinyinSaysThatItIsTooShort(t *testing.T) {
	newScreen(t, cell.Narrow, 100, 24).press("/").contains("汉字或拼音").press("y i n g").lacks("汉字或拼音").contains("没有；拼音要两个字以上")
	newScreen(t, cell.Narrow, 100, 24).press("f").contains("汉字或拼音").press("y i n g").contains("没有报告含“ying”；拼音要两个字以上。")
}

func TestFindChoosesAmongWordsOfOnePinyin(t *testing.T) {
	s := newScreen(t, cell.Narrow, 100, 24).press("/ x i a n g m u").contains("拼音：项目 3").lacks("换词")
	s.press("^u j s").contains("拼音：建设 1 · 济社 1", "换词").press("tab").contains("拼音：济社 1 · 建设 1").press("⇧tab enter").contains("建设 1/1")
}

func TestSearchEverywhereTakesPinyin(t *testing.T) {
	for _, c := range conditions {
		for _, size := range sizes {
			s := newScreen(t, c, size[0], size[1]).press("f w z z").contains("拼音：稳增长 8", "8 处")
			s.press("enter").contains("份报告").lacks("wzz", "拼音").press("enter").contains("稳增长").lacks("份报告")
		}
	}
}

func TestSearchEverywhereTakesThePinyinOfSeveralWords(t *testing.T) {
	s := newScreen(t, cell.Narrow, 100, 24).press("f x i a n g m u space").contains("全部查找 项目")
	s.press("n y").contains("全部查找 项目 ny", "拼音：能源").press("enter").contains("项目 能源", "份报告")
}
