package keys

// The actions there are.
const (
	OpenHelp Action = "help"
	Quit     Action = "quit"
	Back     Action = "back"
	Kill     Action = "kill"
	Suspend  Action = "suspend"
	Redraw   Action = "redraw"

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

	OpenCompare  Action = "compare"
	OpenOwn      Action = "own figures"
	OpenOutcome  Action = "outcome"
	Filter       Action = "filter"
	KeepFilter   Action = "keep filter"
	ClearFilter  Action = "clear filter"
	Tense        Action = "tense"
	Sort         Action = "sort"
	EarlierYear  Action = "earlier year"
	LaterYear    Action = "later year"
	Base         Action = "base"
	OrderColumns Action = "order columns"
	Common       Action = "common"
	OpenRank     Action = "rank"
	OpenCourse   Action = "course"
	Drop         Action = "drop"
	Choose       Action = "choose"
	Chosen       Action = "chosen"
	LeaveChoice  Action = "leave choice"
	Find         Action = "find"
	KeepFind     Action = "keep find"
	CancelFind   Action = "cancel find"
	Expression   Action = "expression"
	NextMeaning  Action = "next meaning"
	PrevMeaning  Action = "previous meaning"
	OlderQuery   Action = "older query"
	NewerQuery   Action = "newer query"
	NextHit      Action = "next hit"
	PrevHit      Action = "previous hit"
	OpenSearch   Action = "search everywhere"
	GoBack       Action = "go back"
	GoOn         Action = "go on"
	Copy         Action = "copy"
	CancelCopy   Action = "cancel copy"

	OpenClippings Action = "clippings"
	Remove        Action = "remove"

	OpenSave   Action = "export"
	Write      Action = "write"
	CancelSave Action = "cancel export"
	NextFormat Action = "next format"
	ExtendDown Action = "extend down"
	ExtendUp   Action = "extend up"
	Unit       Action = "unit"

	Explain          Action = "explain"
	OpenTerms        Action = "terms"
	NextTerm         Action = "next term"
	PrevTerm         Action = "previous term"
	Others           Action = "other reports' explanations"
	ToEntry          Action = "to entry"
	CloseExplanation Action = "close explanation"
	ScrollDown       Action = "scroll down"
	ScrollUp         Action = "scroll up"

	OpenParallel Action = "side by side"
	Together     Action = "together"
	OpenPairs    Action = "pairs"
	Join         Action = "join"

	Bookmark      Action = "bookmark"
	OpenJump      Action = "jump"
	OpenBookmarks Action = "bookmarks"
	Undo          Action = "undo"
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
	{NextPane, Browse, []string{"tab"}, "下一栏", "换栏", 55},
	{PrevPane, Browse, []string{"shift+tab"}, "上一栏", "", 0},
	{NextSection, Browse, []string{"]"}, "下一节", "", 0},
	{PrevSection, Browse, []string{"["}, "上一节", "", 0},
	{NextPart, Browse, []string{"}"}, "下一部分", "", 0},
	{PrevPart, Browse, []string{"{"}, "上一部分", "", 0},
	{Zoom, Browse, []string{"z"}, "放大这一栏，再按复原", "放大", 20},

	{Find, Browse, []string{"/"}, "在正文里查找", "查找", 60},
	{OpenSearch, Browse, []string{"f"}, "在全部报告里查找", "全部查找", 25},
	{OpenSave, Browse, []string{"e"}, "写到文件：正文栏里整份报告，目录栏里一节", "", 0},
	{Copy, Browse, []string{"y"}, "复制：正文栏里选段落，目录栏里选一节；yy 直接复制", "复制", 22},

	{Bookmark, Browse, []string{"m"}, "给眼前这一段加书签，再按去掉", "书签", 15},
	{GoBack, Browse, []string{"ctrl+o", "H"}, "回到跳转以前的地方，跨报告、跨画面", "", 0},
	{GoOn, Browse, []string{"L"}, "再往前，与上一个相反", "", 0},
	{Explain, Browse, []string{"t"}, "解释眼前的名词", "名词", 15},
	{OpenTerms, Browse, []string{"T"}, "这份报告的全部名词解释", "", 0},

	{Open, Regions, []string{"enter"}, "展开或收起各年；没有可展开的，到目录", "", 0},
	{Filter, Regions, []string{"/"}, "筛选地区：名称、上级、年份、省级、地级、县级，用汉字、拼音或首字母", "筛选", 52},
	{Mark, Regions, []string{" "}, "选中或取消，用来对比", "选中", 50},
	{Open, Outline, []string{"enter"}, "展开或收起；没有下级的，到正文", "展开", 40},

	{CloseHelp, Help, []string{"?", "q", "esc"}, "关闭帮助", "关闭", 100},

	{OpenCompare, Browse, []string{"c"}, "对比选中的地区", "对比", 45},
	{OpenParallel, Browse, []string{"v"}, "对读：选中的两份，或者这一份和上一年的，并排看相同内容的节", "对读", 32},
	{OpenOwn, Browse, []string{"i"}, "这份报告的全部指标，实绩和目标并列", "指标", 35},
	{OpenOutcome, Browse, []string{"o"}, "这个地区历年目标的兑现情况", "", 0},

	{Tense, Compare, []string{"a"}, "看实绩、看目标、全看", "实绩/目标", 60},
	{Sort, Compare, []string{"s"}, "分组、按原文次序、按差距、按名称排列", "排序", 55},
	{Choose, Compare, []string{"c"}, "选地区", "选地区", 50},
	{Left, Compare, []string{"h", "left"}, "到左边一个地区", "", 0},
	{Right, Compare, []string{"l", "right"}, "到右边一个地区", "", 0},
	{Common, Compare, []string{"d"}, "只看两个以上地区都有的指标，再按全看", "都有的", 35},
	{Drop, Compare, []string{"x"}, "去掉这个地区", "", 0},
	{OrderColumns, Compare, []string{"r"}, "各地区按这一行的名次排列", "排名", 40},
	{OpenRank, Compare, []string{"R"}, "全部地区按这一行排名", "", 0},
	{OpenCourse, Compare, []string{"Y"}, "这个地区历年的这个指标", "", 0},
	{Base, Compare, []string{"="}, "三个以上地区：都与这个地区比，再按与中位数比", "", 0},
	{EarlierYear, Compare, []string{"<", ","}, "看更早一年的数字", "年份", 30},
	{LaterYear, Compare, []string{">", "."}, "看更晚一年的数字；过了最后一年，回到各自报告的年份", "", 0},
	{OpenOwn, Compare, []string{"i"}, "这个地区的全部指标", "", 0},
	{OpenOutcome, Compare, []string{"o"}, "这个地区历年目标的兑现情况", "", 0},
	{OpenParallel, Compare, []string{"v"}, "对读选中的前两份", "", 0},

	{OpenOutcome, Own, []string{"o"}, "历年目标的兑现情况", "兑现", 45},

	{OpenRank, Own, []string{"R"}, "全部地区按这一行排名", "排名", 40},
	{OpenCourse, Own, []string{"Y"}, "历年的这个指标", "历年", 42},
	{Mark, Rank, []string{" "}, "选中或取消，用来对比", "选中", 60},
	{OpenCompare, Rank, []string{"c"}, "对比选中的地区", "对比", 50},
	{OpenOwn, Rank, []string{"i"}, "这个地区的全部指标", "", 0},
	{OpenCourse, Rank, []string{"Y"}, "这个地区历年的这个指标", "历年", 42},
	{OpenOutcome, Rank, []string{"o"}, "这个地区历年目标的兑现情况", "", 0},

	{Tense, Outcome, []string{"a"}, "只看一种结果，再按换一种", "只看", 60},
	{OpenCourse, Outcome, []string{"Y"}, "历年的这个指标", "历年", 45},
	{OpenOwn, Outcome, []string{"i"}, "最近一份报告的全部指标", "", 0},
	{OpenOutcome, Course, []string{"o"}, "这个地区历年目标的兑现情况", "兑现", 45},

	{Open, Sheet, []string{"enter"}, "放大看原文", "原文", 80},
	{Filter, Sheet, []string{"/"}, "筛选：汉字、拼音或首字母", "筛选", 70},
	{NextSection, Sheet, []string{"]"}, "下一组", "", 0},
	{PrevSection, Sheet, []string{"["}, "上一组", "", 0},
	{Zoom, Sheet, []string{"z"}, "显示或收起下面的原文", "", 0},
	{OpenSave, Sheet, []string{"e"}, "把看到的表写到文件：xlsx、csv、md、json", "写文件", 32},
	{Bookmark, Sheet, []string{"m"}, "给这一行的原文加书签，再按去掉", "", 0},
	{Copy, Sheet, []string{"y"}, "复制这一行和它的原文，含出处", "复制", 33},

	{KeepFilter, Filtering, []string{"enter"}, "留下筛选出的", "留下", 80},
	{ClearFilter, Filtering, []string{"esc"}, "取消筛选", "取消", 70},
	{Down, Filtering, []string{"down", "ctrl+n"}, "下移一行", "", 0},
	{Up, Filtering, []string{"up", "ctrl+p"}, "上移一行", "", 0},
	{ClearFilter, Filtered, []string{"esc"}, "取消筛选", "", 0},

	{Open, Sources, []string{"enter"}, "到正文里看", "到正文", 80},
	{Left, Sources, []string{"h", "left"}, "到左边一栏", "", 0},
	{Right, Sources, []string{"l", "right"}, "到右边一栏", "", 0},
	{NextPane, Sources, []string{"tab"}, "下一栏", "换栏", 40},
	{Bookmark, Sources, []string{"m"}, "给这句原文加书签，再按去掉", "", 0},
	{Copy, Sources, []string{"y"}, "复制这句原文，含出处", "复制", 60},

	{Mark, Choosing, []string{"tab"}, "选中或取消", "选中", 70},
	{Chosen, Choosing, []string{"enter"}, "选好了；还没有选中的，就选这一个", "选好了", 80},
	{LeaveChoice, Choosing, []string{"esc"}, "返回，已选的不变", "返回", 60},
	{Down, Choosing, []string{"down", "ctrl+n"}, "下移一行", "", 0},
	{Up, Choosing, []string{"up", "ctrl+p"}, "上移一行", "", 0},
	{PageDown, Choosing, []string{"pgdown"}, "下翻一页", "", 0},
	{PageUp, Choosing, []string{"pgup"}, "上翻一页", "", 0},

	{NextHit, Found, []string{"n"}, "下一处", "下一处", 66},
	{PrevHit, Found, []string{"N"}, "上一处", "上一处", 65},
	{CancelFind, Found, []string{"esc"}, "结束查找", "", 0},

	{KeepFind, Finding, []string{"enter"}, "留下查到的；可以输入拼音：dkjj 或 dikongjingji 即低空经济", "留下", 80},
	{CancelFind, Finding, []string{"esc"}, "取消，回到原处", "取消", 70},
	{Down, Finding, []string{"down"}, "下一处；还没有输入时，同 ^n", "", 0},
	{Up, Finding, []string{"up"}, "上一处；还没有输入时，同 ^p", "", 0},
	{OlderQuery, Finding, []string{"ctrl+p"}, "以前查过的", "查过的", 50},
	{NewerQuery, Finding, []string{"ctrl+n"}, "后来查过的", "", 0},
	{Expression, Finding, []string{"ctrl+r"}, "正则表达式，再按换回", "正则", 60},

	{NextMeaning, Spelling, []string{"tab"}, "换成同样拼音的下一个词", "换词", 90},
	{PrevMeaning, Spelling, []string{"shift+tab"}, "换成同样拼音的上一个词", "", 0},

	{Copy, Taking, []string{"y", "enter"}, "复制选中的，含出处", "复制", 120},
	{CancelCopy, Taking, []string{"esc", "q"}, "取消，回到原处", "取消", 110},
	{Down, Taking, []string{"j", "down"}, "选下一段（句、节）", "", 0},
	{Up, Taking, []string{"k", "up"}, "选上一段（句、节）", "", 0},
	{ExtendDown, Taking, []string{"J", "shift+down"}, "往下多选一段（句、节），或收回", "多选", 70},
	{ExtendUp, Taking, []string{"K", "shift+up"}, "往上多选一段（句、节），或收回", "", 0},
	{Unit, Taking, []string{"s"}, "换成选句、选节、选段", "段/句/节", 60},

	{Write, Saving, []string{"enter"}, "写入；已有这个文件时，再按覆盖", "写入", 80},
	{NextFormat, Saving, []string{"tab"}, "换一种格式", "换格式", 75},
	{CancelSave, Saving, []string{"esc"}, "取消", "取消", 70},

	{CancelSave, Refused, []string{"esc", "enter", "q"}, "返回", "返回", 90},

	{Open, Clippings, []string{"enter"}, "到正文那一处", "到正文", 80},
	{Copy, Clippings, []string{"y"}, "再复制", "复制", 75},
	{Filter, Clippings, []string{"/"}, "筛选：汉字、拼音或首字母", "筛选", 70},
	{OpenSave, Clippings, []string{"e"}, "列出的摘录一起写到文件，含出处：md、txt", "写文件", 65},
	{Remove, Clippings, []string{"d"}, "去掉这条摘录", "去掉", 60},
	{Undo, Clippings, []string{"u"}, "恢复刚去掉的摘录", "恢复", 50},
	{Back, Clippings, []string{"\""}, "返回上一个画面", "", 0},

	{Open, Everyone, []string{"enter"}, "到正文里那一处", "到正文", 80},
	{Find, Everyone, []string{"/", "f"}, "改查别的；几个词用空格分开，要都有", "改查", 70},
	{NextPart, Everyone, []string{"}", "]"}, "下一份报告", "", 0},
	{PrevPart, Everyone, []string{"{", "["}, "上一份报告", "", 0},
	{OpenSave, Everyone, []string{"e"}, "把查到的写到文件：md、csv、json", "写文件", 55},
	{Bookmark, Everyone, []string{"m"}, "给这一处所在的段落加书签，再按去掉", "", 0},
	{Copy, Everyone, []string{"y"}, "复制这一处所在的段落，含出处", "复制", 60},

	{CloseExplanation, Explaining, []string{"esc", "q"}, "收起解释", "收起", 80},
	{NextTerm, Explaining, []string{"n", "j", "down"}, "下一处名词", "下一处", 75},
	{PrevTerm, Explaining, []string{"p", "k", "up"}, "上一处名词", "上一处", 74},
	{ToEntry, Explaining, []string{"enter"}, "到名词解释里这一条", "到解释", 60},
	{Others, Explaining, []string{"o"}, "别的报告怎样解释", "别处", 65},
	{OpenTerms, Explaining, []string{"t", "T"}, "这份报告的全部名词解释", "全部", 62},
	{Copy, Explaining, []string{"y"}, "复制这条解释，含出处", "复制", 58},
	{PageDown, Explaining, []string{" ", "pgdown"}, "解释下翻一页", "", 0},
	{PageUp, Explaining, []string{"b", "pgup"}, "解释上翻一页", "", 0},

	{Open, Terms, []string{"enter"}, "到正文里提到它的地方；没有提到的，到名词解释", "到正文", 80},
	{Filter, Terms, []string{"/"}, "筛选：汉字、拼音或首字母", "筛选", 70},
	{Others, Terms, []string{"o"}, "别的报告怎样解释", "别处", 65},
	{Copy, Terms, []string{"y"}, "复制这条解释，含出处", "复制", 60},
	{ScrollDown, Terms, []string{"J"}, "解释下移一行", "", 0},
	{ScrollUp, Terms, []string{"K"}, "解释上移一行", "", 0},
	{OpenSave, Terms, []string{"e"}, "列出的解释一起写到文件，含出处：md、txt", "写文件", 30},

	{Open, Bookmarks, []string{"enter"}, "到正文那一段", "到正文", 80},
	{Copy, Bookmarks, []string{"y"}, "复制这一段，含出处", "复制", 55},
	{Remove, Bookmarks, []string{"d"}, "去掉这个书签", "去掉", 60},
	{Undo, Bookmarks, []string{"u"}, "恢复刚去掉的书签", "恢复", 50},
	{Filter, Bookmarks, []string{"/"}, "筛选：汉字、拼音或首字母", "筛选", 70},
	{Back, Bookmarks, []string{"'"}, "返回上一个画面", "", 0},

	{Open, Jumping, []string{"enter"}, "去", "去", 80},
	{Back, Jumping, []string{"esc"}, "关闭", "关闭", 70},
	{Down, Jumping, []string{"down", "ctrl+n"}, "下移一行", "", 0},
	{Up, Jumping, []string{"up", "ctrl+p"}, "上移一行", "", 0},
	{PageDown, Jumping, []string{"pgdown"}, "下翻一页", "", 0},
	{PageUp, Jumping, []string{"pgup"}, "上翻一页", "", 0},

	{Left, Parallel, []string{"h", "left"}, "到左边一份", "", 0},
	{Right, Parallel, []string{"l", "right"}, "到右边一份", "", 0},
	{NextPane, Parallel, []string{"tab"}, "到另一份；窄屏上换着看", "另一份", 75},
	{NextSection, Parallel, []string{"]"}, "下一对", "下一对", 70},
	{PrevSection, Parallel, []string{"["}, "上一对", "上一对", 69},
	{NextPart, Parallel, []string{"}"}, "下一节，没有对应的也算", "", 0},
	{PrevPart, Parallel, []string{"{"}, "上一节，没有对应的也算", "", 0},
	{Together, Parallel, []string{"s"}, "各动各的，再按一起动", "分开", 60},
	{OpenPairs, Parallel, []string{"o"}, "对应表：哪一节对哪一节，哪些没有对应", "对应表", 65},
	{Join, Parallel, []string{"="}, "给这一节另选对应的节，记住", "", 0},
	{EarlierYear, Parallel, []string{"<", ","}, "右边换成更早一年的报告", "年份", 40},
	{LaterYear, Parallel, []string{">", "."}, "右边换成更晚一年的报告", "", 0},
	{Choose, Parallel, []string{"c"}, "选哪两份", "选报告", 45},
	{Open, Parallel, []string{"enter"}, "到正文里这一处", "到正文", 50},
	{Bookmark, Parallel, []string{"m"}, "给眼前这一段加书签，再按去掉", "", 0},
	{OpenTerms, Parallel, []string{"T"}, "这份报告的全部名词解释", "", 0},
	{Copy, Parallel, []string{"y"}, "复制这一节和对应的一节，含出处", "复制", 30},
	{OpenSave, Parallel, []string{"e"}, "这一节和对应的一节写到文件：md、txt", "写文件", 20},

	{Open, PairTable, []string{"enter"}, "对读这一对", "对读", 80},
	{Join, PairTable, []string{"="}, "给这一节另选对应的节，记住", "另选", 70},
	{OpenSave, PairTable, []string{"e"}, "对应表写到文件：md、csv", "写文件", 40},

	{Open, Partnering, []string{"enter"}, "选这一节", "选它", 80},
	{ClearFilter, Partnering, []string{"esc"}, "不改", "不改", 70},
	{Down, Partnering, []string{"down", "ctrl+n"}, "下移一行", "", 0},
	{Up, Partnering, []string{"up", "ctrl+p"}, "上移一行", "", 0},
	{PageDown, Partnering, []string{"pgdown"}, "下翻一页", "", 0},
	{PageUp, Partnering, []string{"pgup"}, "上翻一页", "", 0},

	{OpenJump, Everywhere, []string{"p"}, "跳转：地区、年份、章节、指标、名词、书签，用汉字、拼音或首字母找", "跳转", 58},
	{OpenBookmarks, Everywhere, []string{"'"}, "全部书签", "", 0},
	{OpenClippings, Everywhere, []string{"\""}, "摘录：复制过的，可再用、写成文件", "", 0},
	{OpenHelp, Everywhere, []string{"?"}, "帮助", "帮助", 100},
	{Quit, Everywhere, []string{"q"}, "返回上一个画面；在浏览画面退出", "", 0},
	{Back, Everywhere, []string{"esc", "ctrl+o"}, "返回上一个画面", "", 0},
	{Redraw, Everywhere, []string{"ctrl+l"}, "重画屏幕", "", 0},
	{Suspend, Everywhere, []string{"ctrl+z"}, "挂起，回到命令行", "", 0},
	{Kill, Everywhere, []string{"ctrl+c"}, "立即退出", "", 0},
}
