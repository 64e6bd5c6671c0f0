package source

import (
	"path/filepath"
	"strings"
)

// A form is what a file's name promises about its inside. Only files found in
// folders and archives are chosen by it; a file that the user names is read
// whatever it is called.
type form int

const (
	formOther   form = iota // nothing that holds reports: pictures, programs, style sheets
	formText                // something that this program reads
	formOldWord             // .doc, .wps
	formOFD                 // .ofd (GB/T 33190)
	formPacked              // .rar, .7z, …
)

// formOf tells by the name's ending. A name without an ending may be a text.
func formOf(name string) form {
	switch strings.ToLower(filepath.Ext(name)) {
	case "", ".txt", ".text", ".md", ".markdown", ".htm", ".html", ".shtml", ".xhtml", ".mht", ".mhtml", ".docx", ".pdf",
		".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".zip":
		return formText
	case ".doc", ".wps":
		return formOldWord
	case ".ofd":
		return formOFD
	case ".rar", ".7z", ".tar", ".gz", ".tgz":
		return formPacked
	}
	return formOther
}

func (f form) why() string {
	switch f {
	case formOldWord:
		return "旧版 Word（.doc、.wps）不能读"
	case formOFD:
		return "OFD 版式文件不能读"
	case formPacked:
		return "这种压缩包不能读"
	}
	return ""
}

func (f form) do() string {
	switch f {
	case formOldWord:
		return "请在 Word 或 WPS 里另存为 .docx"
	case formOFD:
		return "请在 OFD 阅读器里导出为 PDF 或文本"
	case formPacked:
		return "请先解压，或改用 .zip"
	}
	return ""
}
