package browse

import (
	"context"
	"sort"
	"strconv"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/model/search"
	"baogao/tui/cell"
	"baogao/tui/input"
	"baogao/tui/keys"
	"baogao/tui/mode"
	"baogao/tui/theme"
)

// A report is searched whole, which takes well under a millisecond. A text that
// is longer than any report may hold the screen up for so long only; what it
// holds beyond that is left out.
const (
	longText = 4 << 20 // bytes
	limit    = 100 * time.Millisecond
)

// patience is the context of a search in the text that is read.
func (b *Browse) patience() (context.Context, context.CancelFunc) {
	if b.body.Page == nil || len(b.body.report().Text) < longText {
		return context.WithCancel(context.Background())
	}
	return context.WithTimeout(context.Background(), limit)
}

// finding is the search in the text that is read. It goes on from report to
// report until it is ended.
type finding struct {
	line    input.Line
	asked   []mode.Query  // before
	history input.History // of their texts
	typing  bool
	mode    search.Mode
	origin  int       // offset where the search was begun, to come back to
	from    mode.Spot // the same for the trail of places
	problem string
	meant   input.Meanings // what the line can mean as pinyin, while it is typed
	hits    []model.Span
	here    int // index of the hit that one is at
}

// active reports whether there is a search to go on with.
func (f *finding) active() bool { return f.line.Text != "" }

// begin asks for what is to be found.
func (b *Browse) begin() {
	if b.body.Page == nil {
		return
	}
	b.find = finding{typing: true, mode: search.Literal, origin: b.body.At}
	b.find.from, _ = b.Spot()
	b.find.asked = b.session.Store.Queries()
	b.find.history = mode.HistoryOf(b.find.asked)
	b.body.Page.SetHits(nil, model.Span{})
}

// look searches the text for what is typed, as it is or as pinyin, and goes to
// the first hit from an offset on, or, where there is none, to the first of
// all. What has been kept is searched for as it is: in another report, too.
func (b *Browse) look(from int) {
	f := &b.find
	f.meant = input.Meanings{}
	ctx, cancel := b.patience()
	defer cancel()
	if b.body.Page != nil && f.typing && f.mode == search.Literal {
		f.meant = input.NewMeanings(search.Meanings(ctx, b.body.report().Text, f.line.Text), true)
	}
	b.lookForMeant(ctx, from)
}

// lookForMeant is look for what is typed in the meaning that is taken.
func (b *Browse) lookForMeant(ctx context.Context, from int) {
	f := &b.find
	f.hits, f.here, f.problem = nil, 0, ""
	if b.body.Page == nil {
		return
	}
	if f.active() {
		query, err := search.Compile(f.meant.Text(f.line.Text), f.mode)
		if err != nil {
			f.problem = "表达式还不完整"
		} else {
			f.hits = apart(query.Find(ctx, nil, b.body.report().Text))
		}
	}
	if f.here = sort.Search(len(f.hits), func(i int) bool { return f.hits[i].Start >= from }); f.here == len(f.hits) {
		f.here = 0
	}
	b.lightHits()
}

// apart leaves out the hits that overlap the one before, as those of several
// words may.
func apart(hits []model.Span) []model.Span {
	kept := hits[:0]
	for _, h := range hits {
		if n := len(kept); h.Len() > 0 && (n == 0 || kept[n-1].End <= h.Start) {
			kept = append(kept, h)
		}
	}
	return kept
}

// lightHits lights the hits up and brings the one that one is at into view; of
// a search that is being typed and has none, the place where it was begun.
func (b *Browse) lightHits() {
	f := &b.find
	if len(f.hits) == 0 {
		b.body.Page.SetHits(nil, model.Span{})
		if f.typing { // not to where less of it was found
			b.body.GoTo(f.origin)
			b.outline.follow(b.body.At)
		}
		return
	}
	b.body.Page.SetHits(f.hits, f.hits[f.here])
	b.body.Reveal(f.hits[f.here], 0)
	b.outline.follow(b.body.At)
}

// step goes n hits on, round and round.
func (b *Browse) step(n int) {
	f := &b.find
	if b.body.Page == nil || len(f.hits) == 0 {
		return
	}
	f.here = ((f.here+n)%len(f.hits) + len(f.hits)) % len(f.hits)
	b.lightHits()
}

