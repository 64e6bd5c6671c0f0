package parse

import (
	"strings"
)

// pageWords are words that pages speak to their visitors with and reports
// hardly ever use. They are the words of pages in general, not of any site.
var pageWords = newWords(
	"首页", "下载", "打印", "收藏", "全屏", "字号", "字体", "分享", "扫一扫", "扫码", "二维码", "编辑", "审核", "校对", "来源", "作者", "发布",
	"浏览", "点击", "阅读", "查看", "回复", "登录", "注册", "返回", "上一", "下一", "关闭", "版权", "本站", "本网", "转载", "客服", "会员",
	"付费", "微信", "微博", "客户端", "网址", "网站", "备案", "主办", "承办", "技术支持", "联系我们", "电话", "相关", "热点", "摄", "记者",
	"视频", "专题", "举报", "网友", "评论", "稿件", "帖", "论坛", "顶部", "附件下载", "位置", "导航", "搜索", "资料", "我的", "图片", "推荐",
	"Copyright", "Powered", "http", "www.", ".com", ".cn", "ICP", "APP", "VIP", "QQ群", "QQ：", "QQ:", "您",
)

// strongPageWords are those that a sentence to a page's visitors has two of.
var strongPageWords = newWords(
	"您", "本站", "本网", "版权", "付费", "客服", "网友", "登录", "转载", "举报", "请点击", "联系我们", "稿件", "免责", "下载", "会员", "上传",
	"仅供", "侵犯", "著作权", "回帖", "论坛", "微信", "ICP", "Powered", "Copyright", "http", "www.",
)

// isPageTalk reports whether a line is the page's and not the report's: a
// short line with a word of pages in it, or a sentence to its visitors.
func isPageTalk(s string) bool {
	n := runes(s, 200)
	if n >= 200 {
		return false
	}
	if namesFile(s) || isPageField(s) {
		return true
	}
	if n <= 25 && !hasMark(s, "。；") {
		return pageWords.in(s)
	}
	strong := strongPageWords.count(s, 2)
	return strong >= 2 || strong == 1 && n < 40 || strings.Contains(s, "责任编辑")
}

// isPageField reports whether a line is a field of the page: 上一篇：….
func isPageField(s string) bool {
	i := indexMark(s[:min(len(s), 40)], "：:")
	return i > 0 && pageFields.in(s[:i])
}

var pageFields = newWords("上一", "下一", "来源", "作者", "编辑", "审核", "发布", "主办", "承办", "地址", "电话", "邮编", "版权", "网站", "相关", "附件下载",
	"浏览", "点击", "阅读", "索引号", "文号", "主题", "日期", "位置", "字体", "字号", "分享", "标签", "关键词", "分类")

// namesFile reports whether a line names a file to be fetched.
func namesFile(s string) bool {
	return len(s) < 300 && fileEndings.in(s)
}

var fileEndings = newWords(".doc", ".pdf", ".wps", ".xls", ".ofd", ".zip", ".rar", ".ceb")
