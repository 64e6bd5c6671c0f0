package browse

import (
	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/mode"
	"baogao/tui/page"
	"baogao/tui/theme"
)

// bodyPane is the text of one report as one scroll.
type bodyPane struct {
	session   *mode.Session
	page.View            // without the pane's name and what stands at the foot
	width     int        // of the pane
	foot      int        // rows of something else under the text
	problem   string     // shown instead of a report
	advice    string     // what can be done about it, "" for nothing
	lit       model.Span // see light
	bookmarks []int      // offsets of the paragraphs with a bookmark
}

func (b *bodyPane) report() *model.Report {
	if b.Page == nil {
		return nil
	}
	return b.Page.Report
}

func (b *bodyPane) id() string {
	if b.Page == nil {
		return ""
	}
	return b.Page.Report.ID
}

// leave keeps the place in the report that is open.
func (b *bodyPane) leave() {
	if b.Page != nil {
		b.session.Store.SetPlace(b.id(), mode.AnchorAt(b.report().Text, b.At, b.session.Now()))
	}
}

// open shows a report where it was left, with what its other sources say.
func (b *bodyPane) open(r *model.Report, others []model.OtherSource) {
	b.problem = ""
	b.Page = page.New(r, notes(r, others), b.session.Theme, b.session.Condition)
	b.Fit(b.textWidth(), b.Height+b.foot)
	b.lit = model.Span{}
	b.findBookmarks()
	at, _ := b.session.Store.Place(r.ID)
	b.GoTo(at.In(r.Text))
}

// openProblem shows why there is no report.
func (b *bodyPane) openProblem(why string) {
	b.View, b.problem, b.advice = page.View{Height: b.Height}, why, ""
}

func (b *bodyPane) setSize(width, height int) {
	b.width, b.Height, b.foot = width, height, 0
	if width > 0 {
		b.Fit(b.textWidth(), height)
	}
}

// setFoot leaves the last rows to something else. The text stays as it is
// above them.
func (b *bodyPane) setFoot(rows int) {
	b.Height += b.foot - rows
	b.foot = rows
}

// margin is the number of blank cells at each side of the text.
func (b *bodyPane) margin() int {
	if b.width < 44 {
		return 1
	}
	return max(2, (b.width-page.Measure)/2)
}

func (b *bodyPane) textWidth() int { return max(8, b.width-2*b.margin()) }

// light lights up a stretch of the text.
func (b *bodyPane) light(s model.Span) {
	if b.Page != nil {
		b.lit = s
		b.Page.SetHits(nil, s)
	}
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
	if b.Page == nil {
		why := b.problem
		if why == "" {
			why = "还没有报告"
		}
		c.Paragraph(0, c.Paragraph(0, 1, why, "")+1, b.advice, b.session.Theme.Style(theme.Dim))
		return
	}
	b.Page.Draw(c, b.Top)
}
