// Package extract takes the text out of the forms in which reports are kept:
// web pages, Word and PDF files, Markdown. It goes by what a file holds, not
// by its name. What it gives is plain text, a paragraph a line with an empty
// line between paragraphs, that the later stages treat like any other text.
//
// Files come from the open web: every form is read within bounds of time and
// memory, whatever it holds.
package extract

import (
	"archive/zip"
	"bytes"
	"strings"

	"github.com/gabriel-vasile/mimetype"
)

// Document is a source as text.
type Document struct {
	Text     []byte // UTF-8, or for txt and md the bytes as they came, in whatever encoding
	Format   string // txt, md, html, mht, docx, pdf
	Encoding string // what Text was encoded in, "" for txt and md: utf-8, gb18030, utf-16le, utf-16be
	Guessed  bool   // nothing in the source says the encoding
}

// Unreadable says why a source cannot be read, and what to do. Its message is
// one line.
type Unreadable struct {
	Why string // 旧版 Word（.doc）不能读
	Do  string // 请在 Word 或 WPS 里另存为 .docx; "" where nothing helps
}

// Error implements error.
func (u *Unreadable) Error() string {
	if u.Do == "" {
		return u.Why
	}
	return u.Why + "；" + u.Do
}

// From takes the text out of a source. name is only asked whether it ends as
// Markdown does, which cannot always be told from text. The error is an
// *Unreadable.
func From(name string, data []byte) (Document, error) {
	head := data[:min(len(data), 1024)]
	switch {
	case bytes.Contains(head, []byte("%PDF-")):
		return fromPDF(data)
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return fromZip(data)
	case bytes.HasPrefix(data, []byte(`{\rtf`)):
		return Document{}, &Unreadable{"RTF 不能读", "请在 Word 或 WPS 里另存为 .docx"}
	}
	if err := refused(data); err != nil {
		return Document{}, err
	}
	if isMHTML(head) {
		return fromMHTML(data)
	}
	if isHTML(data) {
		return fromHTML(data), nil
	}
	format := "txt"
	if isMarkdown(name, data) {
		format = "md"
	}
	return Document{Text: data, Format: format}, nil
}

// Plain finishes the text of a Document after it was decoded to UTF-8: of
// Markdown it leaves out the marks.
func (d Document) Plain(text []byte) []byte {
	if d.Format == "md" {
		return plainMarkdown(text)
	}
	return text
}

// fromZip takes the text out of a document in the shape of a .zip.
func fromZip(data []byte) (Document, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return Document{}, &Unreadable{"文件损坏，打不开", "请重新下载"}
	}
	for i, f := range z.File {
		switch {
		case f.Name == "word/document.xml" || strings.HasSuffix(f.Name, "/document.xml") && strings.HasPrefix(f.Name, "word"):
			return fromDocx(z)
		case f.Name == "OFD.xml":
			return Document{}, &Unreadable{"OFD 版式文件不能读", "请在 OFD 阅读器里导出为 PDF 或文本"}
		case f.Name == "xl/workbook.xml":
			return Document{}, &Unreadable{"Excel 工作簿不能读", "请另存为 CSV"}
		case f.Name == "ppt/presentation.xml":
			return Document{}, &Unreadable{"PowerPoint 文稿不能读", "请另存为 .docx 或文本"}
		case i == 0 && f.Name == "mimetype":
			return Document{}, &Unreadable{"OpenDocument 或电子书不能读", "请另存为 .docx 或文本"}
		}
	}
	return Document{}, &Unreadable{"压缩包里没有文档", "请先解压"}
}

// refused names the files that are neither text nor anything read here.
func refused(data []byte) error {
	if !bytes.ContainsRune(data[:min(len(data), 4096)], 0) && !bytes.HasPrefix(data, []byte("Rar!")) {
		return nil
	}
	kind := mimetype.Detect(data)
	for m := kind; m != nil; m = m.Parent() {
		switch {
		case m.Is("application/x-ole-storage"):
			return &Unreadable{"旧版 Word（.doc、.wps）不能读", "请在 Word 或 WPS 里另存为 .docx"}
		case m.Is("application/x-rar-compressed"), m.Is("application/x-7z-compressed"), m.Is("application/gzip"),
			m.Is("application/x-tar"), m.Is("application/x-bzip2"), m.Is("application/x-xz"), m.Is("application/zip"):
			return &Unreadable{"这种压缩包不能读", "请先解压，或改用 .zip"}
		case strings.HasPrefix(m.String(), "image/"):
			return &Unreadable{"这是图片，没有文字", "请先用文字识别（OCR）转成文本"}
		case strings.HasPrefix(m.String(), "video/"), strings.HasPrefix(m.String(), "audio/"):
			return &Unreadable{"这是音像文件，没有文字", ""}
		}
	}
	return nil // perhaps UTF-16; the decoder will tell
}
