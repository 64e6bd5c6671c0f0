package source

import (
	"path/filepath"
	"strings"
)

// mayHold reports whether a file found in a folder or an archive may be a
// report or hold some, by its name's ending: what this program reads, and
// what people keep reports in that it cannot read and says so (.doc, .ofd,
// .rar). A name without an ending may be a text. A file that the user names
// is read whatever it is called.
func mayHold(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case "", ".txt", ".text", ".md", ".markdown", ".htm", ".html", ".shtml", ".xhtml", ".mht", ".mhtml", ".docx", ".pdf",
		".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".zip",
		".doc", ".wps", ".rtf", ".odt", ".ofd", ".rar", ".7z":
		return true
	}
	return false
}
