// Package save is the mode that writes what is in sight into a file: it
// proposes a name and a form, and asks before it replaces anything. Where
// nothing may be written, it says what to do instead.
package save

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"unicode"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"baogao/tui/cell"
	"baogao/tui/input"
	"baogao/tui/keys"
	"baogao/tui/mode"
	"baogao/tui/theme"
)

// longest is the most bytes of a path that are typed.
const longest = 1000

// Save is the mode, a panel at the foot of the screen above the line for the
// file's name.
type Save struct {
	session       *mode.Session
	document      mode.Document
	width, height int
	line          input.Line
	existing      string // the path that is there already and was asked about
	writing       bool
	problem       string
}

// New returns the mode for a document.
func New(s *mode.Session, d mode.Document) *Save {
	return &Save{session: s, document: d, line: input.Line{Text: fileName(d.Name) + "." + d.Formats[0].Ending, Most: longest}}
}

// fileName is a name as all file systems take it, and not too long.
func fileName(name string) string {
	const most = 40 // characters: ext4 takes 255 bytes
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || !unicode.IsPrint(r) {
			return '-'
		}
		return r
	}, strings.TrimSpace(name))
	if runes := []rune(name); len(runes) > most {
		name = string(runes[:most])
	}
	return strings.Trim(name, ". ")
}

// SetSize implements mode.Mode.
func (s *Save) SetSize(width, height int) { s.width, s.height = width, height }

// Overlay implements mode.Overlay.
func (s *Save) Overlay() {}

// Typing implements mode.Typist.
func (s *Save) Typing() bool { return s.session.Files != nil }

// Contexts implements mode.Mode.
func (s *Save) Contexts() []keys.Context {
	if s.session.Files == nil {
		return []keys.Context{keys.Refused}
	}
	return []keys.Context{keys.Saving}
}

// Do implements mode.Mode.
func (s *Save) Do(action keys.Action, _ int) tea.Cmd {
	switch action {
	case keys.CancelSave:
		if !s.writing { // How it went is to be said.
			s.session.Pop()
		}
	case keys.NextFormat:
		s.step()
	case keys.Write:
		return s.write()
	}
	return nil
}

// format is the form that the file's name asks for by its ending; without
// one, the usual.
func (s *Save) format() (at int, ok bool) {
	ending := strings.TrimPrefix(filepath.Ext(s.line.Text), ".")
	for i, f := range s.document.Formats {
		if strings.EqualFold(f.Ending, ending) {
			return i, true
		}
	}
	return 0, ending == ""
}

// step changes the name to the next form's ending.
func (s *Save) step() {
	at, ok := s.format()
	if ok && filepath.Ext(s.line.Text) != "" {
		at = (at + 1) % len(s.document.Formats)
	}
	s.line.Text = strings.TrimSuffix(s.line.Text, filepath.Ext(s.line.Text)) + "." + s.document.Formats[at].Ending
	s.existing, s.problem = "", ""
}

// written is sent when a file has been written, or could not be.
type written struct {
	of   *Save
	path string // as it was asked for
	full string
	err  error
}

// write has the file written beside the event loop.
func (s *Save) write() tea.Cmd {
	path := strings.TrimSpace(s.line.Text)
	at, ok := s.format()
	switch {
	case s.writing:
		return nil
	case path == "" || strings.HasSuffix(path, "/"):
		s.problem = "请写明文件名"
		return nil
	case !ok:
		s.problem = "不会写 " + filepath.Ext(path) + "，可以写 " + s.endings("、")
		return nil
	case filepath.Ext(path) == "":
		path += "." + s.document.Formats[at].Ending
		s.line.Text = path
	}
	s.writing, s.problem = true, ""
	files, format, replace := s.session.Files, s.document.Formats[at], s.existing == path
	return func() tea.Msg {
		full, err := files.Write(path, replace, format.Write)
		return written{of: s, path: path, full: full, err: err}
	}
}

// Update implements mode.Mode.
func (s *Save) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		if !s.writing && s.line.Key(msg) {
			s.existing, s.problem = "", ""
		}
	case written:
		if msg.of == s {
			s.done(msg)
		}
	}
	return nil
}

