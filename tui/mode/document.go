package mode

import (
	"io"
	"strconv"

	"baogao/model"
)

// Document is what a mode has to be written into a file.
type Document struct {
	Name    string   // a name for the file, without its ending
	Formats []Format // those that it can be written in, the usual one first
	Command []string // words of a command that makes the same: compare, 荆门市, 荆州市; nil where none does
}

// Format is a form of a Document.
type Format struct {
	Ending string // of the file's name: md, csv
	// Write writes the document. It runs beside the event loop and must touch
	// nothing that this changes.
	Write func(io.Writer) error
}

// Argument is how the command line names a report: 荆门市@2024.
func Argument(m model.Meta) string {
	if m.PlanYear == 0 {
		return m.Region.Name
	}
	return m.Region.Name + "@" + strconv.Itoa(m.PlanYear)
}

// Exporter is a Mode whose contents can be written into a file.
type Exporter interface {
	Mode
	// Export returns what is in sight, or, where ok is false, says why there
	// is nothing.
	Export() (d Document, ok bool)
}

// Files is where the user of a session may have files written.
type Files interface {
	// Folder is the folder that a path without one is in.
	Folder() string
	// Write puts a file at a path, whole or not at all, and returns its whole
	// path. Where there is one already and it is not to be replaced, the
	// error is fs.ErrExist.
	Write(path string, replace bool, write func(io.Writer) error) (written string, err error)
}
