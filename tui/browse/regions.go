package browse

import (
	"strconv"

	"baogao/parse/gazetteer"
	"baogao/tui/cell"
	"baogao/tui/input"
	"baogao/tui/list"
	"baogao/tui/mode"
	"baogao/tui/theme"
)

// regionsPane is the tree of regions and their years, and of what could not be
// read.
type regionsPane struct {
	session *mode.Session
	width   int
	list.List
	tree              []*node
	rows              []regionRow // what is in sight, folds considered
	regions           int         // how many regions there are
	current           *node       // the report or problem last chosen: kept while the cursor is on a row of neither
	filter            input.Filter
	widest, narrowest int // see want
}

// regionRow is a row in sight.
type regionRow struct {
	node  *node
	depth int
}

// build makes the tree from the library's entries and keeps the cursor on the
// row it was on; at first that is the first report.
func (p *regionsPane) build() {
	var was, chosen string
	if p.Cursor() < len(p.rows) {
		was = p.rows[p.Cursor()].node.name()
	}
	if p.current != nil {
		chosen = p.current.name()
	}
	p.tree, p.regions = treeOf(p.wanted())
	p.unfold()
	if p.filter.Text == "" { // What is left out by a filter can still be open.
		p.current = nil
	}
	if path := find(p.tree, chosen); path != nil {
		p.current = path[len(path)-1]
	}
	first, at := -1, -1
	for i, r := range p.rows {
		if r.node.chosen() && first < 0 {
			first = i
		}
		if r.node.name() == was {
			at = i
		}
	}
	if p.current == nil && first >= 0 {
		p.current, at = p.rows[first].node, first
	}
	if at >= 0 {
		p.List.Move(at)
	}
}

// isOpen reports whether a node's children are in sight. At first that is
// so for regions within a region, and not for the years of one.
func (p *regionsPane) isOpen(n *node) bool {
	if p.filter.Text != "" && !n.years {
		return true
	}
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
	p.SetRows(len(p.rows), nil)
}

func (p *regionsPane) setSize(width, height int) {
	p.width = width
	p.SetSize(height, 1)
}

// chosen returns the node whose report or problem is to be shown, nil for
// none.
func (p *regionsPane) chosen() *node {
	if p.Cursor() < len(p.rows) && p.rows[p.Cursor()].node.chosen() {
		p.current = p.rows[p.Cursor()].node
	}
	return p.current
}

// choose puts the cursor on a report and opens what it stands in.
func (p *regionsPane) choose(id string) {
	path := find(p.tree, id)
	if path == nil && p.filter.Text != "" {
		p.filter = input.Filter{}
		p.build()
		path = find(p.tree, id)
	}
	if path == nil {
		return
	}
	for _, n := range path[:len(path)-1] {
		if !p.isOpen(n) {
			p.session.Store.SetFold("regions/"+n.path, true)
		}
	}
	p.unfold()
	p.current = path[len(path)-1]
	for i, r := range p.rows {
		if r.node == p.current {
			p.List.Move(i)
		}
	}
}

// toggle opens or closes the node under the cursor and reports whether it has
// anything to open.
func (p *regionsPane) toggle() bool {
	if p.Cursor() >= len(p.rows) || len(p.rows[p.Cursor()].node.children) == 0 {
		return false
	}
	n := p.rows[p.Cursor()].node
	p.session.Store.SetFold("regions/"+n.path, !p.isOpen(n))
	p.unfold()
	return true
}

// mark chooses the report under the cursor for comparison, or takes it out.
func (p *regionsPane) mark() {
	if p.Cursor() < len(p.rows) && p.rows[p.Cursor()].node.entry != nil {
		p.session.Mark(p.rows[p.Cursor()].node.entry.ID)
	}
}

// want is the width that shows every name with the city beside it, and least
// the one that shows the names alone, in cells.
func (p *regionsPane) want() (want, least int) {
	cond := p.session.Condition
	if p.filter.Text != "" {
		return p.widest, p.narrowest // The pane does not change under what is typed.
	}
	for _, r := range p.rows {
		w := p.indent(r) + cond.Width(r.node.label) + 1 + p.columns()
		if r.node.flag() != "" {
			w += cond.Width(r.node.flag()) + 1
		}
		least = max(least, w)
		if r.node.beside != "" {
			w += cond.Width(r.node.beside) + 2
		}
		want = max(want, w)
	}
	p.widest, p.narrowest = want, least
	return want, least
}

// indent is the column where the name of a row begins. The name of a region
// that only groups others comes after its marker, and theirs stand under it.
func (p *regionsPane) indent(r regionRow) int {
	x := p.session.Condition.Width(list.Bar) + 2*r.depth
	if r.node.entry == nil && r.node.problem == "" {
		x += 2
	}
	return x
}

// columns is the width of what stands at the right: year, marker, ●.
func (p *regionsPane) columns() int {
	return len("2024") + 1 + 1 + p.session.Condition.Width(chosen) + 1
}

// chosen marks what is chosen for comparison.
const chosen = "●"

func (p *regionsPane) drawName(c cell.Canvas, style cell.Style) {
	x := c.Text(p.session.Condition.Width(list.Bar), 0, "地区", style)
	x = c.Text(x+2, 0, strconv.Itoa(p.regions), p.session.Theme.Style(theme.Dim))
	if p.filter.Text != "" {
		c.Text(x+2, 0, p.session.Condition.Truncate("“"+p.filter.Text+"”", max(0, c.Width-x-3), "…"), p.session.Theme.Style(theme.Accent))
	}
}

func (p *regionsPane) draw(c cell.Canvas, here bool) {
	if len(p.rows) == 0 && p.filter.Text != "" {
		c.Text(p.session.Condition.Width(list.Bar), 0, p.session.Condition.Truncate("没有这样的地区", c.Width-3, "…"), p.session.Theme.Style(theme.Dim))
	}
	p.Each(func(i, y int) { p.drawRow(c.Sub(0, y, c.Width, 1), p.rows[i], i == p.Cursor(), here) })
}

func (p *regionsPane) drawRow(c cell.Canvas, r regionRow, cursor, here bool) {
	th, cond := p.session.Theme, p.session.Condition
	style, dim := list.Ground(c, th, cursor, here)
	n, x := r.node, p.indent(r)
	switch {
	case n.problem != "":
		c.Text(x, 0, cond.Truncate(n.label, c.Width-1-x, "…"), th.Over(style, theme.Warning))
		return
	case n.entry == nil:
		c.Text(x-2, 0, foldMarker(p.isOpen(n)), dim)
		c.Text(x, 0, cond.Truncate(n.label, c.Width-1-x, "…"), dim)
		return
	}
	right := c.Width - p.columns()
	year := ""
	if y := n.entry.Meta.PlanYear; y != 0 {
		year = strconv.Itoa(y)
	}
	c.Text(right, 0, year, dim)
	if len(n.children) > 0 {
		c.Text(right+len("2024"), 0, foldMarker(p.isOpen(n)), dim)
	}
	if p.session.Marked(n.entry.ID) {
		c.Text(right+len("2024")+2, 0, chosen, th.Over(style, theme.Mark))
	}
	if flag := n.flag(); flag != "" {
		right -= cond.Width(flag) + 1
		c.Text(right, 0, flag, th.Over(style, theme.Warning))
	}
	name := n.label
	if cond.Width(name) > right-1-x {
		name = gazetteer.Short(name)
	}
	end := c.Text(x, 0, cond.Truncate(name, right-1-x, "…"), style)
	if n.beside != "" && end+2+cond.Width(n.beside) < right {
		c.Text(end+2, 0, n.beside, dim)
	}
}