// done says how the writing went.
func (s *Save) done(w written) {
	s.writing = false
	switch {
	case w.err == nil:
		s.session.Pop()
		s.session.Confirm("已写入 " + w.full)
	case errors.Is(w.err, fs.ErrExist):
		s.existing = w.path
		s.problem = "已存在，再按 Enter 覆盖"
	default:
		s.problem = "写不进 " + w.path + "：" + why(w.err)
	}
}

// why is what is wrong with a place for a file, and what to do.
func why(err error) string {
	switch {
	case errors.Is(err, errFolder):
		return "这是一个文件夹，请写明里面的文件名"
	case errors.Is(err, errSpecial):
		return "这不是普通的文件，请换一个名字"
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return "没有这个文件夹，请换一个"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return "没有写的权限，请换一个文件夹"
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return "磁盘满了，请换一个地方"
	case errors.Is(err, syscall.ENAMETOOLONG):
		return "名字太长，请改短"
	}
	return err.Error()
}

// endings are the endings that the document can have.
func (s *Save) endings(between string) string {
	var list []string
	for _, f := range s.document.Formats {
		list = append(list, f.Ending)
	}
	return strings.Join(list, between)
}

// lines are what the panel says, the first line set off from the rest.
func (s *Save) lines() []string {
	if s.session.Files == nil {
		lines := []string{"这里是别人的机器，不能写文件", "要几句话，按 " + keys.KeyOf(keys.Browse, keys.Copy) + " 复制，就到自己电脑的剪贴板。"}
		if len(s.document.Command) > 0 {
			lines = append(lines, "要整份，在自己的电脑上运行：ssh 主机 "+remote(s.document.Command)+" > 文件")
		}
		return lines
	}
	lines := []string{"写到文件", "结尾定格式：" + s.endings(" ") + "；不写文件夹，就在 " + s.session.Files.Folder()}
	switch {
	case s.writing:
		lines = append(lines, "正在写 …")
	case s.problem != "":
		lines = append(lines, s.problem)
	}
	return lines
}

// remote is a command as it is typed after ssh HOST. What has to be quoted is
// so for both ends: the shell that ssh is typed in takes quotation marks away.
func remote(words []string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = w
		if w == "" || strings.ContainsFunc(w, isShells) {
			quoted[i] = "'" + strings.ReplaceAll(w, "'", `'\''`) + "'"
		}
	}
	line := strings.Join(quoted, " ")
	if slices.Equal(quoted, words) {
		return line
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "$", `\$`, "`", "\\`").Replace(line) + `"`
}

// isShells reports whether a shell may take a character for something else
// than itself.
func isShells(r rune) bool {
	return r < utf8.RuneSelf && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_.,:@%+/", r)
}

// Draw implements mode.Mode: a panel at the foot.
func (s *Save) Draw(c cell.Canvas) {
	th, cond := s.session.Theme, s.session.Condition
	ground := th.Style(theme.Ground)
	var rows []cell.Line
	for i, text := range s.lines() {
		style := ground
		switch {
		case i == 0:
			style = th.Over(ground, theme.Strong)
		case text == s.problem && text != "":
			style = th.Over(ground, theme.Warning)
		}
		for _, row := range cond.Wrap(cell.Line{{Text: text, Style: style}}, cell.Wrap{Width: max(8, c.Width-2)}) {
			rows = append(rows, row.Line)
		}
	}
	height := min(len(rows), c.Height)
	panel := c.Sub(0, c.Height-height, c.Width, height)
	panel.Fill(ground)
	for y, row := range rows[len(rows)-height:] {
		panel.Draw(1, y, row)
	}
}

// Status implements mode.Mode.
func (s *Save) Status() mode.Status {
	th, cond := s.session.Theme, s.session.Condition
	if s.session.Files == nil {
		return mode.Status{Path: []string{"写到文件"}}
	}
	line := s.line
	// The end of a long path is what is being typed.
	line.Text = cond.Tail(line.Text, s.width-2-cond.Width("文件 ")-1)
	return mode.Status{Line: line.Prompt(th, "文件")}
}
