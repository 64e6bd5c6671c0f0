package keys

// Gesture is something that the mouse does, for the help page and the README.
type Gesture struct{ With, Help string }

// Mouse is the place under which the help page lists the gestures.
const Mouse Context = "鼠标"

// Gestures returns what the mouse does. The terminal's own selecting of text
// goes on beside a program that takes the mouse, under another key.
func Gestures() []Gesture {
	return []Gesture{
		{"单击", "选中这一行；再点一下，打开或展开；正文里点名词看解释"},
		{"滚轮", "上下移动，不换栏"},
		{"拖动栏边的线", "改栏宽"},
		{"Shift 拖动", "由终端选文字，照终端的办法复制；iTerm2 用 ⌥，macOS 的终端用 Fn"},
	}
}
