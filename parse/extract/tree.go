package extract

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// titleLines is how many lines above the report's prose may belong to its
// title, meeting and speaker.
const titleLines = 12

// treeText is the report's part of a page. No paragraph of prose is left out
// but those in the page's own navigation and foot: the part is the innermost
// element that holds them all, with the lines right above it, where pages put
// title, date and speaker.
func treeText(doc *html.Node) []byte {
	t := treeReader{}
	t.read(doc)
	if total, _ := proseOf(t.w.blocks); total < 500 {
		// A page that shows its text only by script.
		all := treeReader{hidden: true}
		all.read(doc)
		if more, _ := proseOf(all.w.blocks); more > 2*total {
			t = all
		}
	}
	return join(titled(doc, reportPart(t.w.blocks)))
}

// proseOf counts the runes of prose in blocks, and of these the runes in the
// page's navigation, margin and foot.
func proseOf(blocks []block) (all, aside int) {
	for _, b := range blocks {
		if b.isProse() {
			all += b.runes
			if isAside(b.node) {
				aside += b.runes
			}
		}
	}
	return all, aside
}

// isAside reports whether a node stands in an element that is not for a
// page's main text.
func isAside(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		switch n.DataAtom {
		case atom.Nav, atom.Aside, atom.Footer:
			return true
		}
	}
	return false
}

// reportPart chooses the blocks that may belong to the report.
func reportPart(blocks []block) []block {
	all, aside := proseOf(blocks)
	keepAside := aside*2 > all // the page abuses these elements
	var root *html.Node
	first := -1
	for i, b := range blocks {
		if !b.isProse() || !keepAside && isAside(b.node) {
			continue
		}
		if first < 0 {
			first, root = i, b.node
		} else {
			root = commonAncestor(root, b.node)
		}
	}
	if first < 0 {
		return blocks
	}
	root = container(root)
	var part []block
	above := 0
	for i, b := range blocks {
		switch {
		case b.isMenu(), !keepAside && isAside(b.node):
			continue
		case within(b.node, root):
		case i < first:
			above++
		default:
			continue
		}
		part = append(part, b)
	}
	return part[max(0, above-titleLines):]
}

// container is the element around n that pages put a whole text into, n
// itself where it is one: text that stands all in one <p> may have its
// headings beside that.
func container(n *html.Node) *html.Node {
	for ; n.Parent != nil; n = n.Parent {
		switch n.DataAtom {
		case atom.Div, atom.Section, atom.Article, atom.Main, atom.Td, atom.Body:
			return n
		}
	}
	return n
}

// within reports whether n is root or stands in it.
func within(n, root *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == root {
			return true
		}
	}
	return false
}

// commonAncestor is the innermost node that holds both. The tree is at most
// 512 deep.
func commonAncestor(a, b *html.Node) *html.Node {
	for ; a != nil; a = a.Parent {
		if within(b, a) {
			return a
		}
	}
	return nil
}

