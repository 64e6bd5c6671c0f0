package extract

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// maxTags is from how many tags on a page is read as a stream, without a tree
// of it in memory. Saved pages with a report have some thousands.
const maxTags = 200_000

// isHTML reports whether data are a web page or a piece of one. A piece, as
// table columns hold it, is told by its tags for paragraphs and lines.
func isHTML(data []byte) bool {
	if bytes.HasPrefix(data, []byte("\xff\xfe<\x00")) || bytes.HasPrefix(data, []byte("\xfe\xff\x00<")) {
		return true
	}
	sample := data[:min(len(data), 64<<10)]
	if bytes.IndexByte(sample, '<') < 0 {
		return false // plain text, in the time that it takes to look
	}
	sample = bytes.ToLower(sample)
	head := bytes.TrimLeft(sample[:min(len(sample), 2048)], "\xef\xbb\xbf \t\r\n")
	if bytes.HasPrefix(head, []byte("<")) {
		for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<meta"} {
			if bytes.Contains(head, []byte(tag)) {
				return true
			}
		}
	}
	breaks := bytes.Count(sample, []byte("</p>")) + bytes.Count(sample, []byte("<br")) + bytes.Count(sample, []byte("</div>"))
	return breaks >= 5 || bytes.HasPrefix(head, []byte("<")) && bytes.Contains(sample, []byte("</"))
}

// fromHTML takes the report's part out of a page.
func fromHTML(data []byte) Document {
	text, encoding, guessed := decodeHTML(data)
	return Document{Text: pageText(text), Format: "html", Encoding: encoding, Guessed: guessed}
}

// decodeHTML converts a page to UTF-8. A byte order mark decides, then the
// bytes themselves where they are UTF-8 (a page saved by a browser may be
// UTF-8 and still declare GB 2312), then what the page declares. Pages that
// declare nothing, or an encoding of another language, are read as GB18030.
func decodeHTML(data []byte) (text []byte, name string, guessed bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return bytes.ToValidUTF8(data[3:], []byte("\uFFFD")), "utf-8", false
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		text, _ = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewDecoder().Bytes(data[2:])
		return text, "utf-16le", false
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		text, _ = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewDecoder().Bytes(data[2:])
		return text, "utf-16be", false
	case utf8.Valid(data):
		return data, "utf-8", false
	}
	declared := declaredCharset(data)
	if strings.HasPrefix(declared, "utf") {
		// Declared UTF-8 with a few spoilt bytes, or in truth GBK: whichever
		// loses less.
		text, _ = simplifiedchinese.GB18030.NewDecoder().Bytes(data)
		repaired := bytes.ToValidUTF8(data, []byte("\uFFFD"))
		if bytes.Count(repaired, []byte("\uFFFD")) <= bytes.Count(text, []byte("\uFFFD")) {
			return repaired, "utf-8", false
		}
		return text, "gb18030", true
	}
	text, _ = simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	return text, "gb18030", !strings.HasPrefix(declared, "gb")
}

// declaredCharset is what a page's head says after "charset=", in lower case.
func declaredCharset(data []byte) string {
	head := bytes.ToLower(data[:min(len(data), 4096)])
	_, rest, _ := bytes.Cut(head, []byte("charset="))
	rest = bytes.TrimLeft(rest, `"' `)
	end := bytes.IndexAny(rest, "\"' ;/>\r\n")
	if end < 0 {
		return ""
	}
	return string(rest[:end])
}

// pageText is the text of a page, without what stands around the report where
// that can be told from the page's structure.
func pageText(page []byte) []byte {
	if bytes.Count(page, []byte("<")) <= maxTags {
		// The parser refuses what is nested deeper than 512 elements, such as
		// old pages that never close a <font>.
		if doc, err := html.Parse(bytes.NewReader(page)); err == nil {
			return treeText(doc)
		}
	}
	return streamText(page)
}

// streamText is the whole text of a page, read tag by tag.
func streamText(page []byte) []byte {
	var w writer
	z := html.NewTokenizer(bytes.NewReader(page))
	skip := atom.Atom(0)
	for {
		switch z.Next() {
		case html.ErrorToken:
			w.flush(nil)
			return join(w.blocks)
		case html.TextToken:
			if skip == 0 {
				w.text(string(z.Text()))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			tag := atom.Lookup(name)
			if skip == 0 && unseen(tag) && tag != atom.Input {
				skip = tag
			}
			if isBlock(tag) {
				w.flush(nil)
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			tag := atom.Lookup(name)
			if tag == skip {
				skip = 0
			}
			if isBlock(tag) {
				w.flush(nil)
			}
		}
	}
}

// unseen reports whether an element's content is no text of the page.
func unseen(tag atom.Atom) bool {
	switch tag {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Select, atom.Button, atom.Textarea,
		atom.Iframe, atom.Object, atom.Svg, atom.Rt, atom.Rp, atom.Title, atom.Input:
		return true
	}
	return false
}

// isBlock reports whether an element begins and ends a line.
func isBlock(tag atom.Atom) bool {
	switch tag {
	case atom.P, atom.Div, atom.Br, atom.Li, atom.Ul, atom.Ol, atom.Dl, atom.Dt, atom.Dd, atom.Table, atom.Tr, atom.Td, atom.Th,
		atom.Thead, atom.Tbody, atom.Tfoot, atom.Caption, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Section, atom.Article, atom.Header, atom.Footer, atom.Nav, atom.Aside, atom.Main, atom.Figure, atom.Figcaption,
		atom.Blockquote, atom.Pre, atom.Hr, atom.Form, atom.Fieldset, atom.Address, atom.Center, atom.Body, atom.Head, atom.Title,
		atom.Option, atom.Marquee, atom.Details, atom.Summary:
		return true
	}
	return false
}

// join writes blocks as paragraphs.
func join(blocks []block) []byte {
	var b bytes.Buffer
	for _, block := range blocks {
		b.WriteString(block.text)
		b.WriteString("\n\n")
	}
	return b.Bytes()
}
