package parse

import (
	"strings"
	"unicode/utf8"

	"baogao/parse/gazetteer"
)

// speaker is who delivered the report.
type speaker struct {
	name   string // 陈家伟, 阿卜杜拉·买买提
	office string // 市长, 代区长
	body   string // what stands before the office: 荆门市人民政府
}

// findSpeaker finds the speaker in a head. What counts:
//
//	+50 an office and a name after it, or a name after 报告人：
//	+25 a name on a line of its own, or beside the date in brackets
//	+20 the name begins with a surname or has a ·; −25 it is short and does not
//	+20 before the office stands a government and nothing else
//	+20 within three lines of the meeting, or of the title where there is none; +10 within five of the text
//
// Less than 50 is none.
func findSpeaker(h head, m meeting) speaker {
	var best speaker
	most := 49
	anchor := m.lastLine
	if m.name == "" {
		anchor = -100
		for i, s := range h {
			if isTitle(s) {
				anchor = i
			}
		}
	}
	for i := range h {
		near := 0
		if i >= anchor-3 && i <= anchor+3 {
			near += 20
		}
		if len(h)-i <= 5 {
			near += 10
		}
		if s, score := speakerAt(h, i); s.name != "" && score+near > most {
			most, best = score+near, s
		}
	}
	return best
}

// speakerAt reads the speaker off a line.
func speakerAt(h head, i int) (s speaker, score int) {
	line := h[i]
	if at := strings.Index(line, "。"); at > 0 && at == len(line)-len("。") {
		line = line[:at]
	}
	if hasMark(line, "。；！？>") || containsAny(line, "记者", "摄") || utf8.RuneCountInString(line) > 80 {
		return s, 0
	}
	if at, office := lastOffice(line); at >= 0 {
		s.office = office
		s.body = bodyBefore(line[:at])
		rest := strings.TrimPrefix(strings.TrimPrefix(line[at+len(office):], "候选人"), ":")
		s.name = nameAt(rest)
		if s.name == "" {
			s.name = nameInSentence(rest)
		}
		if rest == "" && i+1 < len(h) && nameAt(h[i+1]) == h[i+1] {
			s.name = h[i+1]
		}
		if s.name == "" {
			return s, 0
		}
		score = 50 + nameWeight(s.name)
		if isBody(s.body) {
			score += 20
		}
		return s, score
	}
	for _, w := range []string{"报告人:", "作报告人:", "报告人", "演讲人:"} {
		if _, rest, ok := strings.Cut(line, w); ok {
			if s.name = nameAt(rest); s.name != "" {
				return s, 50 + nameWeight(s.name)
			}
		}
	}
	if isPageTalk(line) {
		return s, 0
	}
	s.name = nameAlone(line)
	if s.name == "" || nameWeight(s.name) < 20 {
		return speaker{}, 0
	}
	return s, 25 + nameWeight(s.name)
}

// lastOffice finds the last office in a line that is that of a head of
// government, with what stands before it of its rank: 代, 代理, 副.
func lastOffice(line string) (at int, office string) {
	at = -1
	for _, o := range offices {
		if i := strings.LastIndex(line, o); i > at && !(o == "主席" && strings.HasPrefix(line[i+len(o):], "团")) {
			at, office = i, o
		}
	}
	if at < 0 {
		return at, ""
	}
	for _, rank := range []string{"代理", "代", "常务副", "副"} {
		if strings.HasSuffix(line[:at], rank) {
			at -= len(rank)
			office = rank + office
			break
		}
	}
	return at, office
}

// bodyBefore is the government that stands before an office, after the
// meeting or a party post that may stand before it: 区委副书记、
func bodyBefore(s string) string {
	if i := strings.LastIndexAny(s, "、,:()—-"); i >= 0 {
		_, n := utf8.DecodeRuneInString(s[i:])
		s = s[i+n:]
	}
	if i := strings.LastIndex(s, "会议上"); i >= 0 {
		s = s[i+len("会议上"):]
	}
	return s
}

