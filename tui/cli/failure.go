package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/pflag"
)

// failure is an error with the exit status it ends the program with. Its text
// is one line for the user.
type failure struct {
	status int
	text   string
}

func (f failure) Error() string { return f.text }

// Fail returns an error that ends the command with a status and one line on
// stderr, which says what is wrong, where, and what to do.
func Fail(status int, format string, args ...any) error {
	return failure{status, fmt.Sprintf(format, args...)}
}

// statusOf is the exit status that an error of a command ends with.
func statusOf(err error) int {
	var f failure
	switch {
	case err == nil:
		return Found
	case errors.As(err, &f):
		return f.status
	}
	return Usage
}

// flagFailure says in Chinese what pflag found wrong with an option.
func flagFailure(err error, command string) error {
	what := err.Error()
	var (
		unknown *pflag.NotExistError
		missing *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
		syntax  *pflag.InvalidSyntaxError
	)
	switch {
	case errors.As(err, &unknown):
		name := "--" + unknown.GetSpecifiedName()
		if unknown.GetSpecifiedShortnames() != "" {
			name = "-" + unknown.GetSpecifiedName()
		}
		what = "没有 " + name + " 这个选项"
	case errors.As(err, &missing):
		name := "--" + missing.GetSpecifiedName()
		if missing.GetSpecifiedShortnames() != "" {
			name = "-" + missing.GetSpecifiedName()
		}
		what = "选项 " + name + " 后面缺少取值"
	case errors.As(err, &invalid):
		what = fmt.Sprintf("选项 --%s 不接受“%s”", invalid.GetFlag().Name, invalid.GetValue())
		if words := invalid.GetFlag().Value.Type(); strings.Contains(words, "|") {
			what += "，只接受 " + strings.ReplaceAll(words, "|", "、")
		}
	case errors.As(err, &syntax):
		what = fmt.Sprintf("选项 %s 写法不对", syntax.GetSpecifiedFlag())
	}
	return Fail(Usage, "%s；用法见 %s --help", what, command)
}

// FileFailure says in Chinese, in a line with its path, why a file could not be
// used; its exit status is Usage.
func FileFailure(path string, err error) error {
	why := err.Error()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		why = "没有这个文件或文件夹"
	case errors.Is(err, fs.ErrPermission):
		why = "没有权限"
	default:
		var pe *fs.PathError
		if errors.As(err, &pe) {
			why = pe.Err.Error()
		}
	}
	return Fail(Usage, "%s: %s", path, why)
}
