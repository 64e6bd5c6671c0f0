package cli

import (
	"context"
	"io"
	"time"

	"github.com/spf13/cobra"

	"baogao/model"
	"baogao/tui/cell"
)

// The exit statuses of every command.
const (
	Found    = 0 // something was found
	NotFound = 1 // nothing was found
	Usage    = 2 // usage or input error
)

// Env is everything that one run of the commands may touch. The same
// commands run in a shell and in an SSH session; what a session must not do
// (name paths, run a pager, open the program without a terminal) it cannot
// do, because the field that would do it is nil.
type Env struct {
	Args   []string // after the program's name
	Stdin  io.Reader
	Stdout io.Writer
	Stderr io.Writer
	Getenv func(string) string // nil: no environment

	Terminal bool // Stdout is a terminal
	Width    int  // of that terminal in cells; 0 where not known
	Height   int  // in rows; 0 where not known

	// Ambiguous asks the terminal how wide it draws ambiguous characters; nil
	// where it cannot be asked.
	Ambiguous func() cell.Condition
	// Library gives the reports that commands answer from where no path is
	// named.
	Library func(context.Context) (model.Library, error)
	// Files is the file system that arguments may name paths of; nil in a
	// remote session.
	Files Files
	// Progress shows how far a long reading of files is, and that it is over;
	// nil: it is not shown.
	Progress func(done, total int, left time.Duration)
	// Page shows a long text on the terminal a screen at a time; nil where
	// there is no pager.
	Page func(ctx context.Context, text []byte) error
	// Browse opens the interactive program; nil where there is none.
	Browse func(ctx context.Context, b Browsing) error
	// Extra are the commands of other packages: serve.
	Extra []Extra
}

// Extra makes a command of another package. Its RunE may return any error;
// Fail makes one with an exit status of its own.
type Extra func(*Call) *cobra.Command

// ExtraGroup is the group of the help that an Extra stands in, as its GroupID.
const ExtraGroup = groupOther

// Files is the part of the file system that commands use.
type Files interface {
	// Exists reports whether path names a file or folder.
	Exists(path string) bool
	// Load reads the reports of files and folders, "-" being standard input.
	// What goes wrong with one file does not stop the others. A library that
	// is an io.Closer wants to be closed.
	Load(ctx context.Context, paths []string, watch Watch) (model.Library, error)
	// Create makes the file to write output to.
	Create(path string) (io.WriteCloser, error)
}

// Watch is told how the reading of files goes. Its functions may be nil.
type Watch struct {
	Problem  func(error)                               // something is wrong with a file, or with the index
	Progress func(done, total int, left time.Duration) // files read; left is 0 where it cannot be told
}

// Browsing is what the interactive program is opened with.
type Browsing struct {
	Paths []string // files and folders; none: Env.Library
	// Condition is set where the user said how wide ambiguous characters are;
	// otherwise the terminal is to be asked.
	Condition *cell.Condition
	Colour    bool
}
