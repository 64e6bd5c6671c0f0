package pdf

import (
	"bytes"
	"strconv"
)

// maxDepth is how deep objects may stand in one another; deeper ones are null.
const maxDepth = 64

// A lexer reads the objects that stand one after the other in some bytes: a
// file's body, a page's content, a character map.
type lexer struct {
	data []byte
	pos  int
	work *work
	refs bool // whether 12 0 R is a reference; in contents and maps it is not
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

// skip moves over white space and comments (7.2.3).
func (l *lexer) skip() {
	for l.pos < len(l.data) {
		switch c := l.data[l.pos]; {
		case isSpace(c):
			l.pos++
		case c == '%':
			for l.pos < len(l.data) && l.data[l.pos] != '\n' && l.data[l.pos] != '\r' {
				l.pos++
			}
		default:
			return
		}
	}
}

// object reads the next object, end where there is none.
func (l *lexer) object() object {
	from := l.pos
	o := l.within(0)
	l.work.spend(l.pos - from)
	return o
}

// within reads an object that stands in others, depth of them.
func (l *lexer) within(depth int) object {
	l.work.spend(objectWork)
	l.skip()
	if l.pos >= len(l.data) {
		return end
	}
	switch c := l.data[l.pos]; {
	case depth > maxDepth && (c == '[' || c == '<'):
		l.pos++
		return nil
	case c == '/':
		return l.name()
	case c == '(':
		return l.literal()
	case c == '<' && l.at(1) == '<':
		l.pos += 2
		return l.dict(depth + 1)
	case c == '<':
		return l.hex()
	case c == '[':
		l.pos++
		return l.array(depth + 1)
	case c == '>' && l.at(1) == '>':
		l.pos += 2
		return keyword(">>")
	case isDelimiter(c):
		l.pos++
		return keyword(c)
	}
	return l.word()
}

// at is the byte n further on, 0 beyond the end.
func (l *lexer) at(n int) byte {
	if l.pos+n < len(l.data) {
		return l.data[l.pos+n]
	}
	return 0
}

// token moves over what has no delimiter in it.
func (l *lexer) token() []byte {
	from := l.pos
	for l.pos < len(l.data) && !isSpace(l.data[l.pos]) && !isDelimiter(l.data[l.pos]) {
		l.pos++
	}
	return l.data[from:l.pos]
}

// word reads a number, a reference, true, false, null or a keyword.
func (l *lexer) word() object {
	w := l.token()
	switch string(w) {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	n, ok := parseNumber(w)
	if !ok {
		return keyword(w)
	}
	if l.refs && w[0] >= '0' && w[0] <= '9' {
		if r, ok := l.reference(n); ok {
			return r
		}
	}
	return n
}

// reference reads the rest of 12 0 R after its first number.
func (l *lexer) reference(num float64) (ref, bool) {
	back := l.pos
	l.skip()
	gen, ok := parseNumber(l.token())
	l.skip()
	if ok && l.at(0) == 'R' && len(l.token()) == 1 && num < 1<<31 && gen < 1<<16 {
		return ref{int(num), int(gen)}, true
	}
	l.pos = back
	return ref{}, false
}

// parseNumber reads a number as PDF writes them (7.3.3), and as programs do:
// 4. and -.5, also --5 and 1.2.3 of which nothing better is known than 0.
func parseNumber(w []byte) (float64, bool) {
	if len(w) == 0 || len(w) > 40 {
		return 0, false
	}
	n, simple := 0, true
	for _, c := range w {
		switch {
		case c >= '0' && c <= '9':
			n = n*10 + int(c-'0')
		case c == '.' || c == '-' || c == '+':
			simple = false
		default:
			return 0, false
		}
	}
	if simple && len(w) < 16 {
		return float64(n), true
	}
	f, err := strconv.ParseFloat(string(w), 64)
	if err != nil {
		return 0, true
	}
	return f, true
}

// name reads a name (7.3.5).
func (l *lexer) name() object {
	l.pos++
	w := l.token()
	if !bytes.ContainsRune(w, '#') {
		return name(w)
	}
	var out []byte
	for i := 0; i < len(w); i++ {
		if w[i] == '#' && i+2 < len(w) {
			if b, err := strconv.ParseUint(string(w[i+1:i+3]), 16, 8); err == nil {
				out = append(out, byte(b))
				i += 2
				continue
			}
		}
		out = append(out, w[i])
	}
	return name(out)
}

// literal reads a string in brackets (7.3.4.2).
func (l *lexer) literal() object {
	var out []byte
	open := 0
	for ; l.pos < len(l.data); l.pos++ {
		c := l.data[l.pos]
		switch c {
		case '(':
			if open++; open == 1 {
				continue
			}
		case ')':
			if open--; open == 0 {
				l.pos++
				return text(out)
			}
		case '\\':
			l.pos++
			out = l.escape(out)
			continue
		case '\r': // the end of a line is \n however it is written
			if l.at(1) == '\n' {
				continue
			}
			c = '\n'
		}
		out = append(out, c)
	}
	return text(out)
}

// escape adds the byte that an escape sequence stands for, and leaves pos at
// its last byte.
func (l *lexer) escape(out []byte) []byte {
	switch c := l.at(0); c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case '\n':
		return out
	case '\r':
		if l.at(1) == '\n' {
			l.pos++
		}
		return out
	case '0', '1', '2', '3', '4', '5', '6', '7':
		n := int(c - '0')
		for i := 0; i < 2 && l.at(1) >= '0' && l.at(1) <= '7'; i++ {
			l.pos++
			n = n*8 + int(l.at(0)-'0')
		}
		return append(out, byte(n))
	default:
		return append(out, c)
	}
}

// hex reads a string in angle brackets (7.3.4.3).
func (l *lexer) hex() object {
	l.pos++
	var out []byte
	digits := 0
	for ; l.pos < len(l.data); l.pos++ {
		c := l.data[l.pos]
		if c == '>' {
			l.pos++
			break
		}
		d, ok := hexDigit(c)
		if !ok {
			continue
		}
		if digits%2 == 0 {
			out = append(out, d<<4)
		} else {
			out[len(out)-1] |= d
		}
		digits++
	}
	return text(out)
}

func hexDigit(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}

// array reads to the closing bracket.
func (l *lexer) array(depth int) object {
	var out array
	for {
		o := l.within(depth)
		if k, ok := o.(keyword); ok {
			switch k {
			case end, "]", ">>", "endobj", "endstream": // all but ] where it is missing
				return out
			}
			continue
		}
		out = append(out, o)
	}
}

// dict reads to the closing brackets.
func (l *lexer) dict(depth int) object {
	out := dict{}
	for {
		switch k := l.within(depth).(type) {
		case name:
			value := l.within(depth)
			if value == keyword(">>") || value == end {
				return out
			}
			out[k] = value
		case keyword:
			if k == end || k == ">>" || k == "endobj" {
				return out
			}
		}
	}
}
