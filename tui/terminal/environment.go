package terminal

import (
	"cmp"
	"strings"
	"time"

	"baogao/tui/cell"
)

// Getenv gives the value of an environment variable, "" for one that is not
// set: os.Getenv, or that of a session.
type Getenv func(name string) string

// Dumb reports whether the terminal can neither move its cursor nor be asked.
func Dumb(getenv Getenv) bool { return getenv("TERM") == "dumb" }

// Patience is how long a terminal may take to answer. Those that answer do so
// within a millisecond, but for the line between and for a machine that is
// busy; what is drawn for a terminal that was not waited for is torn.
const Patience = time.Second

// Assume returns how wide a terminal that does not say so draws ambiguous
// characters: narrow, unless the locale says otherwise. That of mintty does,
// by its modifier: zh_CN.UTF-8@cjkwide.
func Assume(getenv Getenv) cell.Condition {
	locale := cmp.Or(getenv("LC_ALL"), getenv("LC_CTYPE"), getenv("LANG"))
	if _, modifier, _ := strings.Cut(locale, "@"); modifier == "cjkwide" {
		return cell.Wide
	}
	return cell.Narrow
}
