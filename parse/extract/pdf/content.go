package pdf

import "math"

// A matrix moves points: (x, y) to (a x + c y + e, b x + d y + f) (8.3.3).
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

// then is m followed by n.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

// graphics is what q saves and Q restores, as far as it moves text (8.4, 9.3).
type graphics struct {
	ctm     matrix
	font    *font
	size    float64
	char    float64 // added after each glyph
	word    float64 // added after each blank
	stretch float64 // 1 for none
	leading float64
	rise    float64
}

const (
	maxSaved    = 256 // states saved in one another
	maxForms    = 16  // forms drawn in one another
	maxOperands = 1024
)

// A drawer follows the content of a page (7.8) and notes the text.
type drawer struct {
	file  *file
	out   *Page
	now   graphics
	saved []graphics
	text  matrix // of the next glyph
	line  matrix // of the line's beginning
	forms int
	// marks are the marked contents begun (14.6); those of what the program
	// itself marked as a page's head, foot or number are left out.
	marks []bool
	aside int // how many of marks are left out
}

// draw follows a content with its resources.
func (d *drawer) draw(content []byte, resources dict) {
	d.file.work.spend(len(content) + 256)
	l := &lexer{data: content, work: &d.file.work}
	var operands []object
	for {
		switch o := l.object().(type) {
		case keyword:
			switch o {
			case end:
				return
			case "BI":
				skipImage(l)
			default:
				d.operator(o, operands, resources)
			}
			operands = operands[:0]
		default:
			if len(operands) < maxOperands {
				operands = append(operands, o)
			}
		}
	}
}

// skipImage moves over an image in the content (8.9.7).
func skipImage(l *lexer) {
	for i := l.pos; i+2 < len(l.data); i++ {
		if isSpace(l.data[i]) && l.data[i+1] == 'E' && l.data[i+2] == 'I' && (i+3 == len(l.data) || isSpace(l.data[i+3])) {
			l.pos = i + 3
			return
		}
	}
	l.pos = len(l.data)
}

// numbers are the last n operands; nil where there are fewer.
func numbers(operands []object, n int) []float64 {
	if len(operands) < n {
		return nil
	}
	out := make([]float64, n)
	for i, o := range operands[len(operands)-n:] {
		out[i] = number(o)
		if math.IsNaN(out[i]) || math.Abs(out[i]) > 1e9 {
			out[i] = 0
		}
	}
	return out
}

func matrixOf(n []float64) matrix { return matrix{n[0], n[1], n[2], n[3], n[4], n[5]} }

// operator carries out one operator (annex A).
func (d *drawer) operator(op keyword, operands []object, resources dict) {
	switch op {
	case "q":
		if len(d.saved) < maxSaved {
			d.saved = append(d.saved, d.now)
		}
	case "Q":
		if n := len(d.saved); n > 0 {
			d.now, d.saved = d.saved[n-1], d.saved[:n-1]
		}
	case "cm":
		if n := numbers(operands, 6); n != nil {
			d.now.ctm = matrixOf(n).then(d.now.ctm)
		}
	case "Do":
		if len(operands) > 0 {
			d.form(d.file.dict(resources["XObject"])[operandName(operands)], resources)
		}
	case "BMC", "BDC":
		d.mark(operands, resources)
	case "EMC":
		d.unmark()
	case "BT":
		d.text, d.line = identity, identity
	case "Tf":
		if len(operands) >= 2 {
			fontName, _ := operands[len(operands)-2].(name)
			d.now.font = d.file.font(d.file.dict(resources["Font"])[fontName])
			d.now.size = number(operands[len(operands)-1])
		}
	default:
		d.textOperator(op, operands)
	}
}

func operandName(operands []object) name {
	n, _ := operands[len(operands)-1].(name)
	return n
}

