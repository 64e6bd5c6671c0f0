package cell

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// pen is the state that SGR sequences change (ECMA-48 8.3.117 and the colour
// extensions of ITU T.416 as terminals understand them).
type pen struct {
	attributes uint16    // bit n: attribute n, 1 bold … 9 struck out
	underline  string    // the style of a 4:n underline, "" for a plain one
	colours    [3]string // foreground, background, underline: "31", "38;5;12", "48;2;1;2;3"
}

const (
	foreground = iota
	background
	underlineColour
)

// style returns the pen as the parameters of one sequence, in a fixed order:
// equal pens give equal styles.
func (p *pen) style() Style {
	if *p == (pen{}) {
		return ""
	}
	var b []byte
	for n := uint(1); n <= 9; n++ {
		if p.attributes&(1<<n) == 0 {
			continue
		}
		b = strconv.AppendUint(append(b, ';'), uint64(n), 10)
		if n == 4 && p.underline != "" {
			b = append(append(b, ':'), p.underline...)
		}
	}
	for _, c := range p.colours {
		if c != "" {
			b = append(append(b, ';'), c...)
		}
	}
	return Style(b[1:])
}

// apply changes the pen by the parameters of one SGR sequence. What it does
// not know changes nothing.
func (p *pen) apply(parameters string) {
	for more := true; more; {
		var parameter string
		parameter, parameters, more = strings.Cut(parameters, ";")
		number, sub, hasSub := strings.Cut(parameter, ":")
		n, err := strconv.Atoi(number)
		if err != nil && number != "" {
			continue
		}
		switch {
		case n == 0:
			*p = pen{}
		case n <= 9:
			p.attribute(n, sub)
		case n == 21: // Doubly underlined.
			p.attribute(4, "2")
		case n == 22:
			p.attributes &^= 1<<1 | 1<<2
		case n >= 23 && n <= 29:
			p.attributes &^= 1 << (n - 20)
			if n == 24 {
				p.underline = ""
			}
		case n == 38 || n == 48 || n == 58:
			slot := (n - 38) / 10
			if hasSub {
				p.colours[slot] = parameter
				continue
			}
			var colour string
			if colour, parameters, more = cutColour(parameters, more); colour != "" {
				p.colours[slot] = number + ";" + colour
			}
		case n == 39 || n == 49 || n == 59:
			p.colours[(n-39)/10] = ""
		case n >= 30 && n <= 37 || n >= 90 && n <= 97:
			p.colours[foreground] = number
		case n >= 40 && n <= 47 || n >= 100 && n <= 107:
			p.colours[background] = number
		}
	}
}

func (p *pen) attribute(n int, sub string) {
	p.attributes |= 1 << n
	if n == 4 {
		p.underline = sub
		if sub == "0" {
			p.attributes &^= 1 << 4
			p.underline = ""
		}
	}
}

// cutColour takes "5;N" or "2;R;G;B" from the front of parameters.
func cutColour(parameters string, more bool) (colour, rest string, stillMore bool) {
	rest, stillMore = parameters, more
	size := 0
	take := func() string {
		if !stillMore {
			return ""
		}
		var one string
		one, rest, stillMore = strings.Cut(rest, ";")
		size += len(one) + 1
		return one
	}
	count := 0
	switch take() {
	case "5":
		count = 1
	case "2":
		count = 3
	default:
		return "", rest, stillMore
	}
	for range count {
		if n, err := strconv.Atoi(take()); err != nil || n < 0 || n > 255 {
			return "", rest, stillMore
		}
	}
	return parameters[:size-1], rest, stillMore
}

// ParseSGR reads text as a program writes it to a terminal, such as Glamour's
// and Lip Gloss's output, into one Line for each line of it. Of the escape
// sequences only SGR has an effect; all others, and control characters, are
// dropped. Text in the same style makes one run.
func ParseSGR(s string) []Line {
	var (
		lines []Line
		line  Line
		p     pen
		text  strings.Builder
		style Style
	)
	flush := func() {
		if text.Len() > 0 {
			line = append(line, Run{Clean(text.String()), style})
			text.Reset()
		}
	}
	for s != "" {
		switch n := strings.IndexAny(s, "\x1b\n"); {
		case n < 0:
			text.WriteString(s)
			s = ""
		case n > 0:
			text.WriteString(s[:n])
			s = s[n:]
		case s[0] == '\n':
			flush()
			lines = append(lines, line)
			line, s = nil, s[1:]
		default:
			size, parameters, isSGR := escape(s)
			s = s[size:]
			if !isSGR {
				continue
			}
			p.apply(parameters)
			if next := p.style(); next != style {
				flush()
				style = next
			}
		}
	}
	flush()
	return append(lines, line)
}

