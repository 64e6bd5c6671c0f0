// Package keys holds the one table of keys of the interactive program:
// dispatch, the help page, the status line and the README are all written
// from it.
package keys

import (
	"cmp"
	"slices"
	"strings"
)

// Action is what a key asks for.
type Action string

// Context is a place in the program where keys hold. Its text is what the
// help page calls the place.
type Context string

// The places there are.
const (
	Everywhere Context = "所有画面"
	Moving     Context = "移动" // in every pane, page and list
	Browse     Context = "浏览"
	Regions    Context = "地区栏"
	Outline    Context = "目录栏"
	Body       Context = "正文栏"
	Help       Context = "帮助"
	Compare    Context = "对比"
	Own        Context = "本地指标"
	Outcome    Context = "兑现"
	Rank       Context = "排名"
	Course     Context = "历年"
	Sheet      Context = "各指标画面"
	Filtering  Context = "筛选时"
	Filtered   Context = "筛选后"
	Sources    Context = "指标原文"
	Choosing   Context = "选地区"
	Finding    Context = "查找时"
	Spelling   Context = "用拼音查找时" // and the letters can mean several words
	Found      Context = "查找后"
	Everyone   Context = "全部查找"
	Explaining Context = "解释名词时"
	Terms      Context = "名词解释"
	Parallel   Context = "对读"
	PairTable  Context = "对应表"
	Partnering Context = "选对应的节"
	Bookmarks  Context = "书签"
	Taking     Context = "复制时"
	Jumping    Context = "跳转"
	Saving     Context = "写文件时"
	Refused    Context = "不能写文件时"
	Clippings  Context = "摘录"
)

// Binding is a row of the table.
type Binding struct {
	Action Action
	In     Context  // where it holds
	Keys   []string // as Bubble Tea names them: "j", "down", "ctrl+d", " "
	Help   string   // what it does, for the help page
	Short  string   // the same in a word or two, for the status line
	Weight int      // how much it deserves room in the status line; 0 is never there
}

// Lookup returns what key asks for where contexts hold; the first context
// that binds the key wins, so the most particular place comes first.
func Lookup(contexts []Context, key string) (Action, bool) {
	for _, c := range contexts {
		for _, b := range table {
			if b.In == c && slices.Contains(b.Keys, key) {
				return b.Action, true
			}
		}
	}
	return "", false
}

// Rows returns how many rows a move goes down, negative up, in a window where a
// page is so many rows: count times what the action says, 0 being once. To the
// top or bottom it is all rows. ok is false for what is no move.
func Rows(a Action, count, page, half, all int) (n int, ok bool) {
	times := max(count, 1)
	switch a {
	case Down:
		return times, true
	case Up:
		return -times, true
	case PageDown:
		return times * max(1, page), true
	case PageUp:
		return -times * max(1, page), true
	case HalfDown:
		return times * max(1, half), true
	case HalfUp:
		return -times * max(1, half), true
	case Top:
		return -all, true
	case Bottom:
		return all, true
	}
	return 0, false
}

// OnRows reports whether an action works on what is listed: where the list is
// empty there is nothing to do.
func OnRows(a Action) bool {
	switch a {
	case Open, Copy, Bookmark, Mark, Remove, OpenSave, OpenRank, OpenCourse, OrderColumns, Sort, Others:
		return true
	}
	return false
}

// Hints returns the bindings of the contexts that the status line may show,
// the weightiest first. A key that a more particular place binds otherwise is
// left out.
func Hints(contexts []Context) []Binding {
	var hints []Binding
	for i, c := range contexts {
		for _, b := range table {
			if b.In != c || b.Weight == 0 {
				continue
			}
			if _, taken := Lookup(contexts[:i], b.Keys[0]); !taken {
				hints = append(hints, b)
			}
		}
	}
	slices.SortStableFunc(hints, func(a, b Binding) int { return cmp.Compare(b.Weight, a.Weight) })
	return hints
}

// Of returns the bindings of one context in the table's order.
func Of(c Context) []Binding {
	var list []Binding
	for _, b := range table {
		if b.In == c {
			list = append(list, b)
		}
	}
	return list
}

// Contexts returns all contexts of the table in its order.
func Contexts() []Context {
	var list []Context
	for _, b := range table {
		if !slices.Contains(list, b.In) {
			list = append(list, b.In)
		}
	}
	return list
}

// Label returns the keys of a binding as they are printed: "j ↓".
func (b Binding) Label() string {
	names := make([]string, len(b.Keys))
	for i, k := range b.Keys {
		names[i] = Name(k)
	}
	return strings.Join(names, " ")
}

// Name is how a key is printed.
func Name(key string) string {
	switch key {
	case " ":
		return "空格"
	case "enter":
		return "Enter"
	case "esc":
		return "Esc"
	case "tab":
		return "Tab"
	case "shift+tab":
		return "⇧Tab"
	case "shift+up":
		return "⇧↑"
	case "shift+down":
		return "⇧↓"
	case "up":
		return "↑"
	case "down":
		return "↓"
	case "left":
		return "←"
	case "right":
		return "→"
	case "pgup":
		return "PgUp"
	case "pgdown":
		return "PgDn"
	case "home":
		return "Home"
	case "end":
		return "End"
	}
	if c, ok := strings.CutPrefix(key, "ctrl+"); ok {
		return "^" + c
	}
	return key
}

// Markdown returns the table as the README prints it.
func Markdown() string {
	var b strings.Builder
	b.WriteString("| 画面 | 键 | 作用 |\n| --- | --- | --- |\n")
	for _, c := range Contexts() {
		name := string(c)
		for _, k := range Of(c) {
			names := make([]string, len(k.Keys))
			for i, key := range k.Keys {
				names[i] = "`" + strings.ReplaceAll(Name(key), "|", "\\|") + "`"
			}
			b.WriteString("| " + name + " | " + strings.Join(names, " ") + " | " + k.Help + " |\n")
			name = ""
		}
	}
	name := string(Mouse)
	for _, g := range Gestures() {
		b.WriteString("| " + name + " | " + g.With + " | " + g.Help + " |\n")
		name = ""
	}
	return b.String()
}

// KeyOf returns how the first key that asks for an action in a place is
// printed; "" where none does.
func KeyOf(in Context, a Action) string {
	for _, b := range table {
		if b.In == in && b.Action == a {
			return Name(b.Keys[0])
		}
	}
	return ""
}
