package parse

import (
	"strings"
)

// pageMarks tells which lines a page or a program put between the lines of a
// text, wherever they stand: page numbers (— 12 —, 第 3 页 共 20 页, 3/20, or a
// bare number where such numbers count up through the text), the report's
// title at the head of each printed page, and the controls of a web page.
func pageMarks(lines []line) map[int]bool {
	found := map[int]bool{}
	var bare []int
	last := 0
	titles := map[string][]int{}
	opened, again := -1, false // the line that addresses the deputies; whether it stands twice
	for i, l := range lines {
		if opened < 0 && (isAddress(l.text) || isSubmission(l.text)) {
			opened = i
		} else if opened >= 0 && l.text == lines[opened].text {
			again = true
		}
		if opened >= 0 && isPhotoNote(l.text) || isContinuation(l.text) {
			found[i] = true
			continue
		}
		if len(l.text) < 150 && isRunningTitle(l.text) {
			titles[l.text] = append(titles[l.text], i)
			continue
		}
		if len(l.text) > 45 {
			continue
		}
		s := squeeze(l.text)
		n, dressed := pageNumber(s)
		switch {
		case dressed, isControl(s):
			found[i] = true
		case n > 0 && (n == last+1 || len(bare) == 0):
			bare = append(bare, i)
			last = n
		}
	}
	if opened >= 0 && !again {
		for i := range repeated(lines, opened+1) {
			found[i] = true
		}
	}
	if len(bare) >= 3 {
		for _, i := range bare {
			found[i] = true
		}
	}
	for _, at := range titles {
		for _, i := range at {
			if len(at) > 2 && (found[i-1] || found[i+1]) {
				found[i] = true
			}
		}
	}
	return found
}

// pageNumber reads a line that may be a page's number. dressed says that it
// stands as only page numbers do.
func pageNumber(s string) (n int, dressed bool) {
	core := strings.Trim(s, "-—–－·.")
	if strings.HasPrefix(core, "第") && strings.Contains(core, "页") && strings.Trim(core, "第共页/，,、0123456789") == "" {
		return 0, true
	}
	if a, b, ok := strings.Cut(core, "/"); ok && isNumber(a) && isNumber(b) && len(core) <= 7 {
		return 0, true
	}
	if !isNumber(core) {
		return 0, false
	}
	for _, c := range []byte(core) {
		n = n*10 + int(c-'0')
	}
	return n, core != s && n < 1000 && s[0] != '.' && s[len(s)-1] != '.'
}

// isNumber reports whether s is a number of up to four digits.
func isNumber(s string) bool { return s != "" && len(s) <= 4 && strings.Trim(s, "0123456789") == "" }

// isPhotoNote reports whether a line describes a photograph that stood between
// the lines of the text.
func isPhotoNote(s string) bool {
	return len(s) < 240 && (strings.HasPrefix(s, "图为") || strings.Contains(s, "资料图") ||
		strings.Contains(s, "摄") && containsAny(s, "记者", "摄影", "通讯员"))
}

// isRunningTitle reports whether a line is a report's title and no more, as at
// the head of printed pages.
func isRunningTitle(s string) bool {
	if !strings.HasSuffix(s, "工作报告") || !isTitle(s) {
		return false
	}
	return s == "政府工作报告" || containsAny(s, "年", "人民政府", "省", "市", "区", "县", "州", "盟", "旗")
}

// controls are what web pages offer to click between the lines of a text.
var controls = map[string]bool{
	"打印": true, "打印本页": true, "关闭": true, "关闭窗口": true, "关闭本页": true, "返回顶部": true, "回到顶部": true, "分享": true, "分享到": true, "分享到微信": true,
	"收藏": true, "收藏本页": true, "下载": true, "全屏": true, "上一页": true, "下一页": true, "首页": true, "尾页": true, "末页": true, "阅读全文": true, "展开全文": true,
	"点击查看": true, "点击放大": true, "查看原图": true, "查看大图": true, "图片": true, "广告": true, "相关链接": true, "查看余下全文": true, "余下全文": true, "扫一扫": true,
}

// isControl reports whether a line is a control of a web page, or its row of
// numbered pages: [1] [2] 下一页.
func isControl(s string) bool {
	core := strings.Trim(s, "：:【】[]()（）>»<«|·•-—*…")
	if controls[core] {
		return true
	}
	return len(core) <= 45 && containsAny(core, "上一页", "下一页") && strings.Trim(core, "上一下页首末尾共第转到,，0123456789[]【】()（） .…·|<>«»") == ""
}
