package indicator

// kind is the part that a token plays in the grammar.
type kind uint8

const (
	tText   kind = iota // unread words
	tName               // an indicator, or two at once
	tTopic              // half a name that wants its tail: 粮食, 工业
	tTail               // the other half: 产量, 增加值
	tOther              // the name of another quantity, known so that it is not taken for one of ours
	tNumber             // a number, or the two of a range
	tRank               // 第4位, 第一, 首位

	tRise     // 增长, 下降: the number is a change
	tBetter   // 改善
	tPace     // 增速, 涨幅, 降幅: the rate of change as a noun
	tReach    // 达到, 增至, 降至: the number is a level
	tDone     // 完成, 实现
	tStep     // 突破, 跨越: a level that was passed
	tHold     // 稳定在, 保持在
	tAdd      // 新增, 净增, 新认定
	tStock    // 总数, 入库, 实有
	tAmount   // 数量, 规模: a noun that says nothing new
	tAverage  // 年均
	tTotal    // 累计
	tBound    // 超, 不低于, 约
	tPost     // 以上, 以内, 左右
	tMark     // 台阶, 大关
	tEstimate // 预计
	tAim      // 力争, 目标
	tFill     // adverbs
	tEffect   // 带动, 推动: what follows is a matter of its own
	tPart     // 其中
	tShare    // 占, 比重: the number is a share of something
	tThan     // 比, 较
	tYearOn   // 同比, 比上年
	tFrom     // 从, 由
	tAbove    // 高于, 低于
	tList     // 分别
	tEach     // 均, 都
	tScope    // 区本级, 国控
	tPlace    // 全国, 全省: a region, or a set of regions
	tRegion   // the report's own region by its name, or 辖区
	tSuffix   // 市, 企业, 行业: the noun that makes what stands before it another owner
	tBranch   // 纺织, 食品: an industry, of which the firms that are counted next may be
	tMiddle   // 居, 位居

	tYear  // 2023年
	tTime  // 去年, 上半年
	tSpan  // 五年, 近三年, “十四五”时期
	tComma // ， and dashes
	tSemi  // ；
	tColon // ：
	tPause // 、
	tAnd   // 和, 与, 及
	tOpen  // （
	tClose // ）
	tStop  // 。 ！ ？ and the end of a paragraph
)

// wordKinds are the classes of words.tsv.
var wordKinds = map[string]kind{
	"other": tOther, "rise": tRise, "fall": tRise, "pace": tPace, "better": tBetter, "reach": tReach, "done": tDone, "step": tStep, "hold": tHold,
	"add": tAdd, "stock": tStock, "amount": tAmount, "avg": tAverage, "cum": tTotal, "bound": tBound, "post": tPost,
	"mark": tMark, "estimate": tEstimate, "aim": tAim, "fill": tFill, "effect": tEffect, "part": tPart, "share": tShare,
	"than": tThan, "yoy": tYearOn, "from": tFrom, "above": tAbove, "list": tList, "each": tEach, "scope": tScope,
	"place": tPlace, "time": tTime, "and": tAnd, "own": tRegion, "suffix": tSuffix, "branch": tBranch, "at": tMiddle, "text": tText,
}

// The values of tBound and tPost.
const (
	exact = iota
	atLeast
	atMost
	about
)

// The values of tTime.
const (
	lastYear = iota + 10
	thisYear
	nextYear
	quarter1
	half1
	quarters3
	wholeYear
	pastYear   // 过去一年, 一年来
	everyYear  // 每年
	backward   // 过去, 近: of the span that follows
	forward    // 今后, 未来
	present    // 目前
	congress18 // 十八大以来: from 2013 on
	congress19
	holiday // 国庆假期: too short a time for a period
)

// plan and N is the value of 十N五: 十五 is plan itself, 九五 plan - 1.
const plan = 40

// fiveYears reports whether the value of a tTime names a five-year plan.
func fiveYears(value int32) bool { return plan-10 < value && value < plan+10 }

// The values of tPlace: the level that 全X speaks of.
const (
	placeNation = iota + 60
	placeProvince
	placeCity
	placeDistrict
	placeCounty
	placePrefecture // 全州, 全盟
	placeBanner
	placeOther // 中部, 西部
)

// timeValues are the values in words.tsv that are neither a sign nor a bound.
var timeValues = map[string]int32{
	"last": lastYear, "this": thisYear, "next": nextYear, "q1": quarter1, "h1": half1, "q3": quarters3, "whole": wholeYear,
	"past": pastYear, "every": everyYear, "now": present, "congress18": congress18, "congress19": congress19, "holiday": holiday, "back": backward, "forward": forward,
	"nation": placeNation, "province": placeProvince, "city": placeCity, "district": placeDistrict, "county": placeCounty,
	"prefecture": placePrefecture, "banner": placeBanner, "region": placeOther,
}

// parts reports whether the token ends a clause or an item of a list.
func (t token) parts() bool {
	switch t.kind {
	case tComma, tSemi, tColon, tPause, tOpen, tClose:
		return true
	}
	return false
}

// token is a stretch of text that plays one part. Blanks and quotation marks
// lie between tokens.
type token struct {
	kind       kind
	value      int32 // a name's number, a direction, a bound, a time, a place, a year, the number of a numeral
	start, end int   // bytes of the text
}
