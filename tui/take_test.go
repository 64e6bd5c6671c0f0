package tui

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

// recorder is a clipboard that remembers what it was given last.
type recorder struct{ text string }

func (r *recorder) Copy(text string) tea.Cmd {
	r.text = text
	return nil
}

// record gives the program a clipboard to look into.
func (s *screen) record() *recorder {
	r := &recorder{}
	s.app.session.Clipboard = r
	return r
}

func TestTheParagraphOfASearchHitIsCopied(t *testing.T) {
	for _, c := range conditions {
		s := newScreen(t, c, 100, 24).press("f 项 目 为 王 enter")
		clipboard := s.record()
		s.press("y").contains("已复制 1 段 ")
		if !strings.HasPrefix(clipboard.text, "“强力推进项目建设。坚持‘项目为王’，") || !strings.Contains(clipboard.text, "年政府工作报告，日期不详，二、2024年工作建议（一）坚持以稳增长") {
			t.Errorf("copied %q", clipboard.text)
		}
	}
}
