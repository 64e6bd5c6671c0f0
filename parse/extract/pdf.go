package extract

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"baogao/parse/extract/pdf"
)

// fromPDF takes the text out of a PDF file: glyphs to lines, without those at
// the edges of pages that are none of the report's, and lines to paragraphs.
func fromPDF(data []byte) (Document, error) {
	pages, err := pdf.Read(data)
	if err != nil {
		err = pdfError(err)
	} else {
		err = noText(pages)
	}
	switch {
	case err != nil && isCutOff(data):
		return Document{}, &Unreadable{"PDF 不完整，读不了", "请重新下载"}
	case err != nil:
		return Document{}, err
	}
	lines, notes := withoutNotes(withoutEdges(linesOf(pages)))
	var out bytes.Buffer
	for _, p := range withNotes(paragraphsOf(lines), notes) {
		out.WriteString(p)
		out.WriteString("\n\n")
	}
	return Document{Text: out.Bytes(), Format: "pdf", Encoding: "utf-8"}, nil
}

// isCutOff reports whether a PDF file lacks its end (PDF 32000-1, 7.5.5).
func isCutOff(data []byte) bool {
	return !bytes.Contains(data[max(0, len(data)-2048):], []byte("%%EOF"))
}

// pdfError says what is wrong with a PDF file.
func pdfError(err error) error {
	switch {
	case errors.Is(err, pdf.ErrEncrypted):
		return &Unreadable{"PDF 加了密码", "请用 PDF 阅读器打开后另存为没有密码的文件"}
	case errors.Is(err, pdf.ErrTooBig):
		return &Unreadable{"PDF 太大或太复杂，不像一份报告", "请另存为文本"}
	}
	return &Unreadable{"PDF 损坏，读不了", "请重新下载，或用 PDF 阅读器打开后另存"}
}

// noText returns an error for pages without text, or with text of which the
// file says only how it looks: more than a third of its characters.
func noText(pages []pdf.Page) error {
	known, unknown := 0, 0
	for _, p := range pages {
		for _, g := range p.Glyphs {
			if g.Text == "" {
				unknown++
			} else if strings.TrimSpace(g.Text) != "" {
				known += utf8.RuneCountInString(g.Text)
			}
		}
	}
	if len(pages) == 0 {
		return pdfError(pdf.ErrDamaged)
	}
	// A scanned page may carry a number or a stamp that is text.
	switch {
	case unknown > known/2:
		return &Unreadable{"PDF 的字体没有文字对照表，取不出文字", "请用文字识别（OCR）转成文本"}
	case known < 20*len(pages) && known < 400:
		return &Unreadable{fmt.Sprintf("扫描的 PDF（%d 页），没有文字", len(pages)), "请用文字识别（OCR）转成文本"}
	}
	return nil
}
