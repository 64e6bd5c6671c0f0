package browse

import (
	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/theme"
)

// eye is the paragraph that one is looking at: that of the hit one is at, or
// of what is lit up, where it is in view; else the first one in view.
func (b *Browse) eye() model.Span {
	at := b.body.At
	if lit, ok := b.litHere(); ok {
		at = lit.Start
	}
	return model.ParagraphAt(b.body.report().Text, at)
}

// litHere is the hit that one is at, or what is lit up, where it is in view.
func (b *Browse) litHere() (s model.Span, ok bool) {
	s = b.body.lit
	if f := &b.find; len(f.hits) > 0 && b.body.Shown().Contains(f.hits[f.here].Start) {
		s = f.hits[f.here]
	}
	return s, s.Len() > 0 && b.body.Shown().Contains(s.Start)
}

// toggleBookmark puts a bookmark on the paragraph one is looking at, or takes
// its bookmark away.
func (b *Browse) toggleBookmark() {
	if r := b.body.report(); r != nil {
		b.session.ToggleBookmark(r, b.eye().Start)
		b.body.findBookmarks()
	}
}

// findBookmarks finds the bookmarks of the report in its text.
func (b *bodyPane) findBookmarks() {
	b.bookmarks = b.bookmarks[:0]
	if b.Page == nil {
		return
	}
	for _, s := range b.session.Store.Bookmarks() {
		if s.Report == b.id() {
			b.bookmarks = append(b.bookmarks, s.At.In(b.report().Text))
		}
	}
}

// drawBookmarks marks the paragraphs with a bookmark in the margin, at their
// first rows in view. A full cell has room in the narrowest margin, whatever
// the terminal takes for one character.
func (b *bodyPane) drawBookmarks(c cell.Canvas) {
	if b.Page == nil || len(b.bookmarks) == 0 {
		return
	}
	style := b.session.Theme.Solid(theme.Accent)
	b.Page.Blocks(b.Top, c.Height, func(y int, s model.Span) {
		for _, at := range b.bookmarks {
			if s.Contains(at) {
				c.Sub(max(0, b.margin()-2), y, 1, 1).Fill(style)
			}
		}
	})
}