// cancel ends the search; while it is being typed, the text goes back to where
// it was begun.
func (b *Browse) cancel() {
	typing, origin := b.find.typing, b.find.origin
	b.find = finding{}
	if b.body.Page == nil {
		return
	}
	b.body.Page.SetHits(nil, model.Span{})
	if typing {
		b.body.GoTo(origin)
		b.outline.follow(b.body.At)
	}
}

// doFind carries out the actions of a search and reports whether it was one.
func (b *Browse) doFind(action keys.Action, count int) bool {
	if b.find.meant.Do(action) {
		ctx, cancel := b.patience()
		defer cancel()
		b.lookForMeant(ctx, b.find.origin)
		return true
	}
	switch action {
	case keys.Find:
		b.begin()
	case keys.KeepFind:
		b.find.typing = false
		if b.find.problem != "" || len(b.find.hits) == 0 {
			b.sayNone()
			b.cancel()
			break
		}
		// What was meant is what is gone on with, in other reports and later.
		b.find.line.Text, b.find.meant = b.find.meant.Text(b.find.line.Text), input.Meanings{}
		b.session.DepartFrom(b.find.from)
		b.session.Store.AddQuery(mode.Query{Text: b.find.line.Text, Expression: b.find.mode == search.Regexp, Asked: b.session.Now()})
	case keys.CancelFind:
		b.cancel()
	case keys.Expression:
		b.find.mode = search.Regexp + search.Literal - b.find.mode
		b.look(b.find.origin)
	case keys.NextHit:
		b.leap(body)
		b.step(max(count, 1))
	case keys.PrevHit:
		b.leap(body)
		b.step(-max(count, 1))
	case keys.OlderQuery:
		b.recall(1)
	case keys.NewerQuery:
		b.recall(-1)
	case keys.Down, keys.Up:
		n := 1
		if action == keys.Up {
			n = -1
		}
		if b.find.history.Idle(b.find.line) {
			b.recall(-n)
		} else {
			b.step(n)
		}
	default:
		return false
	}
	return true
}

// sayNone says that what was typed is found nowhere, or why it was not looked
// for.
func (b *Browse) sayNone() {
	switch text := b.find.line.Text; {
	case b.find.problem != "":
		b.session.Say(b.find.problem)
	case text != "":
		b.session.Say("这份报告里没有“" + text + "”，" + keys.KeyOf(keys.Browse, keys.OpenSearch) + " 查全部报告")
	}
}

// recall puts what was searched for before in the place of what is typed, n
// searches ago, or after for a negative n.
func (b *Browse) recall(n int) {
	f := &b.find
	if !f.history.Walk(&f.line, n) {
		return
	}
	f.mode = search.Literal
	if at := f.history.At(); at >= 0 && f.asked[at].Expression {
		f.mode = search.Regexp
	}
	b.look(f.origin)
}

// Typing implements mode.Typist.
func (b *Browse) Typing() bool { return b.find.typing || b.filtering() }

// typed takes a key of what is to be found, or of the filter of the regions.
func (b *Browse) typed(k tea.KeyMsg) {
	if b.filtering() {
		if b.regions.filter.Key(k) {
			b.regions.narrow()
		}
		return
	}
	if b.find.line.Key(k) {
		b.look(b.find.origin)
	}
}

// count says which hit one is at, and of how many.
func (f *finding) count() string {
	switch {
	case f.problem != "":
		return f.problem
	case !f.active():
		return ""
	case len(f.hits) == 0 && f.mode == search.Literal && search.TooShort(f.line.Text):
		return "没有；" + input.TooShort
	case len(f.hits) == 0:
		return "没有"
	}
	return strconv.Itoa(f.here+1) + "/" + strconv.Itoa(len(f.hits))
}

// prompt is the input line as the status line shows it.
func (b *Browse) prompt() cell.Line {
	th, f := b.session.Theme, &b.find
	name := "查找"
	if f.mode == search.Regexp {
		name = "正则"
	}
	count := th.Style(theme.Dim)
	if f.active() && len(f.hits) == 0 {
		count = th.Style(theme.Warning)
	}
	line := append(f.line.Prompt(th, name), cell.Run{Text: "  " + f.count(), Style: count})
	if f.line.Text == "" && f.mode == search.Literal {
		line = append(line, cell.Run{Text: input.HowToType, Style: th.Style(theme.Dim)})
	}
	line = append(line, cell.Run{Text: f.history.Hint(f.line), Style: th.Style(theme.Dim)})
	return append(line, f.meant.Shown(th)...)
}
