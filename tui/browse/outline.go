package browse

import (
	"strconv"
	"strings"

	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/keys"
	"baogao/tui/list"
	"baogao/tui/mode"
	"baogao/tui/theme"
)

// outlinePane is the section tree of the report in the body. Its cursor is on
// the section being read, or on the nearest section above it that is in sight.
type outlinePane struct {
	session *mode.Session
	width   int
	list.List
	report  *model.Report
	all     []*model.Section        // in document order
	depth   map[*model.Section]int  // how many sections each stands in
	reading []*model.Section        // the sections being read, outermost first
	rows    []*model.Section        // what is in sight, folds considered
	folds   map[*model.Section]bool // open or closed by hand
	upper   int                     // sections of the first two levels: all in sight at first where they fit
}

func (o *outlinePane) open(r *model.Report) {
	*o = outlinePane{session: o.session, width: o.width, List: o.List, report: r,
		depth: map[*model.Section]int{}, folds: map[*model.Section]bool{}}
	if r == nil {
		o.unfold()
		return
	}
	r.Walk(func(s *model.Section, ancestors []*model.Section) bool {
		o.all = append(o.all, s)
		o.depth[s] = len(ancestors)
		if len(ancestors) < 2 {
			o.upper++
		}
		if open, ok := o.session.Store.Fold(o.node(s)); ok {
			o.folds[s] = open
		}
		return true
	})
	o.unfold()
	o.Move(0)
}

// node names a section in the store.
func (o *outlinePane) node(s *model.Section) string {
	return o.report.ID + "/" + strconv.Itoa(s.Heading.Start)
}

func (o *outlinePane) setSize(width, height int) {
	fitted := o.upper <= o.Height()
	o.width = width
	o.SetSize(height, 1)
	if fitted != (o.upper <= o.Height()) {
		o.unfold()
		o.seek()
	}
}

// isOpen reports whether a section's children are in sight: as the reader left
// it, or else those of the part being read, and the first level where all fits.
func (o *outlinePane) isOpen(s *model.Section) bool {
	if open, ok := o.folds[s]; ok {
		return open
	}
	if o.upper <= o.Height() && o.depth[s] == 0 {
		return true
	}
	for _, r := range o.reading {
		if r == s {
			return true
		}
	}
	return false
}

// unfold lists the sections in sight.
func (o *outlinePane) unfold() {
	o.rows = o.rows[:0]
	var walk func(list []*model.Section)
	walk = func(list []*model.Section) {
		for _, s := range list {
			o.rows = append(o.rows, s)
			if len(s.Children) > 0 && o.isOpen(s) {
				walk(s.Children)
			}
		}
	}
	if o.report != nil {
		walk(o.report.Sections)
	}
	o.SetRows(len(o.rows), nil)
}

// follow puts the cursor on the section that the byte at offset stands in.
func (o *outlinePane) follow(offset int) {
	if o.report == nil {
		return
	}
	path := o.report.PathAt(offset)
	if same(path, o.reading) && len(o.rows) > 0 {
		return
	}
	o.reading = path
	o.unfold()
	o.seek()
}

func same(a, b []*model.Section) bool {
	if len(a) != len(b) {
		return false
	}
	return len(a) == 0 || a[len(a)-1] == b[len(b)-1]
}

// seek puts the cursor on the innermost section being read that is in sight.
func (o *outlinePane) seek() {
	at := 0
	for i, s := range o.rows {
		for _, r := range o.reading {
			if r == s {
				at = i
			}
		}
	}
	o.Move(at)
}

// choose carries out a move of the table of keys and returns the section that
// the cursor is then on, nil for none.
func (o *outlinePane) choose(action keys.Action, count int) *model.Section {
	if len(o.rows) == 0 {
		return nil
	}
	o.Do(action, count)
	return o.pointed()
}

// pointed makes the section under the cursor the one being read.
func (o *outlinePane) pointed() *model.Section {
	s := o.rows[o.Cursor()]
	o.follow(s.Span.Start)
	return s
}

// toggle opens or closes the section under the cursor and reports whether it
// has anything to open.
func (o *outlinePane) toggle() bool {
	if len(o.rows) == 0 || len(o.rows[o.Cursor()].Children) == 0 {
		return false
	}
	s := o.rows[o.Cursor()]
	open := !o.isOpen(s)
	o.folds[s] = open
	o.session.Store.SetFold(o.node(s), open)
	o.unfold()
	return true
}

// step returns the section n sections after the one being read, or before it
// for a negative n; of parts, those of the first level only. Stepping back
// from inside a section goes to its beginning first only when part is set.
func (o *outlinePane) step(n int, part bool) *model.Section {
	if o.report == nil || len(o.all) == 0 {
		return nil
	}
	list := o.all
	if part {
		list = o.report.Sections
	}
	at := -1
	for i, s := range list {
		for _, r := range o.reading {
			if r == s {
				at = i
			}
		}
	}
	to := at + n
	if part && n < 0 && len(o.reading) > 1 {
		to++
	}
	if to < 0 || at == len(list)-1 && n > 0 {
		if at < 0 {
			return nil
		}
		to = max(to, 0)
	}
	return list[min(to, len(list)-1)]
}

func (o *outlinePane) drawName(c cell.Canvas, style cell.Style) {
	x := c.Text(o.session.Condition.Width(list.Bar), 0, "目录", style)
	if o.report != nil {
		c.Text(x+2, 0, o.session.Condition.Truncate(o.report.Meta.String(), c.Width-x-3, "…"), o.session.Theme.Style(theme.Dim))
	}
}

func (o *outlinePane) draw(c cell.Canvas, here bool) {
	o.Each(func(i, y int) { o.drawRow(c.Sub(0, y, c.Width, 1), o.rows[i], i == o.Cursor(), here) })
}

func (o *outlinePane) drawRow(c cell.Canvas, s *model.Section, cursor, here bool) {
	th, cond := o.session.Theme, o.session.Condition
	style, dim := list.Ground(c, th, cursor, here)
	name := o.report.HeadingOf(s)
	x := cond.Width(list.Bar) + 2*o.depth[s]
	if len(s.Children) > 0 {
		c.Text(x, 0, foldMarker(o.isOpen(s)), dim)
	}
	x += 2
	if strings.HasPrefix(name, "（") {
		x-- // half of it is blank
	}
	figure := share(s.Span.Len(), len(o.report.Text))
	c.Text(c.Width-1-len(figure), 0, figure, dim)
	right := c.Width - 1 - len("100%")
	end := c.Text(x, 0, cond.Truncate(name, right-1-x, "…"), style)
	if n := o.terms(s); n > 0 {
		c.Text(end+2, 0, strconv.Itoa(n), dim)
	}
}

// terms is the number of terms that a section of the first level explains, 0
// for a section that is no 名词解释.
func (o *outlinePane) terms(s *model.Section) int {
	if o.depth[s] > 0 || len(o.report.Terms) == 0 || !s.Span.Covers(o.report.Terms[0].Span) {
		return 0
	}
	return len(o.report.Terms)
}
