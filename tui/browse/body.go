package browse

import (
	"strconv"

	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/keys"
	"baogao/tui/mode"
	"baogao/tui/page"
	"baogao/tui/theme"
)

// measure is the longest line of text that is comfortable to read, in cells.
const measure = 84

// roomy is the number of rows from which on there are blank ones to spare
// between paragraphs.
const roomy = 18

// bodyPane is the text of one report as one scroll.
type bodyPane struct {
	session       *mode.Session
	width, height int // of the text, without the pane's name and what stands at the foot
	foot          int // rows of something else under the text
	page          *page.Page
	top           page.Pos
	at            int        // what is being read: the offset that top was made for, kept over a change of width
	problem       string     // shown instead of a report
	lit           model.Span // see light
	bookmarks     []int      // offsets of the paragraphs with a bookmark
}

func (b *bodyPane) report() *model.Report {
	if b.page == nil {
		return nil
	}
	return b.page.Report
}

func (b *bodyPane) id() string {
	if b.page == nil {
		return ""
	}
	return b.page.Report.ID
}

// leave keeps the place in the report that is open.
func (b *bodyPane) leave() {
	if b.page != nil {
		b.session.Store.SetPlace(b.id(), mode.AnchorAt(b.report().Text, b.at, b.session.Now()))
	}
}

// open shows a report where it was left.
func (b *bodyPane) open(r *model.Report) {
	b.problem = ""
	b.page = page.New(r, notes(r), b.session.Theme, b.session.Condition)
	b.page.SetWidth(b.textWidth())
	b.page.SetTight(b.height+b.foot < roomy)
	b.lit = model.Span{}
	b.findBookmarks()
	at, _ := b.session.Store.Place(r.ID)
	b.goTo(at.In(r.Text))
}

// openProblem shows why there is no report.
func (b *bodyPane) openProblem(why string) {
	b.page, b.problem, b.at, b.top = nil, why, 0, page.Pos{}
}

func (b *bodyPane) setSize(width, height int) {
	b.width, b.height, b.foot = width, height, 0
	if b.page != nil && width > 0 {
		b.page.SetTight(height < roomy)
		b.page.SetWidth(b.textWidth())
		b.top = b.page.At(b.at)
	}
}

// setFoot leaves the last rows to something else. The text stays as it is
// above them.
func (b *bodyPane) setFoot(rows int) {
	b.height += b.foot - rows
	b.foot = rows
}

// margin is the number of blank cells at each side of the text.
func (b *bodyPane) margin() int {
	if b.width < 44 {
		return 1
	}
	return max(2, (b.width-measure)/2)
}

func (b *bodyPane) textWidth() int { return max(8, b.width-2*b.margin()) }

// offset is the offset into the text of what is being read.
func (b *bodyPane) offset() int { return b.at }

// view is the stretch of the text in view.
func (b *bodyPane) view() model.Span {
	end := b.page.Move(b.top, b.height)
	if end == b.page.Move(b.top, b.height-1) {
		return model.Span{Start: b.page.Offset(b.top), End: len(b.report().Text)}
	}
	return model.Span{Start: b.page.Offset(b.top), End: b.page.Offset(end)}
}

// goTo brings the byte at an offset into the first row.
func (b *bodyPane) goTo(offset int) {
	if b.page != nil {
		b.at = offset
		b.top = b.page.At(offset)
	}
}

// above is the number of blank rows in view above what is being read.
func (b *bodyPane) above() int {
	n := 0
	for at := b.top; at.Before(b.page.At(b.at)); at = b.page.Move(at, 1) {
		n++
	}
	return n
}

// lower moves the text down by rows; what is being read stays the same.
func (b *bodyPane) lower(rows int) { b.top = b.page.Move(b.top, -rows) }

// reveal brings the byte at an offset into view; one that is not there yet,
// some rows below the first.
func (b *bodyPane) reveal(offset int) {
	if b.page == nil {
		return
	}
	if !b.shows(offset) {
		b.set(b.page.Move(b.page.At(offset), -b.height/4))
	}
}

// shows reports whether the byte at an offset is in view.
func (b *bodyPane) shows(offset int) bool {
	row := b.page.At(offset)
	return !row.Before(b.top) && !b.page.Move(b.top, max(0, b.height-1)).Before(row)
}

// light lights up a stretch of the text.
func (b *bodyPane) light(s model.Span) {
	if b.page != nil {
		b.lit = s
		b.page.SetHits(nil, s)
	}
}

// scroll moves the text by rows: down as far as its last row, and never up
// past its first.
func (b *bodyPane) scroll(by int) {
	if b.page == nil {
		return
	}
	top := b.page.Move(b.top, by)
	// A jump to one of the last sections leaves blank rows under the text;
	// from there it goes up only.
	if end := b.page.End(b.height); by > 0 && end.Before(top) {
		top = end
		if top.Before(b.top) {
			top = b.top
		}
	}
	b.set(top)
}

func (b *bodyPane) set(top page.Pos) {
	b.top = top
	b.at = b.page.Offset(top)
}

// move carries out a move of the table of keys.
func (b *bodyPane) move(action keys.Action, count int) {
	if b.page == nil {
		return
	}
	n := max(count, 1)
	switch action {
	case keys.Down:
		b.scroll(n)
	case keys.Up:
		b.scroll(-n)
	case keys.PageDown:
		b.scroll(n * max(1, b.height-2))
	case keys.PageUp:
		b.scroll(-n * max(1, b.height-2))
	case keys.HalfDown:
		b.scroll(n * max(1, b.height/2))
	case keys.HalfUp:
		b.scroll(-n * max(1, b.height/2))
	case keys.Top:
		b.set(page.Pos{})
	case keys.Bottom:
		b.set(b.page.End(b.height))
	}
}

// far says how far through the text is.
func (b *bodyPane) far() string {
	end := b.page.Offset(b.page.End(b.height))
	if end == 0 {
		return "全文"
	}
	return strconv.Itoa(min(100, b.at*100/end)) + "%"
}

func (b *bodyPane) drawName(c cell.Canvas, style cell.Style) {
	th := b.session.Theme
	x := c.Text(b.margin(), 0, "正文", style)
	if r := b.report(); r != nil {
		c.Text(x+2, 0, by(r.Meta), th.Style(theme.Dim))
	}
}

func (b *bodyPane) draw(c cell.Canvas) {
	b.drawBookmarks(c)
	c = c.Sub(b.margin(), 0, b.textWidth(), c.Height)
	if b.page == nil {
		why := b.problem
		if why == "" {
			why = "还没有报告"
		}
		for y, row := range b.session.Condition.Wrap(cell.Plain(why), cell.Wrap{Width: b.textWidth()}) {
			c.Draw(0, 1+y, row.Line)
		}
		return
	}
	b.page.Draw(c, b.top)
}