// titled puts the page's title above its text where the text itself does not
// say what it is. Chinese government pages must give it in a meta element
// ArticleTitle (政府网站发展指引); others have <h1> or <title>.
func titled(doc *html.Node, blocks []block) []block {
	for _, b := range blocks[:min(len(blocks), titleLines+3)] {
		if strings.Contains(squeezed(b.text), "工作报告") {
			return blocks
		}
	}
	title := ""
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case title != "":
			return
		case n.DataAtom == atom.Meta && (strings.EqualFold(attr(n, "name"), "ArticleTitle") || attr(n, "property") == "og:title"):
			title = called(attr(n, "content"))
		case n.DataAtom == atom.Title || n.DataAtom == atom.H1:
			if text, ok := inline(n, true); ok {
				title = called(text)
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	if title == "" {
		return blocks
	}
	return append([]block{{text: title}}, blocks...)
}

// called is the part of a page's title that names the report: without the
// site's name after a dash or a bar. "" where it names none.
func called(title string) string {
	for _, part := range strings.FieldsFunc(title, func(r rune) bool { return strings.ContainsRune("_-|–—>", r) }) {
		if strings.Contains(squeezed(part), "工作报告") {
			return strings.TrimSpace(part)
		}
	}
	return ""
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// A treeReader writes the text of a page's tree as blocks.
type treeReader struct {
	w      writer
	hidden bool               // also what the page does not show
	label  string             // of the list item whose first text is to come
	items  map[*html.Node]int // of numbered lists, the number of the last item
	most   int                // nodes that are read; 0 for all
	nodes  int                // read so far
}

func (t *treeReader) read(doc *html.Node) {
	t.node(doc, nil)
	t.w.flush(nil)
}

// node writes n, which stands in holder, the innermost element that breaks
// lines.
func (t *treeReader) node(n, holder *html.Node) {
	t.nodes++
	switch n.Type {
	case html.TextNode:
		if t.label != "" && strings.TrimSpace(n.Data) != "" {
			t.w.text(t.label)
			t.label = ""
		}
		t.w.holder = holder
		t.w.text(n.Data)
		return
	case html.ElementNode:
	case html.DocumentNode:
		t.children(n, n)
		return
	default:
		return
	}
	if unseen(n.DataAtom) || !t.hidden && isHidden(n) {
		return
	}
	switch n.DataAtom {
	case atom.Br:
		t.w.flush(holder)
	case atom.Sup:
		t.superscript(n)
	case atom.A:
		// A mark that leads to a note on the same page is no link.
		href := attr(n, "href")
		before := t.w.link
		t.w.link = before || href != "" && !strings.HasPrefix(href, "#")
		t.children(n, holder)
		t.w.link = before
	case atom.Table:
		t.w.flush(holder)
		if rows := dataTable(n); rows != nil {
			for _, row := range rows {
				t.w.text(row)
				t.w.flush(n)
			}
			return
		}
		t.children(n, n)
		t.w.flush(n)
	default:
		if !isBlock(n.DataAtom) {
			t.children(n, holder)
			return
		}
		t.w.flush(holder)
		pre := t.w.pre
		t.w.pre = pre || n.DataAtom == atom.Pre
		if n.DataAtom == atom.Li {
			t.label = t.itemLabel(n)
		}
		t.children(n, n)
		t.w.pre = pre
		t.w.flush(n)
	}
}

func (t *treeReader) children(n, holder *html.Node) {
	for c := n.FirstChild; c != nil && !t.spent(); c = c.NextSibling {
		t.node(c, holder)
	}
}

// spent reports whether more has been read than is to be.
func (t *treeReader) spent() bool { return t.most > 0 && t.nodes > t.most }

// mostInline is how many nodes are read of what should be one line: of a mark,
// a cell of figures, a title. Elements stand in one another hundreds deep in
// pages made to do harm, and each may ask for the line of all that it holds.
const mostInline = 1000

// inline returns the text of n as one line; ok is false where there is more
// than a line has. hidden is as in a treeReader.
func inline(n *html.Node, hidden bool) (text string, ok bool) {
	t := treeReader{hidden: hidden, most: mostInline}
	t.children(n, n)
	t.w.flush(n)
	var b strings.Builder
	for _, block := range t.w.blocks {
		b.WriteString(block.text)
	}
	return b.String(), !t.spent()
}

// superscript writes what is raised.
func (t *treeReader) superscript(n *html.Node) {
	if s := squeezed(rawText(n)); isDigits(s) {
		t.w.text(raised(s, t.w.last))
	} else {
		t.children(n, n)
	}
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// raised is how a raised number is written after a character: as a power
// after Latin letters (km²), else as a mark (（12）), so that it does not run
// into a number before it.
func raised(digits string, last rune) string {
	if last < utf8.RuneSelf && (last >= 'a' && last <= 'z' || last >= 'A' && last <= 'Z') {
		return strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹").Replace(digits)
	}
	return "（" + digits + "）"
}

// rawText is the text in n as it stands in the source; "" where there is more
// than a line has.
func rawText(n *html.Node) string {
	var b strings.Builder
	left := mostInline
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		left--
		for c := n.FirstChild; c != nil && left > 0; c = c.NextSibling {
			walk(c)
		}
	}
	if walk(n); left <= 0 {
		return ""
	}
	return b.String()
}

// isHidden reports whether the page does not show an element.
func isHidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch {
		case a.Key == "hidden":
			return true
		case a.Key == "style" && strings.Contains(strings.ToLower(strings.ReplaceAll(a.Val, " ", "")), "display:none"):
			return true
		}
	}
	return false
}

// itemLabel is the number that a browser draws before an item of a numbered
// list: "3.".
func (t *treeReader) itemLabel(li *html.Node) string {
	list := li.Parent
	if list == nil || list.DataAtom != atom.Ol || strings.Contains(attr(list, "style"), "none") {
		return ""
	}
	n, begun := t.items[list]
	if start, err := strconv.Atoi(attr(list, "start")); !begun && err == nil {
		n = start - 1
	}
	if t.items == nil {
		t.items = map[*html.Node]int{}
	}
	t.items[list] = n + 1
	return strconv.Itoa(n+1) + "."
}
