package browse

import (
	"strconv"

	"baogao/tui/cell"
	"baogao/tui/keys"
	"baogao/tui/mode"
	"baogao/tui/theme"
)

// regionsPane is the tree of regions and their years.
type regionsPane struct {
	session *mode.Session
	width   int
	list
	tree    []*node
	rows    []regionRow // what is in sight, folds considered
	regions int         // how many regions there are
	flags   bool        // some report has a flag that a list shows
	current string      // the ID last chosen, kept when the cursor is on a row without a report
}

// regionRow is a row in sight.
type regionRow struct {
	node  *node
	depth int
}

// build makes the tree from the library's entries and keeps the cursor on the
// report it was on.
func (p *regionsPane) build() {
	entries := p.session.Library.Entries()
	p.tree, p.regions = treeOf(entries)
	p.flags = false
	for _, e := range entries {
		p.flags = p.flags || flagMark(e.Flags) != ""
	}
	p.unfold()
	for i, r := range p.rows {
		if r.node.entry != nil && (p.current == "" || r.node.entry.ID == p.current) {
			p.list.move(i, len(p.rows))
			break
		}
	}
}

// isOpen reports whether a node's children are in sight. At first that is
// so for regions within a region, and not for the years of one.
func (p *regionsPane) isOpen(n *node) bool {
	if open, ok := p.session.Store.Fold("regions/" + n.path); ok {
		return open
	}
	return !n.years
}

// unfold lists the rows in sight.
func (p *regionsPane) unfold() {
	p.rows = p.rows[:0]
	var walk func(list []*node, depth int)
	walk = func(list []*node, depth int) {
		for _, n := range list {
			p.rows = append(p.rows, regionRow{n, depth})
			if len(n.children) > 0 && p.isOpen(n) {
				walk(n.children, depth+1)
			}
		}
	}
	walk(p.tree, 0)
}

func (p *regionsPane) setSize(width, height int) {
	p.width, p.height = width, height
	p.show(len(p.rows))
}

// chosen returns the ID of the report under the cursor, or of the last one
// that was.
func (p *regionsPane) chosen() (id, problem string) {
	if p.cursor < len(p.rows) {
		if n := p.rows[p.cursor].node; n.entry != nil {
			p.current = n.entry.ID
		}
	}
	return p.current, ""
}

// choose puts the cursor on a report and opens what it stands in.
func (p *regionsPane) choose(id string) {
	if path := find(p.tree, id); path != nil {
		for _, n := range path[:len(path)-1] {
			p.session.Store.SetFold("regions/"+n.path, true)
		}
		p.unfold()
		p.current = id
		for i, r := range p.rows {
			if r.node == path[len(path)-1] {
				p.list.move(i, len(p.rows))
			}
		}
	}
}

func (p *regionsPane) move(action keys.Action, count int) { p.list.do(action, count, len(p.rows)) }

func (p *regionsPane) scroll(by int) { p.list.scroll(by, len(p.rows)) }

func (p *regionsPane) click(y int) {
	if i := p.top + y; i == p.cursor {
		p.toggle()
	} else if i < len(p.rows) {
		p.cursor = i
	}
}

// toggle opens or closes the node under the cursor and reports whether it has
// anything to open.
func (p *regionsPane) toggle() bool {
	if p.cursor >= len(p.rows) || len(p.rows[p.cursor].node.children) == 0 {
		return false
	}
	n := p.rows[p.cursor].node
	p.session.Store.SetFold("regions/"+n.path, !p.isOpen(n))
	p.unfold()
	p.show(len(p.rows))
	return true
}

// mark chooses the report under the cursor for comparison and goes on to the
// next row.
func (p *regionsPane) mark() {
	if p.cursor < len(p.rows) && p.rows[p.cursor].node.entry != nil {
		p.session.Mark(p.rows[p.cursor].node.entry.ID)
	}
}

// want is the width that shows every name, in cells.
func (p *regionsPane) want() int {
	widest := 0
	for _, r := range p.rows {
		w := 2*r.depth + p.session.Condition.Width(r.node.name)
		if r.node.beside != "" {
			w += 2 + p.session.Condition.Width(r.node.beside)
		}
		widest = max(widest, w)
	}
	return p.session.Condition.Width(bar) + widest + 2 + p.columns()
}

// columns is the width of what stands at the right of the names: year, fold,
// mark and flag.
func (p *regionsPane) columns() int {
	w := len("2024▸") - len("▸") + 1 + 1 + p.session.Condition.Width("●") + 1
	if p.flags {
		w += 2
	}
	return w
}

func (p *regionsPane) drawName(c cell.Canvas, style cell.Style) {
	x := c.Text(1, 0, "地区", style)
	c.Text(x+2, 0, strconv.Itoa(p.regions), p.session.Theme.Style(theme.Dim))
}

func (p *regionsPane) draw(c cell.Canvas, here bool) {
	for y := 0; y < c.Height && p.top+y < len(p.rows); y++ {
		p.drawRow(c.Sub(0, y, c.Width, 1), p.rows[p.top+y], p.top+y == p.cursor, here)
	}
}

func (p *regionsPane) drawRow(c cell.Canvas, r regionRow, cursor, here bool) {
	th, cond := p.session.Theme, p.session.Condition
	style, dim := row(c, th, cursor, here)
	n := r.node
	x := cond.Width(bar) + 2*max(0, r.depth-1)
	right := c.Width - p.columns()
	if n.entry == nil {
		marker := "▸ "
		if p.isOpen(n) {
			marker = "▾ "
		}
		x = c.Text(x, 0, marker, dim)
		c.Text(x, 0, cond.Truncate(n.name, c.Width-1-x, "…"), dim)
		return
	}
	if r.depth > 0 {
		x += 2
	}
	end := c.Text(x, 0, cond.Truncate(n.name, right-1-x, "…"), style)
	if n.beside != "" && end+2+cond.Width(n.beside) < right {
		c.Text(end+2, 0, n.beside, dim)
	}
	year := ""
	if y := n.entry.Meta.PlanYear; y != 0 {
		year = strconv.Itoa(y)
	}
	c.Text(right, 0, year, dim)
	if len(n.children) > 0 {
		marker := "▸"
		if p.isOpen(n) {
			marker = "▾"
		}
		c.Text(right+4, 0, marker, dim)
	}
	x = right + 6
	if p.session.Marked(n.entry.ID) {
		c.Text(x, 0, "●", th.Over(style, theme.Mark))
	}
	c.Text(x+cond.Width("●")+1, 0, flagMark(n.entry.Flags), th.Over(style, theme.Warning))
}
