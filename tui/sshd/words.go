package sshd

import (
	"errors"
	"strings"
	"unicode/utf8"
)

// errQuote is a command line with a quotation mark that is not closed.
var errQuote = errors.New("引号没有配对")

// words splits a command line into words as a shell does with quotation marks
// and backslashes (POSIX.1, 2.2 Quoting). Nothing else means anything: no
// variable, no pattern, no second command. Bytes that are no UTF-8 are
// replaced.
func words(line string) ([]string, error) {
	var (
		list   []string
		word   strings.Builder
		inWord bool
	)
	line = strings.ToValidUTF8(line, string(utf8.RuneError))
	for i := 0; i < len(line); i++ {
		switch b := line[i]; b {
		case ' ', '\t', '\n', '\r':
			if inWord {
				list = append(list, word.String())
				word.Reset()
				inWord = false
			}
		case '\'':
			length := strings.IndexByte(line[i+1:], '\'')
			if length < 0 {
				return nil, errQuote
			}
			word.WriteString(line[i+1 : i+1+length])
			i += 1 + length
			inWord = true
		case '"':
			length, ok := doubleQuoted(line[i+1:], &word)
			if !ok {
				return nil, errQuote
			}
			i += length
			inWord = true
		case '\\':
			if i++; i < len(line) {
				word.WriteByte(line[i])
			}
			inWord = true
		default:
			word.WriteByte(b)
			inWord = true
		}
	}
	if inWord {
		list = append(list, word.String())
	}
	return list, nil
}

// doubleQuoted adds to word what stands before the closing mark and returns
// how many bytes that takes with the mark.
func doubleQuoted(s string, word *strings.Builder) (length int, ok bool) {
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '"':
			return i + 1, true
		case s[i] == '\\' && i+1 < len(s) && strings.IndexByte("\"\\$`", s[i+1]) >= 0:
			i++
			word.WriteByte(s[i])
		default:
			word.WriteByte(s[i])
		}
	}
	return 0, false
}
