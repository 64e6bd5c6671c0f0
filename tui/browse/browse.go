// Package browse is the mode at the bottom of the stack: the regions, the
// outline of one report and its text, side by side.
package browse

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/tui/cell"
	"baogao/tui/keys"
	"baogao/tui/list"
	"baogao/tui/mode"
	"baogao/tui/theme"
)

// Browse is the mode. Each pane owns its inside; Browse gives it room and
// tells the others when what is read has changed: the regions choose the
// report, the outline the place in it, and the body says what is being read.
type Browse struct {
	session       *mode.Session
	width, height int // cells

	here   pane // the pane that has the keys
	beside pane // the pane beside the body where there is room for one
	zoomed bool
	layout layout

	dragging bool // the border of a list
	border   pane
	dragged  [body]int // how wide the lists have been dragged; 0 for not

	walk pane // the list whose cursor has moved what is read since the last leap; body for none

	awaited string      // ID of the report that is being loaded, "" for none
	target  *mode.Place // where to go in it, nil for where it was left

	regions    regionsPane
	outline    outlinePane
	body       bodyPane
	find       finding
	explaining explaining
	taking     taking
}

// New returns the mode. Start opens the report that was read last, or the
// first one.
func New(s *mode.Session) *Browse {
	b := &Browse{session: s, here: body, beside: outline, walk: body}
	b.regions.session, b.outline.session, b.body.session = s, s, s
	b.regions.List, b.outline.List = list.List{Margin: 2, Stay: true}, list.List{Margin: 2, Stay: true}
	b.regions.build()
	if visits := s.Store.Visits(); len(visits) > 0 {
		b.regions.choose(visits[0].Report)
	}
	return b
}

// Start implements mode.Starter: it opens the report that the cursor is on.
func (b *Browse) Start() tea.Cmd { return b.open() }

// Leave keeps the place being read, at the end of the run.
func (b *Browse) Leave() {
	b.body.leave()
	if s, ok := b.Spot(); ok {
		b.session.Store.AddVisit(s)
	}
}

// SetSize implements mode.Mode.
func (b *Browse) SetSize(width, height int) {
	b.width, b.height = width, height
	b.arrange()
}

// header is the number of rows of a pane above its inside: its name.
const header = 1

// arrange gives the panes their room.
func (b *Browse) arrange() {
	want, least := b.regions.want()
	b.layout = arrange(b.session.Condition, b.width, want, least, b.dragged, b.here, b.beside, b.zoomed)
	b.regions.setSize(b.layout.panes[regions].width, b.height-header)
	b.outline.setSize(b.layout.panes[outline].width, b.height-header)
	b.body.setSize(b.layout.panes[body].width, b.height-header)
	b.body.setFoot(b.foot())
	b.outline.follow(b.body.At)
}

// focus gives the keys to a pane.
func (b *Browse) focus(p pane) {
	b.here, b.walk = min(max(p, regions), body), body
	b.regions.filter.Typing = b.regions.filter.Typing && b.here == regions
	if b.here != body {
		b.beside = b.here
	} else if b.beside == regions {
		b.beside = outline
	}
	b.arrange()
}

// Contexts implements mode.Mode.
func (b *Browse) Contexts() []keys.Context {
	switch {
	case b.find.typing:
		return b.find.meant.Contexts(keys.Finding)
	case b.selecting():
		return []keys.Context{keys.Taking}
	}
	contexts := []keys.Context{[...]keys.Context{keys.Regions, keys.Outline, keys.Body}[b.here], keys.Browse, keys.Moving}
	if b.here == regions {
		contexts = b.regions.filter.Contexts(contexts...)
	}
	if b.filtering() {
		return contexts
	}
	if b.find.active() {
		contexts = append([]keys.Context{keys.Found}, contexts...)
	}
	if b.explaining.what != nil {
		contexts = append([]keys.Context{keys.Explaining}, contexts...)
	}
	return contexts
}

// Idle implements mode.Idler: what needs a report has none where nothing could
// be read.
func (b *Browse) Idle(action keys.Action) bool {
	if b.body.Page != nil {
		return false
	}
	switch action {
	case keys.Find, keys.Explain, keys.OpenOwn, keys.OpenParallel, keys.OpenCompare:
		return true
	case keys.OpenSearch:
		return b.regions.regions == 0
	}
	return keys.OnRows(action) && action != keys.Open
}

