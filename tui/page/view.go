package page

import (
	"strconv"

	"baogao/model"
	"baogao/tui/keys"
)

// View is a window onto a page: which rows are in view, and what is being
// read. Without a Page it does nothing.
type View struct {
	Page   *Page
	Height int // rows
	Top    Pos // the first row
	At     int // what is being read: the offset that Top was made for, kept over a change of width
}

// roomy is the number of rows from which on there are blank ones to spare
// between paragraphs.
const roomy = 18

// Fit lays the page out for a width and for a pane of a number of rows, and
// where it was laid out otherwise before finds the first row anew.
func (v *View) Fit(width, rows int) {
	if v.Page == nil || !v.Page.Fit(width, rows < roomy) {
		return
	}
	v.Top = v.Page.At(v.At)
}

// Shown is the stretch of the text in view.
func (v *View) Shown() model.Span {
	end := v.Page.Move(v.Top, v.Height)
	if end == v.Page.Move(v.Top, v.Height-1) {
		return model.Span{Start: v.Page.Offset(v.Top), End: len(v.Page.Report.Text)}
	}
	return model.Span{Start: v.Page.Offset(v.Top), End: v.Page.Offset(end)}
}

// Shows reports whether the byte at an offset is in view.
func (v *View) Shows(offset int) bool {
	row := v.Page.At(offset)
	return !row.Before(v.Top) && !v.Page.Move(v.Top, max(0, v.Height-1)).Before(row)
}

// GoTo brings the byte at an offset into the first row.
func (v *View) GoTo(offset int) {
	if v.Page != nil {
		v.At = offset
		v.Top = v.Page.At(offset)
	}
}

// Reveal brings a stretch of the text into view with so many rows after it. One
// that stands there already stays where it is; another comes some rows below
// the first.
func (v *View) Reveal(s model.Span, after int) {
	if v.Page == nil {
		return
	}
	first, end := v.Page.At(s.Start), v.Page.Move(v.Page.At(max(s.Start, s.End-1)), after)
	if first.Before(v.Top) || v.Page.Move(v.Top, max(0, v.Height-1)).Before(end) {
		v.set(v.Page.Move(first, -v.Height/4))
	}
}

// Above is the number of blank rows in view above what is being read.
func (v *View) Above() int {
	n := 0
	for at := v.Top; at.Before(v.Page.At(v.At)); at = v.Page.Move(at, 1) {
		n++
	}
	return n
}

// Lower moves the text down by rows; what is being read stays the same.
func (v *View) Lower(rows int) { v.Top = v.Page.Move(v.Top, -rows) }

// Scroll moves the text by rows: down as far as its last row, and never up
// past its first.
func (v *View) Scroll(by int) {
	if v.Page == nil {
		return
	}
	top := v.Page.Move(v.Top, by)
	// A jump to one of the last sections leaves blank rows under the text;
	// from there it goes up only.
	if end := v.Page.End(v.Height); by > 0 && end.Before(top) {
		top = end
		if top.Before(v.Top) {
			top = v.Top
		}
	}
	v.set(top)
}

func (v *View) set(top Pos) {
	v.Top = top
	v.At = v.Page.Offset(top)
}

// Do carries out a move of the table of keys and reports whether it was one.
func (v *View) Do(action keys.Action, count int) bool {
	n, ok := keys.Rows(action, count, v.Height-2, v.Height/2, 0)
	switch {
	case !ok || v.Page == nil:
		return false
	case action == keys.Top: // The ends are found without a walk through all rows.
		v.set(Pos{})
	case action == keys.Bottom:
		v.set(v.Page.End(v.Height))
	default:
		v.Scroll(n)
	}
	return true
}

// Far says how far through the text is.
func (v *View) Far() string {
	end := v.Page.Offset(v.Page.End(v.Height))
	if end == 0 {
		return "全文"
	}
	return strconv.Itoa(min(100, v.At*100/end)) + "%"
}
