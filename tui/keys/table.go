package keys

// The actions there are.
const (
	OpenHelp Action = "help"
	Quit     Action = "quit"
	Back     Action = "back"
	Kill     Action = "kill"

	CloseHelp Action = "close help"

	Down     Action = "down"
	Up       Action = "up"
	Top      Action = "top"
	Bottom   Action = "bottom"
	PageDown Action = "page down"
	PageUp   Action = "page up"
	HalfDown Action = "half page down"
	HalfUp   Action = "half page up"

	Left        Action = "left"
	Right       Action = "right"
	NextPane    Action = "next pane"
	PrevPane    Action = "previous pane"
	Open        Action = "open"
	NextSection Action = "next section"
	PrevSection Action = "previous section"
	NextPart    Action = "next part"
	PrevPart    Action = "previous part"
	Zoom        Action = "zoom"
	Mark        Action = "mark"
)

// table is the table of keys. To bind a key, add a row in the place where it
// holds (and the place, if it is new, to the contexts); the mode that names
// that context in Contexts gets the action in Do. Only keys that do something
// are in it. It is never changed.
var table = []Binding{
	{Down, Moving, []string{"j", "down"}, "下移一行；前面可加数字，如 10j", "", 0},
	{Up, Moving, []string{"k", "up"}, "上移一行", "", 0},
	{PageDown, Moving, []string{" ", "pgdown", "ctrl+f"}, "下翻一页", "", 0},
	{PageUp, Moving, []string{"b", "pgup", "ctrl+b"}, "上翻一页", "", 0},
	{HalfDown, Moving, []string{"ctrl+d"}, "下翻半页", "", 0},
	{HalfUp, Moving, []string{"ctrl+u"}, "上翻半页", "", 0},
	{Top, Moving, []string{"g", "home"}, "到开头", "", 0},
	{Bottom, Moving, []string{"G", "end"}, "到末尾", "", 0},

	{Left, Browse, []string{"h", "left"}, "到左边一栏", "", 0},
	{Right, Browse, []string{"l", "right"}, "到右边一栏", "", 0},
	{NextPane, Browse, []string{"tab"}, "下一栏", "换栏", 30},
	{PrevPane, Browse, []string{"shift+tab"}, "上一栏", "", 0},
	{NextSection, Browse, []string{"]"}, "下一节", "", 0},
	{PrevSection, Browse, []string{"["}, "上一节", "", 0},
	{NextPart, Browse, []string{"}"}, "下一部分", "", 0},
	{PrevPart, Browse, []string{"{"}, "上一部分", "", 0},
	{Zoom, Browse, []string{"z"}, "放大这一栏，再按复原", "放大", 20},

	{Open, Regions, []string{"enter"}, "展开或收起各年；没有可展开的，到目录", "", 0},
	{Mark, Regions, []string{" "}, "选中或取消，用来对比", "选中", 50},
	{Open, Outline, []string{"enter"}, "展开或收起；没有下级的，到正文", "展开", 40},

	{CloseHelp, Help, []string{"?", "q", "esc"}, "关闭帮助", "关闭", 100},

	{OpenHelp, Everywhere, []string{"?"}, "帮助", "帮助", 100},
	{Quit, Everywhere, []string{"q"}, "返回上一个画面；在浏览画面退出", "", 0},
	{Back, Everywhere, []string{"esc"}, "返回上一个画面", "", 0},
	{Kill, Everywhere, []string{"ctrl+c"}, "立即退出", "", 0},
}
