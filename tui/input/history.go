package input

import "baogao/tui/keys"

// History walks through what was typed into a line before.
type History struct {
	texts []string // the newest first
	at    int      // 0 while what is being typed is shown, else the text's number from 1
	draft string   // what was being typed when the walk began
}

// NewHistory returns the history of texts, the newest first.
func NewHistory(texts []string) History { return History{texts: texts} }

// Walk puts the text n steps older into the line, or newer for a negative n;
// newer than all is what was being typed. It reports whether the line is
// another then.
func (h *History) Walk(l *Line, n int) bool {
	at := max(0, min(h.at+n, len(h.texts)))
	if at == h.at {
		return false
	}
	if h.at == 0 {
		h.draft = l.Text
	}
	h.at, l.Text = at, h.draft
	if at > 0 {
		l.Text = h.texts[at-1]
	}
	return true
}

// At is the position in the texts of the one that is shown; −1 for none.
func (h *History) At() int { return h.at - 1 }

// Hint says, where nothing is typed, which key brings what was asked before; ""
// elsewhere.
func (h *History) Hint(l Line) string {
	if l.Text != "" || !h.Idle(l) {
		return ""
	}
	return "  " + keys.KeyOf(keys.Finding, keys.Up) + " 查过的"
}

// Idle reports whether there are texts, and the line is empty or as the walk
// has put it: keys that would move in what is found can walk instead.
func (h *History) Idle(l Line) bool {
	if h.at > 0 && l.Text != h.texts[h.at-1] {
		h.at = 0
	}
	return len(h.texts) > 0 && (l.Text == "" || h.at > 0)
}
