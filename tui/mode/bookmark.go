package mode

import (
	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/tui/keys"
)

// BookmarksChanged is the message that the Store has other bookmarks than
// before.
type BookmarksChanged struct{}

// ChangeBookmarks is the command that tells all modes so.
func ChangeBookmarks() tea.Msg { return BookmarksChanged{} }

// ToggleBookmark puts a bookmark on the paragraph that the byte at an offset
// of a report stands in, or takes its bookmark away, and says so. Its command
// tells the other modes.
func (s *Session) ToggleBookmark(r *model.Report, offset int) tea.Cmd {
	p := model.ParagraphAt(r.Text, offset)
	for _, b := range s.Store.Bookmarks() {
		if b.Report == r.ID && model.ParagraphAt(r.Text, b.At.In(r.Text)) == p {
			s.Store.RemoveBookmark(b)
			s.Confirm("去掉了书签：" + b.Line)
			return ChangeBookmarks
		}
	}
	b := SpotAt(r, p.Start, s.Now())
	s.Store.AddBookmark(b)
	s.Confirm("加了书签（" + keys.KeyOf(keys.Everywhere, keys.OpenBookmarks) + " 看全部）：" + b.Line)
	return ChangeBookmarks
}
