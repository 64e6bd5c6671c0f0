package browse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/model"
	"baogao/tui/keys"
	"baogao/tui/mode"
)

// unit is what a text is chosen by to be copied.
type unit int

const (
	paragraphs unit = iota
	sentences
	sections
	unitNumber
)

func (u unit) word() string { return [...]string{"段", "句", "节"}[u] }

// taking is the choice of what is to be copied: from the unit that it was
// begun at to the one that the keys move, whichever stands first.
type taking struct {
	report       *model.Report // nil: nothing is being chosen
	sections     []*model.Section
	unit         unit
	anchor, head model.Span

	// Where one was, to come back to.
	pane   pane
	offset int
	above  int
}

// selecting reports whether what is to be copied is being chosen.
func (b *Browse) selecting() bool {
	return b.taking.report != nil && b.taking.report == b.body.report()
}

// beginTaking begins to choose what is to be copied: in the outline the
// section under the cursor, with a hit in view its sentence, otherwise the
// paragraph at the top of the view.
func (b *Browse) beginTaking() {
	r := b.body.report()
	if r == nil || strings.TrimSpace(r.Text) == "" {
		b.session.Say("这里没有可复制的正文")
		return
	}
	t := taking{report: r, sections: b.outline.all, pane: b.here, offset: b.body.At, above: b.body.Above()}
	from := b.here
	b.closeExplanation()
	b.focus(body)
	switch hit, lit := b.litHere(); {
	case from == outline && b.outline.pointed() != nil:
		t.unit, t.head = sections, b.outline.pointed().Span
	case lit:
		t.unit, t.head = sentences, r.Sentence(hit)
	default:
		t.head = t.below(b.eye())
	}
	t.anchor = t.head
	b.taking = t
	b.showTaken()
}

// below is a paragraph, or the next one that is no mere heading: what one reads
// there is below it.
func (t *taking) below(s model.Span) model.Span {
	for t.isHeading(s) {
		next, ok := t.next(s, false)
		if !ok {
			break
		}
		s = next
	}
	return s
}

// isHeading reports whether a paragraph is a heading and nothing else but the
// mark that ends it.
func (t *taking) isHeading(p model.Span) bool {
	for _, section := range t.report.PathAt(p.Start) {
		if h := section.Heading; h.Start == p.Start && h.End <= p.End {
			return model.AfterHeading(t.report.Text, h.End, p.End) == p.End
		}
	}
	return false
}

// at is the unit that the byte at an offset belongs to.
func (t *taking) at(offset int) model.Span {
	text := t.report.Text
	offset = max(0, min(offset, len(text)-1))
	switch t.unit {
	case sentences:
		_, size := utf8.DecodeRuneInString(text[offset:])
		return t.report.Sentence(model.Span{Start: offset, End: offset + size})
	case sections:
		if path := t.report.PathAt(offset); len(path) > 0 {
			return path[len(path)-1].Span
		}
		if len(t.sections) > 0 {
			return model.Span{End: t.sections[0].Span.Start}
		}
	}
	return model.ParagraphAt(text, offset)
}

// next is the unit after one. Of sections that is the next heading's, or, to
// be chosen beside it, the next that it does not hold.
func (t *taking) next(s model.Span, beside bool) (model.Span, bool) {
	if t.unit == sections {
		for _, section := range t.sections {
			if section.Span.Start >= s.End || !beside && section.Span.Start > s.Start {
				return section.Span, true
			}
		}
		return s, false
	}
	i := strings.IndexFunc(t.report.Text[s.End:], notSpace)
	if i < 0 {
		return s, false
	}
	return t.at(s.End + i), true
}

// previous is the unit before one.
func (t *taking) previous(s model.Span, beside bool) (model.Span, bool) {
	if t.unit == sections {
		found, ok := s, false
		for _, section := range t.sections {
			if section.Span.Start < s.Start && (!beside || section.Span.End <= s.Start) {
				found, ok = section.Span, true
			}
		}
		return found, ok
	}
	i := strings.LastIndexFunc(t.report.Text[:s.Start], notSpace)
	if i < 0 {
		return s, false
	}
	return t.at(i), true
}

func notSpace(r rune) bool { return !unicode.IsSpace(r) }

// span is all that is chosen.
func (t *taking) span() model.Span {
	return model.Span{Start: min(t.anchor.Start, t.head.Start), End: max(t.anchor.End, t.head.End)}
}

// size is how many units are chosen.
func (t *taking) size() int {
	all := t.span()
	n, at, ok := 1, t.anchor, true
	if t.head.Start < at.Start {
		at = t.head
	}
	for at.End < all.End {
		if at, ok = t.next(at, true); !ok || at.Start >= all.End {
			break
		}
		n++
	}
	return n
}

// clipping is what is chosen.
func (t *taking) clipping() mode.Clipping {
	return mode.Clip(t.report, t.span(), t.size(), t.unit.word())
}

// what says what is chosen: 1 段 132 字.
func (t *taking) what() string { return t.clipping().What }

// move moves the unit that the keys move by n; extending it leaves chosen what
// was.
func (t *taking) move(n int, extend bool) {
	step := t.next
	if n < 0 {
		step, n = t.previous, -n
	}
	for range n {
		to, ok := step(t.head, extend)
		if !ok {
			break
		}
		t.head = to
	}
	if !extend {
		t.anchor = t.head
	}
}

// doTaking carries out an action of the choice.
func (b *Browse) doTaking(action keys.Action, n int) tea.Cmd {
	t := &b.taking
	switch action {
	case keys.Copy:
		clipping := t.clipping()
		b.endTaking()
		return b.session.Copy(clipping)
	case keys.CancelCopy:
		offset, above := t.offset, t.above
		b.endTaking()
		b.body.GoTo(offset)
		b.body.Lower(above)
		b.outline.follow(b.body.At)
		return nil
	case keys.Down:
		t.move(n, false)
	case keys.Up:
		t.move(-n, false)
	case keys.ExtendDown:
		t.move(n, true)
	case keys.ExtendUp:
		t.move(-n, true)
	case keys.Unit:
		t.unit = (t.unit + 1) % unitNumber
		t.head = t.at(t.head.Start)
		t.anchor = t.head
	}
	b.showTaken()
	return nil
}

// point chooses the unit that is drawn at a place of the body.
func (b *Browse) point(x, y int) {
	if y < 0 {
		return
	}
	offset, ok := b.body.Page.OffsetAt(b.body.Top, x-b.body.margin(), y)
	if !ok { // Beside the text: the row counts.
		offset = b.body.Page.Offset(b.body.Page.Move(b.body.Top, y))
	}
	b.taking.head = b.taking.at(offset)
	b.taking.anchor = b.taking.head
	b.showTaken()
}

// showTaken lights what is chosen and brings the unit that the keys move into
// view: its end, as far as that leaves its beginning there.
func (b *Browse) showTaken() {
	t := &b.taking
	b.body.Page.SetTaken(t.span())
	b.body.Reveal(model.Span{Start: max(t.head.Start, t.head.End-1), End: t.head.End}, 0)
	if !b.body.Shows(t.head.Start) {
		b.body.GoTo(t.head.Start)
	}
	b.outline.follow(t.head.Start)
}

// endTaking ends the choice and gives the keys back to the pane that had them.
func (b *Browse) endTaking() {
	b.body.Page.SetTaken(model.Span{})
	b.focus(b.taking.pane)
	b.taking = taking{}
}