// escape measures the escape sequence that s begins with. Where it is an SGR
// sequence its parameters are returned.
func escape(s string) (size int, parameters string, isSGR bool) {
	if len(s) < 2 {
		return len(s), "", false
	}
	switch s[1] {
	case '[': // CSI: parameters and intermediates up to a final byte.
		for i := 2; i < len(s); i++ {
			switch b := s[i]; {
			case b >= 0x40 && b <= 0x7E:
				body := s[2:i]
				return i + 1, body, b == 'm' && strings.Trim(body, "0123456789;:") == ""
			case b < 0x20 || b > 0x7E: // Torn: what follows is text again.
				return i, "", false
			}
		}
		return len(s), "", false
	case ']', 'P', 'X', '^', '_': // Strings: up to BEL or ST.
		for i := 2; i < len(s); i++ {
			if s[i] == 0x07 {
				return i + 1, "", false
			}
			if s[i] == 0x1B {
				if i+1 < len(s) && s[i+1] == '\\' {
					i++
				}
				return i + 1, "", false
			}
			if s[i] == '\n' { // Never closed: lose this line, not the rest.
				return i, "", false
			}
		}
		return len(s), "", false
	}
	_, n := utf8.DecodeRuneInString(s[1:])
	if s[1] == '\n' || s[1] == 0x1B {
		n = 0
	}
	return 1 + n, "", false
}

// AppendSGR appends the line to b as text for a terminal that is known to
// understand SGR: runs in their styles, the default style at the end, no
// control characters.
func (l Line) AppendSGR(b []byte) []byte {
	style := Style("")
	for _, r := range l {
		if r.Text == "" {
			continue
		}
		if r.Style != style {
			b = appendStyle(b, style, r.Style)
			style = r.Style
		}
		b = append(b, Clean(r.Text)...)
	}
	return appendStyle(b, style, "")
}

// SGR returns the line as AppendSGR writes it.
func (l Line) SGR() string { return string(l.AppendSGR(nil)) }

// appendStyle appends the sequence that brings a terminal from one style to
// another, without looking into them.
func appendStyle(b []byte, from, to Style) []byte {
	switch {
	case from == to:
		return b
	case to == "":
		return append(b, "\x1b[m"...)
	case from == "":
		b = append(b, "\x1b["...)
	default:
		b = append(b, "\x1b[0;"...)
	}
	return append(append(b, to...), 'm')
}

// Transition returns the shortest sequence that brings a terminal from one
// style to another: what changes, or all of it from the default on. It takes
// the styles apart; keep the answer.
func Transition(from, to Style) string {
	var a, b pen
	a.apply(string(from))
	b.apply(string(to))
	if a == b {
		return ""
	}
	whole := appendStyle(nil, from, b.style())
	changes := a.changes(b)
	if len(changes)+3 >= len(whole) {
		return string(whole)
	}
	return "\x1b[" + changes + "m"
}

// changes returns the parameters that turn pen p into to.
func (p pen) changes(to pen) string {
	var list []string
	if gone := p.attributes &^ to.attributes; gone != 0 || p.underline != to.underline {
		if gone&(1<<1|1<<2) != 0 { // 22 takes bold and faint both.
			list = append(list, "22")
			p.attributes &^= 1<<1 | 1<<2
		}
		for n := 3; n <= 9; n++ {
			if gone&(1<<n) != 0 {
				list = append(list, strconv.Itoa(20+n))
			}
		}
		if p.underline != to.underline {
			p.attributes &^= 1 << 4
		}
	}
	added := pen{attributes: to.attributes &^ p.attributes, underline: to.underline}
	for i, c := range to.colours {
		switch {
		case c == p.colours[i]:
		case c == "":
			list = append(list, strconv.Itoa(39+10*i))
		default:
			added.colours[i] = c
		}
	}
	if s := added.style(); s != "" {
		list = append(list, string(s))
	}
	return strings.Join(list, ";")
}
