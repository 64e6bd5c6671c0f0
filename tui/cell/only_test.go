package cell

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// Packages that measure text on the screen. Nothing but this package imports
// them, not even for something else: their widths are one call away.
var measuring = []string{
	"github.com/mattn/go-runewidth",
	"github.com/rivo/uniseg",
	"github.com/charmbracelet/x/ansi",
	"github.com/charmbracelet/x/cellbuf",
	"github.com/clipperhouse/displaywidth",
	"github.com/clipperhouse/uax29",
	"github.com/muesli/ansi",
	"github.com/muesli/reflow",
}

// What else measures in packages that have other uses, too: styles, folding
// full-width forms.
var measuringCalls = map[string][]string{
	"github.com/charmbracelet/lipgloss": {"Width", "Height", "Size", "JoinHorizontal", "JoinVertical",
		"Place", "PlaceHorizontal", "PlaceVertical"},
	"golang.org/x/text/width":                 {"Lookup", "LookupRune", "LookupString"},
	"github.com/charmbracelet/lipgloss/table": nil, // all of it
	"github.com/charmbracelet/lipgloss/list":  nil,
	"github.com/charmbracelet/lipgloss/tree":  nil,
}

func TestOnlyThisPackageMeasures(t *testing.T) {
	const root = "../.."
	files := 0
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		relative, _ := filepath.Rel(root, name)
		relative = filepath.ToSlash(relative)
		if d.IsDir() {
			// The emulator tests what we measure, and so measures by itself.
			if relative == "tui/cell" || relative == "tui/paint/emulator" || strings.HasPrefix(d.Name(), ".") && relative != "." {
				return fs.SkipDir
			}
			return nil
		}
		if strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") {
			files++
			for _, wrong := range measures(t, name) {
				t.Errorf("%s %s: have a cell.Condition measure", relative, wrong)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 10 {
		t.Errorf("only %d files were looked at", files)
	}
}

// measures returns what a file uses to measure text.
func measures(t *testing.T, name string) (wrong []string) {
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	calls := make(map[string][]string) // by the package's name in the file
	for _, spec := range file.Imports {
		imported, _ := strconv.Unquote(spec.Path.Value)
		for _, m := range measuring {
			if imported == m || strings.HasPrefix(imported, m+"/") {
				wrong = append(wrong, "imports "+imported)
			}
		}
		functions, ok := measuringCalls[imported]
		if ok && functions == nil {
			wrong = append(wrong, "imports "+imported)
		}
		local := path.Base(imported)
		if spec.Name != nil {
			local = spec.Name.Name
		}
		calls[local] = functions
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := s.X.(*ast.Ident); ok {
				for _, f := range calls[x.Name] {
					if s.Sel.Name == f {
						wrong = append(wrong, "calls "+x.Name+"."+f)
					}
				}
			}
		}
		return true
	})
	return wrong
}