// textOperator carries out the operators that set the text's state, move it
// and show it (9.3, 9.4).
func (d *drawer) textOperator(op keyword, operands []object) {
	one := 0.0
	if n := numbers(operands, 1); n != nil {
		one = n[0]
	}
	switch op {
	case "Tc":
		d.now.char = one
	case "Tw":
		d.now.word = one
	case "Tz":
		d.now.stretch = one / 100
	case "TL":
		d.now.leading = one
	case "Ts":
		d.now.rise = one
	case "Td", "TD":
		if n := numbers(operands, 2); n != nil {
			if op == "TD" {
				d.now.leading = -n[1]
			}
			d.move(n[0], n[1])
		}
	case "Tm":
		if n := numbers(operands, 6); n != nil {
			d.line = matrixOf(n)
			d.text = d.line
		}
	case "T*":
		d.move(0, -d.now.leading)
	case "'", `"`:
		if n := numbers(operands, 3); op == `"` && n != nil {
			d.now.word, d.now.char = n[0], n[1]
		}
		d.move(0, -d.now.leading)
		d.show(operands)
	case "Tj":
		d.show(operands)
	case "TJ":
		if len(operands) > 0 {
			list, _ := operands[len(operands)-1].(array)
			d.show(list)
		}
	}
}

// move begins a line at an offset from the beginning of the one before.
func (d *drawer) move(x, y float64) {
	d.line = matrix{1, 0, 0, 1, x, y}.then(d.line)
	d.text = d.line
}

// show shows strings; numbers between them move the next one back.
func (d *drawer) show(list []object) {
	for _, o := range list {
		switch o := o.(type) {
		case float64:
			d.advance(-o / 1000 * d.now.size * d.now.stretch)
		case text:
			d.showText(o)
		}
	}
}

func (d *drawer) advance(x float64) {
	d.text = matrix{1, 0, 0, 1, x, 0}.then(d.text)
}

func (d *drawer) showText(t text) {
	ft := d.now.font
	if ft == nil {
		return
	}
	for len(t) > 0 {
		var g glyph
		g, t = ft.next(t)
		d.note(g)
		x := g.width*d.now.size + d.now.char
		if g.blank {
			x += d.now.word
		}
		d.advance(x * d.now.stretch)
	}
}

// note adds a glyph to the page. Text that does not run from left to right is
// left out: stamps and watermarks drawn across the page.
func (d *drawer) note(g glyph) {
	if d.file.work.spend(objectWork); d.aside > 0 {
		return
	}
	m := matrix{d.now.size * d.now.stretch, 0, 0, d.now.size, 0, d.now.rise}.then(d.text).then(d.now.ctm)
	if m.a <= 0 || math.Abs(m.b) > 0.2*m.a {
		return
	}
	d.file.work.spend(keptWork + len(g.text))
	d.out.Glyphs = append(d.out.Glyphs, Glyph{X: m.e, Y: m.f, Width: g.width * m.a, Size: math.Hypot(m.c, m.d), Text: g.text})
}

// form draws a form, a piece of content with resources of its own (8.10).
func (d *drawer) form(o object, resources dict) {
	s, ok := d.file.resolve(o).(*stream)
	if !ok || d.file.name(s.dict["Subtype"]) != "Form" || d.forms >= maxForms {
		return
	}
	now, saved, text, line := d.now, d.saved, d.text, d.line
	if m := d.file.array(s.dict["Matrix"]); len(m) == 6 {
		d.now.ctm = matrixOf(numbers(m, 6)).then(d.now.ctm)
	}
	if own := d.file.dict(s.dict["Resources"]); own != nil {
		resources = own
	}
	d.forms++
	d.saved = nil
	d.draw(d.file.decode(s), resources)
	d.forms--
	d.now, d.saved, d.text, d.line = now, saved, text, line
}

// mark begins a marked content.
func (d *drawer) mark(operands []object, resources dict) {
	aside := false
	if len(operands) >= 2 && operands[0] == name("Artifact") {
		properties := operands[1]
		if n, ok := properties.(name); ok {
			properties = d.file.dict(resources["Properties"])[n]
		}
		aside = d.file.name(d.file.dict(properties)["Type"]) == "Pagination"
	}
	if len(d.marks) < maxSaved {
		d.marks = append(d.marks, aside)
		if aside {
			d.aside++
		}
	}
}

func (d *drawer) unmark() {
	n := len(d.marks)
	if n == 0 {
		return
	}
	if d.marks[n-1] {
		d.aside--
	}
	d.marks = d.marks[:n-1]
}
