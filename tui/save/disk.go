package save

import (
	"bufio"
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Disk implements mode.Files with the files of the machine. It is not for
// sessions of others.
type Disk struct{}

// Errors of Disk beside those of package fs.
var (
	errFolder  = errors.New("is a folder")
	errSpecial = errors.New("is no regular file")
)

// Folder implements mode.Files.
func (Disk) Folder() string {
	folder, err := os.Getwd()
	if err != nil {
		return "."
	}
	return abbreviated(folder)
}

// Write implements mode.Files. The file is written beside its place and then
// put there.
func (Disk) Write(path string, replace bool, write func(io.Writer) error) (string, error) {
	path, err := whole(path)
	if err != nil {
		return "", err
	}
	permissions := fs.FileMode(0o666) // less the umask
	switch info, err := os.Stat(path); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return "", err
	case info.IsDir():
		return "", errFolder
	case !info.Mode().IsRegular():
		return "", errSpecial
	case !replace:
		return "", fs.ErrExist
	default:
		permissions = info.Mode().Perm()
		if path, err = filepath.EvalSymlinks(path); err != nil { // the file stays where links point to
			return "", err
		}
	}
	if err := put(path, permissions, replace, write); err != nil {
		return "", err
	}
	return abbreviated(path), nil
}

// put writes a file and moves it to its path.
func put(path string, permissions fs.FileMode, replace bool, write func(io.Writer) error) error {
	temp := path + "." + rand.Text()[:8]
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, permissions)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(f)
	err = write(out)
	if err == nil {
		err = out.Flush()
	}
	err = errors.Join(err, f.Close())
	if err == nil {
		err = place(temp, path, replace)
	}
	if err != nil {
		_ = os.Remove(temp)
	}
	return err
}

// place moves a file to a path, where another may have come meanwhile.
func place(temp, path string, replace bool) error {
	if replace {
		return os.Rename(temp, path)
	}
	err := os.Link(temp, path) // fails where there is one, as os.Rename does not
	if err == nil {
		return os.Remove(temp)
	}
	if errors.Is(err, fs.ErrExist) {
		return err
	}
	return os.Rename(temp, path) // the file system has no links
}

// whole is a path as the file system takes it: ~ is the user's own folder.
func whole(path string) (string, error) {
	if rest, ok := strings.CutPrefix(path, "~"); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", err
		}
		path = home + rest
	}
	return filepath.Abs(path)
}

// abbreviated is a path with ~ for the user's own folder.
func abbreviated(path string) string {
	home, err := os.UserHomeDir()
	if err != nil || home == string(filepath.Separator) {
		return path
	}
	if rest, ok := strings.CutPrefix(path, home); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
		return "~" + rest
	}
	return path
}