// Do implements mode.Mode.
func (b *Browse) Do(action keys.Action, count int) tea.Cmd {
	n := max(count, 1)
	if b.selecting() {
		return b.doTaking(action, n)
	}
	if cmd, ok := b.doExplain(action, count); ok {
		return cmd
	}
	if cmd, ok := b.doFilter(action, count); ok {
		return cmd
	}
	if (b.find.typing || action != keys.Down && action != keys.Up) && b.doFind(action, count) {
		return nil
	}
	switch action {
	case keys.Left:
		b.focus(b.here - 1)
	case keys.Right:
		b.focus(b.here + 1)
	case keys.NextPane:
		b.focus((b.here + 1) % paneNumber)
	case keys.PrevPane:
		b.focus((b.here + paneNumber - 1) % paneNumber)
	case keys.Zoom:
		b.zoomed = !b.zoomed
		b.arrange()
	case keys.NextSection:
		b.goTo(b.outline.step(n, false))
	case keys.PrevSection:
		b.goTo(b.outline.step(-n, false))
	case keys.NextPart:
		b.goTo(b.outline.step(n, true))
	case keys.PrevPart:
		b.goTo(b.outline.step(-n, true))
	case keys.Bookmark:
		b.toggleBookmark()
	case keys.Copy:
		b.beginTaking()
	case keys.GoBack:
		return b.retrace(b.session.GoBack, n, "没有更早去过的地方")
	case keys.GoOn:
		return b.retrace(b.session.GoOn, n, "没有可以再前进的地方")
	default:
		return b.doInPane(action, count)
	}
	return nil
}

// doInPane carries out an action in the pane that has the keys.
func (b *Browse) doInPane(action keys.Action, count int) tea.Cmd {
	switch b.here {
	case regions:
		switch action {
		case keys.Mark:
			b.regions.mark()
		case keys.Open:
			if !b.regions.toggle() {
				b.focus(outline)
			}
		default:
			b.regions.Do(action, count)
			return b.open()
		}
	case outline:
		if action == keys.Open {
			if !b.outline.toggle() {
				b.focus(body)
			}
		} else if s := b.outline.choose(action, count); s != nil {
			b.leap(outline)
			b.body.GoTo(s.Span.Start)
		}
	case body:
		if b.walk = body; action == keys.Top || action == keys.Bottom {
			b.leap(body)
		}
		b.body.Do(action, count)
		b.outline.follow(b.body.At)
	}
	return nil
}

// goTo scrolls the body to a section; nil is none.
func (b *Browse) goTo(s *model.Section) {
	if s != nil {
		b.leap(body)
		b.body.GoTo(s.Span.Start)
		b.outline.follow(b.body.At)
	}
}

// Update implements mode.Mode.
func (b *Browse) Update(msg tea.Msg) tea.Cmd {
	if e := b.explaining.what; e != nil && e.Take(msg) {
		b.showTerm()
		return nil
	}
	switch msg := msg.(type) {
	case loaded:
		b.show(msg)
	case mode.BookmarksChanged:
		b.body.findBookmarks()
	case mode.LibraryChanged:
		b.regions.build()
		b.arrange()
		if b.filtering() {
			return nil
		}
		return b.open()
	case tea.KeyMsg:
		b.typed(msg)
	case tea.MouseMsg:
		return b.mouse(msg)
	}
	return nil
}

// Draw implements mode.Mode.
func (b *Browse) Draw(c cell.Canvas) {
	th := b.session.Theme
	for p, room := range b.layout.panes {
		if room.width == 0 {
			continue
		}
		if room.x > 0 {
			c.Down(room.x-b.layout.rule, th.Style(theme.Faint))
		}
		style := th.Style(theme.Header)
		if pane(p) == b.here {
			style = th.Style(theme.HeaderHere)
		}
		name, inside := c.Sub(room.x, 0, room.width, header), c.Sub(room.x, header, room.width, c.Height-header)
		switch pane(p) {
		case regions:
			b.regions.drawName(name, style)
			b.regions.draw(inside, b.here == regions)
		case outline:
			b.outline.drawName(name, style)
			b.outline.draw(inside, b.here == outline)
		case body:
			b.body.drawName(name, style)
			b.body.draw(inside.Sub(0, 0, inside.Width, b.body.Height))
			if b.explaining.what != nil {
				b.drawExplanation(inside.Sub(0, b.body.Height, inside.Width, b.body.foot))
			}
		}
	}
}

// Status implements mode.Mode.
func (b *Browse) Status() mode.Status {
	if b.filtering() {
		return mode.Status{Line: b.filterPrompt()}
	}
	r := b.body.report()
	if n := b.regions.chosen(); r == nil && n != nil && n.problem != "" {
		return mode.Status{Path: []string{"问题", n.label}}
	}
	if r == nil {
		return mode.Status{Path: []string{"报告"}}
	}
	path := []string{r.Meta.String()}
	for _, s := range r.PathAt(b.body.At) {
		path = append(path, r.HeadingOf(s))
	}
	status := mode.Status{Path: path, Far: b.body.Far()}
	if b.selecting() {
		status.Path, status.Note = []string{"复制"}, b.taking.what()
		return status
	}
	if b.find.typing {
		status.Line = b.prompt()
		return status
	}
	if b.find.active() {
		status.Note = b.find.line.Text + " " + b.find.count()
		return status
	}
	if n := len(b.session.Marks()); n > 0 {
		status.Note = chosen + " " + strconv.Itoa(n) + " 个地区"
	}
	return status
}