// isBody reports whether s is a government or the name of a region, or is
// empty: 荆门市人民政府, 省, 广东省, 行署.
func isBody(s string) bool {
	for _, w := range []string{"行政公署", "行署", "人民政府", "政府"} {
		s = strings.TrimSuffix(s, w)
	}
	return s == "" || isGeneric(s) || gazetteer.Find(s) != nil || divisionKind(s) != "" && utf8.RuneCountInString(s) <= 12
}

// longestName is how many characters a name without a · has at most: 乌云其木格,
// 阿不都热合曼.
const longestName = 7

// nameAt returns the person's name that s begins with: two to seven
// characters, more only with a ·, and then the line or a bracket ends.
func nameAt(s string) string {
	end := len(s)
	for i, r := range s {
		if !isHan(r) && r != '·' {
			if !strings.ContainsRune("(),", r) {
				return ""
			}
			end = i
			break
		}
	}
	name := s[:end]
	n := utf8.RuneCountInString(name)
	if dotted := strings.Contains(name, "·"); n < 2 || !dotted && n > longestName || n > 20 || strings.HasPrefix(name, "·") || strings.HasSuffix(name, "·") {
		return ""
	}
	if containsAny(name, "报告", "信箱", "热线", "公开", "讲话", "会议", "简介", "致辞", "调研", "主持", "出席", "专栏", "之窗", "办公", "活动", "强调", "介绍", "动态", "领导", "政府", "工作", "首页", "正文", "各位", "代表") {
		return ""
	}
	return name
}

// nameInSentence is the name in a sentence that tells of the report:
// 市长张永宁在宁德市第五届人民代表大会第四次会议上作政府工作报告.
func nameInSentence(s string) string {
	for _, w := range []string{"同志", "在", "代表", "作"} {
		if name, _, ok := strings.Cut(s, w); ok && strings.Contains(s, "报告") && nameAt(name) == name && nameWeight(name) > 0 {
			return name
		}
	}
	return ""
}

// nameAlone is the name on a line without an office: 陈家伟, or beside the
// day in brackets after the title: 政府工作报告(2024年1月10日陈家伟).
func nameAlone(line string) string {
	if name := nameAt(line); name == line {
		return name
	}
	for _, d := range findDates(line) {
		rest := strings.TrimLeft(line[d.end:], ",、")
		if name := nameAt(rest); !d.strokes && name != "" && strings.HasPrefix(rest[len(name):], ")") {
			return name
		}
	}
	if _, rest, ok := strings.Cut(line, "会议上"); ok {
		return nameAt(strings.TrimLeft(rest, "),"))
	}
	return ""
}

// surnames are the commoner ones. Those that begin words of pages as well
// (时, 信, 公, 全, 展) are left out: a name of such a surname still stands
// beside an office.
const surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严欧莫孔向常汤康易乔赖文施洪辛柯庄温牛樊葛邢安齐伍庞颜倪庾聂章鲁岳翟申詹殷耿关兰焦俞左柳甘祝包宁尚符舒阮纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阎穆农古吉卓简车连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗代瞿佟应臧闵苟邬边卞姬师仇栾隋商刁沙荣巫寇桑丛甄郎仲虞敖巩明佘池查麻苑迟邝封谈匡鞠惠荆乐冀胥储栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻厉仝郜海阚屠廉井祖漆巴卿狄索晋扈晁芮阙戈鹿邸雍辜羊母裘亓邰赫杭况宿逯隆茹诺战慕危亢嵇哈湛戎揭但冶束檀昝智奉闭由和斯"

var compoundSurnames = []string{"欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯", "端木", "呼延", "南宫", "宇文", "长孙", "独孤"}

// nameWeight says how far a word looks like a person's name.
func nameWeight(name string) int {
	n := utf8.RuneCountInString(name)
	switch {
	case strings.Contains(name, "·"), prefixOf(name, compoundSurnames...) > 0:
		return 20
	case strings.ContainsRune(surnames, firstRune(name)) && n <= 4:
		return 20
	case n <= 3:
		return -25
	}
	return 0
}
