package mode

import (
	"testing"
	"time"
)

func TestAnchorFindsItsPlaceInATextReadAnew(t *testing.T) {
	const was = "一、回顾\n过去一年。\n二、打算\n新的一年。\n"
	at := AnchorAt(was, len("一、回顾\n过去一年。\n"), time.Time{})
	for text, want := range map[string]int{
		was:             len("一、回顾\n过去一年。\n"),
		"二、打算\n新的一年。\n": 0,
		"标题\n" + was:    len("标题\n一、回顾\n过去一年。\n"),
		"前言\n" + was + "又\n二、打算\n新的一年。\n": len("前言\n一、回顾\n过去一年。\n"),
		"一、回顾\n": len("一、回顾\n"),
		"一篇完全不同的文字，长得足以容下这个位置而不在字的中间。": onRune("一篇完全不同的文字，长得足以容下这个位置而不在字的中间。", at.Offset),
		"": 0,
	} {
		if got := at.In(text); got != want {
			t.Errorf("in %q at %d, want %d", text, got, want)
		}
	}
	if got := (Anchor{Offset: -5}).In("字"); got != 0 {
		t.Errorf("an offset before the text is %d in it", got)
	}
}
