package extract

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/quotedprintable"
	"strings"
)

// The parts are taken apart here and not by mime/multipart, which imports all
// of package net: nothing that reads reports is to have a network at hand.

// isMHTML reports whether a file is a page saved with all its parts in one
// file (RFC 2557), as Internet Explorer and Edge do and as Word calls .mht.
func isMHTML(head []byte) bool {
	lower := bytes.ToLower(head)
	return bytes.Contains(lower, []byte("mime-version:")) && bytes.Contains(lower, []byte("content-type:")) && !bytes.HasPrefix(bytes.TrimSpace(head), []byte("<"))
}

// fromMHTML takes the report out of the first page in the file.
func fromMHTML(data []byte) (Document, error) {
	header, body := splitHeader(data)
	page, err := firstPage(header, body, 0)
	if err != nil {
		return Document{}, &Unreadable{"单文件网页（.mht）损坏", "请在浏览器里重新保存"}
	}
	d := fromHTML(page)
	d.Format = "mht"
	return d, nil
}

// errNoPage is the error of a part that holds no page.
var errNoPage = errors.New("no text/html part")

// firstPage finds the first part of type text/html.
func firstPage(header map[string]string, body []byte, depth int) ([]byte, error) {
	kind, params, err := mime.ParseMediaType(header["content-type"])
	if err != nil && kind == "" {
		return nil, err
	}
	switch {
	case kind == "text/html":
		var decoded io.Reader = bytes.NewReader(body)
		switch strings.ToLower(header["content-transfer-encoding"]) {
		case "quoted-printable":
			decoded = quotedprintable.NewReader(decoded)
		case "base64":
			decoded = base64.NewDecoder(base64.StdEncoding, decoded)
		}
		page, err := io.ReadAll(decoded)
		if err != nil && len(page) == 0 {
			return nil, err
		}
		return page, nil
	case strings.HasPrefix(kind, "multipart/") && params["boundary"] != "" && depth < 4:
		delimiter := []byte("--" + params["boundary"])
		_, rest, found := cutDelimiter(body, delimiter)
		for found && !bytes.HasPrefix(rest, []byte("--")) { // the last one ends in --
			var part []byte
			_, rest = cutLine(rest)
			part, rest, found = cutDelimiter(rest, delimiter)
			header, body := splitHeader(part)
			if page, err := firstPage(header, body, depth+1); err == nil {
				return page, nil
			}
		}
	}
	return nil, errNoPage
}

// maxField bounds a folded field in bytes.
const maxField = 4096

// splitHeader parts the header fields (RFC 5322, 2.2) from what follows the
// empty line after them. Names are in lower case; of a name that comes twice
// the first counts.
func splitHeader(data []byte) (header map[string]string, body []byte) {
	header = make(map[string]string)
	name := ""
	for len(data) > 0 {
		var line []byte
		line, data = cutLine(data)
		if len(line) == 0 {
			break
		}
		if line[0] == ' ' || line[0] == '\t' { // folded
			if name != "" && len(header[name]) < maxField {
				header[name] += " " + string(bytes.TrimSpace(line))
			}
			continue
		}
		key, value, ok := bytes.Cut(line, []byte(":"))
		name = strings.ToLower(string(bytes.TrimSpace(key)))
		if _, twice := header[name]; !ok || twice {
			name = ""
			continue
		}
		header[name] = string(bytes.TrimSpace(value))
	}
	return header, data
}

// cutLine cuts data after its first line, which is returned without its end.
func cutLine(data []byte) (line, rest []byte) {
	line, rest, _ = bytes.Cut(data, []byte("\n"))
	return bytes.TrimSuffix(line, []byte("\r")), rest
}

// cutDelimiter cuts data at the first line that begins with delimiter (RFC
// 2046, 5.1.1; the line end before it belongs to it). after is what follows
// the delimiter on its line and below. Without one, all is before.
func cutDelimiter(data, delimiter []byte) (before, after []byte, found bool) {
	for from := 0; ; {
		i := bytes.Index(data[from:], delimiter)
		if i < 0 {
			return data, nil, false
		}
		i += from
		if i == 0 || data[i-1] == '\n' {
			before = bytes.TrimSuffix(bytes.TrimSuffix(data[:i], []byte("\n")), []byte("\r"))
			return before, data[i+len(delimiter):], true
		}
		from = i + len(delimiter)
	}
}
