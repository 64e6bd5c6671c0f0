package extract

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// maxPart is how many bytes one XML part of a Word file may unpack to. The
// text of a report with all its formatting takes some MB.
const maxPart = 48 << 20

// Errors of a Word file's part.
var (
	errPartTooBig = errors.New("part too big")
	errDoctype    = errors.New("part declares entities")
)

// The namespaces of WordprocessingML: ECMA-376 transitional and strict.
const (
	wordNamespace       = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	wordStrictNamespace = "http://purl.oclc.org/ooxml/wordprocessingml/main"
)

// fromDocx takes the text out of a Word file (ECMA-376 part 1, 17).
func fromDocx(z *zip.Reader) (Document, error) {
	parts := map[string]*zip.File{}
	main := ""
	for _, f := range z.File {
		name := strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/")
		parts[name] = f
		// word/document.xml, or word/document2.xml in files from Office 365.
		if dir, base := path.Split(name); main == "" && dir == "word/" && strings.HasPrefix(base, "document") && path.Ext(base) == ".xml" {
			main = name
		}
	}
	if f := parts["word/document.xml"]; f != nil {
		main = "word/document.xml"
	}
	b := &docxBody{styles: map[string]docxStyle{}, notes: map[string]string{}}
	b.numbering.read(parts["word/numbering.xml"])
	readStyles(parts["word/styles.xml"], b.styles)
	if err := b.read(parts[main]); err != nil {
		return Document{}, docxError(err)
	}
	b.appendNotes(parts["word/footnotes.xml"], parts["word/endnotes.xml"])
	var out bytes.Buffer
	for _, p := range b.out {
		out.WriteString(p)
		out.WriteString("\n\n")
	}
	return Document{Text: out.Bytes(), Format: "docx", Encoding: "utf-8"}, nil
}

// docxError says what is wrong with a Word file.
func docxError(err error) error {
	switch {
	case errors.Is(err, errPartTooBig):
		return &Unreadable{fmt.Sprintf("Word 文件展开后超过 %d MB，不像一份报告", maxPart>>20), "请另存为文本"}
	case errors.Is(err, errDoctype):
		return &Unreadable{"Word 文件里声明了外部实体，可能有害，没有读", "请确认来源，再另存为 .docx"}
	}
	return &Unreadable{"Word 文件损坏，读不了", "请用 Word 或 WPS 打开后另存"}
}

// eachToken calls visit for the tokens of a part, with the prefixes of names
// in the WordprocessingML namespace replaced by "w" and those of others kept
// apart. Tokens are raw: nothing grows with the nesting of the part. A part
// that declares a document type is refused; Word writes none, and entities
// are what it could be for.
func eachToken(f *zip.File, visit func(xml.Token)) error {
	if f == nil {
		return fmt.Errorf("part is missing")
	}
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	limited := &io.LimitedReader{R: r, N: maxPart + 1}
	d := xml.NewDecoder(limited)
	prefix := "w"
	root := true
	for {
		token, err := d.RawToken()
		if limited.N <= 0 {
			return errPartTooBig
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.Directive:
			return errDoctype
		case xml.StartElement:
			if root {
				root = false
				prefix = wordPrefix(t)
			}
			t.Name.Space = inWord(t.Name.Space, prefix)
			visit(t)
		case xml.EndElement:
			t.Name.Space = inWord(t.Name.Space, prefix)
			visit(t)
		case xml.CharData:
			visit(t)
		}
	}
}

// inWord replaces a file's own prefix by w.
func inWord(space, prefix string) string {
	if space == prefix {
		return "w"
	}
	if space == "w" {
		return "not-w"
	}
	return space
}

// wordPrefix is the prefix that a root element binds to WordprocessingML.
func wordPrefix(root xml.StartElement) string {
	for _, a := range root.Attr {
		if a.Value == wordNamespace || a.Value == wordStrictNamespace {
			if a.Name.Space == "xmlns" {
				return a.Name.Local
			}
			return ""
		}
	}
	return "w"
}

// wordAttr is an attribute of a token, whatever its prefix.
func wordAttr(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
