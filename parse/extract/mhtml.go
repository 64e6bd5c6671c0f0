package extract

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/textproto"
	"strings"
)

// isMHTML reports whether a file is a page saved with all its parts in one
// file (RFC 2557), as Internet Explorer and Edge do and as Word calls .mht.
func isMHTML(head []byte) bool {
	lower := bytes.ToLower(head)
	return bytes.Contains(lower, []byte("mime-version:")) && bytes.Contains(lower, []byte("content-type:")) && !bytes.HasPrefix(bytes.TrimSpace(head), []byte("<"))
}

// fromMHTML takes the report out of the first page in the file.
func fromMHTML(data []byte) (Document, error) {
	damaged := &Unreadable{"单文件网页（.mht）损坏", "请在浏览器里重新保存"}
	in := bufio.NewReader(bytes.NewReader(data))
	header, err := textproto.NewReader(in).ReadMIMEHeader()
	if err != nil {
		return Document{}, damaged
	}
	page, err := firstPage(header, in, 0)
	if err != nil {
		return Document{}, damaged
	}
	d := fromHTML(page)
	d.Format = "mht"
	return d, nil
}

// errNoPage is the error of a part that holds no page.
var errNoPage = errors.New("no text/html part")

// firstPage finds the first part of type text/html.
func firstPage(header textproto.MIMEHeader, body io.Reader, depth int) ([]byte, error) {
	kind, params, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil && kind == "" {
		return nil, err
	}
	switch {
	case kind == "text/html":
		switch strings.ToLower(strings.TrimSpace(header.Get("Content-Transfer-Encoding"))) {
		case "quoted-printable":
			body = quotedprintable.NewReader(body)
		case "base64":
			body = base64.NewDecoder(base64.StdEncoding, body)
		}
		page, err := io.ReadAll(body)
		if err != nil && len(page) == 0 {
			return nil, err
		}
		return page, nil
	case strings.HasPrefix(kind, "multipart/") && params["boundary"] != "" && depth < 4:
		parts := multipart.NewReader(body, params["boundary"])
		for {
			part, err := parts.NextRawPart()
			if err != nil {
				return nil, err
			}
			if page, err := firstPage(part.Header, part, depth+1); err == nil {
				return page, nil
			}
		}
	}
	return nil, errNoPage
}
